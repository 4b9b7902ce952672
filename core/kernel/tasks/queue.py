"""Lock-free ordering: work with one signature runs one at a time (or `level` at a time), in order."""

from __future__ import annotations

import asyncio
from collections import deque
from types import TracebackType

from orrery.core.kernel.context import NO_CALL, current_call, enter_call
from orrery.core.kernel.tasks.cancellation import Cancellations


class _Lane:
    __slots__ = ("running", "waiting")

    def __init__(self) -> None:
        self.running = 0
        self.waiting: deque[tuple[asyncio.Future[None], int]] | tuple[()] = ()
        """Made when somebody waits: most queues, which live as long as their runs, never need it."""


class TaskQueues:
    """All queues of a node; an empty one costs nothing.

    ``async with queues.queue("vm-" + uuid):`` waits for its turn. Queues order work inside a node only.
    """

    def __init__(self, cancellations: Cancellations | None = None) -> None:
        self._cancellations = cancellations or Cancellations()
        self._lanes: dict[str, _Lane] = {}

    def queue(self, signature: str, level: int = 1) -> QueueSlot:
        """A turn in the queue of `signature`, of which `level` run at once."""
        return QueueSlot(self, signature, level)

    def waiting(self) -> dict[str, int]:
        """How many wait in each queue that is not empty."""
        return {name: len(lane.waiting) for name, lane in self._lanes.items() if lane.waiting}

    def busy(self) -> list[str]:
        """The queues in which anybody has a turn."""
        return list(self._lanes)

    def resume(self, signature: str) -> None:
        """Takes a turn at once: for work that had its turn before the node was started anew."""
        self._lanes.setdefault(signature, _Lane()).running += 1

    async def acquire(self, signature: str, level: int) -> None:
        """Waits for a turn, which the caller must release. Raises Canceled where the work is to end first."""
        lane = self._lanes.setdefault(signature, _Lane())
        if lane.running < level and not lane.waiting:
            lane.running += 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        place = (turn, level)
        waiting = lane.waiting = lane.waiting or deque()
        waiting.append(place)
        try:
            await self._cancellations.interruptibly(lambda: turn)
        except BaseException:
            if turn.done() and not turn.cancelled():
                self.release(signature)
            elif place in waiting:
                waiting.remove(place)
            raise

    def release(self, signature: str) -> None:
        """Gives the turn to the next in line."""
        lane = self._lanes[signature]
        lane.running -= 1
        while lane.waiting and lane.running < lane.waiting[0][1]:
            turn, _ = lane.waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                lane.running += 1
        if lane.running == 0:
            del self._lanes[signature]


class QueueSlot:
    """One turn in one queue, as an async context manager."""

    __slots__ = ("_entered", "_former", "_level", "_queues", "_signature")

    def __init__(self, queues: TaskQueues, signature: str, level: int) -> None:
        self._queues, self._signature, self._level = queues, signature, level
        self._former = self._entered = NO_CALL

    async def __aenter__(self) -> None:
        await self._queues.acquire(self._signature, self._level)
        self._former = call = current_call()
        self._entered = call._replace(queues=(*call.queues, self._signature))
        enter_call(self._entered)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        call = current_call()
        enter_call(self._former if call is self._entered else call._replace(queues=self._former.queues))
        self._queues.release(self._signature)
