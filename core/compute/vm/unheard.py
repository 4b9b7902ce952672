"""Hosts that may have got a guest from the host of its VM, and do not say what they run.

Somebody may have moved the guest there by tools of their own. Until such a host answers, or is stated to be
powered off, the VM is Unknown and starts nowhere else. Only hosts that reach the volumes of the VM count: a
guest on local storage stays on its host. A host in maintenance was emptied, and may be silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, select

from orrery.core.compute.host.model import CONNECTED, MAINTENANCE, Host
from orrery.core.compute.host.transactions import is_stated_off
from orrery.core.compute.vm.model import VmInstance
from orrery.core.compute.vm.spec import has_guest
from orrery.core.compute.vm.states import VmState
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Refused
from orrery.core.kernel.node import Node
from orrery.core.storage.primary.model import PrimaryStorageClusterRef
from orrery.core.storage.volume.model import Volume

NOT_CONNECTED = Statement(
    select(Host)
    .where(Host.cluster_uuid == bindparam("cluster"), Host.status != CONNECTED)
    .order_by(Host.uuid)
)


class Unheard(NamedTuple):
    """A host that does not say what it runs."""

    uuid: Uuid
    cluster_uuid: Uuid
    hypervisor_type: str


def unheard_among(tx: Transaction, hosts: Sequence[Uuid]) -> list[Unheard]:
    """Those of these hosts on which a guest may be that left another one."""
    return _counting(tx, tx.find_in(Host, "uuid", hosts, "uuid"))


def _counting(tx: Transaction, hosts: Iterable[Host]) -> list[Unheard]:
    return [
        Unheard(host.uuid, host.cluster_uuid, host.hypervisor_type)
        for host in hosts
        if host.state != MAINTENANCE and not is_stated_off(tx, host.management_ip)
    ]


def host_that_may_have(tx: Transaction, vm: VmInstance, unheard: Iterable[Unheard]) -> Uuid | None:
    """The first of these hosts that the guest of a VM may have been moved to."""
    clusters = _clusters_of(tx, vm)
    for host in unheard:
        if (
            host.uuid != vm.host_uuid
            and host.cluster_uuid in clusters
            and host.hypervisor_type == vm.hypervisor_type
        ):
            return host.uuid
    return None


async def refuse_unheard(node: Node, vm_uuid: Uuid) -> None:
    """Raises Refused where a VM is Unknown since its guest has left its host for one that nobody heard of."""
    vm, elsewhere = await node.db.read(_elsewhere, vm_uuid)
    if vm is None or elsewhere is None or vm.host_uuid is None:
        return
    if await has_guest(node, vm.host_uuid, vm_uuid) is False:
        raise Refused(
            f"vm[uuid:{vm_uuid}] is not on host[uuid:{vm.host_uuid}] any more, and may have been moved to"
            f" host[uuid:{elsewhere}], which does not say what it runs. Reconnect that host; or power it off,"
            " and state so by ConfirmHostPoweredOff"
        )


def _elsewhere(tx: Transaction, vm_uuid: Uuid) -> tuple[VmInstance | None, Uuid | None]:
    vm = tx.get(VmInstance, vm_uuid)
    if vm is None or vm.state != VmState.UNKNOWN:
        return vm, None
    silent = [host for cluster in _clusters_of(tx, vm) for host in tx.all(NOT_CONNECTED, cluster=cluster)]
    return vm, host_that_may_have(tx, vm, _counting(tx, silent))


def _clusters_of(tx: Transaction, vm: VmInstance) -> list[Uuid]:
    """The clusters whose hosts reach the root volume of a VM; none for one on local storage."""
    root = tx.get(Volume, vm.root_volume_uuid)
    if root is None or root.primary_storage_uuid is None or root.host_uuid is not None:
        return []
    attached = tx.find(PrimaryStorageClusterRef, primary_storage_uuid=root.primary_storage_uuid)
    return [ref.cluster_uuid for ref in attached]
