"""Workflows of primary storages: add, attach, detach, connect anew, delete.

An attachment is recorded before any host is touched (see `orrery.core.compute.host.attachments`); it counts
for volumes only at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from pydantic import BaseModel

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.attachments import bring_to_hosts, hosts_of
from orrery.core.compute.host.model import CONNECTED as HOST_CONNECTED
from orrery.core.compute.host.model import Host
from orrery.core.compute.host.reference import ref_of
from orrery.core.kernel import resources
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Refused
from orrery.core.kernel.node_base import NodeBase
from orrery.core.kernel.tags import add_tags
from orrery.core.kernel.workflow import CallId, Flow, Outputs, Step, Workflow
from orrery.core.kernel.workflow.holds import Held
from orrery.core.storage.primary import records
from orrery.core.storage.primary.backend import CapacityReport, PrimaryStorageBackend, StorageSpec
from orrery.core.storage.primary.cache import CachedBits, caches_of, drop_cache
from orrery.core.storage.primary.errors import without_host
from orrery.core.storage.primary.messages import StopVmsUsing
from orrery.core.storage.primary.model import (
    CONNECTED,
    CONNECTING,
    DELETING,
    DISCONNECTED,
    MAINTENANCE,
    NO_HOST,
    LocalStorageHostRef,
    PrimaryStorage,
    PrimaryStorageClusterRef,
)
from orrery.core.storage.primary.types import once_per_zone
from orrery.core.storage.volume.model import Volume

CONNECT_SECONDS = 300.0
STOP_SECONDS = 24 * 3600.0
"""Stopping VMs takes as long as it takes; each of them has its own limits."""


class AddStorage(BaseModel):
    """Adding one storage: its row, and its tags."""

    row: dict[str, Any]
    system_tags: list[str] | None = None
    user_tags: list[str] | None = None


class Reported(Outputs):
    """What was said of a storage's room."""

    reports: dict[Uuid, dict[str, Any]]
    """By host, as the fields of `CapacityReport`; see `Reports`."""


class Former(Outputs):
    """What putting a storage back needs."""

    former: str
    """Its state before."""
    caches: list[dict[str, Any]]
    """What is in its image cache."""


class StorageParams(BaseModel):
    """One storage."""

    uuid: Uuid


class Attachment(BaseModel):
    """A storage and a cluster."""

    storage_uuid: Uuid
    cluster_uuid: Uuid


Reports = dict[Uuid, CapacityReport]
"""What each host said of its part of a local storage; under NO_HOST what a shared storage said of itself."""


class PrimaryStorages:
    """Primary storages as what is attached to clusters. Implements `Attachable`."""

    def of_cluster(self, tx: Transaction, cluster_uuid: Uuid) -> list[PrimaryStorage]:
        """The storages that hosts of a cluster have to mount, or hold parts of."""
        return [one for one in records.storages_of(tx, cluster_uuid) if one.needs_host or one.per_host]

    async def bring(
        self, node: NodeBase, host: Host, items: Sequence[PrimaryStorage], call: CallId
    ) -> list[CapacityReport]:
        """Mounts storages on one host; gives what it says of their room."""
        by_type: dict[str, list[PrimaryStorage]] = {}
        for storage in items:
            by_type.setdefault(storage.type, []).append(storage)
        said: dict[Uuid, CapacityReport] = {}
        for kind, storages in by_type.items():
            backend = node.backends.find(PrimaryStorageBackend, kind)
            reports = await backend.connect([StorageSpec.of(one) for one in storages], ref_of(host), call)
            said |= {one.uuid: report for one, report in zip(storages, reports, strict=True)}
        return [said[one.uuid] for one in items]

    async def take(self, node: NodeBase, host: Host, items: Sequence[PrimaryStorage], call: CallId) -> None:
        """Leaves mounts where they are: an unused one is harmless."""

    def record(
        self, tx: Transaction, host: Host, items: Sequence[PrimaryStorage], said: list[CapacityReport]
    ) -> None:
        """The storages are Connected, with this room."""
        for storage, report in zip(items, said, strict=True):
            records.note_mounted(tx, storage.uuid, host.uuid, report)


PRIMARY_STORAGES = PrimaryStorages()


async def connect_on(node: NodeBase, storage: PrimaryStorage, hosts: list[Host], call: CallId) -> Reports:
    """Makes a storage usable on these hosts; gives what was said of its room.

    A storage that needs no host is asked without one; one that needs a host and has none is not asked. Raises
    the error of the first Connected host (or of the storage itself); a host that connects just now tries by
    itself.
    """
    if not storage.needs_host and not storage.per_host:
        return {NO_HOST: await connect_without_host(node, storage, call)}
    said = await bring_to_hosts(node, PRIMARY_STORAGES, hosts, [storage], call)
    if storage.per_host:
        return {host: report for host, (report,) in said.items()}
    ready = next((host.uuid for host in hosts if host.status == HOST_CONNECTED), None)
    return {NO_HOST: said[ready][0]} if ready is not None else {}


async def connect_without_host(node: NodeBase, storage: PrimaryStorage, call: CallId) -> CapacityReport:
    """Makes a storage ready, though no host has it yet."""
    backend = node.backends.find(PrimaryStorageBackend, storage.type)
    (said,) = await backend.connect([StorageSpec.of(storage)], None, call)
    return said


def _to_json(reports: Reports) -> dict[Uuid, dict[str, Any]]:
    return {host: asdict(said) for host, said in reports.items()}


def _record_reports(tx: Transaction, flow: Flow[Any, Reported], storage_uuid: Uuid) -> bool:
    reports = {host: CapacityReport(**said) for host, said in flow.out.reports.items()}
    for host, said in reports.items():
        if host == NO_HOST:
            records.report(tx, storage_uuid, said)
        else:
            records.report_part(tx, storage_uuid, host, said)
    return bool(reports)


# add


def _insert(tx: Transaction, flow: Flow[AddStorage]) -> None:
    row, uuid = flow.params.row, flow.params.row["uuid"]
    single = once_per_zone(flow.node.backends)
    records.refuse_taken_url(tx, row["type"], row["zone_uuid"], row["url"], None, single)
    tx.create(PrimaryStorage, **row, state=resources.ENABLED, status=CONNECTING)
    tags = (flow.params.system_tags, flow.params.user_tags)
    add_tags(tx, PrimaryStorage.__vo__, uuid, tags, flow.rng)


def _remove(tx: Transaction, flow: Flow[AddStorage]) -> None:
    resources.delete(tx, PrimaryStorage, flow.params.row["uuid"])


async def _connect_first(flow: Flow[AddStorage, Reported]) -> None:
    storage = await flow.node.db.read(Transaction.require, PrimaryStorage, flow.params.row["uuid"])
    if storage.per_host:
        await connect_without_host(flow.node, storage, flow.call)
        flow.out.reports = {}
    else:
        flow.out.reports = _to_json(await connect_on(flow.node, storage, [], flow.call))


def _added(tx: Transaction, flow: Flow[AddStorage, Reported]) -> None:
    uuid = flow.params.row["uuid"]
    _record_reports(tx, flow, uuid)
    needs_host = tx.require(PrimaryStorage, uuid).needs_host
    records.set_status(tx, uuid, DISCONNECTED if needs_host else CONNECTED)


# attach and detach


def _attach(tx: Transaction, flow: Flow[Attachment]) -> None:
    wanted = flow.params
    records.refuse_unattachable(tx, wanted.storage_uuid, wanted.cluster_uuid)
    tx.insert(
        PrimaryStorageClusterRef,
        cluster_uuid=wanted.cluster_uuid,
        primary_storage_uuid=wanted.storage_uuid,
        ready=False,
        create_date=tx.now,
        last_op_date=tx.now,
    )
    flow.node.hooks.hook.before_primary_storage_attach(
        tx=tx,
        storage=tx.require(PrimaryStorage, wanted.storage_uuid),
        cluster=tx.require(Cluster, wanted.cluster_uuid),
    )


def _told(wanted: Attachment) -> dict[str, Uuid]:
    return {"storage_uuid": wanted.storage_uuid, "cluster_uuid": wanted.cluster_uuid}


def _detached(tx: Transaction, flow: Flow[Attachment]) -> None:
    _detach(tx, flow)
    flow.node.hooks.hook.after_primary_storage_detach(tx=tx, **_told(flow.params))


def _detach(tx: Transaction, flow: Flow[Attachment]) -> None:
    wanted = flow.params
    where = {"cluster_uuid": wanted.cluster_uuid, "primary_storage_uuid": wanted.storage_uuid}
    tx.delete(PrimaryStorageClusterRef, **where)
    records.lose_if_unmounted(tx, wanted.storage_uuid)
    parts = tx.all(records.PARTS_IN_CLUSTER, storage=wanted.storage_uuid, cluster=wanted.cluster_uuid)
    for part in parts:
        if not part.allocated_capacity and not part.cached_capacity:
            records.drop_part(tx, part)


async def _mount(flow: Flow[Attachment, Reported]) -> None:
    wanted = flow.params
    storage, hosts = await flow.node.db.read(scene, wanted.storage_uuid, [wanted.cluster_uuid])
    flow.out.reports = _to_json(await connect_on(flow.node, storage, hosts, flow.call))


def scene(
    tx: Transaction, storage_uuid: Uuid, clusters: list[Uuid] | None
) -> tuple[PrimaryStorage, list[Host]]:
    """A storage and the hosts of some of its clusters, or of all."""
    clusters = clusters if clusters is not None else records.clusters_of(tx, storage_uuid)
    hosts = [host for cluster in clusters for host in hosts_of(tx, cluster)]
    return tx.require(PrimaryStorage, storage_uuid), hosts


def _attached(tx: Transaction, flow: Flow[Attachment, Reported]) -> None:
    uuid = flow.params.storage_uuid
    if _record_reports(tx, flow, uuid):
        records.set_status(tx, uuid, CONNECTED)
    _set_ready(tx, flow, ready=True)
    flow.node.hooks.hook.after_primary_storage_attach(tx=tx, **_told(flow.params))


def _set_ready(tx: Transaction, flow: Flow[Attachment], *, ready: bool) -> None:
    ref = records.require_ref(tx, flow.params.storage_uuid, flow.params.cluster_uuid)
    tx.update(PrimaryStorageClusterRef, {"id": ref.id}, ready=ready, last_op_date=tx.now)


# connect anew


def _connecting(tx: Transaction, flow: Flow[StorageParams]) -> None:
    tx.require(PrimaryStorage, flow.params.uuid)
    records.set_status(tx, flow.params.uuid, CONNECTING)


def _give_up(tx: Transaction, flow: Flow[StorageParams]) -> None:
    records.set_status(tx, flow.params.uuid, DISCONNECTED)


async def _connect_again(flow: Flow[StorageParams, Reported]) -> None:
    storage, hosts = await flow.node.db.read(scene, flow.params.uuid, None)
    reports = await connect_on(flow.node, storage, hosts, flow.call)
    if storage.needs_host and not reports:
        raise without_host(storage.uuid)
    flow.out.reports = _to_json(reports)


def _connected(tx: Transaction, flow: Flow[StorageParams, Reported]) -> None:
    _record_reports(tx, flow, flow.params.uuid)
    records.set_status(tx, flow.params.uuid, CONNECTED)


# maintenance


def _begin_maintenance(tx: Transaction, flow: Flow[StorageParams, Former]) -> None:
    storage = tx.require(PrimaryStorage, flow.params.uuid)
    tx.update(PrimaryStorage, {"uuid": storage.uuid}, state=MAINTENANCE)
    flow.out.former = storage.state


def _leave_maintenance(tx: Transaction, flow: Flow[StorageParams, Former]) -> None:
    tx.update(PrimaryStorage, {"uuid": flow.params.uuid}, state=flow.out.former)


async def _stop_all_vms(flow: Flow[StorageParams]) -> None:
    await flow.node.bus.call(StopVmsUsing(flow.params.uuid, None))


# delete


def _retire(tx: Transaction, flow: Flow[StorageParams, Former]) -> None:
    uuid = flow.params.uuid
    storage = tx.require(PrimaryStorage, uuid)
    ref = tx.first(PrimaryStorageClusterRef, primary_storage_uuid=uuid)
    if ref is not None:
        raise Refused(
            f"primary storage[uuid:{uuid}] is still attached to cluster[uuid:{ref.cluster_uuid}];"
            " detach it first"
        )
    volume = tx.first(Volume, primary_storage_uuid=uuid)
    if volume is not None:
        raise Refused(
            f"primary storage[uuid:{uuid}] still has volume[uuid:{volume.uuid}]; expunge that first"
        )
    tx.update(PrimaryStorage, {"uuid": uuid}, state=DELETING)
    flow.out.caches = [bits.model_dump(mode="json") for bits in caches_of(tx, uuid)]
    flow.out.former = storage.state


def _unretire(tx: Transaction, flow: Flow[StorageParams, Former]) -> None:
    tx.update(PrimaryStorage, {"uuid": flow.params.uuid}, state=flow.out.former)


async def _clean(flow: Flow[StorageParams, Former]) -> None:
    for body in flow.out.caches:
        bits = CachedBits.model_validate(body)
        backend = flow.node.backends.find(PrimaryStorageBackend, bits.storage.type)
        await backend.delete_bits(bits.storage, bits.location, bits.host, flow.call)


def _forget(tx: Transaction, flow: Flow[StorageParams, Former]) -> None:
    uuid = flow.params.uuid
    for body in flow.out.caches:
        drop_cache(tx, body["cache_id"])
    tx.delete(LocalStorageHostRef, primary_storage_uuid=uuid)
    resources.refuse_if_used(tx, PrimaryStorage, uuid)
    resources.delete(tx, PrimaryStorage, uuid)


def _hold(tx: Transaction, flow: Flow[StorageParams]) -> Held:
    """Nothing: nobody uses the storage any more."""
    return Held(resource=(PrimaryStorage.__vo__, flow.params.uuid))


ADD_STORAGE = Workflow(
    "primary-storage-add",
    AddStorage,
    outputs=Reported,
    steps=(
        Step("record", commit=_insert, uncommit=_remove),
        Step(
            "connect",
            do=_connect_first,
            commit=_added,
            timeout_seconds=CONNECT_SECONDS,
            no_undo_because="a storage that nobody uses holds nothing",
        ),
    ),
)
ATTACH_STORAGE = Workflow(
    "primary-storage-attach",
    Attachment,
    outputs=Reported,
    steps=(
        Step("record", commit=_attach, uncommit=_detach),
        Step(
            "mount",
            do=_mount,
            commit=_attached,
            timeout_seconds=CONNECT_SECONDS,
            no_undo_because="an unused mount is harmless, and record takes the attachment back",
        ),
    ),
)
DETACH_STORAGE = Workflow(
    "primary-storage-detach",
    Attachment,
    steps=(
        Step("withdraw", commit=partial(_set_ready, ready=False), uncommit=partial(_set_ready, ready=True)),
        Step("forget", commit=_detached, no_undo_because="it is the last step"),
    ),
)
CONNECT_STORAGE = Workflow(
    "primary-storage-reconnect",
    StorageParams,
    outputs=Reported,
    steps=(
        Step("connecting", commit=_connecting, uncommit=_give_up),
        Step(
            "connect",
            do=_connect_again,
            commit=_connected,
            timeout_seconds=CONNECT_SECONDS,
            no_undo_because="an unused mount is harmless, and the next connecting makes it again",
        ),
    ),
)
MAINTAIN_STORAGE = Workflow(
    "primary-storage-maintain",
    StorageParams,
    outputs=Former,
    steps=(
        Step("maintenance", commit=_begin_maintenance, uncommit=_leave_maintenance),
        Step(
            "stop-vms",
            do=_stop_all_vms,
            timeout_seconds=STOP_SECONDS,
            no_undo_because="a VM that was stopped stays stopped, and can be started as its storage is back",
        ),
    ),
)
DELETE_STORAGE = Workflow(
    "primary-storage-delete",
    StorageParams,
    outputs=Former,
    steps=(
        Step("retire", commit=_retire, uncommit=_unretire),
        Step(
            "clean",
            do=_clean,
            commit=_forget,
            deferrable=True,
            holds=_hold,
            no_undo_because="caches can be filled again",
        ),
    ),
)
