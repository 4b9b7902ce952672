"""Steps that others contribute: their order, what their failures mean, and runs without their plugins."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import (
    BackendRefused,
    PluginFailed,
    Refused,
    StepFailed,
    Unreachable,
    Unresolved,
)
from orrery.core.kernel.node import Node
from orrery.core.kernel.tags import UserTag
from orrery.core.kernel.workflow import (
    Contributed,
    Contribution,
    Flow,
    OnFailure,
    Outputs,
    Slot,
    Step,
    StepRun,
    UnresolvedRun,
    Workflow,
    WorkflowRun,
)
from orrery.core.kernel.workflow.contributions import ordered
from orrery.core.kernel.workflow.recovery import Recovery
from orrery.core.kernel.workflow.steps import Retry
from orrery.testlib.crashes import Crash, on_crash
from orrery.testlib.workflows import (
    NO_PARAMS,
    NOTHING,
    RESOURCE,
    Bench,
    Params,
    left,
    on_bench,
)


class Scene(BaseModel):
    """What a contributed step is told."""

    place: str


MIDDLE = Slot("thing.middle", Scene, "between a and b")
END = Slot("thing.end", Scene, "when all is done", forward_only=True)


def describe(tx: Transaction, flow: Flow[Any, Any]) -> Scene:
    """The context."""
    return Scene(place=f"where a is {flow.out.to_json()['a']}")


class Kept(Outputs):
    """What the contributed step leaves."""

    told: str


def contribution(
    bench: Bench, name: str = "x", slot: Slot[Scene] = MIDDLE, **options: Any
) -> Contribution[Any, Any]:
    """A step that makes the thing `name` outside, and the row `name`."""

    async def do(scene: Scene, run: StepRun[Kept]) -> None:
        await bench.outside.act("do", name, run.call)
        run.out.told = scene.place

    def commit(tx: Transaction, scene: Scene, run: StepRun[Kept]) -> None:
        assert run.out.told == scene.place
        bench.commit(name)(tx, run._flow)

    async def undo(scene: Scene, run: StepRun[Kept]) -> None:
        await bench.outside.act("undo", name, run.call)

    def uncommit(tx: Transaction, scene: Scene, run: StepRun[Kept]) -> None:
        bench.uncommit(name)(tx, run._flow)

    undoing = {} if slot.forward_only else {"undo": undo, "uncommit": uncommit}
    acts: dict[str, Any] = {"do": do, "commit": commit, **undoing, **options}
    return Contribution(name=name, slot=slot, outputs=Kept, **acts)


def workflow(bench: Bench) -> Workflow[Params]:
    """a, the slot in the middle, b, the slot at the end."""
    steps = (bench.step("a"), *MIDDLE.described(describe), END.noted(describe), bench.step("b"), END.opened())
    return Workflow("make", Params, steps)


def with_plugin(node: Node, bench: Bench, *contributions: Contribution[Any, Any]) -> Workflow[Params]:
    """The workflow on a node, with what a plugin contributes."""
    made = workflow(bench)
    node.engine.register(made)
    node.engine.contribute([Contributed("plugin", one) for one in contributions])
    return made


def names(node: Node) -> list[str]:
    """The steps of the workflow on a node."""
    (plan,) = [plan for plan in node.engine.plans() if plan.name == "make"]
    return [step.name for step in plan.steps]


def test_a_contributed_step_has_context_and_outputs_and_is_undone_in_its_turn() -> None:
    async def body(node: Node, bench: Bench) -> None:
        made = with_plugin(node, bench, contribution(bench))
        assert names(node) == ["a", "thing.middle", "plugin.x", "b"]
        outputs = await node.engine.run(made, NO_PARAMS, claims=(RESOURCE,))
        assert outputs.to_json()["plugin.x"] == {"told": "where a is 1"}
        assert await node.db.read(left) == {**NOTHING, "rows": ["a", "b", "x"]}
        await node.db.write(_clear)
        bench.outside.faults["do b"] = [BackendRefused("no room")]
        with pytest.raises(StepFailed) as caught:
            await node.engine.run(made, NO_PARAMS, claims=(RESOURCE,))
        assert caught.value.step == "b"
        assert bench.outside.log[-5:] == ["undo b", "undo x", "uncommit x", "undo a", "uncommit a"]
        assert await node.db.read(left) == NOTHING

    on_bench(body)


def _clear(tx: Transaction) -> None:
    for row in tx.find(UserTag):
        tx.delete(UserTag, uuid=row.uuid)


def test_without_contributions_a_slot_is_no_step() -> None:
    async def body(node: Node, bench: Bench) -> None:
        with_plugin(node, bench)
        assert names(node) == ["a", "b"]

    on_bench(body)


@pytest.mark.parametrize("failing", ["do", "commit"])
def test_a_failure_that_undoes_undoes_the_operation(failing: str) -> None:
    async def body(node: Node, bench: Bench) -> None:
        made = with_plugin(node, bench, contribution(bench))
        _break(bench, failing)
        with pytest.raises(StepFailed) as caught:
            await node.engine.run(made, NO_PARAMS, claims=(RESOURCE,))
        assert caught.value.step == "plugin.x"
        assert bench.outside.things == set()
        assert await node.db.read(left) == NOTHING

    on_bench(body)


def _break(bench: Bench, failing: str) -> None:
    if failing == "do":
        bench.outside.faults["do x"] = [ZeroDivisionError("oops")]
    else:
        bench.refused_commits["x"] = ZeroDivisionError("oops")


@pytest.mark.parametrize("failing", ["do", "commit"])
def test_a_failure_that_is_reported_is_only_that(failing: str, caplog: pytest.LogCaptureFixture) -> None:
    async def body(node: Node, bench: Bench) -> None:
        made = with_plugin(node, bench, contribution(bench, on_failure=OnFailure.REPORT))
        _break(bench, failing)
        await node.engine.run(made, NO_PARAMS, claims=(RESOURCE,))
        assert await node.db.read(left) == {**NOTHING, "rows": ["a", "b"]}
        assert "step plugin.x of make: oops; the operation goes on" in caplog.text

    on_bench(body)


def test_a_failure_that_is_tried_again_is_garbage_until_it_is_done() -> None:
    async def body(node: Node, bench: Bench) -> None:
        made = with_plugin(node, bench, contribution(bench, on_failure=OnFailure.RETRY))
        bench.outside.faults["do x"] = [ZeroDivisionError("oops"), Unreachable("host 1")]
        await node.engine.run(made, NO_PARAMS, claims=(RESOURCE,))
        assert (await node.db.read(left))["rows"] == ["a", "b"]
        assert await node.collector.collect_due() == 0
        await asyncio.sleep(600)
        assert await node.collector.collect_due() == 1
        assert await node.db.read(left) == {**NOTHING, "rows": ["a", "b", "x"]}
        assert bench.outside.things == {"a", "b", "x"}

    on_bench(body)


def test_what_is_tried_again_is_forgotten_when_its_run_is_undone() -> None:
    async def body(node: Node, bench: Bench) -> None:
        made = with_plugin(node, bench, contribution(bench, on_failure=OnFailure.RETRY))
        bench.outside.faults |= {"do x": [Unreachable("host 1")], "do b": [BackendRefused("no room")]}
        with pytest.raises(StepFailed):
            await node.engine.run(made, NO_PARAMS, claims=(RESOURCE,))
        assert await node.db.read(left) == NOTHING
        assert "undo x" in bench.outside.log
        assert "uncommit x" not in bench.outside.log

    on_bench(body)


def test_what_cannot_be_undone_is_recorded_soon_after_its_run_was_undone() -> None:
    """Nothing else wakes the collector."""

    async def body(node: Node, bench: Bench) -> None:
        stays: dict[str, Any] = {"undo": None, "uncommit": None, "no_undo_because": "it stays there"}
        made = Workflow(
            "make", Params, (bench.step("a"), *MIDDLE.described(describe), bench.row("r"), bench.step("b"))
        )
        node.engine.register(made)
        contributed = contribution(bench, on_failure=OnFailure.RETRY, **stays)
        node.engine.contribute([Contributed("plugin", contributed)])
        node.scheduler.start()
        bench.refused_commits["r"] = BackendRefused("no room")
        with pytest.raises(StepFailed):
            await node.engine.run(made, NO_PARAMS, claims=(RESOURCE,))
        await asyncio.sleep(1)
        assert await node.db.read(left) == {**NOTHING, "rows": ["x"]}

    on_bench(body)


def test_a_step_where_nothing_is_undone_any_more_may_only_be_tried_again_or_reported() -> None:
    async def body(node: Node, bench: Bench) -> None:
        with pytest.raises(TypeError, match="nothing is undone there"):
            contribution(bench, slot=END)
        made = with_plugin(node, bench, contribution(bench, slot=END, on_failure=OnFailure.RETRY))
        assert names(node) == ["a", "thing.end", "b", "plugin.x"]
        bench.outside.faults["do x"] = [BackendRefused("no")]
        await node.engine.run(made, NO_PARAMS, claims=(RESOURCE,))
        assert len((await node.db.read(left))["garbage"]) == 1

    on_bench(body)


@pytest.mark.parametrize("failing", ["do", "commit"])
def test_a_failure_undoes_nothing_in_a_workflow_that_opens_the_slot_past_undoing(failing: str) -> None:
    """What acts outside is tried again; what only changes rows is reported."""

    def broken(tx: Transaction, scene: Scene, run: StepRun[Kept]) -> None:
        raise ZeroDivisionError("oops")

    async def body(node: Node, bench: Bench) -> None:
        bench.outside.faults["do x"] = [BackendRefused("no")]
        steps = (bench.step("a"), MIDDLE.noted(describe), MIDDLE.opened(forward_only=True), bench.step("b"))
        made = Workflow("make", Params, steps)
        options: dict[str, Any] = {} if failing == "do" else {"do": None, "undo": None, "commit": broken}
        node.engine.register(made)
        node.engine.contribute([Contributed("plugin", contribution(bench, **options))])
        await node.engine.run(made, NO_PARAMS, claims=(RESOURCE,))
        after = await node.db.read(left)
        assert after["rows"] == ["a", "b"]
        assert [item.step for item in after["garbage"]] == (["plugin.x"] if failing == "do" else [])

    on_bench(body)


def _step(noun: str, name: str, **options: Any) -> Contributed:
    async def do(scene: Scene, run: StepRun) -> None:
        """Nothing."""

    return Contributed(
        noun, Contribution(name=name, slot=MIDDLE, do=do, no_undo_because="it does nothing", **options)
    )


def _order(*contributed: Contributed) -> list[str]:
    return [one.name for one in ordered(contributed)["thing.middle"]]


def test_the_order_is_that_of_the_nouns_unless_they_say_otherwise() -> None:
    first, second, third = _step("p", "a"), _step("q", "b"), _step("r", "c")
    assert _order(first, second, third) == ["p.a", "q.b", "r.c"]
    assert _order(first, second, _step("r", "c", before=["p.a"])) == ["q.b", "r.c", "p.a"]
    assert _order(_step("p", "a", after=["r.c"]), second, third) == ["q.b", "r.c", "p.a"]
    assert _order(_step("p", "a", after=["absent.x"]), second) == ["p.a", "q.b"]


@pytest.mark.parametrize(
    ("contributed", "said"),
    [
        ([_step("p", "a", after=["q.b"]), _step("q", "b", after=["p.a"])], "before one another"),
        ([_step("p", "a", provides="dhcp"), _step("q", "b", provides="dhcp")], "provide dhcp"),
    ],
    ids=["circle", "conflict"],
)
def test_a_conflict_and_a_circle_name_both(contributed: Sequence[Contributed], said: str) -> None:
    with pytest.raises(PluginFailed, match=said) as caught:
        ordered(contributed)
    assert caught.value.plugin == "q"
    assert re.search(r"\b(p and q|q and p)\b", caught.value.details)


def test_a_slot_that_nobody_offers_is_an_error() -> None:
    async def body(node: Node, bench: Bench) -> None:
        nowhere = Slot("thing.nowhere", Scene, "never")
        with pytest.raises(PluginFailed, match="no workflow offers the slot thing"):
            with_plugin(node, bench, contribution(bench, slot=nowhere))

    on_bench(body)


# without the plugin


async def _begin(crash: Crash, **options: Any) -> None:
    """A node with the plugin, which dies in the middle of a run."""
    made = workflow(crash.bench)
    contributed = [Contributed("plugin", contribution(crash.bench, **options))]
    await crash.begin(made, contributed)


def on_gone(path: Path, body: Callable[[Crash], Awaitable[None]]) -> None:
    """Runs `body` with a file that outlives the nodes."""
    on_crash(path, body)


async def _unresolved(node: Node) -> list[UnresolvedRun]:
    return await node.db.read(lambda tx: tx.find(UnresolvedRun))


def test_a_plugin_that_goes_in_the_middle_of_its_step_has_the_run_undone(tmp_path: Path) -> None:
    """What it may have made outside is garbage, which is collected when the plugin is back."""

    async def body(crash: Crash) -> None:
        crash.bench.outside.faults["do x"] = [None]
        await _begin(crash)
        node = crash.node(workflow(crash.bench))
        await crash.recover(node)
        ((_, failure),) = crash.ends
        assert isinstance(failure, StepFailed)
        assert failure.step == "plugin.x"
        assert "is of plugin[plugin], which is not here any more" in str(failure)
        after = await node.db.read(left)
        (garbage,) = after.pop("garbage")
        assert {**after, "garbage": []} == NOTHING
        assert crash.bench.outside.things == {"x"}
        node.engine.contribute([Contributed("plugin", contribution(crash.bench))])
        await node.collector.collect(garbage.uuid)
        assert crash.bench.outside.things == set()
        assert await node.db.read(left) == NOTHING

    on_gone(tmp_path, body)


def test_a_step_that_is_only_reported_is_passed_over_without_its_plugin(tmp_path: Path) -> None:
    async def body(crash: Crash) -> None:
        crash.bench.outside.faults["do x"] = [None]
        await _begin(crash, on_failure=OnFailure.REPORT)
        node = crash.node(workflow(crash.bench))
        await crash.recover(node)
        assert [failure for _, failure in crash.ends] == [None]
        assert await node.db.read(left) == {**NOTHING, "rows": ["a", "b"]}

    on_gone(tmp_path, body)


def test_a_run_that_is_tried_again_passes_over_the_step_whose_plugin_has_gone(tmp_path: Path) -> None:
    def again(bench: Bench) -> Workflow[Params]:
        retry = Retry(on=(Refused,), seconds=60, remember=lambda failure, flow: None)
        steps = (bench.step("a", retry=retry), *MIDDLE.described(describe), bench.step("b"))
        return Workflow("make", Params, steps)

    async def body(crash: Crash) -> None:
        crash.bench.outside.faults["do x"] = [None]
        stays: dict[str, Any] = {"undo": None, "uncommit": None, "no_undo_because": "it stays there"}
        await crash.begin(again(crash.bench), [Contributed("plugin", contribution(crash.bench, **stays))])
        node = crash.node(again(crash.bench))
        await crash.recover(node)
        assert [failure for _, failure in crash.ends] == [None]
        assert await node.db.read(left) == {**NOTHING, "rows": ["a", "b"]}
        assert crash.bench.outside.log.count("do a") == 2

    on_gone(tmp_path, body)


def test_a_step_that_was_not_reached_is_passed_over_and_one_that_is_done_stays(tmp_path: Path) -> None:
    async def body(crash: Crash) -> None:
        crash.bench.outside.faults["do a"] = [None]
        await _begin(crash)
        node = crash.node(workflow(crash.bench))
        await crash.recover(node)
        assert await node.db.read(left) == {**NOTHING, "rows": ["a", "b"]}

    on_gone(tmp_path, body)


def test_what_only_the_plugin_can_take_back_is_listed_until_it_is_there_again(tmp_path: Path) -> None:
    async def body(crash: Crash) -> None:
        crash.bench.outside.faults["do b"] = [None, BackendRefused("no room")]
        await _begin(crash)
        node = crash.node(workflow(crash.bench))
        await crash.recover(node)
        (listed,) = await _unresolved(node)
        assert (listed.workflow, listed.step, listed.direction) == ("make", "plugin.x", "back")
        assert "only it can take back what it has recorded" in listed.reason
        assert [claim.resource for claim in (await node.db.read(left))["claims"]] == [RESOURCE]
        with pytest.raises(Unresolved):
            await Recovery(node, node.engine).retry(listed.uuid)
        node.engine.contribute([Contributed("plugin", contribution(crash.bench))])
        (listed,) = await _unresolved(node)
        await Recovery(node, node.engine).retry(listed.uuid)
        await asyncio.sleep(3600)
        await node.collector.collect_due()
        assert await node.db.read(left) == NOTHING
        assert await _unresolved(node) == []
        assert crash.bench.outside.things == set()

    on_gone(tmp_path, body)


def test_what_is_given_up_frees_its_claims(tmp_path: Path) -> None:
    async def body(crash: Crash) -> None:
        crash.bench.outside.faults["do a"] = [None]
        await _begin(crash)
        node = crash.node()
        await crash.recover(node)
        (listed,) = await _unresolved(node)
        assert "no workflow with that name" in listed.reason
        await Recovery(node, node.engine).give_up(listed.uuid)
        assert await node.db.read(left) == NOTHING
        assert await _unresolved(node) == []

    on_gone(tmp_path, body)


def test_a_retired_step_is_done_as_it_was_and_a_new_one_is_not_for_older_runs(tmp_path: Path) -> None:
    async def body(crash: Crash) -> None:
        bench = crash.bench
        bench.outside.faults["do a"] = [None]
        await crash.begin(bench.flow(bench.step("a"), bench.step("old"), bench.step("b")))
        later = Workflow(
            "make",
            Params,
            (bench.step("a"), bench.step("new"), bench.step("b")),
            retired=(bench.step("old"),),
        )
        node = crash.node(later)
        await crash.recover(node)
        assert await node.db.read(left) == {**NOTHING, "rows": ["a", "b", "old"]}

    on_crash(tmp_path, body)


def test_a_run_that_breaks_is_listed_at_once() -> None:
    async def body(node: Node, bench: Bench) -> None:
        bench.outside.faults["do b"] = [BackendRefused("no room")]

        def broken(tx: Transaction, flow: Flow[Params]) -> None:
            raise ZeroDivisionError("oops")

        made = bench.flow(bench.row("a"), bench.step("b"))
        steps = (bench.row("first"), Step("c", commit=bench.commit("c"), uncommit=broken), made.own[1])
        with pytest.raises(ZeroDivisionError):
            await node.engine.run(Workflow("make", Params, steps), NO_PARAMS, claims=(RESOURCE,))
        (listed,) = await _unresolved(node)
        assert (listed.step, listed.run) == (
            "c",
            (await node.db.read(lambda tx: tx.find(WorkflowRun)))[0].number,
        )

    on_bench(body)
