"""What must hold whenever a cloud is at rest: the database agrees with the world and with itself.

Each oracle gives a list of texts, one for each thing that is wrong; an empty list is a clean cloud. What the
garbage collector still has to remove is not wrong yet, and is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import exists, func, select

from core.api.jobs import HAS_ENDED
from core.api.model import ApiJob
from core.compute.host.model import Host
from core.compute.host.shares import Share, share_of
from core.compute.vm.model import VmCdRom, VmInstance, VmNic
from core.compute.vm.states import ON_HOST, TRANSITIONAL, VmState
from core.identity.account.model import NORMAL, Account
from core.kernel.config import ResourceConfig
from core.kernel.db.model import Base, models_by_vo
from core.kernel.db.statement import Statement
from core.kernel.db.transaction import Transaction
from core.kernel.node import Node
from core.kernel.quota import AccountQuota, Quota
from core.kernel.registry import RegisteredResource, registered_kinds
from core.kernel.tags import SystemTag, UserTag
from core.kernel.workflow import Claim, Garbage, WorkflowRun
from core.network.l3.model import UsedIp
from core.storage.image.model import ImageBackupStorageRef
from core.storage.primary.model import PERCENT, ImageCache, LocalStorageHostRef, PrimaryStorage
from core.storage.volume.model import Volume
from testlib.history import wrong_events
from testlib.identities import doubles_at_rest
from testlib.ownership import misowned
from testlib.truth import Bits, Truth

VMS = Statement(
    select(VmInstance.uuid, VmInstance.state, Host.management_ip, VmInstance.cpu_num, VmInstance.memory_size)
    .join(Host, Host.uuid == VmInstance.host_uuid, isouter=True)
    .order_by(VmInstance.uuid)
)
NICS = Statement(select(VmNic.uuid, VmNic.vm_instance_uuid, VmNic.ip).order_by(VmNic.uuid))
DRIVES = Statement(select(VmCdRom.uuid, VmCdRom.vm_instance_uuid).order_by(VmCdRom.uuid))
ATTACHED = Statement(
    select(Volume.uuid, Volume.vm_instance_uuid)
    .where(Volume.vm_instance_uuid.is_not(None))
    .order_by(Volume.uuid)
)
USED_IPS = Statement(select(UsedIp.vm_nic_uuid, UsedIp.ip, UsedIp.l3_network_uuid).order_by(UsedIp.uuid))
VOLUMES = Statement(
    select(Volume.uuid, Volume.primary_storage_uuid, Volume.install_path, Volume.vm_instance_uuid).order_by(
        Volume.uuid
    )
)
CACHES = Statement(select(ImageCache.primary_storage_uuid, ImageCache.install_url).order_by(ImageCache.id))
IMAGES = Statement(
    select(ImageBackupStorageRef.backup_storage_uuid, ImageBackupStorageRef.install_path).order_by(
        ImageBackupStorageRef.id
    )
)
LOAD = Statement(
    select(VmInstance.host_uuid, func.count(), func.sum(VmInstance.cpu_num), func.sum(VmInstance.memory_size))
    .where(VmInstance.host_uuid.is_not(None), VmInstance.state.in_(ON_HOST))
    .group_by(VmInstance.host_uuid)
)
ALLOCATED = Statement(
    select(Volume.primary_storage_uuid, Volume.host_uuid, func.sum(Volume.size))
    .where(Volume.primary_storage_uuid.is_not(None))
    .group_by(Volume.primary_storage_uuid, Volume.host_uuid)
)
CACHED = Statement(
    select(ImageCache.primary_storage_uuid, ImageCache.host_uuid, func.sum(ImageCache.size)).group_by(
        ImageCache.primary_storage_uuid, ImageCache.host_uuid
    )
)
RUNS = Statement(select(WorkflowRun).order_by(WorkflowRun.number))
CLAIMS = Statement(select(func.count()).select_from(Claim))
JOBS = Statement(select(func.count()).select_from(ApiJob).where(~HAS_ENDED))
GARBAGE = Statement(select(Garbage).order_by(Garbage.uuid))
CAPACITY_OF_HOSTS = Statement(select(Host).order_by(Host.uuid))
STORAGES = Statement(select(PrimaryStorage).order_by(PrimaryStorage.uuid))
USER_TAGS = Statement(select(UserTag).order_by(UserTag.uuid))
SYSTEM_TAGS = Statement(select(SystemTag).order_by(SystemTag.uuid))
OWN_CONFIGS = Statement(select(ResourceConfig).order_by(ResourceConfig.uuid))
TENANTS = Statement(select(Account.uuid).where(Account.type == NORMAL).order_by(Account.uuid))
QUOTAS = Statement(select(AccountQuota).order_by(AccountQuota.uuid))
REGISTERED = Statement(select(RegisteredResource.kind, func.count()).group_by(RegisteredResource.kind))
PARTS = Statement(select(LocalStorageHostRef).order_by(LocalStorageHostRef.host_uuid))


TRIES_WITH_HOPE = 12
"""Garbage that failed more often than this (an hour or so) will not go away by itself."""


@dataclass(frozen=True)
class Pending:
    """What the garbage collector still has to do, as one text to look identities up in."""

    text: str

    def covers(self, *names: str) -> bool:
        """Whether some garbage speaks of any of `names`."""
        return any(name in self.text for name in names)


async def find_leaks(node: Node, truth: Truth) -> list[str]:
    """Everything that is wrong with a cloud at rest; empty when it is clean."""
    return await node.db.read(_all, truth, node)


async def find_miscounts(node: Node) -> list[str]:
    """Capacities that are not the sums of what takes them, and addresses that are not whose they should be.

    It holds whenever no operation is under way, whatever the world does.
    """
    return await node.db.read(_miscounts, node)


def _miscounts(tx: Transaction, node: Node) -> list[str]:
    cpu_ratio = node.configs.value("host", "cpu.overProvisioning.ratio")
    return [
        *_addresses(tx),
        *_hosts(tx, cpu_ratio),
        *_storages(tx),
        *_orphans(tx),
        *quota_drift(tx, node.quotas.declared()),
    ]


async def find_drift(node: Node) -> list[str]:
    """Quotas whose counters are not the sums of what they count; whatever is under way, that must not be."""
    return await node.db.peek(quota_drift, node.quotas.declared())


async def find_stuck(node: Node) -> list[str]:
    """Those of the leaks that have not ended: runs, claims, jobs, VMs in a transitional state."""
    return await node.db.read(lambda tx: list(_unfinished(tx)))


def _all(tx: Transaction, truth: Truth, node: Node) -> list[str]:
    pending = Pending(repr([g.context for g in tx.all(GARBAGE)]))
    return [
        *_unfinished(tx),
        *_hopeless_garbage(tx),
        *_guests(tx, truth, pending),
        *_bits(tx, truth, pending),
        *doubles_at_rest(tx, truth),
        *_miscounts(tx, node),
        *orphaned_attachments(tx),
        *misowned(tx),
        *unregistered(tx),
        *wrong_events(tx),
    ]


def _unfinished(tx: Transaction) -> Iterator[str]:
    for run in tx.all(RUNS):
        yield f"run {run.number} of {run.workflow} has not ended: {run.direction} at step {run.step}"
    if claims := tx.scalar(CLAIMS):
        yield f"{claims} claims are left"
    if jobs := tx.scalar(JOBS):
        yield f"{jobs} jobs have not ended"
    for uuid, state, *_ in tx.all(VMS):
        if state in TRANSITIONAL:
            yield f"vm[{uuid}] is still {state}"


def _hopeless_garbage(tx: Transaction) -> Iterator[str]:
    for item in tx.all(GARBAGE):
        if item.tries > TRIES_WITH_HOPE:
            yield f"garbage ({item.name}) was tried {item.tries} times: {item.error}"


def _guests(tx: Transaction, truth: Truth, pending: Pending) -> Iterator[str]:
    expected = {uuid: (state, address) for uuid, state, address, *_ in tx.all(VMS)}
    sizes = {uuid: tuple(size) for uuid, _, _, *size in tx.all(VMS)}
    nics: dict[str, list[str]] = {}
    for uuid, vm, _ in tx.all(NICS):
        nics.setdefault(vm, []).append(uuid)
    volumes: dict[str, list[str]] = {}
    for uuid, _, path, vm in tx.all(VOLUMES):
        if vm is not None and path is not None:
            volumes.setdefault(vm, []).append(uuid)
    silent = set(truth.silent_hosts())
    seen = set()
    for guest in truth.guests():
        seen.add(guest.uuid)
        if pending.covers(guest.uuid) or guest.address in silent:
            continue
        state, address = expected.get(guest.uuid, (None, None))
        if (state, address) != (guest.state, guest.address):
            yield (
                f"guest[{guest.uuid}] is {guest.state} on {guest.address};"
                f" the database says {state} on {address}"
            )
        elif sorted(guest.nics) != sorted(nics.get(guest.uuid, [])):
            yield f"guest[{guest.uuid}] has other nics than the database says"
        elif sorted(guest.volumes) != sorted(volumes.get(guest.uuid, [])):
            yield f"guest[{guest.uuid}] has other volumes than the database says"
        elif (guest.cpus, guest.memory) != sizes[guest.uuid]:
            have = (guest.cpus, guest.memory)
            yield f"guest[{guest.uuid}] has CPUs and bytes {have}; the database says {sizes[guest.uuid]}"
    for uuid, (state, address) in expected.items():
        if state in (VmState.RUNNING, VmState.PAUSED) and uuid not in seen and address not in silent:
            yield f"vm[{uuid}] is {state} in the database, but no host has it"


def _bits(tx: Transaction, truth: Truth, pending: Pending) -> Iterator[str]:
    volumes = [(storage, path) for _, storage, path, _ in tx.all(VOLUMES) if path is not None]
    yield from _compare("volume bits", volumes, truth.volumes(), pending)
    caches = [(storage, path) for storage, path in tx.all(CACHES)]
    yield from _compare("cached image", caches, truth.cached_images(), pending)
    images = [(storage, path) for storage, path in tx.all(IMAGES)]
    yield from _compare("image", images, truth.images(), pending)


def _compare(what: str, recorded: Iterable[Bits], there: Iterable[Bits], pending: Pending) -> Iterator[str]:
    recorded_bits, there_bits = Counter(recorded), Counter(there)
    for storage, path in sorted((there_bits - recorded_bits).elements()):
        name = path.rsplit("/", 1)[-1].split(".")[0]
        if not pending.covers(path, name):
            yield f"{what} {path} on storage[{storage}] is recorded nowhere"
    for storage, path in sorted((recorded_bits - there_bits).elements()):
        yield f"{what} {path} on storage[{storage}] is recorded, but not there"


def _addresses(tx: Transaction) -> Iterator[str]:
    nics = {uuid: ip for uuid, _, ip in tx.all(NICS)}
    used = tx.all(USED_IPS)
    for nic, ip, _ in used:
        if nic is not None and nics.get(nic) != ip:
            yield f"address {ip} belongs to nic[{nic}], which has {nics.get(nic)}"
    holders = {nic for nic, _, _ in used}
    for nic, ip in nics.items():
        if ip is not None and nic not in holders:
            yield f"nic[{nic}] has address {ip}, which is not reserved"
    for (l3, ip), count in Counter((l3, ip) for _, ip, l3 in used).items():
        if count > 1:
            yield f"address {ip} of L3 network[{l3}] was given {count} times"


def _hosts(tx: Transaction, cpu_ratio: int) -> Iterator[str]:
    load = {host: (count, cpus, memory) for host, count, cpus, memory in tx.all(LOAD)}
    for host in tx.all(CAPACITY_OF_HOSTS):
        if host.total_cpu_capacity is None:
            continue
        count, cpus, memory = load.get(host.uuid, (0, 0, 0))
        ratio = host.total_cpu_capacity // host.cpu_num if host.cpu_num else cpu_ratio
        counted, follows = Share(ratio, host.reserved_memory, host.reserved_cpu), share_of(tx, host)
        if counted != follows:
            yield f"host[{host.uuid}] gives VMs {counted}; its tags and settings say {follows}"
        have = (
            host.vm_count,
            host.available_cpu_capacity,
            host.available_memory_capacity,
        )
        want = (count, host.total_cpu_capacity - cpus, host.total_memory_capacity - memory)
        if have != want:
            what = f"host[{host.uuid}] (ratio {ratio}) has VMs, free CPUs, free memory {have}"
            yield f"{what}; the sums give {want}"


def quota_drift(tx: Transaction, declared: Sequence[Quota]) -> list[str]:
    """For each account that is limited and each quota: the counter, and the sum over all that it counts."""
    tenants = [uuid for (uuid,) in tx.all(TENANTS)]
    used = {(row.identity_uuid, row.name): row.used for row in tx.all(QUOTAS)}
    gone = sorted({account for account, _ in used} - set(tenants))
    wrong = [f"account[{account}] has quotas, but is gone, or one of administrators" for account in gone]
    for quota in declared:
        sums = dict(tx.all(quota.sums))
        for account in tenants:
            counted, summed = used.get((account, quota.name)), sums.get(account, 0)
            if counted != summed:
                what = f"account[{account}] has used {counted} of quota {quota.name}"
                wrong.append(f"{what}; the sum is {summed}")
    return wrong


def orphaned_attachments(tx: Transaction) -> Iterator[str]:
    """Tags and settings whose resource is gone."""
    kinds = models_by_vo()
    for statement in (USER_TAGS, SYSTEM_TAGS, OWN_CONFIGS):
        for row in tx.all(statement):
            model = kinds.get(row.resource_type)
            if model is None or not tx.exists(model, row.resource_uuid):
                what = f"{type(row).__name__}[{row.uuid}]"
                yield f"{what} hangs on {row.resource_type}[{row.resource_uuid}], which is gone"


def unregistered(tx: Transaction) -> Iterator[str]:
    """Resources that are not in the registry of uuids, and uuids there that no resource has."""
    registered = dict(tx.all(REGISTERED))
    for model in registered_kinds():
        count, lost = rows_of_kind(model)
        there = tx.scalar(count)
        if registered.pop(model.__vo__, 0) != there:
            yield f"the registry of uuids has not as many {model.__vo__} as the {there} that there are"
        for (uuid,) in tx.all(lost):
            yield f"{model.__vo__}[{uuid}] is not in the registry of uuids"
    for kind, count in registered.items():
        yield f"the registry of uuids has {count} of {kind}, which is no kind of resource"


@cache
def rows_of_kind(model: type[Base]) -> tuple[Statement, Statement]:
    """How many rows there are of a kind, and the uuids of those that are not registered."""
    uuid = model.__table__.c.uuid
    known = exists().where(RegisteredResource.uuid == uuid, RegisteredResource.kind == model.__vo__)
    count = select(func.count()).select_from(model.__table__)
    return Statement(count), Statement(select(uuid).where(~known).order_by(uuid).limit(10))


def _orphans(tx: Transaction) -> Iterator[str]:
    """Parts of VMs that are gone."""
    for statement in (NICS, DRIVES, ATTACHED):
        for uuid, vm, *_ in tx.all(statement):
            if not tx.exists(VmInstance, vm):
                yield f"nic, drive or volume[{uuid}] is part of vm[{vm}], which is gone"


def _storages(tx: Transaction) -> Iterator[str]:
    allocated, cached = _sums(tx, ALLOCATED), _sums(tx, CACHED)
    parts = tx.all(PARTS)
    local = {part.primary_storage_uuid for part in parts}
    percent = {}
    for storage in tx.all(STORAGES):
        percent[storage.uuid] = storage.over_provisioning
        if storage.uuid in local:
            yield from _compare_parts(storage, [p for p in parts if p.primary_storage_uuid == storage.uuid])
        else:
            sums = (_over_hosts(allocated, storage.uuid), _over_hosts(cached, storage.uuid))
            yield from _compare_room(f"storage[{storage.uuid}]", storage, sums, storage.over_provisioning)
    for part in parts:
        key = (part.primary_storage_uuid, part.host_uuid)
        where = f"storage[{part.primary_storage_uuid}] on host[{part.host_uuid}]"
        sums = (allocated.get(key, 0), cached.get(key, 0))
        yield from _compare_room(where, part, sums, percent[part.primary_storage_uuid])


def _compare_parts(storage: PrimaryStorage, parts: list[LocalStorageHostRef]) -> Iterator[str]:
    for column in ("total_capacity", "available_capacity", "allocated_capacity", "cached_capacity"):
        whole, added = getattr(storage, column), sum(getattr(part, column) for part in parts)
        if whole != added:
            yield f"storage[{storage.uuid}] has {column} {whole}; its hosts' parts add up to {added}"


def _sums(tx: Transaction, statement: Statement) -> dict[tuple[str, str], int]:
    return {(storage, host or ""): size for storage, host, size in tx.all(statement)}


def _over_hosts(sums: dict[tuple[str, str], int], storage: str) -> int:
    return sum(size for (uuid, _), size in sums.items() if uuid == storage)


def _compare_room(where: str, row: Any, sums: tuple[int, int], percent: int) -> Iterator[str]:
    allocated, cached = sums
    if (row.allocated_capacity, row.cached_capacity) != sums:
        have = (row.allocated_capacity, row.cached_capacity)
        yield f"{where} counts {have} bytes of volumes and cached images; the sums give {sums}"
    room = row.total_capacity - (row.system_used_capacity or 0) - allocated * PERCENT // percent - cached
    if row.available_capacity != room:
        yield f"{where} has {row.available_capacity} bytes available; the sums give {room}"
