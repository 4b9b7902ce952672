"""Runs that a dead node left are finished from the journal, as if nobody had died."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from orrery.core.kernel.context import CallContext, in_call
from orrery.core.kernel.errors import BackendRefused, Bug, Fenced, StepFailed, Unreachable
from orrery.core.kernel.tags import UserTag
from orrery.core.kernel.workflow import Flow, Step, Workflow, WorkflowRun, recovery
from orrery.core.kernel.workflow.model import BACK, ENDED, FORWARD
from orrery.core.kernel.workflow.recovery import Recovery
from orrery.testlib.crashes import Crash, on_crash
from orrery.testlib.kernel import bare_node, new_database
from orrery.testlib.workflows import NO_PARAMS, NOTHING, RESOURCE, Avoiding, Params, left, retrying

THREE = ("a", "b", "c")


@pytest.mark.parametrize("at", range(3))
def test_a_run_that_went_forward_is_finished(tmp_path: Path, at: int) -> None:
    async def body(crash: Crash) -> None:
        workflow = crash.bench.flow(*(crash.bench.step(name) for name in THREE))
        crash.bench.outside.faults[f"do {THREE[at]}"] = [None]
        await crash.begin(workflow)
        node = crash.node(workflow)
        await crash.recover(node)
        assert await node.db.read(left) == {**NOTHING, "rows": list(THREE)}
        assert crash.bench.outside.things == set(THREE)
        first, again = crash.bench.outside.calls[f"do {THREE[at]}"]
        assert first < again
        assert [failure for _, failure in crash.ends] == [None]

    on_crash(tmp_path, body)


@pytest.mark.parametrize("at", range(3))
def test_a_run_that_went_back_is_undone_and_knows_why(tmp_path: Path, at: int) -> None:
    async def body(crash: Crash) -> None:
        workflow = crash.bench.flow(*(crash.bench.step(name) for name in THREE))
        crash.bench.outside.faults["do c"] = [BackendRefused("no room")]
        crash.bench.outside.faults[f"undo {THREE[at]}"] = [None]
        await crash.begin(workflow)
        node = crash.node(workflow)
        await crash.recover(node)
        assert await node.db.read(left) == NOTHING
        assert crash.bench.outside.things == set()
        ((_, failure),) = crash.ends
        assert failure is not None
        assert "make failed at step c" in failure.details
        assert failure.to_wire()["cause"]["details"] == "no room"

    on_crash(tmp_path, body)


def test_a_recovered_run_that_fails_is_undone(tmp_path: Path) -> None:
    async def body(crash: Crash) -> None:
        workflow = crash.bench.flow(*(crash.bench.step(name) for name in THREE))
        crash.bench.outside.faults["do b"] = [None, BackendRefused("no room")]
        await crash.begin(workflow)
        node = crash.node(workflow)
        await crash.recover(node)
        assert await node.db.read(left) == NOTHING
        assert crash.bench.outside.things == set()

    on_crash(tmp_path, body)


@pytest.mark.parametrize("moment", ["undo c", "do c"])
def test_a_retry_survives_with_what_it_remembers(tmp_path: Path, moment: str) -> None:
    async def body(crash: Crash) -> None:
        workflow = retrying(crash.bench, 1)
        crash.bench.outside.faults["do c"] = [Unreachable("host 1")]
        crash.bench.outside.faults.setdefault(moment, []).append(None)
        await crash.begin(workflow)
        crash.bench.outside.faults["do c"] = [Unreachable("host 2")]
        node = crash.node(workflow)
        await asyncio.sleep(2)
        await crash.recover(node)
        # The time allowed began with the failure before the crash.
        assert await node.db.read(left) == NOTHING
        assert crash.bench.outside.calls["do c"][-1].epoch == 2

    on_crash(tmp_path, body)


def test_a_retry_that_survived_goes_forward_again(tmp_path: Path) -> None:
    seen: list[Any] = []

    async def look(flow: Flow[Params, Avoiding]) -> None:
        seen.append(flow.out.avoid)

    async def body(crash: Crash) -> None:
        known = retrying(crash.bench)
        steps = (*known.own, Step[Params, Avoiding]("look", do=look, no_undo_because="it only looks"))
        workflow = Workflow("make", Params, steps, Avoiding)
        crash.bench.outside.faults["do c"] = [Unreachable("host 1")]
        crash.bench.outside.faults["undo c"] = [None]
        await crash.begin(workflow)
        node = crash.node(workflow)
        await crash.recover(node)
        assert seen == [["host 1"]]
        assert (await node.db.read(left))["rows"] == ["a", "b", "c"]

    on_crash(tmp_path, body)


def test_who_comes_later_waits_in_the_queue_behind_the_recovered_run(tmp_path: Path) -> None:
    async def body(crash: Crash) -> None:
        workflow = crash.bench.flow(crash.bench.step("a"))
        crash.bench.outside.faults["do a"] = [None, None]
        await crash.begin(workflow)
        node = crash.node(workflow)
        recovery = Recovery(node, node.engine)
        found = await recovery.take_over()
        recovery.carry_on(found, crash._ended)
        async with node.tasks.queue("queue-1"):
            assert await node.db.read(left) == {**NOTHING, "rows": ["a"]}
        assert asyncio.get_running_loop().time() > 60
        assert node.tasks.waiting() == {}

    on_crash(tmp_path, body)


@pytest.mark.parametrize("change", [{"workflow": "unheard-of"}, {"step": "other"}, {"steps": ["other", "a"]}])
def test_what_nobody_knows_is_parked_with_its_claims(tmp_path: Path, change: dict[str, Any]) -> None:
    async def body(crash: Crash) -> None:
        workflow = crash.bench.flow(crash.bench.step("a"))
        crash.bench.outside.faults["do a"] = [None]
        await crash.begin(workflow)
        node = crash.node(workflow)
        await node.db.write(lambda tx: tx.update(WorkflowRun, {"number": 1}, **change))
        recovery = await crash.recover(node)
        assert [parked.number for parked in recovery.parked] == [1]
        after = await node.db.read(left)
        assert [(row.epoch, row.direction) for row in after["runs"]] == [(1, FORWARD)]
        assert [claim.resource for claim in after["claims"]] == [RESOURCE]
        assert len(crash.bench.outside.calls["do a"]) == 1

    on_crash(tmp_path, body)


def test_the_one_who_was_believed_dead_is_fenced(tmp_path: Path) -> None:
    async def body(crash: Crash) -> None:
        workflow = crash.bench.flow(crash.bench.step("a"), crash.bench.step("b"))
        crash.bench.outside.faults["do a"] = [None]
        node = bare_node(new_database(crash.path))
        node.engine.register(workflow)
        first = asyncio.create_task(node.engine.run(workflow, NO_PARAMS, claims=(RESOURCE,)))
        await asyncio.sleep(1)
        await crash.recover(node)
        assert first.done()
        assert first.exception() is not None
        assert await node.db.read(left) == {**NOTHING, "rows": ["a", "b"]}
        assert len(crash.bench.outside.calls["do b"]) == 1

    on_crash(tmp_path, body)


def test_of_two_that_take_a_run_over_one_is_fenced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both have read the journal before either writes."""

    async def body(crash: Crash) -> None:
        workflow = crash.bench.flow(crash.bench.step("a"), crash.bench.step("b"))
        crash.bench.outside.faults["do a"] = [None]
        await crash.begin(workflow)
        node = crash.node(workflow)
        [row] = await node.db.read(lambda tx: tx.find(WorkflowRun))
        monkeypatch.setattr(recovery, "_all_runs", lambda tx: [row])
        await Recovery(node, node.engine).take_over()
        with pytest.raises(Fenced):
            await Recovery(node, node.engine).take_over()
        [taken] = await node.db.read(lambda tx: tx.find(WorkflowRun))
        assert taken.epoch == row.epoch + 1

    on_crash(tmp_path, body)


def test_a_run_above_waits_for_the_one_below_and_shares_its_claims(tmp_path: Path) -> None:
    class Nothing(BaseModel):
        """No parameters."""

    async def body(crash: Crash) -> None:
        inner = crash.bench.flow(crash.bench.step("a"))

        async def ask(flow: Flow[Nothing]) -> None:
            async with flow.node.tasks.queue("inner"):
                if "a" not in (await flow.node.db.read(left))["rows"]:
                    await node.engine.run(inner, NO_PARAMS, claims=(RESOURCE,))

        outer = Workflow("outer", Nothing, (Step[Nothing]("ask", do=ask, no_undo_because="last"),))
        crash.bench.outside.faults["do a"] = [None]
        node = bare_node(new_database(crash.path))
        asyncio.create_task(node.engine.run(outer, Nothing(), claims=(RESOURCE,)))  # noqa: RUF006
        await asyncio.sleep(1)
        runs = (await node.db.read(left))["runs"]
        assert [(row.number, row.parent, row.queues) for row in runs] == [(1, None, []), (2, 1, ["inner"])]
        node.db.kill()
        reopened = crash.node(inner, outer)
        await crash.recover(reopened)
        assert await reopened.db.read(left) == {**NOTHING, "rows": ["a"]}

    on_crash(tmp_path, body)


def test_a_recovered_run_shares_the_claims_of_all_above_it_with_those_it_begins(tmp_path: Path) -> None:
    class Nothing(BaseModel):
        """No parameters."""

    async def body(crash: Crash) -> None:
        nodes = [bare_node(new_database(crash.path))]
        inner = {name: Workflow(name, Params, (crash.bench.step(name),)) for name in ("a", "b")}

        async def ask_middle(flow: Flow[Nothing]) -> None:
            async with flow.node.tasks.queue("middle"):
                if "b" not in (await flow.node.db.read(left))["rows"]:
                    await nodes[-1].engine.run(middle, Nothing(), claims=())

        async def ask_inner(flow: Flow[Nothing]) -> None:
            for name, workflow in inner.items():
                async with flow.node.tasks.queue("inner"):
                    if name not in (await flow.node.db.read(left))["rows"]:
                        await nodes[-1].engine.run(workflow, NO_PARAMS, claims=(RESOURCE,))

        outer, middle = (
            Workflow(name, Nothing, (Step[Nothing]("ask", do=do, no_undo_because="last"),))
            for name, do in (("outer", ask_middle), ("middle", ask_inner))
        )
        crash.bench.outside.faults["do a"] = [None]
        asyncio.create_task(nodes[0].engine.run(outer, Nothing(), claims=(RESOURCE,)))  # noqa: RUF006
        await asyncio.sleep(1)
        nodes[0].db.kill()
        nodes.append(crash.node(*inner.values(), outer, middle))
        await crash.recover(nodes[-1])
        assert await nodes[-1].db.read(left) == {**NOTHING, "rows": ["a", "b"]}
        assert [failure for _, failure in crash.ends] == [None] * 3

    on_crash(tmp_path, body)


def test_directions_fit_their_column() -> None:
    assert all(len(direction) <= 8 for direction in (FORWARD, BACK, ENDED))


def test_a_recovered_run_that_breaks_still_ends_its_job(tmp_path: Path) -> None:
    async def body(crash: Crash) -> None:
        crash.bench.outside.faults["do b"] = [BackendRefused("no room")]
        crash.bench.outside.faults["undo b"] = [None]
        workflow = crash.bench.flow(crash.bench.step("a"), crash.bench.step("b"))
        await crash.begin(workflow)
        node = crash.node(workflow)
        await node.db.write(lambda tx: tx.delete(UserTag, uuid="a"))  # so that taking it back breaks
        await crash.recover(node)
        ((_, failure),) = crash.ends
        assert isinstance(failure, Bug)
        assert len((await node.db.read(left))["runs"]) == 1

    on_crash(tmp_path, body)


@pytest.mark.parametrize("failing", ["", "no room"])
def test_a_run_that_had_ended_before_its_job_tells_how(tmp_path: Path, failing: str) -> None:
    async def body(crash: Crash) -> None:
        workflow = crash.bench.flow(crash.bench.step("a"))
        crash.bench.outside.faults["do a"] = [BackendRefused(failing)] if failing else []
        node = bare_node(new_database(crash.path))
        node.engine.runs_of_jobs.open("job")
        with in_call(CallContext(job="job")), suppress(StepFailed):
            await node.engine.run(workflow, NO_PARAMS, claims=(RESOURCE,))
        node.db.kill()
        node = crash.node(workflow)
        [found] = await Recovery(node, node.engine).take_over()
        assert (found.row.direction, found.flow) == (ENDED, None)
        assert (found.failure.details if found.failure is not None else "") == failing

    on_crash(tmp_path, body)
