"""The journal's transactions. Every update names run and epoch; no row means that somebody took over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from core.kernel.db.model import Uuid
from core.kernel.db.transaction import Transaction
from core.kernel.errors import Busy, Fenced, OrreryError, QuotaExceeded, StepFailed
from core.kernel.workflow.flow import Flow, Outputs
from core.kernel.workflow.garbage import litter
from core.kernel.workflow.model import BACK, ENDED, FORWARD, Claim, WorkflowRun
from core.kernel.workflow.steps import Step, Workflow

FIRST_EPOCH = 1
RETRIES = ("failing_since", "back_to", "remembered", "first")
"""What a row holds of a run that is tried again; earlier versions counted tries, which are forgotten."""


@dataclass(frozen=True)
class Start:
    """What a run is begun with, beside its parameters."""

    node: Uuid
    claims: tuple[Uuid, ...] = ()
    answer: Uuid | None = None
    path: tuple[int, ...] = ()
    """The runs for whose steps it is begun, the outermost first."""
    queues: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cursor:
    """Where a run stands. Going back, `committed` says whether the step's `uncommit` is due."""

    position: int
    outputs: Outputs
    direction: str = FORWARD
    committed: bool = False
    attempt: int = 1
    error: Outputs | None = None
    """The step that failed, and its error."""
    failing_since: dict[str, int] = field(default_factory=dict)
    """When a step that the run goes back to failed first, in milliseconds since 1970."""
    back_to: int | None = None
    """Going back: the step at which it turns forward again; None when all is to be undone."""
    remembered: Outputs = field(default_factory=dict)
    """Outputs that the run has from then on."""
    first: Outputs | None = None
    """Why it was tried again at all: that no other place would do either says less than this."""

    @property
    def retries(self) -> Outputs | None:
        """What the journal keeps for retries."""
        if not self.failing_since:
            return None
        return {name: getattr(self, name) for name in RETRIES}

    @classmethod
    def of(cls, run: WorkflowRun) -> Cursor:
        """Where a run stood when it was last written."""
        return cls(
            run.position,
            run.outputs,
            run.direction,
            run.committed,
            run.attempt,
            run.error,
            **{name: value for name, value in (run.retries or {}).items() if name in RETRIES},
        )


def begin(tx: Transaction, workflow: Workflow[Any], flow: Flow[Any], start: Start) -> tuple[int, Cursor]:
    """Opens a run with its claims, and commits its leading database steps; gives its number and cursor.

    Raises Busy where another run holds a claim.
    """
    number = tx.insert(
        WorkflowRun,
        parent=start.path[-1] if start.path else None,
        root=start.path[0] if start.path else None,
        job=flow.job.job if flow.job is not None else None,
        answer=start.answer,
        queues=list(start.queues),
        workflow=workflow.name,
        version=workflow.version,
        position=0,
        step=workflow.steps[0].name,
        committed=False,
        direction=FORWARD,
        attempt=1,
        epoch=FIRST_EPOCH,
        params=flow.params,
        outputs={},
        node=start.node,
        started=tx.now,
    )
    for resource in start.claims:
        if not tx.try_insert(Claim, resource=resource, run=number):
            _refuse_stranger(tx, resource, start.path)
    flow = flow.copy()
    flow.call = flow.call._replace(run=number)
    if workflow.steps[0].do is not None:
        return number, Cursor(0, {})
    return number, _advance(tx, workflow, flow, Cursor(0, {}))


def _refuse_stranger(tx: Transaction, resource: Uuid, path: tuple[int, ...]) -> None:
    """What the run above has claimed, it has claimed for the runs below it too."""
    claim = tx.first(Claim, resource=resource)
    if claim is None or claim.run not in path:
        raise Busy(f"another operation on resource[{resource}] has not ended yet; try again later")


def advance(
    tx: Transaction, workflow: Workflow[Any], flow: Flow[Any], cursor: Cursor, made: Outputs
) -> Cursor:
    """Commits the step at the cursor, whose `do` gave `made`, and every database step right after it."""
    flow = flow.copy()
    flow.out.update(made)
    return _advance(tx, workflow, flow, cursor)


def _advance(tx: Transaction, workflow: Workflow[Any], flow: Flow[Any], cursor: Cursor) -> Cursor:
    position = cursor.position
    flow.now = tx.now
    while True:
        step = workflow.steps[position]
        if step.commit is not None:
            flow.out.update(_committed(step, tx, flow) or {})
        position += 1
        if position == len(workflow.steps):
            finish(tx, flow)
            return replace(cursor, position=position, outputs=flow.out, direction=ENDED)
        if workflow.steps[position].do is not None:
            break
    moved = replace(cursor, position=position, outputs=flow.out)
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
    tx: Transaction, workflow: Workflow[Any], flow: Flow[Any], cursor: Cursor, found: Outputs
) -> Cursor:
    """Takes back the commit of the step at the cursor and moves to the one before it.

    `found` is what its undo gave. Where the run is to be tried again it turns forward at that step; else it
    ends when nothing is left to undo.
    """
    step = workflow.steps[cursor.position]
    flow = flow.copy()
    flow.out.update(found)
    flow.now = tx.now
    if cursor.committed and step.uncommit is not None:
        step.uncommit(tx, flow)
    if cursor.position != (cursor.back_to or 0):
        moved = replace(cursor, position=cursor.position - 1, outputs=flow.out, committed=True)
    elif cursor.back_to is None:
        finish(tx, flow)
        return replace(cursor, outputs=flow.out, direction=ENDED)
    else:
        moved = _forward_again(cursor, flow.out)
    save(tx, workflow, flow, moved)
    return moved


def _forward_again(cursor: Cursor, outputs: Outputs) -> Cursor:
    return replace(
        cursor,
        outputs={**outputs, **cursor.remembered},
        direction=FORWARD,
        committed=False,
        attempt=cursor.attempt + 1,
        error=None,
        back_to=None,
        remembered={},
    )


def turn_back(
    tx: Transaction, workflow: Workflow[Any], flow: Flow[Any], cursor: Cursor, failure: OrreryError
) -> Cursor:
    """Records that the run goes back from the step at the cursor, whose commit has not happened."""
    turned = replace(cursor, direction=BACK, committed=False, attempt=cursor.attempt + 1)
    step = workflow.steps[cursor.position]
    if step.failed is not None:
        step.failed(tx, flow, failure)
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
        retries=cursor.retries,
        error=cursor.error,
    )
    _refuse_if_fenced(touched, flow.call.run)


def finish(tx: Transaction, flow: Flow[Any]) -> None:
    """Removes the claims and the run, which stays as ended where its job has no result yet.

    Raises Fenced where the run is no longer ours.
    """
    where = {"number": flow.call.run, "epoch": flow.call.epoch}
    if flow.is_kept:
        touched = tx.update(WorkflowRun, where, direction=ENDED)
    else:
        touched = tx.delete(WorkflowRun, **where)
    _refuse_if_fenced(touched, flow.call.run)
    tx.delete(Claim, run=flow.call.run)


def forget(tx: Transaction, numbers: list[int]) -> None:
    """Removes those of these runs that have ended: their job has its result."""
    for number in numbers:
        tx.delete(WorkflowRun, number=number, direction=ENDED)


def _refuse_if_fenced(touched: int, number: int) -> None:
    if touched == 0:
        raise Fenced(f"run {number} has been taken over by another node")


def discard(
    tx: Transaction, workflow: Workflow[Any], flow: Flow[Any], cursor: Cursor, error: OrreryError
) -> None:
    """Leaves the outside work of the step at the cursor to the garbage collector.

    Its call id is one attempt above all that went before, so that what is late cannot undo it.
    """
    flow = flow.copy()
    flow.now, flow.out = tx.now, cursor.outputs
    flow.call = flow.call._replace(attempt=cursor.attempt)
    step = workflow.steps[cursor.position]
    litter(tx, flow, workflow, step, cursor.direction, str(error))


def failed_step(workflow: Workflow[Any], position: int, error: Exception) -> str:
    """The name of the step that `error` came from."""
    name: str = getattr(error, "step", workflow.steps[position].name)
    return name


def as_failure(workflow: Workflow[Any], name: str, error: OrreryError) -> OrreryError:
    """`error` under a line that says which step failed and what became of the run.

    An exceeded quota stands for itself: callers look for its code, and it says what to do.
    """
    if error.code == QuotaExceeded.code:
        return error
    return StepFailed(f"{workflow.name} failed at step {name}; everything before it was undone", cause=error)
