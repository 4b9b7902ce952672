"""Calls on offerings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from orrery.core.compute.offering.model import DiskOffering, InstanceOffering
from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    LONG_MAX,
    ApiMessage,
    CreateMessage,
    DeleteMessage,
    Description,
    Int,
    Name,
    QueryMessage,
    Refers,
)
from orrery.core.kernel.bus import Message, RouteKey

api = Declarations(java="org.zstack.header.configuration", admin=True)

MIB = 1 << 20
GUEST_MEMORY_MIN = 16 * MIB
"""Less memory than this no guest can start with; bytes."""

Strategy = Annotated[str, StringConstraints(min_length=1, max_length=64)]
"""A name that the node's registry of strategies knows."""
InstanceOfferingUuid = Annotated[str, Refers("InstanceOfferingVO")]
DiskOfferingUuid = Annotated[str, Refers("DiskOfferingVO")]
AnyInstanceOfferingUuid = Annotated[str, Refers("InstanceOfferingVO", must_exist=False)]
AnyDiskOfferingUuid = Annotated[str, Refers("DiskOfferingVO", must_exist=False)]
StateEvent = Literal["enable", "disable"]


@api.post("/instance-offerings", returns=InstanceOffering)
class CreateInstanceOffering(CreateMessage):
    """Create a size of VM."""

    name: Name
    description: Description | None = None
    cpu_num: Annotated[int, Field(ge=1, le=1024)]
    """CPUs of each VM of this size."""
    memory_size: Annotated[int, Field(ge=GUEST_MEMORY_MIN, le=LONG_MAX)]
    """Bytes of memory of each VM of this size."""
    reserved_memory_size: Annotated[int, Field(ge=0, le=LONG_MAX)] = 0
    """Bytes of the memory that count as reserved; at most `memory_size`."""
    allocator_strategy: Strategy | None = None
    """How hosts are chosen, as GetHostAllocatorStrategies lists it; absent: the default."""
    sort_key: Int = 0
    """Number to sort by in lists; it decides nothing else."""
    type: Literal["UserVm"] | None = None
    """UserVm, the only type, is the default."""


@api.action("/instance-offerings/{uuid}/actions", returns=InstanceOffering)
class UpdateInstanceOffering(ApiMessage):
    """Rename, describe, or choose hosts otherwise from now on."""

    uuid: InstanceOfferingUuid
    name: Name | None = None
    description: Description | None = None
    allocator_strategy: Strategy | None = None
    """How hosts are chosen from now on; absent: unchanged."""


@api.action("/instance-offerings/{uuid}/actions", returns=InstanceOffering)
class ChangeInstanceOfferingState(ApiMessage):
    """Enable or disable a size for new VMs."""

    uuid: InstanceOfferingUuid
    state_event: StateEvent
    """Of a disabled offering no new VM is made."""


@api.delete("/instance-offerings/{uuid}")
class DeleteInstanceOffering(DeleteMessage):
    """Delete a size; the VMs made of it stay as they are."""

    uuid: AnyInstanceOfferingUuid


@api.query("/instance-offerings", "/instance-offerings/{uuid}", returns=InstanceOffering, admin=False)
class QueryInstanceOffering(QueryMessage):
    """List sizes of VMs."""


@api.post("/disk-offerings", returns=DiskOffering, admin=False)
class CreateDiskOffering(CreateMessage):
    """Create a size of disk; whoever made it may change and delete it."""

    name: Name
    description: Description | None = None
    disk_size: Annotated[int, Field(ge=1, le=LONG_MAX)]
    """Bytes of each disk of this size."""
    sort_key: Int = 0
    """Number to sort by in lists; it decides nothing else."""
    allocation_strategy: Strategy | None = None
    """How storages are chosen, as GetPrimaryStorageAllocatorStrategies lists it; absent: the default."""
    type: Literal["zstack", "DefaultDiskOfferingType"] | None = None
    """Accepted and not used: there is one type."""


@api.action("/disk-offerings/{uuid}/actions", returns=DiskOffering, admin=False)
class UpdateDiskOffering(ApiMessage):
    """Rename or describe."""

    uuid: DiskOfferingUuid
    name: Name | None = None
    description: Description | None = None


@api.action("/disk-offerings/{uuid}/actions", returns=DiskOffering, admin=False)
class ChangeDiskOfferingState(ApiMessage):
    """Enable or disable a size for new volumes."""

    uuid: DiskOfferingUuid
    state_event: StateEvent
    """Of a disabled offering no new volume is made."""


@api.delete("/disk-offerings/{uuid}", admin=False)
class DeleteDiskOffering(DeleteMessage):
    """Delete a size; the volumes made of it stay as they are."""

    uuid: AnyDiskOfferingUuid


@api.query("/disk-offerings", "/disk-offerings/{uuid}", returns=DiskOffering, admin=False)
class QueryDiskOffering(QueryMessage):
    """List sizes of disks."""


@dataclass(frozen=True)
class RemoveOffering(Message[None]):
    """Remove an instance or disk offering, as cascades do."""

    uuid: RouteKey
