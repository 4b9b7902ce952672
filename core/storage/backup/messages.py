"""Calls on backup storages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

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
from orrery.core.kernel.api.secrecy import MayHoldPassword, Secret
from orrery.core.kernel.bus import Message, RouteKey
from orrery.core.kernel.db.model import Uuid
from orrery.core.storage.backup.model import SFTP, BackupStorage

api = Declarations(java="org.zstack.header.storage.backup", admin=True)

SFTP_JAVA = "org.zstack.storage.backup.sftp"
BackupStorageUuid = Annotated[str, Refers("BackupStorageVO")]
AnyBackupStorageUuid = Annotated[str, Refers("BackupStorageVO", must_exist=False)]
ZoneUuid = Annotated[str, Refers("ZoneVO")]
Url = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2048), MayHoldPassword()
]
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]
Password = Annotated[Secret, StringConstraints(max_length=255)]
Port = Annotated[int, Field(ge=1, le=65535)]


class AddBackupStorage(CreateMessage):
    """What the calls that add a backup storage have in common."""

    url: Url
    """The folder in which it keeps images."""
    name: Name
    description: Description | None = None
    type: str | None = None
    """Accepted and not used: each type has a call of its own."""
    import_images: bool = False
    """Accepted and not used: images that are there already are not taken in."""


@api.post("/backup-storage/sftp", returns=BackupStorage, java=f"{SFTP_JAVA}.APIAddSftpBackupStorageMsg")
class AddSftpBackupStorage(AddBackupStorage):
    """Add a machine that keeps images in a folder and is reached by SSH."""

    hostname: Short
    """Address or host name of the machine; unique."""
    username: Short
    """Login name for SSH."""
    password: Password
    """Password for SSH; it is kept encrypted."""
    ssh_port: Port = 22
    """Port of SSH."""


@api.post("/backup-storage/directories", returns=BackupStorage)
class AddDirectoryBackupStorage(AddBackupStorage):
    """Add a directory that keeps images: its url is an absolute path on the machine of the management node.

    Hosts bring images into their caches from the same path, so mount it there too. ZStack has no such call.
    """


@api.post(
    "/backup-storage/simulators",
    returns=BackupStorage,
    java="org.zstack.header.simulator.storage.backup.APIAddSimulatorBackupStorageMsg",
    answers="org.zstack.header.storage.backup.APIAddBackupStorageEvent",
)
class AddSimulatorBackupStorage(AddBackupStorage):
    """Add a simulated backup storage of a declared size."""

    total_capacity: Bytes = 0
    """Bytes that it has in total."""
    available_capacity: Bytes | None = None
    """Bytes that are free at first; absent: all."""


class Changes(ApiMessage):
    """What can be changed of every backup storage."""

    uuid: BackupStorageUuid
    name: Name | None = None
    description: Description | None = None


@api.action("/backup-storage/{uuid}/actions", returns=BackupStorage)
class UpdateBackupStorage(Changes):
    """Rename or describe a backup storage."""


@api.action(
    "/backup-storage/sftp/{uuid}/actions",
    returns=BackupStorage,
    java=f"{SFTP_JAVA}.APIUpdateSftpBackupStorageMsg",
    answers="org.zstack.header.storage.backup.APIUpdateBackupStorageEvent",
)
class UpdateSftpBackupStorage(Changes):
    """Rename or describe an SFTP storage, or change how it is reached; reconnect it to use that.

    Its host key is pinned anew where hostname or sshPort is given, even the same.
    """

    username: Short | None = None
    """The new login name for SSH; absent: unchanged."""
    password: Password | None = None
    """The new password for SSH; absent: unchanged."""
    hostname: Short | None = None
    """The new address or host name; absent: unchanged."""
    ssh_port: Port | None = None
    """The new port of SSH; absent: unchanged."""


@api.action("/backup-storage/{uuid}/actions", returns=BackupStorage)
class ChangeBackupStorageState(ApiMessage):
    """Enable or disable a backup storage."""

    uuid: BackupStorageUuid
    state_event: Literal["enable", "disable"]
    """A disabled storage neither takes images nor hands them out."""


@api.action("/backup-storage/{uuid}/actions", returns=BackupStorage)
class ReconnectBackupStorage(ApiMessage):
    """Connect a backup storage anew."""

    uuid: BackupStorageUuid


@api.action(
    "/backup-storage/sftp/{uuid}/actions",
    returns=BackupStorage,
    java=f"{SFTP_JAVA}.APIReconnectSftpBackupStorageMsg",
)
class ReconnectSftpBackupStorage(ApiMessage):
    """Connect an SFTP storage anew."""

    uuid: BackupStorageUuid


@api.post("/zones/{zoneUuid}/backup-storage/{backupStorageUuid}", returns=BackupStorage)
class AttachBackupStorageToZone(ApiMessage):
    """Let a zone use the images of a backup storage."""

    zone_uuid: ZoneUuid
    """The zone whose VMs shall use its images."""
    backup_storage_uuid: BackupStorageUuid


@api.delete("/zones/{zoneUuid}/backup-storage/{backupStorageUuid}", returns=BackupStorage)
class DetachBackupStorageFromZone(ApiMessage):
    """Keep a zone from using the images of a backup storage; what was made of them stays."""

    backup_storage_uuid: BackupStorageUuid
    zone_uuid: ZoneUuid
    """The zone whose VMs shall no longer use its images."""


@api.delete("/backup-storage/{uuid}")
class DeleteBackupStorage(DeleteMessage):
    """Delete a backup storage with the images on it; it is detached from its zones."""

    uuid: AnyBackupStorageUuid


class Capacities(WireModel):
    """Sums over backup storages, in bytes."""

    total_capacity: int
    available_capacity: int
    success: bool = True


@api.get("/backup-storage/capacities", reply=Capacities, shape=Shape.ALL)
class GetBackupStorageCapacity(ApiMessage):
    """The capacity of some backup storages together: named ones, those of zones, or all."""

    zone_uuids: list[ZoneUuid] | None = None
    """Count the storages attached to these zones."""
    backup_storage_uuids: list[BackupStorageUuid] | None = None
    """Count these storages."""
    all: bool = False
    """Whether to count every storage."""


class Types(WireModel):
    """Names of types."""

    types: list[str]


@api.get("/backup-storage/types", reply=Types)
class GetBackupStorageTypes(ApiMessage):
    """The types of backup storage."""


@api.query("/backup-storage", "/backup-storage/{uuid}", returns=BackupStorage, admin=False)
class QueryBackupStorage(QueryMessage):
    """List backup storages."""


@api.query(
    "/backup-storage/sftp",
    "/backup-storage/sftp/{uuid}",
    returns=BackupStorage,
    subtype=SFTP,
    java=f"{SFTP_JAVA}.APIQuerySftpBackupStorageMsg",
    admin=False,
)
class QuerySftpBackupStorage(QueryMessage):
    """List SFTP storages."""


# internal: the ends of cascades


@dataclass(frozen=True)
class WithdrawBackupStorage(Message[None]):
    """Take a backup storage from a zone; one that is not there is fine."""

    backup_storage_uuid: RouteKey
    zone_uuid: Uuid


@dataclass(frozen=True)
class RemoveBackupStorage(Message[None]):
    """Remove a backup storage that is attached nowhere and holds no image any more."""

    uuid: RouteKey
