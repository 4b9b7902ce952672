"""Pulls an image from a backup storage into the image cache.

The host pulls, and nothing passes through the management node: the bits cross the network once, and a slow
transfer delays nobody else. So a host must see the directory of a directory storage, at the same path; where
it does not, it says so. The store's record of the image says how large it is and what its checksum must be.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from io import RawIOBase
from pathlib import Path

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage.files import part_of
from orrery.backends.agent.storage.model import DirectorySource, Source
from orrery.backends.agent.storage.places import Place
from orrery.backends.images.folder import FolderStore, write_all
from orrery.backends.images.qcow2 import HEAD_BYTES, BadImage, disk_size
from orrery.backends.images.sftp import SftpLogin, sftp_store
from orrery.backends.images.store import ImageStore, Record, StoreFailed, read_record, require_marker
from orrery.core.kernel.checksum import BadChecksum, Checksum, Hashes


class Download:
    """One image on its way; `bits` are the path in the cache and its format."""

    def __init__(
        self,
        place: Place,
        bits: tuple[Path, str],
        source: Source,
        progress: Callable[[int, int], None],
    ) -> None:
        self._place = place
        self._files = place.files
        self._path, self._format = bits
        self._source = source
        self._progress = progress

    async def run(self) -> None:
        """The image is in the cache, whole and checked. Raises Refused; the caller removes the part."""
        try:
            async with _opened(self._source) as store:
                record = await self._record(store)
                if not await asyncio.to_thread(self._is_there, record):
                    await self._pull(store, record)
        except (StoreFailed, BadChecksum, BadImage) as failure:
            raise Refused(f"image [{self._source.path}] cannot be brought here: {failure}") from None

    async def _record(self, store: ImageStore) -> Record:
        source = self._source
        await require_marker(store, source.directory, source.storage_uuid)
        record = await read_record(store, source.directory, source.path)
        if record is None or record.is_gone:
            raise StoreFailed(f"backup storage[uuid:{source.storage_uuid}] has no such image")
        return record

    def _is_there(self, record: Record) -> bool:
        """Whether a repeated call finds its work done: a file gets its name only when it was checked."""
        entry = self._files.look(self._path)
        return entry is not None and entry.is_file and entry.size == record.actual_size

    async def _pull(self, store: ImageStore, record: Record) -> None:
        what = f"image [{self._source.path}]"
        await asyncio.to_thread(self._place.require_room, record.actual_size, what)
        hashes = Hashes(Checksum("sha256", record.sha256))
        done = 0
        with await asyncio.to_thread(self._begin) as part:
            async for chunk in store.chunks(self._source.path):
                await asyncio.to_thread(self._take, part, hashes, chunk)
                done += len(chunk)
                self._progress(done, record.actual_size)
        hashes.check()
        await asyncio.to_thread(self._finish)

    def _begin(self) -> RawIOBase:
        self._files.make_folder(self._path.parent)
        self._files.remove(self._path, self._path.parent)
        return self._files.write(part_of(self._path))

    def _take(self, part: RawIOBase, hashes: Hashes, chunk: bytes) -> None:
        try:
            write_all(part, chunk)
        except OSError as failure:
            raise Refused(f"image [{self._source.path}] cannot be written: {failure.strerror}") from None
        hashes.update(chunk)

    def _finish(self) -> None:
        part = part_of(self._path)
        entry = self._files.look(part)
        size = 0 if entry is None else entry.size
        disk_size(self._files.head(part, HEAD_BYTES), size, self._format)
        self._files.settle(self._path)


@asynccontextmanager
async def _opened(source: Source) -> AsyncIterator[ImageStore]:
    if isinstance(source, DirectorySource):
        yield FolderStore()
        return
    login = SftpLogin(source.hostname, source.port, source.username, source.password, source.host_key)
    async with sftp_store(login) as store:
        yield store
