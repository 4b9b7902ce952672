"""Which steps of workflows a simulated cloud has reached, and which kinds of faults struck meanwhile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from orrery.core.kernel.workflow.model import BACK

T = TypeVar("T")

WORKFLOW: ContextVar[str] = ContextVar("workflow")
"""The workflow whose run is being carried on."""


class StepCounter:
    """A tracer (`orrery.core.kernel.tracing.Tracer`) that counts steps of workflows.

    A fault counts for every step that was under way when it had its effect.
    """

    def __init__(self, effects: Mapping[str, int]) -> None:
        """`effects` says how often each kind of fault has had its effect."""
        self._effects = effects
        self.reached: Counter[tuple[str, str]] = Counter()
        """By ``workflow.step`` and kind of fault; "" counts all. A step back is ``workflow.step undo``."""

    @contextmanager
    def span(self, name: str, **attributes: str | int) -> Iterator[None]:
        """Counts the step whose work is the body."""
        if "run" in attributes:
            token = WORKFLOW.set(name)
            try:
                yield
            finally:
                WORKFLOW.reset(token)
            return
        before = dict(self._effects)
        try:
            yield
        finally:
            if "direction" in attributes:
                back = " undo" if attributes["direction"] == BACK else ""
                self._count(f"{WORKFLOW.get('')}.{name}{back}", before)

    def _count(self, step: str, before: Mapping[str, int]) -> None:
        self.reached[step, ""] += 1
        for kind, times in self._effects.items():
            if times > before.get(kind, 0):
                self.reached[step, kind] += 1

    def traced(self, name: str, implementation: T) -> T:
        """As it is: calls of backends are no steps."""
        return implementation
