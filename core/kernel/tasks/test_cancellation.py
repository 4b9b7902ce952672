"""Ending work early."""

from __future__ import annotations

import asyncio

import pytest

from orrery.core.kernel.context import current_call, enter_call
from orrery.core.kernel.errors import Canceled
from orrery.core.kernel.tasks import Cancellation, Cancellations, TaskQueues, uncancellable
from orrery.testlib.kernel import run


def meets(cancellations: Cancellations, name: str = "work") -> Cancellation:
    """Opens the request that may end what the running task does."""
    enter_call(current_call()._replace(cancellation=name))
    return cancellations.open(name)


def test_work_is_dropped_when_its_end_is_asked_for() -> None:
    async def body() -> None:
        cancellations = Cancellations()
        cancellation = meets(cancellations)
        asyncio.get_running_loop().call_later(5, cancellation.cancel, "enough")
        with pytest.raises(Canceled, match="enough"):
            await cancellations.interruptibly(lambda: asyncio.sleep(100))
        assert asyncio.get_running_loop().time() == 5
        with pytest.raises(Canceled):
            await cancellations.interruptibly(lambda: asyncio.sleep(1))
        with uncancellable():
            await cancellations.interruptibly(lambda: asyncio.sleep(1))

    run(body)


def test_what_has_ended_is_not_canceled_any_more() -> None:
    async def body() -> None:
        cancellations = Cancellations()
        cancellation = meets(cancellations)
        assert await cancellations.interruptibly(lambda: asyncio.sleep(1, "done")) == "done"
        cancellation.cancel("late")
        cancellation.cancel("later")
        assert cancellation.reason == "late"

    run(body)


def test_the_task_itself_can_still_be_canceled() -> None:
    async def work() -> None:
        cancellations = Cancellations()
        meets(cancellations)
        await cancellations.interruptibly(lambda: asyncio.sleep(100))

    async def body() -> None:
        task = asyncio.ensure_future(work())
        await asyncio.sleep(1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    run(body)


def test_a_task_that_is_canceled_when_its_work_is_asked_to_end_ends_as_canceled_itself() -> None:
    async def body() -> None:
        cancellation = Cancellation()
        task = asyncio.ensure_future(cancellation.interrupt(asyncio.sleep(100)))
        await asyncio.sleep(1)
        cancellation.cancel("enough")
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    run(body)


def test_who_waits_for_a_turn_can_leave_the_line() -> None:
    cancellations = Cancellations()
    queues, turns = TaskQueues(cancellations), []

    async def one(name: str) -> None:
        meets(cancellations, name)
        async with queues.queue("line"):
            turns.append(name)
            await asyncio.sleep(10)

    async def body() -> None:
        tasks = {name: asyncio.ensure_future(one(name)) for name in "abc"}
        await asyncio.sleep(1)
        cancellations.open("b").cancel("gone")
        with pytest.raises(Canceled, match="gone"):
            await tasks["b"]
        await tasks["c"]
        assert turns == ["a", "c"]
        assert queues.waiting() == {}

    run(body)


def test_a_request_that_is_closed_ends_nothing() -> None:
    async def body() -> None:
        cancellations = Cancellations()
        meets(cancellations).cancel("enough")
        with pytest.raises(Canceled):
            cancellations.check()
        cancellations.close("work")
        cancellations.check()
        assert await cancellations.interruptibly(lambda: asyncio.sleep(1, "done")) == "done"

    run(body)
