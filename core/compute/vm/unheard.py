"""Hosts that may have got a guest from the host of its VM, and do not say what they run.

Somebody may have moved the guest there by tools of their own. Until such a host answers, or is stated to be
powered off, the VM is Unknown and starts nowhere else. A host that was deleted before it had said what it
runs is waited for as well: what its guests may use is held (`orrery.core.compute.host.deletion`). Only hosts
that reach the volumes of the VM count: a guest on local storage stays on its host. A host in maintenance was
emptied, and may be silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, exists, select

from orrery.core.compute.host.model import CONNECTED, MAINTENANCE, Host
from orrery.core.compute.host.transactions import is_host_stated_off, is_stated_off
from orrery.core.compute.vm.model import VmInstance
from orrery.core.compute.vm.spec import has_guest
from orrery.core.compute.vm.states import VmState
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Refused
from orrery.core.kernel.node import Node
from orrery.core.kernel.workflow.holds import Identity
from orrery.core.kernel.workflow.model import Garbage, Hold
from orrery.core.storage.primary.model import PrimaryStorageClusterRef
from orrery.core.storage.primary.transactions import held_storage
from orrery.core.storage.volume.model import Volume

NOT_CONNECTED = Statement(
    select(Host)
    .where(Host.cluster_uuid == bindparam("cluster"), Host.status != CONNECTED)
    .order_by(Host.uuid)
)
MAY_BE_ON = Statement(
    select(VmInstance.uuid)
    .where(
        VmInstance.state == VmState.UNKNOWN,
        VmInstance.host_uuid != bindparam("host"),
        VmInstance.hypervisor_type == bindparam("hypervisor"),
        exists(
            select(Volume.uuid)
            .join(
                PrimaryStorageClusterRef,
                PrimaryStorageClusterRef.primary_storage_uuid == Volume.primary_storage_uuid,
            )
            .where(
                Volume.uuid == VmInstance.root_volume_uuid,
                Volume.host_uuid.is_(None),
                PrimaryStorageClusterRef.cluster_uuid == bindparam("cluster"),
            )
        ),
    )
    .order_by(VmInstance.uuid)
    .limit(1)
)


class Unheard(NamedTuple):
    """A host that does not say what it runs."""

    uuid: Uuid
    cluster_uuid: Uuid
    hypervisor_type: str


def unheard_among(tx: Transaction, hosts: Sequence[Uuid]) -> list[Unheard]:
    """Those of these hosts on which a guest may be that left another one."""
    return _counting(tx, tx.find_in(Host, "uuid", hosts, "uuid")) if hosts else []


def _counting(tx: Transaction, hosts: Iterable[Host]) -> list[Unheard]:
    return [
        Unheard(host.uuid, host.cluster_uuid, host.hypervisor_type)
        for host in hosts
        if host.state != MAINTENANCE and not is_stated_off(tx, host.management_ip)
    ]


def host_that_may_have(tx: Transaction, vm: VmInstance, unheard: Iterable[Unheard]) -> Uuid | None:
    """A host that the guest of a VM may have been moved to: one of these, or one that was deleted."""
    storage = _shared_storage_of(tx, vm)
    if storage is None:
        return None
    clusters = [ref.cluster_uuid for ref in tx.find(PrimaryStorageClusterRef, primary_storage_uuid=storage)]
    for host in unheard:
        if (
            host.uuid != vm.host_uuid
            and host.cluster_uuid in clusters
            and host.hypervisor_type == vm.hypervisor_type
        ):
            return host.uuid
    return _deleted_host(tx, held_storage(storage), vm.hypervisor_type)


def _deleted_host(tx: Transaction, storage: Identity, hypervisor_type: str | None) -> Uuid | None:
    """A deleted host of this type whose guests may be using a storage."""
    for hold in tx.find(Hold, kind=storage.kind, key=storage.key):
        if tx.require(Garbage, hold.garbage_uuid).host_type == hypervisor_type:
            return hold.host_uuid
    return None


def may_be_on(tx: Transaction, vm_uuid: Uuid, unheard: Sequence[Uuid]) -> Uuid | None:
    """As `host_that_may_have`, by uuids. None for a VM that is no more."""
    vm = tx.get(VmInstance, vm_uuid)
    return host_that_may_have(tx, vm, unheard_among(tx, unheard)) if vm is not None else None


def vm_that_may_be_on(tx: Transaction, host: Host) -> Uuid | None:
    """A VM in state Unknown whose guest may have been moved to a host."""
    found: Uuid | None = tx.scalar(
        MAY_BE_ON, host=host.uuid, hypervisor=host.hypervisor_type, cluster=host.cluster_uuid
    )
    return found


def why_unheard(vm_uuid: Uuid, host_uuid: Uuid | None, elsewhere: Uuid) -> str:
    """Where the guest of a VM may be that is not on its host, and what ends that, for people."""
    left = f"host[uuid:{host_uuid}] any more" if host_uuid is not None else "the host that it was on"
    return (
        f"vm[uuid:{vm_uuid}] is not on {left}, and may have been moved to host[uuid:{elsewhere}], which does"
        " not say what it runs. Reconnect that host; or power it off, and state so by ConfirmHostPoweredOff"
    )


async def refuse_unheard(node: Node, vm_uuid: Uuid) -> None:
    """Raises Refused where a VM is Unknown since its guest has left its host for one that nobody heard of."""
    vm, elsewhere, is_off = await node.db.read(_elsewhere, vm_uuid)
    if vm is None or elsewhere is None or vm.host_uuid is None:
        return
    if is_off or await has_guest(node, vm.host_uuid, vm_uuid) is False:
        deleted = await node.db.read(_deleted_at, elsewhere)
        raise Refused(why_unheard(vm_uuid, vm.host_uuid, elsewhere) + deleted)


def _deleted_at(tx: Transaction, host_uuid: Uuid) -> str:
    """Where a deleted host is reached, for people; nothing for one that has a row."""
    hold = tx.first(Hold, host_uuid=host_uuid) if not tx.exists(Host, host_uuid) else None
    return f". It was deleted, and has managementIp:{hold.address}" if hold is not None else ""


def _elsewhere(tx: Transaction, vm_uuid: Uuid) -> tuple[VmInstance | None, Uuid | None, bool]:
    """A VM, where it may be if it is Unknown, and whether its own host was stated to be off."""
    vm = tx.get(VmInstance, vm_uuid)
    if vm is None or vm.state != VmState.UNKNOWN:
        return vm, None, False
    storage = _shared_storage_of(tx, vm)
    attached = tx.find(PrimaryStorageClusterRef, primary_storage_uuid=storage) if storage is not None else []
    silent = [host for ref in attached for host in tx.all(NOT_CONNECTED, cluster=ref.cluster_uuid)]
    elsewhere = host_that_may_have(tx, vm, _counting(tx, silent))
    return vm, elsewhere, is_host_stated_off(tx, vm.host_uuid)


def _shared_storage_of(tx: Transaction, vm: VmInstance) -> Uuid | None:
    """The storage of a VM's root volume; None for one on local storage."""
    root = tx.get(Volume, vm.root_volume_uuid)
    return root.primary_storage_uuid if root is not None and root.host_uuid is None else None
