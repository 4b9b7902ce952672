"""Queues and groups keep their order, whatever is cancelled or fails."""

from __future__ import annotations

import asyncio

import pytest

from orrery.core.kernel.errors import Refused
from orrery.core.kernel.tasks import BackgroundTasks, TaskQueues, gather_bounded
from orrery.testlib.kernel import run


def test_one_signature_runs_one_at_a_time_in_order() -> None:
    async def body() -> None:
        queues, log = TaskQueues(), []

        async def work(n: int) -> None:
            async with queues.queue("vm-1"):
                log.append(f"{n} begins")
                await asyncio.sleep(10 - n)
                log.append(f"{n} ends")

        await gather_bounded([work(n) for n in range(4)], 4)
        assert log == [f"{n} {what}" for n in range(4) for what in ("begins", "ends")]
        assert asyncio.get_running_loop().time() == 10 + 9 + 8 + 7
        assert queues.waiting() == {}

    run(body)


def test_other_signatures_do_not_wait() -> None:
    async def body() -> None:
        queues = TaskQueues()

        async def work(signature: str) -> None:
            async with queues.queue(signature):
                await asyncio.sleep(10)

        await gather_bounded([work("a"), work("b"), work("c")], 3)
        assert asyncio.get_running_loop().time() == 10

    run(body)


def test_a_level_above_one_runs_that_many_at_once() -> None:
    async def body() -> None:
        queues, running, most = TaskQueues(), 0, 0

        async def work() -> None:
            nonlocal running, most
            async with queues.queue("host-1", level=3):
                running += 1
                most = max(most, running)
                await asyncio.sleep(1)
                running -= 1

        await gather_bounded([work() for _ in range(10)], 10)
        assert (most, asyncio.get_running_loop().time()) == (3, 4)

    run(body)


def test_a_turn_is_given_on_when_the_work_fails() -> None:
    async def body() -> None:
        queues = TaskQueues()
        with pytest.raises(ZeroDivisionError):
            async with queues.queue("a"):
                raise ZeroDivisionError
        async with queues.queue("a"):
            pass

    run(body)


async def hold(queues: TaskQueues, log: list[str], name: str, seconds: float = 1) -> None:
    """Takes a turn and keeps it for a while."""
    async with queues.queue("a"):
        log.append(name)
        await asyncio.sleep(seconds)


def test_one_that_is_cancelled_while_it_waits_leaves_the_queue() -> None:
    async def body() -> None:
        queues, log = TaskQueues(), list[str]()
        tasks = [asyncio.create_task(hold(queues, log, name)) for name in "xyz"]
        await asyncio.sleep(0.5)
        assert queues.waiting() == {"a": 2}
        tasks[1].cancel()
        await tasks[2]
        assert (log, tasks[1].cancelled()) == (["x", "z"], True)

    run(body)


@pytest.mark.parametrize("cancel_first", [True, False])
def test_a_turn_that_is_given_to_one_just_cancelled_is_not_lost(cancel_first: bool) -> None:
    async def body() -> None:
        queues, log = TaskQueues(), list[str]()
        await queues.acquire("a", 1)
        waiting = asyncio.create_task(hold(queues, log, "cancelled"))
        after = asyncio.create_task(hold(queues, log, "after"))
        await asyncio.sleep(0)
        for step in (waiting.cancel, lambda: queues.release("a"))[:: 1 if cancel_first else -1]:
            step()
        await after
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert (log, queues.waiting()) == (["after"], {})

    run(body)


def test_a_cancelled_waiter_that_was_alone_in_the_queue_ends_as_cancelled() -> None:
    async def body() -> None:
        queues, log = TaskQueues(), list[str]()
        await queues.acquire("a", 1)
        waiting = asyncio.create_task(hold(queues, log, "cancelled"))
        await asyncio.sleep(0)
        waiting.cancel()
        queues.release("a")
        with pytest.raises(asyncio.CancelledError):
            await waiting
        async with queues.queue("a"):
            pass

    run(body)


async def after(seconds: float, result: int) -> int:
    """Gives the result later; a negative one fails."""
    await asyncio.sleep(seconds)
    if result < 0:
        raise ValueError(result)
    return result


def test_gather_keeps_the_order_of_the_work_and_its_errors() -> None:
    async def body() -> None:
        results = await gather_bounded([after(3, 1), after(1, -2), after(2, 3), after(0, 4)], 2)
        assert [str(result) for result in results] == ["1", "-2", "3", "4"]
        assert asyncio.get_running_loop().time() == 3

    run(body)


def test_a_cancelled_gather_cancels_all_of_its_work() -> None:
    async def body() -> None:
        ended: list[int] = []

        async def work(n: int) -> None:
            try:
                await asyncio.sleep(10)
            finally:
                ended.append(n)

        gathering = asyncio.create_task(gather_bounded([work(n) for n in range(5)], 2))
        await asyncio.sleep(1)
        gathering.cancel()
        with pytest.raises(asyncio.CancelledError):
            await gathering
        await asyncio.sleep(0)
        assert ended == [0, 1]

    run(body)


def test_background_tasks_are_cancelled_in_the_order_of_their_starts() -> None:
    async def body() -> None:
        tasks, ended = BackgroundTasks(), list[int]()

        async def work(n: int) -> None:
            try:
                await asyncio.sleep(10)
            finally:
                ended.append(n)

        for n in range(5):
            tasks.start(work(n), name=str(n))
        await asyncio.sleep(1)
        await tasks.cancel_all()
        await asyncio.sleep(0)
        assert (ended, len(tasks)) == ([0, 1, 2, 3, 4], 0)

    run(body)


def test_of_tasks_that_nobody_waits_for_only_bugs_are_reported() -> None:
    reported: list[object] = []

    async def body() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, told: reported.append(told["message"]))
        tasks = BackgroundTasks()

        async def work(failure: Exception | None) -> None:
            if failure is not None:
                raise failure

        for failure in (ZeroDivisionError("a bug"), Refused("no room"), None):
            tasks.start(work(failure), name=type(failure).__name__)
        tasks.start(asyncio.sleep(10), name="cancelled").cancel()
        await asyncio.sleep(1)

    run(body)
    assert reported == ["task ZeroDivisionError failed"]


def test_a_turn_that_was_resumed_is_given_on_as_any_other() -> None:
    async def body() -> None:
        queues = TaskQueues()
        queues.resume("vm-1")
        asyncio.get_running_loop().call_later(5, queues.release, "vm-1")
        async with queues.queue("vm-1"):
            assert asyncio.get_running_loop().time() == 5
        assert queues.busy() == []

    run(body)
