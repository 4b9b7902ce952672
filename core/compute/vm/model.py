"""VMs, their nics and their CD-ROM drives."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.model import Host
from orrery.core.compute.offering.model import InstanceOffering
from orrery.core.compute.vm.states import VmState
from orrery.core.compute.zone.model import Zone
from orrery.core.identity.account.model import Owned
from orrery.core.kernel.db.model import Edge, Events, Inventory, Nested, OwnedThrough, Resource, Stamped
from orrery.core.kernel.deletion import Deletable, deleted_index
from orrery.core.network.l3.model import L3Network


class VmInstance(Resource, Owned, Deletable):
    """A VM. `host_uuid` is set while it holds capacity of that host."""

    __tablename__ = "vm_instance"
    __table_args__ = (
        Index(None, "state", "uuid"),
        deleted_index(),
        Index(None, "zone_uuid", "uuid"),
        Index(None, "cluster_uuid", "uuid"),
        Index(None, "name", "uuid"),
        Index(None, "create_date", "uuid"),
        Index(None, "image_uuid", "uuid"),
        Index(None, "root_volume_uuid"),
        Index(None, "account_uuid", "uuid"),
    )
    __vo__ = "VmInstanceVO"
    __inventory__ = Inventory(
        "org.zstack.header.vm.VmInstanceInventory",
        hidden=("internal_id", "wanted", "account_uuid", "deleted_ms"),
        nested=(
            Nested("vmNics", "VmNicVO", "vm_instance_uuid", sort="device_id"),
            Nested("allVolumes", "VolumeVO", "vm_instance_uuid", sort="device_id"),
            Nested("vmCdRoms", "VmCdRomVO", "vm_instance_uuid", sort="device_id"),
        ),
        expanded=(Edge("image_uuid", "ImageVO"), Edge("root_volume_uuid", "VolumeVO")),
        columns=("state", "vmNics.ip", "cpuNum", "memorySize", "hostUuid"),
        wide=("imageUuid", "instanceOfferingUuid", "clusterUuid", "zoneUuid", "allVolumes", "createDate"),
    )
    __events__ = Events(
        "vm",
        (
            "name",
            "description",
            "state",
            "zone_uuid",
            "cluster_uuid",
            "host_uuid",
            "image_uuid",
            "instance_offering_uuid",
            "root_volume_uuid",
            "default_l3_network_uuid",
            "cpu_num",
            "memory_size",
        ),
        watched=("state",),
        called={VmState.CREATED: "backToCreated"},
    )

    zone_uuid: Mapped[str | None] = mapped_column(ForeignKey(Zone.uuid))
    """The zone that it is or was in."""
    cluster_uuid: Mapped[str | None] = mapped_column(ForeignKey(Cluster.uuid, ondelete="SET NULL"))
    """The cluster that it is or was in."""
    host_uuid: Mapped[str | None] = mapped_column(ForeignKey(Host.uuid), index=True)
    """The host that it runs on; absent while it runs nowhere."""
    last_host_uuid: Mapped[str | None] = mapped_column(ForeignKey(Host.uuid, ondelete="SET NULL"), index=True)
    """The host that it ran on last."""
    image_uuid: Mapped[str | None] = mapped_column(String(32))
    """The image that its root volume was made of."""
    instance_offering_uuid: Mapped[str | None] = mapped_column(
        ForeignKey(InstanceOffering.uuid, ondelete="SET NULL"), index=True
    )
    """The instance offering that it was made of, if that still exists."""
    root_volume_uuid: Mapped[str | None] = mapped_column(String(32))
    """Its root volume."""
    default_l3_network_uuid: Mapped[str | None] = mapped_column(String(32))
    """The L3 network that its default route is on."""
    platform: Mapped[str | None] = mapped_column(String(32))
    """Family of its operating system, which decides its devices."""
    guest_os_type: Mapped[str | None] = mapped_column(String(255))
    """Operating system in it, for people."""
    architecture: Mapped[str | None] = mapped_column(String(32))
    """CPU architecture that it needs."""
    type: Mapped[str] = mapped_column(String(32))
    """What it was created as; both types are treated alike."""
    hypervisor_type: Mapped[str | None] = mapped_column(String(32))
    """What its host runs it by; absent before its first start, where the image does not decide."""
    cpu_num: Mapped[int]
    """CPUs that it has."""
    cpu_speed: Mapped[int]
    """Always 0: CPU speeds are not limited."""
    memory_size: Mapped[int]
    """Bytes of memory that it has."""
    reserved_memory_size: Mapped[int]
    """Bytes of the memory that count as reserved."""
    allocator_strategy: Mapped[str] = mapped_column(String(64))
    """How its hosts are chosen."""
    state: Mapped[str] = mapped_column(String(16))
    """What it does; Unknown while its host is silent."""
    internal_id: Mapped[int]
    """The number of the run that placed it, which is part of the names of its nics."""
    wanted: Mapped[dict[str, Any] | None]
    """What a VM that was only recorded shall get when it is first started."""


class VmNic(Stamped):
    """A nic of a VM."""

    __tablename__ = "vm_nic"
    __table_args__ = (Index(None, "l3_network_uuid", "vm_instance_uuid"),)
    __vo__ = "VmNicVO"
    __is_resource__ = True
    __ownership__ = OwnedThrough("vm_instance_uuid", "VmInstanceVO")
    __inventory__ = Inventory(
        "org.zstack.header.vm.VmNicInventory",
        hidden=("used_ip_uuid",),
        nested=(Nested("usedIps", "UsedIpVO", "vm_nic_uuid"),),
        columns=("state", "ip", "mac", "vmInstanceUuid", "l3NetworkUuid"),
        wide=("deviceId", "netmask", "gateway", "driverType", "internalName"),
    )
    __events__ = Events(
        "vmNic",
        (
            "vm_instance_uuid",
            "l3_network_uuid",
            "ip",
            "mac",
            "device_id",
        ),
    )

    vm_instance_uuid: Mapped[str] = mapped_column(ForeignKey(VmInstance.uuid), index=True)
    """The VM that has it."""
    l3_network_uuid: Mapped[str] = mapped_column(ForeignKey(L3Network.uuid))
    """The L3 network that it is on."""
    used_ip_uuid: Mapped[str | None] = mapped_column(String(32))
    ip: Mapped[str | None] = mapped_column(String(64), index=True)
    """Its address, where the network gives out addresses."""
    netmask: Mapped[str | None] = mapped_column(String(64))
    """Netmask of its subnet."""
    gateway: Mapped[str | None] = mapped_column(String(64))
    """Address of the router of its subnet."""
    ip_version: Mapped[int | None]
    mac: Mapped[str] = mapped_column(String(17), unique=True)
    """Its MAC address, unique over all nics."""
    device_id: Mapped[int]
    """Its place among the nics of its VM, from 0."""
    type: Mapped[str] = mapped_column(String(32))
    """Always VNIC."""
    state: Mapped[str] = mapped_column(String(16))
    """Always enable."""
    hypervisor_type: Mapped[str | None] = mapped_column(String(32))
    """That of its VM."""
    driver_type: Mapped[str] = mapped_column(String(32))
    """The device that the guest sees, such as virtio."""
    internal_name: Mapped[str] = mapped_column(String(64))
    """Name of its interface on the host."""
    meta_data: Mapped[str | None] = mapped_column(String(255))
    """Kept for clients; nothing fills it."""


class VmCdRom(Resource):
    """A CD-ROM drive; empty without an ISO."""

    __tablename__ = "vm_cd_rom"
    __vo__ = "VmCdRomVO"
    __ownership__ = OwnedThrough("vm_instance_uuid", "VmInstanceVO")
    __inventory__ = Inventory(
        "org.zstack.header.vm.cdrom.VmCdRomInventory",
        columns=("vmInstanceUuid", "deviceId", "isoUuid"),
        wide=("protocol",),
    )

    vm_instance_uuid: Mapped[str] = mapped_column(ForeignKey(VmInstance.uuid), index=True)
    """The VM that has it."""
    device_id: Mapped[int]
    """Its place among the drives of its VM, from 0."""
    iso_uuid: Mapped[str | None] = mapped_column(String(32))
    """The ISO in it; absent: it is empty."""
    iso_install_path: Mapped[str | None] = mapped_column(String(1024))
    """Kept for clients; nothing fills it."""
    protocol: Mapped[str | None] = mapped_column(String(32))
    """Kept for clients; nothing fills it."""
