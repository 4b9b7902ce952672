"""Keeps images in a folder, whatever machine it is on: what all backup storages of files have in common.

There is no agent, so the storage itself notes beside the images which calls are too late (`Record`): a node
that takes over another's work finds it there. One node at a time drives a storage.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import PurePosixPath

from orrery.backends.images.origin import Intake, Unreadable, pull
from orrery.backends.images.qcow2 import HEAD_BYTES, BadImage, disk_size
from orrery.backends.images.store import (
    CHUNK,
    NOTES,
    ImageStore,
    Record,
    StoreFailed,
    StoreFull,
    StoreSilent,
    part_of,
    read_marker,
    read_record,
    read_record_at,
    record_path,
    records_folder,
    require_marker,
    write_marker,
    write_record,
)
from orrery.core.kernel.checksum import BadChecksum, Hashes, split_checksum
from orrery.core.kernel.errors import BackendRefused, Overtaken, Unreachable
from orrery.core.kernel.location import FileLocation, Location
from orrery.core.kernel.progress import Report
from orrery.core.kernel.tasks import TaskQueues
from orrery.core.kernel.workflow import CallId
from orrery.core.storage.backup.backend import BackupCapacity, BackupStorageSpec, ImageFile, ImageOrigin

TOMBSTONE_SECONDS = 30 * 24 * 3600
"""How long it is remembered that an image was removed: longer than any run lasts."""


class FolderBackup(ABC):
    """Implements `orrery.core.storage.backup.backend.BackupStorageBackend` over an `ImageStore`."""

    def __init__(self) -> None:
        self._queues = TaskQueues()

    @abstractmethod
    def open(self, storage: BackupStorageSpec) -> AbstractAsyncContextManager[ImageStore]:
        """The folder of a storage. Raises StoreFailed."""

    def host_key(self, store: ImageStore) -> str | None:
        """Fingerprint of the key that the machine of an open store showed, if it has one."""
        return None

    async def connect(self, storage: BackupStorageSpec, call: CallId) -> BackupCapacity:
        """See `BackupStorageBackend`. The folder is made where it is not there."""
        async with self._queues.queue(storage.uuid), self._opened(storage) as store:
            await _claim(store, storage)
            await _forget_old(store, storage.url)
            total, available = await store.room(storage.url)
            return BackupCapacity(total, available, self.host_key(store))

    async def capacity(self, storage: BackupStorageSpec) -> BackupCapacity:
        """See `BackupStorageBackend`."""
        async with self._opened(storage) as store:
            await require_marker(store, storage.url, storage.uuid)
            return BackupCapacity(*await store.room(storage.url), self.host_key(store))

    async def add_image(
        self,
        storage: BackupStorageSpec,
        location: Location,
        source: ImageOrigin,
        call: CallId,
        progress: Report,
    ) -> ImageFile:
        """See `BackupStorageBackend`. A fragment of the URL such as ``#sha256=…`` is checked."""
        path = _path_in(storage, location)
        async with self._working_on(storage, path) as store:
            record = await read_record(store, storage.url, path)
            _refuse_late(record, call, "added", path)
            if record is not None and _is_of_run(record, call) and await _is_kept(store, record):
                made = record.model_copy(update={"call": call})
                await write_record(store, storage.url, made)
            else:
                made = await _take_in(store, _Adding(storage, path, source, call, progress))
            return ImageFile(made.size, made.actual_size, made.md5)

    async def delete_image(self, storage: BackupStorageSpec, location: Location, call: CallId) -> None:
        """See `BackupStorageBackend`."""
        path = _path_in(storage, location)
        async with self._working_on(storage, path) as store:
            record = await read_record(store, storage.url, path)
            _refuse_late(record, call, "removed", path)
            await _drop(store, storage, (path, part_of(path)))
            gone = Record(path=path, at=_now(), call=call, is_gone=True)
            await write_record(store, storage.url, gone)

    async def image_file(self, storage: BackupStorageSpec, location: Location) -> ImageFile:
        """See `BackupStorageBackend`."""
        path = _path_in(storage, location)
        async with self._opened(storage) as store:
            await require_marker(store, storage.url, storage.uuid)
            record = await read_record(store, storage.url, path)
            if record is None or not await _is_kept(store, record):
                raise StoreFailed(f"there is no image at [{path}]")
            return ImageFile(record.size, record.actual_size, record.md5)

    @asynccontextmanager
    async def _working_on(self, storage: BackupStorageSpec, path: str) -> AsyncIterator[ImageStore]:
        """The connected storage, while no other call works on the same image."""
        async with self._queues.queue(f"{storage.uuid} {path}"), self._opened(storage) as store:
            await require_marker(store, storage.url, storage.uuid)
            yield store

    @asynccontextmanager
    async def _opened(self, storage: BackupStorageSpec) -> AsyncIterator[ImageStore]:
        with _told(storage):
            async with self.open(storage) as store:
                yield store


@dataclass(frozen=True, slots=True)
class _Adding:
    """One image that is to be taken in."""

    storage: BackupStorageSpec
    path: str
    source: ImageOrigin
    call: CallId
    progress: Report


async def _take_in(store: ImageStore, adding: _Adding) -> Record:
    """Brings the image beside its place, checks it, gives it its name and notes it; else nothing stays."""
    path, root = adding.path, adding.storage.url
    part = part_of(path)
    try:
        made = await _bring(store, part, adding)
        _refuse_late(await read_record(store, root, path), adding.call, "added", path)
    except BaseException:
        with suppress(StoreFailed):  # where the connection broke, the next call for the path removes the part
            await _drop(store, adding.storage, (part,))
        raise
    try:
        await store.rename(part, path)
        await write_record(store, root, made)
    except BaseException:
        with suppress(StoreFailed):
            await _drop(store, adding.storage, (path, part))
        raise
    return made


async def _bring(store: ImageStore, part: str, adding: _Adding) -> Record:
    url, wanted = split_checksum(adding.source.url)
    hashes = Hashes(wanted)

    async def require_room(needed: int) -> None:
        _, there = await store.room(adding.storage.url)
        if needed > there:
            raise StoreFull(f"the image needs {needed} bytes, and {there} are available")

    async with _full_or_failed(store, adding.storage), store.create(part) as writer:
        intake = Intake(writer, hashes, require_room, adding.progress)
        actual = await pull(url, adding.source, store, intake)
        hashes.check()
        await writer.sync()
        written = await store.file_size(part)
        if written != actual:
            raise StoreFailed(f"[{part}]: {written} bytes are there of {actual} that were written")
    head = await store.read(part, HEAD_BYTES) or b""
    return Record(
        path=adding.path,
        at=_now(),
        call=adding.call,
        size=disk_size(head, actual, adding.source.format),
        actual_size=actual,
        md5=hashes.value("md5"),
        sha256=hashes.value("sha256"),
    )


@asynccontextmanager
async def _full_or_failed(store: ImageStore, storage: BackupStorageSpec) -> AsyncIterator[None]:
    """Tells that a disk is full where the store only says that it failed, as OpenSSH does."""
    try:
        yield
    except (StoreSilent, StoreFull):
        raise
    except StoreFailed as failure:
        _, there = await store.room(storage.url)
        if there < CHUNK:
            raise StoreFull(f"{failure}: No space left, {there} bytes are available") from None
        raise


def _is_of_run(record: Record, call: CallId) -> bool:
    """Whether the same run has added the image already, in an earlier attempt perhaps."""
    return not record.is_gone and record.call[0] == call.run


async def _is_kept(store: ImageStore, record: Record) -> bool:
    return not record.is_gone and await store.file_size(record.path) == record.actual_size


def _refuse_late(record: Record | None, call: CallId, verb: str, path: str) -> None:
    """Raises Overtaken for a call below the highest for its path, and for one that would revive an image."""
    if record is None or call > record.call:
        return
    if call < record.call or (record.is_gone and verb == "added"):
        raise Overtaken(f"the image [{path}] is not {verb}: call {record.call} has overtaken {tuple(call)}")


async def _drop(store: ImageStore, storage: BackupStorageSpec, paths: tuple[str, ...]) -> None:
    """These files are gone, and the folders above them as far as they are empty."""
    for path in paths:
        await store.remove(path)
    folder = PurePosixPath(paths[0]).parent
    while folder != PurePosixPath(storage.url) and await store.remove_folder(str(folder)):
        folder = folder.parent


async def _claim(store: ImageStore, storage: BackupStorageSpec) -> None:
    """Marks the folder as this storage's. Raises StoreFailed where it is another's and holds images."""
    found = await read_marker(store, storage.url)
    if found == storage.uuid:
        return
    if storage.was_connected:
        await require_marker(store, storage.url, storage.uuid)
    if found is not None:
        records = [record async for _, record in _records(store, storage.url)]
        kept = [record.path for record in records if await _is_kept(store, record)]
        if kept:
            raise StoreFailed(
                f"[{storage.url}] belongs to backup storage[uuid:{found}] and holds {len(kept)} of its"
                f" images, such as [{kept[0]}]; delete them, or choose another folder"
            )
        for record in records:
            await store.remove(record_path(storage.url, record.path))
    await write_marker(store, storage.url, storage.uuid)


async def _forget_old(store: ImageStore, root: str) -> None:
    """Removes what is noted of images that went long ago."""
    async for at, record in _records(store, root):
        if record.is_gone and record.at < _now() - TOMBSTONE_SECONDS:
            await store.remove(at)


async def _records(store: ImageStore, root: str) -> AsyncIterator[tuple[str, Record]]:
    folder = records_folder(root)
    for name in await store.names(folder):
        if name.endswith(".json") and not name.startswith("."):
            record = await read_record_at(store, f"{folder}/{name}")
            if record is not None:
                yield f"{folder}/{name}", record


def _path_in(storage: BackupStorageSpec, location: Location) -> str:
    """The path of an image. Raises BackendRefused for one that is not below the storage's folder."""
    root = PurePosixPath(storage.url)
    path = PurePosixPath(str(location))
    is_below = isinstance(location, FileLocation) and root in path.parents
    if not is_below or ".." in path.parts or NOTES in path.parts or str(path) != str(location):
        raise BackendRefused(f"[{location}] is no file below [{root}] of backup storage[uuid:{storage.uuid}]")
    return str(path)


def _now() -> int:
    return int(time.time())


@contextmanager
def _told(storage: BackupStorageSpec) -> Iterator[None]:
    """Failures of the store as those of a backend."""
    what = f"backup storage[uuid:{storage.uuid}]"
    try:
        yield
    except StoreSilent as failure:
        raise Unreachable(f"{what}: {failure}") from None
    except (StoreFailed, Unreadable, BadImage, BadChecksum) as failure:
        raise BackendRefused(f"{what}: {failure}") from None
