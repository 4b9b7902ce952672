"""One management node: the kernel's parts and every noun, built once from declarations."""

from __future__ import annotations

import importlib
import random
from collections.abc import Callable
from dataclasses import dataclass, field

import pluggy

from core.api.catalogue import NOUNS
from core.api.dispatcher import Dispatcher
from core.kernel.backends import Registry
from core.kernel.bus import Bus
from core.kernel.clock import Clock, Secrets, SystemSecrets
from core.kernel.config import Configs
from core.kernel.db.database import Database
from core.kernel.node import Node, Settings
from core.kernel.plugins import Noun, Service
from core.kernel.tags import TagPatterns
from core.kernel.workflow import Engine
from core.kernel.workflow.collector import Collector
from core.kernel.workflow.recovery import Recovery

HOOKS = "orrery"


@dataclass(frozen=True, kw_only=True)
class NodeParts:
    """What a node is given by whoever starts it."""

    db: Database
    clock: Clock
    random: random.Random
    secrets: Secrets = field(default_factory=SystemSecrets)
    settings: Settings = field(default_factory=Settings)
    register_backends: Callable[[Registry], None]
    make_engine: Callable[[Node], Engine] = Engine


class ManagementNode:
    """A management node: `start` it, call it through `api`, `stop` it."""

    def __init__(self, parts: NodeParts) -> None:
        self._node = _kernel(parts)
        self._services: list[Service] = []
        parts.register_backends(self._node.backends)
        for package in NOUNS:
            noun: Noun = importlib.import_module(f"{package}.noun").NOUN
            self._join(noun)
        self._node.hooks.check_pending()
        self.recovery = Recovery(self._node)
        self.api = Dispatcher(self._node)

    @property
    def kernel(self) -> Node:
        """The node's parts, for services and tests."""
        return self._node

    async def start(self) -> None:
        """Reads the settings, starts every service, takes over what a dead node left, then begins to work.

        The runs taken over go on in the background; what wants the same resources waits behind them.
        """
        await self._node.configs.load()
        for service in self._services:
            await service.start()
        found = await self.recovery.take_over()
        self.recovery.carry_on(found, await self.api.take_over(found))
        self._node.background.start(self._node.collector.run(), name="garbage-collector")
        for service in self._services:
            for loop in service.background():
                self._node.background.start(_endless(loop), name=f"{type(service).__name__}.{loop.__name__}")

    async def stop(self) -> None:
        """Takes no more calls, lets the running jobs end for a while, ends every task, closes the database.

        What has not ended by then stays in the journal, for the next start.
        """
        await self.api.drain(self._node.settings.drain_seconds)
        await self._node.background.cancel_all()
        self._node.db.close()

    def kill(self) -> None:
        """Dies as by kill -9: nothing more is written, no ``finally`` block runs."""
        self._node.db.kill()
        self._node.background.bury()

    def _join(self, noun: Noun) -> None:
        self._node.configs.declare(noun.configs)
        self._node.tags.declare(noun.tags)
        if noun.hookspecs is not None:
            self._node.hooks.add_hookspecs(noun.hookspecs)
        for protocol, kind, implementation in noun.strategies:
            self._node.backends.add(protocol, kind, implementation)
        for workflow in noun.workflows:
            self._node.engine.register(workflow)
        for make in noun.services:
            service = make(self._node)
            self._node.bus.register(service)
            self._services.append(service)


async def _endless(loop: Callable[[], object]) -> None:
    await loop()  # type: ignore[misc]


def _kernel(parts: NodeParts) -> Node:
    dice = parts.random
    node = Node(
        settings=parts.settings,
        clock=parts.clock,
        random=dice,
        secrets=parts.secrets,
        db=parts.db,
        uuid=f"{dice.getrandbits(128):032x}",
    )
    node.bus = Bus(node.background)
    node.engine = parts.make_engine(node)
    node.collector = Collector(node)
    node.configs = Configs(node.db)
    node.tags = TagPatterns()
    node.hooks = pluggy.PluginManager(HOOKS)
    return node
