"""The types of primary storage, and how they differ."""

from __future__ import annotations

from dataclasses import dataclass

NFS, LOCAL, SHARED_MOUNT_POINT, SIMULATOR = (
    "NFS",
    "LocalStorage",
    "SharedMountPoint",
    "SimulatorPrimaryStorage",
)
NFS_MOUNT_BASE = "/opt/zstack/nfsprimarystorage"


@dataclass(frozen=True, slots=True)
class StorageType:
    """How storages of one type behave."""

    name: str
    needs_host: bool
    """Connected only while a Connected host of an attached cluster mounts it."""
    per_host: bool = False
    """Its room and its bits belong to single hosts."""
    declared: bool = False
    """Its capacity is what the caller declared, not what it reports."""


TYPES = {
    kind.name: kind
    for kind in (
        StorageType(NFS, needs_host=True),
        StorageType(LOCAL, needs_host=False, per_host=True),
        StorageType(SHARED_MOUNT_POINT, needs_host=True),
        StorageType(SIMULATOR, needs_host=False, declared=True),
    )
}

PRIMARY_TYPES_OF_BACKUP: dict[str, tuple[str, ...]] = {
    "SftpBackupStorage": (NFS, SHARED_MOUNT_POINT, LOCAL),
    "SimulatorBackupStorage": (SIMULATOR,),
}
"""Onto which primary storages images of a type of backup storage can be brought."""


def mount_path(kind: str, uuid: str, url: str) -> str:
    """Where hosts find the storage in their file system."""
    return f"{NFS_MOUNT_BASE}/prim-{uuid}" if kind == NFS else url.rstrip("/") or "/"
