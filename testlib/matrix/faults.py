"""What can go wrong at one step of a workflow, and workflows in which it does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendRefused, Refused, Unreachable
from orrery.core.kernel.workflow import Flow, OnFailure, Plan, Step
from orrery.testlib.mortal import outside_calls
from orrery.testlib.pending import may_be_garbage

Action = Callable[[Flow[Any, Any]], Awaitable[None]]


class Fault(StrEnum):
    """What happens at a step, once."""

    NONE = "no-fault"
    """Nothing: the run ends as it should. At the last step only."""

    ERROR_BEFORE = "error-before"
    """It fails, and has done nothing."""
    ERROR_AFTER = "error-after"
    """It has done its work, and fails nevertheless."""
    UNREACHABLE_BEFORE = "unreachable-before"
    """Nobody answers it outside, and nothing is done there."""
    UNREACHABLE_AFTER = "unreachable-after"
    """It has done its work outside, and then nobody answers."""
    SILENT = "silent"
    """It has done its work outside; then nobody answers it, its undo, or the first tries of the collector.
    While its garbage waits, the next operation runs."""
    REPLY_LOST = "reply-lost"
    """It has done its work outside, but the answer never comes; a step in the database alone is done, but the
    node dies before that is durable."""
    REPEATED = "repeated"
    """It is done twice; in the database the first time is rolled back."""
    KILLED_BEFORE = "killed-before"
    """The node dies before it does anything."""
    KILLED_BETWEEN = "killed-between"
    """The node dies when the work outside is done, but not recorded."""
    KILLED_AFTER = "killed-after"
    """The node dies as soon as the step is durable."""
    KILLED_BEFORE_UNDO = "killed-before-undo"
    """The run is turned back, and the node dies before this step is undone."""
    KILLED_AFTER_UNDO = "killed-after-undo"
    """The run is turned back, and the node dies when this step is undone, but that is not recorded."""


UNDOING = (Fault.KILLED_BEFORE_UNDO, Fault.KILLED_AFTER_UNDO)
WITHOUT_ERROR = (
    Fault.NONE,
    Fault.REPLY_LOST,
    Fault.REPEATED,
    Fault.KILLED_BEFORE,
    Fault.KILLED_BETWEEN,
    Fault.KILLED_AFTER,
)
"""Faults of messages and of nodes: the outside world refuses nothing, so the run must succeed."""

OUTSIDE = (Fault.UNREACHABLE_BEFORE, Fault.UNREACHABLE_AFTER, Fault.SILENT, Fault.KILLED_BETWEEN)
"""Faults of steps that do something outside."""
FAILING = (Fault.ERROR_BEFORE, Fault.ERROR_AFTER, Fault.UNREACHABLE_BEFORE, Fault.UNREACHABLE_AFTER)
"""Faults after which a call may fail; where it does, everything must be as it was before."""

REASON = "a fault of the matrix"
SILENT_TRIES = 6
"""How often nobody answers: what is undone is tried three times at once, then by the collector."""


@dataclass(frozen=True)
class Case:
    """One cell of the matrix."""

    workflow: str
    step: str
    fault: Fault
    is_contributed: bool = False
    """Whether the step is a plugin's; what that calls outside is not seen here."""

    def __str__(self) -> str:
        return f"{self.workflow}/{self.step}/{self.fault}"


def cases_of(plan: Plan[Any, Any]) -> Iterator[Case]:
    """Every fault at every step, where the step has what the fault strikes."""
    yield Case(plan.name, plan.steps[-1].name, Fault.NONE)
    for index, step in enumerate(plan.steps):
        for fault in Fault:
            if fault is Fault.NONE:
                continue
            if fault in OUTSIDE and step.do is None:
                continue
            if fault is Fault.SILENT and not may_be_garbage(step):
                continue
            if fault in UNDOING and (not _is_undone(step) or _turning_point(plan, index) is None):
                continue
            yield Case(plan.name, step.name, fault, bool(step.contributor))


def _is_undone(step: Step[Any, Any]) -> bool:
    return step.undo is not None or step.uncommit is not None


def _turning_point(plan: Plan[Any, Any], index: int) -> int | None:
    """The step at which a run has to fail for the one at `index` to be undone."""
    for later in range(index, len(plan.steps)):
        step = plan.steps[later]
        if step.do is not None and step.on_failure is OnFailure.UNDO:
            return later
    return None


class Saboteur:
    """Builds the workflow of one case; `kill` ends the node, `kill_when_durable` does after its commit."""

    def __init__(self, case: Case, kill: Callable[[], None], kill_when_durable: Callable[[], None]) -> None:
        self.case = case
        self.meanwhile: Callable[[], Awaitable[Any]] | None = None
        """What happens just before the step does something outside, once."""
        self.struck = False
        self.calls: list[str] = []
        """What the step called outside."""
        self._silent_tries = SILENT_TRIES if case.fault is Fault.SILENT else 0
        self._kill = kill
        self._kill_when_durable = kill_when_durable

    def sabotaged(self, plan: Plan[Any, Any]) -> Plan[Any, Any]:
        """The steps of the workflow with the fault in them."""
        steps = list(plan.steps)
        index = [step.name for step in steps].index(self.case.step)
        if self.case.fault in UNDOING:
            turn = _turning_point(plan, index)
            assert turn is not None
            steps[turn] = replace(steps[turn], do=self._failing(steps[turn]))
            steps = [replace(step, retry=None) for step in steps]
            steps[index] = self._with_deadly_undo(steps[index])
        else:
            steps[index] = self._struck_step(steps[index])
        return replace(plan, steps=tuple(steps))

    def _strikes(self) -> bool:
        first, self.struck = not self.struck, True
        return first

    async def _die(self) -> None:
        self._kill()
        await asyncio.get_running_loop().create_future()

    def _failing(self, step: Step[Any, Any]) -> Any:
        real = step.do
        assert real is not None

        async def do(flow: Flow[Any, Any]) -> None:
            if step.undo is not None:  # what cannot be undone fails only before it has done anything
                await real(flow)
            raise Refused(REASON)

        return do

    def _struck_step(self, step: Step[Any, Any]) -> Step[Any, Any]:
        if self.case.fault is Fault.KILLED_AFTER or step.do is None:
            return replace(step, commit=self._struck_commit(step.commit))
        do = self._struck_do(self._watched(step.do))
        if self.case.fault is Fault.SILENT:
            do = self._silent(do) if step.deferrable else do
            return replace(step, do=do, undo=self._silent(step.undo) if step.undo is not None else None)
        return replace(step, do=do)

    def _watched(self, real: Action) -> Action:
        """Notes what is called outside."""

        async def watched(flow: Flow[Any, Any]) -> None:
            meanwhile, self.meanwhile = self.meanwhile, None
            if meanwhile is not None:
                await meanwhile()
            token = outside_calls.set(self.calls)
            try:
                await real(flow)
            finally:
                outside_calls.reset(token)

        return watched

    def _silent(self, real: Action) -> Action:
        """Nobody answers for a while, once the fault has struck."""

        async def silent(flow: Flow[Any, Any]) -> None:
            if self.struck and self._silent_tries > 0:
                self._silent_tries -= 1
                raise Unreachable(REASON)
            await real(flow)

        return silent

    def _struck_do(self, real: Action) -> Action:
        fault = self.case.fault

        async def do(flow: Flow[Any, Any]) -> None:
            if not self._strikes():
                await real(flow)
                return
            if fault is Fault.ERROR_BEFORE:
                raise BackendRefused(REASON)
            if fault is Fault.UNREACHABLE_BEFORE:
                raise Unreachable(REASON)
            if fault is Fault.KILLED_BEFORE:
                await self._die()
            await real(flow)
            if fault is Fault.NONE:
                return
            if fault is Fault.ERROR_AFTER:
                raise BackendRefused(REASON)
            if fault in (Fault.UNREACHABLE_AFTER, Fault.SILENT):
                raise Unreachable(REASON)
            if fault is Fault.KILLED_BETWEEN:
                await self._die()
            if fault is Fault.REPLY_LOST:
                await asyncio.get_running_loop().create_future()
            await real(flow)  # the second time

        return do

    def _struck_commit(self, real: Any) -> Any:
        fault = self.case.fault

        def commit(tx: Transaction, flow: Flow[Any, Any]) -> None:
            if not self._strikes():
                _committed(real, tx, flow)
                return
            if fault is Fault.ERROR_BEFORE:
                raise Refused(REASON)
            if fault is Fault.REPEATED:
                _rolled_back(real, tx, flow.copy())
            if fault in (Fault.KILLED_BEFORE, Fault.REPLY_LOST):
                asyncio.get_running_loop().call_soon(self._kill)
            _committed(real, tx, flow)
            if fault is Fault.ERROR_AFTER:
                raise Refused(REASON)
            if fault is Fault.KILLED_AFTER:
                self._kill_when_durable()

        return commit

    def _with_deadly_undo(self, step: Step[Any, Any]) -> Step[Any, Any]:
        if step.undo is None:
            return replace(step, uncommit=self._deadly_uncommit(step.uncommit))
        real, fault = step.undo, self.case.fault

        async def undo(flow: Flow[Any, Any]) -> None:
            self.struck = True
            if fault is Fault.KILLED_AFTER_UNDO:
                await real(flow)
            await self._die()

        return replace(step, undo=undo)

    def _deadly_uncommit(self, real: Any) -> Any:
        def uncommit(tx: Transaction, flow: Flow[Any, Any]) -> None:
            self.struck = True
            real(tx, flow)
            if self.case.fault is Fault.KILLED_AFTER_UNDO:
                self._kill_when_durable()
            else:
                asyncio.get_running_loop().call_soon(self._kill)

        return uncommit


def _committed(real: Any, tx: Transaction, flow: Flow[Any, Any]) -> None:
    if real is not None:
        real(tx, flow)


def _rolled_back(real: Any, tx: Transaction, flow: Flow[Any, Any]) -> None:
    with tx.savepoint() as take_back:
        _committed(real, tx, flow)
        take_back()
