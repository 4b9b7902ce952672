"""One management node: the kernel's parts and every noun, built once from declarations."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from orrery.core.api.catalogue import built_in_declarations, declared_by, plugins
from orrery.core.api.dispatcher import Dispatcher
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.clock import Clock, Secrets, SystemSecrets
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.errors import OrreryError, PluginFailed
from orrery.core.kernel.events import newest_time, write_events
from orrery.core.kernel.metrics.kernel import METRICS, TASKS, watch_database, watch_queues
from orrery.core.kernel.node import Node, Phase
from orrery.core.kernel.node_base import NodeBase
from orrery.core.kernel.plugins import Hooks, Noun, Plugin, Service
from orrery.core.kernel.plugins.hooks import hooks_of
from orrery.core.kernel.plugins.loader import contributions_of
from orrery.core.kernel.registry import keep_registry
from orrery.core.kernel.secret_store import Keyring, SecretStore, forget_with_resources
from orrery.core.kernel.secret_store.unowned import sweep
from orrery.core.kernel.settings import Settings
from orrery.core.kernel.tracing import NoTracer, Tracer
from orrery.core.kernel.workers import InLoop, Workers
from orrery.core.kernel.workflow import Engine
from orrery.core.kernel.workflow.recovery import Recovery

START_SECONDS = 60.0
"""How long a plugin may take to start before it is left out."""

log = logging.getLogger("orrery.plugins")


@dataclass(frozen=True, kw_only=True)
class NodeParts:
    """What a node is given by whoever starts it."""

    db: Database
    clock: Clock
    client_clock: Clock | None = None
    """What clients call the time, where that is not the world's."""
    random: random.Random
    secrets: Secrets = field(default_factory=SystemSecrets)
    keyring: Keyring
    """The keys of the secrets in the database."""
    settings: Settings = field(default_factory=Settings)
    workers: Workers = field(default_factory=InLoop)
    tracer: Tracer = field(default_factory=NoTracer)
    register_backends: Callable[[Registry], None]
    make_engine: Callable[[NodeBase], Engine] = Engine
    plugins: Sequence[Plugin] | None = None
    """The nouns that it is made of; None for all that are built in or installed."""


class ManagementNode:
    """A management node: `start` it, call it through `api`, `stop` it."""

    def __init__(self, parts: NodeParts) -> None:
        """Joins all nouns. Raises PluginFailed where one cannot join and the settings leave none out."""
        self._parts = parts
        self.plugins = list(parts.plugins) if parts.plugins is not None else list(plugins())
        for plugin in self.plugins:
            if plugin.error is not None:
                self._leave_out(plugin.error)
        self._build()

    def _build(self) -> None:
        while not self._joined():
            pass
        loaded = [plugin for plugin in self.plugins if not plugin.is_built_in]
        self.recovery = Recovery(self._node, self._node.engine)
        self._node.declarations = built_in_declarations() | declared_by(loaded)
        self.api = Dispatcher(self._node, self._node.declarations)

    def _joined(self) -> bool:
        """Puts a node together from nothing; False where a plugin failed, which is left out from then on."""
        self._node = _kernel(self._parts)
        self._services: list[tuple[Plugin, Service]] = []
        self._parts.register_backends(self._node.backends)
        for plugin in self.plugins:
            if plugin.noun is None:
                continue
            try:
                self._join(plugin, plugin.noun)
            except Exception as failure:
                return self._without(plugin, failure)
        try:
            self._node.hooks.check_pending()
            self._node.engine.contribute(contributions_of(self.plugins))
            self._register_rest()
        except PluginFailed as failure:
            return self._without(self._named(failure.plugin), failure)
        self._node.engine.register(self._node.cascades.workflow)
        return True

    def _register_rest(self) -> None:
        for plugin in self.plugins:
            if plugin.noun is not None and plugin.register is not None:
                try:
                    plugin.register(self._node)
                    self._node.hooks.check_pending()
                except Exception as failure:
                    raise _named_after(plugin, failure) from failure

    def _named(self, name: str) -> Plugin:
        return next(plugin for plugin in self.plugins if plugin.name == name)

    def _without(self, plugin: Plugin, failure: Exception) -> bool:
        if plugin.is_built_in:
            raise failure
        error = _named_after(plugin, failure)
        self._leave_out(error)
        place = self.plugins.index(plugin)
        self.plugins[place] = replace(plugin, noun=None, register=None, error=error)
        return False

    def _leave_out(self, error: OrreryError) -> None:
        if self._parts.settings.strict_plugins:
            raise error
        log.warning("%s; the node starts without it", error.details)

    @property
    def kernel(self) -> Node:
        """The node's parts, for services and tests."""
        return self._node

    async def start(self) -> None:
        """Reads the settings, starts every service, takes over what a dead node left, then begins to work.

        The runs taken over go on in the background; what wants the same resources waits behind them. Where a
        plugin fails to start, all begins anew without it: `kernel` and `api` are others then. Raises
        PluginFailed where the settings leave none out.
        """
        while not await self._started():
            self._build()
        found = await self.recovery.take_over()
        self._node.phase = Phase.SERVING
        self.recovery.carry_on(found, await self.api.take_over(found))
        self._node.scheduler.start()
        for _, service in self._services:
            if type(service).after_recovery is not Service.after_recovery:
                name = f"{type(service).__name__}.after_recovery"
                self._node.background.start(self._node.scheduler.retry(name, service.after_recovery), name)

    async def _started(self) -> bool:
        keep_registry(self._node.db)
        write_events(self._node.db)
        forget_with_resources(self._node.db)
        await self._node.db.write(sweep)
        self._node.db.no_event_before(await self._node.db.read(newest_time))
        await self._node.configs.load()
        for plugin, service in self._services:
            try:
                async with asyncio.timeout(None if plugin.is_built_in else START_SECONDS):
                    await service.start()
            except Exception as failure:
                await self._node.background.cancel_all()
                return self._without(plugin, failure)
        return True

    async def stop(self, cut: asyncio.Event | None = None) -> int:
        """Takes no more calls, lets the running jobs end for a while, ends every task, closes the database.

        What has not ended by then stays in the journal, for the next start; gives how many jobs these are.
        Jobs have the setting `drain_seconds`, or until `cut` is set.
        """
        left = await self.api.drain(self._node.settings.drain_seconds, cut)
        await self._node.background.cancel_all()
        self._node.workers.close()
        self._node.db.close()
        return left

    def kill(self) -> None:
        """Dies as by kill -9: nothing more is written, no ``finally`` block runs."""
        self._node.db.kill()
        self._node.background.bury()

    def _join(self, plugin: Plugin, noun: Noun) -> None:
        name = plugin.name
        self._node.configs.declare(noun.configs)
        self._node.metrics.declare(noun.metrics)
        for counted in noun.quotas:
            self._node.configs.declare([quota.config for quota in counted.quotas])
            self._node.quotas.declare(counted)
        self._node.tags.declare(noun.tags, name)
        if noun.hookspecs is not None:
            self._node.hooks.add_hookspecs(noun.hookspecs)
        for protocol, kind, implementation in noun.strategies:
            self._node.backends.add(protocol, kind, implementation)
        for workflow in noun.workflows:
            self._node.engine.register(workflow)
        if noun.cascades:
            self._node.cascades.declare(noun.cascades)
        for make in noun.services:
            service = make(self._node)
            self._node.bus.register(service)
            self._services.append((plugin, service))
            for work in service.periodic():
                self._node.scheduler.declare(work)
            if hooks_of(service):
                self._node.hooks.register(service, name)
        for joiner in noun.hooks:
            self._node.hooks.register(joiner, name)


def _named_after(plugin: Plugin, failure: Exception) -> PluginFailed:
    if isinstance(failure, PluginFailed):
        return failure
    if isinstance(failure, TimeoutError):
        return PluginFailed(plugin.name, f"has not started after {START_SECONDS:g} s")
    reason = failure.details if isinstance(failure, OrreryError) else f"{type(failure).__name__}: {failure}"
    return PluginFailed(plugin.name, f"cannot join the node: {reason}")


def _kernel(parts: NodeParts) -> Node:
    node = Node(
        settings=parts.settings,
        clock=parts.clock,
        client_clock=parts.client_clock or parts.clock,
        random=parts.random,
        secrets=parts.secrets,
        db=parts.db,
        hooks=Hooks(),
        secret_store=SecretStore(parts.keyring, parts.secrets),
        workers=parts.workers,
        tracer=parts.tracer,
        backends=Registry(tracer=parts.tracer),
        uuid=f"{parts.random.getrandbits(128):032x}",
        make_engine=parts.make_engine,
    )
    node.metrics.declare(METRICS)
    node.metrics.provide(TASKS, lambda: [((), len(node.background))])
    watch_database(node.metrics, node.db)
    watch_queues(node.metrics, node.tasks)
    return node
