"""What happened on this host without a call: for whoever waits for it, and for the answer to pings.

Notices are hints and kept in memory only. The generation of the list of guests changes with each of them that
is about a guest; pings name it until the core says that it has listed the guests since.
"""

from __future__ import annotations

import asyncio
from collections import deque

from orrery.backends.agent.wire import Notice, NoticeKind, Notices

KEPT = 1000


class NoticeBoard:
    """The latest notices."""

    def __init__(self, incarnation: str, generation: int) -> None:
        """`generation`: higher than any that a former agent of this host has told."""
        self.incarnation = incarnation
        self._told: deque[Notice] = deque(maxlen=KEPT)
        self._position = 0
        self._generation = generation
        self._listed = generation
        self._more = asyncio.Condition()

    @property
    def position(self) -> int:
        """That of the latest notice."""
        return self._position

    def changed(self) -> int | None:
        """The generation of the list of guests, unless that was listed since it changed."""
        return self._generation if self._generation != self._listed else None

    def listed(self, generation: int) -> None:
        """The guests were listed when the list was of this generation."""
        if generation == self._generation:
            self._listed = generation

    def start_over(self) -> None:
        """The host is connected, and its guests will be listed."""
        self._listed = self._generation

    def change(self) -> None:
        """The guests have changed, and nobody knows."""
        self._generation += 1

    async def tell(self, notice: Notice) -> None:
        """Something has happened."""
        if notice.kind in (NoticeKind.GUEST_STOPPED, NoticeKind.GUEST_CRASHED):
            self.change()
        async with self._more:
            self._told.append(notice)
            self._position += 1
            self._more.notify_all()

    async def wait(self, after: int, incarnation: str | None, seconds: float) -> Notices:
        """What was told after a position; waits so long for the first. What is too old is left out.

        Whoever has heard another incarnation, a former life of this agent, gets all of this one at once.
        """
        if incarnation in (None, self.incarnation):
            await self._wait_beyond(after, seconds)
        else:
            after = 0
        fresh = max(0, min(self._position - after, len(self._told)))
        told = tuple(self._told)[len(self._told) - fresh :]
        return Notices(incarnation=self.incarnation, position=self._position, told=told)

    async def _wait_beyond(self, after: int, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds), self._more:
                await self._more.wait_for(lambda: self._position > after)
        except TimeoutError:
            return
