"""The marker file of a storage: which one the folder belongs to, and which file system this is.

Its storage tells a folder that is not mounted, or is another one, from the right one. Its identity, drawn
when the storage was connected first, tells whether two hosts see the same file system. All of this blocks.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from json import JSONDecodeError, dumps, loads
from pathlib import Path

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage.files import Files
from orrery.backends.agent.storage.model import Bits, Storage
from orrery.backends.images.folder import write_all

NAME = ".orrery-storage"
FOLDERS = ("rootVolumes", "dataVolumes", "imagecache")
"""Where a storage keeps its bits, below its mount path."""
MAX_BYTES = 4096
"""Longer than any marker."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What the file says."""

    storage: str
    """The uuid."""
    identity: str


def read(storage: Storage, files: Files) -> Marker | None:
    """The marker in the folder of a storage, None where there is none. Raises Refused for a damaged one."""
    path = Path(storage.mount_path, NAME)
    try:
        return Marker(**loads(files.head(path, MAX_BYTES)))
    except FileNotFoundError:
        return None
    except (JSONDecodeError, TypeError, UnicodeDecodeError):
        raise Refused(f"[{path}] is damaged; if the folder is the right one, remove that file") from None


def require(storage: Storage, files: Files) -> Marker:
    """The marker of this very storage. Raises Refused where it is missing, or another's."""
    found = read(storage, files)
    if found is None:
        raise Refused(
            f"[{storage.mount_path}] is not connected as primary storage[uuid:{storage.uuid}]: its marker"
            f" file {NAME} is missing; mount the storage and reconnect it"
        )
    if found.storage != storage.uuid:
        raise Refused(_belongs_to(storage, found))
    return found


def place(storage: Storage, files: Files) -> Marker:
    """Marks the folder as this storage's, if it is nobody's or holds no bits. Raises Refused."""
    found = read(storage, files)
    if found is not None and found.storage != storage.uuid:
        if next(bits_below(storage, files), None) is not None:
            raise Refused(f"{_belongs_to(storage, found)}, and holds volumes or images of it")
        # its storage was deleted: a deletion cannot reach every host, so the marker stays behind
        files.unlink(Path(storage.mount_path, NAME))
        found = None
    return found or _create(storage, files)


def _create(storage: Storage, files: Files) -> Marker:
    """Makes the marker; if another host does so at the same moment, one of both wins."""
    folder = Path(storage.mount_path)
    made = Marker(storage.uuid, os.urandom(16).hex())
    part = folder / f"{NAME}.{made.identity}"
    with files.write(part) as file:
        write_all(file, dumps(asdict(made)).encode())
    try:
        files.link(part, folder / NAME)
    except FileExistsError:
        pass
    finally:
        files.unlink(part)
    files.sync(folder)
    return require(storage, files)


def bits_below(storage: Storage, files: Files) -> Iterator[Bits]:
    """The volumes and images of a storage, in a fixed order."""
    for folder in sorted(FOLDERS):
        yield from files.listed(Path(storage.mount_path, folder))


def _belongs_to(storage: Storage, found: Marker) -> str:
    return (
        f"[{storage.mount_path}] belongs to primary storage[uuid:{found.storage}], not to"
        f" primary storage[uuid:{storage.uuid}]"
    )
