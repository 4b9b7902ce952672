"""What the tags of a VM must agree with: the host names of other VMs on its network."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, exists, or_, select

from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.compute.vm.states import VmState
from orrery.core.compute.vm.tags import HOSTNAME, STATIC_IP
from orrery.core.kernel.config import Owner
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.tags import SystemTag, system_tags_of

NAMESAKE = Statement(
    select(VmInstance.uuid)
    .join(SystemTag, SystemTag.resource_uuid == VmInstance.uuid)
    .where(
        SystemTag.tag == bindparam("tag"),
        SystemTag.resource_type == VmInstance.__vo__,
        VmInstance.uuid != bindparam("vm"),
        VmInstance.state != VmState.DESTROYED,
        or_(
            VmInstance.default_l3_network_uuid == bindparam("l3"),
            exists().where(
                VmNic.vm_instance_uuid == VmInstance.uuid, VmNic.l3_network_uuid == bindparam("l3")
            ),
        ),
    )
    .order_by(VmInstance.uuid)
    .limit(1)
)


def refuse_taken_hostname(tx: Transaction, vm: Uuid, l3: Uuid | None, tags: Sequence[str]) -> None:
    """Raises InvalidArgument where `tags` give a VM a host name that another one on its default L3 has."""
    named = [tag for tag in tags if HOSTNAME.match(tag) is not None]
    if not named or l3 is None:
        return
    other = tx.scalar(NAMESAKE, tag=named[0], vm=vm, l3=l3)
    if other is not None:
        raise InvalidArgument(
            f"system tag[{named[0]}]: another VM on L3 network[uuid:{l3}] has that host name already"
        )


def static_ips(tx: Transaction, vm: Uuid) -> dict[Uuid, str]:
    """The addresses that a VM's tags ask for, by L3 network."""
    tags = system_tags_of(tx, Owner(VmInstance.__vo__, vm))
    return {found["l3NetworkUuid"]: found["staticIp"] for found in STATIC_IP.every(tags)}
