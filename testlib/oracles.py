"""What must hold whenever a cloud is at rest: the database agrees with the world and with itself.

Each oracle gives a list of texts, one for each thing that is wrong; an empty list is a clean cloud. What the
garbage collector still has to remove is not wrong yet, and is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import exists, func, select, union_all

from orrery.core.api.jobs import HAS_ENDED
from orrery.core.api.model import ApiJob
from orrery.core.compute.host import model as hosts
from orrery.core.compute.host.model import Host
from orrery.core.compute.host.reservations import Share, share_of
from orrery.core.compute.vm.model import VmCdRom, VmInstance, VmNic
from orrery.core.compute.vm.states import ON_HOST, TRANSITIONAL, VmState
from orrery.core.event.model import WebhookPosition
from orrery.core.identity.account.model import NORMAL, Account
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.config import ResourceConfig
from orrery.core.kernel.db.constructs import summed
from orrery.core.kernel.db.model import Base, models_by_vo
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.events import extent
from orrery.core.kernel.node import Node
from orrery.core.kernel.plugins.oracle import Oracle
from orrery.core.kernel.quota import AccountQuota, Quota
from orrery.core.kernel.registry import RegisteredResource, registered_kinds
from orrery.core.kernel.tags import SystemTag, UserTag
from orrery.core.kernel.workflow import Claim, WorkflowRun
from orrery.core.longjob import model as longjob
from orrery.core.longjob.model import LongJob
from orrery.core.network.l2.model import L2NetworkClusterRef
from orrery.core.storage.backup import model as backup
from orrery.core.storage.backup.model import BackupStorage
from orrery.core.storage.image import model as image
from orrery.core.storage.image.model import Image, ImageBackupStorageRef
from orrery.core.storage.primary import model as primary
from orrery.core.storage.primary.model import (
    ImageCache,
    LocalStorageHostRef,
    PrimaryStorage,
    PrimaryStorageClusterRef,
    rated,
)
from orrery.core.storage.volume import model as volume
from orrery.core.storage.volume.model import Volume
from orrery.testlib.history import wrong_events
from orrery.testlib.identities import doubles_at_rest, find_untold
from orrery.testlib.ownership import misowned
from orrery.testlib.pending import BITS, GARBAGE, GUEST, PLUGGED, Pending
from orrery.testlib.places import impossible, rootless
from orrery.testlib.rows import fresh
from orrery.testlib.truth import Bits, Card, Disk, Truth

VMS = fresh(
    select(VmInstance.uuid, VmInstance.state, Host.management_ip, VmInstance.cpu_num, VmInstance.memory_size)
    .join(Host, Host.uuid == VmInstance.host_uuid, isouter=True)
    .order_by(VmInstance.uuid)
)
NICS = fresh(
    select(VmNic.uuid, VmNic.vm_instance_uuid, VmNic.mac, VmNic.ip, VmNic.device_id).order_by(VmNic.uuid)
)
DRIVES = fresh(select(VmCdRom.uuid, VmCdRom.vm_instance_uuid).order_by(VmCdRom.uuid))
ATTACHED = fresh(
    select(Volume.uuid, Volume.vm_instance_uuid)
    .where(Volume.vm_instance_uuid.is_not(None))
    .order_by(Volume.uuid)
)
VOLUMES = fresh(
    select(
        Volume.uuid,
        Volume.primary_storage_uuid,
        Volume.install_path,
        Volume.vm_instance_uuid,
        Volume.device_id,
        Volume.size,
    ).order_by(Volume.uuid)
)
CACHES = fresh(
    select(ImageCache.primary_storage_uuid, ImageCache.install_url, ImageCache.size).order_by(ImageCache.id)
)
IMAGES = fresh(
    select(
        ImageBackupStorageRef.backup_storage_uuid,
        ImageBackupStorageRef.install_path,
        ImageBackupStorageRef.size,
        Image.size,
        Image.actual_size,
    )
    .join(Image, Image.uuid == ImageBackupStorageRef.image_uuid)
    .order_by(ImageBackupStorageRef.id)
)
STORED = fresh(
    select(
        BackupStorage.uuid,
        BackupStorage.allocated_capacity,
        func.coalesce(summed(ImageBackupStorageRef.size), 0),
    )
    .join(
        ImageBackupStorageRef,
        ImageBackupStorageRef.backup_storage_uuid == BackupStorage.uuid,
        isouter=True,
    )
    .group_by(BackupStorage.uuid, BackupStorage.allocated_capacity)
    .order_by(BackupStorage.uuid)
)
POSITIONS = fresh(select(WebhookPosition).order_by(WebhookPosition.web_hook_uuid))
BETWEEN: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("vm", VmInstance.state, TRANSITIONAL),
    ("volume", Volume.status, (volume.CREATING,)),
    ("image", Image.status, (image.DOWNLOADING,)),
    ("image copy", ImageBackupStorageRef.status, (image.DOWNLOADING,)),
    ("cached image", ImageCache.state, (primary.CACHE_CREATING, primary.CACHE_DELETING)),
    ("primary storage", PrimaryStorage.state, (primary.DELETING,)),
    ("primary storage", PrimaryStorage.status, (primary.CONNECTING,)),
    ("backup storage", BackupStorage.status, (backup.CONNECTING,)),
    ("host", Host.status, (hosts.CONNECTING,)),
    ("host", Host.state, (hosts.PRE_MAINTENANCE,)),
    ("long job", LongJob.state, (longjob.WAITING, longjob.RUNNING, longjob.CANCELING)),
)
"""Each column with the values that do not outlive the operation that set them."""
TRANSIENT = tuple(
    (
        noun,
        fresh(
            select(column.class_.__table__.primary_key.columns.values()[0], column)
            .where(column.in_(values))
            .order_by(*column.class_.__table__.primary_key)
        ),
    )
    for noun, column, values in BETWEEN
)
UNREADY = fresh(
    union_all(
        select(PrimaryStorageClusterRef.primary_storage_uuid, PrimaryStorageClusterRef.cluster_uuid).where(
            ~PrimaryStorageClusterRef.ready
        ),
        select(L2NetworkClusterRef.l2_network_uuid, L2NetworkClusterRef.cluster_uuid).where(
            ~L2NetworkClusterRef.ready
        ),
    )
)
"""Storages and L2 networks that are neither attached to a cluster nor detached from it."""
LOAD = fresh(
    select(VmInstance.host_uuid, func.count(), summed(VmInstance.cpu_num), summed(VmInstance.memory_size))
    .where(VmInstance.host_uuid.is_not(None), VmInstance.state.in_(ON_HOST))
    .group_by(VmInstance.host_uuid)
)
ALLOCATED = fresh(
    select(Volume.primary_storage_uuid, Volume.host_uuid, summed(Volume.size))
    .where(Volume.primary_storage_uuid.is_not(None))
    .group_by(Volume.primary_storage_uuid, Volume.host_uuid)
)
CACHED = fresh(
    select(ImageCache.primary_storage_uuid, ImageCache.host_uuid, summed(ImageCache.size)).group_by(
        ImageCache.primary_storage_uuid, ImageCache.host_uuid
    )
)
RUNS = fresh(select(WorkflowRun).order_by(WorkflowRun.number))
CLAIMS = fresh(select(func.count()).select_from(Claim))
JOBS = fresh(select(func.count()).select_from(ApiJob).where(~HAS_ENDED))
CAPACITY_OF_HOSTS = fresh(select(Host).order_by(Host.uuid))
STORAGES = fresh(select(PrimaryStorage).order_by(PrimaryStorage.uuid))
USER_TAGS = fresh(select(UserTag).order_by(UserTag.uuid))
SYSTEM_TAGS = fresh(select(SystemTag).order_by(SystemTag.uuid))
OWN_CONFIGS = fresh(select(ResourceConfig).order_by(ResourceConfig.uuid))
TENANTS = fresh(select(Account.uuid).where(Account.type == NORMAL).order_by(Account.uuid))
QUOTAS = fresh(select(AccountQuota).order_by(AccountQuota.uuid))
REGISTERED = fresh(select(RegisteredResource.kind, func.count()).group_by(RegisteredResource.kind))
PARTS = fresh(select(LocalStorageHostRef).order_by(LocalStorageHostRef.host_uuid))


TRIES_WITH_HOPE = 12
"""Garbage that failed more often than this (an hour or so) will not go away by itself."""


async def find_leaks(node: Node, truth: Truth, *, rows_agree: bool = False) -> list[str]:
    """Everything that is wrong with a cloud at rest; empty when it is clean.

    Where `rows_agree`, nothing but jobs and audits was written since it was found that rows agree with one
    another (`NOTED`), and that is not looked at again.
    """
    return await node.db.read(_all, truth, node, rows_agree=rows_agree)


NOTED = ("api_job", "api_job_end", "audit")
"""Tables in which calls are noted that change nothing; no oracle compares them with other rows."""


async def find_miscounts(node: Node) -> list[str]:
    """Capacities that are not the sums of what takes them, and addresses that are not whose they should be.

    It holds whenever no operation is under way, whatever the world does.
    """
    return await node.db.read(_miscounts, node)


def _miscounts(tx: Transaction, node: Node) -> list[str]:
    cpu_ratio = node.configs.value("host", "cpu.overProvisioning.ratio")
    return [
        *impossible(tx),
        *rootless(tx),
        *_stored(tx),
        *_hosts(tx, node.backends, cpu_ratio),
        *_storages(tx),
        *_orphans(tx),
        *quota_drift(tx, node.quotas.declared()),
    ]


async def find_drift(node: Node) -> list[str]:
    """Quotas whose counters are not the sums of what they count; whatever is under way, that must not be."""
    return await node.db.read_uncommitted(quota_drift, node.quotas.declared())


async def find_stuck(node: Node) -> list[str]:
    """Those of the leaks that have not ended: runs, claims, jobs, VMs in a transitional state."""
    return await node.db.read(lambda tx: list(_unfinished(tx)))


def _all(tx: Transaction, truth: Truth, node: Node, *, rows_agree: bool) -> list[str]:
    pending = Pending.of(tx)
    own = [node.backends.find(Oracle, kind) for kind in node.backends.kinds(Oracle)]
    return [
        *(wrong for oracle in own for wrong in oracle(tx, node)),
        *_unfinished(tx),
        *_hopeless_garbage(tx),
        *_guests(tx, truth, pending),
        *_bits(tx, truth, pending),
        *doubles_at_rest(tx, truth),
        *find_untold(tx, truth, truth.silent_hosts()),
        *_miscounts(tx, node),
        *(() if rows_agree else _disagreeing(tx)),
    ]


def _disagreeing(tx: Transaction) -> Iterator[str]:
    """Rows that do not fit one another, whatever the world and the clock say."""
    yield from orphaned_attachments(tx)
    yield from misowned(tx)
    yield from unregistered(tx)
    yield from wrong_events(tx)
    yield from _hooks_ahead(tx)


def _unfinished(tx: Transaction) -> Iterator[str]:
    for run in tx.all(RUNS):
        yield f"run {run.number} of {run.workflow} has not ended: {run.direction} at step {run.step}"
    if claims := tx.scalar(CLAIMS):
        yield f"{claims} claims are left"
    if jobs := tx.scalar(JOBS):
        yield f"{jobs} jobs have not ended"
    for noun, statement in TRANSIENT:
        for uuid, value in tx.all(statement):
            yield f"{noun}[{uuid}] is still {value}"
    for uuid, cluster in tx.all(UNREADY):
        yield f"storage or network[{uuid}] is still being attached to cluster[{cluster}] or detached"


def _hopeless_garbage(tx: Transaction) -> Iterator[str]:
    for item in tx.all(GARBAGE):
        if item.tries > TRIES_WITH_HOPE:
            yield f"garbage ({item.name}) was tried {item.tries} times: {item.error}"


def _guests(tx: Transaction, truth: Truth, pending: Pending) -> Iterator[str]:
    rows = {row[0]: tuple(row[1:]) for row in tx.all(VMS)}
    nics, disks = _nics_by_vm(tx), _disks_by_vm(tx)
    silent = set(truth.silent_hosts())
    seen = set()
    for guest in truth.guests():
        seen.add(guest.uuid)
        if pending.removes(GUEST, guest.uuid, guest.address) or guest.address in silent:
            continue
        state, address, *size = rows.get(guest.uuid, (None, None, None, None))
        if (state, address) != (guest.state, guest.address):
            yield (
                f"guest[{guest.uuid}] is {guest.state} on {guest.address};"
                f" the database says {state} on {address}"
            )
            continue
        if [guest.cpus, guest.memory] != size:
            have = (guest.cpus, guest.memory)
            yield f"guest[{guest.uuid}] has CPUs and bytes {have}; the database says {tuple(size)}"
        yield from _plugged(guest.uuid, "nic", guest.nics, nics[guest.uuid], pending)
        yield from _plugged(guest.uuid, "volume", guest.volumes, disks[guest.uuid], pending)
    for uuid, (state, address, *_) in rows.items():
        if state in (VmState.RUNNING, VmState.PAUSED) and uuid not in seen and address not in silent:
            yield f"vm[{uuid}] is {state} in the database, but no host has it"


def _nics_by_vm(tx: Transaction) -> dict[str, list[Card]]:
    found: dict[str, list[Card]] = defaultdict(list)
    for uuid, vm, *rest in tx.all(NICS):
        found[vm].append(Card(uuid, *rest))
    return found


def _disks_by_vm(tx: Transaction) -> dict[str, list[Disk]]:
    found: dict[str, list[Disk]] = defaultdict(list)
    for uuid, _, path, vm, device, _ in tx.all(VOLUMES):
        if vm is not None and path is not None:
            found[vm].append(Disk(uuid, path, device))
    return found


def _plugged(
    guest: str,
    noun: str,
    there: Sequence[Card] | Sequence[Disk],
    recorded: Sequence[Card] | Sequence[Disk],
    pending: Pending,
) -> Iterator[str]:
    """What a guest has otherwise than the rows say: field by field."""
    has, said = {one.uuid: one for one in there}, {one.uuid: one for one in recorded}
    for uuid in sorted({*has, *said}):
        if has.get(uuid) != said.get(uuid) and not pending.removes(PLUGGED, guest, uuid):
            yield (
                f"guest[{guest}] has another {noun} than the database says:"
                f" {has.get(uuid)}, not {said.get(uuid)}"
            )


def _bits(tx: Transaction, truth: Truth, pending: Pending) -> Iterator[str]:
    volumes = [Bits(storage, path, size) for _, storage, path, _, _, size in tx.all(VOLUMES) if path]
    yield from _compare("volume bits", volumes, truth.volumes(), pending)
    caches = [Bits(*row) for row in tx.all(CACHES)]
    yield from _compare("cached image", caches, truth.cached_images(), pending)
    rows = tx.all(IMAGES)
    images = [Bits(storage, path, counted) for storage, path, counted, *_ in rows]
    there = [Bits(one.storage, one.path, one.actual_size) for one in truth.images()]
    yield from _compare("image", images, there, pending)
    sizes = {(one.storage, one.path): (one.size, one.actual_size) for one in truth.images()}
    for storage, path, _, *size in rows:
        stored = sizes.get((storage, path), tuple(size))
        if stored != tuple(size):
            yield f"image {path} on storage[{storage}] has sizes {stored}; the database says {tuple(size)}"


def _compare(what: str, recorded: Iterable[Bits], there: Iterable[Bits], pending: Pending) -> Iterator[str]:
    recorded_bits, there_bits = Counter(recorded), Counter(there)
    for storage, path, size in sorted((there_bits - recorded_bits).elements()):
        if not pending.removes(BITS, storage, path):
            yield f"{what} {path} of {size} bytes on storage[{storage}] is recorded nowhere"
    for storage, path, size in sorted((recorded_bits - there_bits).elements()):
        yield f"{what} {path} of {size} bytes on storage[{storage}] is recorded, but not there"


def _hooks_ahead(tx: Transaction) -> Iterator[str]:
    """Web hooks that pass for having been told of what has not happened yet."""
    last = extent(tx)[1]
    for position in tx.all(POSITIONS):
        if position.event_id > last:
            yield f"web hook[{position.web_hook_uuid}] is at event {position.event_id} of {last}"


def _stored(tx: Transaction) -> Iterator[str]:
    for uuid, counted, total in tx.all(STORED):
        if counted != total:
            yield f"backup storage[{uuid}] counts {counted} bytes of images; the sum is {total}"


def _hosts(tx: Transaction, types: Registry, cpu_ratio: int) -> Iterator[str]:
    load = {host: (count, cpus, memory) for host, count, cpus, memory in tx.all(LOAD)}
    for host in tx.all(CAPACITY_OF_HOSTS):
        if host.total_cpu_capacity is None:
            continue
        count, cpus, memory = load.get(host.uuid, (0, 0, 0))
        ratio = host.total_cpu_capacity // host.cpu_num if host.cpu_num else cpu_ratio
        counted, follows = Share(ratio, host.reserved_memory, host.reserved_cpu), share_of(tx, types, host)
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
            counted, total = used.get((account, quota.name)), sums.get(account, 0)
            if counted != total:
                what = f"account[{account}] has used {counted} of quota {quota.name}"
                wrong.append(f"{what}; the sum is {total}")
    return wrong


def orphaned_attachments(tx: Transaction) -> Iterator[str]:
    """Tags and settings whose resource is gone."""
    kinds = models_by_vo()
    for statement in (USER_TAGS, SYSTEM_TAGS, OWN_CONFIGS):
        for row in tx.all(statement):
            model = kinds.get(row.resource_type)
            if model is None or not tx.exists(model, row.resource_uuid):
                what = f"{type(row).__name__}[{row.uuid}]"
                yield f"{what} is attached to {row.resource_type}[{row.resource_uuid}], which is gone"


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
    room = row.total_capacity - (row.system_used_capacity or 0) - rated(allocated, percent) - cached
    if row.available_capacity != room:
        yield f"{where} has {row.available_capacity} bytes available; the sums give {room}"
