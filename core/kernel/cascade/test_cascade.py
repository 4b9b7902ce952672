"""Cascades over small tables of their own: the graph, the plan, the order, failures and repetitions."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import ForeignKey, MetaData, String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.api.message import DeleteMessage
from orrery.core.kernel.bus import Message, handles
from orrery.core.kernel.cascade import Action, CascadeGraph, CascadeWorkflow, Edge, Key, Objection, Plan
from orrery.core.kernel.cascade.declaration import Root
from orrery.core.kernel.cascade.plan import collect
from orrery.core.kernel.cascade.workflow import CascadeParams
from orrery.core.kernel.db.model import Base
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendRefused, Bug, Busy, NotDeleted, Refused, StepFailed
from orrery.core.kernel.node import Node
from orrery.core.kernel.workflow import Claim, WorkflowRun
from orrery.core.kernel.workflow.plan import known
from orrery.testlib.kernel import run_node

APART = MetaData()


class House(Base):
    """A root."""

    __tablename__ = "test_house"
    metadata = APART
    uuid: Mapped[str] = mapped_column(String(32), primary_key=True)
    state: Mapped[str] = mapped_column(String(16))


class Room(Base):
    """In a house."""

    __tablename__ = "test_room"
    metadata = APART
    uuid: Mapped[str] = mapped_column(String(32), primary_key=True)
    house: Mapped[str] = mapped_column(ForeignKey("test_house.uuid"))


class Lamp(Base):
    """In a room; with its plug."""

    __tablename__ = "test_lamp"
    metadata = APART
    uuid: Mapped[str] = mapped_column(String(32), primary_key=True)
    room: Mapped[str] = mapped_column(ForeignKey("test_room.uuid"))
    house: Mapped[str] = mapped_column(ForeignKey("test_house.uuid"))


@dataclass(frozen=True)
class Do(Message[None]):
    """Do an action to a resource."""

    action: str
    uuid: str
    force: bool


class DeleteHouse(DeleteMessage):
    """The call that deletes a house."""

    uuid: str


def doing(name: str) -> Callable[[Key, bool], Message[Any]]:
    """The message of an action."""
    return lambda key, force: Do(name, key[0], force)


def refuse_lit(tx: Transaction, key: Key, plan: Plan) -> None:
    """Some lamps are kept."""
    if key[0].startswith("kept"):
        raise Refused(f"lamp[{key[0]}] shines")


PARTS = (
    Action("house.delete", House, act=doing("house.delete"), out_of_use=("state", "Closed"), api=DeleteHouse),
    Action("room.delete", Room, act=doing("room.delete")),
    Action("lamp.dim", Lamp, act=doing("lamp.dim")),
    Action("lamp.break", Lamp, act=doing("lamp.break"), supersedes=("lamp.dim",)),
    Action("plug.go", Lamp),
    Edge("house.delete", "room.delete", by="house"),
    Edge("house.delete", "lamp.break", by="house"),
    Edge("room.delete", "lamp.dim", by="room"),
    Edge("lamp.break", "plug.go", by="uuid"),
    Objection("lamp.break", refuse_lit),
)


class Owner:
    """Does the actions, and keeps what it did."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.done: list[str] = []
        self.fails_on = ""
        self.forced = False
        self.seconds = 0.0
        self.busy = 0

    @handles(Do)
    async def do(self, message: Do) -> None:
        """Removes the row, unless it is to fail."""
        await asyncio.sleep(self.seconds)
        if self.busy:
            self.busy -= 1
            raise Busy("somebody else has it")
        if message.uuid == self.fails_on:
            raise BackendRefused(f"{message.uuid} is stuck")
        self.forced = message.force
        self.done.append(f"{message.action} {message.uuid}")
        await self.node.db.write(_act, message)


def _act(tx: Transaction, message: Do) -> None:
    model = {"house": House, "room": Room, "lamp": Lamp}[message.action.partition(".")[0]]
    if message.action != "lamp.dim":
        tx.delete(model, uuid=message.uuid)


def _furnish(tx: Transaction, lamps: tuple[str, ...]) -> None:
    tx.insert(House, uuid="h", state="Open")
    for room in ("r1", "r2"):
        tx.insert(Room, uuid=room, house="h")
    for lamp in lamps:
        tx.insert(Lamp, uuid=lamp, room="r1", house="h")


def _left(tx: Transaction) -> list[str]:
    rows: list[House | Room | Lamp] = [*tx.find(House), *tx.find(Room), *tx.find(Lamp)]
    return [row.uuid for row in rows]


def _state(tx: Transaction) -> str:
    return tx.require(House, "h").state


def _unfinished(tx: Transaction) -> int:
    return len(tx.find(WorkflowRun)) + len(tx.find(Claim))


def furnished(body: Callable[[Node, Owner], Awaitable[None]], lamps: tuple[str, ...] = ("a", "b")) -> None:
    """Runs `body` with a house of two rooms, with lamps in the first."""

    async def main(node: Node) -> None:
        owner = Owner(node)
        node.bus.register(owner)
        node.cascades.declare(PARTS)
        node.db.create_tables(APART)
        await node.db.write(_furnish, lamps)
        await body(node, owner)
        assert await node.db.read(_unfinished) == 0

    run_node(main)


def test_leaves_go_first_and_the_stronger_action_wins() -> None:
    async def body(node: Node, owner: Owner) -> None:
        await node.cascades.delete("house.delete", "h", "Permissive")
        assert owner.done == [
            "lamp.break a",
            "lamp.break b",
            "room.delete r1",
            "room.delete r2",
            "house.delete h",
        ]
        assert await node.db.read(_left) == []
        await node.cascades.delete("house.delete", "h", "Permissive")

    furnished(body)


def test_actions_of_a_level_are_done_at_once() -> None:
    async def body(node: Node, owner: Owner) -> None:
        owner.seconds = 10.0
        began = asyncio.get_running_loop().time()
        await node.cascades.delete("house.delete", "h", "Permissive")
        assert 30 <= asyncio.get_running_loop().time() - began < 31

    furnished(body)


def test_a_dry_run_counts_and_does_nothing() -> None:
    async def body(node: Node, owner: Owner) -> None:
        told = await node.cascades.rehearse(DeleteHouse(uuid="h"))
        assert [(part["kind"], part["action"], part["count"]) for part in told["cascade"]] == [
            ("house", "delete", 1),
            ("room", "delete", 2),
            ("lamp", "break", 2),
            ("plug", "go", 2),
        ]
        assert told["cascade"][2]["uuids"] == ["a", "b"]
        assert (owner.done, await node.db.read(_state)) == ([], "Open")
        assert await node.cascades.rehearse(DeleteHouse(uuid="nobody")) == {"cascade": []}
        assert await node.cascades.rehearse(DeleteMessage()) == {}

    furnished(body)


def test_an_objection_stops_a_permissive_cascade_before_it_begins() -> None:
    async def body(node: Node, owner: Owner) -> None:
        with pytest.raises(NotDeleted) as caught:
            await node.cascades.delete("house.delete", "h", "Permissive")
        assert "lamp[kept] shines" in str(caught.value.cause)
        with pytest.raises(NotDeleted):
            await node.cascades.rehearse(DeleteHouse(uuid="h"))
        assert owner.done == []
        await node.cascades.delete("house.delete", "h", "Enforcing")
        assert (owner.forced, await node.db.read(_left)) == (True, [])

    furnished(body, lamps=("a", "kept"))


def test_a_failure_leaves_what_was_not_reached_and_reopens_the_root() -> None:
    async def body(node: Node, owner: Owner) -> None:
        owner.fails_on = "r1"
        with pytest.raises(NotDeleted) as caught:
            await node.cascades.delete("house.delete", "h", "Permissive")
        assert isinstance(caught.value.cause, BackendRefused)
        assert await node.db.read(_state) == "Open"
        assert "h" in await node.db.read(_left)
        owner.fails_on = ""
        await node.cascades.delete("house.delete", "h", "Permissive")

    furnished(body)


def test_the_root_is_out_of_use_meanwhile() -> None:
    async def body(node: Node, owner: Owner) -> None:
        owner.seconds = 10.0
        task = node.background.start(node.cascades.delete("house.delete", "h", "Permissive"), name="d")
        await asyncio.sleep(5)
        assert await node.db.read(_state) == "Closed"
        await task

    furnished(body)


def test_what_appears_meanwhile_goes_too() -> None:
    async def body(node: Node, owner: Owner) -> None:
        owner.seconds = 10.0
        task = node.background.start(node.cascades.delete("house.delete", "h", "Permissive"), name="d")
        await asyncio.sleep(5)
        await node.db.write(_late_lamp)
        await task
        assert await node.db.read(_left) == []

    furnished(body)


def _late_lamp(tx: Transaction) -> None:
    tx.insert(Lamp, uuid="late", room="r2", house="h")


def test_two_deletions_of_one_root_are_one() -> None:
    async def body(node: Node, owner: Owner) -> None:
        owner.seconds = 1.0
        calls = [node.cascades.delete("house.delete", "h", "Permissive") for _ in range(2)]
        tasks = [node.background.start(call, name="d") for call in calls]
        for task in tasks:
            await task
        assert owner.done.count("house.delete h") == 1

    furnished(body)


def test_a_root_without_anything_below_needs_no_run() -> None:
    async def body(node: Node, owner: Owner) -> None:
        owner.seconds = 10.0
        task = node.background.start(node.cascades.delete("room.delete", "r2", "Permissive"), name="d")
        await asyncio.sleep(5)
        assert await node.db.read(_unfinished) == 0
        await task
        assert owner.done == ["room.delete r2"]

    furnished(body)


def test_a_resource_in_other_hands_is_waited_for() -> None:
    async def body(node: Node, owner: Owner) -> None:
        owner.busy = 3
        began = asyncio.get_running_loop().time()
        await node.cascades.delete("room.delete", "r2", "Permissive")
        assert 6 <= asyncio.get_running_loop().time() - began < 7
        owner.busy = 1000
        with pytest.raises(NotDeleted) as caught:
            await node.cascades.delete("house.delete", "h", "Permissive")
        assert isinstance(caught.value.cause, Busy)

    furnished(body)


def test_a_cascade_in_another_hand_is_refused() -> None:
    async def body(node: Node, owner: Owner) -> None:
        owner.seconds = 1.0
        params = CascadeParams(action="house.delete", key=["h"])
        workflow = node.cascades.workflow
        first = node.background.start(node.engine.run(workflow, params, claims=("same",)), name="first")
        await asyncio.sleep(0.5)
        with pytest.raises((Refused, StepFailed)):
            await node.engine.run(workflow, params, claims=("same",))
        await first

    furnished(body)


def test_a_circle_is_named() -> None:
    circle = (
        Action("a.delete", House, act=doing("a")),
        Action("b.delete", Room, act=doing("b")),
        Edge("a.delete", "b.delete", by="house"),
        Edge("b.delete", "a.delete", by="uuid"),
    )
    with pytest.raises(Bug, match=r"in a circle: ([ab])\.delete → [ab]\.delete → \1\.delete"):
        CascadeGraph(circle)


def test_wrong_declarations_say_what_is_wrong() -> None:
    house = Action("house.delete", House, act=doing("h"))
    with pytest.raises(Bug, match="two cascade actions"):
        CascadeGraph((house, house))
    with pytest.raises(Bug, match="ends at an action that nobody declares"):
        CascadeGraph((house, Edge("house.delete", "roof.delete", by="house")))
    with pytest.raises(TypeError, match=r"kind\.verb"):
        Action("house", House)
    with pytest.raises(TypeError, match="either"):
        Edge("a.b", "c.d")
    assert CascadeGraph((house, Edge("town.delete", "house.delete", by="uuid"))).edges == []


def test_the_workflow_has_a_step_for_each_level_of_the_deepest_cascade() -> None:
    chain: list[Any] = [Action(f"k{n}.delete", House, act=doing("x")) for n in range(10)]
    chain += [Edge(f"k{n}.delete", f"k{n + 1}.delete", by="uuid") for n in range(9)]
    steps = [step.name for step in known(CascadeWorkflow(CascadeGraph(chain)).workflow).plan.steps]
    assert steps == ["retire", *(f"level-{number}" for number in range(1, 10)), "root"]
    shortest = known(CascadeWorkflow(CascadeGraph(())).workflow).plan
    assert [step.name for step in shortest.steps] == ["retire", "root"]


def test_edges_are_found_by_both_of_their_ends() -> None:
    graph = CascadeGraph(PARTS)
    assert [edge.when for edge in graph.edges_to("lamp.break")] == ["house.delete"]
    assert [edge.then for edge in graph.edges_from("house.delete")] == ["room.delete", "lamp.break"]


def test_a_declaration_that_cannot_be_leaves_the_graph_as_it_was() -> None:
    async def body(node: Node, owner: Owner) -> None:
        with pytest.raises(Bug, match="two cascade actions"):
            node.cascades.declare((Action("house.delete", House),))
        node.cascades.declare((Action("door.close", House),))
        assert {*node.cascades.graph.actions} >= {"house.delete", "door.close"}

    furnished(body)


def test_a_plan_over_many_resources_is_read_in_pieces() -> None:
    async def body(node: Node, owner: Owner) -> None:
        await node.db.write(_many)
        plan = await node.db.read(collect, node.cascades.graph, Root("house.delete", ("h",)))
        assert plan.counts() == {"house.delete": 1, "room.delete": 1002, "lamp.break": 1002, "plug.go": 1002}

    furnished(body)


def _many(tx: Transaction) -> None:
    for number in range(1000):
        tx.insert(Room, uuid=f"room-{number}", house="h")
        tx.insert(Lamp, uuid=f"lamp-{number}", room=f"room-{number}", house="h")
