"""Calls that wait for one lock are done together, each once, and cancelled ones leave the others alone."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from orrery.backends.agent.network.waiting import Waiting


class Work:
    """Records what it was given; stops in the first batch until it may go on."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.begun = asyncio.Event()
        self.may_end = asyncio.Event()

    async def __call__(self, items: Sequence[str]) -> list[str | None]:
        """Refuses items that begin with ``bad``."""
        self.batches.append(list(items))
        self.begun.set()
        await self.may_end.wait()
        return ["refused" if item.startswith("bad") else None for item in items]


def test_calls_that_wait_are_done_together() -> None:
    async def scene() -> None:
        waiting, lock, work = Waiting[str](), asyncio.Lock(), Work()
        calls = [asyncio.create_task(waiting.join("first", "first", lock, work))]
        await work.begun.wait()
        for item in ("a", "bad", "b"):
            calls.append(asyncio.create_task(waiting.join(item, item, lock, work)))
        await asyncio.sleep(0)
        work.may_end.set()
        assert await asyncio.gather(*calls) == [None, None, "refused", None]
        assert work.batches == [["first"], ["a", "bad", "b"]]

    asyncio.run(scene())


def test_calls_of_one_key_are_done_one_after_another() -> None:
    async def scene() -> None:
        waiting, lock, work = Waiting[str](), asyncio.Lock(), Work()
        work.may_end.set()
        async with lock:
            calls = [asyncio.create_task(waiting.join(item, "key", lock, work)) for item in ("a1", "a2")]
            calls.append(asyncio.create_task(waiting.join("b1", "other", lock, work)))
            await asyncio.sleep(0)
        await asyncio.gather(*calls)
        assert work.batches == [["a1", "b1"], ["a2"]]

    asyncio.run(scene())


def test_a_call_that_is_cancelled_while_it_waits_is_not_done() -> None:
    async def scene() -> None:
        waiting, lock, work = Waiting[str](), asyncio.Lock(), Work()
        work.may_end.set()
        async with lock:
            gone, stays = (asyncio.create_task(waiting.join(item, item, lock, work)) for item in ("a", "b"))
            await asyncio.sleep(0)
            gone.cancel()
            await asyncio.sleep(0)
        assert await stays is None
        assert work.batches == [["b"]]
        with pytest.raises(asyncio.CancelledError):
            await gone

    asyncio.run(scene())


def test_the_others_are_done_again_when_the_call_that_works_is_cancelled() -> None:
    async def scene() -> None:
        waiting, lock, work = Waiting[str](), asyncio.Lock(), Work()
        async with lock:
            works, stays = (asyncio.create_task(waiting.join(item, item, lock, work)) for item in ("a", "b"))
            await asyncio.sleep(0)
        await work.begun.wait()
        works.cancel()
        work.may_end.set()
        assert await stays is None
        assert work.batches == [["a", "b"], ["b"]]

    asyncio.run(scene())


def test_a_failure_reaches_every_call_of_its_batch() -> None:
    async def fail(items: Sequence[str]) -> list[str | None]:
        raise ValueError(f"{len(items)} items")

    async def scene() -> None:
        waiting, lock = Waiting[str](), asyncio.Lock()
        async with lock:
            calls = [asyncio.create_task(waiting.join(item, item, lock, fail)) for item in ("a", "b")]
            await asyncio.sleep(0)
        answers = await asyncio.gather(*calls, return_exceptions=True)
        assert [str(one) for one in answers] == ["2 items", "2 items"]

    asyncio.run(scene())
