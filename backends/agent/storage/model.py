"""What the storage plane is told and tells. Sizes are bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal


class StorageKind(StrEnum):
    """How a storage is reached; the values are the types of the API."""

    LOCAL = "LocalStorage"
    """A folder of this host."""
    SHARED_MOUNT_POINT = "SharedMountPoint"
    """A file system that somebody has mounted on every host."""
    NFS = "NFS"
    """An export that the agent mounts; where it cannot, QEMU reads it by itself."""


@dataclass(frozen=True, slots=True)
class Storage:
    """A primary storage, as its host finds it."""

    uuid: str
    kind: StorageKind
    url: str
    mount_path: str


@dataclass(frozen=True, slots=True)
class Capacity:
    """How large the file system of a storage is, and which it is."""

    total: int
    available: int
    identity: str
    """Drawn when the storage was connected first and kept in its marker file: hosts that tell different ones
    have mounted different file systems."""


@dataclass(frozen=True, slots=True)
class Bits:
    """A file, or a directory with the root of guests, that a storage holds."""

    path: str
    size: int
    """As a guest sees it."""
    stored: int
    """What it takes on the storage."""
    is_partial: bool = False
    """Whether it is what an interrupted call left; the next call for the same path removes it."""


@dataclass(frozen=True, slots=True)
class NfsDisk:
    """A volume or image on an export that QEMU reads by its own driver."""

    server: str
    path: str
    """On the server, with that of the export."""
    format: str
    backing: NfsDisk | None = None
    """The image that it is a linked clone of."""


class AttachMode(StrEnum):
    """How a guest is to get a volume."""

    DISK = "disk"
    """As a block device."""
    READ_ONLY = "read-only"
    """As a block device that cannot be written."""
    ROOT = "root"
    """As a directory, with the file system of the volume mounted there."""


@dataclass(frozen=True, slots=True)
class Attached:
    """How a guest of this host gets a volume."""

    device: str | None
    """The block device; None where the volume is a directory."""
    directory: str | None = None
    """In mode root."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """What there is on this host for one volume."""

    path: str
    """The volume's."""
    device: str | None = None
    export: int | None = None
    """The process that shows the bits of a qcow2 as a raw file."""
    is_mounted: bool = False
    """Whether that file is there; it may be dead."""
    directory: str | None = None
    """Where its file system is mounted."""


@dataclass(frozen=True, slots=True)
class DirectorySource:
    """An image in a directory that this host sees, at the same path as the management node."""

    storage_uuid: str
    directory: str
    path: str
    kind: Literal["directory"] = "directory"


@dataclass(frozen=True, slots=True)
class SftpSource:
    """An image on a machine that is reached by SFTP."""

    storage_uuid: str
    directory: str
    path: str
    hostname: str
    port: int
    username: str
    password: str = field(repr=False)
    host_key: str | None
    """Fingerprint of the key that the machine must show."""
    kind: Literal["sftp"] = "sftp"


Source = DirectorySource | SftpSource
"""Where a host pulls an image from."""
