"""The types of primary storage, and how they differ: a registry by name.

A plugin registers a type of its own in `Noun.strategies`, as ``(StorageType, "its name", StorageType(...))``
beside a `PrimaryStorageBackend` of the same name, and adds storages of it by a call of its own, whose handler
asks the bus for `AddStorageOfType`. How a storage behaves is recorded with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from orrery.core.storage.backup.model import SFTP
from orrery.core.storage.backup.model import SIMULATOR as SIMULATOR_BACKUP

NFS, LOCAL, SHARED_MOUNT_POINT, SIMULATOR = (
    "NFS",
    "LocalStorage",
    "SharedMountPoint",
    "SimulatorPrimaryStorage",
)


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
    images_from: tuple[str, ...] = (SFTP,)
    """The types of backup storage whose images can be brought onto it."""

    def traits(self) -> dict[str, Any]:
        """How it behaves, as columns of its storages."""
        return {
            "needs_host": self.needs_host,
            "per_host": self.per_host,
            "declared": self.declared,
            "images_from": ",".join(self.images_from),
        }


STRATEGIES: tuple[tuple[type[Any], str, Any], ...] = tuple(
    (StorageType, kind.name, kind)
    for kind in (
        StorageType(NFS, needs_host=True),
        StorageType(LOCAL, needs_host=False, per_host=True),
        StorageType(SHARED_MOUNT_POINT, needs_host=True),
        StorageType(SIMULATOR, needs_host=False, declared=True, images_from=(SIMULATOR_BACKUP,)),
    )
)
"""The built-in types."""


def type_fits(images_from: str, backup_storage_type: str | None) -> bool:
    """Whether a storage that has this column takes images of a type of backup storage (if any)."""
    return backup_storage_type is None or backup_storage_type in images_from.split(",")


def mount_path(kind: str, uuid: str, url: str, base: str) -> str:
    """Where hosts find the storage in their file system; an NFS export below `base`."""
    return f"{base.rstrip('/')}/prim-{uuid}" if kind == NFS else url.rstrip("/") or "/"
