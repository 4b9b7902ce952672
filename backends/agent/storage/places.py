"""Storages of a host: connected, measured, and never written outside."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage import marker
from orrery.backends.agent.storage.files import Files
from orrery.backends.agent.storage.model import Bits, Capacity, Storage, StorageKind
from orrery.core.kernel.location import FileLocation, Location


@dataclass(frozen=True, slots=True)
class Place:
    """A storage, and how this host reaches its files. All of this blocks, and raises Refused."""

    storage: Storage
    files: Files

    @property
    def root(self) -> Path:
        """Where the storage is mounted, or would be."""
        return Path(self.storage.mount_path)

    def open(self) -> Capacity:
        """Makes the folder of a storage ready and says how large it is."""
        if self.storage.kind is StorageKind.LOCAL:
            self._make()
        self.files.require(self.storage)
        if not self.files.can_write(self.root):
            raise Refused(f"[{self.root}] of [{self.storage.url}] cannot be written by the agent")
        marker.place(self.storage, self.files)
        return self.capacity()

    def _make(self) -> None:
        try:
            self.files.make_folder(self.root)
        except OSError as failure:
            raise Refused(f"the folder [{self.root}] cannot be made: {failure.strerror}") from None

    def capacity(self) -> Capacity:
        """How large a connected storage is. Raises Refused where it is not connected any more."""
        self.files.require(self.storage)
        found = marker.require(self.storage, self.files)
        total, available = self.files.room(self.root)
        return Capacity(total, available, found.identity)

    def listing(self) -> Iterator[Bits]:
        """Everything that the storage holds, in a fixed order."""
        self.capacity()
        return marker.bits_below(self.storage, self.files)

    def path_of(self, location: Location) -> Path:
        """The path of bits on this storage. Raises Refused for any other place."""
        path = file_path(location)
        plain = Path(os.path.normpath(path))
        outside = self.root not in plain.parents or plain != path or marker.NAME in path.name
        between = takewhile(lambda folder: folder != self.root, path.parents)
        if outside or any(map(self._leads_away, between)):
            raise Refused(
                f"[{location}] is not below [{self.root}] of primary storage[uuid:{self.storage.uuid}]"
            )
        return path

    def _leads_away(self, folder: Path) -> bool:
        """Whether something else is there than a folder, such as a symbolic link."""
        entry = self.files.look(folder)
        return entry is not None and not entry.is_folder

    def sizes(self, location: Location) -> tuple[int, int]:
        """The size of a volume or image, and how much of it is stored."""
        path = self.path_of(location)
        self.capacity()
        return self.files.size_of(path, format_of(location)), self.files.stored_bytes(path)

    def require_room(self, needed: int, what: str) -> None:
        """Raises Refused where `needed` bytes are not there."""
        there = self.capacity().available
        if needed > there:
            raise Refused(
                f"{what} needs {needed} bytes on primary storage[uuid:{self.storage.uuid}], and {there} are"
                " available"
            )

    def clear(self, path: Path) -> None:
        """The folder of a new file is there, and nothing of an interrupted call."""
        self.files.make_folder(path.parent)
        self.files.remove_part(path)

    def abandon(self, path: Path) -> None:
        """Nothing of a file is left that could not be made."""
        self.files.remove_part(path)
        self.files.drop_empty(path.parent, self.root)


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
