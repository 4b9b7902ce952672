"""What happens to the rows of primary storages. Pure transaction functions."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import bindparam, case, func, select, update

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.model import CONNECTED as HOST_CONNECTED
from orrery.core.compute.host.model import Host
from orrery.core.kernel.api.message import LONG_MAX
from orrery.core.kernel.db.constructs import summed
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, Refused
from orrery.core.storage.primary.backend import CapacityReport
from orrery.core.storage.primary.model import (
    CONNECTED,
    DISCONNECTED,
    PERCENT,
    STATUS_TABLE,
    LocalStorageHostRef,
    PrimaryStorage,
    PrimaryStorageClusterRef,
    rated,
)

P, L, Ref = PrimaryStorage, LocalStorageHostRef, PrimaryStorageClusterRef
SUMMED = (
    "total_capacity",
    "available_capacity",
    "total_physical_capacity",
    "available_physical_capacity",
    "system_used_capacity",
    "allocated_capacity",
    "cached_capacity",
)
"""What a local storage has is the sum of what its hosts have."""

ON_CLUSTER = Statement(
    select(P)
    .join(Ref, Ref.primary_storage_uuid == P.uuid)
    .where(Ref.cluster_uuid == bindparam("cluster"))
    .order_by(P.uuid)
)
MOUNTED = Statement(
    select(Host.uuid)
    .join(Ref, Ref.cluster_uuid == Host.cluster_uuid)
    .where(
        Ref.primary_storage_uuid == bindparam("storage"),
        Host.status == HOST_CONNECTED,
        Host.uuid != bindparam("but"),
    )
    .limit(1)
)
PARTS_IN_CLUSTER = Statement(
    select(L)
    .join(Host, Host.uuid == L.host_uuid)
    .where(L.primary_storage_uuid == bindparam("storage"), Host.cluster_uuid == bindparam("cluster"))
    .order_by(L.host_uuid)
)


def _rated(allocated: Any) -> Any:
    """`rated` at the ratio ``percent``, without a product that may overflow."""
    percent = bindparam("percent", type_=allocated.type)
    hundreds, rest = allocated // percent, allocated % percent * PERCENT // percent
    most, last = divmod(LONG_MAX, PERCENT)
    is_more = (hundreds > most) | ((hundreds == most) & (rest > last))
    return case((is_more, LONG_MAX), else_=hundreds * PERCENT + rest)


RATE_PARTS = Statement(
    update(L).values(
        available_capacity=L.total_capacity
        - L.system_used_capacity
        - _rated(L.allocated_capacity)
        - L.cached_capacity
    )
)
RATE_SHARED = Statement(
    update(P)
    .where(P.per_host.is_(False))
    .values(
        available_capacity=P.total_capacity
        - func.coalesce(P.system_used_capacity, 0)
        - _rated(P.allocated_capacity)
        - P.cached_capacity
    )
)
RATE_LOCAL = Statement(
    update(P)
    .where(P.per_host.is_(True))
    .values(
        available_capacity=select(func.coalesce(summed(L.available_capacity), 0))
        .where(L.primary_storage_uuid == P.uuid)
        .scalar_subquery()
    )
)
RATE = Statement(update(P).values(over_provisioning=bindparam("percent")))


def storages_of(tx: Transaction, cluster_uuid: Uuid) -> list[PrimaryStorage]:
    """The storages that a cluster has, or is about to have."""
    return tx.all(ON_CLUSTER, cluster=cluster_uuid)


def clusters_of(tx: Transaction, storage_uuid: Uuid) -> list[Uuid]:
    """The clusters that have a storage, or are about to have it."""
    return [ref.cluster_uuid for ref in tx.find(Ref, primary_storage_uuid=storage_uuid)]


def report(tx: Transaction, storage_uuid: Uuid, said: CapacityReport) -> None:
    """Records what a shared storage says of its room; its first report tells what others use of it."""
    storage = tx.require(P, storage_uuid)
    values: dict[str, Any] = {
        "total_physical_capacity": said.total,
        "available_physical_capacity": said.available,
    }
    if not storage.declared:
        system_used = storage.system_used_capacity
        if system_used is None:
            system_used = said.total - said.available
        taken = system_used + rated(storage.allocated_capacity, storage.over_provisioning)
        values |= {
            "total_capacity": said.total,
            "system_used_capacity": system_used,
            "available_capacity": said.total - taken - storage.cached_capacity,
        }
    tx.update(P, {"uuid": storage_uuid}, **values)


def report_part(tx: Transaction, storage_uuid: Uuid, host_uuid: Uuid, said: CapacityReport) -> None:
    """Records what a host says of its part of a local storage, which may be new. Absent host: nothing."""
    if tx.get(Host, host_uuid) is None:
        return
    storage = tx.require(P, storage_uuid)
    where = {"host_uuid": host_uuid, "primary_storage_uuid": storage_uuid}
    old = tx.first(L, **where)
    values = _part_values(storage, old, said)
    if old is None:
        tx.insert(L, **where, **values, create_date=tx.now, last_op_date=tx.now)
    else:
        tx.update(L, where, **values, last_op_date=tx.now)
    _add_to_whole(tx, storage, {name: values[name] - (getattr(old, name) if old else 0) for name in SUMMED})


def _part_values(
    storage: PrimaryStorage, old: LocalStorageHostRef | None, said: CapacityReport
) -> dict[str, int]:
    system_used = old.system_used_capacity if old is not None else said.total - said.available
    allocated = old.allocated_capacity if old is not None else 0
    cached = old.cached_capacity if old is not None else 0
    taken = system_used + rated(allocated, storage.over_provisioning) + cached
    return {
        "total_capacity": said.total,
        "available_capacity": said.total - taken,
        "total_physical_capacity": said.total,
        "available_physical_capacity": said.available,
        "system_used_capacity": system_used,
        "allocated_capacity": allocated,
        "cached_capacity": cached,
    }


def drop_part(tx: Transaction, part: LocalStorageHostRef) -> None:
    """A host no longer holds a part of a local storage."""
    storage = tx.require(P, part.primary_storage_uuid)
    tx.delete(L, host_uuid=part.host_uuid, primary_storage_uuid=part.primary_storage_uuid)
    _add_to_whole(tx, storage, {name: -getattr(part, name) for name in SUMMED})


def _add_to_whole(tx: Transaction, storage: PrimaryStorage, difference: dict[str, int]) -> None:
    whole = {name: (getattr(storage, name) or 0) + more for name, more in difference.items()}
    tx.update(P, {"uuid": storage.uuid}, **whole)


def set_status(tx: Transaction, storage_uuid: Uuid, status: str) -> None:
    """Changes what the node sees of a storage; the same again writes nothing."""
    storage = tx.get(P, storage_uuid)
    if storage is not None and storage.status != status:
        STATUS_TABLE.require(storage.status, status)
        tx.update(P, {"uuid": storage_uuid}, status=status)


def lose_if_unmounted(tx: Transaction, storage_uuid: Uuid, but: Uuid = "") -> None:
    """A storage that needs a host is Disconnected when none (`but` aside) is Connected any more."""
    storage = tx.get(P, storage_uuid)
    if storage is None or not storage.needs_host:
        return
    if tx.one(MOUNTED, storage=storage_uuid, but=but) is None:
        set_status(tx, storage_uuid, DISCONNECTED)


def lose_of_host(tx: Transaction, host_uuid: Uuid) -> None:
    """As `lose_if_unmounted`, for every storage of the cluster of a host."""
    host = tx.get(Host, host_uuid)
    for storage in storages_of(tx, host.cluster_uuid) if host is not None else ():
        lose_if_unmounted(tx, storage.uuid)


def note_mounted(tx: Transaction, storage_uuid: Uuid, host_uuid: Uuid, said: CapacityReport) -> None:
    """A host of an attached cluster has the storage, which is thereby Connected."""
    storage = tx.get(P, storage_uuid)
    if storage is None:
        return
    if storage.per_host:
        report_part(tx, storage_uuid, host_uuid, said)
        return
    report(tx, storage_uuid, said)
    set_status(tx, storage_uuid, CONNECTED)


def refuse_taken_url(
    tx: Transaction, kind: str, zone_uuid: Uuid, url: str, owner: Uuid | None, single: Collection[str]
) -> None:
    """Raises InvalidArgument where another storage of the zone has this URL, and one of the two is of a type
    in `single`, whose URLs may be there once in a zone.
    """
    for other in tx.find(P, zone_uuid=zone_uuid):
        if other.url == url and other.uuid != owner and {kind, other.type} & set(single):
            raise InvalidArgument(
                f"field[url]: primary storage[uuid:{other.uuid}] in zone[uuid:{zone_uuid}] has url[{url}]"
            )


def refuse_unattachable(tx: Transaction, storage_uuid: Uuid, cluster_uuid: Uuid) -> None:
    """Raises Refused where the storage is attached already, InvalidArgument where it does not fit."""
    storage, cluster = tx.require(P, storage_uuid), tx.require(Cluster, cluster_uuid)
    what = f"primary storage[uuid:{storage_uuid}]"
    if tx.first(Ref, cluster_uuid=cluster_uuid, primary_storage_uuid=storage_uuid) is not None:
        raise Refused(f"{what} has been attached to cluster[uuid:{cluster_uuid}]")
    if storage.zone_uuid != cluster.zone_uuid:
        raise InvalidArgument(
            f"{what} is in zone[uuid:{storage.zone_uuid}], but cluster[uuid:{cluster_uuid}] is in"
            f" zone[uuid:{cluster.zone_uuid}]"
        )
    for other in storages_of(tx, cluster_uuid):
        if (other.type, other.url) == (storage.type, storage.url):
            raise InvalidArgument(
                f"cluster[uuid:{cluster_uuid}] has primary storage[uuid:{other.uuid}] with the same"
                f" url[{storage.url}]"
            )


def require_ref(tx: Transaction, storage_uuid: Uuid, cluster_uuid: Uuid) -> PrimaryStorageClusterRef:
    """The attachment of a storage to a cluster. Raises Refused where there is none."""
    ref = tx.first(Ref, cluster_uuid=cluster_uuid, primary_storage_uuid=storage_uuid)
    if ref is None:
        raise Refused(
            f"primary storage[uuid:{storage_uuid}] has not been attached to cluster[uuid:{cluster_uuid}]"
        )
    return ref


def set_over_provisioning(tx: Transaction, percent: int) -> None:
    """Counts every storage's available capacity anew, for another ratio of over-provisioning."""
    tx.run(RATE, percent=percent)
    tx.run(RATE_PARTS, percent=percent)
    tx.run(RATE_SHARED, percent=percent)
    tx.run(RATE_LOCAL)
