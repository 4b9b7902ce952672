"""Runs workflows: forward step by step, back in reverse on an error, journaled throughout.

The commit that ends one step is the intent of the next, so no outside effect precedes its record. Database
steps in a row share one transaction. An error undoes in reverse, beginning with the step that failed. An undo
that the world refuses is handed to the garbage collector, never dropped.

Everything that decides how a run goes on is in its row, so a run that a dead node left behind is carried on
in the same way (`carry_on`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import BaseModel

from orrery.core.kernel.bus import Event
from orrery.core.kernel.db.insistence import insist
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import BackendError, Bug, Fenced, OrreryError, TimedOut, Unreachable
from orrery.core.kernel.tasks import interruptibly, refuse_if_canceled, uncancellable
from orrery.core.kernel.tasks.queue import held_turns
from orrery.core.kernel.workflow import journal
from orrery.core.kernel.workflow.context import current_job_runs, current_path
from orrery.core.kernel.workflow.flow import CallId, Flow, Outputs
from orrery.core.kernel.workflow.journal import FIRST_EPOCH, Cursor, Start
from orrery.core.kernel.workflow.model import BACK, ENDED
from orrery.core.kernel.workflow.steps import Step, Workflow

if TYPE_CHECKING:
    from orrery.core.kernel.node import Node

P = TypeVar("P", bound=BaseModel)
T = TypeVar("T")

TRIES_OF_A_SILENT_CALL = 3
TRIES_OF_AN_UNDO = 3
UNDO_PAUSE_SECONDS = 1.0


@dataclass(frozen=True)
class StepUnanswered(Event):
    """A call of a step got no answer in its time, or nobody was there; `outputs` are those of its run."""

    outputs: Outputs


class Engine:
    """Runs workflows on one node."""

    def __init__(self, node: Node) -> None:
        self._node = node
        self._workflows: dict[str, Workflow[Any]] = {}

    def register(self, workflow: Workflow[Any]) -> None:
        """Makes a workflow known by its name. Raises Bug on a second one of that name."""
        if workflow.name in self._workflows:
            raise Bug(f"two workflows are called {workflow.name}")
        self._workflows[workflow.name] = workflow

    def workflows(self) -> list[Workflow[Any]]:
        """All known workflows, in the order they were registered."""
        return list(self._workflows.values())

    def known(self, name: str, version: int) -> Workflow[Any] | None:
        """The workflow of this name and version."""
        found = self._workflows.get(name)
        return found if found is not None and found.version == version else None

    async def run(
        self, workflow: Workflow[P], params: P, *, claims: tuple[Uuid, ...], answer: Uuid | None = None
    ) -> Outputs:
        """Runs `workflow` to its end, or undoes it; `claims` are the resources that nobody else may touch.

        `answer` is the resource that the API job answers with for which this is the run: the first claim
        where it is not given. Without either the job does not end as the run does. Gives the outputs of all
        steps. Raises StepFailed, with the reason as its cause, once everything is undone; Refused when
        another run holds one of the claims.
        """
        path, answer = current_path.get(), answer or (claims[0] if claims else None)
        flow = Flow(self._node, params, CallId(0, FIRST_EPOCH, 1), {})
        flow.job = current_job_runs.get() if not path and answer is not None else None
        start = Start(self._node.uuid, claims, answer, path, held_turns.get())
        self._shuffle(flow)
        try:
            number, cursor = await self._node.db.write(journal.begin, workflow, flow, start)
        except Exception as raised:
            if hasattr(raised, "step"):
                ended = journal.as_failure(workflow, raised.step, OrreryError.of(raised))
                raise ended from (raised if raised is not ended else None)
            raise
        flow.call = CallId(number, FIRST_EPOCH, 1)
        if flow.job is not None:
            flow.job.numbers.append(number)
        return await self.carry_on(workflow, flow, cursor, path)

    async def carry_on(
        self, workflow: Workflow[P], flow: Flow[P], cursor: Cursor, path: tuple[int, ...]
    ) -> Outputs:
        """Takes a run from where it stands to its end. Gives and raises what `run` does."""
        former, turns = current_path.get(), held_turns.get()
        current_path.set((*path, flow.call.run))
        held_turns.set(())
        try:
            with self._node.tracer.span(workflow.name, run=flow.call.run):
                return await self._to_the_end(workflow, flow, cursor)
        finally:
            current_path.set(former)
            held_turns.set(turns)

    async def _to_the_end(self, workflow: Workflow[P], flow: Flow[P], cursor: Cursor) -> Outputs:
        failure: Exception | None = None
        flow.out = cursor.outputs
        while cursor.direction != ENDED:
            if cursor.direction == BACK:
                with self._span(workflow, cursor):
                    cursor = await self._one_step_back(workflow, flow, cursor)
            else:
                try:
                    with self._span(workflow, cursor):
                        cursor = await self._one_step(workflow, flow, cursor)
                except Fenced:
                    raise
                except Exception as raised:
                    failure = raised if cursor.first is None else failure
                    cursor = await self._turn_back(workflow, flow, cursor, raised)
            flow.out = cursor.outputs
            if cursor.params is not None:
                flow.params, cursor = cast("P", cursor.params), replace(cursor, params=None)
        if cursor.error is not None:
            ended = _failure(workflow, cursor, failure)
            raise ended from (failure if failure is not ended else None)
        return flow.out

    def _span(self, workflow: Workflow[P], cursor: Cursor) -> AbstractContextManager[Any]:
        """One step that does something outside, with the steps after it that only change rows."""
        step = workflow.steps[cursor.position].name
        return self._node.tracer.span(step, direction=cursor.direction, attempt=cursor.attempt)

    async def _one_step(self, workflow: Workflow[P], flow: Flow[P], cursor: Cursor) -> Cursor:
        step = workflow.steps[cursor.position]
        self._prepare(flow, cursor)
        made: Outputs | None = None
        left: OrreryError | None = None
        if step.do is not None:
            try:
                made = await self._do(step, flow, partial(step.do, flow))
            except (BackendError, TimedOut) as failure:
                if not step.deferrable:
                    raise
                left = failure
        self._shuffle(flow)
        moved = await self._node.db.write(journal.advance, workflow, flow, cursor, made or {}, left)
        if left is not None:
            self._node.collector.wake()
        return moved

    async def _do(self, step: Step[P], flow: Flow[P], call: Callable[[], Awaitable[T]]) -> T:
        """Makes the outside call of a step, unless the run is cancelled. Raises Canceled then."""
        refuse_if_canceled()
        if step.cancelable:
            return await interruptibly(lambda: self._insistently(step, flow, call, of_undo=False))
        return await self._insistently(step, flow, call, of_undo=False)

    async def _insistently(
        self, step: Step[P], flow: Flow[P], call: Callable[[], Awaitable[T]], *, of_undo: bool
    ) -> T:
        """Repeats a call that nobody answers; the world answers a repeated call as it did the first."""
        seconds = step.seconds(of_undo=of_undo)
        for _ in range(TRIES_OF_A_SILENT_CALL):
            try:
                async with asyncio.timeout(seconds):
                    return await call()
            except Unreachable:
                self._node.bus.publish(StepUnanswered(flow.out))
                raise
            except TimeoutError:
                self._node.bus.publish(StepUnanswered(flow.out))
        raise TimedOut(f"step {step.name}: no answer to {TRIES_OF_A_SILENT_CALL} calls of {seconds:g} s each")

    async def _turn_back(
        self, workflow: Workflow[P], flow: Flow[P], cursor: Cursor, raised: Exception
    ) -> Cursor:
        """From now on the run is undone, up to the step where it may go forward again if there is one."""
        failure = OrreryError.of(raised)
        name = journal.failed_step(workflow, cursor.position, raised)
        error = cursor.first or {"step": name, "error": failure.to_wire()}
        cursor = cursor.after(name, str(failure))
        cursor = _with_retry(workflow, flow, replace(cursor, error=error), failure)
        return await insist(self._node.db, journal.turn_back, workflow, flow, cursor, failure)

    async def _one_step_back(self, workflow: Workflow[P], flow: Flow[P], cursor: Cursor) -> Cursor:
        step = workflow.steps[cursor.position]
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
                    found = {"lost": True}
                else:
                    left = OrreryError.of(raised)
        self._shuffle(flow)
        moved = await insist(self._node.db, journal.retreat, workflow, flow, cursor, found or {}, left)
        if left is not None:
            self._node.collector.wake()
        return moved

    async def _undo(self, step: Step[P], flow: Flow[P]) -> Outputs | None:
        """Undoes a step, several times if need be, once where nobody is there. Raises the last failure."""
        assert step.undo is not None
        undo = partial(step.undo, flow)
        for tries_left in reversed(range(TRIES_OF_AN_UNDO)):
            try:
                with uncancellable():
                    return await self._insistently(step, flow, undo, of_undo=True)
            except (Fenced, Unreachable):
                raise
            except Exception:
                if tries_left == 0:
                    raise
            await asyncio.sleep(UNDO_PAUSE_SECONDS)
        return None

    def _prepare(self, flow: Flow[P], cursor: Cursor) -> None:
        flow.call = flow.call._replace(attempt=cursor.attempt)
        flow.now = self._node.clock.now_ms()

    def _shuffle(self, flow: Flow[P]) -> None:
        flow.seed = self._node.random.getrandbits(64)


def _with_retry(workflow: Workflow[Any], flow: Flow[Any], cursor: Cursor, failure: OrreryError) -> Cursor:
    """The cursor of a run that goes back, with the step to try again from; with none all is to be undone."""
    now = flow.node.clock.now_ms()
    for index in range(cursor.position, -1, -1):
        step = workflow.steps[index]
        if step.retry is not None and isinstance(failure, step.retry.on):
            since = cursor.failing_since.get(step.name, now)
            counted = replace(cursor, failing_since={**cursor.failing_since, step.name: since})
            if now - since >= step.retry.seconds * 1000:
                return counted
            remembered = step.retry.remember(failure, flow)
            return replace(counted, back_to=index, remembered=remembered, first=cursor.error)
    return cursor


def _failure(workflow: Workflow[Any], cursor: Cursor, raised: Exception | None) -> OrreryError:
    """What a run that was undone raises; the reason comes from the journal where `raised` is unknown."""
    assert cursor.error is not None
    cause = OrreryError.of(raised) if raised is not None else OrreryError.from_wire(cursor.error["error"])
    return journal.as_failure(workflow, cursor.error["step"], cause, cursor.met)
