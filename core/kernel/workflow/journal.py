"""The journal's transactions. Every update names run and epoch; no row means that somebody took over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from core.kernel.db.model import Uuid
from core.kernel.db.transaction import Transaction
from core.kernel.errors import Busy, Fenced, OrreryError, StepFailed
from core.kernel.workflow.flow import Flow, Outputs
from core.kernel.workflow.model import BACK, FORWARD, Claim, Garbage, WorkflowRun
from core.kernel.workflow.steps import Step, Workflow

FIRST_EPOCH = 1


@dataclass(frozen=True)
class Cursor:
    """Where a run stands. Going back, `committed` says whether the step's `uncommit` is due."""

    position: int
    outputs: Outputs
    direction: str = FORWARD
    committed: bool = False
    attempt: int = 1
    error: str | None = None


def begin(
    tx: Transaction, workflow: Workflow[Any], flow: Flow[Any], claims: tuple[Uuid, ...], node: Uuid
) -> tuple[int, Cursor]:
    """Opens a run with its claims, and commits its leading database steps; gives its number and cursor.

    Raises Busy where another run holds a claim.
    """
    number = tx.insert(
        WorkflowRun,
        workflow=workflow.name,
        version=workflow.version,
        position=0,
        step=workflow.steps[0].name,
        committed=False,
        direction=FORWARD,
        attempt=1,
        epoch=FIRST_EPOCH,
        params=flow.params.model_dump(mode="json"),
        outputs={},
        node=node,
        started=tx.now,
    )
    for resource in claims:
        if not tx.try_insert(Claim, resource=resource, run=number):
            raise Busy(f"another operation on resource[{resource}] has not ended yet; try again later")
    flow = flow.copy()
    flow.call = flow.call._replace(run=number)
    if workflow.steps[0].do is not None:
        return number, Cursor(0, {})
    return number, _advance(tx, workflow, flow, Cursor(0, {}))


def advance(
    tx: Transaction, workflow: Workflow[Any], flow: Flow[Any], cursor: Cursor, made: Outputs
) -> Cursor:
    """Commits the step at the cursor, whose `do` gave `made`, and every database step right after it."""
    flow = flow.copy()
    flow.out.update(made)
    return _advance(tx, workflow, flow, replace(cursor, outputs=flow.out))


def _advance(tx: Transaction, workflow: Workflow[Any], flow: Flow[Any], cursor: Cursor) -> Cursor:
    position = cursor.position
    flow.now = tx.now
    while True:
        step = workflow.steps[position]
        if step.commit is not None:
            flow.out.update(_committed(step, tx, flow) or {})
        position += 1
        if position == len(workflow.steps):
            finish(tx, flow.call.run, flow.call.epoch)
            break
        if workflow.steps[position].do is not None:
            break
    moved = replace(cursor, position=position, outputs=flow.out)
    if position < len(workflow.steps):
        save(tx, workflow, flow, moved)
    return moved


def _committed(step: Step[Any], tx: Transaction, flow: Flow[Any]) -> Outputs | None:
    assert step.commit is not None
    try:
        return step.commit(tx, flow)
    except Exception as failure:
        failure.__dict__["step"] = step.name
        raise


def retreat(
    tx: Transaction, workflow: Workflow[Any], flow: Flow[Any], cursor: Cursor, stop: int | None
) -> Cursor:
    """Takes back the commit of the step at the cursor and moves to the one before it.

    At `stop` the run turns forward again (a retry); without one it ends when nothing is left to undo.
    """
    step = workflow.steps[cursor.position]
    flow = flow.copy()
    flow.now = tx.now
    if cursor.committed and step.uncommit is not None:
        step.uncommit(tx, flow)
    if cursor.position != (stop or 0):
        moved = replace(cursor, position=cursor.position - 1, committed=True)
    else:
        moved = replace(cursor, committed=False, direction=FORWARD, attempt=cursor.attempt + 1)
    if stop is None and cursor.position == 0:
        finish(tx, flow.call.run, flow.call.epoch)
    else:
        save(tx, workflow, flow, moved)
    return moved


def turn_back(
    tx: Transaction, workflow: Workflow[Any], flow: Flow[Any], cursor: Cursor, error: OrreryError
) -> Cursor:
    """Records that the run goes back from the step at the cursor, whose commit has not happened."""
    turned = replace(
        cursor, direction=BACK, committed=False, attempt=cursor.attempt + 1, error=str(error)[:1000]
    )
    save(tx, workflow, flow, turned)
    return turned


def save(tx: Transaction, workflow: Workflow[Any], flow: Flow[Any], cursor: Cursor) -> None:
    """Writes the cursor. Raises Fenced where the run is no longer ours."""
    touched = tx.update(
        WorkflowRun,
        {"number": flow.call.run, "epoch": flow.call.epoch},
        position=cursor.position,
        step=workflow.steps[cursor.position].name,
        committed=cursor.committed,
        direction=cursor.direction,
        attempt=cursor.attempt,
        outputs=cursor.outputs,
        error=cursor.error,
    )
    _refuse_if_fenced(touched, flow.call.run)


def finish(tx: Transaction, number: int, epoch: int) -> None:
    """Removes the run and its claims. Raises Fenced where the run is no longer ours."""
    _refuse_if_fenced(tx.delete(WorkflowRun, number=number, epoch=epoch), number)
    tx.delete(Claim, run=number)


def _refuse_if_fenced(touched: int, number: int) -> None:
    if touched == 0:
        raise Fenced(f"run {number} has been taken over by another node")


def discard(
    tx: Transaction, workflow: Workflow[Any], flow: Flow[Any], cursor: Cursor, error: OrreryError, due: int
) -> None:
    """Leaves the outside work of the step at the cursor to the garbage collector.

    Its call id is one attempt above all that went before, so that what is late cannot undo it.
    """
    flow = flow.copy()
    flow.now = tx.now
    tx.insert(
        Garbage,
        uuid=flow.new_uuid(),
        run=flow.call.run,
        epoch=flow.call.epoch,
        attempt=cursor.attempt,
        workflow=workflow.name,
        version=workflow.version,
        step=workflow.steps[cursor.position].name,
        direction=cursor.direction,
        params=flow.params.model_dump(mode="json"),
        outputs=cursor.outputs,
        tries=0,
        due=due,
        error=str(error)[:1000],
    )


def failed_step(workflow: Workflow[Any], position: int, error: Exception) -> str:
    """The name of the step that `error` came from."""
    name: str = getattr(error, "step", workflow.steps[position].name)
    return name


def as_failure(workflow: Workflow[Any], name: str, error: OrreryError) -> StepFailed:
    """`error` under a line that says which step failed and what became of the run."""
    return StepFailed(f"{workflow.name} failed at step {name}; everything before it was undone", cause=error)
