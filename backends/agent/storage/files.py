"""Files that appear whole or not at all, however a host reaches them. Everything here blocks.

A new file is written beside its place as ``.<name>.part``, synced and renamed. A crash before that leaves the
part, which the next call for the same place removes.

`Files` does that by a few operations, which each way of reaching files has: `local_files` for file systems of
this host, `nfs_files` for exports that it cannot mount. A path is where a file is, or would be, on this host.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage.model import Bits, Storage
from orrery.backends.images.qcow2 import HEAD_BYTES, BadImage, Qcow2Header, read_header

PART = ".part"
FOLDER_TRIES = 100
BLOCK = 512
"""The unit of ``st_blocks``."""
NOTHING = "there is no volume or image at [{}]"


def part_of(path: Path) -> Path:
    """Where a file is written before it is renamed to `path`."""
    return path.with_name(f".{path.name}{PART}")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is at a path; of a symbolic link, the link itself."""

    mode: int
    size: int
    stored: int
    """Bytes that it takes."""

    @property
    def is_folder(self) -> bool:
        """Whether it is a directory."""
        return S_ISDIR(self.mode)

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file."""
        return S_ISREG(self.mode)


class Files(ABC):
    """Files, as a host reaches them. Raises OSError as `os` does, and Refused where they are out of reach."""

    is_mounted: bool
    """Whether tools of the operating system can open their paths; else only those of QEMU can."""

    @abstractmethod
    def require(self, storage: Storage) -> None:
        """Raises Refused where a storage is not there: bits would be written to another place."""

    @abstractmethod
    def name_for_qemu(self, path: Path) -> str:
        """How tools of QEMU name a file."""

    @abstractmethod
    def room(self, folder: Path) -> tuple[int, int]:
        """How many bytes the file system has, and how many are available."""

    @abstractmethod
    def can_write(self, folder: Path) -> bool:
        """Whether this process may make files there."""

    @abstractmethod
    def look(self, path: Path) -> Entry | None:
        """What is at a path; None where nothing is."""

    @abstractmethod
    def names(self, folder: Path) -> list[str]:
        """What is in a folder, sorted; nothing where there is none."""

    @abstractmethod
    def head(self, path: Path, size: int) -> bytes:
        """The first bytes of a file."""

    @abstractmethod
    def write(self, path: Path) -> RawIOBase:
        """Opens a file for writing, empty. Close it."""

    @abstractmethod
    def sync(self, path: Path) -> None:
        """What was written to a file, or made, renamed and removed in a folder, stays so after a crash."""

    @abstractmethod
    def rename(self, old: Path, new: Path) -> None:
        """Moves a file or folder to another path of the same file system."""

    @abstractmethod
    def link(self, old: Path, new: Path) -> None:
        """Gives a file a second path. Raises FileExistsError where something is there."""

    @abstractmethod
    def unlink(self, path: Path) -> None:
        """Removes a file or link; one that is gone is fine."""

    @abstractmethod
    def mkdir(self, folder: Path) -> None:
        """Makes one folder; one that is there is fine."""

    @abstractmethod
    def rmdir(self, folder: Path) -> None:
        """Removes an empty folder."""

    # what all of them do by these

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder."""
        entry = self.look(path)
        return entry is not None and entry.is_folder

    def make_folder(self, folder: Path, *, is_durable: bool = True) -> None:
        """The folder with those above it, each durable unless said otherwise.

        Those above may be removed meanwhile, by a call that has found them empty (`drop_empty`): then they
        are made again.
        """
        for _ in range(FOLDER_TRIES):
            # one that goes away while it is found to be there counts as a file
            with suppress(FileNotFoundError, FileExistsError):
                self._make_folder(folder, is_durable)
                return
        self._make_folder(folder, is_durable)

    def _make_folder(self, folder: Path, is_durable: bool) -> None:
        if self.look(folder) is not None:
            return
        self._make_folder(folder.parent, is_durable)
        self.mkdir(folder)
        if is_durable:
            self.sync(folder.parent)

    def settle(self, path: Path) -> None:
        """The finished part of `path` takes its place; durable when this returns."""
        part = part_of(path)
        self._sync_whole(part)
        self.rename(part, path)
        self.sync(path.parent)

    def _sync_whole(self, path: Path) -> None:
        entry = self.look(path)
        if entry is not None and entry.is_folder:
            for name in self.names(path):
                self._sync_whole(path / name)
        if entry is not None and (entry.is_folder or entry.is_file):
            self.sync(path)

    def remove(self, path: Path, root: Path) -> None:
        """Neither `path` nor a part of it is there, nor a folder below `root` that became empty."""
        self._remove(path)
        self.remove_part(path)
        self.drop_empty(path.parent, root)

    def remove_part(self, path: Path) -> None:
        """What an interrupted call has left of `path` is gone."""
        self._remove(part_of(path))

    def _remove(self, path: Path) -> None:
        if not self.is_folder(path):
            self.unlink(path)
            return
        for name in self.names(path):
            self._remove(path / name)
        self.rmdir(path)

    def drop_empty(self, folder: Path, root: Path, *, is_durable: bool = True) -> None:
        """Removes `folder` and those above it, up to `root`, as far as they are empty."""
        while folder != root and root in folder.parents:
            try:
                self.rmdir(folder)
            except FileNotFoundError:
                folder = folder.parent
                continue
            except OSError:
                break
            folder = folder.parent
        if is_durable:
            with suppress(FileNotFoundError):  # who removes it meanwhile makes that durable
                self.sync(folder)

    def stored_bytes(self, path: Path) -> int:
        """What a file, or a directory with everything in it, takes. Raises Refused where there is none."""
        entry = self.look(path)
        if entry is None:
            raise Refused(NOTHING.format(path))
        if not entry.is_folder:
            return entry.stored
        return sum(inside.stored for _, inside in self._inside(path))

    def _inside(self, folder: Path) -> Iterator[tuple[Path, Entry]]:
        """All that is below a folder and is no folder: what is in it first, then what is further below."""
        found = [(folder / name, self.look(folder / name)) for name in self.names(folder)]
        there = [(path, entry) for path, entry in found if entry is not None]
        yield from ((path, entry) for path, entry in there if not entry.is_folder)
        for path, entry in there:
            if entry.is_folder:
                yield from self._inside(path)

    def header_of(self, path: Path) -> Qcow2Header | None:
        """The header of a qcow2 file, None for any other. Raises Refused where none is there, or damaged."""
        try:
            return read_header(self.head(path, HEAD_BYTES))
        except FileNotFoundError:
            raise Refused(NOTHING.format(path)) from None
        except BadImage as bad:
            raise Refused(f"[{path}] cannot be used: {bad}") from None

    def size_of(self, path: Path, bits_format: str) -> int:
        """How large the volume or image is to a guest. Raises Refused where none is there, or damaged."""
        entry = self.look(path)
        if entry is not None and entry.is_folder:
            return self.stored_bytes(path)
        if entry is None or not entry.is_file:
            raise Refused(NOTHING.format(path))
        if bits_format != "qcow2":
            return entry.size
        header = self.header_of(path)
        if header is None:
            raise Refused(f"[{path}] is no qcow2 any more")
        return header.size

    def listed(self, folder: Path) -> Iterator[Bits]:
        """All volumes and images below a folder, and what interrupted calls left, in a fixed order."""
        for path, entry in self._inside(folder):
            is_partial = path.name.startswith(".") and path.name.endswith(PART)
            is_qcow2 = entry.is_file and not is_partial and path.suffix == ".qcow2"
            size = self.size_of(path, "qcow2") if is_qcow2 else entry.size
            yield Bits(str(path), size, entry.stored, is_partial)
