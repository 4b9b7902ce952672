"""Both loops: order, ties, deadlocks, cancelling, interrupts and pacing."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import pytest

from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import Deadlock, NotInSimulation, PacedLoop, run_paced, run_virtual


def test_clock_refuses_to_go_back_and_to_skip_an_event() -> None:
    env = SimEnvironment()
    env.timeout(5)
    env.advance_to(3)
    with pytest.raises(ValueError, match="cannot go back"):
        env.advance_to(2)
    with pytest.raises(ValueError, match="cannot skip"):
        env.advance_to(6)


def test_time_jumps_to_the_next_timer() -> None:
    env = SimEnvironment(100)

    async def main() -> float:
        await asyncio.sleep(3600)
        return asyncio.get_running_loop().time()

    assert run_virtual(main(), env) == 3700 == env.now


def test_event_goes_before_timer_of_the_same_instant() -> None:
    env = SimEnvironment()
    seen: list[Any] = []

    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.call_later(1, seen.append, "timer 1")
        env.call_in(1, lambda event: seen.append("event 1"))
        loop.call_later(1, seen.append, "timer 2")
        env.call_in(1, lambda event: env.call_in(0, lambda event: seen.append("event 2")))
        await asyncio.sleep(2)

    run_virtual(main(), env)
    assert seen == ["event 1", "event 2", "timer 1", "timer 2"]


def test_timers_of_one_instant_run_in_the_order_they_were_made() -> None:
    seen: list[int] = []

    async def main() -> None:
        for number in range(50):
            asyncio.get_running_loop().call_at(1.0, seen.append, number)
        await asyncio.sleep(1)
        await asyncio.sleep(0)

    run_virtual(main(), SimEnvironment())
    assert seen == list(range(50))


def test_cancelled_timers_neither_run_nor_move_the_clock() -> None:
    env = SimEnvironment()

    async def main() -> None:
        for _ in range(1000):
            async with asyncio.timeout(3600):
                await asyncio.sleep(0.001)

    run_virtual(main(), env)
    assert env.now == pytest.approx(1.0)


def test_timeout_ends_a_wait_that_never_ends() -> None:
    env = SimEnvironment()

    async def main() -> None:
        async with asyncio.timeout(5):
            await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        run_virtual(main(), env)
    assert env.now == 5


def test_deadlock_names_what_waits_and_where() -> None:
    async def waits_for_nothing() -> None:
        await asyncio.get_running_loop().create_future()

    async def main() -> None:
        task = asyncio.create_task(waits_for_nothing(), name="abandoned")
        await task

    with pytest.raises(Deadlock) as caught:
        run_virtual(main(), SimEnvironment())
    assert len(caught.value.waiting) == 2
    assert "abandoned" in str(caught.value)
    assert "in waits_for_nothing" in str(caught.value)


def test_remaining_tasks_are_cancelled_in_order() -> None:
    seen: list[int] = []

    async def background(number: int) -> None:
        try:
            await asyncio.sleep(1000)
        finally:
            seen.append(number)

    async def main() -> None:
        for number in range(300):
            asyncio.get_running_loop().create_task(background(number))
        await asyncio.sleep(1)

    run_virtual(main(), SimEnvironment())
    assert seen == list(range(300))


def test_open_generators_are_closed_in_order() -> None:
    seen: list[str] = []
    kept = []

    async def numbers(name: str) -> AsyncIterator[int]:
        try:
            yield 1
        finally:
            seen.append(name)

    async def main() -> None:
        for name in "abc":
            generator = numbers(name)
            kept.append(generator)
            await anext(generator)

    run_virtual(main(), SimEnvironment())
    assert seen == ["a", "b", "c"]


def test_threads_and_sockets_are_refused() -> None:
    async def main() -> None:
        loop = asyncio.get_running_loop()
        with pytest.raises(NotInSimulation):
            await asyncio.to_thread(print)
        with pytest.raises(NotInSimulation):
            await loop.getaddrinfo("localhost", 80)
        with pytest.raises(NotInSimulation):
            await asyncio.open_connection("127.0.0.1", 80)

    run_virtual(main(), SimEnvironment())


@pytest.mark.parametrize("paced", [False, True])
def test_interrupt_cancels_the_main_task_and_lets_it_clean_up(paced: bool) -> None:
    seen: list[str] = []

    async def main() -> None:
        try:
            os.kill(os.getpid(), signal.SIGINT)
            await asyncio.sleep(1000)
        finally:
            await asyncio.sleep(0.001)
            seen.append("clean")

    env = SimEnvironment()
    with pytest.raises(KeyboardInterrupt):
        run_paced(main(), env) if paced else run_virtual(main(), env)
    assert seen == ["clean"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_error_in_an_event_comes_out_of_run() -> None:
    env = SimEnvironment()

    def broken(event: Any) -> None:
        raise ZeroDivisionError

    async def main() -> None:
        env.call_in(1, broken)
        await asyncio.sleep(2)

    with pytest.raises(ZeroDivisionError):
        run_virtual(main(), env)


def test_paced_time_runs_at_its_speed() -> None:
    env = SimEnvironment()
    seen: list[Any] = []

    async def main() -> None:
        begun = env.now
        env.call_in(10, lambda event: seen.append(env.now - begun))
        await asyncio.sleep(20)
        assert 19.999 < env.now - begun < 40
        assert asyncio.get_running_loop().time() == env.now

    started = time.monotonic()
    run_paced(main(), env, speed=200)
    assert 0.09 < time.monotonic() - started < 0.5
    assert seen == [pytest.approx(10)]


def test_paced_time_falls_behind_rather_than_merge_instants() -> None:
    env = SimEnvironment()
    seen: list[Any] = []

    async def main() -> None:
        loop, begun = asyncio.get_running_loop(), env.now
        loop.call_later(2, lambda: seen.append(("timer", round(env.now - begun, 6))))
        env.call_in(1, lambda event: seen.append(("event", round(env.now - begun, 6))))
        time.sleep(0.02)  # noqa: ASYNC251 - the process is slow; 20 simulated seconds pass
        await asyncio.sleep(3)

    run_paced(main(), env, speed=1000)
    assert seen == [("event", 1), ("timer", 2)]


def test_paced_loop_serves_sockets() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(await reader.readline())
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    async def main() -> bytes:
        server = await asyncio.start_server(answer, "localhost", 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            reader, writer = await asyncio.open_connection("localhost", port)
            writer.write(b"hello\n")
            line = await reader.readline()
            writer.close()
            await writer.wait_closed()
        return line

    assert run_paced(main(), SimEnvironment(), speed=10) == b"hello\n"


def test_paced_loop_refuses_a_standing_clock() -> None:
    with pytest.raises(ValueError, match="above 0"):
        PacedLoop(SimEnvironment(), 0)


def test_time_goes_on_while_clients_keep_the_loop_busy() -> None:
    rounds = 0

    def work() -> None:
        nonlocal rounds
        rounds += 1
        time.sleep(0.005)

    async def main() -> None:
        reader, writer = socket.socketpair()
        with reader, writer:
            asyncio.get_running_loop().add_reader(reader, work)
            writer.send(b"more requests than can be answered")
            await asyncio.gather(*(asyncio.sleep(number / 10_000) for number in range(200)))
            asyncio.get_running_loop().remove_reader(reader)

    run_paced(main(), SimEnvironment())
    assert rounds < 100, "each round of the loop is one instant"


def test_what_is_left_is_cancelled_until_its_cleaning_up_ends() -> None:
    """As in a dead node: each await of its `finally` blocks waits for what never comes."""
    steps: list[str] = []

    async def dead() -> None:
        never = asyncio.get_running_loop().create_future
        try:
            await never()
        finally:
            steps.append("first")
            try:
                await never()
            finally:
                steps.append("second")
                await never()

    async def main() -> str:
        main.task = asyncio.ensure_future(dead())  # type: ignore[attr-defined]
        await asyncio.sleep(1)
        return "done"

    assert run_virtual(main(), SimEnvironment()) == "done"
    assert steps == ["first", "second"]


def test_a_task_that_cannot_be_cancelled_is_a_deadlock() -> None:
    async def stubborn() -> None:
        while True:
            with suppress(asyncio.CancelledError):
                await asyncio.get_running_loop().create_future()

    async def main() -> None:
        main.task = asyncio.ensure_future(stubborn())  # type: ignore[attr-defined]
        await asyncio.sleep(1)

    with pytest.raises(Deadlock, match="stubborn"):
        run_virtual(main(), SimEnvironment())
