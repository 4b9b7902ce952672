"""Clouds of real hosts as environments of tests: mini hosts, a node in this process, real time.

`open_containers` opens clouds whose hosts run container guests, `open_kvm` those with virtual machines. They
take the same options as the simulated cloud; what cannot be had here skips the test.
"""

from __future__ import annotations

import asyncio
import copy
import shutil
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self, TypeVar

from orrery.backends.first_login import FIRST_PASSWORD
from orrery.backends.mini.images import TINY, make_image, make_machine_image
from orrery.core.api.dispatcher import CallFailed
from orrery.core.client.deploy import Deployed, Plan, Supplies, deploy, load
from orrery.core.client.errors import ApiFailure
from orrery.core.kernel.errors import OrreryError
from orrery.testlib.actions import Action, ActionLog
from orrery.testlib.cloud import Options, plan_file
from orrery.testlib.environment import (
    SETTLE_SECONDS,
    Capability,
    Cloud,
    Faults,
    Incidents,
    NoFaults,
    Unsupported,
)
from orrery.testlib.kvm_hosts import KvmHost, require_kvm_hosts
from orrery.testlib.mini_hosts import NETWORK, MiniCloud, MiniHost, mini_cloud, require_mini_hosts
from orrery.testlib.oracles import find_leaks
from orrery.testlib.real_guests import RealGuests
from orrery.testlib.real_node import RealNode
from orrery.testlib.real_physical import RealIncidents, RealMachines
from orrery.testlib.real_truth import RealTruth
from orrery.testlib.storage_host import file_system

T = TypeVar("T")
STORAGE_MEBIBYTES = 256
"""Of the shared storage, for each host."""
REST_SECONDS = 60.0
"""How long a cloud may take to come to rest."""
POLL_SECONDS = 0.25
LOG_CHARACTERS = 1000
HOSTS = 2
"""Where no file says how many."""
SHARED, STORE = "shared", "store"
"""The folders of the primary and of the backup storage."""
COMMON = frozenset(
    {
        Capability.TRUTH,
        Capability.INCIDENTS,
        Capability.GUESTS,
        Capability.MACHINES,
        Capability.NODE_RESTARTS,
    }
)


@dataclass
class Site:
    """What a cloud of real hosts is made of."""

    machines: MiniCloud
    node: RealNode
    shared: Path
    store: Path
    capabilities: frozenset[Capability]


class RealEnvironment(Cloud):
    """A cloud of mini hosts. Its `site` is open to tests of real hosts alone."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.session = ""
        self.deployed = Deployed()
        self.actions = ActionLog()
        self._guests = RealGuests(site.machines)

    @property
    def capabilities(self) -> frozenset[Capability]:
        """Those of the site."""
        return self.site.capabilities

    @property
    def truth(self) -> RealTruth:
        """What the machine shows."""
        return RealTruth(self.site.machines.hosts, self.site.shared, self.site.store)

    @property
    def faults(self) -> Faults:
        """None by this interface; see `machines`."""
        return NoFaults()

    @property
    def incidents(self) -> Incidents:
        """What happens to guests by signals and libvirt."""
        return RealIncidents(self.site.machines)

    @property
    def guests(self) -> RealGuests:
        """Guests as the machine reaches them."""
        return self._guests

    @property
    def machines(self) -> RealMachines:
        """The mini hosts."""
        return RealMachines(self.site.machines, self.site.shared)

    async def invoke(self, api: str, wire_fields: Mapping[str, Any]) -> dict[str, Any]:
        """As any cloud does; the call is noted with its answer."""
        began, answer, failure = self.now(), None, None
        try:
            answer = await self._answer(api, wire_fields)
            return answer
        except ApiFailure as refusal:
            failure = refusal
            raise
        finally:
            action = Action(began, self.now(), self.session, api, wire_fields, answer, failure)
            self.actions.note(action)

    async def _answer(self, api: str, wire_fields: Mapping[str, Any]) -> dict[str, Any]:
        try:
            return await self.site.node.node.api.call(api, dict(wire_fields), self.session)
        except CallFailed as failed:
            raise ApiFailure.from_wire(failed.error) from None
        except OrreryError as refused:
            raise ApiFailure.of(refused) from None

    async def log_in(self) -> None:
        """Logs in as the admin of a new cloud."""
        login = await self.create("LogInByAccount", accountName="admin", password=FIRST_PASSWORD)
        self.session = login["uuid"]

    def now(self) -> float:
        """The machine's monotonic time."""
        return time.monotonic()

    def seen_by(self, session: str) -> Self:
        """The same cloud, called with another session."""
        other = copy.copy(self)
        other.session = session
        return other

    async def settle(self, seconds: float = SETTLE_SECONDS) -> None:
        """Returns once the oracles find nothing wrong, after a minute at the latest."""
        await self._rest(min(seconds, REST_SECONDS))

    async def leaks(self) -> list[str]:
        """What the oracles still find after a minute."""
        return await self._rest(REST_SECONDS)

    async def wrongs(self) -> list[str]:
        """What the oracles find now."""
        return await find_leaks(self.site.node.node.kernel, self.truth)

    async def _rest(self, seconds: float) -> list[str]:
        end = self.now() + seconds
        while True:
            found = await self.wrongs()
            if not found or self.now() > end:
                return found
            await asyncio.sleep(POLL_SECONDS)

    async def kill_node(self) -> None:
        """See `Cloud`."""
        await self.site.node.kill()

    async def start_node(self) -> None:
        """See `Cloud`."""
        former = self.site.node
        self.site.node = RealNode(former.database, former.cloud, is_new=False)
        await self.site.node.start()
        await former.bury()

    async def stop(self) -> None:
        """Stops the node, and forgets the stations."""
        self._guests.close()
        if self.site.node.is_alive:
            await self.site.node.stop()
        else:
            await self.site.node.bury()


class OpenedRealCloud:
    """A cloud of real hosts, in real time."""

    def __init__(self, cloud: RealEnvironment, runner: asyncio.Runner, options: Options) -> None:
        self.cloud = cloud
        self._runner = runner
        self._options = options

    def run(self, main: Coroutine[Any, Any, T]) -> T:
        """Runs a coroutine to its end; raises what it raises."""
        return self._runner.run(main)

    def finish(self) -> None:
        """Checks the cloud. Raises AssertionError listing the leaks."""
        leaks = self._runner.run(self.cloud.leaks()) if self._options.check else []
        assert not leaks, "the cloud is not clean:\n  " + "\n  ".join(leaks)

    def keep(self, folder: Path) -> None:
        """Copies the database, and writes what the agents have written."""
        folder.mkdir(parents=True)
        for file in Path(self.cloud.site.node.database).parent.glob("node.db*"):
            shutil.copy(file, folder)
        (folder / "agents.log").write_text(self.summary(), encoding="utf-8")

    def summary(self) -> str:
        """What the agents have written last."""
        hosts = self.cloud.site.machines.hosts
        logs = [f"agent at {host.address}:\n{host.log()[-LOG_CHARACTERS:]}" for host in hosts]
        logs += [
            f"{console}:\n{console.read_text(errors='replace')[-LOG_CHARACTERS:]}"
            for host in hosts
            for console in sorted((host.folder / "guests").glob("*/console.log"))
        ]
        return "\n".join(logs)


@contextmanager
def open_containers(options: Options) -> Iterator[OpenedRealCloud]:
    """A cloud of mini hosts with container guests. Skips with one line that says what to install."""
    require_mini_hosts()
    with _opened(options, MiniHost, make_image(TINY), COMMON) as opened:
        yield opened


@contextmanager
def open_kvm(options: Options) -> Iterator[OpenedRealCloud]:
    """A cloud of mini hosts with virtual machines. Skips with one line that says what to install."""
    require_kvm_hosts()
    capabilities = COMMON | {Capability.LIVE_MIGRATION}
    with _opened(options, KvmHost, make_machine_image(), capabilities) as opened:
        yield opened


@contextmanager
def _opened(
    options: Options,
    make: Callable[[int, Path], MiniHost],
    image: Path,
    capabilities: frozenset[Capability],
) -> Iterator[OpenedRealCloud]:
    if options.faults or options.parameters:
        raise Unsupported("faults and parameters of the simulator are not for real hosts")
    with TemporaryDirectory(prefix="orrery-real-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        plan = _plan(options, folder, image)
        hosts = HOSTS if plan is None else len(plan.hosts)
        with (
            file_system(folder / SHARED, STORAGE_MEBIBYTES * hosts) as shared,
            mini_cloud(folder, hosts, make) as machines,
            asyncio.Runner() as runner,
        ):
            node = RealNode(str(folder / "node.db"))
            cloud = RealEnvironment(Site(machines, node, shared, folder / STORE, capabilities))
            runner.run(node.start())
            try:
                runner.run(_deploy(cloud, plan))
                yield OpenedRealCloud(cloud, runner, options)
            finally:
                runner.run(cloud.stop())


def _plan(options: Options, folder: Path, image: Path) -> Plan | None:
    if options.plan is None:
        return None
    supplies = Supplies(
        first_address=f"{NETWORK}.11",
        values={
            "sharedMountPointPrimaryStorage": {"url": str(folder / SHARED)},
            "directoryBackupStorage": {"url": str(folder / STORE)},
        },
        images={TINY: f"file://{image}"},
        global_configs={"image/url.fileDirectories": str(image.parent)},
    )
    return load(plan_file(options.plan), dict(options.variables), supplies=supplies)


async def _deploy(cloud: RealEnvironment, plan: Plan | None) -> None:
    await cloud.log_in()
    if plan is not None:
        cloud.deployed = await deploy(plan, cloud)
