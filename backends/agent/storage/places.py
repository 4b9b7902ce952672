"""Storages of a host: connected, measured, and never written outside."""

from __future__ import annotations

import os
from pathlib import Path

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage import files, marker, nfs
from orrery.backends.agent.storage.model import Capacity, Storage, StorageKind
from orrery.backends.agent.storage.mounts import mounted_at
from orrery.core.kernel.location import FileLocation, Location


async def mount(storage: Storage) -> None:
    """An NFS export is mounted; the other kinds need nothing. Raises Refused."""
    if storage.kind is StorageKind.NFS:
        await nfs.mount(nfs.Export.read(storage.url), storage.mount_path)


def open_place(storage: Storage) -> Capacity:
    """Makes the folder of a storage ready and says how large it is. Raises Refused. Blocks."""
    folder = Path(storage.mount_path)
    if storage.kind is StorageKind.LOCAL:
        _make(folder)
    _require_mount(storage)
    if not os.access(folder, os.W_OK):
        raise Refused(f"[{folder}] cannot be written by the agent")
    marker.place(storage)
    return capacity(storage)


def _make(folder: Path) -> None:
    try:
        files.make_folder(folder)
    except OSError as failure:
        raise Refused(f"the folder [{folder}] cannot be made: {failure.strerror}") from None


def _require_mount(storage: Storage) -> None:
    """Raises Refused where nothing is mounted: bits would fill the disk below."""
    folder = Path(storage.mount_path)
    if not folder.is_dir():
        raise Refused(f"[{folder}] is no folder of this host")
    if storage.kind is not StorageKind.LOCAL and mounted_at(str(folder.resolve())) is None:
        raise Refused(f"[{folder}] is no mount point on this host; mount the shared file system there")


def capacity(storage: Storage) -> Capacity:
    """How large a connected storage is. Raises Refused where it is not connected any more. Blocks."""
    _require_mount(storage)
    found = marker.require(storage)
    room = os.statvfs(storage.mount_path)
    return Capacity(room.f_blocks * room.f_frsize, room.f_bavail * room.f_frsize, found.identity)


def path_in(storage: Storage, location: Location) -> Path:
    """The path of bits on this storage. Raises Refused for any other place. Blocks."""
    path = file_path(location)
    root = Path(storage.mount_path)
    plain = Path(os.path.normpath(path))
    outside = root not in plain.parents or plain != path or marker.NAME in path.name
    if outside or not path.parent.resolve().is_relative_to(root.resolve()):
        raise Refused(f"[{location}] is not below [{root}] of primary storage[uuid:{storage.uuid}]")
    return path


def file_path(location: Location) -> Path:
    """The path of a file. Raises Refused for the locations of network disks, which no file tool can reach."""
    if not isinstance(location, FileLocation):
        raise Refused(f"[{location}] is a {location.kind} location; this storage keeps files only")
    path = Path(location.path)
    if not path.is_absolute() or "\n" in location.path:
        raise Refused(f"[{location.path}] is no absolute path")
    return path


def format_of(location: Location) -> str:
    """How a file holds its bits. Raises Refused for network disks."""
    file_path(location)
    assert isinstance(location, FileLocation)
    return location.format


def require_room(storage: Storage, needed: int, what: str) -> None:
    """Raises Refused where `needed` bytes are not there. Blocks."""
    there = capacity(storage).available
    if needed > there:
        raise Refused(
            f"{what} needs {needed} bytes on primary storage[uuid:{storage.uuid}], and {there} are available"
        )
