"""What happens to the rows of backup storages. Pure transaction functions."""

from __future__ import annotations

from typing import Any

from orrery.core.kernel import resources
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Refused
from orrery.core.kernel.secret_store import Sealed
from orrery.core.storage.backup.backend import BackupCapacity
from orrery.core.storage.backup.model import SIMULATOR, STATUS_TABLE, BackupStorage, BackupStorageZoneRef


def report(tx: Transaction, uuid: Uuid, said: BackupCapacity) -> None:
    """Records what a storage says of its room; its first report tells what others use of it.

    The host key of the first report is pinned.

    A simulated one keeps the size that it was declared to have.
    """
    storage = tx.require(BackupStorage, uuid)
    if storage.type == SIMULATOR:
        return
    system_used = storage.system_used_capacity
    if system_used is None:
        system_used = said.total - said.available
    tx.update(
        BackupStorage,
        {"uuid": uuid},
        total_capacity=said.total,
        available_capacity=said.total - system_used - storage.allocated_capacity,
        system_used_capacity=system_used,
        host_key=storage.host_key or said.host_key,
    )


def set_status(tx: Transaction, uuid: Uuid, status: str) -> None:
    """Changes what the node sees of a storage; the same again writes nothing."""
    storage = tx.get(BackupStorage, uuid)
    if storage is not None and storage.status != status:
        STATUS_TABLE.require(storage.status, status)
        tx.update(BackupStorage, {"uuid": uuid}, status=status)


def refuse_taken_hostname(tx: Transaction, hostname: str | None, owner: Uuid | None) -> None:
    """Raises Refused where another storage is on this machine."""
    other = tx.first(BackupStorage, hostname=hostname) if hostname is not None else None
    if other is not None and other.uuid != owner:
        raise Refused(f"sftp backup storage[uuid:{other.uuid}] has hostname[{hostname}] already")


def update(
    tx: Transaction,
    uuid: Uuid,
    values: dict[str, Any],
    only: str | None = None,
    password: Sealed | None = None,
) -> None:
    """Changes what is given. Raises Refused for a host name that is taken, or a type that is not `only`.

    A host key is pinned anew where the host name or the port is given.
    """
    storage = tx.require(BackupStorage, uuid)
    if only not in (None, storage.type):
        raise Refused(f"backup storage[uuid:{uuid}] is of type {storage.type}, not {only}")
    refuse_taken_hostname(tx, values.get("hostname"), uuid)
    resources.change(tx, BackupStorage, uuid, values)
    if values.get("hostname") is not None or values.get("ssh_port") is not None:
        tx.update(BackupStorage, {"uuid": uuid}, host_key=None)
    if password is not None:
        password.put(tx)


def attach(tx: Transaction, uuid: Uuid, zone_uuid: Uuid) -> None:
    """A zone may use the storage. Raises Refused where it may already."""
    where = {"zone_uuid": zone_uuid, "backup_storage_uuid": uuid}
    times = {"create_date": tx.now, "last_op_date": tx.now}
    if not tx.try_insert(BackupStorageZoneRef, **where, **times):
        raise Refused(f"backup storage[uuid:{uuid}] has been attached to zone[uuid:{zone_uuid}]")


def withdraw(tx: Transaction, uuid: Uuid, zone_uuid: Uuid) -> bool:
    """A zone may no longer use the storage; False where it could not anyway."""
    return tx.delete(BackupStorageZoneRef, zone_uuid=zone_uuid, backup_storage_uuid=uuid) == 1


def detach(tx: Transaction, uuid: Uuid, zone_uuid: Uuid) -> None:
    """A zone may no longer use the storage. Raises Refused where it could not."""
    if not withdraw(tx, uuid, zone_uuid):
        raise Refused(f"backup storage[uuid:{uuid}] has not been attached to zone[uuid:{zone_uuid}]")


def delete(tx: Transaction, uuid: Uuid) -> None:
    """Removes a storage. Raises Refused while it is attached to a zone or holds an image."""
    ref = tx.first(BackupStorageZoneRef, backup_storage_uuid=uuid)
    if ref is not None:
        raise Refused(
            f"backup storage[uuid:{uuid}] is still attached to zone[uuid:{ref.zone_uuid}]; detach it first"
        )
    resources.refuse_if_used(tx, BackupStorage, uuid)
    resources.delete(tx, BackupStorage, uuid)
