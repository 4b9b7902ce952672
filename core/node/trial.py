"""Which nouns a node would be made of: tried out, on a node that nobody calls."""

from __future__ import annotations

import asyncio
import logging
import random
from pathlib import Path
from tempfile import TemporaryDirectory

from orrery.core.kernel.clock import LoopClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.plugins import Plugin
from orrery.core.kernel.secret_store import Keyring
from orrery.core.node.management import ManagementNode, NodeParts
from orrery.core.node.schema import upgrade


def tried() -> list[Plugin]:
    """All nouns, after each has migrated, joined and started over an empty database, without any backend.

    A plugin that failed stands there with its error. Database and node are gone when this returns.
    """
    logging.getLogger("orrery.plugins").setLevel(logging.ERROR)  # who asks is told by what this gives
    with TemporaryDirectory(prefix="orrery-") as folder:
        path = str(Path(folder) / "trial.db")
        return asyncio.run(_started(path, upgrade(path)))


async def _started(path: str, nouns: list[Plugin]) -> list[Plugin]:
    clock = LoopClock(0)
    parts = NodeParts(
        db=Database(Sqlite(path), clock),
        clock=clock,
        keyring=Keyring.from_seed("trial"),
        random=random.Random(0),
        register_backends=lambda registry: None,
        plugins=nouns,
    )
    node = ManagementNode(parts)
    await node.start()
    await node.stop()
    return node.plugins
