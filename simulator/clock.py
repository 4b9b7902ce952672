"""Simulated time: a SimPy environment whose clock an event loop may move.

All times are simulated seconds. Durations that are drawn at random are rounded to microseconds, so that a
trace prints and compares the same on every machine.
"""

from __future__ import annotations

from typing import Any

import simpy

NEVER = float("inf")
"""The time of something that is not scheduled."""


class SimEnvironment(simpy.Environment):
    """A SimPy environment that can also be moved between two events, as timers of an event loop need it."""

    def advance_to(self, time: float) -> None:
        """Set the clock to `time` (seconds) without running any event.

        Raises ValueError for a time in the past, or one that lies behind a scheduled event.
        """
        if time < self._now:
            raise ValueError(f"the clock shows {self._now}, it cannot go back to {time}")
        if time > self.peek():
            raise ValueError(f"an event is due at {self.peek()}, the clock cannot skip it to {time}")
        self._now = time

    def step_instant(self) -> None:
        """Run every event of the next instant, also those that its events add to that instant.

        Raises simpy.core.EmptySchedule when no event is scheduled, and whatever a failed event carries.
        """
        self.step()
        now, queue, step = self._now, self._queue, self.step
        while queue and queue[0][0] <= now:
            step()

    def call_in(self, delay: float, callback: Any, value: Any = None) -> simpy.Timeout:
        """Have `callback(event)` called in `delay` seconds with `event.value` set; cheaper than a process."""
        event = self.timeout(delay, value)
        assert event.callbacks is not None
        event.callbacks.append(callback)
        return event
