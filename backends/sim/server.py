"""A server: a management node with REST on real sockets over a simulated world paced to the wall clock."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

import click
from sqlalchemy.exc import DatabaseError

from backends.sim.cloud import EPOCH_MS, SimulatedCloud, parameters_of, provision, register
from core.api.rest import RestApp, RestOptions
from core.api.server import open_socket, parse_listen, serve_http
from core.client.deploy import Plan, deploy
from core.client.errors import ClientError
from core.kernel.clock import LoopClock, WallClock
from core.kernel.db.database import Database
from core.kernel.node import Settings
from core.kernel.plugins import Plugin
from core.kernel.workers import Threads, Workers
from core.node import ManagementNode, NodeParts
from core.node.process import collect_seldom
from core.node.schema import upgrade
from simulator.clock import SimEnvironment
from simulator.loop import run_paced
from simulator.world import World

SQLITE = "sqlite:///"


@dataclass(frozen=True, kw_only=True)
class ServeOptions:
    """How to serve."""

    listen: str
    database: str
    speed: float
    seed: int
    skip_unsupported: bool
    strict_plugins: bool = False
    workers: Workers = field(default_factory=Threads)
    """Threads beside the paced loop; virtual time takes none."""


def serve(plan: Plan | None, options: ServeOptions) -> None:
    """Serves until SIGINT or SIGTERM. Raises ClickException with one line where it cannot begin."""
    if plan is not None and not options.skip_unsupported:
        plan.require_served()
    open_socket(options.listen).close()
    path = _database_path(options.database)
    is_new = not path.exists()
    nouns = _prepare(path)
    env = SimEnvironment()
    parameters = parameters_of(plan).at_speed(options.speed)
    world = World.open(path.with_name(path.name + ".world"), env, options.seed, parameters)
    cloud = build_cloud(world, str(path), options, nouns)
    if plan is not None and not is_new:
        click.echo(f"{path} exists: its cloud goes on, {plan.file} is not deployed again", err=True)
    collect_seldom()
    try:
        run_paced(_serve(cloud, plan if is_new else None, options), env, options.speed)
    except KeyboardInterrupt:
        click.echo("interrupted; the state is saved", err=True)
    finally:
        world.close()


def _database_path(url: str) -> Path:
    path = Path(url.removeprefix(SQLITE))
    if "://" in str(url) and not url.startswith(SQLITE):
        raise click.UsageError(f"--db: only SQLite files are served, not {url.split('://', maxsplit=1)[0]}")
    if not path.absolute().parent.is_dir():
        raise click.UsageError(f"--db: the folder {path.absolute().parent} does not exist")
    return path


def _prepare(path: Path) -> list[Plugin]:
    try:
        return upgrade(str(path))
    except DatabaseError as failure:
        raise click.ClickException(f"--db: {path} cannot be used: {failure.orig}") from None


def build_cloud(
    world: World, path: str, options: ServeOptions, nouns: list[Plugin] | None = None
) -> SimulatedCloud:
    """The node that is served: over a world, on a database file; of all nouns where none are given."""
    clock = LoopClock(EPOCH_MS)
    host, port = parse_listen(options.listen)
    node = ManagementNode(
        NodeParts(
            db=Database(path, clock),
            clock=clock,
            client_clock=WallClock(),
            random=random.SystemRandom(),
            settings=Settings(
                public_url=f"http://{host}:{port}",
                time_scale=options.speed,
                strict_plugins=options.strict_plugins,
            ),
            register_backends=lambda registry: register(world, registry),
            workers=options.workers,
            plugins=nouns,
        )
    )
    return SimulatedCloud(world, node)


async def _serve(cloud: SimulatedCloud, plan: Plan | None, options: ServeOptions) -> None:
    await cloud.start()
    try:
        if plan is not None:
            await _deploy(cloud, plan)
        app = RestApp(cloud.node.api, cloud.node.kernel, RestOptions(time_scale=options.speed))
        await serve_http(app, options.listen, _say_ready, time_scale=options.speed, on_stop=app.streams.end)
    finally:
        await cloud.node.stop()


async def _deploy(cloud: SimulatedCloud, plan: Plan) -> None:
    provision(cloud.world, plan)
    try:
        deployed = await deploy(plan, cloud, skip_unsupported=True)
    except ClientError as failure:
        raise click.ClickException(
            f"the file could not be deployed: {failure}\n"
            "to begin anew, remove the database and its .world file,"
            " or name another with --db"
        ) from None
    click.echo(f"deployed {deployed.count:,} resources of {plan.file}", err=True)


def _say_ready(url: str) -> None:
    click.echo(f"serving on {url} (simulated; stop with Ctrl-C)", err=True)
