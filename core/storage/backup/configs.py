"""Settings of backup storages."""

from __future__ import annotations

from orrery.core.kernel.config.forms import amount

RESERVED_CAPACITY = amount(
    "backupStorage",
    "reservedCapacity",
    "1G",
    "What has to be available on a backup storage beside the images that it gets.",
    bound_to=("BackupStorageVO",),
)
CONFIGS = (RESERVED_CAPACITY,)
