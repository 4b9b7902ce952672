"""A management node over a simulated datacenter, in one process."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from orrery.backends.first_login import FIRST_PASSWORD
from orrery.backends.sim.registration import register
from orrery.backends.sim.worldapi.service import world_plugin
from orrery.core.api.catalogue import plugins
from orrery.core.api.dispatcher import CallFailed
from orrery.core.client.deploy import Plan
from orrery.core.client.errors import ApiFailure
from orrery.core.kernel.clock import LoopClock, SeededSecrets
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import MEMORY, Sqlite
from orrery.core.kernel.db.statement import StatementCache
from orrery.core.kernel.errors import OrreryError
from orrery.core.kernel.secret_store import Keyring
from orrery.core.kernel.settings import Settings
from orrery.core.node import ManagementNode, NodeParts
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.copies import WorldCopy
from orrery.simulator.parameters import Parameters
from orrery.simulator.specs import Machine
from orrery.simulator.world import World

EPOCH_MS = 1_767_225_600_000
"""Simulated clocks start on 2026-01-01, 00:00 UTC."""
PASSWORD_COST = 2
"""Passwords in virtual time are hashed in the loop, and protect nothing."""


def parameters_of(plan: Plan | None) -> Parameters:
    """The world that a deployment file asks for: its ``simulator:`` section, its images and storages."""
    if plan is None:
        return Parameters()
    section: dict[str, Any] = dict(plan.simulator)
    images = {image.url: _image(image.size_bytes, image.actual_size_bytes) for image in plan.world.images}
    storages: dict[str, Any] = {}
    for server in plan.world.storages:
        size = {"total": server.total_bytes, "available": server.available_bytes}
        storages[server.hostname or server.url] = size
    section["images"] = {
        **{url: image for url, image in images.items() if image},
        **section.get("images", {}),
    }
    section["storages"] = {**storages, **section.get("storages", {})}
    return Parameters.from_dict(section)


def _image(size: int | None, actual_size: int | None) -> dict[str, int]:
    sizes = {"size": size or actual_size, "actual_size": actual_size}
    return {name: bytes_ for name, bytes_ in sizes.items() if bytes_ is not None}


def provision(world: World, plan: Plan) -> None:
    """Sets up the machines that a deployment file's hosts stand for."""
    for host in plan.hosts:
        world.provision(host.address, Machine(cpus=host.cpus or 8, memory_bytes=host.memory_bytes or 8 << 30))


@dataclass(frozen=True, kw_only=True)
class CloudOptions:
    """How to build a simulated cloud."""

    seed: int = 0
    parameters: Parameters = field(default_factory=Parameters)
    database: str = MEMORY
    repeats: bool = True
    """Whether some transactions run twice, to prove that they may."""
    settings: Settings = field(default_factory=Settings)


def node_parts(world: World, db: Database, options: CloudOptions, start: int = 0) -> NodeParts:
    """What a node over a simulated world is made of; each `start` of one draws other identities."""
    again = f"/{start}" if start else ""
    return NodeParts(
        db=db,
        clock=LoopClock(EPOCH_MS),
        random=random.Random(f"{options.seed}/node{again}"),
        secrets=SeededSecrets(random.Random(f"{options.seed}/secrets{again}")),
        keyring=Keyring.from_seed(f"{options.seed}/keys"),
        settings=replace(options.settings, password_cost=PASSWORD_COST),
        register_backends=lambda registry: register(world, registry),
        plugins=[*plugins(), world_plugin(world)],
    )


@dataclass(frozen=True)
class CloudCopy:
    """A simulated cloud at rest. It is never changed, so any number of clouds can go on from it."""

    database: bytes
    world: WorldCopy
    session: str
    """That of the admin, who stays logged in."""
    statements: StatementCache
    """What its node has compiled, which all nodes use."""

    def at(self, generation: int) -> CloudCopy:
        """The same copy, as if it had been taken up so often: what goes on from it draws other numbers."""
        return replace(self, world=replace(self.world, generation=generation))


class SimulatedCloud:
    """A world, a management node over it, and the admin's session: a `Caller` inside the process."""

    def __init__(self, world: World, node: ManagementNode) -> None:
        self.world = world
        self.node = node
        self.session = ""

    @classmethod
    def build(cls, env: SimEnvironment, options: CloudOptions) -> SimulatedCloud:
        """A new world and a node with an empty database, all drawn from the seed."""
        world = World(env, options.seed, options.parameters)
        chaos = random.Random(f"{options.seed}/chaos") if options.repeats else None
        db = Database(Sqlite(options.database), LoopClock(EPOCH_MS), chaos)
        node = ManagementNode(node_parts(world, db, options))
        db.create_tables()
        return cls(world, node)

    @classmethod
    def resume(cls, env: SimEnvironment, options: CloudOptions, copied: CloudCopy) -> SimulatedCloud:
        """A cloud that goes on from a copy, on a clock that has not begun; `node.start` is next.

        Its node is a new one, which finds what another has left. Two clouds of one copy and one seed do the
        same.
        """
        world = World(env, options.seed, options.parameters, copied=copied.world)
        again = f"/{world.generation}"
        chaos = random.Random(f"{options.seed}/chaos{again}") if options.repeats else None
        db = Database(Sqlite(image=copied.database), LoopClock(EPOCH_MS), chaos, copied.statements)
        cloud = cls(world, ManagementNode(node_parts(world, db, options, world.generation)))
        cloud.session = copied.session
        return cloud

    async def stop_and_copy(self) -> CloudCopy:
        """Stops the node, and gives the cloud as it is then. Only for a database in memory."""
        db = self.node.kernel.db
        await self.node.stop()
        assert isinstance(db.driver, Sqlite)
        return CloudCopy(db.driver.image(), self.world.copy(), self.session, db.statements)

    async def start(self) -> None:
        """Starts a new node and logs in as admin."""
        await self.node.start()
        await self.log_in()

    async def log_in(self) -> None:
        """Logs in as the admin of a new cloud, whose password is the first one."""
        body = await self.call("LogInByAccount", accountName="admin", password=FIRST_PASSWORD)
        self.session = body["inventory"]["uuid"]

    async def call(self, api: str, /, **wire_fields: Any) -> dict[str, Any]:
        """Calls an API at the dispatcher and awaits its job. Raises ApiFailure."""
        return await self.invoke(api, wire_fields)

    async def invoke(self, api: str, wire_fields: Mapping[str, Any]) -> dict[str, Any]:
        """As `call`, with the fields in a mapping."""
        try:
            return await self.node.api.call(api, dict(wire_fields), self.session)
        except CallFailed as failed:
            raise ApiFailure.from_wire(failed.error) from None
        except OrreryError as refused:
            raise ApiFailure.of(refused) from None
