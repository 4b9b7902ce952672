"""What is known of a call: one immutable value in one variable, which can be sent as JSON."""

from __future__ import annotations

import asyncio
import json

from orrery.core.kernel.caller import Caller
from orrery.core.kernel.context import NO_CALL, CallContext, current_call, enter_call, in_call
from orrery.core.kernel.tasks import TaskQueues
from orrery.testlib.house import read_tree
from orrery.testlib.house.source import ROOT
from orrery.testlib.kernel import run

FULL = CallContext(
    caller=Caller("a" * 32, "u" * 32, is_admin=True),
    session="5" * 32,
    origin="192.0.2.7",
    api="StopVmInstance",
    resource="2" * 32,
    job="1" * 32,
    is_detached=True,
    path=(3, 7),
    queues=("vm-1", "host-2"),
    deadline=105.0,
    cancellation="long-job",
)


def test_a_context_is_the_same_after_its_way_through_json() -> None:
    assert None not in FULL
    for context in (FULL, NO_CALL):
        sent = json.loads(json.dumps(context.to_wire(now=100.0)))
        assert CallContext.from_wire(sent, now=100.0) == context


def test_a_deadline_is_sent_as_the_seconds_that_are_left() -> None:
    sent = FULL.to_wire(now=100.0)
    assert sent["deadline"] == 5.0
    assert CallContext.from_wire(sent, now=3.0).deadline == 8.0


def test_tasks_inherit_the_context_and_cannot_change_that_of_their_starter() -> None:
    async def work() -> str:
        enter_call(current_call()._replace(job="2"))
        await asyncio.sleep(1)
        return current_call().origin

    async def body() -> None:
        with in_call(FULL):
            task = asyncio.create_task(work())
        assert current_call() == NO_CALL
        assert await task == FULL.origin
        assert current_call() == NO_CALL

    run(body)


def test_leaving_a_queue_takes_only_the_slot_away() -> None:
    async def body() -> None:
        queues = TaskQueues()
        async with queues.queue("outer"):
            async with queues.queue("inner"):
                assert current_call().queues == ("outer", "inner")
                enter_call(current_call()._replace(job="3"))
            assert current_call() == CallContext(queues=("outer",), job="3")
        assert current_call() == CallContext(job="3")

    run(body)


def test_the_core_has_one_context_variable() -> None:
    sources = [source for source in read_tree(ROOT) if source.inside("core") and not source.is_test]
    having = [source.path for source in sources if "ContextVar(" in source.text]
    assert having == ["core/kernel/context.py"]
