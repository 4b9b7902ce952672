"""A simulated cloud whose management node can die as by kill -9, and be started again on what it left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from orrery.backends.cloud import EPOCH_MS, CloudOptions, SimulatedCloud, node_parts
from orrery.core.api.dispatcher import Job, Outcome
from orrery.core.kernel.clock import LoopClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.workflow import Engine
from orrery.core.node import ManagementNode, NodeParts
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.world import World
from orrery.testlib.cloud import TestCloud
from orrery.testlib.oracles import quota_drift
from orrery.testlib.places import impossible

P = ParamSpec("P")
T = TypeVar("T")

OUTCOME_SECONDS = 4 * 24 * 3600.0
HOLD_SECONDS = 60.0


outside_calls: ContextVar[list[str] | None] = ContextVar("outside_calls", default=None)
"""Where the calls of the world are listed that are made from here on."""


class Wire:
    """The way from one node to the world. Once cut, no call arrives any more, and none is answered."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.is_cut = False

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._world, name)
        if not callable(found):
            return found

        def call(*arguments: Any, **named: Any) -> Any:
            if (calls := outside_calls.get()) is not None:
                calls.append(name)
            if self.is_cut:
                return asyncio.get_running_loop().create_future()
            return found(*arguments, **named)

        return call


class MortalDatabase(Database):
    """A database in memory that can die right after it has made a transaction durable, and is watched."""

    dies = False

    def reopen(self) -> MortalDatabase:
        """As the database does."""
        return MortalDatabase(self.driver.reopen(), self._clock, self._chaos, self.statements)

    def _attempt(
        self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        found = super()._attempt(function, *args, **kwargs)
        self.after_write(self._transaction())
        return found

    def after_write(self, tx: Transaction) -> None:
        """Called at the end of every transaction that writes; set by the cloud."""

    def _commit_group(self) -> None:
        is_open = self._group_size > 0
        super()._commit_group()
        if self.dies and is_open:
            self.on_death()

    def on_death(self) -> None:
        """Called when it is to die; set by the cloud."""


class MortalCloud(TestCloud):
    """`crash` kills the node, `restart` starts the next one on the same rows and the same world."""

    __test__ = False

    @classmethod
    def build(cls, env: SimEnvironment, options: CloudOptions) -> SimulatedCloud:
        """A new world and a node with an empty database in memory."""
        world = World(env, options.seed, options.parameters)
        db = MortalDatabase(Sqlite(), LoopClock(EPOCH_MS))
        cloud = cls(world, cast(ManagementNode, None))
        cloud.options, cloud.starts, cloud.drift = options, 0, []
        cloud._take(db)
        db.create_tables()
        return cloud

    engine: type[Engine] = Engine
    drift: list[str]
    """What was wrong right after some transaction, which must hold whatever is under way."""
    options: CloudOptions
    starts: int

    def _take(self, db: MortalDatabase) -> None:
        self.wire = Wire(self.world)
        self.died = asyncio.Event()
        self.db = db
        self.node = ManagementNode(self.parts())
        db.on_death = self.crash  # type: ignore[method-assign]

    def parts(self) -> NodeParts:
        """What the next node is made of."""
        parts = node_parts(cast(World, self.wire), self.db, self.options, self.starts)
        return replace(parts, make_engine=self.engine)

    async def start(self) -> None:
        """Starts the node and logs in as admin; from then on every transaction is watched."""
        await super().start()
        self.db.after_write = self._watch  # type: ignore[method-assign]

    def _watch(self, tx: Transaction) -> None:
        self.drift += [*quota_drift(tx, self.node.kernel.quotas.declared()), *impossible(tx)]

    async def leaks(self) -> list[str]:
        """What the oracles find, and what they found on the way."""
        return [*dict.fromkeys(self.drift), *await super().leaks()]

    def crash(self) -> None:
        """The node is dead at once: whatever it was about to do or to hear, it does not."""
        self.wire.is_cut = True
        self.node.kill()
        self.died.set()

    async def restart(self) -> None:
        """Starts the next node, which takes over what the dead one left."""
        self.starts += 1
        self._take(self.db.reopen())
        await self.node.start()
        self.db.after_write = self._watch  # type: ignore[method-assign]

    async def submit(self, api: str, fields: dict[str, Any]) -> Job:
        """Begins an asynchronous call; its job outlives the node."""
        return await self.node.api.submit(self.node.api.declared(api), fields, self.session)

    async def outcome(self, job: Job) -> Outcome:
        """How a job ended; should the node die meanwhile, as its successor tells it.

        Raises TimeoutError where it does not end in four days.
        """
        async with asyncio.timeout(OUTCOME_SECONDS):
            if await self.ends_before_death(job.outcome):
                return job.outcome.result()
            await self.restart()
            while True:
                outcome = await self.node.api.outcome(job.uuid, self.session, HOLD_SECONDS)
                if outcome is not None:
                    return outcome
                await asyncio.sleep(1)

    async def ends_before_death(self, outcome: asyncio.Future[Outcome]) -> bool:
        """Waits for an outcome; False where the node dies first."""
        death = asyncio.ensure_future(self.died.wait())
        outcome.add_done_callback(lambda ended: death.cancel())
        try:
            await death
        except asyncio.CancelledError:
            return True
        return False


__all__ = ["MortalCloud"]
