"""What happens to the rows of data volumes. Pure transaction functions."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.types import HypervisorType
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Refused
from orrery.core.storage.primary.model import PrimaryStorage, PrimaryStorageClusterRef
from orrery.core.storage.primary.types import StorageType
from orrery.core.storage.volume.configs import DELETION
from orrery.core.storage.volume.model import DELETED, NOT_INSTANTIATED, READY, STATUS_TABLE, Volume
from orrery.core.storage.volume.transactions import require_data_volume, set_status

HYPERVISORS = Statement(
    select(Cluster.hypervisor_type)
    .join(PrimaryStorageClusterRef, PrimaryStorageClusterRef.cluster_uuid == Cluster.uuid)
    .where(PrimaryStorageClusterRef.primary_storage_uuid == bindparam("storage"))
    .order_by(Cluster.uuid)
    .limit(1)
)


def require_deleted(tx: Transaction, uuid: Uuid) -> Volume:
    """The data volume. Raises Refused unless it is Deleted."""
    volume = require_data_volume(tx, uuid)
    if volume.status != DELETED:
        raise Refused(
            f"volume[uuid:{uuid}] is {volume.status}; only a Deleted volume can be recovered or expunged"
        )
    return volume


def attached_vm(tx: Transaction, uuid: Uuid) -> Uuid | None:
    """The VM that a data volume is attached to. Raises NotFound, InvalidArgument, Refused if Deleted."""
    volume = require_data_volume(tx, uuid)
    if volume.status == DELETED:
        raise Refused(f"volume[uuid:{uuid}] is Deleted already; recover or expunge it")
    return volume.vm_instance_uuid


def is_free(tx: Transaction, uuid: Uuid) -> bool:
    """Whether there is such a data volume. Raises Refused where it is attached to a VM."""
    volume = tx.get(Volume, uuid)
    if volume is not None and volume.vm_instance_uuid is not None:
        raise Refused(f"volume[uuid:{uuid}] has been attached to a vm meanwhile; detach it first")
    return volume is not None


def mark_deleted(tx: Transaction, uuid: Uuid) -> None:
    """Deletes a volume; the bits stay until it is expunged. Raises Refused.

    One that is gone or Deleted already is left as it is.
    """
    volume = require_data_volume(tx, uuid) if is_free(tx, uuid) else None
    if volume is None or volume.status == DELETED:
        return
    if not STATUS_TABLE.allows(volume.status, DELETED):
        raise Refused(f"volume[uuid:{uuid}] is {volume.status}; wait until that has ended")
    set_status(tx, volume, DELETED, deleted_ms=DELETION.deleted_ms(tx))


def recover(tx: Transaction, uuid: Uuid) -> None:
    """Brings a deleted volume back. Raises Refused for one that is not Deleted, QuotaExceeded."""
    volume = require_deleted(tx, uuid)
    status = READY if volume.install_path is not None else NOT_INSTANTIATED
    STATUS_TABLE.require(volume.status, status)
    set_status(tx, volume, status)


def format_on(tx: Transaction, types: Registry, storage: PrimaryStorage) -> str:
    """The format of volumes on a storage: that of the hypervisor that uses it, else that of its type."""
    hypervisor = tx.scalar(HYPERVISORS, storage=storage.uuid)
    if hypervisor is None:
        return types.find(StorageType, storage.type).volume_format
    return types.find(HypervisorType, hypervisor).volume_format
