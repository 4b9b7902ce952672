"""Files in file systems of this host: its own ones, and those that it mounts."""

from __future__ import annotations

import os
from io import RawIOBase
from pathlib import Path

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage.files import BLOCK, Entry, Files
from orrery.backends.agent.storage.model import Storage, StorageKind
from orrery.backends.agent.storage.mounts import mounted_at


class LocalFiles(Files):
    """Files that every process of the host can open. See `Files`."""

    is_mounted = True

    def require(self, storage: Storage) -> None:
        """See `Files`."""
        folder = Path(storage.mount_path)
        if not folder.is_dir():
            raise Refused(f"[{folder}] is no folder of this host")
        if storage.kind is not StorageKind.LOCAL and mounted_at(str(folder.resolve())) is None:
            raise Refused(f"[{folder}] is no mount point on this host; mount the shared file system there")

    def name_for_qemu(self, path: Path) -> str:
        """See `Files`."""
        return str(path)

    def room(self, folder: Path) -> tuple[int, int]:
        """See `Files`."""
        room = os.statvfs(folder)
        return room.f_blocks * room.f_frsize, room.f_bavail * room.f_frsize

    def can_write(self, folder: Path) -> bool:
        """See `Files`."""
        return os.access(folder, os.W_OK)

    def look(self, path: Path) -> Entry | None:
        """See `Files`."""
        try:
            found = path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return Entry(found.st_mode, found.st_size, found.st_blocks * BLOCK)

    def names(self, folder: Path) -> list[str]:
        """See `Files`."""
        try:
            return sorted(os.listdir(folder))
        except FileNotFoundError:
            return []

    def head(self, path: Path, size: int) -> bytes:
        """See `Files`."""
        with path.open("rb") as file:
            return file.read(size)

    def write(self, path: Path) -> RawIOBase:
        """See `Files`."""
        return path.open("wb", buffering=0)

    def sync(self, path: Path) -> None:
        """See `Files`."""
        opened = os.open(path, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)

    def rename(self, old: Path, new: Path) -> None:
        """See `Files`."""
        old.rename(new)

    def link(self, old: Path, new: Path) -> None:
        """See `Files`."""
        new.hardlink_to(old)

    def unlink(self, path: Path) -> None:
        """See `Files`."""
        path.unlink(missing_ok=True)

    def mkdir(self, folder: Path) -> None:
        """See `Files`."""
        folder.mkdir(exist_ok=True)

    def rmdir(self, folder: Path) -> None:
        """See `Files`."""
        folder.rmdir()


LOCAL = LocalFiles()
"""They hold nothing, so one is enough."""
