"""How much room there is: sums over storages, and the parts of local ones."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select

from orrery.core.kernel.db.constructs import summed
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query import left_of
from orrery.core.storage.primary.messages import (
    Capacities,
    GetLocalStorageHostDiskCapacity,
    GetPrimaryStorageCapacity,
    HostDiskCapacities,
    HostDiskCapacity,
)
from orrery.core.storage.primary.model import LocalStorageHostRef, PrimaryStorage, PrimaryStorageClusterRef

SUMS = (
    func.coalesce(summed(PrimaryStorage.total_capacity), 0),
    func.coalesce(summed(left_of(PrimaryStorage.available_capacity)), 0),
    func.coalesce(summed(PrimaryStorage.total_physical_capacity), 0),
    func.coalesce(summed(left_of(PrimaryStorage.available_physical_capacity)), 0),
)


def capacity_of(tx: Transaction, message: GetPrimaryStorageCapacity) -> Capacities:
    """The sums over the storages that `message` names. Raises InvalidArgument if it names nothing."""
    [(total, available, physical, free)] = tx.all(Statement(_chosen(message)))
    return Capacities(
        total_capacity=total,
        available_capacity=available,
        total_physical_capacity=physical,
        available_physical_capacity=free,
    )


def _chosen(message: GetPrimaryStorageCapacity) -> Select[Any]:
    wanted = select(*SUMS)
    if message.all:
        return wanted
    if message.primary_storage_uuids:
        return wanted.where(PrimaryStorage.uuid.in_(message.primary_storage_uuids))
    if message.cluster_uuids:
        attached = select(PrimaryStorageClusterRef.primary_storage_uuid).where(
            PrimaryStorageClusterRef.cluster_uuid.in_(message.cluster_uuids)
        )
        return wanted.where(PrimaryStorage.uuid.in_(attached))
    if message.zone_uuids:
        return wanted.where(PrimaryStorage.zone_uuid.in_(message.zone_uuids))
    raise InvalidArgument("give one of the fields zoneUuids, clusterUuids, primaryStorageUuids, or all=true")


def parts_of(tx: Transaction, message: GetLocalStorageHostDiskCapacity) -> HostDiskCapacities:
    """What the hosts of a local storage hold, or one of them. Raises InvalidArgument for another type."""
    storage = tx.require(PrimaryStorage, message.primary_storage_uuid)
    if not storage.per_host:
        raise InvalidArgument(
            f"field[primaryStorageUuid]: primary storage[uuid:{storage.uuid}] is of type {storage.type}"
        )
    where = {"primary_storage_uuid": storage.uuid}
    if message.host_uuid is not None:
        where["host_uuid"] = message.host_uuid
    return HostDiskCapacities(
        inventories=[HostDiskCapacity.of(part) for part in tx.find(LocalStorageHostRef, **where)]
    )
