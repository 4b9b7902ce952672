"""Registers real hosts and real backup storages with a node."""

from __future__ import annotations

from orrery.backends.agent.storage.model import Source
from orrery.backends.remote.client import Agents
from orrery.backends.remote.directory import DirectoryBackup
from orrery.backends.remote.hypervisor import Outdated, RemoteHypervisor
from orrery.backends.remote.network import RemoteL2Backend
from orrery.backends.remote.sftp import SftpBackup
from orrery.backends.remote.sources import source_of
from orrery.backends.remote.storage import RemotePrimaryStorage
from orrery.core.compute.host.hypervisor import Hypervisor
from orrery.core.compute.host.model import KVM
from orrery.core.compute.host.reference import CREDENTIALS, HostLogins, HostRef
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import NotFound
from orrery.core.network.l2.backend import L2Backend
from orrery.core.network.l2.model import NO_VLAN_TYPE, VLAN_TYPE
from orrery.core.storage.backup.backend import BACKUP_STORAGES, BackupStorageBackend, BackupStorageSpecs
from orrery.core.storage.backup.model import DIRECTORY, SFTP
from orrery.core.storage.primary.backend import (
    PRIMARY_STORAGES,
    ImageSource,
    PrimaryStorageBackend,
    StorageHosts,
)
from orrery.core.storage.primary.types import LOCAL, NFS, SHARED_MOUNT_POINT


def register_backup_storages(registry: Registry) -> None:
    """Makes SFTP servers and directories usable as backup storages."""
    registry.add(BackupStorageBackend, SFTP, SftpBackup())
    registry.add(BackupStorageBackend, DIRECTORY, DirectoryBackup())


def register_hosts(
    registry: Registry, agents: Agents, is_outdated: Outdated | None = None
) -> RemoteHypervisor:
    """Makes the hosts of `agents` usable as KVM hosts, with their networks and storages.

    `is_outdated` is that of `RemoteHypervisor`. The caller closes what is returned, then `agents`.
    """

    async def sources(image: ImageSource) -> Source:
        return await source_of(registry.find(BackupStorageSpecs, BACKUP_STORAGES), image)

    async def hosts(storage: Uuid) -> list[HostRef]:
        return await registry.find(StorageHosts, PRIMARY_STORAGES).hosts(storage)

    hypervisor = RemoteHypervisor(agents, is_outdated)
    registry.add(Hypervisor, KVM, hypervisor)
    for l2 in (NO_VLAN_TYPE, VLAN_TYPE):
        registry.add(L2Backend, (l2, KVM), RemoteL2Backend(agents))
    for kind in (LOCAL, NFS, SHARED_MOUNT_POINT):
        storage = RemotePrimaryStorage(agents, sources, hosts if kind != LOCAL else None)
        registry.add(PrimaryStorageBackend, kind, storage)
    return hypervisor


async def is_known(registry: Registry, host: Uuid) -> bool:
    """Whether a node knows a host, as its logins have it."""
    try:
        await registry.find(HostLogins, CREDENTIALS).login(f"{CREDENTIALS}/{host}")
    except NotFound:
        return False
    return True
