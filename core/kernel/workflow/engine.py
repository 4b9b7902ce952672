"""Runs workflows: forward step by step, back in reverse on an error, journaled throughout.

The commit that ends one step is the intent of the next, so no outside effect precedes its record. Database
steps in a row share one transaction. An error undoes in reverse, beginning with the step that failed. An undo
that the world refuses is handed to the garbage collector, never dropped.

Everything that decides how a run goes on is in its row, so a run that a dead node left behind is carried on
in the same way (`carry_on`).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast

from orrery.core.kernel.bus import Event
from orrery.core.kernel.context import current_call, enter_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.write_with_retry import write_with_retry
from orrery.core.kernel.errors import (
    BackendError,
    Bug,
    Canceled,
    Fenced,
    OrreryError,
    PluginFailed,
    StepFailed,
    TimedOut,
    Unreachable,
)
from orrery.core.kernel.node_base import NodeBase
from orrery.core.kernel.tasks import uncancellable
from orrery.core.kernel.workflow import journal
from orrery.core.kernel.workflow.contributions import Contributed, ordered
from orrery.core.kernel.workflow.failures import Failing
from orrery.core.kernel.workflow.flow import CallId, Flow
from orrery.core.kernel.workflow.job_runs import RunsOfJobs
from orrery.core.kernel.workflow.journal import FIRST_EPOCH, CommitFailed, Cursor, Start
from orrery.core.kernel.workflow.model import BACK, ENDED
from orrery.core.kernel.workflow.outputs import Outputs
from orrery.core.kernel.workflow.plan import Known, Plan, known
from orrery.core.kernel.workflow.steps import Do, O, P, Step, Workflow
from orrery.core.kernel.workflow.unresolved import note_unresolved

log = logging.getLogger("orrery.workflow")


TRIES_OF_A_SILENT_CALL = 3
TRIES_OF_AN_UNDO = 3
UNDO_PAUSE_SECONDS = 1.0


@dataclass(frozen=True)
class StepUnanswered(Event):
    """A call of a step got no answer in its time, or nobody was there; `outputs` are those of its run."""

    outputs: dict[str, Any]


class Engine:
    """Runs workflows on one node."""

    def __init__(self, node: NodeBase) -> None:
        self._node = node
        self.runs_of_jobs = RunsOfJobs()
        self.garbage_left = asyncio.Event()
        """Set when outside work has been left to the garbage collector, which clears it."""
        self._known: dict[str, Known[Any, Any]] = {}

    def register(self, workflow: Workflow[Any, Any]) -> None:
        """Makes a workflow known by its name. Raises Bug on a second one of that name."""
        if workflow.name in self._known:
            raise Bug(f"two workflows are called {workflow.name}")
        self._known[workflow.name] = known(workflow)

    def contribute(self, contributions: Iterable[Contributed]) -> None:
        """Puts all that is contributed into the slots of the workflows that are known by now.

        Raises PluginFailed where nobody offers a slot, and for a conflict or a circle among contributions.
        """
        everything = list(contributions)
        offered = {opening.slot for one in self._known.values() for opening in one.workflow.openings}
        for one in everything:
            if one.what.slot not in offered:
                raise PluginFailed(one.noun, f"{one.name}: no workflow offers the slot {one.what.slot.name}")
        by_slot = ordered(everything)
        self._known = {name: known(one.workflow, by_slot) for name, one in self._known.items()}

    def plans(self) -> list[Plan[Any, Any]]:
        """The steps of all known workflows, in the order in which these were registered."""
        return [one.plan for one in self._known.values()]

    def known(self, name: str) -> Known[Any, Any] | None:
        """The workflow of this name, with every step that a run of it may name."""
        return self._known.get(name)

    def plan_of(self, workflow: Workflow[P, O]) -> Plan[P, O]:
        """The steps of a new run of `workflow`; of one that is not registered, its own."""
        found = self._known.get(workflow.name)
        return found.plan if found is not None and found.workflow is workflow else known(workflow).plan

    async def run(
        self,
        workflow: Workflow[P, O],
        params: P,
        *,
        claims: tuple[Uuid, ...],
        answer: Uuid | None = None,
        failing_as: Failing | None = None,
    ) -> O:
        """Runs `workflow` to its end, or undoes it; `claims` are the resources that nobody else may touch.

        `answer` is the resource that the API job answers with for which this is the run: the first claim
        where it is not given. Without either the job does not end as the run does. Gives the outputs of all
        steps. Raises StepFailed, with the reason as its cause, once everything is undone, or what
        `failing_as` makes of it; Busy when another run holds one of the claims.
        """
        try:
            return await self._run(self.plan_of(workflow), params, claims, answer)
        except StepFailed as failure:
            if failing_as is None:
                raise
            raise failing_as(failure) from None

    async def _run(self, plan: Plan[P, O], params: P, claims: tuple[Uuid, ...], answer: Uuid | None) -> O:
        call, answer = current_call(), answer or (claims[0] if claims else None)
        flow = Flow(self._node, params, CallId(0, FIRST_EPOCH, 1), plan.workflow.outputs())
        flow.job = self.runs_of_jobs.current() if not call.path and answer is not None else None
        start = Start(self._node.uuid, claims, answer, call.path, call.queues)
        self._shuffle(flow)
        try:
            number, cursor = await self._node.db.write(journal.begin, plan, flow, start)
        except CommitFailed as failed:
            ended = journal.as_failure(plan, failed.step, OrreryError.of(failed.reason))
            raise ended from (failed.reason if failed.reason is not ended else None)
        flow.call = CallId(number, FIRST_EPOCH, 1)
        if flow.job is not None:
            flow.job.numbers.append(number)
        return await self.carry_on(plan, flow, cursor, call.path)

    async def carry_on(self, plan: Plan[P, O], flow: Flow[P, O], cursor: Cursor, path: tuple[int, ...]) -> O:
        """Takes a run from where it stands to its end. Gives and raises what `run` does.

        A run that breaks on the way stays in the journal with its claims, listed among the unresolved ones.
        """
        with self._node.tracer.span(plan.name, run=flow.call.run):
            ended = await self._within_call(plan, flow, cursor, path)
            if isinstance(ended, OrreryError):
                raise ended
            return ended

    async def _within_call(
        self, plan: Plan[P, O], flow: Flow[P, O], cursor: Cursor, path: tuple[int, ...]
    ) -> O | OrreryError:
        """Takes a run to its end, the run in the call's path meanwhile; gives the failure of its steps."""
        former = current_call()
        entered = former._replace(path=(*path, flow.call.run), queues=())
        enter_call(entered)
        try:
            return await self._to_the_end(plan, flow, cursor)
        except Fenced:
            raise
        except Exception as broken:
            await note_unresolved(self._node, flow.call, OrreryError.of(broken))
            raise
        finally:
            call = current_call()
            if call is not entered:
                former = call._replace(path=former.path, queues=former.queues)
            enter_call(former)

    async def _to_the_end(self, plan: Plan[P, O], flow: Flow[P, O], cursor: Cursor) -> O | OrreryError:
        failure: Exception | None = None
        flow.out = cast("O", cursor.outputs)
        while cursor.direction != ENDED:
            if cursor.direction == BACK:
                with self._span(plan, cursor):
                    cursor = await self._one_step_back(plan, flow, cursor)
            else:
                try:
                    with self._span(plan, cursor):
                        cursor = await self._one_step(plan, flow, cursor)
                except Fenced:
                    raise
                except Exception as raised:
                    reason = raised.reason if isinstance(raised, CommitFailed) else raised
                    failure = reason if cursor.first is None else failure
                    cursor = await self._turn_back(plan, flow, cursor, raised)
            flow.out = cast("O", cursor.outputs)
            if cursor.params is not None:
                flow.params, cursor = cast("P", cursor.params), replace(cursor, params=None)
        if cursor.error is None:
            return flow.out
        ended = _failure(plan, cursor, failure)
        ended.__cause__ = failure if failure is not ended else ended.__cause__
        return ended

    def _span(self, plan: Plan[P, O], cursor: Cursor) -> AbstractContextManager[Any]:
        """One step that does something outside, with the steps after it that only change rows."""
        step = plan.steps[cursor.position].name
        return self._node.tracer.span(step, direction=cursor.direction, attempt=cursor.attempt)

    async def _one_step(self, plan: Plan[P, O], flow: Flow[P, O], cursor: Cursor) -> Cursor:
        step = plan.steps[cursor.position]
        self._prepare(flow, cursor)
        made: Outputs | None = None
        left: OrreryError | None = None
        if step.do is not None:
            try:
                made = await self._do(step, flow, step.do)
            except Exception as failure:
                if not _is_deferred(step, failure):
                    raise
                left = OrreryError.of(failure)
        self._shuffle(flow)
        moved = await self._node.db.write(journal.advance, plan, flow, cursor, made, left)
        if left is not None:
            self.garbage_left.set()
        return moved

    async def _do(self, step: Step[P, O], flow: Flow[P, O], call: Do[P, O]) -> O:
        """Makes the outside call of a step, unless the run is cancelled. Raises Canceled then."""
        self._node.cancellations.check()
        if step.cancelable:
            work = partial(self._insistently, step, flow, call, of_undo=False)
            return await self._node.cancellations.interruptibly(work)
        return await self._insistently(step, flow, call, of_undo=False)

    async def _insistently(self, step: Step[P, O], flow: Flow[P, O], call: Do[P, O], *, of_undo: bool) -> O:
        """Repeats a call that nobody answers; the world answers a repeated call as it did the first.

        Gives the outputs as the answered call leaves them.
        """
        seconds = step.seconds(of_undo=of_undo)
        for _ in range(TRIES_OF_A_SILENT_CALL):
            try:
                async with asyncio.timeout(seconds):
                    tried = flow.copy()
                    await call(tried)
                    return tried.out
            except Unreachable:
                self._node.bus.publish(StepUnanswered(flow.out.to_json()))
                raise
            except TimeoutError:
                self._node.bus.publish(StepUnanswered(flow.out.to_json()))
        raise TimedOut(f"step {step.name}: no answer to {TRIES_OF_A_SILENT_CALL} calls of {seconds:g} s each")

    async def _turn_back(
        self, plan: Plan[P, O], flow: Flow[P, O], cursor: Cursor, raised: Exception
    ) -> Cursor:
        """From now on the run is undone, up to the step where it may go forward again if there is one."""
        failure = OrreryError.of(raised)
        name = plan.steps[cursor.position].name
        is_done = False
        if isinstance(raised, CommitFailed):
            is_done = raised.step != name
            name, failure = raised.step, OrreryError.of(raised.reason)
        error = cursor.first or {"step": name, "error": failure.to_wire()}
        cursor = cursor.after(name, str(failure))
        cursor = _with_retry(plan, flow, replace(cursor, error=error), failure)
        turned = await write_with_retry(
            self._node.db, journal.turn_back, plan, flow, cursor, failure, is_done
        )
        self.garbage_left.set()
        return turned

    async def _one_step_back(self, plan: Plan[P, O], flow: Flow[P, O], cursor: Cursor) -> Cursor:
        step = plan.steps[cursor.position]
        self._prepare(flow, cursor)
        found: Outputs | None = None
        left: OrreryError | None = None
        if step.undo is not None:
            try:
                found = await self._undo(step, flow)
            except Fenced:
                raise
            except Exception as raised:
                if step.undo_is_optional:
                    found = flow.out.copy()
                    found.lost = True
                else:
                    left = OrreryError.of(raised)
        self._shuffle(flow)
        moved = await write_with_retry(self._node.db, journal.retreat, plan, flow, cursor, found, left)
        if left is not None:
            self.garbage_left.set()
        return moved

    async def _undo(self, step: Step[P, O], flow: Flow[P, O]) -> O:
        """Undoes a step, several times if need be, once where nobody is there. Raises the last failure."""
        assert step.undo is not None
        for _ in range(TRIES_OF_AN_UNDO - 1):
            try:
                return await self._undo_once(step, flow, step.undo)
            except (Fenced, Unreachable):
                raise
            except Exception:
                await asyncio.sleep(UNDO_PAUSE_SECONDS)
        return await self._undo_once(step, flow, step.undo)

    async def _undo_once(self, step: Step[P, O], flow: Flow[P, O], undo: Do[P, O]) -> O:
        with uncancellable():
            return await self._insistently(step, flow, undo, of_undo=True)

    def _prepare(self, flow: Flow[P, O], cursor: Cursor) -> None:
        flow.call = flow.call._replace(attempt=cursor.attempt)
        flow.now = self._node.clock.now_ms()

    def _shuffle(self, flow: Flow[P, O]) -> None:
        flow.seed = self._node.random.getrandbits(64)


def _is_deferred(step: Step[Any, Any], failure: Exception) -> bool:
    """Whether a run goes on after the failure of a `do`, which is left to the collector."""
    if step.contributor:
        return step.deferrable and not isinstance(failure, (Fenced, Canceled))
    return step.deferrable and isinstance(failure, (BackendError, TimedOut))


def _with_retry(plan: Plan[Any, Any], flow: Flow[Any, Any], cursor: Cursor, failure: OrreryError) -> Cursor:
    """The cursor of a run that goes back, with the step to try again from; with none all is to be undone."""
    now = flow.node.clock.now_ms()
    for index in range(cursor.position, -1, -1):
        step = plan.steps[index]
        if step.retry is not None and isinstance(failure, step.retry.on):
            since = cursor.failing_since.get(step.name, now)
            counted = replace(cursor, failing_since={**cursor.failing_since, step.name: since})
            if now - since >= step.retry.seconds * 1000:
                return counted
            later = flow.copy()
            step.retry.remember(failure, later)
            remembered = flow.out.changed_in(later.out)
            return replace(counted, back_to=index, remembered=remembered, first=cursor.error)
    return cursor


def _failure(plan: Plan[Any, Any], cursor: Cursor, raised: Exception | None) -> OrreryError:
    """What a run that was undone raises; the reason comes from the journal where `raised` is unknown."""
    assert cursor.error is not None
    cause = OrreryError.of(raised) if raised is not None else OrreryError.from_wire(cursor.error["error"])
    return journal.as_failure(plan, cursor.error["step"], cause, cursor.met)
