"""A folder of images, whatever keeps it: what backup storages and the hosts that pull from them do with it.

Exception
└── StoreFailed        it did not work; the message says what and why
    ├── StoreSilent    nobody answered, or the connection broke; the same may work later
    └── StoreFull      no room is left
"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, suppress
from json import JSONDecodeError, dumps, loads
from pathlib import PurePosixPath
from typing import Protocol

from pydantic import BaseModel, ValidationError

NOTES = ".orrery"
"""The folder of a store that holds its marker and the records of its images."""
CHUNK = 1 << 20
FOLDER_TRIES = 100
"""How often the folders of a new file are made, while others remove them when they are empty."""


class StoreFailed(Exception):
    """A store did not do what it should; the message says what and why."""


class StoreSilent(StoreFailed):
    """Nobody answered, or the connection broke."""


class StoreFull(StoreFailed):
    """The store has no room left."""


class Writer(Protocol):
    """A file that is being written, from its beginning."""

    async def write(self, chunk: bytes) -> None:
        """Adds bytes. Raises StoreFailed, StoreFull."""

    async def restart(self) -> None:
        """Drops what has been written."""

    async def sync(self) -> None:
        """Returns when what has been written is durable, as far as the store can tell."""


class ImageStore(Protocol):
    """Files by their absolute paths. Every method raises StoreFailed."""

    async def read(self, path: str, size: int) -> bytes | None:
        """The first bytes of a file, at most `size`; None where there is no file."""

    async def file_size(self, path: str) -> int | None:
        """Its bytes; None where there is no file."""

    def chunks(self, path: str) -> AsyncIterator[bytes]:
        """A file from its beginning to its end."""

    def create(self, path: str) -> AbstractAsyncContextManager[Writer]:
        """Opens a new file to write, in place of what is there; its folders are made."""

    async def rename(self, path: str, to: str) -> None:
        """Gives a file another name, atomically, in place of what is there."""

    async def remove(self, path: str) -> None:
        """The file is gone; what is gone already is fine."""

    async def remove_folder(self, path: str) -> bool:
        """Whether the folder is gone: one that holds anything stays."""

    async def room(self, path: str) -> tuple[int, int]:
        """The bytes of its file system in total, and those available."""

    async def real_path(self, path: str) -> str | None:
        """The path with all symbolic links resolved; None where nothing is there."""

    async def names(self, path: str) -> list[str]:
        """What a folder holds, sorted; nothing where there is no folder."""


class Record(BaseModel):
    """What a store notes of one path: the last call for it, and the image that is there."""

    path: str
    at: int
    """When it was noted, in seconds since 1970."""
    call: tuple[int, int, int]
    """Run, epoch and attempt of the highest call that succeeded."""
    is_gone: bool = False
    """Whether that call removed the image; lower ones do not bring it back."""
    size: int = 0
    """Bytes of the disk."""
    actual_size: int = 0
    """Bytes of the file."""
    md5: str = ""
    sha256: str = ""


def record_path(root: str, path: str) -> str:
    """Where the record of an image is, in the store at `root`."""
    name = hashlib.sha256(path.encode()).hexdigest()[:32]
    return f"{records_folder(root)}/{name}.json"


async def read_record(store: ImageStore, root: str, path: str) -> Record | None:
    """What is noted of a path; None where nothing is. Raises StoreFailed."""
    return await read_record_at(store, record_path(root, path))


async def read_record_at(store: ImageStore, at: str) -> Record | None:
    """As `read_record`, by the path of the record itself."""
    text = await store.read(at, CHUNK)
    if text is None:
        return None
    try:
        return Record.model_validate_json(text)
    except ValidationError:
        raise StoreFailed(
            f"the record [{at}] of the image is damaged; delete the image and add it again"
        ) from None


async def write_record(store: ImageStore, root: str, record: Record) -> None:
    """Notes it durably. Raises StoreFailed."""
    await write_whole(store, record_path(root, record.path), record.model_dump_json().encode())


def records_folder(root: str) -> str:
    """Where the records are."""
    return str(PurePosixPath(root, NOTES, "images"))


def marker_path(root: str) -> str:
    """Where a store says which backup storage it is."""
    return str(PurePosixPath(root, NOTES, "storage.json"))


async def read_marker(store: ImageStore, root: str) -> str | None:
    """The uuid of the backup storage that a folder is; None where it is none yet. Raises StoreFailed."""
    text = await store.read(marker_path(root), CHUNK)
    if text is None:
        return None
    try:
        return str(loads(text)["storage"])
    except (JSONDecodeError, KeyError, TypeError):
        raise StoreFailed(
            f"[{marker_path(root)}] is damaged; if the folder is the right one, remove it"
        ) from None


async def write_marker(store: ImageStore, root: str, storage: str) -> None:
    """Says that the folder is this backup storage. Raises StoreFailed."""
    await write_whole(store, marker_path(root), dumps({"storage": storage}).encode())


async def require_marker(store: ImageStore, root: str, storage: str) -> None:
    """Raises StoreFailed where the folder is not this backup storage."""
    found = await read_marker(store, root)
    if found is None:
        raise StoreFailed(
            f"[{root}] is not connected as backup storage[uuid:{storage}]: there is no [{marker_path(root)}];"
            " mount what belongs there and reconnect the backup storage"
        )
    if found != storage:
        raise StoreFailed(f"[{root}] belongs to backup storage[uuid:{found}], not to [uuid:{storage}]")


async def write_whole(store: ImageStore, path: str, data: bytes) -> None:
    """Writes a small file that is there whole or not at all. Raises StoreFailed."""
    part = part_of(path)
    try:
        async with store.create(part) as writer:
            await writer.write(data)
            await writer.sync()
        await store.rename(part, path)
    except StoreFailed:
        with suppress(StoreFailed):
            await store.remove(part)
        raise


def part_of(path: str) -> str:
    """Where a file is written before it is renamed to `path`."""
    whole = PurePosixPath(path)
    return str(whole.with_name(f".{whole.name}.part"))
