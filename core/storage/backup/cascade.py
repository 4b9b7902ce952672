"""What happens to backup storages in cascades."""

from __future__ import annotations

from orrery.core.kernel.cascade import Action, Edge
from orrery.core.kernel.resources import DISABLED
from orrery.core.storage.backup.messages import (
    DeleteBackupStorage,
    DetachBackupStorageFromZone,
    RemoveBackupStorage,
    WithdrawBackupStorage,
)
from orrery.core.storage.backup.model import BackupStorage, BackupStorageZoneRef

CASCADES = (
    Action(
        "backupStorage.delete",
        BackupStorage,
        act=lambda key, force: RemoveBackupStorage(key[0]),
        out_of_use=("state", DISABLED),
        api=DeleteBackupStorage,
    ),
    Action(
        "backupStorage.detach",
        BackupStorageZoneRef,
        columns=("backup_storage_uuid", "zone_uuid"),
        act=lambda key, force: WithdrawBackupStorage(*key),
        api=DetachBackupStorageFromZone,
    ),
    Edge("zone.delete", "backupStorage.detach", by="zone_uuid"),
    Edge("backupStorage.delete", "backupStorage.detach", by="backup_storage_uuid"),
)
