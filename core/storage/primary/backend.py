"""What a primary storage backend must do, for storages of one type.

Any call may come twice with the same call id; the second changes nothing and gets the first's answer. A call
lower than the highest seen for its path is refused. What is already gone is deleted with success, and a late
call does not bring it back.

`host` is the one that does the work: the one that holds the bits of a local storage; on a shared one any that
mounts it, or None where no host is needed. Every method raises Unreachable (nobody answered; try again, or
elsewhere) or BackendRefused (the storage said no, and why). Sizes are bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.location import Location
from orrery.core.kernel.workflow import CallId
from orrery.core.storage.primary.capabilities import StorageCapability
from orrery.core.storage.primary.model import PrimaryStorage


@dataclass(frozen=True, slots=True)
class StorageSpec:
    """How to reach a primary storage, and (for simulated ones) how large it was declared to be."""

    uuid: Uuid
    type: str
    url: str
    mount_path: str
    declared_total: int | None = None
    declared_available: int | None = None

    @classmethod
    def of(cls, row: PrimaryStorage) -> StorageSpec:
        """The spec of a recorded storage."""
        if not row.declared:
            return cls(row.uuid, row.type, row.url, row.mount_path)
        declared = (row.total_physical_capacity, row.available_physical_capacity)
        return cls(row.uuid, row.type, row.url, row.mount_path, *declared)


@dataclass(frozen=True, slots=True)
class CapacityReport:
    """What a storage says of its room."""

    total: int
    available: int


@dataclass(frozen=True, slots=True)
class ImageSource:
    """An image on a backup storage."""

    backup_storage_uuid: Uuid
    location: Location


PRIMARY_STORAGES = "primaryStorage"
"""Where `StorageHosts` is registered."""


class StorageHosts(Protocol):
    """Tells which hosts can work on the bits of a shared storage, for the type `PRIMARY_STORAGES`."""

    async def hosts(self, storage: Uuid) -> list[HostRef]:
        """The Connected hosts of the clusters that a storage is attached to, in a fixed order."""


class PrimaryStorageBackend(Protocol):
    """Keeps the bits of volumes and of cached images.

    What not every storage can do is declared in `capabilities`, and is a protocol of its own
    (`orrery.core.storage.primary.capabilities`).
    """

    capabilities: frozenset[StorageCapability]
    """What storages of this type can do beside the methods here."""

    async def connect(
        self, storages: Sequence[StorageSpec], host: HostRef | None, call: CallId
    ) -> list[CapacityReport]:
        """Makes storages usable on a host, or ready without one.

        Says how large each is, a local one on that host.
        """

    async def capacity(self, storage: StorageSpec, host: HostRef | None) -> CapacityReport:
        """How large it is, on one host where it is local."""

    async def create_volume(
        self,
        storage: StorageSpec,
        location: Location,
        size: int,
        template: Location | None,
        host: HostRef | None,
        call: CallId,
    ) -> int:
        """Makes a volume, empty or of a cached image; gives how many bytes of it are stored."""

    async def delete_bits(
        self, storage: StorageSpec, location: Location, host: HostRef | None, call: CallId
    ) -> None:
        """The volume or cached image shall be gone."""

    async def download_image(
        self,
        storage: StorageSpec,
        location: Location,
        source: ImageSource,
        host: HostRef | None,
        call: CallId,
    ) -> int:
        """Copies an image into the cache; gives what it takes there."""

    async def volume_size(
        self, storage: StorageSpec, location: Location, host: HostRef | None
    ) -> tuple[int, int]:
        """The size of a volume, and how much of it is really stored."""
