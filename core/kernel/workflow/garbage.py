"""Rows of garbage: outside work that is left to the collector."""

from __future__ import annotations

import json
from typing import Any

from core.kernel.db.transaction import Transaction
from core.kernel.workflow.flow import Flow
from core.kernel.workflow.model import BACK, IDLE, Garbage
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
) -> None:
    """Leaves what `step` does outside (going back: its undo) to the collector, as a call of `flow`."""
    verb = "undo" if direction == BACK else "do"
    tx.insert(
        Garbage,
        uuid=flow.new_uuid(),
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
    )
