"""Runs workflows: forward step by step, back in reverse on an error, journaled throughout.

The commit that ends one step is the intent of the next, so no outside effect precedes its record. Database
steps in a row share one transaction. An error undoes in reverse, beginning with the step that failed. An undo
that the world refuses is handed to the garbage collector, never dropped.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from core.kernel.db.model import Uuid
from core.kernel.errors import BackendError, Bug, Fenced, OrreryError, TimedOut
from core.kernel.tasks import interruptibly, refuse_if_canceled, uncancellable
from core.kernel.workflow import journal
from core.kernel.workflow.flow import CallId, Flow, Outputs
from core.kernel.workflow.journal import FIRST_EPOCH, Cursor
from core.kernel.workflow.model import BACK
from core.kernel.workflow.steps import Step, Workflow

if TYPE_CHECKING:
    from core.kernel.node import Node

P = TypeVar("P", bound=BaseModel)
T = TypeVar("T")

TRIES_OF_A_SILENT_CALL = 3
TRIES_OF_AN_UNDO = 3
UNDO_PAUSE_SECONDS = 1.0


@dataclass
class Attempts:
    """The tries of one run: how many from each step, and why the first of them failed."""

    counts: dict[int, int] = field(default_factory=dict)
    first: tuple[str, OrreryError] | None = None
    """Step and error. That no other place would do either says less than why the chosen one did not."""

    def retry_point(self, workflow: Workflow[Any], position: int, failure: OrreryError) -> int | None:
        """The step to go back to after `failure`, or None when all is to be undone."""
        for index in range(position, -1, -1):
            retry = workflow.steps[index].retry
            if retry is not None and isinstance(failure, retry.on):
                self.counts[index] = self.counts.get(index, 1) + 1
                return index if self.counts[index] <= retry.tries else None
        return None


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

    async def run(self, workflow: Workflow[P], params: P, *, claims: tuple[Uuid, ...]) -> Outputs:
        """Runs `workflow` to its end, or undoes it; `claims` are the resources that nobody else may touch.

        Gives the outputs of all steps. Raises StepFailed, with the reason as its cause, once everything
        is undone; Refused when another run holds one of the claims.
        """
        flow = Flow(self._node, params, CallId(0, FIRST_EPOCH, 1), {})
        self._shuffle(flow)
        try:
            number, cursor = await self._node.db.write(journal.begin, workflow, flow, claims, self._node.uuid)
        except Exception as raised:
            if hasattr(raised, "step"):
                raise journal.as_failure(workflow, raised.step, OrreryError.of(raised)) from raised
            raise
        flow.call = CallId(number, FIRST_EPOCH, 1)
        flow.out = cursor.outputs
        return await self._forward(workflow, flow, cursor, Attempts())

    async def _forward(
        self, workflow: Workflow[P], flow: Flow[P], cursor: Cursor, attempts: Attempts
    ) -> Outputs:
        while cursor.position < len(workflow.steps):
            try:
                cursor = await self._one_step(workflow, flow, cursor)
            except Fenced:
                raise
            except Exception as raised:
                cursor = await self._recover_from(workflow, flow, cursor, raised, attempts)
            flow.out = cursor.outputs
        return flow.out

    async def _one_step(self, workflow: Workflow[P], flow: Flow[P], cursor: Cursor) -> Cursor:
        step = workflow.steps[cursor.position]
        flow.call = flow.call._replace(attempt=cursor.attempt)
        flow.now = self._node.clock.now_ms()
        made: Outputs | None = None
        if step.do is not None:
            try:
                made = await self._do(step, partial(step.do, flow))
            except (BackendError, TimedOut) as failure:
                if not step.deferrable:
                    raise
                await self._discard(workflow, flow, cursor, failure)
        self._shuffle(flow)
        return await self._node.db.write(journal.advance, workflow, flow, cursor, made or {})

    async def _do(self, step: Step[P], call: Callable[[], Awaitable[T]]) -> T:
        """Makes the outside call of a step, unless the run is cancelled. Raises Canceled then."""
        refuse_if_canceled()
        if step.cancelable:
            return await interruptibly(lambda: self._insistently(step, call, step.seconds(of_undo=False)))
        return await self._insistently(step, call, step.seconds(of_undo=False))

    async def _insistently(self, step: Step[P], call: Callable[[], Awaitable[T]], seconds: float) -> T:
        """Repeats a call that nobody answers; the world answers a repeated call as it did the first."""
        for _ in range(TRIES_OF_A_SILENT_CALL):
            try:
                async with asyncio.timeout(seconds):
                    return await call()
            except TimeoutError:
                continue
        raise TimedOut(f"step {step.name}: no answer to {TRIES_OF_A_SILENT_CALL} calls of {seconds:g} s each")

    async def _recover_from(
        self,
        workflow: Workflow[P],
        flow: Flow[P],
        cursor: Cursor,
        raised: Exception,
        attempts: Attempts,
    ) -> Cursor:
        """Undoes to where the run may go forward again, or undoes it all and raises."""
        failure = OrreryError.of(raised)
        name = journal.failed_step(workflow, cursor.position, raised)
        stop = attempts.retry_point(workflow, cursor.position, failure)
        if stop is not None and attempts.first is None:
            attempts.first = (name, failure)
        cursor = await self._node.db.write(journal.turn_back, workflow, flow, cursor, failure)
        while cursor.direction == BACK:
            step = workflow.steps[cursor.position]
            flow.call = flow.call._replace(attempt=cursor.attempt)
            flow.now = self._node.clock.now_ms()
            if step.undo is not None:
                await self._undo(workflow, flow, cursor)
            self._shuffle(flow)
            cursor = await self._node.db.write(journal.retreat, workflow, flow, cursor, stop)
        if stop is None:
            raise journal.as_failure(workflow, *(attempts.first or (name, failure))) from raised
        retry = workflow.steps[stop].retry
        assert retry is not None
        outputs = {**cursor.outputs, **retry.remember(failure, flow)}
        return Cursor(stop, outputs, attempt=cursor.attempt)

    async def _undo(self, workflow: Workflow[P], flow: Flow[P], cursor: Cursor) -> None:
        step = workflow.steps[cursor.position]
        undo = step.undo
        assert undo is not None
        for tries_left in reversed(range(TRIES_OF_AN_UNDO)):
            try:
                with uncancellable():
                    await self._insistently(step, partial(undo, flow), step.seconds(of_undo=True))
                return
            except Fenced:
                raise
            except Exception as raised:
                if tries_left == 0:
                    await self._discard(workflow, flow, cursor, OrreryError.of(raised))
                    return
            await asyncio.sleep(UNDO_PAUSE_SECONDS)

    async def _discard(
        self, workflow: Workflow[P], flow: Flow[P], cursor: Cursor, failure: OrreryError
    ) -> None:
        self._shuffle(flow)
        due = self._node.clock.now_ms()
        await self._node.db.write(journal.discard, workflow, flow, cursor, failure, due)
        self._node.collector.wake()

    def _shuffle(self, flow: Flow[P]) -> None:
        flow.seed = self._node.random.getrandbits(64)
