"""Primary and backup storages of the simulated datacenter."""

from __future__ import annotations

from collections.abc import Sequence

from orrery.backends.sim.errors import translated
from orrery.core.kernel.errors import BackendRefused
from orrery.core.kernel.progress import Report
from orrery.core.kernel.workflow import CallId
from orrery.core.storage.backup.backend import BackupCapacity, BackupStorageSpec, ImageFile, ImageOrigin
from orrery.core.storage.primary.backend import CapacityReport, ImageSource, StorageSpec
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

    def __init__(self, world: World) -> None:
        self._world = world

    async def connect(
        self, storage: StorageSpec, host_addresses: Sequence[str], call: CallId
    ) -> CapacityReport:
        """See `PrimaryStorageBackend`."""
        declared = (storage.declared_total, storage.declared_available)
        wanted = specs.PrimaryStorageSpec(storage.uuid, KINDS[storage.type], storage.url, *declared)
        said = await translated(self._world.connect_primary_storage(wanted, host_addresses, call))
        return CapacityReport(said.total, said.available)

    async def capacity(self, storage: StorageSpec, host_address: str | None) -> CapacityReport:
        """See `PrimaryStorageBackend`."""
        said = await translated(self._world.storage_capacity(storage.uuid, host_address))
        return CapacityReport(said.total, said.available)

    async def create_volume(
        self,
        storage: StorageSpec,
        path: str,
        size: int,
        template_path: str | None,
        host_address: str | None,
        call: CallId,
    ) -> int:
        """See `PrimaryStorageBackend`."""
        return await translated(
            self._world.create_volume(storage.uuid, path, size, host_address, template_path, call)
        )

    async def delete_bits(
        self, storage: StorageSpec, path: str, host_address: str | None, call: CallId
    ) -> None:
        """See `PrimaryStorageBackend`."""
        await translated(self._world.delete_bits(storage.uuid, path, host_address, call))

    async def download_image(
        self, storage: StorageSpec, path: str, source: ImageSource, host_address: str | None, call: CallId
    ) -> int:
        """See `PrimaryStorageBackend`."""
        return await translated(
            self._world.download_image(
                storage.uuid, path, source.backup_storage_uuid, source.path, host_address, call
            )
        )

    async def volume_size(self, storage: StorageSpec, path: str, host_address: str | None) -> tuple[int, int]:
        """See `PrimaryStorageBackend`."""
        await self.capacity(storage, host_address)
        place = (host_address or "") if storage.type == LOCAL else ""
        bits = self._world.datacenter.bits.get((storage.uuid, place, path))
        if bits is None:
            raise BackendRefused(f"volume {path} on storage {storage.uuid} does not exist")
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
        path: str,
        source: ImageOrigin,
        call: CallId,
        progress: Report,
    ) -> ImageFile:
        """See `BackupStorageBackend`."""
        below = source.directories
        adding = self._world.add_image(storage.uuid, path, source.url, call, progress, source.format, below)
        facts = await translated(adding)
        return ImageFile(facts.size, facts.actual_size, facts.md5)

    async def delete_image(self, storage: BackupStorageSpec, path: str, call: CallId) -> None:
        """See `BackupStorageBackend`."""
        await translated(self._world.delete_image(storage.uuid, path, call))

    async def image_file(self, storage: BackupStorageSpec, path: str) -> ImageFile:
        """See `BackupStorageBackend`."""
        await self.capacity(storage)
        image = self._world.datacenter.images.get((storage.uuid, path))
        if image is None:
            raise BackendRefused(f"image {path} on backup storage {storage.uuid} does not exist")
        return ImageFile(image.facts.size, image.facts.actual_size, image.facts.md5)
