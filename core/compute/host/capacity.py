"""How much room there is: sums over the hosts that could take VMs."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, select

from orrery.core.compute.host.messages import CapacityData, CpuMemoryCapacity, GetCpuMemoryCapacity
from orrery.core.compute.host.model import CONNECTED, Host
from orrery.core.compute.zone.model import Zone
from orrery.core.kernel.db.constructs import summed
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query import left_of
from orrery.core.kernel.resources import ENABLED

SUMS = (
    summed(Host.total_cpu_capacity),
    summed(left_of(Host.available_cpu_capacity)),
    summed(Host.total_memory_capacity),
    summed(left_of(Host.available_memory_capacity)),
    summed(Host.cpu_num),
)
NAMES = ("total_cpu", "available_cpu", "total_memory", "available_memory", "managed_cpu_num")


def capacity_of(tx: Transaction, message: GetCpuMemoryCapacity) -> CpuMemoryCapacity:
    """The sums for what `message` names, in all and of each. Raises InvalidArgument if it names nothing."""
    column, uuids, kind = _asked_for(tx, message)
    found = _sums(tx, message, column, uuids)
    each = [
        CapacityData(resource_uuid=uuid, **dict(zip(NAMES, found.get(uuid, (0,) * len(NAMES)), strict=True)))
        for uuid in uuids
    ]
    whole = {name: sum(getattr(one, name) for one in each) for name in NAMES}
    return CpuMemoryCapacity(**whole, capacity_data=each, resource_type=kind)


def _asked_for(tx: Transaction, message: GetCpuMemoryCapacity) -> tuple[Any, list[Uuid], str]:
    if message.all:
        return Host.zone_uuid, [zone.uuid for zone in tx.find(Zone)], "ZoneVO"
    if message.host_uuids:
        return Host.uuid, _once(message.host_uuids), "HostVO"
    if message.cluster_uuids:
        return Host.cluster_uuid, _once(message.cluster_uuids), "ClusterVO"
    if message.zone_uuids:
        return Host.zone_uuid, _once(message.zone_uuids), "ZoneVO"
    raise InvalidArgument("give one of the fields zoneUuids, clusterUuids, hostUuids, or all=true")


def _once(uuids: list[Uuid]) -> list[Uuid]:
    return list(dict.fromkeys(uuids))


def _sums(
    tx: Transaction, message: GetCpuMemoryCapacity, column: Any, uuids: list[Uuid]
) -> dict[Uuid, tuple[int, ...]]:
    usable: list[ColumnElement[bool]] = [
        Host.state == ENABLED,
        Host.status == CONNECTED,
        column.in_(uuids),
    ]
    if message.hypervisor_type is not None:
        usable.append(Host.hypervisor_type == message.hypervisor_type)
    wanted = select(column, *SUMS).where(*usable).group_by(column).order_by(column)
    return {row[0]: tuple(value or 0 for value in row[1:]) for row in tx.all(Statement(wanted))}
