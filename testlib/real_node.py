"""A management node in real time over mini hosts, in this process: started, stopped, and killed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from orrery.backends.cloud import PASSWORD_COST
from orrery.backends.remote.access import Access
from orrery.backends.remote.hypervisor import RemoteHypervisor
from orrery.backends.remote.registration import is_known, register_backup_storages, register_hosts
from orrery.backends.remote.runs import ended_below
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.clock import WallClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.secret_store import Keyring
from orrery.core.kernel.settings import Settings
from orrery.core.node import ManagementNode, NodeParts
from orrery.testlib.faulty_agents import FaultyAgents, WireFaults
from orrery.testlib.mini_hosts import TOKENS


@dataclass
class RealNode:
    """A node on a database file; `start` it once."""

    database: str
    cloud: str = "tests"
    is_new: bool = True
    is_alive: bool = False
    node: ManagementNode = field(init=False)
    faults: WireFaults = field(init=False)
    """What is in the way of its commands."""
    agents: FaultyAgents = field(init=False)
    _hypervisor: RemoteHypervisor = field(init=False)

    async def start(self) -> None:
        """Starts it; one that is not new goes on with what the last one left."""
        registries: list[Registry] = []

        async def known(uuid: str) -> bool:
            return await is_known(registries[0], uuid)

        async def oldest() -> int | None:
            return await ended_below(db)

        def register(registry: Registry) -> None:
            registries.append(registry)
            register_backup_storages(registry)
            self._hypervisor = register_hosts(registry, self.agents)

        clock = WallClock()
        self.faults = WireFaults(self.kill)
        self.agents = FaultyAgents(Access(self.cloud, TOKENS, clock, known, oldest), self.faults)
        db = Database(Sqlite(self.database), clock)
        self.node = ManagementNode(
            NodeParts(
                db=db,
                clock=clock,
                random=random.Random(),
                keyring=Keyring.from_seed("1"),
                settings=Settings(password_cost=PASSWORD_COST),
                register_backends=register,
            )
        )
        if self.is_new:
            db.create_tables()
        await self.node.start()
        self.is_alive = True

    async def stop(self) -> None:
        """Stops it, and closes its connections."""
        self.is_alive = False
        await self.node.stop()
        await self._hypervisor.close()
        await self.agents.close()

    async def kill(self) -> None:
        """It dies as by kill -9: from now on it writes, sends and hears nothing."""
        self.faults.is_cut = True
        self.is_alive = False
        self.node.kill()

    async def bury(self) -> None:
        """Closes the connections of a node that was killed."""
        await self._hypervisor.close()
        await self.agents.close()
