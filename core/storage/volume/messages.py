"""Calls on volumes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    ApiMessage,
    CreateMessage,
    DeleteMessage,
    Description,
    Long,
    Name,
    QueryMessage,
    Refers,
    WireModel,
)
from orrery.core.kernel.bus import Message, RouteKey
from orrery.core.storage.volume.model import Volume

api = Declarations(java="org.zstack.header.volume")

VolumeUuid = Annotated[str, Refers("VolumeVO")]
AnyVolumeUuid = Annotated[str, Refers("VolumeVO", must_exist=False)]
VmUuid = Annotated[str, Refers("VmInstanceVO")]


@api.post("/volumes/data", returns=Volume, timeout_seconds=10_800)
class CreateDataVolume(CreateMessage):
    """Create a data volume; without a primary storage it gets its bits when it is first attached.

    On local storage the system tag ``localStorage::hostUuid::{hostUuid}`` says on which host.
    """

    name: Name
    description: Description | None = None
    disk_offering_uuid: Annotated[str, Refers("DiskOfferingVO")] | None = None
    """The disk offering that gives the size; this or `disk_size` is needed."""
    disk_size: Long = 0
    """Bytes, where there is no disk offering."""
    primary_storage_uuid: Annotated[str, Refers("PrimaryStorageVO")] | None = None
    """The storage that it is made on at once; absent: it is placed when it is first attached."""


@api.action("/volumes/{uuid}/actions", returns=Volume)
class UpdateVolume(ApiMessage):
    """Rename or describe a volume."""

    uuid: VolumeUuid
    name: Name | None = None
    description: Description | None = None


@api.action("/volumes/{uuid}/actions", returns=Volume)
class ChangeVolumeState(ApiMessage):
    """Enable or disable a volume for attaching."""

    uuid: VolumeUuid
    state_event: Literal["enable", "disable"]
    """A disabled volume is attached to no VM."""


@api.action("/volumes/{uuid}/actions", returns=Volume)
class SyncVolumeSize(ApiMessage):
    """Ask the storage how large a volume is."""

    uuid: VolumeUuid


@api.delete("/volumes/{uuid}")
class DeleteDataVolume(DeleteMessage):
    """Delete a data volume, detached first where it is attached."""

    uuid: AnyVolumeUuid


@api.action("/volumes/{uuid}/actions", returns=Volume)
class RecoverDataVolume(ApiMessage):
    """Bring a deleted data volume back."""

    uuid: VolumeUuid


@api.action("/volumes/{uuid}/actions")
class ExpungeDataVolume(ApiMessage):
    """Remove a deleted data volume for good."""

    uuid: AnyVolumeUuid


@api.post("/volumes/{volumeUuid}/vm-instances/{vmInstanceUuid}", returns=Volume)
class AttachDataVolumeToVm(ApiMessage):
    """Attach a data volume to a VM, live where the VM runs; one without bits gets them now."""

    vm_instance_uuid: VmUuid
    """The VM that gets it."""
    volume_uuid: VolumeUuid


@api.delete("/volumes/{uuid}/vm-instances", returns=Volume)
class DetachDataVolumeFromVm(ApiMessage):
    """Detach a data volume from its VM."""

    uuid: VolumeUuid
    """The volume to detach."""
    vm_uuid: VmUuid | None = None
    """The VM that it is attached to; it need not be given."""


class VolumeFormatEntry(WireModel):
    """A volume format and the hypervisors that use it."""

    format: str
    """Name of the format, such as qcow2."""
    master_hypervisor_type: str | None = None
    """The hypervisor type that it is native to, if any."""
    supporting_hypervisor_types: list[str]
    """The hypervisor types that can use it."""


class VolumeFormats(WireModel):
    """The known volume formats."""

    formats: list[VolumeFormatEntry]
    """The formats that volumes can have."""


@api.get("/volumes/formats", reply=VolumeFormats, shape="formats")
class GetVolumeFormat(ApiMessage):
    """The volume formats."""


class VolumeCapabilities(WireModel):
    """What can be done with a volume."""

    capabilities: dict[str, Any]
    """By its name, whether each operation is possible."""


@api.get("/volumes/{uuid}/capabilities", reply=VolumeCapabilities, shape="capabilities")
class GetVolumeCapabilities(ApiMessage):
    """What can be done with a volume."""

    uuid: VolumeUuid


@api.query("/volumes", "/volumes/{uuid}", returns=Volume)
class QueryVolume(QueryMessage):
    """List volumes."""


# internal: deletion, also by cascades; with `force` the silence of a host is no reason to fail


@dataclass(frozen=True)
class RetireVolume(Message[None]):
    """Delete a free data volume as the policy says; one that is deleted or gone already is fine."""

    uuid: RouteKey


@dataclass(frozen=True)
class RemoveVolume(Message[None]):
    """Remove a data volume with its bits, detached first where it is attached; one that is gone is fine."""

    uuid: RouteKey
    force: bool


@dataclass(frozen=True)
class FreeVolume(Message[None]):
    """Detach a volume from whatever VM it is attached to; a free one is fine. The VM service does it."""

    uuid: RouteKey
    force: bool
