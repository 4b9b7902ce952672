"""Calls on VMs and their nics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from orrery.core.compute.host.model import Host
from orrery.core.compute.vm.model import VmCdRom, VmInstance, VmNic
from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    LONG_MAX,
    ApiMessage,
    Classes,
    CreateMessage,
    DeleteMessage,
    Description,
    Int,
    Long,
    Name,
    NewSystemTag,
    QueryMessage,
    Refers,
    Text,
    WireModel,
)
from orrery.core.kernel.bus import Message, RouteKey
from orrery.core.network.l3.model import L3Network
from orrery.core.storage.volume.model import Volume

api = Declarations(java="org.zstack.header.vm")

VmUuid = Annotated[str, Refers("VmInstanceVO")]
AnyVmUuid = Annotated[str, Refers("VmInstanceVO", must_exist=False)]
L3Uuid = Annotated[str, Refers("L3NetworkVO")]
DiskOfferingUuid = Annotated[str, Refers("DiskOfferingVO")]
Platform = Literal["Linux", "Windows", "Other", "Paravirtualization", "WindowsVirtio"]
Cpus = Annotated[int, Field(ge=1, le=1024)]
MemoryBytes = Annotated[int, Field(ge=1, le=LONG_MAX)]
ReservedBytes = Annotated[int, Field(ge=0, le=LONG_MAX)]


@api.post("/vm-instances", returns=VmInstance, timeout_seconds=43_200)
class CreateVmInstance(CreateMessage):
    """Create a VM: place it, make its disks and nics, start it. A failure leaves nothing behind."""

    name: Name
    description: Description | None = None
    instance_offering_uuid: Annotated[str, Refers("InstanceOfferingVO")] | None = None
    """The instance offering that gives CPUs and memory; else `cpu_num` and `memory_size` are needed."""
    cpu_num: Int | None = None
    """CPUs; not used beside an instance offering."""
    memory_size: Long | None = None
    """Bytes of memory; not used beside an instance offering."""
    reserved_memory_size: ReservedBytes | None = None
    """Bytes of the memory that count as reserved; not used beside an instance offering."""
    image_uuid: Annotated[str, Refers("ImageVO")] | None = None
    """The image that its root volume is made of, or the ISO that it boots from; else a size of the root disk
    is needed."""
    l3_network_uuids: list[L3Uuid] | None = None
    """The L3 networks that it gets a nic on, in this order; each once."""
    default_l3_network_uuid: str | None = None
    """The one of `l3_network_uuids` that its default route is on; needed where there are several."""
    vm_nic_params: str | None = None
    """Not served, refused if given: use the system tags staticIp:: and customMac::."""
    type: Literal["UserVm", "ApplianceVm"] | None = None
    """UserVm, the default, is an ordinary VM; ApplianceVm is recorded and treated alike."""
    root_disk_offering_uuid: DiskOfferingUuid | None = None
    """The disk offering that gives the size of the root volume; it goes before `root_disk_size`."""
    root_disk_size: Long | None = None
    """Bytes of the root volume; absent: the size of the image. An ISO needs it."""
    data_disk_sizes: list[Long] | None = None
    """Bytes of each of its data volumes, after those of `data_disk_offering_uuids`."""
    data_disk_offering_uuids: list[DiskOfferingUuid] | None = None
    """The disk offerings of its data volumes; one volume for each."""
    zone_uuid: Annotated[str, Refers("ZoneVO")] | None = None
    """The zone to start in; absent: that of its first L3 network."""
    cluster_uuid: Annotated[str, Refers("ClusterVO")] | None = None
    """The cluster to start in; it goes before `zone_uuid`."""
    host_uuid: Annotated[str, Refers("HostVO")] | None = None
    """The host to start on; it goes before `cluster_uuid` and `zone_uuid`."""
    primary_storage_uuid_for_root_volume: Annotated[str, Refers("PrimaryStorageVO")] | None = None
    """The primary storage of its root volume; absent: one is chosen."""
    strategy: Literal["InstantStart", "JustCreate", "CreateStopped"] | None = "InstantStart"
    """InstantStart starts it, CreateStopped makes its disks and nics only, JustCreate only records it until
    it is first started."""
    root_volume_system_tags: list[NewSystemTag] | None = None
    """System tags of its root volume."""
    data_volume_system_tags: list[NewSystemTag] | None = None
    """System tags of each of its data volumes."""
    data_volume_system_tags_on_index: dict[str, list[NewSystemTag]] | None = None
    """System tags of single data volumes, by their place: "0" is the first."""
    ssh_key_pair_uuids: list[str] | None = None
    """Not served, refused if given: use the system tag sshkey::."""
    platform: Platform | None = None
    """Family of its operating system, which decides its devices; absent: the image's."""
    guest_os_type: Annotated[str, Field(max_length=255)] | None = None
    """Operating system in it, for people; absent: the image's."""
    architecture: Literal["x86_64", "aarch64", "mips64el", "loongarch64"] | None = None
    """CPU architecture that its host must have; absent: the image's."""
    virtio: bool | None = None
    """Whether its nics are virtio devices; absent: as the image has it."""
    disk_aos: Annotated[list[dict[str, Any]] | None, Field(alias="diskAOs")] = None
    """Not served, refused if given: use the sizes or the offerings of disks."""


@api.action("/vm-instances/{uuid}/actions", returns=VmInstance)
class StartVmInstance(ApiMessage):
    """Start a stopped or crashed VM, on its last host if that has room."""

    uuid: VmUuid
    cluster_uuid: Annotated[str, Refers("ClusterVO")] | None = None
    """The cluster to start in; absent: any that it can."""
    host_uuid: Annotated[str, Refers("HostVO")] | None = None
    """The host to start on; absent: its last one, if that has room."""


@api.action("/vm-instances/{uuid}/actions", returns=VmInstance)
class StopVmInstance(ApiMessage):
    """Stop a VM: politely (grace), or by cutting its power (cold)."""

    uuid: VmUuid
    type: Literal["grace", "cold"] | None = "grace"
    """grace asks its operating system to shut down, cold cuts its power."""
    stop_ha: Annotated[Literal["true"] | None, Field(alias="stopHA")] = None
    """Accepted and not used: there is no high availability to stop."""


@api.action("/vm-instances/{uuid}/actions", returns=VmInstance)
class RebootVmInstance(ApiMessage):
    """Restart a VM on its host."""

    uuid: VmUuid


@api.action("/vm-instances/{uuid}/actions", returns=VmInstance)
class PauseVmInstance(ApiMessage):
    """Freeze a running VM."""

    uuid: VmUuid


@api.action("/vm-instances/{uuid}/actions", returns=VmInstance)
class ResumeVmInstance(ApiMessage):
    """Let a paused VM go on."""

    uuid: VmUuid


@api.action("/vm-instances/{uuid}/actions", returns=VmInstance)
class UpdateVmInstance(ApiMessage):
    """Rename, describe, or (stopped) resize a VM."""

    uuid: VmUuid
    name: Name | None = None
    description: Description | None = None
    state: Literal["Stopped", "Running"] | None = None
    """Accepted only where it is the state that the VM has; StartVmInstance and StopVmInstance change it."""
    default_l3_network_uuid: L3Uuid | None = None
    """The network of its default route, on which it must have a nic; absent: unchanged."""
    platform: Platform | None = None
    """Family of its operating system; absent: unchanged."""
    cpu_num: Cpus | None = None
    """CPUs, changed while it is stopped; absent: unchanged."""
    memory_size: MemoryBytes | None = None
    """Bytes of memory, changed while it is stopped; absent: unchanged."""
    reserved_memory_size: ReservedBytes | None = None
    """Bytes of the memory that count as reserved; absent: unchanged."""
    guest_os_type: Annotated[str, Field(max_length=255)] | None = None
    """Operating system in it, for people; absent: unchanged."""


@api.action("/vm-instances/{vmInstanceUuid}/actions", returns=VmInstance)
class ChangeInstanceOffering(ApiMessage):
    """Give a stopped VM the size of another offering."""

    vm_instance_uuid: VmUuid
    instance_offering_uuid: Annotated[str, Refers("InstanceOfferingVO")]
    """The offering whose CPUs and memory it gets."""


@api.delete("/vm-instances/{uuid}")
class DestroyVmInstance(DeleteMessage):
    """Destroy a VM; by the deletion policy it can be recovered for a while."""

    uuid: AnyVmUuid


@api.action("/vm-instances/{uuid}/actions", returns=VmInstance)
class RecoverVmInstance(ApiMessage):
    """Bring a destroyed VM back, stopped."""

    uuid: VmUuid


@api.action("/vm-instances/{uuid}/actions", timeout_seconds=10_800)
class ExpungeVmInstance(ApiMessage):
    """Remove a destroyed VM and its root volume for good."""

    uuid: VmUuid


@api.action("/vm-instances/{vmInstanceUuid}/actions", returns=VmInstance, timeout_seconds=3600)
class MigrateVm(ApiMessage):
    """Move a VM to another host without stopping it."""

    vm_instance_uuid: VmUuid
    host_uuid: Annotated[str, Refers("HostVO")] | None = None
    """The host to move to; absent: one is chosen."""
    migrate_from_destination: bool | None = None
    """Accepted and not used."""
    allow_unknown: bool = False
    """Accepted and not used: a VM that is Unknown cannot move."""
    strategy: Literal["auto-converge"] | None = None
    """Accepted and not used."""
    down_time: Int | None = None
    """Accepted and not used."""


@api.get("/vm-instances/{vmInstanceUuid}/migration-target-hosts", returns=Host, many=True)
class GetVmMigrationCandidateHosts(ApiMessage):
    """The hosts that a VM could move to now."""

    vm_instance_uuid: VmUuid


class StartingCandidates(WireModel):
    """Where a VM could start now."""

    hosts: list[dict[str, Any]]
    """The hosts that it could start on."""
    clusters: list[dict[str, Any]]
    """The clusters of these hosts."""
    classes: Classes


@api.get("/vm-instances/{uuid}/starting-target-hosts", reply=StartingCandidates)
class GetVmStartingCandidateClustersHosts(ApiMessage):
    """The hosts and clusters that a stopped VM could start on now."""

    uuid: VmUuid


@api.post("/vm-instances/{vmInstanceUuid}/l3-networks/{l3NetworkUuid}", returns=VmInstance)
class AttachL3NetworkToVm(ApiMessage):
    """Give a VM a nic on one more L3 network."""

    vm_instance_uuid: VmUuid
    """The VM that gets the nic."""
    l3_network_uuid: Annotated[str, Refers("L3NetworkVO", is_changed=False)]
    """The L3 network that the nic is on."""
    static_ip: Text | None = None
    """The address that it gets; absent: one is chosen."""
    driver_type: str | None = None
    """virtio, e1000, rtl8139 or pcnet; absent: as its platform needs."""
    custom_mac: str | None = None
    """The MAC address that it gets; absent: one is chosen."""
    vm_nic_params: str | None = None
    """Accepted and not used."""


@api.delete("/vm-instances/nics/{vmNicUuid}", returns=VmInstance)
class DetachL3NetworkFromVm(ApiMessage):
    """Take a nic away from its VM."""

    vm_nic_uuid: Annotated[str, Refers("VmNicVO")]
    """The nic to take away."""


@api.get("/vm-instances/{vmInstanceUuid}/l3-networks-candidates", returns=L3Network, many=True)
class GetVmAttachableL3Network(ApiMessage):
    """The L3 networks that a VM could get a nic on."""

    vm_instance_uuid: VmUuid


@api.get("/vm-instances/{vmInstanceUuid}/data-volume-candidates", returns=Volume, many=True)
class GetVmAttachableDataVolume(ApiMessage):
    """The data volumes that could be attached to a VM."""

    vm_instance_uuid: VmUuid


@api.get(
    "/volumes/{volumeUuid}/candidate-vm-instances",
    returns=VmInstance,
    many=True,
    java="org.zstack.header.volume.APIGetDataVolumeAttachableVmMsg",
)
class GetDataVolumeAttachableVm(ApiMessage):
    """The VMs that a data volume could be attached to (the first 1000)."""

    volume_uuid: Annotated[str, Refers("VolumeVO")]


@api.query("/vm-instances", "/vm-instances/{uuid}", returns=VmInstance)
class QueryVmInstance(QueryMessage):
    """List VMs."""


@api.query("/vm-instances/nics", "/vm-instances/nics/{uuid}", returns=VmNic)
class QueryVmNic(QueryMessage):
    """List nics."""


@api.query(
    "/vm-instances/cdroms",
    "/vm-instances/cdroms/{uuid}",
    returns=VmCdRom,
    java="org.zstack.header.vm.cdrom.APIQueryVmCdRomMsg",
)
class QueryVmCdRom(QueryMessage):
    """List CD-ROM drives."""


# internal: what cascades do to VMs; with `force` the silence of a host is no reason to fail


@dataclass(frozen=True)
class HaltVm(Message[None]):
    """Stop a VM; one that does not run, or is gone, is fine."""

    uuid: RouteKey
    force: bool


@dataclass(frozen=True)
class RemoveVm(Message[None]):
    """Destroy a VM with its rows and its root volume, whatever the deletion policy says."""

    uuid: RouteKey


@dataclass(frozen=True)
class RemoveStranger(Message[None]):
    """Remove a guest of a VM from a host on which the VM is not; a host that is silent does so later."""

    uuid: RouteKey


@dataclass(frozen=True)
class RemoveNic(Message[None]):
    """Take a nic away from its VM; one that is gone is fine."""

    uuid: RouteKey
    force: bool
