"""What can go wrong with primary storages.

CapacityError
└── NoStorageAvailable      SYS.1006    no primary storage fits
StepFailed
├── AttachStorageFailed     PS.1001     it is not attached; nothing has changed
└── CannotAddStorage        SYS.1002    it did not answer; no row stays
OrreryError
├── DetachStorageFailed     PS.1002     it is still attached
└── StorageDisconnected     PS.1003     the operation needs a Connected storage
"""

from __future__ import annotations

from orrery.core.kernel.errors import CapacityError, OrreryError, StepFailed


class NoStorageAvailable(CapacityError):
    """No primary storage fits; another host or cluster may reach one that does."""

    code = "SYS.1006"
    description = "An operation failed"


class AttachStorageFailed(StepFailed):
    """The storage could not be attached to the cluster; nothing has changed."""

    code = "PS.1001"
    description = "Unable to attach a primary storage to a cluster"


class DetachStorageFailed(OrreryError):
    """The storage could not be detached; it is still attached."""

    code = "PS.1002"
    description = "Unable to detach a primary storage from a cluster"


class CannotAddStorage(StepFailed):
    """The storage did not answer, so no row stays."""

    code = "SYS.1002"
    description = "Unable to create a resource"


class StorageDisconnected(OrreryError):
    """The storage is not connected."""

    code = "PS.1003"
    description = "The primary storage is disconnected"


def without_host(storage_uuid: str) -> StorageDisconnected:
    """The error where no host can reach a storage whose kind needs one."""
    return StorageDisconnected(
        f"no Connected host is in the clusters of primary storage[uuid:{storage_uuid}]; attach it to a"
        " cluster with a Connected host"
    )
