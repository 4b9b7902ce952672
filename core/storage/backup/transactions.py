"""Backup storages inside the transactions of those who put images on them."""

from __future__ import annotations

from sqlalchemy import bindparam, update

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.storage.backup.model import BackupStorage

ADJUST = Statement(
    update(BackupStorage)
    .where(BackupStorage.uuid == bindparam("storage"))
    .values(
        available_capacity=BackupStorage.available_capacity - bindparam("size"),
        allocated_capacity=BackupStorage.allocated_capacity + bindparam("size"),
    )
)


def take(tx: Transaction, backup_storage_uuid: Uuid, size: int) -> None:
    """Counts an image of so many bytes; a negative `size` gives them back."""
    tx.run(ADJUST, storage=backup_storage_uuid, size=size)
