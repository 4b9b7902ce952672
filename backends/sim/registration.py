"""Registers the simulated datacenter with a node, as the backend of every type."""

from __future__ import annotations

from orrery.backends.sim.hypervisor import SimHypervisor
from orrery.backends.sim.network import SimL2Backend
from orrery.backends.sim.storage import SimBackupStorage, SimPrimaryStorage
from orrery.core.compute.host.hypervisor import Hypervisor
from orrery.core.kernel.backends import Registry
from orrery.core.network.l2.backend import L2Backend
from orrery.core.storage.backup.backend import BackupStorageBackend
from orrery.core.storage.primary.backend import PrimaryStorageBackend
from orrery.simulator.world import World

HYPERVISORS = ("KVM", "Simulator")
L2_TYPES = ("L2NoVlanNetwork", "L2VlanNetwork")
PRIMARY_STORAGES = ("NFS", "LocalStorage", "SharedMountPoint", "SimulatorPrimaryStorage")
BACKUP_STORAGES = ("SftpBackupStorage", "DirectoryBackupStorage", "SimulatorBackupStorage")


def register(world: World, registry: Registry) -> None:
    """Makes the simulated datacenter the backend of every type."""
    for kind in HYPERVISORS:
        registry.add(Hypervisor, kind, SimHypervisor(world))
        for l2 in L2_TYPES:
            registry.add(L2Backend, (l2, kind), SimL2Backend(world))
    for kind in PRIMARY_STORAGES:
        registry.add(PrimaryStorageBackend, kind, SimPrimaryStorage(world))
    for kind in BACKUP_STORAGES:
        registry.add(BackupStorageBackend, kind, SimBackupStorage(world))
