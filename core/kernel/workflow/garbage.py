"""Rows of garbage: outside work that is left to the collector."""

from __future__ import annotations

import json
from typing import Any

from core.kernel.db.transaction import Transaction
from core.kernel.workflow.flow import Flow
from core.kernel.workflow.holds import Held, record_holds
from core.kernel.workflow.model import BACK, IDLE, WAITING, Garbage
from core.kernel.workflow.steps import Step, Workflow

TIME_BASED = "TimeBased"
"""The only type of garbage: it is tried again when its time has come, whatever has happened meanwhile."""


def litter(
    tx: Transaction,
    flow: Flow[Any],
    workflow: Workflow[Any],
    step: Step[Any],
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
        name=f"{verb} {step.name} of {workflow.name}",
        runner_class=workflow.name,
        context=json.dumps({"params": flow.params.model_dump(mode="json"), "outputs": flow.out}),
        status=IDLE,
        type=TIME_BASED,
        management_node_uuid=flow.node.uuid,
        run=flow.call.run,
        epoch=flow.call.epoch,
        attempt=flow.call.attempt,
        version=workflow.version,
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
