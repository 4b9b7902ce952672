"""The storage plane of one host.

It remembers nothing: what is there is asked from file systems, the kernel and its processes. A call that
comes again finds its work done and answers the same; which calls are too late is not known here (the agent's
ledger is for that). All methods raise Refused with the reason where the host cannot do it. Sizes are bytes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Container
from pathlib import Path

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage import files, images, marker, places
from orrery.backends.agent.storage.attachments import Attachments
from orrery.backends.agent.storage.download import Download
from orrery.backends.agent.storage.model import (
    Attached,
    Attachment,
    AttachMode,
    Bits,
    Capacity,
    Source,
    Storage,
)
from orrery.backends.agent.storage.probe import probe
from orrery.core.kernel.location import Location
from orrery.core.kernel.tasks import TaskQueues
from orrery.core.kernel.tasks.queue import QueueSlot

Progress = Callable[[int, int], None]
"""Called now and then with the bytes that are done, and those there are."""


class StoragePlane:
    """What an agent does with storages. `runtime` is a folder for mounts, which a restart of the machine may
    empty; two agents of one machine have different ones."""

    def __init__(self, runtime: Path) -> None:
        self._attachments = Attachments(runtime)
        self._queues = TaskQueues()

    async def probe(self) -> dict[str, str | None]:
        """What this host can do: None, or the reason why not. Tried, and cleaned up afterwards."""
        return await probe(self._attachments)

    async def connect(self, storage: Storage) -> Capacity:
        """Makes a storage usable on this host, and says how large it is."""
        async with self._alone(storage.mount_path):
            await places.mount(storage)
            return await asyncio.to_thread(places.open_place, storage)

    async def capacity(self, storage: Storage) -> Capacity:
        """How large a connected storage is."""
        return await asyncio.to_thread(places.capacity, storage)

    async def create_volume(
        self, storage: Storage, location: Location, size: int, template: Location | None = None
    ) -> int:
        """Makes a volume, empty or as a clone of a cached image; gives how many bytes of it are stored."""
        async with self._alone(location):
            volume = await asyncio.to_thread(_planned, storage, location, size, template)
            if not await asyncio.to_thread(images.is_made, volume):
                await asyncio.to_thread(images.refuse_misfit, volume)
                await self._make(storage, volume)
            return await asyncio.to_thread(files.stored_bytes, volume.path)

    async def _make(self, storage: Storage, volume: images.NewVolume) -> None:
        needed = await images.room_needed(volume)
        await asyncio.to_thread(_refuse_too_large, storage, volume, needed)
        try:
            await asyncio.to_thread(_clear, volume.path)
            await images.write(volume)
            await asyncio.to_thread(files.settle, volume.path)
        except BaseException:
            await asyncio.to_thread(_abandon, storage, volume.path)
            raise

    async def delete_bits(self, storage: Storage, location: Location) -> None:
        """The volume or cached image is gone, with what interrupted calls left of it."""
        async with self._alone(location):
            path = await asyncio.to_thread(places.path_in, storage, location)
            await asyncio.to_thread(places.capacity, storage)
            await self._attachments.detach(path)
            await asyncio.to_thread(files.remove, path, Path(storage.mount_path))

    async def download_image(
        self, storage: Storage, location: Location, source: Source, progress: Progress
    ) -> int:
        """Pulls an image into the cache, and checks it; gives how many bytes of it are stored."""
        async with self._alone(location):
            path = await asyncio.to_thread(places.path_in, storage, location)
            bits = (path, places.format_of(location))
            download = Download(storage, bits, source, progress)
            try:
                await download.run()
            except BaseException:
                await asyncio.to_thread(_abandon, storage, path)
                raise
            return await asyncio.to_thread(files.stored_bytes, path)

    async def volume_size(self, storage: Storage, location: Location) -> tuple[int, int]:
        """The size of a volume or image, and how much of it is stored."""
        return await asyncio.to_thread(_sizes, storage, location)

    async def listing(self, storage: Storage) -> list[Bits]:
        """Everything that the storage holds, in the order of the paths."""
        await asyncio.to_thread(places.capacity, storage)
        return await asyncio.to_thread(lambda: list(marker.bits_below(storage)))

    async def attach(self, location: Location, mode: AttachMode = AttachMode.DISK) -> Attached:
        """How a container guest of this host gets a volume or an ISO; repeatable."""
        path = places.file_path(location)
        async with self._alone(path):
            return await self._attachments.attach(path, places.format_of(location), mode)

    async def detach(self, location: Location) -> None:
        """The volume's bits are written and nothing of this host holds it; what is gone already is fine."""
        path = places.file_path(location)
        async with self._alone(path):
            await self._attachments.detach(path)

    async def found(self) -> list[Attachment]:
        """What there is on this host for volumes: devices, exports, mounts; by the order of their paths."""
        return await asyncio.to_thread(self._attachments.found)

    async def clean(self, keep: Container[str] = ()) -> list[str]:
        """Detaches all volumes but those whose paths are in `keep`; gives the paths of the detached."""
        gone = []
        for one in await self.found():
            if one.path not in keep:
                async with self._alone(one.path):
                    await self._attachments.detach(Path(one.path))
                gone.append(one.path)
        return gone

    def _alone(self, path: object) -> QueueSlot:
        """One call at a time for each path."""
        return self._queues.queue(str(path))


def _planned(storage: Storage, location: Location, size: int, template: Location | None) -> images.NewVolume:
    path, bits_format = places.path_in(storage, location), places.format_of(location)
    places.capacity(storage)
    if bits_format not in images.VOLUME_FORMATS:
        raise Refused(f"[{path}] cannot be made: volumes are {' or '.join(images.VOLUME_FORMATS)}")
    if size <= 0:
        raise Refused(f"[{path}] cannot be made: a volume has more than {size} bytes")
    base = (places.path_in(storage, template), places.format_of(template)) if template is not None else None
    return images.NewVolume(path, bits_format, images.whole_sectors(size), base)


def _refuse_too_large(storage: Storage, volume: images.NewVolume, needed: int) -> None:
    what = f"volume [{volume.path}]"
    total = places.capacity(storage).total
    if volume.size > total:
        raise Refused(
            f"{what} of {volume.size} bytes can never be filled: primary storage[uuid:{storage.uuid}] has"
            f" {total} bytes in total"
        )
    places.require_room(storage, needed, what)


def _clear(path: Path) -> None:
    """The folder is there, and nothing of an interrupted call."""
    files.make_folder(path.parent)
    files.remove_part(path)


def _abandon(storage: Storage, path: Path) -> None:
    files.remove_part(path)
    files.drop_empty(path.parent, Path(storage.mount_path))


def _sizes(storage: Storage, location: Location) -> tuple[int, int]:
    path = places.path_in(storage, location)
    places.capacity(storage)
    return files.size_of(path, places.format_of(location)), files.stored_bytes(path)
