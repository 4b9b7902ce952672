"""What of a host VMs get: CPUs after over-provisioning, and memory and CPUs that stay reserved.

Tags (``reservedMemory::8G`` on a host, ``host::reservedMemory::8G`` on its cluster or zone) and settings of
the host, its cluster and its zone say so; the nearest counts, on one level the tag before the setting, and
the global setting last. The outcome stands in columns of the host, so that choosing hosts reads none of this;
everybody who changes what it follows from recounts in the same transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, or_, select, update

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.configs import BY_CLUSTER, BY_HOST, BY_ZONE, CPU_RATIO, RESERVED_MEMORY
from orrery.core.compute.host.model import Host
from orrery.core.compute.host.tags import RESERVED_BY_CLUSTER, RESERVED_BY_HOST, RESERVED_BY_ZONE, Reserve
from orrery.core.compute.host.types import HypervisorType
from orrery.core.compute.zone.model import Zone
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.config import GlobalConfig, Owner, ResourceConfig, effective, parse_size
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.tags import SystemTag, system_tags_of

CONFIGS: tuple[GlobalConfig[int], ...] = (CPU_RATIO, RESERVED_MEMORY)
LEVELS: dict[str, tuple[GlobalConfig[bool], Reserve]] = {
    Host.__vo__: (BY_HOST, RESERVED_BY_HOST),
    Cluster.__vo__: (BY_CLUSTER, RESERVED_BY_CLUSTER),
    Zone.__vo__: (BY_ZONE, RESERVED_BY_ZONE),
}
"""For each kind: the setting that says whether its tags count, and the tags."""


class Share(NamedTuple):
    """What of a host VMs get. Memory in bytes."""

    cpu_ratio: int
    reserved_memory: int
    reserved_cpu: int


class _Level(NamedTuple):
    """What one level says; None where it says nothing."""

    cpu_ratio: int | None
    own_memory: int | None
    """That of the setting, which is about hosts of some types only."""
    tagged_memory: int | None
    tagged_cpu: int | None


_RESERVING = (SystemTag.resource_type == Host.__vo__) & or_(
    *(
        SystemTag.tag.between(f"{pattern.prefix}::", f"{pattern.prefix}:;")
        for pattern in (RESERVED_BY_HOST.memory, RESERVED_BY_HOST.cpu)
    )
)
_CONFIGURED = (ResourceConfig.resource_type == Host.__vo__) & or_(
    *(
        (ResourceConfig.category == config.category) & (ResourceConfig.name == config.name)
        for config in CONFIGS
    )
)
_SPEAKS_FOR_ITSELF = or_(
    Host.uuid.in_(select(SystemTag.resource_uuid).where(_RESERVING)),
    Host.uuid.in_(select(ResourceConfig.resource_uuid).where(_CONFIGURED)),
)
EXCEPTIONS = Statement(
    select(Host).where(Host.cluster_uuid == bindparam("cluster"), _SPEAKS_FOR_ITSELF).order_by(Host.uuid)
)
_RATIO, _MEMORY, _CPU = (
    bindparam(name, type_=BigInteger) for name in ("cpu_ratio", "reserved_memory", "reserved_cpu")
)
_SHARE = (
    update(Host)
    .where(
        or_(
            Host.reserved_memory != _MEMORY,
            Host.reserved_cpu != _CPU,
            Host.total_cpu_capacity != Host.cpu_num * _RATIO,
        )
    )
    .values(
        reserved_memory=_MEMORY,
        reserved_cpu=_CPU,
        available_cpu_capacity=Host.available_cpu_capacity + Host.cpu_num * _RATIO - Host.total_cpu_capacity,
        total_cpu_capacity=Host.cpu_num * _RATIO,
    )
)
SHARE_OF_CLUSTER = Statement(_SHARE.where(Host.cluster_uuid == bindparam("cluster"), ~_SPEAKS_FOR_ITSELF))
SHARE_OF_HOST = Statement(_SHARE.where(Host.uuid == bindparam("host")))


def share_of(tx: Transaction, types: Registry, host: Host) -> Share:
    """What of a host VMs get, by the tags and settings of the moment; `types` has the hypervisor types."""
    kind = types.find(HypervisorType, host.hypervisor_type)
    return _share(tx, kind, [host, *_around(tx, host.cluster_uuid, host.zone_uuid)])


def recount(tx: Transaction, types: Registry, vo: str = "", uuid: Uuid = "") -> None:
    """Makes the columns follow from tags and settings again.

    For one host, or for all of a cluster or zone (by their kinds' names), or, without a name, for all there
    are. Statements grow with the number of clusters and of hosts that have a share of their own.
    """
    if vo == Host.__vo__:
        host = tx.get(Host, uuid)
        if host is not None:
            tx.run(SHARE_OF_HOST, host=uuid, **share_of(tx, types, host)._asdict())
        return
    where = {Cluster.__vo__: {"uuid": uuid}, Zone.__vo__: {"zone_uuid": uuid}, "": {}}
    for cluster in tx.find(Cluster, **where[vo]) if vo in where else ():
        _recount_cluster(tx, types, cluster)


def _recount_cluster(tx: Transaction, types: Registry, cluster: Cluster) -> None:
    kind = types.find(HypervisorType, cluster.hypervisor_type)
    share = _share(tx, kind, _around(tx, cluster.uuid, cluster.zone_uuid))
    tx.run(SHARE_OF_CLUSTER, cluster=cluster.uuid, **share._asdict())
    for host in tx.all(EXCEPTIONS, cluster=cluster.uuid):
        tx.run(SHARE_OF_HOST, host=host.uuid, **share_of(tx, types, host)._asdict())


def _around(tx: Transaction, cluster_uuid: Uuid, zone_uuid: Uuid) -> list[Cluster | Zone]:
    return [tx.require(Cluster, cluster_uuid), tx.require(Zone, zone_uuid)]


def _share(tx: Transaction, kind: HypervisorType, levels: Sequence[Host | Cluster | Zone]) -> Share:
    said = [_level(tx, one.__vo__, one.uuid) for one in levels]
    ratio = next((level.cpu_ratio for level in said if level.cpu_ratio is not None), None)
    cpu = next((level.tagged_cpu for level in said if level.tagged_cpu is not None), 0)
    return Share(
        cpu_ratio=ratio if ratio is not None else effective(tx, CPU_RATIO),
        reserved_memory=_memory(tx, said, counts_setting=kind.keeps_memory),
        reserved_cpu=cpu,
    )


def _memory(tx: Transaction, said: Sequence[_Level], *, counts_setting: bool) -> int:
    for level in said:
        if level.tagged_memory is not None:
            return level.tagged_memory
        if counts_setting and level.own_memory is not None:
            return level.own_memory
    return effective(tx, RESERVED_MEMORY) if counts_setting else 0


def _level(tx: Transaction, vo: str, uuid: Uuid) -> _Level:
    counts, reserve = LEVELS[vo]
    tags = system_tags_of(tx, Owner(vo, uuid))
    memory, cpu = reserve.memory.first(tags), reserve.cpu.first(tags)
    if (memory or cpu) and not effective(tx, counts):
        memory = cpu = None
    settings = tx.find(ResourceConfig, resource_type=vo, resource_uuid=uuid)
    own = {(row.category, row.name): row.value for row in settings}
    ratio, own_memory = own.get(CPU_RATIO.key), own.get(RESERVED_MEMORY.key)
    return _Level(
        cpu_ratio=CPU_RATIO.value_of(ratio) if ratio is not None else None,
        own_memory=RESERVED_MEMORY.value_of(own_memory) if own_memory is not None else None,
        tagged_memory=parse_size(memory["capacity"]) if memory else None,
        tagged_cpu=int(cpu["capacity"]) if cpu else None,
    )
