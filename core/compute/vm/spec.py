"""A VM as its hypervisor is told of it, read from the rows."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, func, null, select, union_all

from orrery.core.compute.host.capabilities import HostCapability, require
from orrery.core.compute.host.configs import PING_TIMEOUT
from orrery.core.compute.host.hypervisor import DiskSpec, Hypervisor, NicSpec, VmSpec
from orrery.core.compute.host.model import Host
from orrery.core.compute.host.outputs import Located
from orrery.core.compute.host.reference import HostRef, ref_of
from orrery.core.compute.vm.guest_configs import GUEST_CONFIGS
from orrery.core.compute.vm.model import VmCdRom, VmInstance, VmNic
from orrery.core.compute.vm.records import require_vm
from orrery.core.compute.vm.tags import BOOT_ORDER, HOSTNAME, SSH_KEY, USER_DATA
from orrery.core.kernel.config import Configs, ResourceConfig
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendError, NotFound
from orrery.core.kernel.location import Location, read_location
from orrery.core.kernel.node_base import NodeBase
from orrery.core.kernel.tags import SystemTag
from orrery.core.kernel.workflow import Flow
from orrery.core.network.l2.model import L2Network
from orrery.core.network.l2.transactions import bridge_name
from orrery.core.network.l3.model import L3Network
from orrery.core.storage.volume.model import Volume

GUEST_NAMES = tuple(config.full_name for config in GUEST_CONFIGS)

L2_OF_NIC = Statement(
    select(L2Network)
    .join(L3Network, L3Network.l2_network_uuid == L2Network.uuid)
    .where(L3Network.uuid == bindparam("l3"))
)
_OWN = select(
    ResourceConfig.category, ResourceConfig.name, ResourceConfig.value, ResourceConfig.resource_uuid
)
TAGS_AND_SETTINGS = Statement(
    union_all(
        select(null(), null(), func.coalesce(SystemTag.secret, SystemTag.tag), SystemTag.resource_uuid).where(
            SystemTag.resource_uuid == bindparam("vm"), SystemTag.resource_type == VmInstance.__vo__
        ),
        _OWN.where(ResourceConfig.resource_uuid == bindparam("vm")),
        _OWN.where(ResourceConfig.resource_uuid == bindparam("cluster")),
    )
)
"""The tags of a VM (without category), and what it and its cluster have for themselves, in one read."""


def vm_spec(tx: Transaction, vm_uuid: Uuid, settings: Mapping[str, str]) -> VmSpec:
    """The whole guest; `settings` are the global ones of guests. Raises NotFound."""
    vm = require_vm(tx, vm_uuid)
    said = tx.all(TAGS_AND_SETTINGS, vm=vm_uuid, cluster=vm.cluster_uuid)
    tags = [text for category, _, text, _ in said if category is None]
    drives = sorted(tx.find(VmCdRom, vm_instance_uuid=vm_uuid), key=lambda drive: drive.device_id)
    return VmSpec(
        uuid=vm.uuid,
        name=vm.name,
        cpus=vm.cpu_num,
        memory=vm.memory_size,
        disks=tuple(disk_spec(volume) for volume in _volumes(tx, vm_uuid)),
        nics=tuple(nic_spec(tx, nic) for nic in tx.find(VmNic, vm_instance_uuid=vm_uuid)),
        isos=tuple(_iso(drive) for drive in drives),
        user_data=(USER_DATA.first(tags) or {}).get("userdata"),
        ssh_keys=tuple(sorted(found["sshkey"] for found in SSH_KEY.every(tags))),
        hostname=(HOSTNAME.first(tags) or {}).get("hostname"),
        boot_order=_boot_order(tags),
        settings=settings
        if len(tags) == len(said)
        else {**settings, **_own(said, vm.cluster_uuid), **_own(said, vm_uuid)},
    )


def _own(said: Sequence[tuple[str | None, str, str, Uuid]], owner: Uuid | None) -> dict[str, str]:
    """What a VM or its cluster has for itself of the settings of guests."""
    return {
        name: text
        for category, rest, text, uuid in said
        if uuid == owner and category is not None and (name := f"{category}/{rest}") in GUEST_NAMES
    }


def _iso(drive: VmCdRom) -> Location | None:
    return read_location(drive.iso_install_path) if drive.iso_install_path is not None else None


def _boot_order(tags: list[str]) -> tuple[str, ...]:
    found = BOOT_ORDER.first(tags)
    return tuple(found["bootOrder"].split(",")) if found is not None else ()


def disk_spec(volume: Volume) -> DiskSpec:
    """A volume that has its bits and its place in a VM."""
    assert volume.install_path is not None
    assert volume.primary_storage_uuid is not None
    return DiskSpec(
        volume.uuid,
        read_location(volume.install_path),
        volume.primary_storage_uuid,
        volume.device_id or 0,
        volume.size,
    )


def nic_spec(tx: Transaction, nic: VmNic) -> NicSpec:
    """A nic, with the bridge that it is plugged into."""
    l2 = tx.one(L2_OF_NIC, l3=nic.l3_network_uuid)
    assert isinstance(l2, L2Network)
    return NicSpec(
        uuid=nic.uuid,
        name=nic.internal_name,
        mac=nic.mac,
        ip=nic.ip,
        l2_uuid=l2.uuid,
        bridge=bridge_name(l2),
        device_id=nic.device_id,
        driver=nic.driver_type,
        netmask=nic.netmask,
        gateway=nic.gateway,
    )


def _volumes(tx: Transaction, vm_uuid: Uuid) -> list[Volume]:
    volumes = [v for v in tx.find(Volume, vm_instance_uuid=vm_uuid) if v.install_path is not None]
    return sorted(volumes, key=lambda volume: volume.device_id or 0)


def host_of(tx: Transaction, host_uuid: Uuid) -> tuple[HostRef, str]:
    """How a host is reached, and its hypervisor type. Raises NotFound."""
    host = tx.require(Host, host_uuid)
    return ref_of(host), host.hypervisor_type


def located(out: Located, host: Host) -> None:
    """Notes a host among a step's outputs, which outlive its row: uuid, reference and hypervisor type."""
    out.host, out.host_ref, out.hypervisor = host.uuid, ref_of(host).to_json(), host.hypervisor_type


def locate(tx: Transaction, vm: VmInstance, out: Located) -> None:
    """Notes where a VM's guest is (`located`); nothing where it is on no host."""
    host = tx.get(Host, vm.host_uuid)
    if host is not None:
        located(out, host)


def host_in(flow: Flow[Any, Located]) -> HostRef | None:
    """The host in a flow's outputs (`located`); None where the guest is on no host."""
    return HostRef(**flow.out.host_ref) if flow.out.host_ref is not None else None


def require_host_in(flow: Flow[Any, Located]) -> HostRef:
    """As `host_in`, where a host is certain."""
    assert flow.out.host_ref is not None
    return HostRef(**flow.out.host_ref)


def refuse_incapable(tx: Transaction, vm: VmInstance, needed: HostCapability) -> None:
    """Raises Refused where the host of a VM cannot do what an operation on its guest needs."""
    host = tx.get(Host, vm.host_uuid)
    if host is not None:
        require(host, needed, f"vm[uuid:{vm.uuid}], which is {vm.state}")


def hypervisor_of(flow: Flow[Any, Located]) -> Hypervisor:
    """The hypervisor backend of the host in a flow's outputs."""
    assert flow.out.hypervisor is not None
    return flow.node.backends.find(Hypervisor, flow.out.hypervisor)


def guest_settings(configs: Configs) -> Mapping[str, str]:
    """What the global settings of guests are."""
    return configs.texts(GUEST_NAMES)


async def reach(node: NodeBase, host_uuid: Uuid) -> tuple[Hypervisor, HostRef]:
    """The hypervisor backend of a host, and how the host is reached."""
    host, kind = await node.db.read(host_of, host_uuid)
    return node.backends.find(Hypervisor, kind), host


async def has_guest(node: NodeBase, host_uuid: Uuid, guest: Uuid) -> bool | None:
    """Whether a host has a guest; None where it does not say."""
    try:
        hypervisor, host = await reach(node, host_uuid)
        async with asyncio.timeout(node.configs.get(PING_TIMEOUT)):
            return guest in await hypervisor.list_vms(host)
    except (BackendError, NotFound, TimeoutError):
        return None
