"""Signals that stop a server, and the bound on how long it takes by the wall clock.

The loop's time is no measure: at a high speed under load it falls behind the wall clock.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, NoReturn

from orrery.core.api.server import Stop
from orrery.core.node.logs import status

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)
CUT_SECONDS = 7.0
"""From the first signal on, requests and jobs may go on for so long."""
STOP_SECONDS = 10.0
"""From the first signal on, the process lasts no longer than this."""
EXIT_CUT = 1
EXIT_SIGNALLED = 128
"""Added to the number of the signal that ended the process early."""


class StopSignals:
    """Turns SIGINT and SIGTERM into the stop of a server: the first one asks for it, a second one ends it.

    A context manager of the main thread. What has not ended `STOP_SECONDS` after the first signal is left as
    it is: files are then what kill -9 leaves, which the next start goes on from.
    """

    def __init__(self) -> None:
        self.stop = Stop()
        self.received: int | None = None
        """The first signal."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._starting: asyncio.Task[Any] | None = None
        self._alarms = 0
        self._former: dict[int, Any] = {}

    def __enter__(self) -> StopSignals:
        self._former = {number: signal.signal(number, self._on_signal) for number in STOP_SIGNALS}
        self._former[signal.SIGALRM] = signal.signal(signal.SIGALRM, self._on_alarm)
        return self

    def __exit__(self, *failure: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in self._former.items():
            signal.signal(number, handler)

    def watch_loop(self) -> None:
        """Has signals handled in the running loop; before, the first one raises KeyboardInterrupt."""
        self._loop = asyncio.get_running_loop()

    @contextmanager
    def cancelling(self) -> Iterator[None]:
        """Inside, the first signal cancels the running task, and nothing is waited for."""
        self._starting = asyncio.current_task()
        try:
            yield
        finally:
            self._starting = None

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if self.received is not None:
            self._end(EXIT_SIGNALLED + number, "stopped at once by a second signal")
        self.received = number
        signal.setitimer(signal.ITIMER_REAL, CUT_SECONDS)
        if self._loop is None:
            raise KeyboardInterrupt
        self._in_loop(self._asked)

    def _asked(self) -> None:
        self.stop.asked.set()
        if self._starting is not None:
            self.stop.cut.set()
            self._starting.cancel()

    def _on_alarm(self, number: int, frame: FrameType | None) -> None:
        self._alarms += 1
        if self._alarms > 1:
            self._end(EXIT_CUT, f"stopped: what was under way had not ended after {STOP_SECONDS:g} s")
        signal.setitimer(signal.ITIMER_REAL, STOP_SECONDS - CUT_SECONDS)
        self._in_loop(self.stop.cut.set)

    def _in_loop(self, function: Callable[[], None]) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # it is closed: the process is about to end
                self._loop.call_soon_threadsafe(function)

    def _end(self, exit_status: int, why: str) -> NoReturn:
        with suppress(Exception):  # the signal may have interrupted another line
            status.warning("%s; the next start goes on from what is on disk", why)
        os._exit(exit_status)
