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
from orrery.backends.agent.storage import files
from orrery.backends.agent.storage.model import Bits, Storage

NAME = ".orrery-storage"
FOLDERS = ("rootVolumes", "dataVolumes", "imagecache")
"""Where a storage keeps its bits, below its mount path."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What the file says."""

    storage: str
    """The uuid."""
    identity: str


def read(storage: Storage) -> Marker | None:
    """The marker in the folder of a storage, None where there is none. Raises Refused for a damaged one."""
    path = Path(storage.mount_path, NAME)
    try:
        return Marker(**loads(path.read_text()))
    except FileNotFoundError:
        return None
    except (JSONDecodeError, TypeError, UnicodeDecodeError):
        raise Refused(f"[{path}] is damaged; if the folder is the right one, remove that file") from None


def require(storage: Storage) -> Marker:
    """The marker of this very storage. Raises Refused where it is missing, or another's."""
    found = read(storage)
    if found is None:
        raise Refused(
            f"[{storage.mount_path}] is not connected as primary storage[uuid:{storage.uuid}]: its marker"
            f" file {NAME} is missing; mount the storage and reconnect it"
        )
    if found.storage != storage.uuid:
        raise Refused(_belongs_to(storage, found))
    return found


def place(storage: Storage) -> Marker:
    """Marks the folder as this storage's, if it is nobody's or holds no bits. Raises Refused."""
    found = read(storage)
    if found is not None and found.storage != storage.uuid:
        if next(bits_below(storage), None) is not None:
            raise Refused(f"{_belongs_to(storage, found)}, and holds volumes or images of it")
        # its storage was deleted: a deletion cannot reach every host, so the marker stays behind
        Path(storage.mount_path, NAME).unlink(missing_ok=True)
        found = None
    return found or _create(storage)


def _create(storage: Storage) -> Marker:
    """Makes the marker; if another host does so at the same moment, one of both wins."""
    folder = Path(storage.mount_path)
    made = Marker(storage.uuid, os.urandom(16).hex())
    part = folder / f"{NAME}.{made.identity}"
    part.write_text(dumps(asdict(made)))
    try:
        os.link(part, folder / NAME)
    except FileExistsError:
        pass
    finally:
        part.unlink()
    files.sync_folder(folder)
    return require(storage)


def bits_below(storage: Storage) -> Iterator[Bits]:
    """The volumes and images of a storage, in the order of their paths."""
    for folder in sorted(FOLDERS):
        yield from files.listed(Path(storage.mount_path, folder))


def _belongs_to(storage: Storage, found: Marker) -> str:
    return (
        f"[{storage.mount_path}] belongs to primary storage[uuid:{found.storage}], not to"
        f" primary storage[uuid:{storage.uuid}]"
    )
