"""Takes over the runs that a dead node left unfinished, and carries them on from the journal.

Taking over raises a run's epoch, so whoever had it before is fenced, and so are its late calls outside. The
run takes its turns in the task queues again before anything else enters them. Forward it repeats the step at
which it stood; going back it goes on undoing. A run that cannot be carried on here, since nobody knows its
workflow or a step of it, is parked: it stays as it is, with its claims, and is listed as an `UnresolvedRun`.
Every start tries it again, and so does an administrator who asks for it (`retry`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select

from orrery.core.kernel.bus import Event
from orrery.core.kernel.context import CallContext, enter_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Fenced, NotFound, OrreryError, Unresolved
from orrery.core.kernel.node_base import NodeBase
from orrery.core.kernel.workflow.engine import Engine
from orrery.core.kernel.workflow.flow import CallId, Flow
from orrery.core.kernel.workflow.job_runs import JobRuns
from orrery.core.kernel.workflow.journal import Cursor
from orrery.core.kernel.workflow.model import ENDED, UnresolvedRun, WorkflowRun
from orrery.core.kernel.workflow.plan import Plan
from orrery.core.kernel.workflow.unresolved import give_up, list_unresolved, strike_off

log = logging.getLogger("orrery.recovery")

ALL_RUNS = Statement(select(WorkflowRun).order_by(WorkflowRun.number))


@dataclass(frozen=True)
class RunRecovered(Event):
    """A run of a dead node has been finished here; memory that its service keeps of it may be out of date."""

    workflow: str
    params: dict[str, Any]


@dataclass(eq=False)
class RecoveredRun:
    """A run as it was found: what is known of it, and how its job may end."""

    row: WorkflowRun
    plan: Plan[Any, Any] | None = None
    flow: Flow[Any, Any] | None = None
    cursor: Cursor | None = None
    parked: str = ""
    """Why nobody here can carry it on."""

    @property
    def number(self) -> int:
        """The number of the run."""
        return self.row.number

    @property
    def failure(self) -> OrreryError | None:
        """Why a run that has ended was undone; None for a success."""
        if self.row.error is None:
            return None
        return OrreryError.from_wire(self.row.error["error"])


Concluded = Callable[[RecoveredRun, OrreryError | None], Any]
"""Called with a run that has ended, and with the reason where it was undone."""


class Recovery:
    """The runs that others left to this node."""

    def __init__(self, node: NodeBase, engine: Engine) -> None:
        self._node, self._engine = node, engine
        self.parked: list[RecoveredRun] = []

    async def take_over(self) -> list[RecoveredRun]:
        """Makes every unfinished run this node's, with its turns in the queues; gives all that were found."""
        found = [self._understand(row) for row in await self._node.db.read(_all_runs)]
        self.parked = [left for left in found if left.parked]
        for left in self.parked:
            log.warning("run %d of %s is parked: %s", left.number, left.row.workflow, left.parked)
        ours = [left.row for left in found if left.flow is not None]
        listed = [(left.row, left.parked, self._node.new_uuid()) for left in self.parked]
        await self._node.db.write(_adopt, ours, self._node.uuid, listed)
        for left in found:
            if left.flow is not None:
                for signature in left.row.queues:
                    self._node.tasks.resume(signature)
        return found

    async def retry(self, uuid: Uuid) -> None:
        """Carries an unresolved run on, in its turn, and waits for its end, be it finished or undone.

        Raises NotFound, and Unresolved where it is unresolved still.
        """
        async with AsyncExitStack() as turns:
            await turns.enter_async_context(self._node.tasks.queue(f"unresolved-{uuid}"))
            row = await self._node.db.read(_unresolved, uuid)
            for signature in row.queues:
                await turns.enter_async_context(self._node.tasks.queue(signature))
            left = self._understand(row)
            listed = [(row, left.parked, uuid)] if left.parked else []
            await self._node.db.write(_adopt, [] if left.parked else [row], self._node.uuid, listed)
            if left.parked:
                raise Unresolved(left.parked)
            path = (row.parent,) if row.parent is not None else ()
            failure = await self._carry_on(left, path)
            if failure is not None and await self._node.db.read(_is_left, row.number):
                raise Unresolved(failure.details, cause=failure)

    async def give_up(self, uuid: Uuid) -> None:
        """Forgets an unresolved run and frees what it claims, unless it is being carried on."""
        async with self._node.tasks.queue(f"unresolved-{uuid}"):
            await self._node.db.write(give_up, uuid)

    def _understand(self, row: WorkflowRun) -> RecoveredRun:
        if row.direction == ENDED:
            return RecoveredRun(row)
        known = self._engine.known(row.workflow)
        if known is None:
            return RecoveredRun(row, parked="no workflow with that name is known here")
        try:
            params = known.workflow.params.model_validate(row.params)
            plan = known.resumed(row.steps, row.step, row.direction)
            cursor = Cursor.of(row, plan)
        except ValidationError as failure:
            return RecoveredRun(row, parked=f"its parameters are not those of this version: {failure}")
        except Unresolved as failure:
            return RecoveredRun(row, parked=failure.details)
        call = CallId(row.number, row.epoch + 1, row.attempt)
        return RecoveredRun(row, plan, Flow(self._node, params, call, cursor.outputs), cursor)

    def carry_on(self, found: list[RecoveredRun], concluded: Concluded) -> None:
        """Finishes, in the background, every run that was taken over."""
        paths = _paths([left.row for left in found])
        for left in found:
            if left.flow is not None:
                work = self._finish(left, paths[left.number], concluded)
                self._node.background.start(work, name=f"recovered-{left.row.workflow}-{left.number}")

    async def _finish(self, left: RecoveredRun, path: tuple[int, ...], concluded: Concluded) -> None:
        enter_call(CallContext(job=left.row.job))
        try:
            failure = await self._carry_on(left, path)
        except Fenced:
            return
        finally:
            for signature in left.row.queues:
                self._node.tasks.release(signature)
        await concluded(left, failure)

    async def _carry_on(self, left: RecoveredRun, path: tuple[int, ...]) -> OrreryError | None:
        """Takes a run to its end; gives why it was undone, or why it broke. Raises Fenced."""
        assert left.plan is not None
        assert left.flow is not None
        assert left.cursor is not None
        failure: OrreryError | None = None
        try:
            await self._engine.carry_on(left.plan, left.flow, left.cursor, path)
        except Fenced:
            raise
        except Exception as reason:
            # A run that breaks stays in the journal with its claims; its job must not wait for that.
            failure = OrreryError.of(reason)
        log.info("run %d of %s: %s", left.number, left.row.workflow, failure or "finished")
        self._node.bus.publish(RunRecovered(left.row.workflow, left.row.params))
        return failure


def share_job(runs: list[RecoveredRun]) -> JobRuns:
    """What the runs of one job have in common: their ends stay until the job has its result."""
    assert runs[0].row.job is not None
    job = JobRuns(runs[0].row.job, [left.number for left in runs])
    for left in runs:
        if left.flow is not None:
            left.flow.job = job
    return job


def _all_runs(tx: Transaction) -> list[WorkflowRun]:
    return tx.all(ALL_RUNS)


def _unresolved(tx: Transaction, uuid: Uuid) -> WorkflowRun:
    listed = tx.require(UnresolvedRun, uuid)
    row = tx.first(WorkflowRun, number=listed.run)
    if row is None:
        raise NotFound(f"unresolvedRun[uuid:{uuid}]: its run is not in the journal any more")
    return row


def _is_left(tx: Transaction, number: int) -> bool:
    return tx.first(WorkflowRun, number=number) is not None


def _adopt(
    tx: Transaction, rows: list[WorkflowRun], node: Uuid, listed: Sequence[tuple[WorkflowRun, str, Uuid]]
) -> None:
    for row in rows:
        where = {"number": row.number, "epoch": row.epoch}
        if tx.update(WorkflowRun, where, epoch=row.epoch + 1, node=node) == 0:
            raise Fenced(f"run {row.number} has been taken over by another node")
        strike_off(tx, row.number)
    for row, reason, uuid in listed:
        list_unresolved(tx, row, reason, uuid)


def _paths(rows: list[WorkflowRun]) -> dict[int, tuple[int, ...]]:
    """For each run those above it, the outermost first; parents have lower numbers than their children."""
    paths: dict[int, tuple[int, ...]] = {}
    for row in rows:
        above = (*paths.get(row.parent, ()), row.parent) if row.parent is not None else ()
        paths[row.number] = above
    return paths


__all__ = ["Concluded", "RecoveredRun", "Recovery", "RunRecovered", "share_job"]
