"""Ending work early."""

from __future__ import annotations

import asyncio

import pytest

from orrery.core.kernel.errors import Canceled
from orrery.core.kernel.tasks import (
    Cancellation,
    TaskQueues,
    current_cancellation,
    interruptibly,
    uncancellable,
)
from orrery.testlib.kernel import run


def test_work_is_dropped_when_its_end_is_asked_for() -> None:
    async def body() -> None:
        cancellation = Cancellation()
        current_cancellation.set(cancellation)
        asyncio.get_running_loop().call_later(5, cancellation.cancel, "enough")
        with pytest.raises(Canceled, match="enough"):
            await interruptibly(lambda: asyncio.sleep(100))
        assert asyncio.get_running_loop().time() == 5
        with pytest.raises(Canceled):
            await interruptibly(lambda: asyncio.sleep(1))
        with uncancellable():
            await interruptibly(lambda: asyncio.sleep(1))

    run(body)


def test_what_has_ended_is_not_canceled_any_more() -> None:
    async def body() -> None:
        cancellation = Cancellation()
        current_cancellation.set(cancellation)
        assert await interruptibly(lambda: asyncio.sleep(1, "done")) == "done"
        cancellation.cancel("late")
        cancellation.cancel("later")
        assert cancellation.reason == "late"

    run(body)


def test_the_task_itself_can_still_be_canceled() -> None:
    async def work() -> None:
        current_cancellation.set(Cancellation())
        await interruptibly(lambda: asyncio.sleep(100))

    async def body() -> None:
        task = asyncio.ensure_future(work())
        await asyncio.sleep(1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    run(body)


def test_who_waits_for_a_turn_can_leave_the_line() -> None:
    queues, turns = TaskQueues(), []

    async def one(name: str, cancellation: Cancellation) -> None:
        current_cancellation.set(cancellation)
        async with queues.queue("line"):
            turns.append(name)
            await asyncio.sleep(10)

    async def body() -> None:
        wishes = {name: Cancellation() for name in "abc"}
        tasks = {name: asyncio.ensure_future(one(name, wish)) for name, wish in wishes.items()}
        await asyncio.sleep(1)
        wishes["b"].cancel("gone")
        with pytest.raises(Canceled, match="gone"):
            await tasks["b"]
        await tasks["c"]
        assert turns == ["a", "c"]
        assert queues.waiting() == {}

    run(body)
