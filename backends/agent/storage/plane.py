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
from orrery.backends.agent.storage import images
from orrery.backends.agent.storage.attachments import Attachments
from orrery.backends.agent.storage.download import Download
from orrery.backends.agent.storage.exports import Exports
from orrery.backends.agent.storage.model import (
    Attached,
    Attachment,
    AttachMode,
    Bits,
    Capacity,
    NfsDisk,
    Source,
    Storage,
    StorageKind,
)
from orrery.backends.agent.storage.places import Place, file_path, format_of
from orrery.backends.agent.storage.probe import probe
from orrery.core.kernel.location import Location
from orrery.core.kernel.tasks import TaskQueues
from orrery.core.kernel.tasks.queue import QueueSlot

Progress = Callable[[int, int], None]
"""Called now and then with the bytes that are done, and those there are."""


class StoragePlane:
    """What an agent does with storages."""

    def __init__(self, runtime: Path, *, by_qemu: bool = False) -> None:
        """`runtime` is a folder for mounts, and for notes of exports that are not mounted; two agents of one
        machine have different ones. `by_qemu`: whether QEMU opens the volumes for its guests; containers get
        them by `attach`."""
        self._attachments = Attachments(runtime)
        self._exports = Exports(runtime / "exports-of-qemu", by_qemu=by_qemu)
        self._queues = TaskQueues()

    async def probe(self) -> dict[str, str | None]:
        """What this host can do: None, or the reason why not. Tried, and cleaned up afterwards."""
        return await probe(self._attachments)

    async def connect(self, storage: Storage) -> Capacity:
        """Makes a storage usable on this host, and says how large it is."""
        async with self._alone(storage.mount_path):
            if storage.kind is StorageKind.NFS:
                await self._exports.connect(storage)
            place = await self._place(storage)
            return await asyncio.to_thread(place.open)

    async def _place(self, storage: Storage) -> Place:
        return Place(storage, await asyncio.to_thread(self._exports.files, storage))

    async def capacity(self, storage: Storage) -> Capacity:
        """How large a connected storage is."""
        place = await self._place(storage)
        return await asyncio.to_thread(place.capacity)

    async def create_volume(
        self, storage: Storage, location: Location, size: int, template: Location | None = None
    ) -> int:
        """Makes a volume, empty or as a clone of a cached image; gives how many bytes of it are stored."""
        async with self._alone(location):
            place = await self._place(storage)
            volume = await asyncio.to_thread(_planned, place, location, size, template)
            if not await asyncio.to_thread(images.is_made, volume):
                await asyncio.to_thread(images.refuse_misfit, volume)
                await self._make(place, volume)
            return await asyncio.to_thread(place.files.stored_bytes, volume.path)

    async def _make(self, place: Place, volume: images.NewVolume) -> None:
        needed = await images.room_needed(volume)
        await asyncio.to_thread(_refuse_too_large, place, volume, needed)
        try:
            await asyncio.to_thread(place.clear, volume.path)
            await images.write(volume)
            await asyncio.to_thread(place.files.settle, volume.path)
        except BaseException:
            await asyncio.to_thread(place.abandon, volume.path)
            raise

    async def delete_bits(self, storage: Storage, location: Location) -> None:
        """The volume or cached image is gone, with what interrupted calls left of it."""
        async with self._alone(location):
            place = await self._place(storage)
            path = await asyncio.to_thread(place.path_of, location)
            await asyncio.to_thread(place.capacity)
            await self._attachments.detach(path)
            await asyncio.to_thread(place.files.remove, path, place.root)

    async def download_image(
        self, storage: Storage, location: Location, source: Source, progress: Progress
    ) -> int:
        """Pulls an image into the cache, and checks it; gives how many bytes of it are stored."""
        async with self._alone(location):
            place = await self._place(storage)
            path = await asyncio.to_thread(place.path_of, location)
            download = Download(place, (path, format_of(location)), source, progress)
            try:
                await download.run()
            except BaseException:
                await asyncio.to_thread(place.abandon, path)
                raise
            return await asyncio.to_thread(place.files.stored_bytes, path)

    async def volume_size(self, storage: Storage, location: Location) -> tuple[int, int]:
        """The size of a volume or image, and how much of it is stored."""
        place = await self._place(storage)
        return await asyncio.to_thread(place.sizes, location)

    async def listing(self, storage: Storage) -> list[Bits]:
        """Everything that the storage holds, in a fixed order."""
        place = await self._place(storage)
        return await asyncio.to_thread(lambda: list(place.listing()))

    async def nfs_disk(self, location: Location) -> NfsDisk | None:
        """How QEMU opens a volume or image by its own driver; None for one that it opens by its path."""
        return await asyncio.to_thread(self._exports.disk, location)

    async def attach(self, location: Location, mode: AttachMode = AttachMode.DISK) -> Attached:
        """How a container guest of this host gets a volume or an ISO; repeatable."""
        path = file_path(location)
        async with self._alone(path):
            return await self._attachments.attach(path, format_of(location), mode)

    async def detach(self, location: Location) -> None:
        """The volume's bits are written and nothing of this host holds it; what is gone already is fine."""
        path = file_path(location)
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

    async def forget(self) -> None:
        """Forgets the exports that are not mounted; the next `connect` finds them again."""
        await asyncio.to_thread(self._exports.forget)

    def _alone(self, path: object) -> QueueSlot:
        """One call at a time for each path."""
        return self._queues.queue(str(path))


def _planned(place: Place, location: Location, size: int, template: Location | None) -> images.NewVolume:
    path, bits_format = place.path_of(location), format_of(location)
    place.capacity()
    if bits_format not in images.VOLUME_FORMATS:
        raise Refused(f"[{path}] cannot be made: volumes are {' or '.join(images.VOLUME_FORMATS)}")
    if size <= 0:
        raise Refused(f"[{path}] cannot be made: a volume has more than {size} bytes")
    base = (place.path_of(template), format_of(template)) if template is not None else None
    return images.NewVolume(place.files, path, bits_format, images.whole_sectors(size), base)


def _refuse_too_large(place: Place, volume: images.NewVolume, needed: int) -> None:
    what = f"volume [{volume.path}]"
    total = place.capacity().total
    if volume.size > total:
        raise Refused(
            f"{what} of {volume.size} bytes can never be filled:"
            f" primary storage[uuid:{place.storage.uuid}] has {total} bytes in total"
        )
    place.require_room(needed, what)
