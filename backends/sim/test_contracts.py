"""The simulated datacenter keeps the contracts of all backends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterator
from typing import TypeVar

import pytest

from orrery.backends.sim.hypervisor import SimHypervisor
from orrery.backends.sim.network import SimL2Backend
from orrery.backends.sim.storage import SimBackupStorage, SimPrimaryStorage
from orrery.core.compute.host.hypervisor import Hypervisor, VmSpec
from orrery.core.compute.host.reference import HostRef
from orrery.core.network.l2.backend import L2Backend, L2Spec
from orrery.core.network.l2.model import VLAN_TYPE
from orrery.core.storage.backup.backend import BackupStorageBackend, BackupStorageSpec, ImageOrigin
from orrery.core.storage.primary.backend import PrimaryStorageBackend, StorageSpec
from orrery.core.storage.primary.types import LOCAL, NFS
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.faults import Fault, FaultKind
from orrery.simulator.loop import VirtualLoop
from orrery.simulator.parameters import Parameters
from orrery.simulator.world import World
from orrery.testlib.contracts.backup_storage import BackupStorageContract
from orrery.testlib.contracts.hypervisor import HypervisorContract
from orrery.testlib.contracts.l2 import L2Contract
from orrery.testlib.contracts.lab import Lab, guest
from orrery.testlib.contracts.primary_storage import PrimaryStorageContract

T = TypeVar("T")
URL, MISSING = "http://images.example/linux.qcow2", "http://images.example/missing.qcow2"
IMAGES = {URL: {"size": 2 << 30, "actual_size": 1 << 30}, MISSING: {"fails_at": 0.5}}


class SimLab:
    """Implements `orrery.testlib.contracts.lab.Lab`, in virtual time."""

    hosts = (HostRef("1" * 32, "10.0.0.1"), HostRef("2" * 32, "10.0.0.2"))
    absent = HostRef("3" * 32, "192.0.2.1")
    image_store = BackupStorageSpec("5" * 32, "SftpBackupStorage", "/images", "10.0.0.8")
    origin, unreadable = ImageOrigin(URL, "qcow2"), ImageOrigin(MISSING, "qcow2")

    def __init__(self, kind: str) -> None:
        env = SimEnvironment()
        self._loop = VirtualLoop(env)
        self._world = World(env, 1, Parameters.from_dict({"images": IMAGES}))
        self.storage = StorageSpec("4" * 32, kind, "10.0.0.9:/export" if kind == NFS else "/vms", "/vms")
        self.hypervisor: Hypervisor = SimHypervisor(self._world)
        self.l2: L2Backend = SimL2Backend(self._world)
        self.primary: PrimaryStorageBackend = SimPrimaryStorage(self._world)
        self.backup: BackupStorageBackend = SimBackupStorage(self._world)

    def run(self, call: Awaitable[T]) -> T:
        """See `Lab`."""
        asyncio.set_event_loop(self._loop)
        return self._loop.run_until_complete(call)

    def close(self) -> None:
        """Ends the virtual time."""
        asyncio.set_event_loop(None)
        self._loop.close()

    def guest(self) -> VmSpec:
        """See `Lab`."""
        return guest()

    def silence(self, host: HostRef) -> None:
        """See `Lab`."""
        self._world.faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=(host.address,)))

    def stop_by_itself(self, host: HostRef, vm: str) -> None:
        """See `Lab`."""
        self._world.incidents.stop(host.address, vm)

    def restart_agent(self, host: HostRef) -> None:
        """See `Lab`."""
        self._world.incidents.restart_agent(host.address)

    def network(self, uuid: str) -> L2Spec:
        """See `Lab`."""
        vlan = 1 + int(uuid, 16) % 4000
        return L2Spec(uuid, VLAN_TYPE, f"br_eth0_{vlan}", "eth0", vlan)

    def impossible_network(self, uuid: str) -> L2Spec:
        """See `Lab`."""
        return L2Spec(uuid, VLAN_TYPE, "br_wlan0_9", "wlan0", 9)


@pytest.fixture(params=[NFS, LOCAL])
def lab(request: pytest.FixtureRequest) -> Iterator[Lab]:
    """A new world with storages of each kind."""
    made = SimLab(request.param)
    yield made
    made.close()


class TestHypervisor(HypervisorContract):
    """Simulated machines."""


class TestL2(L2Contract):
    """Their bridges."""


class TestPrimaryStorage(PrimaryStorageContract):
    """A shared storage, and a local one."""


class TestBackupStorage(BackupStorageContract):
    """A store of images."""
