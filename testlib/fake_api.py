"""A small API and a caller that answers it from memory, for the tests of the client and the command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, Field

from orrery.core.client.errors import ApiFailure
from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    ApiMessage,
    Bytes,
    CreateMessage,
    Declaration,
    DeleteMessage,
    Int,
    Name,
    QueryMessage,
    Refers,
    Text,
    WireModel,
)


class FakeCaller:
    """Answers creations with new uuids, remembers every call, and fails where it is told to."""

    def __init__(self, failures: Mapping[str, ApiFailure] | None = None) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.running = 0
        self.most_running = 0
        self._failures = failures or {}

    async def call(self, api: str, /, **wire_fields: Any) -> dict[str, Any]:
        """Answer one call, a query with nothing; a failure is keyed by API or by the resource's name."""
        import asyncio

        if api.startswith("Query"):
            return {"inventories": []}

        self.running += 1
        self.most_running = max(self.most_running, self.running)
        await asyncio.sleep(0)
        self.running -= 1
        for key in (api, str(wire_fields.get("name"))):
            if key in self._failures:
                raise self._failures[key]
        self.calls.append((api, wire_fields))
        return {"inventory": {"uuid": f"{len(self.calls):032x}", **wire_fields}}

    def of(self, api: str) -> list[dict[str, Any]]:
        """The fields of every call of one API."""
        return [fields for name, fields in self.calls if name == api]


api = Declarations(java="org.zstack.header.fake")
Uuid = Annotated[str, Refers("FakeVO")]


class Fake:
    """Stands for a table."""


class _Named(CreateMessage):
    name: Name
    description: Text | None = None


@api.post("/zones", returns=Fake)
class CreateZone(_Named):
    is_default: bool | None = None


@api.delete("/zones/{uuid}")
class DeleteZone(DeleteMessage):
    uuid: Annotated[str, Refers("ZoneVO", must_exist=False)]


@api.query("/zones", "/zones/{uuid}", returns=Fake)
class QueryZone(QueryMessage):
    pass


@api.post("/clusters", returns=Fake)
class CreateCluster(_Named):
    zone_uuid: Uuid
    hypervisor_type: Text


class _AddHost(_Named):
    management_ip: Text
    cluster_uuid: Uuid


@api.post("/hosts/kvm", returns=Fake)
class AddKVMHost(_AddHost):
    username: Text
    password: Text
    ssh_port: Int | None = None


@api.post("/hosts/simulators", returns=Fake)
class AddSimulatorHost(_AddHost):
    memory_capacity: Bytes
    cpu_capacity: Annotated[int, Field(ge=1)]


class _AddStorage(_Named):
    url: Text
    type: Text | None = None


class _AddPrimary(_AddStorage):
    zone_uuid: Uuid


@api.post("/primary-storage/nfs", returns=Fake)
class AddNfsPrimaryStorage(_AddPrimary):
    pass


@api.post("/primary-storage/local-storage", returns=Fake)
class AddLocalPrimaryStorage(_AddPrimary):
    pass


@api.post("/primary-storage/smp", returns=Fake)
class AddSharedMountPointPrimaryStorage(_AddPrimary):
    pass


@api.post("/primary-storage/simulators", returns=Fake)
class AddSimulatorPrimaryStorage(_AddPrimary):
    total_capacity: Bytes | None = None
    available_capacity: Bytes | None = None
    total_physical_capacity: Bytes | None = None
    available_physical_capacity: Bytes | None = None


@api.post("/clusters/{clusterUuid}/primary-storage/{primaryStorageUuid}", returns=Fake)
class AttachPrimaryStorageToCluster(ApiMessage):
    cluster_uuid: Uuid
    primary_storage_uuid: Uuid


@api.post("/backup-storage/sftp", returns=Fake)
class AddSftpBackupStorage(_AddStorage):
    hostname: Text
    username: Text
    password: Text


@api.post("/backup-storage/simulators", returns=Fake)
class AddSimulatorBackupStorage(_AddStorage):
    total_capacity: Bytes | None = None
    available_capacity: Bytes | None = None


@api.post("/zones/{zoneUuid}/backup-storage/{backupStorageUuid}", returns=Fake)
class AttachBackupStorageToZone(ApiMessage):
    zone_uuid: Uuid
    backup_storage_uuid: Uuid


@api.post("/images", returns=Fake)
class AddImage(_Named):
    url: Text
    media_type: Text | None = None
    guest_os_type: Text | None = None
    format: Text | None = None
    platform: Text | None = None
    backup_storage_uuids: Annotated[list[str], Refers("BackupStorageVO")]


@api.post("/instance-offerings", returns=Fake)
class CreateInstanceOffering(_Named):
    cpu_num: Annotated[int, Field(ge=1, le=1024)]
    memory_size: Bytes
    allocator_strategy: Text | None = None


@api.post("/disk-offerings", returns=Fake)
class CreateDiskOffering(_Named):
    disk_size: Bytes


class _CreateL2(_Named):
    zone_uuid: Uuid
    physical_interface: Text


@api.post("/l2-networks/no-vlan", returns=Fake)
class CreateL2NoVlanNetwork(_CreateL2):
    pass


@api.post("/l2-networks/vlan", returns=Fake)
class CreateL2VlanNetwork(_CreateL2):
    vlan: Annotated[int, Field(ge=1, le=4094)]


@api.post("/l2-networks/{l2NetworkUuid}/clusters/{clusterUuid}", returns=Fake, wrapper="null")
class AttachL2NetworkToCluster(ApiMessage):
    l2_network_uuid: Uuid
    cluster_uuid: Uuid


@api.post("/l3-networks", returns=Fake)
class CreateL3Network(_Named):
    l2_network_uuid: Uuid
    category: Text | None = None
    system: bool | None = None


@api.post("/l3-networks/{l3NetworkUuid}/ip-ranges", returns=Fake)
class AddIpRange(_Named):
    l3_network_uuid: Uuid
    start_ip: Text
    end_ip: Text
    netmask: Text
    gateway: Text | None = None


@api.post("/l3-networks/{l3NetworkUuid}/ip-ranges/by-cidr", returns=Fake)
class AddIpRangeByNetworkCidr(_Named):
    l3_network_uuid: Uuid
    network_cidr: Text
    gateway: Text | None = None


@api.post("/l3-networks/{l3NetworkUuid}/dns", returns=Fake)
class AddDnsToL3Network(ApiMessage):
    l3_network_uuid: Uuid
    dns: Text


class DiskAO(WireModel):
    """A disk of a VM."""

    size: int | None = None


@api.post("/vm-instances", returns=Fake)
class CreateVmInstance(_Named):
    instance_offering_uuid: Uuid | None = None
    cpu_num: Int | None = None
    memory_size: Bytes | None = None
    image_uuid: Uuid | None = None
    l3_network_uuids: Annotated[list[str], Refers("L3NetworkVO")] | None = None
    default_l3_network_uuid: Uuid | None = None
    root_disk_offering_uuid: Uuid | None = None
    data_disk_offering_uuids: list[str] | None = None
    data_disk_sizes: list[int] | None = None
    zone_uuid: Uuid | None = None
    cluster_uuid: Uuid | None = None
    host_uuid: Uuid | None = None
    primary_storage_uuid_for_root_volume: Uuid | None = None
    strategy: Annotated[str, Field(pattern="^(InstantStart|JustCreate|CreateStopped)$")] = "InstantStart"
    virtio: bool | None = None
    data_volume_system_tags_on_index: dict[str, list[str]] | None = None
    disk_a_os: list[DiskAO] | None = Field(default=None, alias="diskAOs")


@api.action("/vm-instances/{uuid}/actions", returns=Fake)
class StartVmInstance(ApiMessage):
    uuid: Annotated[str, Refers("VmInstanceVO")]
    host_uuid: Uuid | None = None


@api.action("/vm-instances/{uuid}/actions", returns=Fake)
class StopVmInstance(ApiMessage):
    uuid: Annotated[str, Refers("VmInstanceVO")]
    type: Annotated[str, Field(pattern="^(grace|cold)$")] = "grace"


@api.query("/system-tags", "/system-tags/{uuid}", returns=Fake)
class QuerySystemTag(QueryMessage):
    pass


@api.query("/accounts", "/accounts/{uuid}", returns=Fake)
class QueryAccount(QueryMessage):
    pass


@api.query("/vm-instances", "/vm-instances/{uuid}", returns=Fake)
class QueryVmInstance(QueryMessage):
    pass


@api.action("/global-configurations/{category}/{name}/actions", returns=Fake)
class UpdateGlobalConfig(ApiMessage):
    category: Text
    name: Text
    value: Text | None = None


class VersionReply(BaseModel):
    """The version."""

    version: str


@api.action("/management-nodes/actions", is_async=False, login_required=False, reply=VersionReply)
class GetVersion(ApiMessage):
    pass


@api.get("/hosts/capacities/cpu-memory", reply=VersionReply)
class GetCpuMemoryCapacity(ApiMessage):
    zone_uuids: list[str] | None = None
    all: bool = False


@api.action("/accounts/login", is_async=False, login_required=False, returns=Fake)
class LogInByAccount(ApiMessage):
    account_name: Text
    password: Text
    client_info: dict[str, str] | None = None


@api.delete("/accounts/sessions/{sessionUuid}", is_async=False, login_required=False)
class LogOut(ApiMessage):
    session_uuid: Text | None = None


def fake_declarations(*without: str) -> dict[str, Declaration]:
    """All APIs of this module by name, but those named in `without`."""
    return {d.name: d for d in api.all if d.name not in without}
