"""Rows of garbage: outside work that is left to the collector."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import bindparam, func, or_, select

from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.workflow.flow import Flow
from orrery.core.kernel.workflow.holds import Held, record_holds
from orrery.core.kernel.workflow.model import BACK, IDLE, WAITING, Garbage, Hold
from orrery.core.kernel.workflow.steps import Step

TIME_BASED = "TimeBased"
"""The only type of garbage: it is tried again when its time has come, whatever has happened meanwhile."""

ADDRESSED = Statement(
    select(Garbage)
    .where(
        or_(
            Garbage.host_uuid == bindparam("host"),
            Garbage.host_uuid.is_(None),
            Garbage.uuid.in_(select(Hold.garbage_uuid).where(Hold.host_uuid == bindparam("host"))),
        ),
        func.instr(Garbage.context, bindparam("text")) > 0,
    )
    .order_by(Garbage.uuid)
)
"""Garbage whose calls may go to a host, and whose context has this text."""


def add_garbage(
    tx: Transaction,
    flow: Flow[Any, Any],
    workflow: str,
    step: Step[Any, Any],
    direction: str,
    error: str,
) -> Held | None:
    """Leaves what `step` does outside (going back: its undo) to the collector, as a call of `flow`.

    Gives what stays held until it is done, where the step says so.
    """
    verb = "undo" if direction == BACK else "do"
    held = step.holds(tx, flow) if step.holds is not None else None
    place = held.place if held is not None else None
    uuid = flow.new_uuid()
    tx.insert(
        Garbage,
        uuid=uuid,
        name=f"{verb} {step.name} of {workflow}",
        runner_class=workflow,
        context=json.dumps({"params": flow.params.model_dump(mode="json"), "outputs": flow.out.to_json()}),
        status=IDLE,
        type=TIME_BASED,
        management_node_uuid=flow.node.uuid,
        run=flow.call.run,
        epoch=flow.call.epoch,
        attempt=flow.call.attempt,
        step=step.name,
        direction=direction,
        tries=0,
        due=tx.now,
        error=error[:1000],
        resource_type=held.resource[0] if held is not None else None,
        resource_uuid=held.resource[1] if held is not None else None,
        host_uuid=place.host_uuid if place is not None else None,
        host_address=place.address if place is not None else None,
        host_type=place.hypervisor if place is not None else None,
        ends_with_power=held is not None and held.ends_with_power,
        condition=WAITING,
    )
    if held is not None:
        record_holds(tx, uuid, held)
    return held


def readdress(tx: Transaction, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Sends garbage and holds of a host to where the host is reached now.

    Both are references to it as JSON, with ``uuid`` and ``address`` among their fields.
    """
    host, address = before["uuid"], before["address"]
    for item in tx.all(ADDRESSED, host=host, text=json.dumps(address)):
        context = json.dumps(_readdressed(json.loads(item.context), before, after))
        tx.update(Garbage, {"uuid": item.uuid}, context=context)
    tx.update(Garbage, {"host_uuid": host, "host_address": address}, host_address=after["address"])
    tx.update(Hold, {"host_uuid": host, "address": address}, address=after["address"])


def _readdressed(value: Any, before: dict[str, Any], after: dict[str, Any]) -> Any:
    """Parameters and outputs with `after` for each reference to the host at the address of `before`."""
    if isinstance(value, dict):
        same = all(value.get(key) == before[key] for key in ("uuid", "address"))
        return after if same else {key: _readdressed(one, before, after) for key, one in value.items()}
    if isinstance(value, list):
        return [_readdressed(one, before, after) for one in value]
    return value
