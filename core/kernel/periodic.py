"""Work that a node does again and again: declared by whoever knows it, run by one scheduler."""

from __future__ import annotations

import asyncio
import contextvars
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from orrery.core.kernel.config import Configs, GlobalConfig
from orrery.core.kernel.errors import Bug
from orrery.core.kernel.tasks import BackgroundTasks

PAUSE_SECONDS = 10.0
"""How long work that failed pauses before its next interval begins."""

log = logging.getLogger("orrery.periodic")

Function = Callable[[], Awaitable[object]]


@dataclass(frozen=True)
class Periodic:
    """Work that is done whenever an interval has passed since it was done last; never twice at once."""

    name: str
    """Unique on a node, with the noun before a dot."""
    interval: GlobalConfig[int] | float | Function
    """A setting in seconds, followed when it changes; seconds; or what returns once the work is due."""
    function: Function
    client_time: bool = False
    """Whether the seconds of the setting pass as they do for clients."""
    at_start: Function | None = None
    """What is done once before the first interval begins."""


class Scheduler:
    """The periodic work of one node. One that fails is logged and tried again."""

    def __init__(self, configs: Configs, background: BackgroundTasks, time_scale: float) -> None:
        self._configs, self._background, self._time_scale = configs, background, time_scale
        self._declared: dict[str, Periodic] = {}

    def declare(self, work: Periodic) -> None:
        """Adds work that `start` begins. Raises Bug where other work has its name."""
        if work.name in self._declared:
            raise Bug(f"two pieces of periodic work are called {work.name}")
        self._declared[work.name] = work

    def declared(self) -> list[Periodic]:
        """All of it, in the order of its declaration."""
        return list(self._declared.values())

    def start(self) -> None:
        """Begins everything that is declared."""
        for work in self._declared.values():
            self._background.start(self.run(work), work.name, contextvars.Context())

    async def run(self, work: Periodic) -> None:
        """Does one piece of work for as long as the node lives."""
        if work.at_start is not None:
            await self.retry(work.name, work.at_start)
        while True:
            try:
                await self._elapse(work)
                await work.function()
            except Exception:
                await self._pause_after_failure(work.name)

    async def retry(self, name: str, function: Function) -> None:
        """Does something until it succeeds once."""
        while True:
            try:
                await function()
                return
            except Exception:
                await self._pause_after_failure(name)

    async def _elapse(self, work: Periodic) -> None:
        if isinstance(work.interval, GlobalConfig):
            await self._configs.elapse(work.interval, self._time_scale if work.client_time else 1.0)
        elif callable(work.interval):
            await work.interval()
        else:
            await asyncio.sleep(work.interval)

    async def _pause_after_failure(self, name: str) -> None:
        log.exception("%s failed; it is tried again after %g s", name, PAUSE_SECONDS)
        await asyncio.sleep(PAUSE_SECONDS)
