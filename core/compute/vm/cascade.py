"""What happens to VMs and their nics in cascades.

Different parents, different actions: a deleted host stops its VMs, a deleted zone destroys them for good, and
so does a deleted primary storage that holds their root volumes.
"""

from __future__ import annotations

from sqlalchemy import bindparam, or_, select

from orrery.core.compute.host.model import CONNECTED, Host, HostStranger
from orrery.core.compute.host.transactions import is_stated_off
from orrery.core.compute.vm.messages import DetachL3NetworkFromVm, HaltVm, RemoveNic, RemoveStranger, RemoveVm
from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.compute.vm.records import require_vm
from orrery.core.compute.vm.states import ALLOWED, VmState
from orrery.core.compute.vm.unheard import vm_that_may_be_on
from orrery.core.kernel.cascade import Action, Edge, Key, Objection, Plan, finder
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Refused
from orrery.core.kernel.workflow.holds import describe
from orrery.core.kernel.workflow.model import Hold
from orrery.core.network.l3.model import L3Network, UsedIp
from orrery.core.storage.volume.model import ROOT, Volume

ROOTED_ON_STORAGE = Statement(
    select(Volume.vm_instance_uuid)
    .where(
        Volume.primary_storage_uuid == bindparam("storage"),
        Volume.type == ROOT,
        Volume.vm_instance_uuid.is_not(None),
    )
    .order_by(Volume.vm_instance_uuid)
)
ROOTED_ON_HOST = Statement(
    select(Volume.vm_instance_uuid)
    .where(Volume.host_uuid == bindparam("host"), Volume.type == ROOT, Volume.vm_instance_uuid.is_not(None))
    .order_by(Volume.vm_instance_uuid)
)
STRANGERS_OF_VMS = Statement(
    select(HostStranger.uuid)
    .where(
        HostStranger.host_uuid == bindparam("host"),
        HostStranger.guest.in_(
            select(VmInstance.uuid).where(
                or_(VmInstance.host_uuid.is_(None), VmInstance.host_uuid != bindparam("host"))
            )
        ),
    )
    .order_by(HostStranger.uuid)
)
"""Guests of VMs on a host where the VMs are not. Guests of nobody stay where they are."""
USING_STORAGE = Statement(
    select(VmInstance.uuid)
    .where(
        VmInstance.uuid.in_(
            select(Volume.vm_instance_uuid).where(Volume.primary_storage_uuid == bindparam("storage"))
        ),
        VmInstance.host_uuid.is_not(None),
        or_(bindparam("cluster").is_(None), VmInstance.cluster_uuid == bindparam("cluster")),
    )
    .order_by(VmInstance.uuid)
)
NICS_ON_L2 = Statement(
    select(VmNic.uuid)
    .join(VmInstance, VmInstance.uuid == VmNic.vm_instance_uuid)
    .join(L3Network, L3Network.uuid == VmNic.l3_network_uuid)
    .where(L3Network.l2_network_uuid == bindparam("l2"), VmInstance.cluster_uuid == bindparam("cluster"))
    .order_by(VmNic.uuid)
)
NICS_IN_RANGE = Statement(
    select(UsedIp.owner_uuid)
    .where(UsedIp.ip_range_uuid == bindparam("range"), UsedIp.owner_kind == VmNic.__vo__)
    .order_by(UsedIp.owner_uuid)
)


def _refuse_undetachable(tx: Transaction, key: Key, plan: Plan) -> None:
    """A nic can be taken away from a VM that runs, is off, or is destroyed; not while its host is silent."""
    vm = require_vm(tx, tx.require(VmNic, key[0]).vm_instance_uuid)
    allowed = (*ALLOWED[DetachL3NetworkFromVm.__name__], VmState.DESTROYED, VmState.CREATED)
    if vm.state not in allowed and not plan.has("vm.stop", (vm.uuid,)):
        raise Refused(
            f"vm[uuid:{vm.uuid}] is {vm.state}, so its nic[uuid:{key[0]}] cannot be detached; stop the VM"
            " first, or use deleteMode Enforcing"
        )


def _refuse_silent(tx: Transaction, key: Key, plan: Plan) -> None:
    """A host on which guests may run goes once it has answered, or is known to be off."""
    host = tx.require(Host, key[0])
    if host.status == CONNECTED or is_stated_off(tx, host.management_ip):
        return
    vm, hold = tx.first(VmInstance, host_uuid=host.uuid), tx.first(Hold, host_uuid=host.uuid)
    stranger = tx.scalar(STRANGERS_OF_VMS, host=host.uuid)
    if vm is not None:
        what = f"vm[uuid:{vm.uuid}] may run there"
    elif stranger is not None:
        what = f"a guest of vm[uuid:{tx.require(HostStranger, stranger).guest}] may run there"
    elif (moved := vm_that_may_be_on(tx, host)) is not None:
        what = f"vm[uuid:{moved}] is Unknown, and may have been moved there"
    elif hold is not None:
        what = describe(tx, hold)
    else:
        return
    raise Refused(
        f"host[uuid:{host.uuid}, managementIp:{host.management_ip}] is {host.status}: {what}."
        " Power it off and state so by ConfirmHostPoweredOff, or use deleteMode Enforcing: then what may"
        " still run there is held until the machine answers, or until that statement"
    )


CASCADES = (
    Action("vm.stop", VmInstance, act=lambda key, force: HaltVm(key[0], force)),
    Action(
        "vm.destroy",
        VmInstance,
        act=lambda key, force: RemoveVm(key[0]),
        supersedes=("vm.stop", "vm.leaveCluster"),
    ),
    Action("hostStranger.destroy", HostStranger, act=lambda key, force: RemoveStranger(key[0])),
    Action("vm.leaveCluster", VmInstance),
    Action("vm.forgetOffering", VmInstance),
    Action(
        "vmNic.detach",
        VmNic,
        act=lambda key, force: RemoveNic(key[0], force),
        after=("vm.stop", "vm.destroy"),
    ),
    Action("vmNic.delete", VmNic, supersedes=("vmNic.detach",)),
    Edge("zone.delete", "vm.destroy", by="zone_uuid"),
    Edge("account.delete", "vm.destroy", by="account_uuid"),
    Edge("cluster.delete", "vm.leaveCluster", by="cluster_uuid"),
    Edge("host.delete", "vm.stop", by="host_uuid", force=True),
    Edge("host.delete", "hostStranger.destroy", find=finder(STRANGERS_OF_VMS, "host")),
    Edge("host.delete", "vm.destroy", find=finder(ROOTED_ON_HOST, "host"), enforcing_only=True),
    Edge("primaryStorage.delete", "vm.destroy", find=finder(ROOTED_ON_STORAGE, "storage")),
    Edge("primaryStorage.detach", "vm.stop", find=finder(USING_STORAGE, "storage", "cluster")),
    Edge("l2Network.detach", "vmNic.detach", find=finder(NICS_ON_L2, "l2", "cluster")),
    Edge("l3Network.delete", "vmNic.detach", by="l3_network_uuid"),
    Edge("ipRange.delete", "vmNic.detach", find=finder(NICS_IN_RANGE, "range")),
    Edge("instanceOffering.delete", "vm.forgetOffering", by="instance_offering_uuid"),
    Edge("vm.destroy", "vmNic.delete", by="vm_instance_uuid"),
    Objection("vmNic.detach", _refuse_undetachable),
    Objection("host.delete", _refuse_silent),
)
