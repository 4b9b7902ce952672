"""Cancelled runs: the step under way is dropped where it may be, ended where not; then all is undone."""

from __future__ import annotations

import asyncio

import pytest
from pydantic import BaseModel

from orrery.core.kernel.context import current_call, enter_call
from orrery.core.kernel.errors import Canceled, StepFailed
from orrery.core.kernel.node import Node
from orrery.core.kernel.workflow import Flow, Step, Workflow
from orrery.testlib.kernel import run_node


class Params(BaseModel):
    """Nothing to choose."""


def slow(name: str, log: list[str], *, cancelable: bool, undo_seconds: float = 0.0) -> Step[Params]:
    """A step of 10 s."""

    async def do(flow: Flow[Params]) -> None:
        log.append(f"do {name}")
        await asyncio.sleep(10)
        log.append(f"done {name}")

    async def undo(flow: Flow[Params]) -> None:
        await asyncio.sleep(undo_seconds)
        log.append(f"undo {name}")

    return Step(name, do=do, undo=undo, cancelable=cancelable)


async def cancelled_after(node: Node, seconds: float, *steps: Step[Params]) -> float:
    """Runs a workflow that is cancelled after some time; gives when it had ended."""
    cancellation = node.cancellations.open("w")
    enter_call(current_call()._replace(cancellation="w"))
    asyncio.get_running_loop().call_later(seconds, cancellation.cancel, "enough")
    with pytest.raises(StepFailed) as failed:
        await node.engine.run(Workflow("w", Params, steps), Params(), claims=("r",))
    assert isinstance(failed.value.cause, Canceled)
    return asyncio.get_running_loop().time()


def test_a_step_that_may_be_dropped_ends_at_once() -> None:
    async def body(node: Node) -> None:
        log: list[str] = []
        steps = (slow("a", log, cancelable=False), slow("b", log, cancelable=True))
        assert await cancelled_after(node, 12, *steps) == pytest.approx(12, abs=0.1)
        assert log == ["do a", "done a", "do b", "undo b", "undo a"]

    run_node(body)


def test_any_other_step_is_ended_first() -> None:
    async def body(node: Node) -> None:
        log: list[str] = []
        steps = (slow("a", log, cancelable=False), slow("b", log, cancelable=True))
        assert await cancelled_after(node, 3, *steps) == pytest.approx(10, abs=0.1)
        assert log == ["do a", "done a", "undo b", "undo a"]

    run_node(body)


def test_undoing_is_not_canceled() -> None:
    async def body(node: Node) -> None:
        log: list[str] = []
        step = slow("a", log, cancelable=True, undo_seconds=30)
        assert await cancelled_after(node, 3, step) == pytest.approx(33, abs=0.1)
        assert log == ["do a", "undo a"]

    run_node(body)


def test_an_undo_has_a_time_limit_of_its_own() -> None:
    async def silent(flow: Flow[Params]) -> None:
        await asyncio.sleep(10_000)

    async def body(node: Node) -> None:
        step = Step(
            "a", do=silent, undo=silent, cancelable=True, timeout_seconds=9000, undo_timeout_seconds=20
        )
        assert await cancelled_after(node, 5, step) == pytest.approx(5 + 9 * 20 + 2, abs=0.1)

    run_node(body)


def test_no_step_begins_outside_once_the_run_is_canceled() -> None:
    """Whether the next step could be dropped or not: it is not even begun."""

    async def body(node: Node) -> None:
        log: list[str] = []
        steps = (slow("a", log, cancelable=False), slow("b", log, cancelable=False))
        assert await cancelled_after(node, 3, *steps) == pytest.approx(10, abs=0.1)
        assert log == ["do a", "done a", "undo b", "undo a"]
        log.clear()
        assert await cancelled_after(node, 0, slow("c", log, cancelable=False)) == pytest.approx(10, abs=0.2)
        assert log in (["undo c"], ["do c", "done c", "undo c"])

    run_node(body)
