"""What a backup storage backend must do, for storages of one type.

Any call may come twice with the same call id; the second changes nothing and gets the first's answer. A call
lower than the highest seen for its path is refused. What is already gone is deleted with success. Every
method raises Unreachable (nobody answered) or BackendRefused (the storage said no, and why). Sizes are bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.location import Location
from orrery.core.kernel.progress import Report
from orrery.core.kernel.secret_store import SecretStore
from orrery.core.kernel.workflow import CallId
from orrery.core.storage.backup.model import PASSWORD, SIMULATOR, BackupStorage


@dataclass(frozen=True, slots=True)
class BackupStorageSpec:
    """How to reach a backup storage, and (for simulated ones) how large it was declared to be."""

    uuid: Uuid
    type: str
    url: str
    hostname: str | None = None
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    ssh_port: int | None = None
    host_key: str | None = None
    """Fingerprint of the key that the machine showed when it was connected first, such as ``SHA256:…``; one
    that shows another is refused. None where none is pinned yet."""
    was_connected: bool = False
    """Whether it has been connected before, so that an empty folder is not what belongs there."""
    declared_total: int | None = None
    declared_available: int | None = None

    @classmethod
    def read(cls, tx: Transaction, store: SecretStore, uuid: Uuid) -> BackupStorageSpec:
        """The spec of a recorded storage. Raises NotFound."""
        row = tx.require(BackupStorage, uuid)
        declared = (row.total_capacity, row.available_capacity) if row.type == SIMULATOR else (None, None)
        has_login = row.username is not None
        password = store.read(tx, BackupStorage, uuid, PASSWORD) if has_login else None
        access = (row.hostname, row.username, password, row.ssh_port, row.host_key)
        was_connected = row.system_used_capacity is not None
        return cls(row.uuid, row.type, row.url, *access, was_connected, *declared)


@dataclass(frozen=True, slots=True)
class BackupCapacity:
    """What a backup storage says of its room."""

    total: int
    available: int
    host_key: str | None = None
    """Fingerprint of the key that its machine showed; see `BackupStorageSpec.host_key`."""


@dataclass(frozen=True, slots=True)
class ImageOrigin:
    """Where an image comes from, and what its storage has to check before it reads it."""

    url: str
    format: str
    directories: tuple[str, ...] = ()
    """A file of a ``file:`` URL must be below one of these when all symbolic links have been resolved."""
    allow_inside: bool = False
    """Unless set, no connection may go to an address that `orrery.core.kernel.outbound.is_inside`, nor to
    one of the storage's own. The address that was checked is the one to connect to."""


@dataclass(frozen=True, slots=True)
class ImageFile:
    """An image as a backup storage keeps it: what a volume made of it has, and what is really stored."""

    size: int
    actual_size: int
    md5_sum: str | None = None


BACKUP_STORAGES = "backupStorage"
"""Where `BackupStorageSpecs` is registered."""


class BackupStorageSpecs(Protocol):
    """Tells backends of primary storages how to reach the storage of an image, for the type
    `BACKUP_STORAGES`."""

    async def spec(self, uuid: Uuid) -> BackupStorageSpec:
        """How to reach a backup storage, with its password. Raises NotFound."""


class BackupStorageBackend(Protocol):
    """Keeps images."""

    async def connect(self, storage: BackupStorageSpec, call: CallId) -> BackupCapacity:
        """Makes the storage ready and says how large it is."""

    async def capacity(self, storage: BackupStorageSpec) -> BackupCapacity:
        """How large it is."""

    async def add_image(
        self,
        storage: BackupStorageSpec,
        location: Location,
        source: ImageOrigin,
        call: CallId,
        progress: Report,
    ) -> ImageFile:
        """Takes in an image. Raises BackendRefused for a source it may not read. On failure nothing stays."""

    async def delete_image(self, storage: BackupStorageSpec, location: Location, call: CallId) -> None:
        """The image shall be gone."""

    async def image_file(self, storage: BackupStorageSpec, location: Location) -> ImageFile:
        """How large an image is."""
