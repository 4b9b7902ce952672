"""Volumes inside the transactions of those who use them."""

from __future__ import annotations

from typing import Any

from core.kernel import resources
from core.kernel.db.model import Uuid
from core.kernel.db.transaction import Transaction
from core.kernel.errors import InvalidArgument
from core.kernel.resources import ENABLED
from core.storage.primary.transactions import release_storage
from core.storage.volume.model import DATA, Volume

DEFAULTS: dict[str, Any] = {
    "type": DATA,
    "state": ENABLED,
    "actual_size": 0,
    "is_shareable": False,
}


def insert_volume(tx: Transaction, values: dict[str, Any]) -> Volume:
    """Records a volume, whose capacity (if it has a storage) the caller has reserved; gives its row.

    `values` hold at least uuid, name, status, size and account_uuid. Raises InvalidArgument where the uuid is
    taken.
    """
    made = tx.try_make(Volume, **(DEFAULTS | values))
    if made is None:
        raise InvalidArgument(f"field[resourceUuid]: a Volume with uuid[{values['uuid']}] exists already")
    return made


def drop_volume(tx: Transaction, uuid: Uuid) -> None:
    """Removes a volume's row with its tags, and gives its capacity back; an absent one is fine."""
    volume = tx.get(Volume, uuid)
    if volume is None:
        return
    resources.delete(tx, Volume, uuid)
    if volume.primary_storage_uuid is not None:
        release_storage(tx, volume.primary_storage_uuid, volume.size, volume.host_uuid)


def next_device_id(tx: Transaction, vm_uuid: Uuid) -> int:
    """The lowest device number from 1 that no volume of the VM has; 0 is the root volume's."""
    used = {volume.device_id for volume in tx.find(Volume, vm_instance_uuid=vm_uuid)}
    return next(number for number in range(1, len(used) + 2) if number not in used)
