"""Oracles of rows that must fit one another: a VM and its host, disks and device ids; nics and addresses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select, union

from orrery.core.compute.host.model import Host
from orrery.core.compute.vm.model import VmCdRom, VmInstance, VmNic
from orrery.core.compute.vm.states import VmState
from orrery.core.kernel.db.model import models_by_vo
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.workflow.model import Hold
from orrery.core.network.l3.model import FreedIp, IpRange, UsedIp
from orrery.core.network.l3.transactions import HELD_ADDRESS
from orrery.core.storage.volume.model import READY, Volume
from orrery.testlib.rows import fresh

HOSTLESS = (VmState.CREATED, VmState.STOPPED, VmState.DESTROYED, VmState.EXPUNGING)
"""States in which a VM has no host, and holds nothing of one."""
WITH_GUEST = (VmState.RUNNING, VmState.PAUSED)
ROOTLESS = (VmState.CREATED, VmState.DESTROYED, VmState.EXPUNGING)
"""States in which a VM's root volume is not made yet, or deleted."""

HOSTLESS_WITH_HOST = fresh(
    select(VmInstance.uuid, VmInstance.state, VmInstance.host_uuid)
    .where(VmInstance.state.in_(HOSTLESS), VmInstance.host_uuid.is_not(None))
    .order_by(VmInstance.uuid)
)
WITHOUT_HOST = fresh(
    select(VmInstance.uuid, VmInstance.state)
    .where(VmInstance.state.in_(WITH_GUEST), VmInstance.host_uuid.is_(None))
    .order_by(VmInstance.uuid)
)
ELSEWHERE = fresh(
    select(
        VmInstance.uuid,
        VmInstance.cluster_uuid,
        VmInstance.zone_uuid,
        Host.uuid,
        Host.cluster_uuid,
        Host.zone_uuid,
    )
    .join(Host, Host.uuid == VmInstance.host_uuid)
    .where(
        VmInstance.cluster_uuid.is_distinct_from(Host.cluster_uuid)
        | VmInstance.zone_uuid.is_distinct_from(Host.zone_uuid)
    )
    .order_by(VmInstance.uuid)
)
ROOTS = fresh(
    select(
        VmInstance.uuid,
        VmInstance.state,
        VmInstance.root_volume_uuid,
        Volume.uuid,
        Volume.status,
        Volume.vm_instance_uuid,
    )
    .join(Volume, Volume.uuid == VmInstance.root_volume_uuid, isouter=True)
    .where(
        VmInstance.state.not_in(ROOTLESS),
        Volume.uuid.is_(None)
        | (Volume.status != READY)
        | Volume.vm_instance_uuid.is_distinct_from(VmInstance.uuid),
    )
    .order_by(VmInstance.uuid)
)
FAR_DISKS = fresh(
    select(Volume.uuid, Volume.host_uuid, VmInstance.uuid, VmInstance.host_uuid)
    .join(VmInstance, VmInstance.uuid == Volume.vm_instance_uuid)
    .where(Volume.host_uuid != VmInstance.host_uuid)
    .order_by(Volume.uuid)
)
DEVICES = tuple(
    (
        noun,
        fresh(
            select(model.vm_instance_uuid, model.device_id, func.count())
            .where(model.vm_instance_uuid.is_not(None))
            .group_by(model.vm_instance_uuid, model.device_id)
            .having(func.count() > 1)
            .order_by(model.vm_instance_uuid, model.device_id)
        ),
    )
    for noun, model in (("nics", VmNic), ("volumes", Volume), ("CD-ROM drives", VmCdRom))
)
NICS = fresh(select(VmNic.uuid, VmNic.ip, VmNic.l3_network_uuid, VmNic.used_ip_uuid).order_by(VmNic.uuid))
USED_IPS = fresh(select(UsedIp).order_by(UsedIp.uuid))
HELD_ADDRESSES = fresh(select(Hold.key).where(Hold.kind == HELD_ADDRESS).order_by(Hold.key))
"""A guest on a silent host may still use them, so they stay reserved without a nic."""
RANGES = fresh(select(IpRange).order_by(IpRange.uuid))
_PASSED = union(
    select(UsedIp.ip_range_uuid, UsedIp.ip_in_long), select(FreedIp.ip_range_uuid, FreedIp.ip_in_long)
).subquery()
PASSED = fresh(
    select(_PASSED.c.ip_range_uuid, func.count())
    .join(IpRange, IpRange.uuid == _PASSED.c.ip_range_uuid)
    .where(_PASSED.c.ip_in_long < IpRange.first_free)
    .group_by(_PASSED.c.ip_range_uuid)
)
FREED_AHEAD = fresh(
    select(FreedIp.ip_in_long, IpRange.uuid)
    .join(IpRange, IpRange.uuid == FreedIp.ip_range_uuid)
    .where((FreedIp.ip_in_long >= IpRange.first_free) | (FreedIp.ip_in_long < IpRange.start_long))
    .order_by(FreedIp.ip_range_uuid, FreedIp.ip_in_long)
)


def impossible(tx: Transaction) -> Iterator[str]:
    """Rows that no operation may leave behind in any transaction, however far it has come."""
    for uuid, state, host in tx.all(HOSTLESS_WITH_HOST):
        yield f"vm[{uuid}] is {state}, and has host[{host}]"
    for uuid, state in tx.all(WITHOUT_HOST):
        yield f"vm[{uuid}] is {state}, and has no host"
    for uuid, cluster, zone, host, host_cluster, host_zone in tx.all(ELSEWHERE):
        yield (
            f"vm[{uuid}] is in cluster[{cluster}] of zone[{zone}]; its host[{host}] is in"
            f" cluster[{host_cluster}] of zone[{host_zone}]"
        )
    for uuid, host, vm, vm_host in tx.all(FAR_DISKS):
        yield f"volume[{uuid}] lies on host[{host}]; its vm[{vm}] is on host[{vm_host}]"
    for noun, statement in DEVICES:
        for vm, device, count in tx.all(statement):
            yield f"vm[{vm}] has {count} {noun} with device id {device}"
    yield from misaddressed(tx)


def rootless(tx: Transaction) -> Iterator[str]:
    """VMs at rest whose root volume is not there."""
    for uuid, state, root, there, status, owner in tx.all(ROOTS):
        what = f"{status} and part of vm[{owner}]" if there is not None else "gone"
        yield f"vm[{uuid}] is {state}, but its root volume[{root}] is {what}"


def misaddressed(tx: Transaction) -> Iterator[str]:
    """Addresses that are not whose they should be, and ranges that do not know which are free."""
    nics = {uuid: tuple(rest) for uuid, *rest in tx.all(NICS)}
    ranges: dict[str, IpRange] = {one.uuid: one for one in tx.all(RANGES)}
    used: list[UsedIp] = tx.all(USED_IPS)
    unconfirmed = frozenset(key for (key,) in tx.all(HELD_ADDRESSES))
    for address in used:
        yield from _wrong_owner(tx, address, nics, unconfirmed)
        yield from _wrong_range(address, ranges)
    yield from _given_twice(used)
    owners = {address.owner_uuid for address in used if address.owner_kind == VmNic.__vo__}
    for nic, (ip, *_) in nics.items():
        if ip is not None and nic not in owners:
            yield f"nic[{nic}] has address {ip}, which is not reserved"
    yield from _wrong_ranges(tx, ranges)


def _wrong_owner(
    tx: Transaction, address: UsedIp, nics: dict[str, tuple[Any, ...]], held: frozenset[str]
) -> Iterator[str]:
    what, owner = f"address {address.ip} of L3 network[{address.l3_network_uuid}]", address.owner_uuid
    if owner is None or address.owner_kind is None:
        if address.uuid not in held or (owner, address.owner_kind) != (None, None):
            yield f"{what} has the owner {address.owner_kind}[{owner}], and no unconfirmed work holds it"
    elif address.owner_kind != VmNic.__vo__:
        kind = models_by_vo().get(address.owner_kind)
        if kind is None or not tx.exists(kind, owner):
            yield f"{what} belongs to {address.owner_kind}[{owner}], which is not there"
    elif owner not in nics:
        yield f"{what} belongs to nic[{owner}], which is not there"
    else:
        ip, l3, used_ip = nics[owner]
        if (ip, used_ip) != (address.ip, address.uuid):
            yield f"{what} belongs to nic[{owner}], which has {ip} by usedIp[{used_ip}]"
        if l3 != address.l3_network_uuid:
            yield f"{what} belongs to nic[{owner}], which is on L3 network[{l3}]"


def _wrong_range(address: UsedIp, ranges: dict[str, IpRange]) -> Iterator[str]:
    what = f"address {address.ip} of L3 network[{address.l3_network_uuid}]"
    span = ranges[address.ip_range_uuid]
    if not span.start_long <= address.ip_in_long <= span.end_long:
        yield f"{what} lies outside its ipRange[{span.uuid}]"
    if span.l3_network_uuid != address.l3_network_uuid:
        yield f"{what} is of ipRange[{span.uuid}], which is of L3 network[{span.l3_network_uuid}]"


def _given_twice(used: list[UsedIp]) -> Iterator[str]:
    """Unique constraints compare the number of an address; clients see the text."""
    addresses = Counter((address.l3_network_uuid, address.ip) for address in used)
    for (l3, ip), count in addresses.items():
        if count > 1:
            yield f"address {ip} of L3 network[{l3}] was given {count} times"
    by_nic: dict[str | None, list[str]] = defaultdict(list)
    for address in used:
        if address.owner_kind == VmNic.__vo__:
            by_nic[address.owner_uuid].append(address.ip)
    for nic, ips in by_nic.items():
        if len(ips) > 1:
            yield f"nic[{nic}] holds {len(ips)} addresses: {', '.join(ips)}"


def _wrong_ranges(tx: Transaction, ranges: dict[str, IpRange]) -> Iterator[str]:
    passed = dict(tx.all(PASSED))
    for span in ranges.values():
        behind = span.first_free - span.start_long
        if passed.get(span.uuid, 0) != behind:
            yield (
                f"ipRange[{span.uuid}] has passed {behind} addresses, but {passed.get(span.uuid, 0)} of them"
                " are in use or known to be given back"
            )
        if not span.start_long - 1 <= span.last_given <= span.end_long:
            yield f"ipRange[{span.uuid}] says that it last gave {span.last_given}, which is not its own"
    for number, uuid in tx.all(FREED_AHEAD):
        yield f"ipRange[{uuid}] knows {number} as given back, which it has not passed"
