"""What machines tell without being asked; who listens gets it some latency later.

A machine that cannot be reached tells nobody, and a fault lost_call that names the operation notice loses
some. The latest notices are kept in memory only: who comes too late, or after the world was opened again, has
missed them.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

from orrery.simulator.faults import FaultKind
from orrery.simulator.operations import Operations
from orrery.simulator.specs import Notice

KEPT = 10_000


class Notices:
    """The notices of all machines, numbered from 1."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations
        self._kept: deque[tuple[int, Notice]] = deque(maxlen=KEPT)
        self._last = 0
        self._waiting: list[asyncio.Future[None]] = []

    def tell(self, kind: str, address: str, subject: str | None = None) -> None:
        """Send a notice on its way."""
        notice = Notice(kind, address, subject)
        delay = self._operations.latency("notice")
        self._operations.env.call_in(delay, self._arrive, notice)

    def _arrive(self, event: Any) -> None:
        notice: Notice = event.value
        datacenter = self._operations.datacenter
        if notice.address in datacenter.down or not datacenter.is_in_touch_by_itself(notice.address):
            return
        if datacenter.faults.strike(FaultKind.LOST_CALL, "notice", notice.address, named=True):
            return
        self._last += 1
        self._kept.append((self._last, notice))
        self._operations.trace.add(self._operations.env.now, "notice", notice.subject or "", notice.kind)
        waiting, self._waiting = self._waiting, []
        self._operations.release(waiting, None, None)

    async def after(self, position: int | None) -> tuple[int, list[Notice]]:
        """Wait until there is a notice after a position (None: after now), and return the position of the
        last one with all that are kept.
        """
        position = self._last if position is None else position
        while self._last <= position:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(future)
            await future
        return self._last, [notice for number, notice in self._kept if number > position]
