"""Calls that wait for a lock and are then done together, as one batch."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Item = TypeVar("Item")
Work = Callable[[Sequence[Item]], Awaitable[Sequence[str | None]]]
"""Does several items; gives for each None, or why it failed."""


@dataclass(slots=True, eq=False)
class _Call(Generic[Item]):
    item: Item
    key: str
    answer: asyncio.Future[str | None] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


class Waiting(Generic[Item]):
    """The calls of one kind that wait."""

    def __init__(self) -> None:
        self._calls: list[_Call[Item]] = []

    async def join(self, item: Item, key: str, lock: asyncio.Lock, work: Work[Item]) -> str | None:
        """Waits for the lock, or until another call has done this item too; gives what `work` gave for it.

        Items of the same key are done one after another. Raises what `work` raises. A call that is cancelled
        while it waits does nothing; where its item is in work already, that goes on.
        """
        call = _Call(item, key)
        self._calls.append(call)
        try:
            async with lock:
                while not call.answer.done():
                    await self._do(work)
        finally:
            if call in self._calls:
                self._calls.remove(call)
        return call.answer.result()

    async def _do(self, work: Work[Item]) -> None:
        """Does the first waiting call of each key."""
        batch = list({call.key: call for call in reversed(self._calls)}.values())[::-1]
        self._calls = [call for call in self._calls if call not in batch]
        try:
            answers = await work([call.item for call in batch])
        except asyncio.CancelledError:
            # Only this caller gave up; the others, who wait for the lock, do it again.
            self._calls = batch + self._calls
            raise
        except Exception as failure:
            for call in batch:
                call.answer.set_exception(failure)
                call.answer.exception()  # seen, should its caller have been cancelled
            return
        for call, answer in zip(batch, answers, strict=True):
            call.answer.set_result(answer)
