"""Gives each KVM host its agent before it is connected: a step in the slots of the workflows of hosts."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import Any

from orrery.backends.agent import wire
from orrery.backends.agent.service import GuestKind
from orrery.backends.install import wheels
from orrery.backends.install.errors import KeyNotTaken
from orrery.backends.install.key import key_of
from orrery.backends.install.machine import Machine
from orrery.backends.install.playbook import Playbooks
from orrery.backends.install.records import Prepared, fingerprint_of, record
from orrery.backends.install.ssh import SSH_PORT, Session, Target, logged_in
from orrery.backends.remote.client import Agents
from orrery.backends.remote.secret import CloudSecret
from orrery.core.compute.host.model import KVM
from orrery.core.compute.host.reference import CREDENTIALS, HostLogins, HostRef
from orrery.core.compute.host.slots import ADDING, RECONNECTING, HostContext
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import BackendError, BackendRefused
from orrery.core.kernel.plugins import Noun, Plugin
from orrery.core.kernel.plugins.loader import BUILT_IN
from orrery.core.kernel.tasks import BackgroundTasks
from orrery.core.kernel.workflow import Contribution, StepRun
from orrery.core.kernel.workflow.journal import FIRST_EPOCH

log = logging.getLogger("orrery.install")

FOLDER = Path(__file__).parent
CHECKS, CLAIM, REMOVE = FOLDER / "checks.sh", FOLDER / "claim.sh", FOLDER / "remove.sh"
CONTENTS = ("ansible", "systemd")
INSTALL_SECONDS = 7200.0
"""Installing takes a minute, and may wait for the installations of many other hosts."""
TASKS = 30
"""How many tasks the playbook has at most."""
PING_SECONDS = 5.0
Run = StepRun[Prepared]


@dataclass(frozen=True, kw_only=True)
class InstallOptions:
    """How hosts get their agents."""

    guests: GuestKind
    """What their guests are."""
    cache: Path
    """Where the wheels are kept that are made of the node's environment."""
    work: Path
    """A folder that is there while hosts are installed."""
    wheels: Path | None = None
    """A folder of wheels to be used instead."""


class Installer:
    """Installs and upgrades agents; `close` it when the node has stopped."""

    def __init__(self, agents: Agents, secret: CloudSecret, options: InstallOptions) -> None:
        self._agents = agents
        self._cloud = secret.cloud
        self._key = key_of(secret)
        self._options = options
        self._playbooks = Playbooks(options.work)
        self._bundle: Bundle | None = None
        self._collecting = asyncio.Lock()
        self._background = BackgroundTasks()
        self._begun: dict[Uuid, bool] = {}
        """Of hosts that are being added: whether something may have been changed on them."""
        self._failed: set[Uuid] = set()
        """Hosts whose agents could not be upgraded; they are not tried again by themselves."""

    def plugin(self) -> Plugin:
        """What a node is given."""
        adding = Contribution(
            name="install",
            slot=ADDING,
            do=self._add,
            commit=record,
            undo=self._remove,
            outputs=Prepared,
            timeout_seconds=INSTALL_SECONDS,
        )
        reconnecting = Contribution(
            name="upgrade",
            slot=RECONNECTING,
            do=self._reconnect,
            commit=record,
            no_undo_because="the guests of the host need its agent",
            outputs=Prepared,
            timeout_seconds=INSTALL_SECONDS,
        )
        noun = Noun(name="host-install", contributions=(adding, reconnecting))
        return Plugin(name=noun.name, origin=BUILT_IN, noun=noun)

    def begin(self) -> None:
        """Makes the wheels ready in the background, so that no host waits for them."""
        self._background.start(self._collect(), name="collect-wheels")

    async def close(self) -> None:
        """Ends what is under way."""
        await self._background.cancel_all()
        await asyncio.to_thread(self._playbooks.close)

    def is_outdated(self, host: HostRef, bundle: str | None) -> bool:
        """Whether an agent that was installed from `bundle` is to be upgraded."""
        if bundle is None or self._bundle is None or host.uuid in self._failed:
            return False
        return bundle != self._bundle.checksum

    async def _collect(self) -> None:
        try:
            await self._collected()
        except BackendRefused as refused:
            log.warning("no host can be installed: %s", refused.details)

    async def _collected(self) -> Bundle:
        async with self._collecting:
            if self._bundle is None:
                self._bundle = await asyncio.to_thread(Bundle.of, self._options)
            return self._bundle

    async def _add(self, context: HostContext, run: Run) -> None:
        if context.hypervisor_type != KVM:
            return
        # whether a node that was killed had begun is not known
        self._begun.setdefault(context.uuid, run.call.epoch != FIRST_EPOCH)
        bundle = await self._collected()
        await self._install(context, run, bundle, lambda: self._begun.update({context.uuid: True}))
        self._begun.pop(context.uuid, None)

    async def _reconnect(self, context: HostContext, run: Run) -> None:
        if context.hypervisor_type != KVM:
            return
        bundle = await self._collected()
        running = await self._running(context)
        if running is not None and running.bundle in (None, bundle.checksum):
            return
        try:
            await self._install(context, run, bundle)
        except BackendError as failure:
            if running is None:
                raise
            self._failed.add(context.uuid)
            log.warning(
                "the agent of %s could not be upgraded, its former one goes on: %s", context.ref, failure
            )
        else:
            self._failed.discard(context.uuid)

    async def _running(self, context: HostContext) -> wire.Pong | None:
        """What the agent of a known host says; None where none answers that this cloud has connected."""
        if context.certificate is None:
            return None
        try:
            return await self._agents.at(context.ref).ask("/v1/ping", wire.Pong, seconds=PING_SECONDS)
        except BackendError:
            return None

    async def _install(
        self, context: HostContext, run: Run, bundle: Bundle, on_begin: Callable[[], None] = lambda: None
    ) -> None:
        """`on_begin` is called before the first change of the machine."""
        login = await run.node.backends.find(HostLogins, CREDENTIALS).login(context.credentials or "")
        target = Target(
            address=context.address,
            port=context.port or SSH_PORT,
            user=login.username,
            key=self._key,
            password=login.password,
            fingerprint=await run.node.db.read(fingerprint_of, context.uuid),
        )
        token = await self._agents.access.tokens.token(context.ref)
        async with logged_in(target) as session:
            machine = Machine.of(await session.run(f"PORT={wire.AGENT_PORT}\n{CHECKS.read_text()}"))
            if machine.has_token(token):
                return  # its agent was installed by hand, and is used as it is
            await self._check(machine, context, login.username, bundle)
            on_begin()
            await self._claim(session, machine, context)
            await session.authorize()
            run.out.fingerprint = session.fingerprint
            variables = self._variables(bundle) | {"token": token}
            run.out.certificate = await self._playbooks.install(
                session, variables, bundle.folder, _reporting(run, context.address)
            )

    async def _check(self, machine: Machine, context: HostContext, user: str, bundle: Bundle) -> None:
        """Raises BackendRefused where the machine cannot become this host."""
        machine.check(self._cloud, user)
        await self._refuse_known(machine, context)
        bundle.check(machine)

    async def _refuse_known(self, machine: Machine, context: HostContext) -> None:
        installed = machine.installed
        known_as = installed.host if installed is not None else context.uuid
        if known_as != context.uuid and await self._agents.access.is_known(known_as):
            raise BackendRefused(f"the machine is host[uuid:{known_as}] of this cloud already")

    async def _claim(self, session: Session, machine: Machine, context: HostContext) -> None:
        """The machine is noted as this host. Raises BackendRefused where another was noted meanwhile."""
        claim = {"cloud": self._cloud, "host": context.uuid, "fresh": machine.is_fresh(context.uuid)}
        given = f"SEEN={quote(machine.said.get('installed', ''))}\nCLAIM={quote(json.dumps(claim))}\n"
        noted = (await session.run(given + CLAIM.read_text(), as_root=True)).strip()
        if noted != json.dumps(claim):
            await self._refuse_known(Machine(machine.said | {"installed": noted}), context)
            raise BackendRefused(f"the machine was made a host of another cloud meanwhile: {noted}")

    def _variables(self, bundle: Bundle) -> dict[str, Any]:
        return {
            "bundle": bundle.checksum,
            "guests": self._options.guests.value,
            "port": wire.AGENT_PORT,
        }

    async def _remove(self, context: HostContext, run: Run) -> None:
        """The machine has no agent of this host, and does not take the node's key any more."""
        if not self._begun.pop(context.uuid, True):
            return
        if context.hypervisor_type != KVM or context.username is None:
            return
        # nothing secret is sent, so a key that nobody knows any more does not matter
        pinned = await run.node.db.read(fingerprint_of, context.uuid)
        port = context.port or SSH_PORT
        target = Target(context.address, port, context.username, self._key, fingerprint=pinned)
        with suppress(KeyNotTaken):  # it never took the key, so nothing was installed with it
            async with logged_in(target) as session:
                await _removed(session, context.uuid)


async def _removed(session: Session, host: Uuid) -> None:
    await session.run(f"HOST={quote(host)}\n{REMOVE.read_text()}", as_root=True)
    machine = Machine.of(await session.run(f"PORT={wire.AGENT_PORT}\n{CHECKS.read_text()}"))
    if machine.installed is None:
        await session.withdraw()


def _reporting(run: Run, address: str) -> Callable[[str, int], None]:
    node, job = run.node, current_call().job

    def report(task: str, number: int) -> None:
        percent = min(99, 100 * number // TASKS)
        log.info("host[managementIp:%s]: task [%s]", address, task)
        node.progress.report(job, f"install host {address}: {task}", percent, node.clock.now_ms())

    return report


@dataclass(frozen=True, slots=True)
class Bundle:
    """What agents are installed from."""

    folder: Path
    checksum: str
    """Of the wheels and of the playbook."""

    @classmethod
    def of(cls, options: InstallOptions) -> Bundle:
        """Collects the wheels where they are not there. Raises BackendRefused."""
        folder = options.wheels or wheels.collected(options.cache)
        if not any(folder.glob("orrery_cloud-*.whl")):
            raise BackendRefused(
                f"the folder {folder} has no wheel of orrery-cloud; fill it by pip download -d {folder}"
                " 'orrery-cloud[agent]'"
            )
        digest = hashlib.sha256(f"{wheels.checksum(folder)} {options.guests}\n".encode())
        contents = (path for top in CONTENTS for path in sorted((FOLDER / top).rglob("*")))
        for path in (REMOVE, *contents):
            if path.is_file():
                digest.update(f"{path.relative_to(FOLDER)}\n".encode() + path.read_bytes())
        return cls(folder, digest.hexdigest())

    def check(self, machine: Machine) -> None:
        """Raises BackendRefused where a machine cannot use the wheels."""
        python, architecture = machine.python, machine.said.get("architecture", "")
        lacking = wheels.lacking(self.folder, python, architecture)
        if lacking:
            version = f"{python[0]}.{python[1]}"
            raise BackendRefused(
                f"the host has Python {version} on {architecture}, for which this node has no wheels of"
                f" {', '.join(lacking)}; serve with --wheels and a folder that is filled by pip download -d"
                f" FOLDER --only-binary :all: --python-version {version} 'orrery-cloud[agent]'"
            )
