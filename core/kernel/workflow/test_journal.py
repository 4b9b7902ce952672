"""What the journal keeps: its writes are the owner's alone, and the first reason is the one that is told."""

from __future__ import annotations

import asyncio

import pytest

from orrery.core.kernel.errors import BackendRefused, Fenced, StepFailed, Unreachable
from orrery.core.kernel.node import Node
from orrery.core.kernel.workflow import WorkflowRun
from orrery.testlib.workflows import NO_PARAMS, RESOURCE, Bench, left, on_bench, retrying


@pytest.mark.parametrize("second", ["advance", "turn_back", "retreat", "finish"])
def test_every_write_of_the_journal_is_refused_to_who_was_fenced(second: str) -> None:
    """The run's row is at a higher epoch by then; nothing of it changes, nor of what the step committed."""

    async def body(node: Node, bench: Bench) -> None:
        steps = (bench.step("a"), bench.step("b"), *([] if second == "finish" else [bench.step("c")]))
        if second == "turn_back":
            bench.outside.faults["do b"] = [None]
        elif second == "retreat":
            bench.outside.faults |= {"do b": [BackendRefused("no room")], "undo b": [None]}
        else:
            bench.outside.faults["do b"] = [None]
        running = asyncio.create_task(node.engine.run(bench.flow(*steps), NO_PARAMS, claims=(RESOURCE,)))
        await asyncio.sleep(1)
        if second == "turn_back":
            bench.outside.faults["do b"] = [BackendRefused("no room")]
        await node.db.write(lambda tx: tx.update(WorkflowRun, {"number": 1}, epoch=2))
        before = await node.db.read(left)
        with pytest.raises(Fenced):
            await running
        after = await node.db.read(left)
        assert vars(after["runs"][0]) == vars(before["runs"][0])
        assert after["rows"] == ["a"]
        assert len(after["claims"]) == 1
        assert after["garbage"] == []

    on_bench(body)


def test_what_failed_first_is_the_reason_however_the_next_tries_fail() -> None:
    """On the error that is raised and in the journal, from which a successor would tell it."""

    async def body(node: Node, bench: Bench) -> None:
        bench.outside.faults["do c"] = [Unreachable("the first"), None, None, Unreachable("the last")]
        bench.outside.faults["undo a"] = [None]
        running = asyncio.create_task(node.engine.run(retrying(bench, 100), NO_PARAMS, claims=(RESOURCE,)))
        await asyncio.sleep(121)
        (run_row,) = (await node.db.read(left))["runs"]
        assert run_row.error["error"]["details"] == "the first"
        with pytest.raises(StepFailed, match="at step c") as caught:
            await running
        assert isinstance(caught.value.cause, Unreachable)
        assert caught.value.cause.details == "the first"
        assert bench.outside.log.count("do c") == 4

    on_bench(body)
