"""Workflows on a bench: an outside world that fails as a test says."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from pydantic import BaseModel
from sqlalchemy import select

from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import (
    OrreryError,
    Unreachable,
)
from orrery.core.kernel.node import Node
from orrery.core.kernel.tags import UserTag
from orrery.core.kernel.workflow import CallId, Claim, Flow, Garbage, Outputs, Step, Workflow, WorkflowRun
from orrery.core.kernel.workflow.steps import Retry
from orrery.testlib.kernel import run_node

RESOURCE = "a" * 32


class Params(BaseModel):
    """Nothing to choose."""


NO_PARAMS = Params()


class Outside:
    """A world that holds things by name, logs every call, and fails as it is told."""

    def __init__(self) -> None:
        self.things: set[str] = set()
        self.log: list[str] = []
        self.calls: dict[str, list[CallId]] = {}
        self.faults: dict[str, list[Exception | None]] = {}
        """What the next calls of ``do x`` or ``undo x`` meet: an error, or None for no answer at all."""

    async def act(self, verb: str, name: str, call: CallId) -> None:
        """One call from outside; it has its effect even where the answer is lost."""
        self.log.append(f"{verb} {name}")
        self.calls.setdefault(f"{verb} {name}", []).append(call)
        faults = self.faults.get(f"{verb} {name}")
        fault = faults.pop(0) if faults else ...
        if isinstance(fault, Exception):
            raise fault
        if verb == "do":
            self.things.add(name)
        else:
            self.things.discard(name)
        if fault is None:
            await asyncio.get_running_loop().create_future()


class Bench:
    """Builds steps that act on one outside world and one database row each."""

    def __init__(self) -> None:
        self.outside = Outside()
        self.refused_commits: dict[str, Exception] = {}

    def step(self, name: str, **options: Any) -> Step[Params]:
        """A step that makes the thing `name` outside and the row `name` in the database."""

        async def do(flow: Flow[Params]) -> None:
            await self.outside.act("do", name, flow.call)
            setattr(flow.out, name, flow.call.attempt)

        async def undo(flow: Flow[Params]) -> None:
            await self.outside.act("undo", name, flow.call)

        return Step(name, do=do, commit=self.commit(name), undo=undo, uncommit=self.uncommit(name), **options)

    def row(self, name: str, **options: Any) -> Step[Params]:
        """A step that only writes the row `name`."""
        return Step(name, commit=self.commit(name), uncommit=self.uncommit(name), **options)

    def commit(self, name: str) -> Callable[[Transaction, Flow[Params]], None]:
        """Writes the row `name`, unless that is to be refused."""

        def commit(tx: Transaction, flow: Flow[Params]) -> None:
            self.outside.log.append(f"commit {name}")
            tx.insert(UserTag, uuid=name, resource_uuid="r", resource_type="ZoneVO", tag="")
            if name in self.refused_commits:
                raise self.refused_commits[name]
            setattr(flow.out, f"row_{name}", flow.new_uuid())

        return commit

    def uncommit(self, name: str) -> Callable[[Transaction, Flow[Params]], None]:
        """Removes the row `name`, which must be there."""

        def uncommit(tx: Transaction, flow: Flow[Params]) -> None:
            self.outside.log.append(f"uncommit {name}")
            assert tx.delete(UserTag, uuid=name) == 1

        return uncommit

    def flow(self, *steps: Step[Params]) -> Workflow[Params]:
        """A workflow of these steps."""
        return Workflow("make", Params, steps)


def left(tx: Transaction) -> dict[str, list[Any]]:
    """Everything in the database that a run may leave."""
    models = {"rows": UserTag, "runs": WorkflowRun, "claims": Claim, "garbage": Garbage}
    every = {name: tx.all(Statement(select(model))) for name, model in models.items()}
    every["rows"] = sorted(row.uuid for row in every["rows"])
    return every


NOTHING: dict[str, list[Any]] = {"rows": [], "runs": [], "claims": [], "garbage": []}


def on_bench(body: Callable[[Node, Bench], Awaitable[None]]) -> None:
    """Runs `body` on a bare node with a fresh bench."""

    async def main(node: Node) -> None:
        await body(node, Bench())

    run_node(main)


class Avoiding(Outputs):
    """What a retry remembers."""

    avoid: Sequence[str] = ()


def avoiding(error: OrreryError, flow: Flow[Any, Avoiding]) -> None:
    """Remembers how often the run has been turned back."""
    flow.out.avoid = [*flow.out.avoid, error.details]


def retrying(bench: Bench, seconds: float = 60) -> Workflow[Params, Avoiding]:
    """A workflow that goes back to its second step when the last one is out of reach."""
    place = bench.row("b", retry=Retry(on=(Unreachable,), seconds=seconds, remember=avoiding))
    return Workflow("make", Params, (bench.step("a"), place, bench.step("c")), Avoiding)
