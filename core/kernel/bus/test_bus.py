"""Calls are answered once (reply, error or timeout), in order where that is promised."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from orrery.core.kernel.bus import Bus, Envelope, Event, Message, RouteKey, deadline_in, handles
from orrery.core.kernel.context import NO_CALL
from orrery.core.kernel.errors import Bug, Refused, TimedOut
from orrery.core.kernel.tasks import BackgroundTasks
from orrery.testlib.kernel import run


@dataclass(frozen=True)
class Add(Message[int]):
    """Adds two numbers, slowly."""

    left: int
    right: int
    seconds: float = 0


@dataclass(frozen=True)
class AddAll(Message[int]):
    """Adds by sending further messages."""

    numbers: tuple[int, ...]
    seconds_each: float


@dataclass(frozen=True)
class Added(Event):
    """A sum was made."""

    total: int


@dataclass(frozen=True)
class Move(Message[None]):
    """Names two resources, and is about neither of them first."""

    source: RouteKey
    target: RouteKey


class Adder:
    """Handles all of them."""

    def __init__(self, bus: Bus) -> None:
        self.bus = bus
        self.done: list[int] = []
        bus.register(self)

    @handles(Add)
    async def add(self, message: Add) -> int:
        """The sum. Raises Refused for a negative one."""
        await asyncio.sleep(message.seconds)
        total = message.left + message.right
        if total < 0:
            raise Refused(f"{total} is negative")
        self.done.append(total)
        return total

    @handles(AddAll)
    async def add_all(self, message: AddAll) -> int:
        """The sum of all."""
        total = 0
        for number in message.numbers:
            total = await self.bus.call(Add(total, number, message.seconds_each))
        return total

    @handles(Added)
    async def heard(self, event: Added) -> None:
        """Remembers the sum. Raises ValueError for 13."""
        if event.total == 13:
            raise ValueError("unlucky")
        self.done.append(event.total)


def on_bus(body: Callable[[Bus, Adder], Awaitable[None]]) -> None:
    """Runs `body` with a bus and one service on it."""

    async def main() -> None:
        tasks = BackgroundTasks()
        bus = Bus(tasks, "node")
        await body(bus, Adder(bus))
        await tasks.cancel_all()

    run(main)


def test_a_call_gives_the_handlers_reply_or_error() -> None:
    async def body(bus: Bus, adder: Adder) -> None:
        assert await bus.call(Add(1, 2)) == 3
        with pytest.raises(Refused, match="-2 is negative"):
            await bus.call(Add(-1, -1))

    on_bus(body)


def test_a_message_that_nobody_handles_is_a_bug() -> None:
    async def body() -> None:
        with pytest.raises(Bug, match="no service handles Add"):
            await Bus(BackgroundTasks(), "node").call(Add(1, 2))

    run(body)


def test_a_second_handler_is_refused() -> None:
    async def body(bus: Bus, adder: Adder) -> None:
        with pytest.raises(Bug, match="two handlers for Add"):
            Adder(bus)

    on_bus(body)


def test_a_deadline_ends_the_wait_but_not_the_work() -> None:
    async def body(bus: Bus, adder: Adder) -> None:
        with pytest.raises(TimedOut, match="Add gave no answer before its deadline"), deadline_in(5):
            await bus.call(Add(1, 2, seconds=8))
        assert (asyncio.get_running_loop().time(), adder.done) == (5, [])
        await asyncio.sleep(4)
        assert adder.done == [3]

    on_bus(body)


def test_an_answer_before_the_deadline_counts() -> None:
    async def body(bus: Bus, adder: Adder) -> None:
        with deadline_in(5):
            assert await bus.call(Add(1, 2, seconds=4)) == 3
            with pytest.raises(Refused):
                await bus.call(Add(-1, -2))
        assert await bus.call(Add(1, 2, seconds=100)) == 3

    on_bus(body)


def test_calls_inherit_their_callers_deadline() -> None:
    async def body(bus: Bus, adder: Adder) -> None:
        with pytest.raises(TimedOut), deadline_in(5):
            await bus.call(AddAll((1, 2, 3), seconds_each=2))
        await asyncio.sleep(10)
        assert adder.done == [1, 3, 6]
        with deadline_in(7):
            assert await bus.call(AddAll((1, 2, 3), seconds_each=2)) == 6

    on_bus(body)


def test_an_inner_deadline_cannot_outlast_the_outer_one() -> None:
    async def body(bus: Bus, adder: Adder) -> None:
        with pytest.raises(TimedOut), deadline_in(3), deadline_in(100):
            await bus.call(Add(1, 2, seconds=50))
        assert asyncio.get_running_loop().time() == 3

    on_bus(body)


def test_send_does_not_wait_and_publish_reaches_every_subscriber() -> None:
    async def body(bus: Bus, adder: Adder) -> None:
        other = object.__new__(Adder)
        other.done = []
        bus._add(Added, other.heard)
        bus.send(Add(1, 2, seconds=3))
        bus.publish(Added(7))
        assert (adder.done, other.done) == ([], [])
        await asyncio.sleep(5)
        assert (adder.done, other.done) == ([7, 3], [7])

    on_bus(body)


def test_a_subscriber_has_no_deadline_of_its_publisher() -> None:
    @dataclass(frozen=True)
    class Slow(Event):
        """Starts slow work."""

    async def body(bus: Bus, adder: Adder) -> None:
        async def work(event: Slow) -> None:
            await bus.call(Add(1, 2, seconds=50))

        bus._add(Slow, work)
        with deadline_in(5):
            bus.publish(Slow())
        await asyncio.sleep(60)
        assert adder.done == [3]

    on_bus(body)


def test_a_bug_that_nobody_waits_for_is_reported() -> None:
    reports: list[str] = []

    async def body(bus: Bus, adder: Adder) -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: reports.append(str(context["exception"])))
        bus.publish(Added(13))
        await asyncio.sleep(1)

    on_bus(body)
    assert reports == ["unlucky"]


def test_a_message_on_its_way_has_an_id_and_its_callers_context() -> None:
    async def body(bus: Bus, adder: Adder) -> None:
        seen: list[Envelope] = []

        async def deliver(envelope: Envelope) -> None:
            seen.append(envelope)

        bus.deliver = deliver  # type: ignore[method-assign]
        with deadline_in(5):
            await bus.call(Add(1, 2))
        await bus.call(Add(1, 2))
        assert [envelope.id for envelope in seen] == ["node-1", "node-2"]
        assert [envelope.context.deadline for envelope in seen] == [5.0, None]

    on_bus(body)


def test_an_unknown_type_of_message_is_not_read() -> None:
    async def body(bus: Bus, adder: Adder) -> None:
        text = Envelope("node-1", Added(7), NO_CALL).to_json(now=0.0)
        with pytest.raises(KeyError, match="test_bus:Added"):
            Envelope.from_json(text, bus.kinds(), now=0.0)

    on_bus(body)


def test_a_message_is_about_one_resource_only() -> None:
    with pytest.raises(TypeError, match="Move has more than one RouteKey: source, target"):
        _ = Envelope("node-1", Move("a", "b"), NO_CALL).route
