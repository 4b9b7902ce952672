"""A server: a management node with REST on real sockets over a simulated world paced to the wall clock."""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select

from orrery.backends.cloud import EPOCH_MS, SimulatedCloud, parameters_of, provision
from orrery.backends.display import LINE_SECONDS, progress_of
from orrery.backends.files import Prepared, prepare, unusable_world, world_of
from orrery.backends.sim.registration import register
from orrery.backends.sim.worldapi.service import world_plugin
from orrery.backends.stopping import CUT_SECONDS, EXIT_SIGNALLED, StopSignals
from orrery.core.api.catalogue import plugins
from orrery.core.api.connections import Limits
from orrery.core.api.health import operations_app
from orrery.core.api.rest import RestApp, RestOptions
from orrery.core.api.server import listener, open_socket, parse_listen, serve_http
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
from orrery.core.kernel.settings import JOB_LIMIT, Settings
from orrery.core.kernel.tasks import gather_bounded
from orrery.core.kernel.tracing import NoTracer, Tracer
from orrery.core.kernel.workers import Threads, Workers
from orrery.core.node import ManagementNode, NodeParts
from orrery.core.node.database_file import DatabaseFile
from orrery.core.node.errors import TracesUnavailable, UnusableDatabase, UnusableKeys
from orrery.core.node.keys import KeySource
from orrery.core.node.logs import LogFormat, status
from orrery.core.node.process import collect_seldom, raise_descriptor_limit
from orrery.core.node.schema import upgrade
from orrery.core.node.telemetry import OpenTelemetry
from orrery.core.storage.backup.model import BackupStorage
from orrery.core.storage.primary.model import PrimaryStorage
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.errors import DamagedWorld
from orrery.simulator.formats import UnknownFormat
from orrery.simulator.loop import run_paced
from orrery.simulator.specs import Machine
from orrery.simulator.world import World

SQLITE = "sqlite:///"
HOSTS = Statement(select(Host).order_by(Host.uuid))
PRIMARIES = Statement(select(PrimaryStorage).order_by(PrimaryStorage.uuid))
BACKUPS = Statement(select(BackupStorage).order_by(BackupStorage.uuid))


@dataclass(frozen=True, kw_only=True)
class ServeOptions:
    """How to serve."""

    listen: str
    database: str
    speed: float
    seed: int
    skip_unsupported: bool
    strict_plugins: bool = False
    metrics: str | None = None
    """Where health and metrics are served without credentials, if anywhere."""
    traces: str | None = None
    """The collector that traces are sent to, if any."""
    ui: str | None = None
    """Folder of a web UI's files."""
    key_file: Path | None = None
    """Where the keys of the secrets are, if not beside the database."""
    key_command: str | None = None
    """What prints the keys, instead of a file."""
    new_world: bool = False
    """Whether to set an old world aside."""
    workers: Workers = field(default_factory=Threads)
    """Threads beside the paced loop; virtual time takes none."""
    log_format: LogFormat = LogFormat.TEXT
    job_limit: int = JOB_LIMIT
    """Unfinished jobs above which further calls are answered with 503."""
    log_level: str = "warning"
    """The lowest level of lines in the log, one of `LEVELS`."""


def serve(plan: Plan | None, options: ServeOptions) -> None:
    """Serves until SIGINT or SIGTERM. Raises ClickException with one line where it cannot begin.

    Raises click.exceptions.Exit where a signal comes before it serves.
    """
    if plan is not None and not options.skip_unsupported:
        plan.require_served()
    with StopSignals() as signals:
        try:
            _serve(plan, options, signals)
        except (KeyboardInterrupt, asyncio.CancelledError):
            if signals.received is None:
                raise
            status.info("stopped before it served; what was begun is done anew at the next start")
            raise click.exceptions.Exit(EXIT_SIGNALLED + signals.received) from None


def _serve(plan: Plan | None, options: ServeOptions, signals: StopSignals) -> None:
    for listen in filter(None, (options.listen, options.metrics)):
        open_socket(listen).close()
    try:
        with DatabaseFile(_database_path(options.database)) as database, _tracer(options.traces) as tracer:
            left = _serve_files(database, plan, options, (tracer, signals))
    except TracesUnavailable as failure:
        raise click.ClickException(f"--traces: {failure.details}") from None
    except UnusableDatabase as failure:
        raise click.ClickException(f"--db: {failure.details}") from None
    except UnusableKeys as failure:
        raise click.ClickException(failure.details) from None
    status.info("stopped: %s", _said_of(left))


def _said_of(left: int) -> str:
    if not left:
        return "no job was left"
    return "1 job goes on at the next start" if left == 1 else f"{left:,} jobs go on at the next start"


@contextmanager
def _tracer(endpoint: str | None) -> Iterator[Tracer]:
    if endpoint is None:
        yield NoTracer()
        return
    tracer = OpenTelemetry.exporting_to(endpoint)
    try:
        yield tracer
    finally:
        tracer.close()


def _serve_files(
    database: DatabaseFile, plan: Plan | None, options: ServeOptions, around: tuple[Tracer, StopSignals]
) -> int:
    """Serves a claimed database; gives how many jobs have not ended."""
    path, (tracer, signals) = database.path, around
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
        cloud = build_cloud(world, str(path), options, keyring, nouns, tracer)
        collect_seldom()
        served = Served(cloud, plan, prepared, options, signals)
        return run_paced(served.run(), env, options.speed)
    except (DatabaseFailed, DatabaseDamaged) as failure:
        raise database.failed(failure) from None
    finally:
        world.close()


def _database_path(url: str) -> Path:
    path = Path(url.removeprefix(SQLITE))
    if "://" in str(url) and not url.startswith(SQLITE):
        raise UnusableDatabase(
            f"only SQLite files are served, not {url.split('://', maxsplit=1)[0]}; name a file"
        )
    folder = path.absolute().parent
    if not folder.is_dir():
        raise UnusableDatabase(f"the folder {folder} does not exist; make it, or name another file")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UnusableDatabase(
            f"the folder {folder} cannot be written, and the database has files beside it; make it writable"
            " for this user, or name a file elsewhere"
        )
    return path


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
class Served:
    """A cloud while it is served."""

    cloud: SimulatedCloud
    plan: Plan | None
    """What is deployed first."""
    prepared: Prepared
    options: ServeOptions
    signals: StopSignals

    async def run(self) -> int:
        """Serves until a signal; gives how many jobs have not ended."""
        self.signals.watch_loop()
        async with AsyncExitStack() as stack:
            if self.options.metrics is not None:
                app = operations_app(lambda: self.cloud.node.kernel)
                listening = listener(app, self.options.metrics, time_scale=self.options.speed)
                await stack.enter_async_context(listening)
            return await self._run_node()

    async def _run_node(self) -> int:
        node, left = self.cloud.node, 0
        with self.signals.cancelling():
            if self.prepared.lost_world:
                await _replace_machines(self.cloud)
            await node.start()
        try:
            with self.signals.cancelling():
                await self._complete()
            await self._answer()
        finally:
            left = await node.stop(self.signals.stop.cut)
        return left

    async def _complete(self) -> None:
        """Does what nobody is served before."""
        if self.prepared.lost_world:
            await _reconnect(self.cloud)
        if self.plan is not None:
            await _deploy(self.cloud, self.plan, is_text=self.options.log_format is LogFormat.TEXT)

    async def _answer(self) -> None:
        node, options = self.cloud.node, self.options
        ui = None if options.ui is None else Path(options.ui)
        app = RestApp(node.api, node.kernel, RestOptions(time_scale=options.speed, ui=ui))
        await serve_http(
            app,
            options.listen,
            _say_ready,
            time_scale=options.speed,
            on_stop=app.streams.end,
            limits=Limits.within(raise_descriptor_limit()),
            stop=self.signals.stop,
        )


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
