"""A server: a management node with REST on real sockets over a simulated world paced to the wall clock."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import click
from sqlalchemy import select

from orrery.backends.cloud import EPOCH_MS, SimulatedCloud, parameters_of, provision
from orrery.backends.display import LINE_SECONDS, progress_of
from orrery.backends.files import Prepared, prepare, unusable_world, world_of
from orrery.backends.serving import Around, Served, ServeOptions, serve_claimed
from orrery.backends.sim.registration import register
from orrery.backends.sim.worldapi.service import world_plugin
from orrery.backends.stopping import CUT_SECONDS
from orrery.core.api.catalogue import plugins
from orrery.core.api.server import parse_listen
from orrery.core.client.deploy import Plan, deploy
from orrery.core.client.errors import ClientError
from orrery.core.compute.host.configs import PING_PARALLELISM
from orrery.core.compute.host.model import Host
from orrery.core.kernel.bus.calls import PerformCall
from orrery.core.kernel.clock import LoopClock, WallClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import DatabaseDamaged, DatabaseFailed, OrreryError
from orrery.core.kernel.plugins import Plugin
from orrery.core.kernel.secret_store import Keyring
from orrery.core.kernel.settings import Settings
from orrery.core.kernel.tasks import gather_bounded
from orrery.core.kernel.tracing import NoTracer, Tracer
from orrery.core.node import ManagementNode, NodeParts
from orrery.core.node.errors import UnusableDatabase
from orrery.core.node.keys import KeySource
from orrery.core.node.logs import LogFormat, status
from orrery.core.node.process import collect_seldom
from orrery.core.node.schema import upgrade
from orrery.core.storage.backup.model import BackupStorage
from orrery.core.storage.primary.model import PrimaryStorage
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.errors import DamagedWorld
from orrery.simulator.formats import UnknownFormat
from orrery.simulator.loop import run_paced
from orrery.simulator.specs import Machine
from orrery.simulator.world import World

HOSTS = Statement(select(Host).order_by(Host.uuid))
PRIMARIES = Statement(select(PrimaryStorage).order_by(PrimaryStorage.uuid))
BACKUPS = Statement(select(BackupStorage).order_by(BackupStorage.uuid))


def serve(plan: Plan | None, options: ServeOptions) -> None:
    """Serves until SIGINT or SIGTERM. Raises ClickException with one line where it cannot begin.

    Raises click.exceptions.Exit where a signal comes before it serves.
    """
    serve_claimed(plan, options, lambda around: _serve_files(plan, options, around))


def _serve_files(plan: Plan | None, options: ServeOptions, around: Around) -> int:
    """Serves a claimed database; gives how many jobs have not ended."""
    database, path = around.database, around.database.path
    keys = KeySource(path, options.key_file, options.key_command)
    keys.check()
    file = plan.file if plan is not None else None
    prepared = prepare(database, file=file, new_world=options.new_world)
    if file is not None and not prepared.is_new:
        status.info("%s exists: its cloud goes on, %s is not deployed again", path, file)
        plan = None
    keyring = keys.keyring()
    env = SimEnvironment()
    try:
        world = World.open(world_of(path), env, options.seed, parameters_of(plan).at_speed(options.speed))
    except DamagedWorld as failure:
        raise unusable_world(failure) from None
    except UnknownFormat as failure:
        raise UnusableDatabase(f"{world_of(path)} is of a later version: {failure}") from None
    try:
        if plan is not None:
            world.note(plan.file)  # until it is deployed
        nouns = upgrade(str(path), keyring=keyring)
        cloud = build_cloud(world, str(path), options, keyring, nouns, around.tracer)
        collect_seldom()
        begin = _Beginning(cloud, plan, prepared, options)
        served = Served(cloud.node, options, around.signals, _say_ready, begin.prepare, begin.complete)
        return run_paced(served.run(), env, options.speed)
    except (DatabaseFailed, DatabaseDamaged) as failure:
        raise database.failed(failure) from None
    finally:
        world.close()


def build_cloud(
    world: World,
    path: str,
    options: ServeOptions,
    keyring: Keyring,
    nouns: list[Plugin] | None = None,
    tracer: Tracer | None = None,
) -> SimulatedCloud:
    """The node that is served: over a world, on a database file; of all nouns where none are given."""
    clock = LoopClock(EPOCH_MS)
    host, port = parse_listen(options.listen)
    node = ManagementNode(
        NodeParts(
            db=Database(Sqlite(path), clock),
            clock=clock,
            client_clock=WallClock(),
            random=random.SystemRandom(),
            keyring=keyring,
            settings=Settings(
                public_url=f"http://{host}:{port}",
                time_scale=options.speed,
                strict_plugins=options.strict_plugins,
                drain_seconds=CUT_SECONDS * options.speed,
                job_limit=options.job_limit,
            ),
            register_backends=lambda registry: register(world, registry),
            workers=options.workers,
            tracer=tracer or NoTracer(),
            plugins=[*(plugins() if nouns is None else nouns), world_plugin(world)],
        )
    )
    return SimulatedCloud(world, node)


@dataclass(frozen=True)
class _Beginning:
    """What is done before a simulated cloud is served."""

    cloud: SimulatedCloud
    plan: Plan | None
    """What is deployed first."""
    prepared: Prepared
    options: ServeOptions

    async def prepare(self) -> None:
        """See `Served.prepare`."""
        if self.prepared.lost_world:
            await _replace_machines(self.cloud)

    async def complete(self) -> None:
        """See `Served.complete`."""
        if self.prepared.lost_world:
            await _reconnect(self.cloud)
        if self.plan is not None:
            await _deploy(self.cloud, self.plan, is_text=self.options.log_format is LogFormat.TEXT)


async def _deploy(cloud: SimulatedCloud, plan: Plan, *, is_text: bool) -> None:
    provision(cloud.world, plan)
    await cloud.log_in()
    seconds = cloud.node.kernel.loop_seconds(LINE_SECONDS)
    try:
        async with progress_of(is_text=is_text, line_seconds=seconds) as show:
            deployed = await deploy(
                plan,
                cloud,
                skip_unsupported=True,
                on_progress=lambda made: show("deploying", made.done, made.total),
            )
    except ClientError as failure:
        raise click.ClickException(
            f"the file could not be deployed: {failure}\n"
            "the next start with a file removes what was created, and begins anew"
        ) from None
    cloud.world.note("")
    status.info("deployed %s resources of %s", f"{deployed.count:,}", plan.file)


async def _replace_machines(cloud: SimulatedCloud) -> None:
    """Gives a new world the machines that the database knows, empty ones."""
    for host in await cloud.node.kernel.db.read(_all, HOSTS):
        cpus, memory = host.cpu_num or 8, host.total_memory_capacity or 8 << 30
        cloud.world.replace_machine(host.management_ip, Machine(cpus=cpus, memory_bytes=memory))


async def _reconnect(cloud: SimulatedCloud) -> None:
    """Connects the hosts of a new world and makes its storages, empty ones.

    What cannot be reached now is left to the heartbeat, or its administrator.
    """
    node = cloud.node.kernel
    hosts = await node.db.read(_all, HOSTS)
    calls = [node.bus.call(PerformCall("ReconnectHost", {"uuid": host.uuid})) for host in hosts]
    await gather_bounded(calls, node.configs.get(PING_PARALLELISM))
    for reconnect, found in (("ReconnectPrimaryStorage", PRIMARIES), ("ReconnectBackupStorage", BACKUPS)):
        for storage in await node.db.read(_all, found):
            try:
                await node.bus.call(PerformCall(reconnect, {"uuid": storage.uuid}))
            except OrreryError as failure:
                what = f"warning: {storage.name} is not connected: {failure}"
                status.warning("%s; call %s once its hosts are", what, reconnect)


def _all(tx: Transaction, statement: Statement) -> list[Any]:
    return tx.all(statement)


def _say_ready(url: str) -> None:
    status.info("serving on %s (simulated; stop with Ctrl-C)", url)
