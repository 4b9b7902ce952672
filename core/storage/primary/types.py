"""The types of primary storage, and how they differ: a registry by name.

A plugin registers a type of its own in `Noun.strategies`, as ``(StorageType, "its name", StorageType(...))``
beside a `PrimaryStorageBackend` of the same name, and adds storages of it by a call of its own, whose handler
asks the bus for `AddStorageOfType`. How a storage behaves is recorded with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from orrery.core.kernel.backends import Registry
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.storage.backup.model import DIRECTORY, SFTP
from orrery.core.storage.backup.model import SIMULATOR as SIMULATOR_BACKUP
from orrery.core.storage.primary.paths import FileLayout, Layout

NFS, LOCAL, SHARED_MOUNT_POINT, SIMULATOR = (
    "NFS",
    "LocalStorage",
    "SharedMountPoint",
    "SimulatorPrimaryStorage",
)
NFS_URL = re.compile(r"[^\s:/]+:(/\S*)")
SYSTEM_FOLDERS = ("/dev", "/proc", "/sys")


def _any_url(url: str) -> None:
    """Accepts every URL."""


def _absolute_path(url: str) -> None:
    if not url.startswith("/"):
        raise InvalidArgument(f"field[url]: [{url}] is no absolute path; it must begin with /")
    _refuse_system_folder(url)


def _nfs_export(url: str) -> None:
    matched = NFS_URL.fullmatch(url)
    if matched is None:
        raise InvalidArgument(f"field[url]: [{url}] is no NFS export; write it as host:/path")
    _refuse_system_folder(matched[1])


def _refuse_system_folder(path: str) -> None:
    for folder in SYSTEM_FOLDERS:
        if path == folder or path.startswith(folder + "/"):
            raise InvalidArgument(f"field[url]: [{path}] is below {folder}, where no storage can be")


def _at_url(uuid: str, url: str, base: str) -> str:
    return url.rstrip("/") or "/"


def _below_base(uuid: str, url: str, base: str) -> str:
    return f"{base.rstrip('/')}/prim-{uuid}"


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
    images_from: tuple[str, ...] = (SFTP, DIRECTORY)
    """The types of backup storage whose images can be brought onto it."""
    layout: Layout = field(default_factory=FileLayout)
    """Where its bits are kept."""
    volume_format: str = "qcow2"
    """That of volumes which are made before any hypervisor can use the storage."""
    one_url_per_zone: bool = False
    """Whether two storages of a zone may not have the same URL."""
    refuse_url: Callable[[str], None] = _any_url
    """Raises InvalidArgument for a URL that is none of this type."""
    mount_path: Callable[[str, str, str], str] = _at_url
    """Where hosts find a storage in their file systems, by its uuid, its URL and the folder for mounts."""

    def traits(self) -> dict[str, Any]:
        """How it behaves, as columns of its storages."""
        return {
            "needs_host": self.needs_host,
            "per_host": self.per_host,
            "declared": self.declared,
            "images_from": ",".join(self.images_from),
        }


def once_per_zone(backends: Registry) -> frozenset[str]:
    """The types of which no other storage of the zone may have the URL."""
    return frozenset(one.name for one in backends.every(StorageType) if one.one_url_per_zone)


STRATEGIES: tuple[tuple[type[Any], str, Any], ...] = tuple(
    (StorageType, kind.name, kind)
    for kind in (
        StorageType(
            NFS, needs_host=True, one_url_per_zone=True, refuse_url=_nfs_export, mount_path=_below_base
        ),
        StorageType(LOCAL, needs_host=False, per_host=True, refuse_url=_absolute_path),
        StorageType(SHARED_MOUNT_POINT, needs_host=True, refuse_url=_absolute_path),
        StorageType(
            SIMULATOR,
            needs_host=False,
            declared=True,
            images_from=(SIMULATOR_BACKUP,),
            volume_format="simulator",
        ),
    )
)
"""The built-in types."""


def type_fits(images_from: str, backup_storage_type: str | None) -> bool:
    """Whether a storage that has this column takes images of a type of backup storage (if any)."""
    return backup_storage_type is None or backup_storage_type in images_from.split(",")
