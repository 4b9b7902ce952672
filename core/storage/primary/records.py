"""What happens to the rows of primary storages. Pure transaction functions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import and_, bindparam, exists, select, update

from core.compute.cluster.model import Cluster
from core.compute.host.model import CONNECTED as HOST_CONNECTED
from core.compute.host.model import CONNECTING as HOST_CONNECTING
from core.compute.host.model import IN_MAINTENANCE, Host
from core.kernel.db.model import Uuid
from core.kernel.db.statement import Statement
from core.kernel.db.transaction import Transaction
from core.kernel.errors import InvalidArgument, Refused
from core.storage.primary.backend import CapacityReport
from core.storage.primary.model import (
    CONNECTED,
    DISCONNECTED,
    PERCENT,
    LocalStorageHostRef,
    PrimaryStorage,
    PrimaryStorageClusterRef,
)
from core.storage.primary.types import LOCAL, TYPES

P, L, Ref = PrimaryStorage, LocalStorageHostRef, PrimaryStorageClusterRef

HOSTS = Statement(
    select(Host)
    .where(
        Host.cluster_uuid == bindparam("cluster"),
        Host.state.not_in(IN_MAINTENANCE),
        Host.status.in_((HOST_CONNECTED, HOST_CONNECTING)),
    )
    .order_by(Host.uuid)
)
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

_PERCENT = bindparam("percent", type_=P.over_provisioning.type)
RATE_PARTS = Statement(
    update(L).values(
        available_capacity=L.total_capacity
        - L.system_used_capacity
        - L.allocated_capacity * PERCENT // _PERCENT
        - L.cached_capacity
    )
)
RATE_SHARED = Statement(
    update(P)
    .where(P.type != LOCAL, P.system_used_capacity.is_not(None))
    .values(
        available_capacity=P.total_capacity
        - P.system_used_capacity
        - P.allocated_capacity * PERCENT // _PERCENT
        - P.cached_capacity
    )
)
RATE_ALL = Statement(update(P).values(over_provisioning=_PERCENT))


def hosts_of(tx: Transaction, cluster_uuid: Uuid) -> list[Host]:
    """The hosts of a cluster that have what is attached to it, or will have once they are connected."""
    return tx.all(HOSTS, cluster=cluster_uuid)


def storages_of(tx: Transaction, cluster_uuid: Uuid) -> list[PrimaryStorage]:
    """The storages that a cluster has, or is about to have."""
    return tx.all(ON_CLUSTER, cluster=cluster_uuid)
