"""Which VMs a data volume could be attached to."""

from __future__ import annotations

from sqlalchemy import Select, func, select

from orrery.core.compute.host.types import types_using
from orrery.core.compute.vm.model import VmInstance
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.resources import ENABLED
from orrery.core.storage.primary.model import PrimaryStorageClusterRef
from orrery.core.storage.volume.model import NOT_INSTANTIATED, READY, Volume
from orrery.core.storage.volume.transactions import require_data_volume

VMS_SHOWN = 1000
ATTACHABLE_STATES = ("Running", "Paused", "Stopped")


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
