"""Nodes that die amid runs, and their successors."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from orrery.core.kernel.clock import LoopClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.errors import OrreryError
from orrery.core.kernel.node import Node
from orrery.core.kernel.workflow import Contributed, Workflow
from orrery.core.kernel.workflow.recovery import RecoveredRun, Recovery
from orrery.testlib.kernel import EPOCH_MS, bare_node, new_database, run
from orrery.testlib.workflows import NO_PARAMS, RESOURCE, Bench

Ends = list[tuple[RecoveredRun, OrreryError | None]]


class Crash:
    """One database file and one outside world, which outlive the nodes on them."""

    def __init__(self, path: Path) -> None:
        self.path = str(path / "a.db")
        self.bench = Bench()
        self.ends: Ends = []

    async def begin(self, workflow: Workflow[Any, Any], contributed: Sequence[Contributed] = ()) -> None:
        """A node that runs a workflow under a queue, and dies after a second."""
        node = bare_node(new_database(self.path))
        if contributed:
            node.engine.register(workflow)
            node.engine.contribute(contributed)

        async def work() -> None:
            async with node.tasks.queue("queue-1"):
                await node.engine.run(workflow, NO_PARAMS, claims=(RESOURCE,))

        running = asyncio.create_task(work())
        await asyncio.sleep(1)
        node.db.kill()
        running.cancel()  # its database is dead already, so this only keeps it from calling outside

    def node(self, *known: Workflow[Any, Any]) -> Node:
        """The successor, which knows some workflows."""
        node = bare_node(Database(Sqlite(self.path), LoopClock(EPOCH_MS)))
        for workflow in known:
            node.engine.register(workflow)
        return node

    async def recover(self, node: Node) -> Recovery:
        """Takes over what was left, and waits for its end."""
        recovery = Recovery(node, node.engine)
        recovery.carry_on(await recovery.take_over(), self._ended)
        await asyncio.sleep(3600)
        return recovery

    async def _ended(self, found: RecoveredRun, failure: OrreryError | None) -> None:
        self.ends.append((found, failure))


def on_crash(path: Path, body: Callable[[Crash], Awaitable[None]]) -> None:
    """Runs `body` in virtual time."""

    async def main() -> None:
        await body(Crash(path))

    run(main)
