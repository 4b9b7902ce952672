"""What only some primary storages can do: capabilities, and the protocol behind each.

A backend that declares a capability implements its protocol too, in the same object. The rules of
`orrery.core.storage.primary.backend` for call ids, errors and what is gone already hold for every method.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.location import Location
from orrery.core.kernel.progress import Report
from orrery.core.kernel.workflow import CallId

if TYPE_CHECKING:
    from orrery.core.storage.backup.backend import BackupStorageSpec
    from orrery.core.storage.primary.backend import StorageSpec


class StorageCapability(StrEnum):
    """Something that storages of a type can do."""

    SNAPSHOT = "snapshot"
    REVERT = "revert"
    CLONE = "clone"
    MERGE = "merge"
    RESIZE = "resize"
    UPLOAD = "upload"


@runtime_checkable
class SnapshotsVolumes(Protocol):
    """`SNAPSHOT`: keeps the state of a volume."""

    async def snapshot(
        self, storage: StorageSpec, volume: Location, snapshot: Location, host: HostRef | None, call: CallId
    ) -> int:
        """The volume goes on from a state that stays at `snapshot`; gives how many bytes that takes."""


@runtime_checkable
class RevertsVolumes(Protocol):
    """`REVERT`: takes a volume back to a snapshot of it."""

    async def revert(
        self, storage: StorageSpec, volume: Location, snapshot: Location, host: HostRef | None, call: CallId
    ) -> int:
        """The volume, which no guest uses, is as it was; gives how many bytes of it are stored."""


@runtime_checkable
class ClonesVolumes(Protocol):
    """`CLONE`: makes a volume of a snapshot or of another volume."""

    async def clone(
        self, storage: StorageSpec, source: Location, volume: Location, host: HostRef | None, call: CallId
    ) -> int:
        """The volume has the bits of `source`, which may not go before it; gives how many are stored."""


@runtime_checkable
class MergesSnapshots(Protocol):
    """`MERGE`: removes a snapshot from the middle of a chain."""

    async def merge(
        self, storage: StorageSpec, snapshot: Location, into: Location, host: HostRef | None, call: CallId
    ) -> int:
        """`into`, the next in the chain, needs `snapshot` no more; gives how many bytes it takes now."""


@runtime_checkable
class ResizesVolumes(Protocol):
    """`RESIZE`: makes a volume larger."""

    async def resize(
        self, storage: StorageSpec, volume: Location, size: int, host: HostRef | None, call: CallId
    ) -> int:
        """The volume has `size` bytes; gives its size. BackendRefused where it had more."""


@runtime_checkable
class UploadsVolumes(Protocol):
    """`UPLOAD`: makes an image on a backup storage of a volume or a snapshot."""

    async def upload(
        self,
        storage: StorageSpec,
        source: Location,
        backup: tuple[BackupStorageSpec, Location],
        host: HostRef | None,
        call: CallId,
        progress: Report,
    ) -> int:
        """The image is on the backup storage; gives how many bytes it takes there."""


PROTOCOLS: dict[StorageCapability, type[Any]] = {
    StorageCapability.SNAPSHOT: SnapshotsVolumes,
    StorageCapability.REVERT: RevertsVolumes,
    StorageCapability.CLONE: ClonesVolumes,
    StorageCapability.MERGE: MergesSnapshots,
    StorageCapability.RESIZE: ResizesVolumes,
    StorageCapability.UPLOAD: UploadsVolumes,
}
"""What a backend that declares a capability implements."""
