"""Calls on primary storages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import StringConstraints

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    ApiMessage,
    Bytes,
    CreateMessage,
    DeleteMessage,
    Description,
    Name,
    QueryMessage,
    Refers,
    Shape,
    WireModel,
)
from orrery.core.kernel.bus import Message, RouteKey
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.location import Location
from orrery.core.storage.primary.model import ImageCache, LocalStorageHostRef, PrimaryStorage

api = Declarations(java="org.zstack.header.storage.primary", admin=True)

LOCAL_JAVA = "org.zstack.storage.primary.local"
PrimaryStorageUuid = Annotated[str, Refers("PrimaryStorageVO")]
AnyPrimaryStorageUuid = Annotated[str, Refers("PrimaryStorageVO", must_exist=False)]
ClusterUuid = Annotated[str, Refers("ClusterVO")]
ZoneUuid = Annotated[str, Refers("ZoneVO")]
Url = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2048)]


class AddPrimaryStorage(CreateMessage):
    """What the calls that add a primary storage have in common."""

    url: Url
    """Where it is: host:/path of NFS, else the path of a folder."""
    name: Name
    description: Description | None = None
    type: str | None = None
    """Accepted and not used: each type has a call of its own."""
    zone_uuid: ZoneUuid
    """The zone that it is added to."""


@api.post(
    "/primary-storage/nfs",
    returns=PrimaryStorage,
    java="org.zstack.storage.primary.nfs.APIAddNfsPrimaryStorageMsg",
    answers="org.zstack.header.storage.primary.APIAddPrimaryStorageEvent",
)
class AddNfsPrimaryStorage(AddPrimaryStorage):
    """Add an NFS export, as ``host:/path``; it connects once it is attached to a cluster with a host."""


@api.post(
    "/primary-storage/local-storage",
    returns=PrimaryStorage,
    java=f"{LOCAL_JAVA}.APIAddLocalPrimaryStorageMsg",
    answers="org.zstack.header.storage.primary.APIAddPrimaryStorageEvent",
)
class AddLocalPrimaryStorage(AddPrimaryStorage):
    """Add a folder that every host of the attached clusters has on its own disks."""


@api.post(
    "/primary-storage/smp",
    returns=PrimaryStorage,
    java="org.zstack.storage.primary.smp.APIAddSharedMountPointPrimaryStorageMsg",
    answers="org.zstack.header.storage.primary.APIAddPrimaryStorageEvent",
)
class AddSharedMountPointPrimaryStorage(AddPrimaryStorage):
    """Add a folder at which every host of the attached clusters has mounted the same file system."""


@api.post(
    "/primary-storage/simulators",
    returns=PrimaryStorage,
    java="org.zstack.header.simulator.storage.primary.APIAddSimulatorPrimaryStorageMsg",
    answers="org.zstack.header.storage.primary.APIAddPrimaryStorageEvent",
)
class AddSimulatorPrimaryStorage(AddPrimaryStorage):
    """Add a simulated storage of a declared size."""

    total_capacity: Bytes = 100_000_000
    """Bytes that it has in total."""
    available_capacity: Bytes | None = None
    """Bytes that are free at first; absent: all."""
    total_physical_capacity: Bytes | None = None
    """Bytes of its disks; absent: `total_capacity`."""
    available_physical_capacity: Bytes | None = None
    """Bytes free on its disks; absent: `available_capacity`."""


@api.action("/primary-storage/{uuid}/actions", returns=PrimaryStorage)
class UpdatePrimaryStorage(ApiMessage):
    """Rename or describe a storage, or change its URL while it is unattached."""

    uuid: PrimaryStorageUuid
    name: Name | None = None
    description: Description | None = None
    url: Url | None = None
    """The new place, while it is attached to no cluster; absent: unchanged."""


@api.action("/primary-storage/{uuid}/actions", returns=PrimaryStorage)
class ChangePrimaryStorageState(ApiMessage):
    """Enable, disable or maintain a storage; the event deleting is refused, which only a deletion sends."""

    uuid: PrimaryStorageUuid
    state_event: Literal["enable", "disable", "maintain", "deleting"]
    """A disabled storage takes no new volumes; maintain also stops the VMs that use it; deleting only marks
    it."""


@api.post("/clusters/{clusterUuid}/primary-storage/{primaryStorageUuid}", returns=PrimaryStorage)
class AttachPrimaryStorageToCluster(ApiMessage):
    """Let a cluster's hosts use a storage of its zone."""

    cluster_uuid: ClusterUuid
    """The cluster whose hosts shall use it."""
    primary_storage_uuid: PrimaryStorageUuid


@api.delete("/clusters/{clusterUuid}/primary-storage/{primaryStorageUuid}", returns=PrimaryStorage)
class DetachPrimaryStorageFromCluster(ApiMessage):
    """Take a storage away from a cluster; the cluster's running VMs that use it are stopped."""

    primary_storage_uuid: PrimaryStorageUuid
    cluster_uuid: ClusterUuid
    """The cluster whose hosts shall no longer use it."""


@api.action("/primary-storage/{uuid}/actions", returns=PrimaryStorage)
class ReconnectPrimaryStorage(ApiMessage):
    """Connect a storage anew."""

    uuid: PrimaryStorageUuid


@api.action("/primary-storage/{primaryStorageUuid}/actions", returns=PrimaryStorage)
class SyncPrimaryStorageCapacity(ApiMessage):
    """Ask a storage how large it is."""

    primary_storage_uuid: PrimaryStorageUuid


@api.action("/primary-storage/{uuid}/actions")
class CleanUpImageCacheOnPrimaryStorage(ApiMessage):
    """Remove cached images that no volume is made of and (unless forced) whose image is gone."""

    uuid: PrimaryStorageUuid
    force: bool = False
    """Whether copies of images that still exist go too; what volumes are made of always stays."""


@api.delete("/primary-storage/{uuid}")
class DeletePrimaryStorage(DeleteMessage):
    """Delete a storage with what is on it: VMs whose root volume is there are destroyed for good."""

    uuid: AnyPrimaryStorageUuid


class Capacities(WireModel):
    """Sums over storages, in bytes."""

    total_capacity: int
    available_capacity: int
    total_physical_capacity: int
    available_physical_capacity: int
    success: bool = True


@api.get("/primary-storage/capacities", reply=Capacities, shape=Shape.ALL)
class GetPrimaryStorageCapacity(ApiMessage):
    """The capacity of some storages together: named ones, those of zones or of clusters, or all."""

    zone_uuids: list[ZoneUuid] | None = None
    """Count the storages of these zones."""
    cluster_uuids: list[ClusterUuid] | None = None
    """Count the storages attached to these clusters."""
    primary_storage_uuids: list[PrimaryStorageUuid] | None = None
    """Count these storages."""
    all: bool = False
    """Whether to count every storage."""


class Types(WireModel):
    """Names of types."""

    types: list[str]


@api.get("/primary-storage/types", reply=Types)
class GetPrimaryStorageTypes(ApiMessage):
    """The types of primary storage."""


class Strategies(WireModel):
    """Names of strategies."""

    strategies: list[str]


@api.get("/primary-storage/allocators/strategies", reply=Strategies)
class GetPrimaryStorageAllocatorStrategies(ApiMessage):
    """The strategies by which a storage can be chosen."""


class HostDiskCapacity(WireModel):
    """The part of a local storage that one host holds, in bytes."""

    host_uuid: str
    """The host."""
    total_capacity: int
    available_capacity: int
    total_physical_capacity: int
    available_physical_capacity: int

    @classmethod
    def of(cls, part: LocalStorageHostRef) -> HostDiskCapacity:
        """The part as it is recorded; where more is used than there is, nothing is available."""
        return cls(
            host_uuid=part.host_uuid,
            total_capacity=part.total_capacity,
            available_capacity=max(part.available_capacity, 0),
            total_physical_capacity=part.total_physical_capacity,
            available_physical_capacity=max(part.available_physical_capacity, 0),
        )


class HostDiskCapacities(WireModel):
    """The parts of a local storage."""

    inventories: list[HostDiskCapacity]
    """The part of each host."""


@api.get(
    "/primary-storage/local-storage/{primaryStorageUuid}/capacities",
    reply=HostDiskCapacities,
    shape=Shape.INVENTORIES,
    java=f"{LOCAL_JAVA}.APIGetLocalStorageHostDiskCapacityMsg",
)
class GetLocalStorageHostDiskCapacity(ApiMessage):
    """How much room the hosts of a local storage have."""

    host_uuid: Annotated[str, Refers("HostVO")] | None = None
    """Only the part of this host."""
    primary_storage_uuid: PrimaryStorageUuid
    """The local storage."""


@api.query("/primary-storage", returns=PrimaryStorage, admin=False)
class QueryPrimaryStorage(QueryMessage):
    """List primary storages."""


@api.query("/primary-storage/imagecache", returns=ImageCache)
class QueryImageCache(QueryMessage):
    """List the images that are cached on primary storages."""


# internal


@dataclass(frozen=True)
class EnsureImageCached(Message[Location]):
    """Where an image is kept in a storage's cache (`host_uuid`'s, where it is local).

    Downloads it once however many ask. Raises NoStorageAvailable, Refused, or what the backend says.
    """

    primary_storage_uuid: RouteKey
    image_uuid: Uuid
    host_uuid: Uuid


@dataclass(frozen=True)
class AddStorageOfType(Message[Uuid]):
    """Add a storage of a type that a plugin registers; the plugin's own call says what is wanted."""

    type: str
    wanted: AddPrimaryStorage


@dataclass(frozen=True)
class StopVmsUsing(Message[None]):
    """Stop the VMs that have a volume on this storage, in one cluster or in all. The VM service does it."""

    primary_storage_uuid: RouteKey
    cluster_uuid: Uuid | None


@dataclass(frozen=True)
class WithdrawPrimaryStorage(Message[None]):
    """Take a storage from a cluster where nothing uses it any more; one that is not there is fine."""

    primary_storage_uuid: RouteKey
    cluster_uuid: Uuid


@dataclass(frozen=True)
class RemovePrimaryStorage(Message[None]):
    """Remove a storage that is attached nowhere and holds no volume any more: the end of its cascade."""

    uuid: RouteKey
