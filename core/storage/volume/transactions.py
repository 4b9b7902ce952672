"""Volumes inside the transactions of those who use them."""

from __future__ import annotations

from typing import Any

from orrery.core.kernel import resources
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, NotFound
from orrery.core.kernel.resources import ENABLED
from orrery.core.kernel.workflow.holds import Identity
from orrery.core.storage.primary.transactions import release_storage
from orrery.core.storage.volume.model import DATA, Volume
from orrery.core.storage.volume.quotas import VOLUMES

DEFAULTS: dict[str, Any] = {
    "type": DATA,
    "state": ENABLED,
    "actual_size": 0,
    "is_shareable": False,
}


def held_volume(uuid: Uuid) -> Identity:
    """A volume as unconfirmed work holds it: its bits may be written, or removed, by somebody else."""
    return Identity("volume", uuid)


def require_data_volume(tx: Transaction, uuid: Uuid) -> Volume:
    """The volume. Raises NotFound, or InvalidArgument for a root volume."""
    volume = tx.get(Volume, uuid)
    if volume is None:
        raise NotFound(f"no volume has the uuid[{uuid}]")
    if volume.type != DATA:
        raise InvalidArgument(
            f"field[uuid]: volume[uuid:{uuid}] is a {volume.type} volume; it goes with its VM"
        )
    return volume


def insert_volumes(tx: Transaction, *volumes: dict[str, Any]) -> list[Volume]:
    """Records volumes of one account, whose capacity (where they have a storage) the caller has reserved.

    Each has at least uuid, name, status, size and account_uuid. Gives the rows. Raises UnacceptableUuid,
    QuotaExceeded.
    """
    made = [tx.create(Volume, **(DEFAULTS | values)) for values in volumes]
    VOLUMES.added(tx, *map(vars, made))
    return made


def set_status(tx: Transaction, volume: Volume, status: str, *, deleted_ms: int | None = None) -> None:
    """Deletes a volume or brings it back. Raises QuotaExceeded."""
    VOLUMES.changed(tx, vars(volume), {"status": status})
    tx.update(Volume, {"uuid": volume.uuid}, status=status, deleted_ms=deleted_ms)


def drop_volume(tx: Transaction, uuid: Uuid) -> None:
    """Removes a volume's row with its tags, and gives its capacity back; an absent one is fine."""
    volume = tx.get(Volume, uuid)
    if volume is None:
        return
    resources.delete(tx, Volume, uuid)
    VOLUMES.removed(tx, vars(volume))
    if volume.primary_storage_uuid is not None:
        release_storage(tx, volume.primary_storage_uuid, volume.size, volume.host_uuid)


def next_device_id(tx: Transaction, vm_uuid: Uuid) -> int:
    """The lowest device number from 1 that no volume of the VM has; 0 is the root volume's."""
    used = {volume.device_id for volume in tx.find(Volume, vm_instance_uuid=vm_uuid)}
    return next(number for number in range(1, len(used) + 2) if number not in used)
