"""Workflows against a small outside world: whatever fails, database and world agree and nothing is left."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import (
    BackendRefused,
    Bug,
    Fenced,
    InvalidArgument,
    OrreryError,
    Refused,
    StepFailed,
    TimedOut,
    Unreachable,
)
from orrery.core.kernel.node import Node
from orrery.core.kernel.tags import UserTag
from orrery.core.kernel.workflow import CallId, Flow, Garbage, Step, Workflow, WorkflowRun
from orrery.core.kernel.workflow.model import BACK, FORWARD, IDLE
from orrery.core.kernel.workflow.steps import Retry
from orrery.testlib.kernel import FailingConnection, bare_node, new_database, run
from orrery.testlib.workflows import (
    NO_PARAMS,
    NOTHING,
    RESOURCE,
    Avoiding,
    Bench,
    Params,
    avoiding,
    left,
    on_bench,
    retrying,
)

THREE = ("a", "b", "c")


async def failure_of(node: Node, workflow: Workflow[Params, Any]) -> StepFailed:
    """Runs a workflow that must fail; gives the failure."""
    with pytest.raises(StepFailed) as caught:
        await node.engine.run(workflow, NO_PARAMS, claims=(RESOURCE,))
    return caught.value


def test_success_commits_every_step_in_order_and_leaves_no_journal() -> None:
    async def body(node: Node, bench: Bench) -> None:
        workflow = bench.flow(*(bench.step(name) for name in THREE))
        outputs = await node.engine.run(workflow, NO_PARAMS, claims=(RESOURCE,))
        assert bench.outside.log == ["do a", "commit a", "do b", "commit b", "do c", "commit c"]
        assert outputs.to_json().items() >= {"a": 1, "b": 1, "c": 1}.items()
        assert await node.db.read(left) == {**NOTHING, "rows": ["a", "b", "c"]}

    on_bench(body)


@pytest.mark.parametrize("failing", range(3))
@pytest.mark.parametrize("lost", [False, True], ids=["refused", "done-but-no-answer"])
def test_a_failing_do_is_undone_with_all_before_it_in_reverse(failing: int, lost: bool) -> None:
    async def body(node: Node, bench: Bench) -> None:
        name = THREE[failing]
        bench.outside.faults[f"do {name}"] = [None] * 3 if lost else [BackendRefused("no room")]
        workflow = bench.flow(*(bench.step(each) for each in THREE))
        failure = await failure_of(node, workflow)
        assert isinstance(failure.cause, TimedOut if lost else BackendRefused)
        assert f"make failed at step {name}" in failure.details
        undone = [f"undo {name}"]
        for earlier in reversed(THREE[:failing]):
            undone += [f"undo {earlier}", f"uncommit {earlier}"]
        assert bench.outside.log[-len(undone) :] == undone
        assert bench.outside.things == set()
        assert await node.db.read(left) == NOTHING

    on_bench(body)


@pytest.mark.parametrize("failing", range(3))
@pytest.mark.parametrize(
    "error", [InvalidArgument("taken"), ZeroDivisionError("oops")], ids=["refused", "bug"]
)
def test_a_failing_commit_undoes_its_own_do_but_not_itself(failing: int, error: Exception) -> None:
    async def body(node: Node, bench: Bench) -> None:
        name = THREE[failing]
        bench.refused_commits[name] = error
        workflow = bench.flow(*(bench.step(each) for each in THREE))
        failure = await failure_of(node, workflow)
        assert isinstance(failure.cause, InvalidArgument if isinstance(error, InvalidArgument) else Bug)
        assert f"make failed at step {name}" in failure.details
        assert f"undo {name}" in bench.outside.log
        assert f"uncommit {name}" not in bench.outside.log
        assert bench.outside.things == set()
        assert await node.db.read(left) == NOTHING

    on_bench(body)


def test_a_failure_has_the_very_error_that_was_raised_as_its_cause() -> None:
    """The log of a bug shows where it was raised."""

    async def body(node: Node, bench: Bench) -> None:
        bench.outside.faults["do b"] = [ZeroDivisionError("oops")]
        failure = await failure_of(node, bench.flow(bench.step("a"), bench.step("b")))
        assert isinstance(failure.__cause__, ZeroDivisionError)

    on_bench(body)


def test_database_steps_in_a_row_commit_with_the_step_before_them() -> None:
    async def body(node: Node, bench: Bench) -> None:
        steps = (bench.row("a"), bench.row("b"), bench.step("c"), bench.row("d"), bench.row("e"))
        before = node.db.commits
        await node.engine.run(bench.flow(*steps), NO_PARAMS, claims=(RESOURCE,))
        assert node.db.commits - before == 2
        assert (await node.db.read(left))["rows"] == ["a", "b", "c", "d", "e"]

    on_bench(body)


@pytest.mark.parametrize(
    "error", [InvalidArgument("taken"), ZeroDivisionError("oops")], ids=["refused", "bug"]
)
def test_leading_database_steps_happen_all_or_not_at_all(error: Exception) -> None:
    async def body(node: Node, bench: Bench) -> None:
        bench.refused_commits["b"] = error
        failure = await failure_of(node, bench.flow(bench.row("a"), bench.row("b"), bench.step("c")))
        assert "make failed at step b" in failure.details
        assert bench.outside.log == ["commit a", "commit b"]
        assert await node.db.read(left) == NOTHING

    on_bench(body)


def test_a_later_database_step_that_fails_takes_its_group_back() -> None:
    async def body(node: Node, bench: Bench) -> None:
        bench.refused_commits["e"] = InvalidArgument("taken")
        steps = (bench.row("a"), bench.step("c"), bench.row("d"), bench.row("e"))
        failure = await failure_of(node, bench.flow(*steps))
        assert "make failed at step e" in failure.details
        forward = ["commit a", "do c", "commit c", "commit d", "commit e"]
        assert bench.outside.log == [*forward, "undo c", "uncommit a"]
        assert await node.db.read(left) == NOTHING

    on_bench(body)


def test_a_claimed_resource_is_refused_to_a_second_run() -> None:
    async def body(node: Node, bench: Bench) -> None:
        bench.outside.faults["do a"] = [None]
        first = asyncio.create_task(
            node.engine.run(bench.flow(bench.step("a")), NO_PARAMS, claims=("x", RESOURCE))
        )
        await asyncio.sleep(1)
        with pytest.raises(Refused, match=f"another operation on resource.{RESOURCE}. has not ended yet"):
            await node.engine.run(bench.flow(bench.step("b")), NO_PARAMS, claims=("y", RESOURCE))
        assert sorted(claim.resource for claim in (await node.db.read(left))["claims"]) == [RESOURCE, "x"]
        await first
        assert await node.db.read(left) == {**NOTHING, "rows": ["a"]}
        assert "do b" not in bench.outside.log

    on_bench(body)


def test_a_retry_goes_back_to_its_step_and_forward_again() -> None:
    async def body(node: Node, bench: Bench) -> None:
        bench.outside.faults["do c"] = [Unreachable("host 1"), Unreachable("host 2")]
        outputs = await node.engine.run(retrying(bench), NO_PARAMS, claims=(RESOURCE,))
        assert outputs.avoid == ["host 1", "host 2"]
        once_more = ["undo c", "uncommit b", "commit b", "do c"]
        assert bench.outside.log == [
            "do a", "commit a", "commit b", "do c", *once_more, *once_more, "commit c",
        ]  # fmt: skip
        assert await node.db.read(left) == {**NOTHING, "rows": ["a", "b", "c"]}

    on_bench(body)


def test_attempts_only_rise_so_that_late_calls_can_be_told() -> None:
    async def body(node: Node, bench: Bench) -> None:
        bench.outside.faults["do c"] = [Unreachable("host 1")]
        await node.engine.run(retrying(bench), NO_PARAMS, claims=(RESOURCE,))
        calls = bench.outside.calls
        assert calls["do c"][0] < calls["undo c"][0] < calls["do c"][1]
        assert {call.run for call in [*calls["do a"], *calls["do c"], *calls["undo c"]]} == {1}

    on_bench(body)


def test_a_retry_ends_when_its_time_is_over_and_everything_is_undone() -> None:
    async def body(node: Node, bench: Bench) -> None:
        hosts = [Unreachable(f"host {n}") for n in range(9)]
        bench.outside.faults["do c"] = [*hosts[:5], None, None, *hosts[5:]]
        failure = await failure_of(node, retrying(bench, 100))
        assert isinstance(failure.cause, Unreachable)
        assert bench.outside.log.count("do c") == 8
        assert bench.outside.things == set()
        assert await node.db.read(left) == NOTHING

    on_bench(body)


def test_a_retry_begins_before_its_seconds_are_over_and_not_with_them() -> None:
    async def body(node: Node, bench: Bench) -> None:
        bench.outside.faults["do c"] = [Unreachable("host 1")]
        await failure_of(node, retrying(bench, 0))
        assert bench.outside.log.count("commit b") == 1
        assert await node.db.read(left) == NOTHING

    on_bench(body)


def test_a_failure_tells_what_began_the_retries_and_not_that_nothing_else_would_do() -> None:
    async def body(node: Node, bench: Bench) -> None:
        def no_other_host(tx: Transaction, flow: Flow[Params], error: OrreryError) -> None:
            bench.refused_commits["b"] = Refused("no other host")

        bench.outside.faults["do c"] = [Unreachable("host 1")]
        place = bench.row("b", retry=Retry(on=(Unreachable,), seconds=60, remember=avoiding))
        steps = (bench.step("a"), place, bench.step("c", failed=no_other_host))
        failure = await failure_of(node, Workflow("make", Params, steps, Avoiding))
        assert isinstance(failure.cause, Unreachable)
        assert "no other host" in failure.details
        assert await node.db.read(left) == NOTHING

    on_bench(body)


def test_an_error_that_the_retry_does_not_name_undoes_everything() -> None:
    async def body(node: Node, bench: Bench) -> None:
        bench.outside.faults["do c"] = [BackendRefused("no such bridge")]
        await failure_of(node, retrying(bench))
        assert bench.outside.log.count("do c") == 1
        assert await node.db.read(left) == NOTHING

    on_bench(body)


def test_a_call_that_nobody_answers_is_repeated_as_the_same_call() -> None:
    async def body(node: Node, bench: Bench) -> None:
        bench.outside.faults["do a"] = [None, None]
        await node.engine.run(bench.flow(bench.step("a", timeout_seconds=7)), NO_PARAMS, claims=(RESOURCE,))
        assert bench.outside.calls["do a"] == [CallId(1, 1, 1)] * 3
        assert 14 < asyncio.get_running_loop().time() < 15

    on_bench(body)


def test_a_try_that_nobody_answers_leaves_no_outputs_to_the_next() -> None:
    seen: list[Any] = []

    async def answer_once(flow: Flow[Params]) -> None:
        seen.append(flow.out.to_json().get("half"))
        flow.out.to_json()["half"] = "done"
        if len(seen) == 1:
            await asyncio.get_running_loop().create_future()

    async def body(node: Node, bench: Bench) -> None:
        step = Step[Params]("a", do=answer_once, no_undo_because="it makes nothing", timeout_seconds=7)
        outputs = await node.engine.run(bench.flow(step), NO_PARAMS, claims=(RESOURCE,))
        assert (seen, outputs.to_json()["half"]) == ([None, None], "done")

    on_bench(body)


def test_a_deferrable_step_becomes_garbage_and_the_run_goes_on() -> None:
    async def body(node: Node, bench: Bench) -> None:
        workflow = bench.flow(bench.step("a", deferrable=True), bench.step("b"))
        node.engine.register(workflow)
        bench.outside.faults["do a"] = [Unreachable("host 1"), Unreachable("host 1")]
        await node.engine.run(workflow, NO_PARAMS, claims=(RESOURCE,))
        after = await node.db.read(left)
        assert (after["rows"], after["runs"], after["claims"]) == (["a", "b"], [], [])
        (item,) = after["garbage"]
        assert (item.step, item.direction, bench.outside.things) == ("a", FORWARD, {"b"})
        assert await node.collector.collect_due() == 0
        await asyncio.sleep(10)
        assert await node.collector.collect_due() == 1
        assert bench.outside.things == {"a", "b"}
        assert await node.db.read(left) == {**NOTHING, "rows": ["a", "b"]}

    on_bench(body)


def test_a_deferrable_step_still_fails_on_an_error_of_ours() -> None:
    async def body(node: Node, bench: Bench) -> None:
        bench.outside.faults["do a"] = [ZeroDivisionError("oops")]
        failure = await failure_of(node, bench.flow(bench.step("a", deferrable=True)))
        assert isinstance(failure.cause, Bug)
        assert await node.db.read(left) == NOTHING

    on_bench(body)


def test_an_undo_that_fails_is_left_to_the_collector() -> None:
    async def body(node: Node, bench: Bench) -> None:
        workflow = bench.flow(bench.step("a"), bench.step("b"))
        node.engine.register(workflow)
        bench.outside.faults["do b"] = [BackendRefused("no room")]
        bench.outside.faults["undo a"] = [BackendRefused("busy")] * 3
        await failure_of(node, workflow)
        after = await node.db.read(left)
        assert (after["rows"], after["runs"], after["claims"]) == ([], [], [])
        (item,) = after["garbage"]
        assert (item.step, item.direction) == ("a", BACK)
        assert item.attempt > bench.outside.calls["do a"][0].attempt
        assert bench.outside.things == {"a"}
        assert await node.collector.collect_due() == 1
        assert bench.outside.things == set()
        assert await node.db.read(left) == NOTHING

    on_bench(body)


def test_an_undo_is_tried_again_before_it_becomes_garbage() -> None:
    async def body(node: Node, bench: Bench) -> None:
        bench.outside.faults["do a"] = [BackendRefused("no room")]
        bench.outside.faults["undo a"] = [BackendRefused("busy"), None]
        await failure_of(node, bench.flow(bench.step("a")))
        assert bench.outside.log.count("undo a") == 3
        assert await node.db.read(left) == NOTHING

    on_bench(body)


async def _leave_to_collector(node: Node, bench: Bench, failures: int) -> None:
    """A run ends, and its step is deferred; so often it cannot be done."""
    workflow = bench.flow(bench.step("a", deferrable=True))
    node.engine.register(workflow)
    bench.outside.faults["do a"] = [Unreachable("host 1")] * failures
    await node.engine.run(workflow, NO_PARAMS, claims=(RESOURCE,))


def test_the_collector_waits_ever_longer_and_never_gives_up() -> None:
    async def body(node: Node, bench: Bench) -> None:
        node.scheduler.start()
        await _leave_to_collector(node, bench, 8)
        await asyncio.sleep(600)
        assert len(bench.outside.calls["do a"]) == 8
        await asyncio.sleep(100)
        assert bench.outside.things == {"a"}
        assert (await node.db.read(left))["garbage"] == []

    on_bench(body)


def test_what_could_not_be_collected_is_due_after_five_seconds_then_twice_as_long_up_to_five_minutes() -> (
    None
):
    async def body(node: Node, bench: Bench) -> None:
        await _leave_to_collector(node, bench, 9)
        pauses: list[float] = []
        while len(pauses) < 8:
            assert await node.collector.collect_due() == 0
            (item,) = (await node.db.read(left))["garbage"]
            pauses.append((item.due - item.last_op_date) / 1000)
            await asyncio.sleep(pauses[-1])
        assert pauses == [5, 10, 20, 40, 80, 160, 300, 300]

    on_bench(body)


def test_garbage_of_a_host_that_is_there_again_is_collected_at_once() -> None:
    async def body(node: Node, bench: Bench) -> None:
        node.scheduler.start()
        await _leave_to_collector(node, bench, 5)
        await asyncio.sleep(60)
        (item,) = (await node.db.read(left))["garbage"]
        await node.db.write(lambda tx: tx.update(Garbage, {"uuid": item.uuid}, host_address="10.0.0.1"))
        await node.collector.make_due("10.0.0.1")
        await asyncio.sleep(1)
        assert (await node.db.read(left))["garbage"] == []

    on_bench(body)


@pytest.mark.parametrize("change", [{"runner_class": "unheard-of"}, {"step": "gone"}])
def test_garbage_that_nobody_understands_is_kept_and_stops_nobody(change: dict[str, Any]) -> None:
    async def body(node: Node, bench: Bench) -> None:
        workflow = bench.flow(bench.step("a", deferrable=True))
        node.engine.register(workflow)
        for name in ("first", "second"):
            bench.outside.faults["do a"] = [Unreachable(name)]
            await node.engine.run(workflow, NO_PARAMS, claims=())
            await node.db.write(lambda tx: tx.delete(UserTag, uuid="a"))
        first, _ = (await node.db.read(left))["garbage"]
        await node.db.write(lambda tx: tx.update(Garbage, {"uuid": first.uuid}, **change))
        assert await node.collector.collect_due() == 1
        (kept,) = (await node.db.read(left))["garbage"]
        assert (kept.uuid, kept.tries) == (first.uuid, 1)

    on_bench(body)


def test_a_killed_node_leaves_journal_and_claims(tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")

    async def body() -> None:
        bench, node = Bench(), bare_node(new_database(path))
        bench.outside.faults["do b"] = [None]
        workflow = bench.flow(bench.step("a"), bench.row("a2"), bench.step("b"))
        running = asyncio.create_task(node.engine.run(workflow, NO_PARAMS, claims=(RESOURCE,)))
        await asyncio.sleep(1)
        node.db.kill()
        await asyncio.sleep(3600)
        assert not running.done()
        again = Database(Sqlite(path), node.clock)
        after = await again.read(left)
        again.close()
        assert after["rows"] == ["a", "a2"]
        assert [(claim.resource, claim.run) for claim in after["claims"]] == [(RESOURCE, 1)]
        (journal,) = after["runs"]
        assert (journal.steps, journal.step, journal.direction) == (["a", "a2", "b"], "b", FORWARD)
        assert (journal.epoch, journal.attempt, journal.outputs["a"]) == (1, 1, 1)

    run(body)


@pytest.mark.parametrize("moment", ["do a", "undo a"])
def test_a_fenced_run_stops_at_once(moment: str) -> None:
    async def body(node: Node, bench: Bench) -> None:
        bench.outside.faults["do b"] = [BackendRefused("no room")]
        bench.outside.faults.setdefault(moment, []).append(None)
        workflow = bench.flow(bench.step("a"), bench.step("b"))
        running = asyncio.create_task(node.engine.run(workflow, NO_PARAMS, claims=(RESOURCE,)))
        await asyncio.sleep(1)
        assert bench.outside.log[-1] == moment
        await node.db.write(lambda tx: tx.update(WorkflowRun, {"number": 1}, epoch=2))
        with pytest.raises(Fenced):
            await running
        after = await node.db.read(left)
        assert (len(after["runs"]), len(after["claims"])) == (1, 1)
        assert bench.outside.log[-1] in {moment, "commit a", "uncommit a"}

    on_bench(body)


def test_run_numbers_are_never_used_twice() -> None:
    async def body(node: Node, bench: Bench) -> None:
        for name in THREE:
            await node.engine.run(bench.flow(bench.step(name)), NO_PARAMS, claims=(RESOURCE,))
        numbers = [bench.outside.calls[f"do {name}"][0].run for name in THREE]
        assert numbers == [1, 2, 3]

    on_bench(body)


def test_a_step_sees_parameters_earlier_outputs_and_its_time() -> None:
    seen: list[tuple[Any, ...]] = []

    async def look(flow: Flow[Params]) -> None:
        seen.append((flow.params, flow.out.to_json()["a"], flow.now, len(flow.new_uuid())))

    async def body(node: Node, bench: Bench) -> None:
        step = Step[Params]("look", do=look, no_undo_because="it only looks")
        await node.engine.run(bench.flow(bench.step("a"), step), NO_PARAMS, claims=())
        assert seen == [(NO_PARAMS, 1, node.clock.now_ms() - 5, 32)]

    on_bench(body)


def test_a_step_needs_an_undo_or_a_reason() -> None:
    with pytest.raises(TypeError, match="give either an undo or no_undo_because"):
        Step[Params]("a", commit=lambda tx, flow: None)
    with pytest.raises(TypeError, match="give either an undo or no_undo_because"):
        Bench().row("a", no_undo_because="it has one")
    with pytest.raises(TypeError, match="step a does nothing"):
        Step[Params]("a", no_undo_because="there is nothing to undo")


def test_names_of_steps_and_workflows_are_unique() -> None:
    async def body(node: Node, bench: Bench) -> None:
        with pytest.raises(TypeError, match="step names repeat"):
            bench.flow(bench.row("a"), bench.row("a"))
        node.engine.register(bench.flow(bench.row("a")))
        with pytest.raises(Bug, match="two workflows are called make"):
            node.engine.register(bench.flow(bench.row("a")))

    on_bench(body)


def test_garbage_is_tried_for_as_long_as_it_takes() -> None:
    async def body(node: Node, bench: Bench) -> None:
        workflow = bench.flow(bench.step("a", deferrable=True))
        node.engine.register(workflow)
        bench.outside.faults["do a"] = [Unreachable("host 1")] * 2
        await node.engine.run(workflow, NO_PARAMS, claims=())
        (item,) = (await node.db.read(left))["garbage"]
        await node.db.write(lambda tx: tx.update(Garbage, {"uuid": item.uuid}, tries=5000))
        assert await node.collector.collect_due() == 0
        (kept,) = (await node.db.read(left))["garbage"]
        assert (kept.tries, kept.status) == (5001, IDLE)
        await asyncio.sleep(301)
        assert await node.collector.collect_due() == 1

    on_bench(body)


def test_garbage_that_nobody_answers_about_does_not_hold_up_the_rest() -> None:
    async def body(node: Node, bench: Bench) -> None:
        bench.outside.faults["do silent"] = [Unreachable("host 1"), None]
        bench.outside.faults["do quick"] = [Unreachable("host 2")]
        for name in ("silent", "quick"):
            workflow = Workflow(name, Params, (bench.step(name, deferrable=True),))
            node.engine.register(workflow)
            await node.engine.run(workflow, NO_PARAMS, claims=())
        collecting = asyncio.create_task(node.collector.collect_due())
        await asyncio.sleep(1)
        assert [item.runner_class for item in (await node.db.read(left))["garbage"]] == ["silent"]
        assert await collecting == 1

    on_bench(body)


def test_a_full_disk_only_delays_how_a_run_goes_back() -> None:
    async def body(node: Node, bench: Bench) -> None:
        disk = FailingConnection(node.db)

        async def fill_the_disk(flow: Flow[Params]) -> None:
            disk.refuses_commits = True
            raise BackendRefused("no room")

        filling = Step("b", do=fill_the_disk, no_undo_because="it makes nothing")
        running = asyncio.create_task(failure_of(node, bench.flow(bench.step("a"), filling)))
        await asyncio.sleep(600)
        assert not running.done()
        disk.refuses_commits = False
        assert "no room" in str(await running)
        assert await node.db.read(left) == NOTHING

    on_bench(body)
