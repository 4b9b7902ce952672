"""A lab of storages for the contract suites: it has no guests and no networks."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from typing import TypeVar

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.inside import inside
from orrery.backends.agent.storage.model import Capacity, DirectorySource, Storage, StorageKind
from orrery.backends.agent.storage.plane import StoragePlane
from orrery.core.compute.host.hypervisor import HostSpec
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.errors import BackendRefused, Overtaken
from orrery.core.kernel.location import Location
from orrery.core.kernel.workflow import CallId
from orrery.core.storage.backup.backend import BackupStorageBackend, BackupStorageSpec, ImageOrigin
from orrery.core.storage.primary.backend import (
    CapacityReport,
    ImageSource,
    PrimaryStorageBackend,
    StorageSpec,
)
from orrery.core.storage.primary.capabilities import StorageCapability

T = TypeVar("T")


class IdleHosts:
    """Connects hosts, which run nothing."""

    async def connect(self, host: HostSpec, call: CallId) -> None:
        """The host needs nothing."""


class StorageLab:
    """The part of `orrery.testlib.contracts.lab.Lab` that storages need."""

    hosts = (HostRef("1" * 32, "127.0.0.1"), HostRef("2" * 32, "127.0.0.2"))
    hypervisor = IdleHosts()
    primary: PrimaryStorageBackend
    storage: StorageSpec
    """A lab of backup storages has neither."""

    def __init__(
        self,
        backup: BackupStorageBackend,
        image_store: BackupStorageSpec,
        origin: ImageOrigin,
        inside_of: int | None = None,
    ) -> None:
        """`inside_of`: a process in whose network the hosts are."""
        self.backup = backup
        self.image_store = image_store
        self.origin = origin
        self.unreadable = replace(origin, url="file:///dev/null")
        self._inside: Callable[[], AbstractContextManager[None]] = (
            nullcontext if inside_of is None else partial(inside, inside_of)
        )
        self._runner = asyncio.Runner()

    def run(self, call: Awaitable[T]) -> T:
        """See `Lab`."""

        async def awaited() -> T:
            return await call

        with self._inside():
            return self._runner.run(awaited())

    def close(self) -> None:
        """Ends everything that still runs."""
        self._runner.close()


class PlaneStorage:
    """Implements `PrimaryStorageBackend` over the planes of two hosts, with a ledger in memory."""

    capabilities: frozenset[StorageCapability] = frozenset()

    def __init__(self, planes: dict[str, StoragePlane], image_store: BackupStorageSpec) -> None:
        self._planes = planes
        self._image_store = image_store
        self._calls: dict[str, tuple[CallId, bool]] = {}
        """The highest call for each path that succeeded, and whether it removed the bits."""

    async def connect(
        self, storages: Sequence[StorageSpec], host: HostRef | None, call: CallId
    ) -> list[CapacityReport]:
        """See `PrimaryStorageBackend`."""
        return [_report(await self._ask(self._plane(host).connect(_on_host(one)))) for one in storages]

    async def capacity(self, storage: StorageSpec, host: HostRef | None) -> CapacityReport:
        """See `PrimaryStorageBackend`."""
        return _report(await self._ask(self._plane(host).capacity(_on_host(storage))))

    async def create_volume(
        self,
        storage: StorageSpec,
        location: Location,
        size: int,
        template: Location | None,
        host: HostRef | None,
        call: CallId,
    ) -> int:
        """See `PrimaryStorageBackend`."""
        making = self._plane(host).create_volume(_on_host(storage), location, size, template)
        return await self._change(location, call, making)

    async def delete_bits(
        self, storage: StorageSpec, location: Location, host: HostRef | None, call: CallId
    ) -> None:
        """See `PrimaryStorageBackend`."""
        deleting = self._plane(host).delete_bits(_on_host(storage), location)
        await self._change(location, call, deleting, is_removal=True)

    async def download_image(
        self,
        storage: StorageSpec,
        location: Location,
        source: ImageSource,
        host: HostRef | None,
        call: CallId,
    ) -> int:
        """See `PrimaryStorageBackend`."""
        image = DirectorySource(source.backup_storage_uuid, self._image_store.url, str(source.location))
        pulling = self._plane(host).download_image(
            _on_host(storage), location, image, lambda done, total: None
        )
        return await self._change(location, call, pulling)

    async def volume_size(
        self, storage: StorageSpec, location: Location, host: HostRef | None
    ) -> tuple[int, int]:
        """See `PrimaryStorageBackend`."""
        return await self._ask(self._plane(host).volume_size(_on_host(storage), location))

    def _plane(self, host: HostRef | None) -> StoragePlane:
        assert host is not None
        return self._planes[host.uuid]

    async def _ask(self, work: Awaitable[T]) -> T:
        try:
            return await work
        except Refused as refused:
            raise BackendRefused(str(refused)) from None

    async def _change(
        self, location: Location, call: CallId, work: Awaitable[T], *, is_removal: bool = False
    ) -> T:
        highest, was_removal = self._calls.get(str(location), (CallId(0, 0, 0), False))
        if call < highest or (call == highest and was_removal and not is_removal):
            asyncio.ensure_future(work).cancel()
            raise Overtaken(f"{location}: {highest} has overtaken {call}")
        done = await self._ask(work)
        self._calls[str(location)] = (call, is_removal)
        return done


def _on_host(storage: StorageSpec) -> Storage:
    return Storage(storage.uuid, StorageKind(storage.type), storage.url, storage.mount_path)


def _report(said: Capacity) -> CapacityReport:
    return CapacityReport(said.total, said.available)
