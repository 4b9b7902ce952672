"""Waits that end after a time, or when they are cut."""

from __future__ import annotations

import asyncio

import pytest

from orrery.core.kernel.tasks.limit import limited
from orrery.testlib.kernel import run


def now() -> float:
    return asyncio.get_running_loop().time()


def test_a_wait_ends_after_its_time_without_an_error() -> None:
    async def body() -> None:
        began = now()
        async with limited(5, asyncio.Event()):
            await asyncio.sleep(60)
        assert now() - began == 5

    run(body)


def test_a_wait_ends_when_it_is_cut() -> None:
    async def body() -> None:
        began, cut = now(), asyncio.Event()
        asyncio.get_running_loop().call_later(2, cut.set)
        async with limited(5, cut):
            await asyncio.sleep(60)
        assert now() - began == 2
        async with limited(5, cut):
            await asyncio.sleep(60)
        assert now() - began == 2

    run(body)


def test_what_ends_in_time_and_other_timeouts_are_left_alone() -> None:
    async def body() -> None:
        cut = asyncio.Event()
        async with limited(5, cut):
            await asyncio.sleep(1)
        with pytest.raises(TimeoutError, match="of its own"):
            async with limited(5, cut):
                raise TimeoutError("of its own")
        cut.set()
        await asyncio.sleep(60)

    run(body)
