"""Files of an NFS export that this host cannot mount: QEMU reads them by itself, the agent by libnfs.

Their paths are those that they would have if the export was mounted: so hosts that can mount it, and others,
have the same paths, also in the headers of linked clones.
"""

from __future__ import annotations

from io import RawIOBase
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage.files import BLOCK, Entry, Files
from orrery.backends.agent.storage.libnfs import NfsClient
from orrery.backends.agent.storage.model import NfsDisk, Storage
from orrery.backends.agent.storage.nfs import Export
from orrery.core.kernel.location import file_at

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class NfsFiles(Files):
    """The files of one export. See `Files`."""

    is_mounted = False

    def __init__(self, export: Export, mount_path: Path) -> None:
        """`mount_path`: where the export would be mounted."""
        self.export = export
        self._root = mount_path
        self._client = NfsClient(export.server, export.path)

    def close(self) -> None:
        """Ends the connection."""
        self._client.close()

    def _inside_export(self, path: Path) -> str:
        return str(PurePosixPath("/") / path.relative_to(self._root))

    def disk(self, path: Path, bits_format: str) -> NfsDisk:
        """How QEMU opens a volume or image, with the images that it is a clone of. Raises Refused."""
        self.size_of(path, bits_format)
        backing = None
        header = self.header_of(path) if bits_format == "qcow2" else None
        if header is not None and header.backing is not None:
            if self._root not in Path(header.backing).parents:
                raise Refused(f"[{path}] is a clone of [{header.backing}], which is not on the same storage")
            below = file_at(header.backing)
            backing = self.disk(Path(below.path), below.format)
        return NfsDisk(
            self.export.server, self.export.path_of(self._inside_export(path)), bits_format, backing
        )

    def require(self, storage: Storage) -> None:
        """See `Files`."""
        self._client.file_system()

    def name_for_qemu(self, path: Path) -> str:
        """See `Files`."""
        return self.export.url_of(self._inside_export(path))

    def room(self, folder: Path) -> tuple[int, int]:
        """See `Files`."""
        room = self._client.file_system()
        return room.blocks * room.frsize, room.bavail * room.frsize

    def can_write(self, folder: Path) -> bool:
        """See `Files`."""
        return self._client.can_write(self._inside_export(folder))

    def look(self, path: Path) -> Entry | None:
        """See `Files`."""
        try:
            found = self._client.stat(self._inside_export(path))
        except (FileNotFoundError, NotADirectoryError):
            return None
        return Entry(found.mode, found.size, found.blocks * BLOCK)

    def names(self, folder: Path) -> list[str]:
        """See `Files`."""
        try:
            return self._client.names(self._inside_export(folder))
        except FileNotFoundError:
            return []

    def head(self, path: Path, size: int) -> bytes:
        """See `Files`."""
        return self._client.read(self._inside_export(path), size)

    def write(self, path: Path) -> RawIOBase:
        """See `Files`."""
        place = self._inside_export(path)
        self._client.create(place)
        return _Writer(self._client, place)

    def sync(self, path: Path) -> None:
        """See `Files`; of folders, servers sync every change."""
        entry = self.look(path)
        if entry is not None and entry.is_file:
            self._client.sync(self._inside_export(path))

    def rename(self, old: Path, new: Path) -> None:
        """See `Files`."""
        self._client.rename(self._inside_export(old), self._inside_export(new))

    def link(self, old: Path, new: Path) -> None:
        """See `Files`."""
        self._client.link(self._inside_export(old), self._inside_export(new))

    def unlink(self, path: Path) -> None:
        """See `Files`."""
        try:
            self._client.unlink(self._inside_export(path))
        except FileNotFoundError:
            return

    def mkdir(self, folder: Path) -> None:
        """See `Files`."""
        try:
            self._client.mkdir(self._inside_export(folder))
        except FileExistsError:
            return

    def rmdir(self, folder: Path) -> None:
        """See `Files`."""
        self._client.rmdir(self._inside_export(folder))


class _Writer(RawIOBase):
    """A file that is written from its beginning to its end."""

    def __init__(self, client: NfsClient, path: str) -> None:
        self._client = client
        self._path = path
        self._at = 0

    def writable(self) -> bool:
        """Called by `io`."""
        return True

    def write(self, chunk: ReadableBuffer, /) -> int:
        """All of a chunk; durable."""
        whole = bytes(chunk)
        self._client.write(self._path, self._at, whole)
        self._at += len(whole)
        return len(whole)
