"""Where a VM goes: the filters in their order, then the host with the fewest VMs that still has room.

The clusters that qualify are found first (networks, zone and cluster, image, storage); within them the
host noun offers candidates from its index, and each is tried until host and storage can both be reserved.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import bindparam, select

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.capabilities import HostCapability, require
from orrery.core.compute.host.errors import NoHostAvailable
from orrery.core.compute.host.model import Host
from orrery.core.compute.host.strategies import HostAllocatorStrategy
from orrery.core.compute.host.transactions import HostRequest, incapable_hosts, release, reserve, why_no_host
from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.compute.vm.params import VmParams, WantedDisk, WantedVm
from orrery.core.compute.zone.model import Zone
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import OrreryError
from orrery.core.kernel.workflow import Flow
from orrery.core.network.l2.transactions import clusters_of_l2s
from orrery.core.network.l3.model import L3Network
from orrery.core.storage.image.transactions import zones_of_image
from orrery.core.storage.primary.errors import NoStorageAvailable
from orrery.core.storage.primary.model import PrimaryStorage
from orrery.core.storage.primary.strategies import PrimaryStorageStrategy
from orrery.core.storage.primary.tags import StorageRules
from orrery.core.storage.primary.transactions import (
    StorageRequest,
    clusters_with_storage,
    release_storage,
    reserve_storage,
)
from orrery.core.storage.volume.model import Volume

HOSTS_TRIED = 20
"""How many candidate hosts one placement looks at before it gives up."""
HOSTS_LISTED = 1000
"""How many are named to whoever asks where a VM could go."""

ENABLED_CLUSTERS = Statement(
    select(Cluster.uuid, Cluster.hypervisor_type)
    .join(Zone, Zone.uuid == Cluster.zone_uuid)
    .where(Cluster.zone_uuid == bindparam("zone"), Cluster.state == "Enabled", Zone.state == "Enabled")
    .order_by(Cluster.uuid)
)


class Choice(NamedTuple):
    """What choosing among hosts takes beside the rows."""

    strategies: Registry
    rng: random.Random


@dataclass(frozen=True, slots=True)
class Placement:
    """A host with room reserved on it, and the storage reserved for each disk."""

    host: Host
    storages: dict[Uuid, PrimaryStorage]


def place_new(tx: Transaction, flow: Flow[WantedVm], avoid: tuple[Uuid, ...]) -> Placement:
    """Reserves a host and storage for a new VM, by the strategies of its offerings.

    Raises NoHostAvailable or NoStorageAvailable, saying which filter left nothing, InvalidArgument for a
    strategy that the node does not know (any more); then nothing is reserved.
    """
    wanted = flow.params
    strategy = flow.node.backends.find(HostAllocatorStrategy, wanted.allocator_strategy)
    clusters = _clusters_for_new(tx, wanted)
    request = HostRequest(
        cpu_num=wanted.cpu_num,
        memory_size=wanted.memory_size,
        clusters=clusters,
        hypervisor_type=wanted.hypervisor_type,
        host_uuid=wanted.host_uuid,
        avoid=avoid,
        architecture=wanted.architecture,
    )
    failure: OrreryError | None = None
    for host in strategy.candidates(tx, request, HOSTS_TRIED, flow.rng):
        if not reserve(tx, host.uuid, wanted.cpu_num, wanted.memory_size):
            continue
        try:
            return Placement(host, _reserve_disks(tx, flow, host))
        except NoStorageAvailable as full:
            release(tx, host.uuid, wanted.cpu_num, wanted.memory_size)
            failure = full
    raise failure or why_no_host(tx, request)


def _clusters_for_new(tx: Transaction, wanted: WantedVm) -> tuple[Uuid, ...]:
    zone = wanted.zone_uuid
    assert zone is not None
    rows = tx.all(ENABLED_CLUSTERS, zone=zone)
    clusters = [uuid for uuid, kind in rows if wanted.hypervisor_type in (None, kind)]
    if wanted.cluster_uuid is not None:
        clusters = [uuid for uuid in clusters if uuid == wanted.cluster_uuid]
    clusters = _require(clusters, f"zone[{zone}] has no enabled cluster that fits the request")
    if wanted.nics:
        reached = clusters_of_l2s(tx, [nic.l2_network_uuid for nic in wanted.nics])
        clusters = [uuid for uuid in clusters if uuid in reached]
        clusters = _require(
            clusters, "no cluster is attached to the L2 networks of all requested L3 networks"
        )
    if wanted.image_uuid is not None and zone not in zones_of_image(tx, wanted.image_uuid):
        raise NoHostAvailable(
            f"no connected backup storage with image[{wanted.image_uuid}] is attached to zone[{zone}]"
        )
    stored = clusters_with_storage(
        tx,
        zone,
        wanted.root.primary_storage_uuid,
        wanted.backup_storage_type,
        StorageRules.of(wanted.root.storage_tags),
    )
    for disk in wanted.data:
        if disk.storage_tags:
            stored &= clusters_with_storage(tx, zone, None, None, StorageRules.of(disk.storage_tags))
    clusters = [uuid for uuid in clusters if uuid in stored]
    return tuple(
        _require(
            clusters,
            f"no cluster reaches an enabled, connected primary storage that can take images of a"
            f" {wanted.backup_storage_type or 'backup storage'}",
        )
    )


def _require(clusters: list[Uuid], reason: str) -> list[Uuid]:
    if not clusters:
        raise NoHostAvailable(reason)
    return clusters


def _reserve_disks(tx: Transaction, flow: Flow[WantedVm], host: Host) -> dict[Uuid, PrimaryStorage]:
    wanted = flow.params
    reserved: dict[Uuid, PrimaryStorage] = {}
    for disk in (wanted.root, *wanted.data):
        try:
            strategy = flow.node.backends.find(PrimaryStorageStrategy, disk.allocator_strategy)
            request = _storage_request(wanted, disk, host)
            reserved[disk.uuid] = reserve_storage(tx, request, flow.rng, strategy)
        except NoStorageAvailable:
            for other in (wanted.root, *wanted.data):
                if other.uuid in reserved:
                    release_storage(tx, reserved[other.uuid].uuid, other.size, host.uuid)
            raise
    return reserved


def _storage_request(wanted: WantedVm, disk: WantedDisk, host: Host) -> StorageRequest:
    is_root = disk is wanted.root
    return StorageRequest(
        size=disk.size,
        cluster_uuid=host.cluster_uuid,
        host_uuid=host.uuid,
        zone_uuid=host.zone_uuid,
        image_uuid=wanted.image_uuid if is_root else None,
        image_size=wanted.image_size if is_root else 0,
        backup_storage_type=wanted.backup_storage_type,
        primary_storage_uuid=disk.primary_storage_uuid,
        for_root=is_root,
        reserved_capacity=wanted.reserved_storage,
        rules=StorageRules.of(disk.storage_tags),
    )


def request_for(
    tx: Transaction,
    vm: VmInstance,
    params: VmParams,
    avoid: tuple[Uuid, ...] = (),
    needs: HostCapability | None = None,
) -> HostRequest:
    """What a VM that has its disks and nics already needs of a host; its last one is preferred.

    With `needs` it is to leave that one for another, which has this capability. Raises Refused where the host
    that is asked for has not.
    """
    clusters = _clusters_for_existing(tx, vm)
    if params.cluster_uuid is not None:
        clusters = tuple(uuid for uuid in clusters if uuid == params.cluster_uuid)
    if needs is not None:
        if (host := tx.get(Host, params.host_uuid)) is not None:
            require(host, needs, f"vm[uuid:{vm.uuid}] cannot go there")
        avoid += incapable_hosts(tx, clusters, needs)
    return HostRequest(
        cpu_num=vm.cpu_num,
        memory_size=vm.memory_size,
        clusters=clusters,
        hypervisor_type=vm.hypervisor_type,
        host_uuid=params.host_uuid,
        prefer=vm.last_host_uuid if needs is None else None,
        avoid=avoid,
        architecture=vm.architecture,
    )


def hosts_for(tx: Transaction, request: HostRequest, vm: VmInstance, by: Choice) -> list[Host]:
    """The hosts that could take an existing VM now, best first by the VM's strategy.

    Raises InvalidArgument for a strategy that the node does not know any more.
    """
    bound = _host_of_local_disks(tx, vm)
    if bound in request.avoid:
        return []
    strategy = by.strategies.find(HostAllocatorStrategy, vm.allocator_strategy)
    wanted = replace(request, host_uuid=request.host_uuid or bound)
    return list(strategy.candidates(tx, wanted, HOSTS_LISTED, by.rng))


def place_existing(tx: Transaction, flow: Flow[VmParams], request: HostRequest, vm: VmInstance) -> Host:
    """Reserves a host for a VM that has its disks, by the VM's strategy.

    Raises NoHostAvailable, InvalidArgument for a strategy that the node does not know any more; then nothing
    is reserved.
    """
    strategy = flow.node.backends.find(HostAllocatorStrategy, vm.allocator_strategy)
    bound = _host_of_local_disks(tx, vm)
    if bound is not None and (request.host_uuid not in (None, bound) or bound in request.avoid):
        raise NoHostAvailable(
            f"the vm's volumes are on the local storage of host[{bound}], so it stays there"
        )
    wanted = replace(request, host_uuid=request.host_uuid or bound)
    for host in strategy.candidates(tx, wanted, HOSTS_TRIED, flow.rng):
        if reserve(tx, host.uuid, vm.cpu_num, vm.memory_size):
            return host
    raise why_no_host(tx, wanted)


def _host_of_local_disks(tx: Transaction, vm: VmInstance) -> Uuid | None:
    volumes = tx.find(Volume, vm_instance_uuid=vm.uuid)
    return next((volume.host_uuid for volume in volumes if volume.host_uuid is not None), None)


def _clusters_for_existing(tx: Transaction, vm: VmInstance) -> tuple[Uuid, ...]:
    assert vm.zone_uuid is not None
    clusters = [
        uuid for uuid, kind in tx.all(ENABLED_CLUSTERS, zone=vm.zone_uuid) if kind == vm.hypervisor_type
    ]
    nics = tx.find(VmNic, vm_instance_uuid=vm.uuid)
    if nics:
        l3s = [tx.require(L3Network, nic.l3_network_uuid) for nic in nics]
        reached = clusters_of_l2s(tx, [l3.l2_network_uuid for l3 in l3s])
        clusters = [uuid for uuid in clusters if uuid in reached]
    for volume in tx.find(Volume, vm_instance_uuid=vm.uuid):
        if volume.primary_storage_uuid is not None:
            stored = clusters_with_storage(tx, vm.zone_uuid, volume.primary_storage_uuid, None)
            clusters = [uuid for uuid in clusters if uuid in stored]
    return tuple(_require(clusters, "no enabled cluster reaches all networks and storages of the vm"))
