"""Calls on images."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    ApiMessage,
    CreateMessage,
    DeleteMessage,
    Description,
    Name,
    QueryMessage,
    Refers,
)
from orrery.core.kernel.api.secrecy import MayHoldPassword
from orrery.core.kernel.bus import Message, RouteKey
from orrery.core.kernel.db.model import Uuid
from orrery.core.storage.image.model import Image

api = Declarations(java="org.zstack.header.image")

ImageUuid = Annotated[str, Refers("ImageVO")]
AnyImageUuid = Annotated[str, Refers("ImageVO", must_exist=False)]
BackupStorageUuid = Annotated[str, Refers("BackupStorageVO")]
Storages = Annotated[list[BackupStorageUuid], Field(min_length=1)]
MediaType = Literal["RootVolumeTemplate", "ISO", "DataVolumeTemplate"]
Platform = Literal["Linux", "Windows", "Other", "Paravirtualization", "WindowsVirtio"]
Architecture = Literal["x86_64", "aarch64", "mips64el", "loongarch64"]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=255)]
THREE_DAYS = 259_200


@api.post("/images", returns=Image, timeout_seconds=THREE_DAYS)
class AddImage(CreateMessage):
    """Download an image from a URL to every listed backup storage; ends when it is Ready on all."""

    name: Name
    description: Description | None = None
    url: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1024), MayHoldPassword()
    ]
    """Where it is downloaded from: http, https, ftp, sftp or upload; file for administrators only."""
    media_type: MediaType | None = None
    """What it is used as; absent: ISO for the format iso, else RootVolumeTemplate."""
    guest_os_type: Short | None = None
    """Operating system in it, for people; absent: the `platform`."""
    architecture: Architecture | None = None
    """CPU architecture that it runs on; absent: x86_64."""
    system: bool = False
    """Whether it is of the system's own VMs, so that no other is made of it."""
    format: Short | None = None
    """How the bits are stored: qcow2, raw, iso, vmdk, vmtx or simulator; an ISO needs none."""
    platform: Platform | None = None
    """Family of its operating system, which decides the devices of VMs; absent: Linux."""
    backup_storage_uuids: Storages
    """The backup storages that it is downloaded to."""
    type: str | None = None
    """Accepted and not used."""
    virtio: bool | None = None
    """Whether it has virtio drivers; absent: yes."""


@api.action("/images/{uuid}/actions", returns=Image)
class UpdateImage(ApiMessage):
    """Change what is said of an image."""

    uuid: ImageUuid
    name: Name | None = None
    description: Description | None = None
    guest_os_type: Short | None = None
    """The operating system in it, for people; absent: unchanged."""
    media_type: MediaType | None = None
    """What it is used as; absent: unchanged."""
    format: Literal["raw", "qcow2", "iso"] | None = None
    """How the bits are stored; absent: unchanged."""
    system: bool | None = None
    """Whether it is of the system's own VMs; absent: unchanged."""
    platform: Platform | None = None
    """Family of its operating system; absent: unchanged."""
    architecture: Architecture | None = None
    """CPU architecture that it runs on; absent: unchanged."""
    virtio: bool | None = None
    """Whether it has virtio drivers; absent: unchanged."""


@api.action("/images/{uuid}/actions", returns=Image)
class ChangeImageState(ApiMessage):
    """Enable or disable an image for new volumes."""

    uuid: ImageUuid
    state_event: Literal["enable", "disable"]
    """Of a disabled image no new volume is made."""


@api.action("/images/{uuid}/actions", returns=Image)
class SyncImageSize(ApiMessage):
    """Ask the backup storage how large an image is."""

    uuid: ImageUuid


@api.delete("/images/{uuid}")
class DeleteImage(DeleteMessage):
    """Delete an image from some of its backup storages, or from all; what was made of it stays."""

    uuid: AnyImageUuid
    backup_storage_uuids: Storages | None = None
    """Delete the copies on these storages only; absent: on all."""


@api.action("/images/{imageUuid}/actions", returns=Image)
class RecoverImage(ApiMessage):
    """Bring a deleted image back."""

    image_uuid: ImageUuid
    backup_storage_uuids: list[BackupStorageUuid] | None = None
    """Bring back the copies on these storages only; absent: on all."""


@api.action("/images/{imageUuid}/actions")
class ExpungeImage(ApiMessage):
    """Remove a deleted image for good."""

    uuid: ImageUuid | None = None
    """Accepted and not used; `image_uuid` names the image."""
    image_uuid: ImageUuid
    backup_storage_uuids: Storages | None = None
    """Remove the copies on these storages only; absent: on all."""


@api.query("/images", "/images/{uuid}", returns=Image)
class QueryImage(QueryMessage):
    """List images."""


@dataclass(frozen=True)
class RemoveImageCopy(Message[None]):
    """Remove an image from one backup storage for good, as cascades do; one that is not there is fine."""

    image_uuid: RouteKey
    backup_storage_uuid: Uuid
