"""Choosing and reserving hosts inside an open transaction.

The index of `Host` gives each cluster's usable hosts with the fewest recent failures first, and among those
the ones with the fewest VMs, so a choice reads a few rows per cluster however many hosts there are. The
reservation is a conditional UPDATE whose row count decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import merge
from itertools import chain, islice

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    String,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    union_all,
    update,
)

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.capabilities import HostCapability
from orrery.core.compute.host.errors import NoHostAvailable
from orrery.core.compute.host.model import CONNECTED, Host, HostPowerOff, HostStranger
from orrery.core.compute.zone.model import Zone
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendError, OrreryError, Overtaken, TimedOut
from orrery.core.kernel.resources import ENABLED

MERGED_CLUSTERS = 64
"""Of how many clusters one statement reads the hosts; databases take 500 parts of a union."""


@dataclass(frozen=True)
class HostRequest:
    """What a VM needs of a host. `cpu_num` in whole CPUs, `memory_size` in bytes.

    `clusters` are those that reach all of its networks and storage. `host_uuid` designates the host,
    `prefer` is taken first if it fits, `avoid` never. What is reserved on a host
    (`orrery.core.compute.host.reservations`) stays free.
    """

    cpu_num: int
    memory_size: int
    clusters: tuple[Uuid, ...]
    hypervisor_type: str | None = None
    host_uuid: Uuid | None = None
    prefer: Uuid | None = None
    avoid: tuple[Uuid, ...] = ()
    architecture: str | None = None


INCAPABLE = Statement(
    select(Host.uuid)
    .where(
        Host.cluster_uuid == bindparam("cluster"),
        Host.capabilities.is_not(None),
        ("," + Host.capabilities + ",").not_like(bindparam("named")),
    )
    .order_by(Host.uuid)
)


def _is_or_any(column: ColumnElement[str] | object, name: str) -> ColumnElement[bool]:
    wanted = bindparam(name, type_=String)
    return or_(wanted.is_(None), column == wanted)


def _is_open(cluster: str) -> ColumnElement[bool]:
    """Whether the cluster in the parameter `cluster` takes VMs."""
    return exists(
        select(Cluster.uuid)
        .join(Zone, Zone.uuid == Cluster.zone_uuid)
        .where(Cluster.uuid == bindparam(cluster), Cluster.state == ENABLED, Zone.state == ENABLED)
        .correlate(None)
    )


_HAS_ROOM = (
    Host.available_cpu_capacity >= bindparam("cpus", type_=BigInteger) + Host.reserved_cpu,
    Host.available_memory_capacity >= bindparam("memory", type_=BigInteger) + Host.reserved_memory,
)


def _usable(cluster: str) -> tuple[ColumnElement[bool], ...]:
    """What a host of the cluster in the parameter `cluster` must be."""
    return (
        Host.cluster_uuid == bindparam(cluster),
        Host.state == ENABLED,
        Host.status == CONNECTED,
        *_HAS_ROOM,
        _is_or_any(Host.hypervisor_type, "hypervisor"),
        _is_or_any(Host.architecture, "architecture"),
        _is_open(cluster),
    )


@cache
def least_loaded(clusters: int) -> Statement:
    """The usable hosts of so many clusters, which are the parameters ``cluster0``, ``cluster1`` ...

    Each part comes out of the index in order, and the database merges them.
    """
    parts = [select(Host).where(*_usable(f"cluster{n}")) for n in range(clusters)]
    ordered = union_all(*parts).order_by("recent_failures", "vm_count", "uuid")
    return Statement(ordered.limit(bindparam("few", type_=Integer)))


IF_USABLE = Statement(select(Host).where(Host.uuid == bindparam("host"), *_usable("cluster")))
RESERVE = Statement(
    update(Host)
    .where(Host.uuid == bindparam("host"), *_HAS_ROOM)
    .values(
        available_cpu_capacity=Host.available_cpu_capacity - bindparam("cpus"),
        available_memory_capacity=Host.available_memory_capacity - bindparam("memory"),
        vm_count=Host.vm_count + 1,
    )
)
RELEASE = Statement(
    update(Host)
    .where(Host.uuid == bindparam("host"))
    .values(
        available_cpu_capacity=Host.available_cpu_capacity + bindparam("cpus"),
        available_memory_capacity=Host.available_memory_capacity + bindparam("memory"),
        vm_count=Host.vm_count - 1,
    )
)
OCCUPY = Statement(
    update(Host)
    .where(Host.uuid == bindparam("host"))
    .values(
        available_cpu_capacity=Host.available_cpu_capacity - bindparam("cpus"),
        available_memory_capacity=Host.available_memory_capacity - bindparam("memory"),
        vm_count=Host.vm_count + 1,
    )
)
MOST_COUNTED = 64
"""A host with as many failures needs seven halvings to be chosen like any other."""
REASON_MAX = 1024

COUNT_FAILURE = Statement(
    update(Host)
    .where(Host.uuid == bindparam("host"))
    .values(
        recent_failures=case(
            (Host.recent_failures < MOST_COUNTED, Host.recent_failures + 1), else_=Host.recent_failures
        ),
        last_failure=bindparam("reason"),
        last_failure_ms=bindparam("now"),
    )
)
COUNT_BY_CONDITION = Statement(
    select(Host.state, Host.status, func.count())
    .where(Host.cluster_uuid == bindparam("cluster"))
    .group_by(Host.state, Host.status)
)
CLUSTER_IS_OPEN = Statement(select(_is_open("cluster")))


def candidate_hosts(tx: Transaction, request: HostRequest, limit: int) -> Iterator[Host]:
    """Up to `limit` hosts that fit: the preferred one, then those with the fewest VMs (then by uuid).

    Hosts with recent failures come after all others, the preferred one too.
    Rows are read as they are asked for, so taking the first costs one statement.
    """
    if request.host_uuid is not None:
        return islice(_single(tx, request, request.host_uuid), limit)
    first = _single(tx, request, request.prefer) if request.prefer is not None else []
    first = [host for host in first if not host.recent_failures]
    skipped = {*request.avoid, *(host.uuid for host in first)}
    streams = [
        _of_clusters(tx, request, request.clusters[at : at + MERGED_CLUSTERS], limit + len(skipped))
        for at in range(0, len(request.clusters), MERGED_CLUSTERS)
    ]
    others = (host for host in merge(*streams, key=_load) if host.uuid not in skipped)
    return islice(chain(first, others), limit)


def _of_clusters(
    tx: Transaction, request: HostRequest, clusters: Sequence[Uuid], most: int
) -> Iterator[Host]:
    """The clusters' hosts that fit, in order: the first at once, the rest in a second read.

    Lists are filled up to a power of two with no cluster, so that few statements serve all.
    """
    size = 1 << (len(clusters) - 1).bit_length()
    padded = [*clusters, *[""] * (size - len(clusters))]
    parameters = {f"cluster{number}": uuid for number, uuid in enumerate(padded)} | _needs(request)
    statement = least_loaded(size)
    first = tx.all(statement, **parameters, few=1)
    yield from first
    if first and most > 1:
        yield from tx.all(statement, **parameters, few=most)[1:]


def _load(host: Host) -> tuple[int, int, Uuid]:
    return host.recent_failures, host.vm_count, host.uuid


def _single(tx: Transaction, request: HostRequest, uuid: Uuid) -> list[Host]:
    host = tx.get(Host, uuid)
    if host is None or uuid in request.avoid or host.cluster_uuid not in request.clusters:
        return []
    return tx.all(IF_USABLE, host=uuid, cluster=host.cluster_uuid, **_needs(request))


def _needs(request: HostRequest) -> dict[str, object]:
    return {
        "cpus": request.cpu_num,
        "memory": request.memory_size,
        "hypervisor": request.hypervisor_type,
        "architecture": request.architecture,
    }


def reserve(tx: Transaction, host_uuid: Uuid, cpu_num: int, memory_size: int) -> bool:
    """Takes capacity for one VM more; False where the host has not enough, or is gone."""
    return tx.run(RESERVE, host=host_uuid, cpus=cpu_num, memory=memory_size) == 1


def occupy(tx: Transaction, host_uuid: Uuid, cpu_num: int, memory_size: int) -> None:
    """Takes capacity for a VM that is on a host already, even where that leaves less than nothing."""
    tx.run(OCCUPY, host=host_uuid, cpus=cpu_num, memory=memory_size)


def release(tx: Transaction, host_uuid: Uuid, cpu_num: int, memory_size: int) -> None:
    """Gives the capacity of one VM back; nothing where the host is gone."""
    tx.run(RELEASE, host=host_uuid, cpus=cpu_num, memory=memory_size)


def count_failure(tx: Transaction, host_uuid: Uuid, error: OrreryError) -> None:
    """Counts against a host that it did not start a guest; nothing where that says nothing of the host."""
    if isinstance(error, (BackendError, TimedOut)) and not isinstance(error, Overtaken):
        tx.run(COUNT_FAILURE, host=host_uuid, reason=str(error)[:REASON_MAX], now=tx.now)


def host_at(tx: Transaction, address: str) -> Host | None:
    """The host with this management address."""
    return tx.first(Host, management_ip=address)


def is_stated_off(tx: Transaction, address: str) -> bool:
    """Whether the host with this address was stated to be off, and has not answered since."""
    return tx.first(HostPowerOff, address=address) is not None


def is_host_stated_off(tx: Transaction, host_uuid: Uuid | None) -> bool:
    """The same by the host's uuid; False where the host is gone."""
    host = tx.get(Host, host_uuid)
    return host is not None and is_stated_off(tx, host.management_ip)


def incapable_hosts(tx: Transaction, clusters: Iterable[Uuid], needed: HostCapability) -> tuple[Uuid, ...]:
    """The hosts of these clusters that cannot do something, as they were when they were connected last."""
    named = f"%,{needed.value},%"
    found = (tx.all(INCAPABLE, cluster=cluster, named=named) for cluster in clusters)
    return tuple(uuid for hosts in found for (uuid,) in hosts)


def why_no_host(tx: Transaction, request: HostRequest) -> NoHostAvailable:
    """The error of a choice that found nothing: what the hosts lack, by the first filter that leaves none."""
    return NoHostAvailable(_lacking(tx, request))


def _lacking(tx: Transaction, request: HostRequest) -> str:
    if request.host_uuid is not None:
        return _why_not(tx, request, request.host_uuid)
    if not request.clusters:
        return "no cluster reaches all of the VM's networks and storage"
    clusters = [one for one in request.clusters if tx.scalar(CLUSTER_IS_OPEN, cluster=one)]
    if not clusters:
        return f"no Enabled cluster in an Enabled zone among the [{len(request.clusters)}] candidate clusters"
    counts = [row for one in clusters for row in tx.all(COUNT_BY_CONDITION, cluster=one)]
    total = sum(count for _, _, count in counts)
    if not any(state == ENABLED for state, _, _ in counts):
        return f"no Enabled hosts found in the [{total}] candidate hosts"
    if not any((state, status) == (ENABLED, CONNECTED) for state, status, _ in counts):
        return f"no Connected hosts found in the [{total}] candidate hosts"
    return _no_room(request)


def _why_not(tx: Transaction, request: HostRequest, uuid: Uuid) -> str:
    host = tx.get(Host, uuid)
    if host is None:
        return f"host[uuid:{uuid}] does not exist"
    if (host.state, host.status) != (ENABLED, CONNECTED):
        return f"host[uuid:{uuid}] is {host.state} and {host.status}; it must be Enabled and Connected"
    if uuid in request.avoid:
        return f"host[uuid:{uuid}] is to be avoided"
    if host.cluster_uuid not in request.clusters:
        return f"host[uuid:{uuid}] does not reach all of the VM's networks and storage"
    return f"{_no_room(request)} on host[uuid:{uuid}]"


def _no_room(request: HostRequest) -> str:
    kind = f", hypervisorType[{request.hypervisor_type}]" if request.hypervisor_type else ""
    kind += f", architecture[{request.architecture}]" if request.architecture else ""
    return f"no host having cpu[{request.cpu_num}], memory[{request.memory_size} bytes]{kind} found"


def record_strangers(
    tx: Transaction,
    host_uuid: Uuid,
    found: Mapping[str, tuple[str, str]],
    uuids: Sequence[Uuid],
) -> None:
    """Lets the rows of a host's strangers be those that were `found`: state and reason, by guest.

    `uuids` are for the new ones, at least as many as were found. Nothing where the host is gone.
    """
    if not tx.exists(Host, host_uuid):
        return
    known = {row.guest: row for row in tx.find(HostStranger, host_uuid=host_uuid)}
    for guest, row in known.items():
        if guest not in found:
            tx.delete(HostStranger, uuid=row.uuid)
    for uuid, (guest, (state, reason)) in zip(uuids, found.items(), strict=False):
        former = known.get(guest)
        if former is None:
            tx.insert(HostStranger, uuid=uuid, host_uuid=host_uuid, guest=guest, state=state, reason=reason)
        elif (former.state, former.reason) != (state, reason):
            tx.update(HostStranger, {"uuid": former.uuid}, state=state, reason=reason)
