"""From the call to the VM as it shall be: everything looked up, every refusal made, nothing done yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.model import Host
from orrery.core.compute.host.strategies import DEFAULT as HOST_STRATEGY
from orrery.core.compute.host.types import types_using
from orrery.core.compute.offering.model import DiskOffering, InstanceOffering
from orrery.core.compute.vm.messages import CreateVmInstance
from orrery.core.compute.vm.model import VmInstance
from orrery.core.compute.vm.params import WantedDisk, WantedNic, WantedVm
from orrery.core.compute.vm.tags import CD_ROMS, CUSTOM_MAC, STATIC_IP, WITHOUT_CD_ROM
from orrery.core.compute.zone.model import Zone
from orrery.core.kernel.api.message import NAME_MAX
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, Refused
from orrery.core.network.l3.model import L3Network
from orrery.core.storage.backup.model import BackupStorage
from orrery.core.storage.image.model import Image, ImageBackupStorageRef
from orrery.core.storage.primary.strategies import DEFAULT as STORAGE_STRATEGY

VIRTIO_PLATFORMS = ("Linux", "Paravirtualization", "WindowsVirtio")


@dataclass(frozen=True, slots=True)
class Givens:
    """What a creation needs beside the message: fresh identities and the settings of the moment."""

    vm_uuid: Uuid
    disk_uuids: Sequence[Uuid]
    nic_uuids: Sequence[Uuid]
    ip_strategy: str
    """For the L3 networks that have none of their own."""
    reserved_storage: int
    """Bytes."""
    cd_rom_count: int
    unique_names: bool
    account_uuid: Uuid
    """Whose the VM will be."""
    types: Registry
    """Has the hypervisor types."""


def resolve(tx: Transaction, message: CreateVmInstance, givens: Givens) -> WantedVm:
    """The VM that `message` asks for. Raises Refused, InvalidArgument or NotFound, naming the field."""
    _refuse_unserved(message)
    if givens.unique_names and tx.first(VmInstance, name=message.name) is not None:
        raise Refused(f"field[name]: there is a VM called [{message.name}] (global config vm/uniqueVmName)")
    offering = tx.get(InstanceOffering, message.instance_offering_uuid)
    cpu_num, memory_size, reserved = _size(message, offering)
    zone, cluster, host = _location(tx, message)
    l3s = _l3_networks(tx, message)
    zone = zone or (l3s[0].zone_uuid if l3s else None)
    image = _image(tx, message)
    virtio = message.virtio if message.virtio is not None else bool(image and image.virtio)
    platform = message.platform or (image.platform if image else None)
    return WantedVm(
        vm_uuid=givens.vm_uuid,
        name=message.name,
        description=message.description,
        account_uuid=givens.account_uuid,
        type=message.type or "UserVm",
        instance_offering_uuid=offering.uuid if offering else None,
        cpu_num=cpu_num,
        cpu_speed=offering.cpu_speed if offering else 0,
        memory_size=memory_size,
        reserved_memory_size=reserved,
        allocator_strategy=(offering.allocator_strategy if offering else None) or HOST_STRATEGY,
        image_uuid=image.uuid if image else None,
        image_size=image.actual_size or image.size if image else 0,
        boots_from_iso=bool(image and image.media_type == "ISO"),
        backup_storage_type=_backup_type(tx, image),
        platform=platform,
        guest_os_type=message.guest_os_type or (image.guest_os_type if image else None),
        architecture=message.architecture or (image.architecture if image else None),
        hypervisor_type=next(iter(types_using(givens.types, image.format)), None) if image else None,
        zone_uuid=zone,
        cluster_uuid=cluster,
        host_uuid=host,
        default_l3_network_uuid=_default_l3(message, l3s),
        root=_tagged_like(offering, _root_disk(tx, message, image, givens)),
        data=_data_disks(tx, message, givens),
        nics=_nics(message, l3s, givens, virtio or platform in VIRTIO_PLATFORMS),
        cd_roms=_cd_roms(message, image, givens),
        system_tags=message.system_tags,
        user_tags=message.user_tags,
        reserved_storage=givens.reserved_storage,
    )


def _refuse_unserved(message: CreateVmInstance) -> None:
    if message.vm_nic_params:
        raise Refused("field[vmNicParams] is not served; use the system tags staticIp:: and customMac::")
    if message.disk_aos:
        raise Refused("field[diskAOs] is not served; use rootDiskSize, dataDiskSizes or the offerings")
    if message.ssh_key_pair_uuids:
        raise Refused("field[sshKeyPairUuids] is not served; use the system tag sshkey::")


def _size(message: CreateVmInstance, offering: InstanceOffering | None) -> tuple[int, int, int]:
    """CPUs, memory bytes and reserved memory bytes; clients send 0 beside an offering for "not given"."""
    if offering is not None:
        _refuse_disabled("instanceOfferingUuid", "instance offering", offering.uuid, offering.state)
        return offering.cpu_num, offering.memory_size, offering.reserved_memory_size
    if not message.cpu_num or not message.memory_size:
        raise Refused("Missing CPU/memory settings: give instanceOfferingUuid, or cpuNum and memorySize")
    if message.cpu_num < 0 or message.memory_size < 0:
        raise InvalidArgument("cpuNum and memorySize must be positive")
    return message.cpu_num, message.memory_size, message.reserved_memory_size or 0


def _location(tx: Transaction, message: CreateVmInstance) -> tuple[Uuid | None, Uuid | None, Uuid | None]:
    """Zone, cluster and host as far as they are asked for; the narrower one wins over the wider."""
    if message.host_uuid is not None:
        host = tx.require(Host, message.host_uuid)
        _refuse_disabled("hostUuid", "host", host.uuid, host.state)
        return host.zone_uuid, host.cluster_uuid, host.uuid
    if message.cluster_uuid is not None:
        cluster = tx.require(Cluster, message.cluster_uuid)
        _refuse_disabled("clusterUuid", "cluster", cluster.uuid, cluster.state)
        return cluster.zone_uuid, cluster.uuid, None
    if message.zone_uuid is not None:
        zone = tx.require(Zone, message.zone_uuid)
        _refuse_disabled("zoneUuid", "zone", zone.uuid, zone.state)
        return zone.uuid, None, None
    if not message.l3_network_uuids:
        raise Refused("give at least one of l3NetworkUuids, zoneUuid, clusterUuid and hostUuid")
    return None, None, None


def _l3_networks(tx: Transaction, message: CreateVmInstance) -> list[L3Network]:
    uuids = message.l3_network_uuids or []
    if len(set(uuids)) != len(uuids):
        raise Refused("field[l3NetworkUuids] names the same L3 network twice")
    l3s = [tx.require(L3Network, uuid) for uuid in uuids]
    for l3 in l3s:
        _refuse_disabled("l3NetworkUuids", "L3 network", l3.uuid, l3.state)
        if l3.system:
            raise Refused(f"field[l3NetworkUuids]: L3 network[{l3.uuid}] is a system network")
    return l3s


def _default_l3(message: CreateVmInstance, l3s: list[L3Network]) -> Uuid | None:
    default = message.default_l3_network_uuid
    if default is None:
        if len(l3s) > 1:
            raise InvalidArgument(
                "several L3 networks are given, so field[defaultL3NetworkUuid] is mandatory"
            )
        return l3s[0].uuid if l3s else None
    if default not in [l3.uuid for l3 in l3s]:
        raise InvalidArgument(f"field[defaultL3NetworkUuid]: [{default}] is none of l3NetworkUuids")
    return default


def _image(tx: Transaction, message: CreateVmInstance) -> Image | None:
    image = tx.get(Image, message.image_uuid)
    if image is None:
        if not message.root_disk_size and message.root_disk_offering_uuid is None:
            raise InvalidArgument("without imageUuid, rootDiskSize or rootDiskOfferingUuid is mandatory")
        return None
    _refuse_disabled("imageUuid", "image", image.uuid, image.state)
    if image.status != "Ready":
        raise Refused(f"field[imageUuid]: image[{image.uuid}] is {image.status}; it must be Ready")
    if image.media_type == "DataVolumeTemplate":
        raise InvalidArgument(f"field[imageUuid]: image[{image.uuid}] is a template of data volumes")
    if image.system:
        raise InvalidArgument(f"field[imageUuid]: image[{image.uuid}] is a system image")
    return image


def _backup_type(tx: Transaction, image: Image | None) -> str | None:
    if image is None:
        return None
    refs = tx.find(ImageBackupStorageRef, image_uuid=image.uuid, status="Ready")
    return tx.require(BackupStorage, refs[0].backup_storage_uuid).type if refs else None


def _root_disk(tx: Transaction, message: CreateVmInstance, image: Image | None, givens: Givens) -> WantedDisk:
    offering = tx.get(DiskOffering, message.root_disk_offering_uuid)
    if offering is not None:
        _refuse_disabled("rootDiskOfferingUuid", "disk offering", offering.uuid, offering.state)
    size = offering.disk_size if offering is not None else message.root_disk_size or 0
    if size < 0:
        raise InvalidArgument(f"field[rootDiskSize]: [{size}] is negative")
    if image is not None and image.media_type == "ISO" and not size:
        raise InvalidArgument("an ISO has no root disk: rootDiskSize or rootDiskOfferingUuid is mandatory")
    return WantedDisk(
        uuid=givens.disk_uuids[0],
        name=f"ROOT-for-{message.name}"[:NAME_MAX],
        description=f"Root volume for VM[uuid:{givens.vm_uuid}]",
        size=size or (image.size if image is not None else 0),
        disk_offering_uuid=message.root_disk_offering_uuid,
        primary_storage_uuid=message.primary_storage_uuid_for_root_volume,
        allocator_strategy=offering.allocator_strategy if offering is not None else STORAGE_STRATEGY,
        system_tags=message.root_volume_system_tags,
        storage_tags=offering.storage_tags if offering is not None else None,
    )


def _tagged_like(offering: InstanceOffering | None, root: WantedDisk) -> WantedDisk:
    """The tags of the instance offering choose the root volume's storage too."""
    if offering is None or not offering.storage_tags:
        return root
    return root.model_copy(update={"storage_tags": [*(root.storage_tags or ()), *offering.storage_tags]})


def _data_disks(tx: Transaction, message: CreateVmInstance, givens: Givens) -> list[WantedDisk]:
    asked: list[tuple[int, DiskOffering | None]] = []
    for uuid in message.data_disk_offering_uuids or ():
        offering = tx.require(DiskOffering, uuid)
        _refuse_disabled("dataDiskOfferingUuids", "disk offering", uuid, offering.state)
        asked.append((offering.disk_size, offering))
    for size in message.data_disk_sizes or ():
        if size <= 0:
            raise InvalidArgument(f"field[dataDiskSizes]: [{size}] is no size of a disk")
        asked.append((size, None))
    on_index = message.data_volume_system_tags_on_index or {}
    return [
        WantedDisk(
            uuid=givens.disk_uuids[1 + index],
            name=f"DATA-for-{message.name}"[:NAME_MAX],
            description=f"DataVolume-{givens.vm_uuid}",
            size=size,
            disk_offering_uuid=chosen.uuid if chosen is not None else None,
            allocator_strategy=chosen.allocator_strategy if chosen is not None else STORAGE_STRATEGY,
            storage_tags=chosen.storage_tags if chosen is not None else None,
            system_tags=[*(message.data_volume_system_tags or ()), *on_index.get(str(index), ())] or None,
        )
        for index, (size, chosen) in enumerate(asked)
    ]


def count_data_disks(message: CreateVmInstance) -> int:
    """How many data volumes the call asks for."""
    return len(message.data_disk_offering_uuids or ()) + len(message.data_disk_sizes or ())


def _nics(message: CreateVmInstance, l3s: list[L3Network], givens: Givens, virtio: bool) -> list[WantedNic]:
    tags = message.system_tags or []
    static = {found["l3NetworkUuid"]: found["staticIp"] for found in STATIC_IP.every(tags)}
    macs = {found["l3NetworkUuid"]: found["customMac"].lower() for found in CUSTOM_MAC.every(tags)}
    known = [l3.uuid for l3 in l3s]
    for uuid in [*static, *macs]:
        if uuid not in known:
            raise InvalidArgument(f"a system tag names L3 network[{uuid}], which is none of l3NetworkUuids")
    return [
        WantedNic(
            uuid=givens.nic_uuids[index],
            l3_network_uuid=l3.uuid,
            l2_network_uuid=l3.l2_network_uuid,
            driver_type="virtio" if virtio else "e1000",
            ip_strategy=l3.ip_strategy or givens.ip_strategy,
            mac=valid_mac(macs.get(l3.uuid)),
            static_ip=static.get(l3.uuid),
        )
        for index, l3 in enumerate(l3s)
    ]


def valid_mac(mac: str | None) -> str | None:
    """`mac` if it is the address of one nic. Raises InvalidArgument saying what is wrong with it."""
    if mac is None:
        return None
    octets = mac.split(":")
    if len(octets) != 6 or any(len(o) != 2 or not set(o) <= set("0123456789abcdef") for o in octets):
        raise InvalidArgument(f"[{mac}] is no MAC address; write six octets such as fa:00:11:22:33:44")
    if not any(int(octet, 16) for octet in octets):
        raise InvalidArgument(f"the MAC address[{mac}] is that of no nic; choose one that is not all zeros")
    if int(octets[0], 16) & 1:
        raise InvalidArgument(f"the MAC address[{mac}] is a multicast one; its first octet must be even")
    return mac


def _cd_roms(message: CreateVmInstance, image: Image | None, givens: Givens) -> list[str | None]:
    tags = message.system_tags or []
    boot_iso = image.uuid if image is not None and image.media_type == "ISO" else None
    without = WITHOUT_CD_ROM.first(tags)
    if without is not None and without["createWithoutCdRom"].lower() == "true":
        return [boot_iso] if boot_iso is not None else []
    asked = CD_ROMS.first(tags)
    if asked is None:
        return [boot_iso] + [None] * (givens.cd_rom_count - 1)
    drives: list[str | None] = [
        None if drive == "Empty" else drive for drive in asked.values() if drive != "None"
    ]
    return [boot_iso, *drives[1:]] if boot_iso is not None else drives


def _refuse_disabled(field: str, what: str, uuid: Uuid, state: str) -> None:
    if state != "Enabled":
        raise Refused(f"field[{field}]: {what}[{uuid}] is {state}; enable it or choose another")
