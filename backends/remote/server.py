"""A server over real hosts: a management node in real time, whose hosts are agents at their addresses."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from orrery.backends.display import LINE_SECONDS, progress_of
from orrery.backends.first_login import ADMIN, FIRST_PASSWORD
from orrery.backends.remote.access import Access
from orrery.backends.remote.client import Agents
from orrery.backends.remote.hypervisor import RemoteHypervisor
from orrery.backends.remote.registration import is_known, register_backup_storages, register_hosts
from orrery.backends.remote.runs import ended_below
from orrery.backends.remote.secret import CloudSecret
from orrery.backends.serving import Around, Served, ServeOptions, serve_claimed
from orrery.backends.stopping import CUT_SECONDS
from orrery.core.api.dispatcher import CallFailed
from orrery.core.api.server import parse_listen
from orrery.core.client.deploy import Plan, deploy
from orrery.core.client.errors import ApiFailure, ClientError
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.clock import WallClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.db.drivers.sqlite.file import make_database_private
from orrery.core.kernel.errors import DatabaseDamaged, DatabaseFailed, OrreryError
from orrery.core.kernel.plugins import Plugin
from orrery.core.kernel.secret_store import Keyring
from orrery.core.kernel.settings import Settings
from orrery.core.kernel.tracing import Tracer
from orrery.core.node import ManagementNode, NodeParts
from orrery.core.node.errors import UnusableDatabase
from orrery.core.node.keys import KeySource
from orrery.core.node.logs import LogFormat, status
from orrery.core.node.process import collect_seldom
from orrery.core.node.schema import upgrade

if TYPE_CHECKING:
    from orrery.backends.install.installer import Installer

WHEELS, INSTALLING = ".wheels", ".installing"
"""Behind the name of a database: what its hosts install their agents from, and what is there meanwhile."""
WORLD = ".world"
"""Behind the name of a database whose hosts are simulated."""


def serve(plan: Plan | None, options: ServeOptions) -> None:
    """Serves until SIGINT or SIGTERM. Raises ClickException with one line where it cannot begin.

    `plan` is deployed before anybody is served, until that has succeeded once; an interrupted deployment goes
    on at the next start with a file.
    """
    serve_claimed(plan, options, lambda around: _serve_files(plan, options, around))


def _serve_files(plan: Plan | None, options: ServeOptions, around: Around) -> int:
    database, path = around.database, around.database.path
    _refuse_simulated(path)
    keys = KeySource(path, options.key_file, options.key_command)
    keys.check()
    unfinished = _Unfinished(path)
    is_first = database.is_new or unfinished.exists
    if plan is not None and not is_first:
        status.info("%s exists: its cloud goes on, %s is not deployed again", path, plan.file)
        plan = None
    secret = CloudSecret.of(path, is_new=database.is_new)
    if plan is not None:
        unfinished.begin(plan.file)
    make_database_private(path)
    try:
        keyring = keys.keyring()
        nouns = upgrade(str(path), keyring=keyring)
        cloud = RemoteCloud.build(path, options, secret, NodeMaterial(keyring, nouns, around.tracer))
        collect_seldom()
        beginning = _Beginning(cloud, plan, unfinished, options)
        served = Served(
            cloud.node,
            options,
            around.signals,
            _say_ready,
            prepare=cloud.prepare,
            complete=beginning.complete,
        )
        return asyncio.run(_run(served, cloud))
    except (DatabaseFailed, DatabaseDamaged) as failure:
        raise database.failed(failure) from None


async def _run(served: Served, cloud: RemoteCloud) -> int:
    async with AsyncExitStack() as ends:
        ends.push_async_callback(cloud.close)
        return await served.run()


def _refuse_simulated(path: Path) -> None:
    world = path.with_name(path.name + WORLD)
    if world.exists():
        raise UnusableDatabase(
            f"{path} is the database of a simulated cloud, whose hosts are in {world}; name another database"
        )


@dataclass(frozen=True, slots=True)
class _Unfinished:
    """A file beside the database for as long as a first deployment has not ended."""

    database: Path

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.database.with_name(self.database.name + ".deploying")

    @property
    def exists(self) -> bool:
        """Whether a deployment has begun and not ended."""
        return self.path.exists()

    def begin(self, file: str) -> None:
        """A deployment of a file begins."""
        self.path.write_text(f"{file}\n")

    def end(self) -> None:
        """It has succeeded."""
        self.path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class NodeMaterial:
    """What a node is made of, beside its database and its hosts."""

    keyring: Keyring
    nouns: list[Plugin]
    tracer: Tracer


class RemoteCloud:
    """A node over agents, and the administrator's session: a `Caller` inside the process."""

    def __init__(
        self,
        node: ManagementNode,
        agents: Agents,
        closing: list[RemoteHypervisor],
        installer: Installer | None = None,
    ) -> None:
        self.node = node
        self.session = ""
        self._agents = agents
        self._closing = closing
        self._installer = installer

    @classmethod
    def build(
        cls, path: Path, options: ServeOptions, secret: CloudSecret, material: NodeMaterial
    ) -> RemoteCloud:
        """A node on a database file, over the agents of its cloud."""
        clock = WallClock()
        db = Database(Sqlite(str(path)), clock)
        registries: list[Registry] = []
        closing: list[RemoteHypervisor] = []

        async def known(uuid: str) -> bool:
            return await is_known(registries[-1], uuid)

        async def oldest() -> int | None:
            return await ended_below(db)

        agents = Agents(Access(secret.cloud, secret.tokens, clock, known, oldest))
        installer = _installer(path, options, secret, agents)
        if installer is not None:
            material = replace(material, nouns=[*material.nouns, installer.plugin()])

        def register(registry: Registry) -> None:
            registries.append(registry)
            register_backup_storages(registry)
            outdated = None if installer is None else installer.is_outdated
            closing.append(register_hosts(registry, agents, outdated))

        return cls(_node(db, options, register, material), agents, closing, installer)

    async def prepare(self) -> None:
        """Begins what shall be ready soon after the start."""
        if self._installer is not None:
            self._installer.begin()

    async def close(self) -> None:
        """Leaves the agents alone; the node has been stopped."""
        if self._installer is not None:
            await self._installer.close()
        for hypervisor in self._closing:
            await hypervisor.close()
        await self._agents.close()

    async def log_in(self) -> None:
        """Logs in as the administrator of a new cloud, whose password is the first one."""
        body = await self.invoke("LogInByAccount", {"accountName": ADMIN, "password": FIRST_PASSWORD})
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


def _installer(path: Path, options: ServeOptions, secret: CloudSecret, agents: Agents) -> Installer | None:
    wanted = options.installation
    if wanted is None:
        return None
    # it needs an extra of the distribution that others do without
    from orrery.backends.agent.service import GuestKind
    from orrery.backends.install.installer import Installer, InstallOptions

    install = InstallOptions(
        guests=GuestKind(wanted.guests),
        cache=path.with_name(path.name + WHEELS),
        work=path.with_name(path.name + INSTALLING),
        wheels=wanted.wheels,
    )
    return Installer(agents, secret, install)


Register = Callable[[Registry], None]


def _node(db: Database, options: ServeOptions, register: Register, material: NodeMaterial) -> ManagementNode:
    host, port = parse_listen(options.listen)
    clock = WallClock()
    return ManagementNode(
        NodeParts(
            db=db,
            clock=clock,
            client_clock=clock,
            random=random.SystemRandom(),
            keyring=material.keyring,
            settings=Settings(
                public_url=f"http://{host}:{port}",
                strict_plugins=options.strict_plugins,
                drain_seconds=CUT_SECONDS,
            ),
            register_backends=register,
            workers=options.workers,
            tracer=material.tracer,
            plugins=material.nouns,
        )
    )


@dataclass(frozen=True)
class _Beginning:
    """What is done before a cloud is served."""

    cloud: RemoteCloud
    plan: Plan | None
    unfinished: _Unfinished
    options: ServeOptions

    async def complete(self) -> None:
        """See `Served.complete`."""
        if self.plan is None:
            return
        await self.cloud.log_in()
        try:
            is_text = self.options.log_format is LogFormat.TEXT
            async with progress_of(is_text=is_text, line_seconds=LINE_SECONDS) as show:
                deployed = await deploy(
                    self.plan,
                    self.cloud,
                    skip_unsupported=True,
                    on_progress=lambda made: show("deploying", made.done, made.total),
                )
        except ClientError as failure:
            raise click.ClickException(
                f"the file could not be deployed: {failure}\nthe next start with the file goes on"
            ) from None
        self.unfinished.end()
        status.info("deployed %s resources of %s", f"{deployed.count:,}", self.plan.file)


def _say_ready(url: str) -> None:
    status.info("serving on %s (real hosts; stop with Ctrl-C)", url)
