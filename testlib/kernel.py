"""A bare node (the kernel without any noun) in virtual time, for the kernel's own tests."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from orrery.core.kernel.clock import LoopClock, SeededSecrets
from orrery.core.kernel.db.database import MEMORY, Database
from orrery.core.kernel.node import Node
from orrery.core.kernel.plugins import Hooks
from orrery.core.kernel.settings import Settings
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_virtual

T = TypeVar("T")

EPOCH_MS = 1_700_000_000_000
"""The wall clock when virtual time begins."""


def run(body: Callable[[], Awaitable[T]]) -> T:
    """Runs `body` to its end in virtual time. Raises `simulator.loop.Deadlock` when nothing can go on."""

    async def main() -> T:
        return await body()

    return run_virtual(main(), SimEnvironment())


def run_db(body: Callable[[Database], Awaitable[T]], path: str = MEMORY) -> T:
    """Runs `body` with a database."""

    async def main() -> T:
        database = new_database(path)
        try:
            return await body(database)
        finally:
            database.close()

    return run(main)


def run_node(body: Callable[[Node], Awaitable[T]], seed: int = 1) -> T:
    """Runs `body` with a bare node on a database in memory."""

    async def main() -> T:
        node = bare_node(new_database(), seed)
        try:
            return await body(node)
        finally:
            await node.background.cancel_all()
            node.db.close()

    return run(main)


def new_database(path: str = MEMORY, chaos: random.Random | None = None) -> Database:
    """A database with the kernel's tables in it, on the virtual clock."""
    database = Database(path, LoopClock(EPOCH_MS), chaos)
    database.create_tables()
    return database


def bare_node(database: Database, seed: int = 1) -> Node:
    """The kernel's parts around `database`, with no service registered and no background loop running."""
    dice = random.Random(seed)
    return Node(
        settings=Settings(),
        clock=LoopClock(EPOCH_MS),
        client_clock=LoopClock(EPOCH_MS),
        random=dice,
        secrets=SeededSecrets(dice),
        db=database,
        hooks=Hooks(),
        uuid=f"{dice.getrandbits(128):032x}",
    )
