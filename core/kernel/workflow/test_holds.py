"""Work that nobody confirmed: what it holds, who is refused because of that, and what ends it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from pydantic import BaseModel
from sqlalchemy import select

from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Busy, Overtaken, Refused, StepFailed, Unreachable
from orrery.core.kernel.node import Node
from orrery.core.kernel.workflow import Claim, Flow, Step, Workflow
from orrery.core.kernel.workflow.holds import Held, Identity, Place, refuse_held
from orrery.core.kernel.workflow.model import FORWARD, Hold
from orrery.core.kernel.workflow.steps import Retry
from orrery.testlib.kernel import run_node
from orrery.testlib.workflows import NOTHING, RESOURCE, Outside, left

ANOTHER = "b" * 32


class Named(BaseModel):
    """What a run is to make; another name is another identity."""

    name: str = "a"


class HoldingBench:
    """A workflow whose only thing is named by its parameters, and which may be tried again with another."""

    def __init__(self, node: Node, *, renew: bool) -> None:
        self.outside = Outside()
        self.collected: list[str] = []
        retry = Retry(
            on=(Unreachable,),
            seconds=60,
            remember=lambda error, flow: None,
            renew=(lambda flow: Named(name=flow.params.name + "'")) if renew else None,
        )
        self.workflow: Workflow[Named] = Workflow(
            "hold",
            Named,
            (
                Step("place", commit=lambda tx, flow: None, uncommit=lambda tx, flow: None, retry=retry),
                Step(
                    "thing",
                    do=lambda flow: self.act("do", flow),
                    undo=lambda flow: self.act("undo", flow),
                    holds=self.holds,
                    collected=lambda tx, flow: self.collected.append(flow.params.name),
                ),
            ),
        )
        node.engine.register(self.workflow)

    async def act(self, verb: str, flow: Flow[Named]) -> None:
        """Makes or removes the thing of this name."""
        await self.outside.act(verb, flow.params.name, flow.call)

    def holds(self, tx: Transaction, flow: Flow[Named]) -> Held:
        """The thing of this name, on a host."""
        place = Place("c" * 32, "192.0.2.1", "KVM")
        return Held(
            resource=("ThingVO", ANOTHER), place=place, identities=(Identity("thing", flow.params.name),)
        )

    def fail_undo(self, name: str, times: int = 10) -> None:
        """The thing cannot be made, and its host does not answer then either."""
        self.outside.faults[f"do {name}"] = [Unreachable("192.0.2.1")]
        self.outside.faults[f"undo {name}"] = [Unreachable("192.0.2.1")] * times


def holds_of(tx: Transaction) -> list[tuple[str, str, str]]:
    """All holds: kind, key, address."""
    return [(hold.kind, hold.key, hold.address) for hold in tx.all(Statement(select(Hold)))]


def on_holding_bench(body: Callable[[Node, HoldingBench], Awaitable[None]], *, renew: bool = True) -> None:
    """Runs `body` on a bare node with a fresh bench."""

    async def main(node: Node) -> None:
        await body(node, HoldingBench(node, renew=renew))

    run_node(main)


def test_what_an_unconfirmed_undo_may_leave_is_held_until_it_is_confirmed() -> None:
    async def body(node: Node, bench: HoldingBench) -> None:
        released: list[Identity] = []
        node.collector.on_release(lambda tx, identity: released.append(identity))
        bench.fail_undo("a", times=2)
        await node.engine.run(bench.workflow, Named(), claims=(RESOURCE,))
        assert bench.outside.things == {"a'"}
        assert await node.db.read(holds_of) == [("thing", "a", "192.0.2.1")]
        held = Identity("thing", "a")
        with pytest.raises(
            Refused, match=r"thing\[a\] may still be in use on host\[uuid:ccc.*192\.0\.2\.1"
        ) as no:
            await node.db.read(refuse_held, "it cannot be used", [held])
        assert "ConfirmHostPoweredOff" in no.value.details
        await node.collector.try_held([held])
        assert await node.db.read(holds_of) == [("thing", "a", "192.0.2.1")]
        await node.collector.try_held([held])
        assert (await node.db.read(holds_of), released, bench.collected) == ([], [held], ["a"])
        assert await node.db.read(left) == NOTHING

    on_holding_bench(body)


def test_a_run_that_cannot_take_other_identities_is_not_tried_again() -> None:
    """Its error names everything that went wrong."""

    async def body(node: Node, bench: HoldingBench) -> None:
        bench.fail_undo("a")
        with pytest.raises(StepFailed) as caught:
            await node.engine.run(bench.workflow, Named(), claims=(RESOURCE,))
        assert bench.outside.log.count("do a") == 1
        assert "undo thing: not confirmed on host[uuid:ccc" in caught.value.details
        assert "(3) undo thing: it is not tried elsewhere" in caught.value.details

    on_holding_bench(body, renew=False)


def test_new_parameters_are_in_the_journal_as_soon_as_the_run_goes_forward_with_them() -> None:
    """A node that takes the run over makes the same thing."""

    async def body(node: Node, bench: HoldingBench) -> None:
        bench.fail_undo("a")
        bench.outside.faults["do a'"] = [None]
        run = asyncio.create_task(node.engine.run(bench.workflow, Named(), claims=(RESOURCE,)))
        await asyncio.sleep(30)
        (row,) = (await node.db.read(left))["runs"]
        assert (row.params, row.direction, row.step) == ({"name": "a'"}, FORWARD, "thing")
        await run
        assert bench.outside.things == {"a'"}

    on_holding_bench(body)


def test_garbage_that_was_overtaken_is_asked_for_with_a_fresh_number_once_nobody_works_on_its_resource() -> (
    None
):
    async def body(node: Node, bench: HoldingBench) -> None:
        bench.fail_undo("a", times=3)
        await node.engine.run(bench.workflow, Named(), claims=(RESOURCE,))
        (item,) = (await node.db.read(left))["garbage"]
        bench.outside.things.add("a")
        bench.outside.faults["undo a"] = [Overtaken("a newer call")] * 2
        await node.db.write(lambda tx: tx.insert(Claim, resource=ANOTHER, run=7))
        with pytest.raises(Busy, match="is being worked on"):
            await node.collector.collect(item.uuid)
        await node.db.write(lambda tx: tx.delete(Claim, resource=ANOTHER))
        await node.collector.collect(item.uuid)
        assert bench.outside.things == {"a'"}
        first, *_, last = bench.outside.calls["undo a"]
        assert last.run > first.run
        outputs = await node.engine.run(bench.workflow, Named(name="z"), claims=(RESOURCE,))
        assert outputs.to_json() == {}
        assert bench.outside.calls["do z"][0].run > last.run

    on_holding_bench(body)


def test_garbage_that_is_given_up_holds_nothing_and_is_not_taken_for_done() -> None:
    async def body(node: Node, bench: HoldingBench) -> None:
        bench.fail_undo("a")
        await node.engine.run(bench.workflow, Named(), claims=(RESOURCE,))
        (item,) = (await node.db.read(left))["garbage"]
        await node.collector.give_up(item.uuid)
        assert (await node.db.read(holds_of), bench.collected) == ([], [])

    on_holding_bench(body)


def test_an_identity_that_two_works_hold_is_free_after_the_second() -> None:
    async def body(node: Node, bench: HoldingBench) -> None:
        released: list[Identity] = []
        node.collector.on_release(lambda tx, identity: released.append(identity))
        for _ in range(2):
            bench.fail_undo("a", times=1)
            with pytest.raises(StepFailed):
                await node.engine.run(bench.workflow, Named(), claims=(RESOURCE,))
        first, second = (await node.db.read(left))["garbage"]
        await node.collector.collect(first.uuid)
        assert released == []
        await node.collector.collect(second.uuid)
        assert released == [Identity("thing", "a")]

    on_holding_bench(body, renew=False)
