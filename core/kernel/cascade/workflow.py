"""The second pass of a cascade, as a workflow: level by level from the leaves up, then the root.

Each level is a step, which looks again at what there is to do and does it by messages to the services that
own the resources. So a step that is repeated (after a crash, or a lost reply) finds what is left, and nothing
that is done is done twice. A failure ends the cascade: what is gone stays gone, what was not reached is
untouched, and the root is put back into use.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from pydantic import BaseModel

from orrery.core.kernel.bus import Bus
from orrery.core.kernel.cascade.declaration import Action, Key, Plan, Root
from orrery.core.kernel.cascade.graph import CascadeGraph
from orrery.core.kernel.cascade.plan import collect
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Busy, OrreryError
from orrery.core.kernel.tasks import gather_bounded
from orrery.core.kernel.workflow import Flow, Outputs, Step, Workflow

ACTIONS_AT_ONCE = 100
LEVEL_SECONDS = 24 * 3600.0
"""A level takes as long as its actions take; each of those has its own limits."""
PATIENCE_SECONDS, ASK_AGAIN_SECONDS = 300.0, 2.0
GONE = "what is gone stays gone, and what was not reached is untouched"


class Retired(Outputs):
    """What putting the root back into use needs."""

    former: Any = None
    """The value of the column that took it out of use; None where nothing did."""


class CascadeParams(BaseModel):
    """The root of a cascade."""

    action: str
    key: list[str]
    enforcing: bool = False

    @property
    def root(self) -> Root:
        """The root as the plan knows it."""
        return Root(self.action, tuple(self.key), self.enforcing)


CascadeRun = Flow[CascadeParams, Retired]


class CascadeWorkflow:
    """The workflow along one graph: as many level steps as its deepest cascade has levels."""

    def __init__(self, graph: CascadeGraph) -> None:
        self._graph = graph
        self.workflow = Workflow(
            "cascade",
            CascadeParams,
            outputs=Retired,
            steps=(
                Step("retire", commit=self._retire, uncommit=self._restore),
                *(self._level(number) for number in range(1, graph.depth + 1)),
                Step(
                    "root",
                    do=self._do_root,
                    timeout_seconds=LEVEL_SECONDS,
                    no_undo_because="the root's own service takes back what it does where it fails",
                ),
            ),
        )

    def _level(self, number: int) -> Step[CascadeParams, Retired]:
        return Step(
            f"level-{number}",
            do=partial(self._do_level, number=number),
            timeout_seconds=LEVEL_SECONDS,
            no_undo_because=GONE,
        )

    def _retire(self, tx: Transaction, flow: CascadeRun) -> None:
        """Checks whether anything blocks the cascade, and takes the root out of use."""
        root = flow.params.root
        collect(tx, self._graph, root)
        action = self._graph.actions[root.action]
        row = tx.first(action.model, **action.where(root.key))
        if row is None or action.out_of_use is None:
            return
        column, value = action.out_of_use
        tx.update(action.model, action.where(root.key), **{column: value})
        flow.out.former = getattr(row, column)

    def _restore(self, tx: Transaction, flow: CascadeRun) -> None:
        """Puts the root back into use."""
        root = flow.params.root
        action = self._graph.actions[root.action]
        if action.out_of_use is not None and flow.out.former is not None:
            column, value = action.out_of_use
            tx.update(action.model, action.where(root.key) | {column: value}, **{column: flow.out.former})

    async def _do_level(self, flow: CascadeRun, number: int) -> None:
        """Does everything up to a level, the lowest first: usually only the level itself is left to do.

        Raises the first error; nothing further is begun after it.
        """
        node, root = flow.node, flow.params.root
        levels = self._graph.levels(root.action)
        if number > len(levels):
            return
        plan = await node.db.read(collect, self._graph, root)
        for actions in levels[:number]:
            await _do_all(node.bus, self._graph, plan, actions)
        done = 100 * number // (len(levels) + 1)
        node.progress.report(current_call().job, root.action, done, node.clock.now_ms())

    async def _do_root(self, flow: CascadeRun) -> None:
        """Does the root's own action, once nothing depends on it any more."""
        root = flow.params.root
        await act(flow.node.bus, self._graph.actions[root.action], root.key, force=root.enforcing)


async def act(bus: Bus, action: Action, key: Key, *, force: bool) -> None:
    """Has one action done by its service.

    A resource in the hands of another run (taken over from a node that died, say) is waited for, up to
    `PATIENCE_SECONDS`; then this raises Busy.
    """
    message = action.act
    assert message is not None
    give_up = asyncio.get_running_loop().time() + PATIENCE_SECONDS
    while True:
        try:
            await bus.call(message(key, force))
            return
        except Busy:
            if asyncio.get_running_loop().time() > give_up:
                raise
        await asyncio.sleep(ASK_AGAIN_SECONDS)


async def _do_all(bus: Bus, graph: CascadeGraph, plan: Plan, actions: list[str]) -> None:
    failures: list[OrreryError] = []

    async def one(action: str, key: Key, force: bool) -> None:
        if failures:
            return
        try:
            await act(bus, graph.actions[action], key, force=force)
        except OrreryError as failure:
            failures.append(failure)

    results = await gather_bounded([one(*item) for item in plan.items(actions)], ACTIONS_AT_ONCE)
    for failure in [*failures, *results]:
        if isinstance(failure, BaseException):
            raise failure
