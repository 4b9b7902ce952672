"""Runs that can be neither finished nor undone, as rows that administrators see."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.db.write_with_retry import write_with_retry
from orrery.core.kernel.errors import OrreryError
from orrery.core.kernel.workflow.flow import CallId
from orrery.core.kernel.workflow.model import Claim, UnresolvedRun, WorkflowRun

if TYPE_CHECKING:
    from orrery.core.kernel.node_base import NodeBase

REASON_MAX = 2048

log = logging.getLogger("orrery.recovery")


async def note_unresolved(node: NodeBase, call: CallId, reason: OrreryError) -> None:
    """Lists a run that has broken, unless another node has taken it over."""
    log.warning("run %d cannot be carried on: %s", call.run, reason)
    await write_with_retry(node.db, _note, call, str(reason), node.new_uuid())


def _note(tx: Transaction, call: CallId, reason: str, uuid: Uuid) -> None:
    row = tx.first(WorkflowRun, number=call.run, epoch=call.epoch)
    if row is not None:
        list_unresolved(tx, row, reason, uuid)


def list_unresolved(tx: Transaction, row: WorkflowRun, reason: str, uuid: Uuid) -> None:
    """Inside a transaction: lists a run, or says of a listed one why it still cannot be carried on."""
    where = {"workflow": row.workflow, "step": row.step, "direction": row.direction}
    values = where | {"reason": reason[:REASON_MAX]}
    if tx.update(UnresolvedRun, {"run": row.number}, **values) == 0:
        tx.insert(UnresolvedRun, uuid=uuid, run=row.number, **values)


def strike_off(tx: Transaction, number: int) -> None:
    """Inside a transaction: a run is unresolved no more."""
    tx.delete(UnresolvedRun, run=number)


def give_up(tx: Transaction, uuid: Uuid) -> None:
    """Inside a transaction: forgets an unresolved run and frees what it claims; an absent one is no error."""
    listed = tx.get(UnresolvedRun, uuid)
    if listed is not None:
        tx.delete(Claim, run=listed.run)
        tx.delete(WorkflowRun, number=listed.run)
        tx.delete(UnresolvedRun, uuid=uuid)
