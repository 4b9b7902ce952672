"""Periodic work: intervals of all kinds, failures, names."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from orrery.core.kernel.config.forms import number
from orrery.core.kernel.context import NO_CALL, CallContext, current_call, in_call
from orrery.core.kernel.errors import Bug
from orrery.core.kernel.node import Node
from orrery.core.kernel.periodic import PAUSE_SECONDS, Periodic, Scheduler
from orrery.testlib.kernel import run_node

EVERY = number("test", "every", 20, "How often.", above=0)


class Diary:
    """Keeps when something was done, by the time of the loop."""

    def __init__(self) -> None:
        self.times: list[int] = []
        self.fails = 0

    async def write(self) -> None:
        """Fails as often as it is told to."""
        assert current_call() == NO_CALL
        self.times.append(round(asyncio.get_running_loop().time()))
        if self.fails:
            self.fails -= 1
            raise ValueError("out of ink")


def times_of(
    declare: Callable[[Node, Diary], Periodic], fails: int = 0, time_scale: float = 1.0
) -> list[int]:
    """When one piece of work is done in the first 99 seconds."""
    diary = Diary()
    diary.fails = fails

    async def body(node: Node) -> None:
        node.configs.declare([EVERY])
        await node.configs.load()
        scheduler = Scheduler(node.configs, node.background, time_scale)
        scheduler.declare(declare(node, diary))
        with in_call(CallContext(job="1")):
            scheduler.start()
        await asyncio.sleep(99)

    run_node(body)
    return diary.times


def test_seconds_and_settings_are_intervals() -> None:
    assert times_of(lambda node, diary: Periodic("t.a", 30.0, diary.write)) == [30, 60, 90]
    assert times_of(lambda node, diary: Periodic("t.a", EVERY, diary.write)) == [20, 40, 60, 80]


def test_a_setting_of_clients_follows_their_clock() -> None:
    def declare(node: Node, diary: Diary) -> Periodic:
        return Periodic("t.a", EVERY, diary.write, client_time=True)

    assert times_of(declare, time_scale=2.0) == [40, 80]


def test_what_knows_when_it_is_due_says_so() -> None:
    def declare(node: Node, diary: Diary) -> Periodic:
        return Periodic("t.a", lambda: asyncio.sleep(10 * (1 + len(diary.times))), diary.write)

    assert times_of(declare) == [10, 30, 60]


def test_the_start_comes_before_the_first_interval_and_is_tried_until_it_succeeds() -> None:
    def declare(node: Node, diary: Diary) -> Periodic:
        return Periodic("t.a", 30.0, diary.write, at_start=diary.write)

    assert times_of(declare) == [0, 30, 60, 90]
    assert times_of(declare, fails=2) == [0, PAUSE_SECONDS, 2 * PAUSE_SECONDS, 50, 80]


def test_work_that_fails_is_logged_and_done_again(caplog: pytest.LogCaptureFixture) -> None:
    times = times_of(lambda node, diary: Periodic("t.a", 30.0, diary.write), fails=1)
    assert times == [30, 60 + PAUSE_SECONDS]
    assert "t.a failed; it is tried again after 10 s" in caplog.text


def test_a_name_is_given_once() -> None:
    async def body(node: Node) -> None:
        work = Periodic("t.a", 1.0, Diary().write)
        node.scheduler.declare(work)
        with pytest.raises(Bug, match=r"two pieces of periodic work are called t\.a"):
            node.scheduler.declare(work)
        assert [one.name for one in node.scheduler.declared()] == ["garbage.collect", "t.a"]

    run_node(body)
