"""The core's specs as the wire has them."""

from __future__ import annotations

import base64

from orrery.backends.agent import wire
from orrery.core.compute.host.hypervisor import DiskSpec, NicSpec, VmSpec
from orrery.core.network.l2.backend import L2Spec
from orrery.core.storage.primary.backend import StorageSpec


def guest_of(vm: VmSpec) -> wire.Guest:
    """A guest, whole."""
    return wire.Guest(
        uuid=vm.uuid,
        name=vm.name,
        cpus=vm.cpus,
        memory=vm.memory,
        disks=tuple(disk_of(disk) for disk in vm.disks),
        nics=tuple(nic_of(nic) for nic in vm.nics),
        isos=vm.isos,
        paused=vm.paused,
        user_data=None if vm.user_data is None else plain_user_data(vm.user_data),
        ssh_keys=vm.ssh_keys,
        hostname=vm.hostname,
        boot_order=vm.boot_order,
        settings=dict(vm.settings),
    )


def plain_user_data(sent: str) -> str:
    """What a guest is to read: callers send it in base 64. What is none, or no text, is left as it is."""
    try:
        return base64.b64decode(sent, validate=True).decode()
    except ValueError:
        return sent


def disk_of(disk: DiskSpec) -> wire.Disk:
    """A volume of a guest."""
    return wire.Disk(
        uuid=disk.uuid,
        location=disk.location,
        storage_uuid=disk.storage_uuid,
        device_id=disk.device_id,
        size=disk.size,
    )


def nic_of(nic: NicSpec) -> wire.Nic:
    """A nic of a guest."""
    return wire.Nic(
        uuid=nic.uuid,
        name=nic.name,
        mac=nic.mac,
        ip=nic.ip,
        netmask=nic.netmask,
        gateway=nic.gateway,
        network_uuid=nic.l2_uuid,
        bridge=nic.bridge,
        device_id=nic.device_id,
    )


def network_of(l2: L2Spec) -> wire.Network:
    """An L2 network."""
    return wire.Network(
        uuid=l2.uuid, bridge=l2.bridge, physical_interface=l2.physical_interface, vlan=l2.vlan
    )


def storage_of(storage: StorageSpec) -> wire.Storage:
    """A primary storage."""
    return wire.Storage(uuid=storage.uuid, type=storage.type, url=storage.url, mount_path=storage.mount_path)
