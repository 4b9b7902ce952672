"""What happens to the rows of data volumes. Pure transaction functions."""

from __future__ import annotations

from sqlalchemy import Select, bindparam, func, select

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.types import HypervisorType, types_using
from orrery.core.compute.vm.model import VmInstance
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, NotFound, Refused
from orrery.core.kernel.resources import ENABLED
from orrery.core.storage.primary.model import PrimaryStorage, PrimaryStorageClusterRef
from orrery.core.storage.primary.types import StorageType
from orrery.core.storage.volume.model import DATA, DELETED, NOT_INSTANTIATED, READY, STATUS_TABLE, Volume
from orrery.core.storage.volume.transactions import set_status

BATCH = 100
VMS_SHOWN = 1000
ATTACHABLE_STATES = ("Running", "Paused", "Stopped")

DUE = Statement(
    select(Volume.uuid)
    .where(
        Volume.status == DELETED,
        Volume.deleted_ms <= bindparam("before"),
        Volume.type == DATA,
        Volume.uuid > bindparam("after_uuid"),
    )
    .order_by(Volume.uuid)
    .limit(BATCH)
)
HYPERVISORS = Statement(
    select(Cluster.hypervisor_type)
    .join(PrimaryStorageClusterRef, PrimaryStorageClusterRef.cluster_uuid == Cluster.uuid)
    .where(PrimaryStorageClusterRef.primary_storage_uuid == bindparam("storage"))
    .order_by(Cluster.uuid)
    .limit(1)
)


def attachable_vms(tx: Transaction, types: Registry, uuid: Uuid) -> list[Uuid]:
    """The VMs that a data volume could be attached to as things are; none where it is not free."""
    volume = require_data_volume(tx, uuid)
    free = volume.vm_instance_uuid is None and volume.status in (READY, NOT_INSTANTIATED)
    if not free or volume.state != ENABLED:
        return []
    return [vm for (vm,) in tx.all(Statement(_reaching(types, volume)))]


def _reaching(types: Registry, volume: Volume) -> Select[tuple[str]]:
    wanted = select(VmInstance.uuid).where(
        VmInstance.state.in_(ATTACHABLE_STATES), VmInstance.account_uuid == volume.account_uuid
    )
    if volume.primary_storage_uuid is not None:
        clusters = select(PrimaryStorageClusterRef.cluster_uuid).where(
            PrimaryStorageClusterRef.primary_storage_uuid == volume.primary_storage_uuid
        )
        wanted = wanted.where(VmInstance.cluster_uuid.in_(clusters))
    if volume.host_uuid is not None:
        host = func.coalesce(VmInstance.host_uuid, VmInstance.last_host_uuid)
        wanted = wanted.where(host == volume.host_uuid)
    if volume.format is not None:
        wanted = wanted.where(VmInstance.hypervisor_type.in_(types_using(types, volume.format)))
    return wanted.order_by(VmInstance.uuid).limit(VMS_SHOWN)


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


def mark_deleted(tx: Transaction, uuid: Uuid, *, expunge: bool) -> None:
    """Deletes a volume; the bits stay. With `expunge` they go after the expunge period. Raises Refused.

    One that is gone or Deleted already is left as it is.
    """
    volume = require_data_volume(tx, uuid) if is_free(tx, uuid) else None
    if volume is None or volume.status == DELETED:
        return
    if not STATUS_TABLE.allows(volume.status, DELETED):
        raise Refused(f"volume[uuid:{uuid}] is {volume.status}; wait until that has ended")
    set_status(tx, volume, DELETED, deleted_ms=tx.now if expunge else None)


def recover(tx: Transaction, uuid: Uuid) -> None:
    """Brings a deleted volume back. Raises Refused for one that is not Deleted, QuotaExceeded."""
    volume = require_deleted(tx, uuid)
    status = READY if volume.install_path is not None else NOT_INSTANTIATED
    STATUS_TABLE.require(volume.status, status)
    set_status(tx, volume, status)


def due_to_expunge(tx: Transaction, before: int, after_uuid: Uuid) -> list[Uuid]:
    """Some data volumes that were deleted before a time, above a uuid."""
    return [uuid for (uuid,) in tx.all(DUE, before=before, after_uuid=after_uuid)]


def format_on(tx: Transaction, types: Registry, storage: PrimaryStorage) -> str:
    """The format of volumes on a storage: that of the hypervisor that uses it, else that of its type."""
    hypervisor = tx.scalar(HYPERVISORS, storage=storage.uuid)
    if hypervisor is None:
        return types.find(StorageType, storage.type).volume_format
    return types.find(HypervisorType, hypervisor).volume_format
