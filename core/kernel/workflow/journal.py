"""The journal's transactions. Every update names run and epoch; no row means that somebody took over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Busy, Fenced, OrreryError, QuotaExceeded, StepFailed
from orrery.core.kernel.workflow.flow import Flow
from orrery.core.kernel.workflow.garbage import add_garbage
from orrery.core.kernel.workflow.holds import Held
from orrery.core.kernel.workflow.model import BACK, ENDED, FORWARD, Claim, UnresolvedRun, WorkflowRun
from orrery.core.kernel.workflow.outputs import Outputs
from orrery.core.kernel.workflow.plan import Plan
from orrery.core.kernel.workflow.steps import Step

FIRST_EPOCH = 1
RETRIES = ("failing_since", "back_to", "remembered", "first", "met")
"""What a row holds of a run that is tried again; earlier versions counted tries, which are forgotten."""
CAUSE_MAX = 400
"""Longest text that is kept of each cause, in characters."""


class CommitFailed(Exception):
    """The commit of a step raised, and with it the transaction; `step` is its name."""

    def __init__(self, step: str, reason: Exception) -> None:
        super().__init__(step, reason)
        self.step = step
        self.reason = reason


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
    error: dict[str, Any] | None = None
    """The step that failed, and its error."""
    failing_since: dict[str, int] = field(default_factory=dict)
    """When a step that the run goes back to failed first, in milliseconds since 1970."""
    back_to: int | None = None
    """Going back: the step at which it turns forward again; None when all is to be undone."""
    remembered: dict[str, Any] = field(default_factory=dict)
    """Outputs that the run has from then on."""
    first: dict[str, Any] | None = None
    """Why it was tried again at all: that no other place would do either says less than this."""
    met: list[str] = field(default_factory=list)
    """Everything that went wrong so far, for people."""
    params: BaseModel | None = None
    """The parameters from here on, where they are not those of the step before."""

    def retries(self, plan: Plan[Any, Any]) -> dict[str, Any] | None:
        """What the journal keeps for retries."""
        if not (self.failing_since or self.met):
            return None
        kept = {name: getattr(self, name) for name in RETRIES}
        return kept if self.back_to is None else kept | {"back_to": plan.steps[self.back_to].name}

    def after(self, step: str, what: str) -> Cursor:
        """The same place, with one more thing that went wrong at a step."""
        return replace(self, met=[*self.met, f"{step}: {what}"[:CAUSE_MAX]])

    @classmethod
    def of(cls, run: WorkflowRun, plan: Plan[Any, Any]) -> Cursor:
        """Where a run stood when it was last written. Raises Unresolved where its plan has no such step."""
        kept = {name: value for name, value in (run.retries or {}).items() if name in RETRIES}
        if kept.get("back_to") is not None:
            kept["back_to"] = plan.index(kept["back_to"])
        return cls(
            plan.index(run.step),
            plan.workflow.outputs(**run.outputs),
            run.direction,
            run.committed,
            run.attempt,
            run.error,
            **kept,
        )


def begin(tx: Transaction, plan: Plan[Any, Any], flow: Flow[Any, Any], start: Start) -> tuple[int, Cursor]:
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
        workflow=plan.name,
        steps=plan.remembered,
        step=plan.steps[0].name,
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
    first = Cursor(0, flow.out)
    if plan.steps[0].do is not None:
        return number, first
    return number, _advance(tx, plan, flow, first)


def _refuse_stranger(tx: Transaction, resource: Uuid, path: tuple[int, ...]) -> None:
    """What the run above has claimed, it has claimed for the runs below it too."""
    claim = tx.first(Claim, resource=resource)
    if claim is not None and claim.run in path:
        return
    unresolved = tx.first(UnresolvedRun, run=claim.run) if claim is not None else None
    if unresolved is not None:
        raise Busy(
            f"resource[{resource}] is claimed by unresolvedRun[uuid:{unresolved.uuid}], a"
            f" {unresolved.workflow} that could be neither finished nor undone: {unresolved.reason}. An"
            " administrator can have it tried again (RetryUnresolvedRun) or given up (DeleteUnresolvedRun)"
        )
    raise Busy(f"another operation on resource[{resource}] has not ended yet; try again later")


def advance(
    tx: Transaction,
    plan: Plan[Any, Any],
    flow: Flow[Any, Any],
    cursor: Cursor,
    made: Outputs | None,
    left: OrreryError | None = None,
) -> Cursor:
    """Commits the step at the cursor, whose `do` left the outputs `made`, and every database step after it.

    Where `do` failed by `left`, it is left to the garbage collector.
    """
    flow = flow.copy()
    if left is not None:
        _discard(tx, plan, flow, cursor, left)
        flow.is_left = True
    if made is not None:
        flow.out = made.copy()
    return _advance(tx, plan, flow, cursor)


def _advance(tx: Transaction, plan: Plan[Any, Any], flow: Flow[Any, Any], cursor: Cursor) -> Cursor:
    position = cursor.position
    flow.now = tx.now
    while True:
        step = plan.steps[position]
        if step.commit is not None:
            _commit(step, tx, flow)
        flow.is_left = False
        position += 1
        if position == len(plan.steps):
            finish(tx, flow)
            return replace(cursor, position=position, outputs=flow.out, direction=ENDED)
        if plan.steps[position].do is not None:
            break
    moved = replace(cursor, position=position, outputs=flow.out)
    save(tx, plan, flow, moved)
    return moved


def _commit(step: Step[Any, Any], tx: Transaction, flow: Flow[Any, Any]) -> None:
    assert step.commit is not None
    try:
        step.commit(tx, flow)
    except Exception as reason:
        raise CommitFailed(step.name, reason) from reason


def retreat(
    tx: Transaction,
    plan: Plan[Any, Any],
    flow: Flow[Any, Any],
    cursor: Cursor,
    found: Outputs | None,
    left: OrreryError | None = None,
) -> Cursor:
    """Takes back the commit of the step at the cursor and moves to the one before it.

    `found` are the outputs that its undo left; where the undo failed by `left`, it is left to the garbage
    collector. Where the run is to be tried again it turns forward at that step; else it ends when nothing is
    left to undo.
    """
    step = plan.steps[cursor.position]
    flow = flow.copy()
    flow.now = tx.now
    if left is not None:
        cursor = _leave(tx, plan, flow, cursor, left)
    if found is not None:
        flow.out = found.copy()
    if cursor.committed and step.uncommit is not None:
        step.uncommit(tx, flow)
    if cursor.position != (cursor.back_to or 0):
        moved = replace(cursor, position=cursor.position - 1, outputs=flow.out, committed=True)
    elif cursor.back_to is None:
        finish(tx, flow)
        return replace(cursor, outputs=flow.out, direction=ENDED)
    else:
        moved = _forward_again(step, flow, cursor)
    save(tx, plan, flow, moved)
    return moved


def _leave(
    tx: Transaction, plan: Plan[Any, Any], flow: Flow[Any, Any], cursor: Cursor, left: OrreryError
) -> Cursor:
    """Leaves an undo to the collector; the run is not tried again where that would use what is held."""
    step = plan.steps[cursor.position]
    held = _discard(tx, plan, flow, cursor, left)
    if held is None:
        return cursor
    where = f" on host[uuid:{held.place.host_uuid}, managementIp:{held.place.address}]" if held.place else ""
    cursor = cursor.after(f"undo {step.name}", f"not confirmed{where}, which is tried again later: {left}")
    flow.out.unconfirmed = sorted({*(flow.out.unconfirmed or ()), *held.kinds()})
    if cursor.back_to is None or not held.identities:
        return cursor
    try:
        _renewed(plan.steps[cursor.back_to], flow)
    except OrreryError as fixed:
        return replace(cursor.after(f"undo {step.name}", fixed.details), back_to=None)
    return cursor


def _renewed(step: Step[Any, Any], flow: Flow[Any, Any]) -> BaseModel:
    """The parameters of another try after work that nobody confirmed. Raises OrreryError without any."""
    if step.retry is None or step.retry.renew is None:
        raise OrreryError("it is not tried elsewhere until that is confirmed")
    return step.retry.renew(flow)


def _forward_again(step: Step[Any, Any], flow: Flow[Any, Any], cursor: Cursor) -> Cursor:
    params = _renewed(step, flow) if flow.out.unconfirmed else None
    outputs = flow.out.copy()
    outputs.to_json().pop("unconfirmed", None)
    outputs.to_json().update(cursor.remembered)
    return replace(
        cursor,
        outputs=outputs,
        direction=FORWARD,
        committed=False,
        attempt=cursor.attempt + 1,
        error=None,
        back_to=None,
        remembered={},
        params=params,
    )


def turn_back(
    tx: Transaction,
    plan: Plan[Any, Any],
    flow: Flow[Any, Any],
    cursor: Cursor,
    failure: OrreryError,
    is_done: bool = False,
) -> Cursor:
    """Records that the run goes back from the step at the cursor, whose commit has not happened.

    Where its `do` `is_done` and a later step failed, a contributed step that cannot be undone is left to the
    collector, which records it.
    """
    turned = replace(cursor, direction=BACK, committed=False, attempt=cursor.attempt + 1)
    step = plan.steps[cursor.position]
    if is_done and step.contributor and step.deferrable and step.undo is None:
        _discard(tx, plan, flow.copy(), cursor, failure)
    if step.failed is not None:
        step.failed(tx, flow, failure)
    save(tx, plan, flow, turned)
    return turned


def save(tx: Transaction, plan: Plan[Any, Any], flow: Flow[Any, Any], cursor: Cursor) -> None:
    """Writes the cursor. Raises Fenced where the run is no longer ours."""
    touched = tx.update(
        WorkflowRun,
        {"number": flow.call.run, "epoch": flow.call.epoch},
        step=plan.steps[cursor.position].name,
        committed=cursor.committed,
        direction=cursor.direction,
        attempt=cursor.attempt,
        outputs=cursor.outputs.to_json(),
        retries=cursor.retries(plan),
        error=cursor.error,
        **({} if cursor.params is None else {"params": cursor.params}),
    )
    _refuse_if_fenced(touched, flow.call.run)


def finish(tx: Transaction, flow: Flow[Any, Any]) -> None:
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


def _discard(
    tx: Transaction, plan: Plan[Any, Any], flow: Flow[Any, Any], cursor: Cursor, error: OrreryError
) -> Held | None:
    """Leaves the outside work of the step at the cursor to the garbage collector; gives what that holds.

    Its call id is one attempt above all that went before, so that what is late cannot undo it.
    """
    flow.now = tx.now
    flow.call = flow.call._replace(attempt=cursor.attempt)
    return add_garbage(tx, flow, plan.name, plan.steps[cursor.position], cursor.direction, str(error))


def draw_number(tx: Transaction, node: Uuid) -> int:
    """A run number above all that were ever given, for a call that belongs to no run."""
    number = tx.insert(
        WorkflowRun,
        queues=[],
        workflow="",
        steps=[],
        step="",
        committed=False,
        direction=ENDED,
        attempt=1,
        epoch=FIRST_EPOCH,
        params={},
        outputs={},
        node=node,
        started=tx.now,
    )
    tx.delete(WorkflowRun, number=number)
    return number


def as_failure(plan: Plan[Any, Any], name: str, error: OrreryError, met: Sequence[str] = ()) -> OrreryError:
    """`error` under a line that says which step failed and what became of the run.

    `met` is everything that went wrong, told where it is more than `error`. An exceeded quota stands for
    itself: callers look for its code, and it says what to do.
    """
    if error.code == QuotaExceeded.code:
        return error
    details = f"{plan.name} failed at step {name}; everything before it was undone"
    if len(met) > 1:
        causes = "; ".join(f"({number}) {cause}" for number, cause in enumerate(met, start=1))
        details += f". Everything that went wrong: {causes}"
    return StepFailed(details, step=name, cause=error)
