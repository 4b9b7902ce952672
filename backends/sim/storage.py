"""Primary and backup storages of the simulated datacenter."""

from __future__ import annotations

from collections.abc import Sequence

from orrery.backends.sim.errors import translated
from orrery.backends.sim.places import address_of, path_of
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.checksum import split_checksum
from orrery.core.kernel.errors import BackendRefused
from orrery.core.kernel.location import Location
from orrery.core.kernel.progress import Report
from orrery.core.kernel.workflow import CallId
from orrery.core.storage.backup.backend import BackupCapacity, BackupStorageSpec, ImageFile, ImageOrigin
from orrery.core.storage.primary.backend import CapacityReport, ImageSource, StorageSpec
from orrery.core.storage.primary.capabilities import StorageCapability
from orrery.core.storage.primary.types import LOCAL, NFS, SHARED_MOUNT_POINT, SIMULATOR
from orrery.simulator import specs
from orrery.simulator.specs import StorageKind
from orrery.simulator.world import World

KINDS = {
    NFS: StorageKind.NFS,
    LOCAL: StorageKind.LOCAL,
    SHARED_MOUNT_POINT: StorageKind.SHARED_MOUNT_POINT,
    SIMULATOR: StorageKind.SIMULATOR,
}


class SimPrimaryStorage:
    """Implements `orrery.core.storage.primary.backend.PrimaryStorageBackend`."""

    capabilities: frozenset[StorageCapability] = frozenset()

    def __init__(self, world: World) -> None:
        self._world = world

    async def connect(
        self, storages: Sequence[StorageSpec], host: HostRef | None, call: CallId
    ) -> list[CapacityReport]:
        """See `PrimaryStorageBackend`."""
        return [await self._connect(storage, host, call) for storage in storages]

    async def _connect(self, storage: StorageSpec, host: HostRef | None, call: CallId) -> CapacityReport:
        declared = (storage.declared_total, storage.declared_available)
        wanted = specs.PrimaryStorageSpec(storage.uuid, KINDS[storage.type], storage.url, *declared)
        addresses = [address_of(self._world, host)] if host is not None else []
        said = await translated(self._world.connect_primary_storage(wanted, addresses, call))
        return CapacityReport(said.total, said.available)

    def _at(self, host: HostRef | None) -> str | None:
        return address_of(self._world, host) if host is not None else None

    async def capacity(self, storage: StorageSpec, host: HostRef | None) -> CapacityReport:
        """See `PrimaryStorageBackend`."""
        said = await translated(self._world.storage_capacity(storage.uuid, self._at(host)))
        return CapacityReport(said.total, said.available)

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
        base = path_of(template) if template is not None else None
        making = self._world.create_volume(storage.uuid, path_of(location), size, self._at(host), base, call)
        return await translated(making)

    async def delete_bits(
        self, storage: StorageSpec, location: Location, host: HostRef | None, call: CallId
    ) -> None:
        """See `PrimaryStorageBackend`."""
        await translated(self._world.delete_bits(storage.uuid, path_of(location), self._at(host), call))

    async def download_image(
        self,
        storage: StorageSpec,
        location: Location,
        source: ImageSource,
        host: HostRef | None,
        call: CallId,
    ) -> int:
        """See `PrimaryStorageBackend`."""
        downloading = self._world.download_image(
            storage.uuid,
            path_of(location),
            source.backup_storage_uuid,
            path_of(source.location),
            self._at(host),
            call,
        )
        return await translated(downloading)

    async def volume_size(
        self, storage: StorageSpec, location: Location, host: HostRef | None
    ) -> tuple[int, int]:
        """See `PrimaryStorageBackend`."""
        await self.capacity(storage, host)
        datacenter = self._world.datacenter
        place = datacenter.place(datacenter.primary(storage.uuid), self._at(host))
        bits = datacenter.bits.get((storage.uuid, place, path_of(location)))
        if bits is None:
            raise BackendRefused(f"volume {location} on storage {storage.uuid} does not exist")
        return bits.size, bits.taken


class SimBackupStorage:
    """Implements `orrery.core.storage.backup.backend.BackupStorageBackend`."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def connect(self, storage: BackupStorageSpec, call: CallId) -> BackupCapacity:
        """See `BackupStorageBackend`."""
        declared = (storage.declared_total, storage.declared_available)
        wanted = specs.BackupStorageSpec(
            storage.uuid, storage.type, storage.hostname or "", storage.url, *declared
        )
        said = await translated(self._world.connect_backup_storage(wanted, call))
        return BackupCapacity(said.total, said.available)

    async def capacity(self, storage: BackupStorageSpec) -> BackupCapacity:
        """See `BackupStorageBackend`."""
        said = await translated(self._world.backup_capacity(storage.uuid))
        return BackupCapacity(said.total, said.available)

    async def add_image(
        self,
        storage: BackupStorageSpec,
        location: Location,
        source: ImageOrigin,
        call: CallId,
        progress: Report,
    ) -> ImageFile:
        """See `BackupStorageBackend`."""
        below = source.directories
        url, _ = split_checksum(source.url)  # simulated bits are never damaged
        adding = self._world.add_image(
            storage.uuid, path_of(location), url, call, progress, source.format, below
        )
        facts = await translated(adding)
        return ImageFile(facts.size, facts.actual_size, facts.md5)

    async def delete_image(self, storage: BackupStorageSpec, location: Location, call: CallId) -> None:
        """See `BackupStorageBackend`."""
        await translated(self._world.delete_image(storage.uuid, path_of(location), call))

    async def image_file(self, storage: BackupStorageSpec, location: Location) -> ImageFile:
        """See `BackupStorageBackend`."""
        await self.capacity(storage)
        image = self._world.datacenter.images.get((storage.uuid, path_of(location)))
        if image is None:
            raise BackendRefused(f"image {location} on backup storage {storage.uuid} does not exist")
        return ImageFile(image.facts.size, image.facts.actual_size, image.facts.md5)
