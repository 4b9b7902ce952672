"""Handlers of the calls on primary storages."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import Any

from orrery.core.compute.host.attachments import hosts_of
from orrery.core.compute.host.hooks import hookimpl
from orrery.core.compute.host.messages import DiskFull, HostStatusChanged
from orrery.core.compute.host.model import CONNECTED, Host
from orrery.core.compute.host.model import DISCONNECTED as HOST_DISCONNECTED
from orrery.core.compute.host.reference import HostRef, ref_of
from orrery.core.kernel import resources
from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import CallerError, InvalidArgument, OrreryError, Refused
from orrery.core.kernel.node import Node
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.tasks import TaskQueues
from orrery.core.kernel.tasks.queue import QueueSlot
from orrery.core.kernel.workflow.calls import call_with_deadline
from orrery.core.kernel.workflow.failures import caused, reason, unless
from orrery.core.kernel.workflow.holds import Identity
from orrery.core.storage.primary import records
from orrery.core.storage.primary.backend import (
    PRIMARY_STORAGES,
    PrimaryStorageBackend,
    StorageHosts,
    StorageSpec,
)
from orrery.core.storage.primary.cache import abandon, caches_of
from orrery.core.storage.primary.capacity import capacity_of, parts_of
from orrery.core.storage.primary.configs import MOUNT_BASE, OVER_PROVISIONING
from orrery.core.storage.primary.errors import (
    AttachStorageFailed,
    CannotAddStorage,
    DetachStorageFailed,
    without_host,
)
from orrery.core.storage.primary.messages import (
    AddLocalPrimaryStorage,
    AddNfsPrimaryStorage,
    AddPrimaryStorage,
    AddSharedMountPointPrimaryStorage,
    AddSimulatorPrimaryStorage,
    AddStorageOfType,
    AttachPrimaryStorageToCluster,
    Capacities,
    ChangePrimaryStorageState,
    DeletePrimaryStorage,
    DetachPrimaryStorageFromCluster,
    GetLocalStorageHostDiskCapacity,
    GetPrimaryStorageAllocatorStrategies,
    GetPrimaryStorageCapacity,
    GetPrimaryStorageTypes,
    HostDiskCapacities,
    ReconnectPrimaryStorage,
    RemovePrimaryStorage,
    Strategies,
    SyncPrimaryStorageCapacity,
    Types,
    UpdatePrimaryStorage,
    WithdrawPrimaryStorage,
)
from orrery.core.storage.primary.model import (
    PERCENT,
    STATE_TABLE,
    LocalStorageHostRef,
    PrimaryStorage,
    PrimaryStorageClusterRef,
)
from orrery.core.storage.primary.strategies import PrimaryStorageStrategy
from orrery.core.storage.primary.transactions import held_storage
from orrery.core.storage.primary.types import (
    LOCAL,
    NFS,
    SHARED_MOUNT_POINT,
    SIMULATOR,
    StorageType,
    once_per_zone,
)
from orrery.core.storage.primary.workflows import (
    ADD_STORAGE,
    ATTACH_STORAGE,
    CONNECT_STORAGE,
    DELETE_STORAGE,
    DETACH_STORAGE,
    MAINTAIN_STORAGE,
    AddStorage,
    Attachment,
    StorageParams,
    scene,
)
from orrery.core.storage.volume.model import Volume


class PrimaryStorageService(Service):
    """Everything that happens to primary storages; their image caches are apart."""

    async def start(self) -> None:
        """Hears of another ratio of over-provisioning, and tells backends which hosts reach a storage."""
        self.node.backends.add(StorageHosts, PRIMARY_STORAGES, self)
        self.node.configs.on_change(OVER_PROVISIONING, self._rate)
        await self._rate()

    async def hosts(self, storage: Uuid) -> list[HostRef]:
        """See `orrery.core.storage.primary.backend.StorageHosts`."""
        return await self.node.db.read(_mounters, storage)

    @handles(AddNfsPrimaryStorage)
    async def add_nfs(self, message: AddNfsPrimaryStorage) -> Uuid:
        """Records an NFS export. Raises InvalidArgument for a URL that is none or that is taken."""
        return await self._add(message, NFS, {})

    @handles(AddLocalPrimaryStorage)
    async def add_local(self, message: AddLocalPrimaryStorage) -> Uuid:
        """Records a folder on every host."""
        return await self._add(message, LOCAL, {})

    @handles(AddSharedMountPointPrimaryStorage)
    async def add_shared_mount_point(self, message: AddSharedMountPointPrimaryStorage) -> Uuid:
        """Records a folder that all hosts share."""
        return await self._add(message, SHARED_MOUNT_POINT, {})

    @handles(AddSimulatorPrimaryStorage)
    async def add_simulator(self, message: AddSimulatorPrimaryStorage) -> Uuid:
        """Records a storage of a declared size. Raises InvalidArgument where more is free than there is."""
        return await self._add(message, SIMULATOR, _declared(message))

    async def _add(self, message: AddPrimaryStorage, kind: str, declared: dict[str, int]) -> Uuid:
        uuid = message.resource_uuid or self.node.new_uuid()
        row: dict[str, Any] = message.model_dump(include={"name", "description", "url", "zone_uuid"})
        of_type = self.node.backends.find(StorageType, kind)
        of_type.refuse_url(message.url)
        path = of_type.mount_path(uuid, message.url, self.node.configs.get(MOUNT_BASE))
        row |= {"uuid": uuid, "type": kind, "mount_path": path} | of_type.traits()
        row |= {"over_provisioning": self._percent(), "system_used_capacity": None}
        row |= dict.fromkeys(("total_capacity", "available_capacity"), 0)
        row |= dict.fromkeys(("total_physical_capacity", "available_physical_capacity"), 0)
        row |= {"allocated_capacity": 0, "cached_capacity": 0} | declared
        params = AddStorage(row=row, system_tags=message.system_tags, user_tags=message.user_tags)
        what = f"could not add primary storage[name:{message.name}, url:{message.url}]"
        told = unless(CallerError, caused(CannotAddStorage, what))
        await self.node.engine.run(ADD_STORAGE, params, claims=(uuid,), failing_as=told)
        return uuid

    @handles(AddStorageOfType)
    async def add_of_type(self, message: AddStorageOfType) -> Uuid:
        """Records a storage of a type that a plugin brings. Raises InvalidArgument for an unknown type."""
        return await self._add(message.wanted, message.type, {})

    @handles(UpdatePrimaryStorage)
    async def update(self, message: UpdatePrimaryStorage) -> Uuid:
        """Changes what is given. Raises Refused for another URL while anything is on the storage."""
        async with self._slot(message.uuid):
            await self.node.db.write(_update, message, self.node)
        return message.uuid

    @handles(ChangePrimaryStorageState)
    async def change_state(self, message: ChangePrimaryStorageState) -> Uuid:
        """Changes the state; for maintenance every VM with a volume there is stopped, or nothing changes.

        Raises StateRefused for `deleting`, which DeletePrimaryStorage alone sends.
        """
        async with self._slot(message.uuid):
            if message.state_event != "maintain":
                await self.node.db.write(_switch, message.uuid, message.state_event)
                return message.uuid
            params, claims = StorageParams(uuid=message.uuid), (message.uuid,)
            await self.node.engine.run(MAINTAIN_STORAGE, params, claims=claims, failing_as=reason)
        return message.uuid

    @handles(AttachPrimaryStorageToCluster)
    async def attach(self, message: AttachPrimaryStorageToCluster) -> Uuid:
        """Brings a storage to the hosts of a cluster, or to none. Raises AttachStorageFailed, Refused."""
        wanted = Attachment(storage_uuid=message.primary_storage_uuid, cluster_uuid=message.cluster_uuid)
        async with self._slot(wanted.storage_uuid):
            told = unless(CallerError, caused(AttachStorageFailed, _pair(wanted, "attach", "to")))
            claims = (wanted.storage_uuid,)
            await self.node.engine.run(ATTACH_STORAGE, wanted, claims=claims, failing_as=told)
        return wanted.storage_uuid

    @handles(DetachPrimaryStorageFromCluster)
    async def detach(self, message: DetachPrimaryStorageFromCluster) -> Uuid:
        """Takes a storage from a cluster; the VMs on it are stopped. Raises DetachStorageFailed, Refused."""
        wanted = Attachment(storage_uuid=message.primary_storage_uuid, cluster_uuid=message.cluster_uuid)
        await self.node.db.read(records.require_ref, wanted.storage_uuid, wanted.cluster_uuid)
        try:
            await self.node.cascades.run("primaryStorage.detach", (wanted.storage_uuid, wanted.cluster_uuid))
        except OrreryError as failure:
            raise DetachStorageFailed(_pair(wanted, "detach", "from"), cause=failure) from None
        return wanted.storage_uuid

    @handles(WithdrawPrimaryStorage)
    async def withdraw(self, message: WithdrawPrimaryStorage) -> None:
        """Takes a storage from the hosts of a cluster. Raises what the workflow fails with."""
        wanted = Attachment(storage_uuid=message.primary_storage_uuid, cluster_uuid=message.cluster_uuid)
        async with self._slot(wanted.storage_uuid):
            if await self.node.db.read(_is_attached, wanted):
                claims = (wanted.storage_uuid,)
                await self.node.engine.run(DETACH_STORAGE, wanted, claims=claims, failing_as=reason)

    @handles(ReconnectPrimaryStorage)
    async def reconnect(self, message: ReconnectPrimaryStorage) -> Uuid:
        """Connects a storage anew; on failure it is Disconnected."""
        async with self._slot(message.uuid):
            params = StorageParams(uuid=message.uuid)
            await self.node.engine.run(CONNECT_STORAGE, params, claims=(message.uuid,))
        return message.uuid

    @handles(SyncPrimaryStorageCapacity)
    async def sync_capacity(self, message: SyncPrimaryStorageCapacity) -> Uuid:
        """Records what the storage says of its room now. Raises BackendError, StorageDisconnected."""
        storage = await self.node.db.read(Transaction.require, PrimaryStorage, message.primary_storage_uuid)
        backend = self.node.backends.find(PrimaryStorageBackend, storage.type)
        spec = StorageSpec.of(storage)
        what = f"capacity of primaryStorage[uuid:{storage.uuid}]"
        if storage.needs_host and not storage.per_host:
            _, hosts = await self.node.db.read(scene, storage.uuid, None)
            if all(host.status != CONNECTED for host in hosts):
                raise without_host(storage.uuid)
        if not storage.per_host:
            said = await call_with_deadline(lambda: backend.capacity(spec, None), what)
            await self.node.db.write(records.report, storage.uuid, said)
            return storage.uuid
        for host in await self.node.db.read(_holders, storage.uuid):
            said = await call_with_deadline(partial(backend.capacity, spec, host), what)
            await self.node.db.write(records.report_part, storage.uuid, host.uuid, said)
        return storage.uuid

    @handles(DeletePrimaryStorage)
    async def delete(self, message: DeletePrimaryStorage) -> None:
        """Deletes a storage with everything on it. Raises NotDeleted."""
        await self.node.cascades.delete("primaryStorage.delete", message.uuid, message.delete_mode)

    @handles(RemovePrimaryStorage)
    async def remove(self, message: RemovePrimaryStorage) -> None:
        """Removes a storage with its image cache. Raises Refused while it is attached or holds volumes."""
        async with self._slot(message.uuid):
            if not await self.node.db.read(Transaction.exists, PrimaryStorage, message.uuid):
                return
            params, claims = StorageParams(uuid=message.uuid), (message.uuid,)
            await self.node.engine.run(DELETE_STORAGE, params, claims=claims, failing_as=reason)

    @handles(GetPrimaryStorageCapacity)
    async def capacity(self, message: GetPrimaryStorageCapacity) -> Capacities:
        """Sums over the storages that are named in one way or another."""
        return await self.node.db.query(capacity_of, message)

    @handles(GetLocalStorageHostDiskCapacity)
    async def host_capacity(self, message: GetLocalStorageHostDiskCapacity) -> HostDiskCapacities:
        """The parts of a local storage."""
        return await self.node.db.query(parts_of, message)

    @handles(GetPrimaryStorageTypes)
    async def types(self, message: GetPrimaryStorageTypes) -> Types:
        """The types that this node can drive."""
        return Types(types=self.node.backends.kinds(PrimaryStorageBackend))

    @handles(GetPrimaryStorageAllocatorStrategies)
    async def strategies(self, message: GetPrimaryStorageAllocatorStrategies) -> Strategies:
        """The strategies by which storages are chosen."""
        return Strategies(strategies=self.node.backends.kinds(PrimaryStorageStrategy))

    @hookimpl
    def reached_by_host(self, tx: Transaction, host: Host) -> list[Identity]:
        """The storages of its cluster."""
        return [held_storage(storage.uuid) for storage in records.storages_of(tx, host.cluster_uuid)]

    @hookimpl
    def on_host_removed(self, tx: Transaction, host: Host) -> None:
        """Takes the host's parts of local storages away. Raises Refused while volumes are on them."""
        for storage in records.storages_of(tx, host.cluster_uuid):
            records.lose_if_unmounted(tx, storage.uuid, but=host.uuid)
        for part in tx.find(LocalStorageHostRef, host_uuid=host.uuid):
            volume = tx.first(Volume, host_uuid=host.uuid, primary_storage_uuid=part.primary_storage_uuid)
            if volume is not None:
                raise Refused(
                    f"host[uuid:{host.uuid}] holds volume[uuid:{volume.uuid}] on its local storage;"
                    " expunge or move it first"
                )
            self._drop_part(tx, part)

    def _drop_part(self, tx: Transaction, part: LocalStorageHostRef) -> None:
        for bits in caches_of(tx, part.primary_storage_uuid):
            if bits.host_uuid == part.host_uuid:
                abandon(tx, self.node, bits)
                self.node.collector.wake()
        left = tx.first(
            LocalStorageHostRef, host_uuid=part.host_uuid, primary_storage_uuid=part.primary_storage_uuid
        )
        if left is not None:
            records.drop_part(tx, left)

    @handles(HostStatusChanged)
    async def host_changed(self, event: HostStatusChanged) -> None:
        """A storage whose last host has gone silent is Disconnected."""
        if event.status == HOST_DISCONNECTED:
            await self.node.db.write(records.lose_of_host, event.host_uuid)

    @handles(DiskFull)
    async def disk_full(self, event: DiskFull) -> None:
        """Learns at once how much room a storage has; one that does not answer says so later."""
        with contextlib.suppress(OrreryError):
            await self.node.bus.ask(SyncPrimaryStorageCapacity(primary_storage_uuid=event.storage_uuid))

    async def _rate(self) -> None:
        await self.node.db.write(records.set_over_provisioning, self._percent())

    def _percent(self) -> int:
        return max(1, round(self.node.configs.get(OVER_PROVISIONING) * PERCENT))

    def _slot(self, uuid: Uuid) -> QueueSlot:
        queues: TaskQueues = self.node.tasks
        return queues.queue(f"primary-storage-{uuid}")


def _pair(wanted: Attachment, verb: str, preposition: str) -> str:
    return (
        f"could not {verb} primary storage[uuid:{wanted.storage_uuid}] {preposition}"
        f" cluster[uuid:{wanted.cluster_uuid}]"
    )


def _declared(message: AddSimulatorPrimaryStorage) -> dict[str, int]:
    total = message.total_capacity
    available = total if message.available_capacity is None else message.available_capacity
    physical = message.total_physical_capacity
    physical = total if physical is None else physical
    free = message.available_physical_capacity
    free = min(available, physical) if free is None else free
    if available > total or free > physical:
        raise InvalidArgument(
            f"field[availableCapacity]: {available} of {total} bytes (physical: {free} of {physical})"
            " cannot be available"
        )
    return {
        "total_capacity": total,
        "available_capacity": available,
        "total_physical_capacity": physical,
        "available_physical_capacity": free,
        "system_used_capacity": total - available,
    }


def _switch(tx: Transaction, uuid: Uuid, event: str) -> None:
    storage = tx.require(PrimaryStorage, uuid)
    tx.update(PrimaryStorage, {"uuid": uuid}, state=STATE_TABLE.asked(uuid, storage.state, event))


def _update(tx: Transaction, message: UpdatePrimaryStorage, node: Node) -> None:
    values = message.model_dump(include={"name", "description", "url"})
    storage = tx.require(PrimaryStorage, message.uuid)
    if message.url is not None and message.url != storage.url:
        of_type = node.backends.find(StorageType, storage.type)
        of_type.refuse_url(message.url)
        single = once_per_zone(node.backends)
        records.refuse_taken_url(tx, storage.type, storage.zone_uuid, message.url, storage.uuid, single)
        resources.refuse_if_used(tx, PrimaryStorage, storage.uuid)
        base = node.configs.get(MOUNT_BASE)
        values["mount_path"] = of_type.mount_path(storage.uuid, message.url, base)
    resources.change(tx, PrimaryStorage, message.uuid, values)


def _mounters(tx: Transaction, storage_uuid: Uuid) -> list[HostRef]:
    found = [host for cluster in records.clusters_of(tx, storage_uuid) for host in hosts_of(tx, cluster)]
    connected = (host for host in found if host.status == CONNECTED)
    return [ref_of(host) for host in sorted(connected, key=lambda host: host.uuid)]


def _holders(tx: Transaction, storage_uuid: Uuid) -> list[HostRef]:
    parts = tx.find(LocalStorageHostRef, primary_storage_uuid=storage_uuid)
    return [ref_of(tx.require(Host, part.host_uuid)) for part in parts]


def _is_attached(tx: Transaction, wanted: Attachment) -> bool:
    where = {"primary_storage_uuid": wanted.storage_uuid, "cluster_uuid": wanted.cluster_uuid}
    return tx.first(PrimaryStorageClusterRef, **where) is not None
