"""A lab for the contract suites whose hosts are namespaces of this machine, with agents."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from orrery.backends.agent.storage.model import DirectorySource, Source
from orrery.backends.remote.access import Access
from orrery.backends.remote.client import Agents
from orrery.backends.remote.directory import DirectoryBackup
from orrery.backends.remote.hypervisor import RemoteHypervisor
from orrery.backends.remote.network import RemoteL2Backend
from orrery.backends.remote.storage import RemotePrimaryStorage
from orrery.core.compute.host.hypervisor import Hypervisor, VmSpec
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.clock import WallClock
from orrery.core.network.l2.backend import L2Backend, L2Spec
from orrery.core.network.l2.model import VLAN_TYPE
from orrery.core.storage.backup.backend import BackupStorageBackend, BackupStorageSpec, ImageOrigin
from orrery.core.storage.backup.model import DIRECTORY
from orrery.core.storage.primary.backend import ImageSource, PrimaryStorageBackend, StorageSpec
from orrery.core.storage.primary.types import LOCAL
from orrery.testlib.contracts.lab import guest
from orrery.testlib.image_store import small_image
from orrery.testlib.mini_hosts import ABSENT, TOKENS, MiniCloud, MiniHost

T = TypeVar("T")


async def _is_known(uuid: str) -> bool:
    return True


class RemoteLab:
    """Implements `orrery.testlib.contracts.lab.Lab`, in real time."""

    def __init__(self, cloud: MiniCloud, folder: Path, storage: StorageSpec) -> None:
        self._cloud = cloud
        self._loop = asyncio.new_event_loop()
        one, two = (HostRef(f"{host.number}" * 32, host.address) for host in cloud.hosts)
        self.hosts = (one, two)
        self.absent = HostRef("3" * 32, ABSENT)
        self.storage = storage
        self.image_store = BackupStorageSpec("6" * 32, DIRECTORY, str(folder / "store"), None)
        self.origin = _origin(small_image(folder / "small.qcow2"))
        self.unreadable = replace(self.origin, url="file:///dev/null")
        self._agents = Agents(Access("tests", TOKENS, WallClock(), _is_known))
        self._remote = RemoteHypervisor(self._agents)
        self.hypervisor: Hypervisor = self._remote
        self.l2: L2Backend = RemoteL2Backend(self._agents)
        self.primary: PrimaryStorageBackend = RemotePrimaryStorage(
            self._agents, self._source, self._mounters if storage.type != LOCAL else None
        )
        self.backup: BackupStorageBackend = DirectoryBackup()

    async def _mounters(self, storage: str) -> list[HostRef]:
        return list(self.hosts)

    async def _source(self, image: ImageSource) -> Source:
        return DirectorySource(image.backup_storage_uuid, self.image_store.url, str(image.location))

    def run(self, call: Awaitable[T]) -> T:
        """See `Lab`."""
        return self._loop.run_until_complete(call)

    def close(self) -> None:
        """Closes the connections."""
        self.run(self._remote.close())
        self.run(self._agents.close())
        self._loop.close()

    def _host(self, ref: HostRef) -> MiniHost:
        return next(host for host in self._cloud.hosts if host.address == ref.address)

    def guest(self) -> VmSpec:
        """See `Lab`."""
        return guest()

    def silence(self, host: HostRef) -> None:
        """See `Lab`."""
        self._host(host).silence()

    def stop_by_itself(self, host: HostRef, vm: str) -> None:
        """See `Lab`."""
        self._host(host).power_off(vm)
        self._host(host).wait_for_end(vm)

    def restart_agent(self, host: HostRef) -> None:
        """See `Lab`."""
        self._host(host).kill_agent()
        self._host(host).start_agent()

    def network(self, uuid: str) -> L2Spec:
        """See `Lab`."""
        vlan = 1 + int(uuid, 16) % 4000
        return L2Spec(uuid, VLAN_TYPE, f"br_eth0_{vlan}", "eth0", vlan)

    def impossible_network(self, uuid: str) -> L2Spec:
        """See `Lab`."""
        return L2Spec(uuid, VLAN_TYPE, "br_wlan0_9", "wlan0", 9)


def _origin(image: Path) -> ImageOrigin:
    return ImageOrigin(f"file://{image}", "qcow2", directories=(str(image.parent),))
