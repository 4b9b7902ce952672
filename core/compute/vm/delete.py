"""Destroying, recovering and expunging VMs. Destruction goes forward only."""

from __future__ import annotations

from orrery.core.compute.host.transactions import release
from orrery.core.compute.vm import records
from orrery.core.compute.vm.configs import DELETION
from orrery.core.compute.vm.holds import hold_guest
from orrery.core.compute.vm.hooks import tell
from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.compute.vm.params import VmParams
from orrery.core.compute.vm.power import destroy_guest, leaving_host, settle
from orrery.core.compute.vm.states import VmState
from orrery.core.compute.vm.tag_rules import refuse_taken_hostname
from orrery.core.kernel.config import Owner
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.plugins import Hooks
from orrery.core.kernel.tags import system_tags_of
from orrery.core.kernel.workflow import Flow, Outputs, Step, Workflow
from orrery.core.kernel.workflow.holds import Held
from orrery.core.storage.volume.bits import VolumeBits, delete_bits
from orrery.core.storage.volume.messages import RetireVolume
from orrery.core.storage.volume.model import DELETED, READY, ROOT, Volume
from orrery.core.storage.volume.transactions import drop_volume, held_volume, set_status

FORWARD_ONLY = "what is destroyed stays destroyed; what the world does not confirm is collected later"

DATA_SECONDS = 24 * 3600.0
"""Data volumes take as long as they take; each of them has its own limits."""

Destruction = Flow[VmParams]


async def destroy_on_host(flow: Destruction) -> None:
    """The guest shall be gone."""
    if flow.out["address"] is not None:
        await destroy_guest(flow, flow.params.vm_uuid, flow.out["address"], flow.out["hypervisor"])


def destroyed(tx: Transaction, flow: Destruction) -> Outputs:
    """The VM holds neither host nor addresses; its data volumes are free, and are told."""
    vm = records.require_vm(tx, flow.params.vm_uuid)
    if vm.host_uuid is not None:
        release(tx, vm.host_uuid, vm.cpu_num, vm.memory_size)
    for nic in tx.find(VmNic, vm_instance_uuid=vm.uuid):
        records.take_address(tx, nic.uuid)
    volumes = tx.find(Volume, vm_instance_uuid=vm.uuid)
    for volume in volumes:
        _free_or_delete(tx, volume, vm.uuid)
    last_host = vm.host_uuid or vm.last_host_uuid
    values = {"host_uuid": None, "last_host_uuid": last_host, "deleted_ms": DELETION.deleted_ms(tx)}
    settle(tx, flow, VmState.DESTROYED, VmState.DESTROYING, **values)
    return {"freed": [volume.uuid for volume in volumes if volume.type != "Root"]}


def _free_or_delete(tx: Transaction, volume: Volume, vm_uuid: Uuid) -> None:
    if volume.type == "Root":
        set_status(tx, volume, DELETED)
        return
    tx.update(
        Volume,
        {"uuid": volume.uuid},
        vm_instance_uuid=None,
        device_id=None,
        last_vm_instance_uuid=vm_uuid,
        last_detach_date=tx.now,
    )


def recover(tx: Transaction, vm_uuid: Uuid, hooks: Hooks) -> None:
    """A destroyed VM is Stopped again.

    Raises WrongVmState, InvalidArgument for a host name taken since, QuotaExceeded.
    """
    vm = records.require_vm(tx, vm_uuid)
    records.refuse_wrong_state(vm, "RecoverVmInstance")
    tags = system_tags_of(tx, Owner(vm.__vo__, vm_uuid))
    refuse_taken_hostname(tx, vm_uuid, vm.default_l3_network_uuid, tags)
    records.enter(tx, vm_uuid, VmState.STOPPED, VmState.DESTROYED, deleted_ms=None)
    for root in tx.find(Volume, vm_instance_uuid=vm_uuid, type=ROOT):
        set_status(tx, root, READY)
    tell(hooks, tx, vm_uuid, (VmState.DESTROYED, VmState.STOPPED))


def note_root_bits(tx: Transaction, flow: Destruction) -> Outputs:
    """Remembers where the root volume's bits are, since its row will be gone when they are deleted."""
    records.enter(tx, flow.params.vm_uuid, VmState.EXPUNGING, VmState.DESTROYED)
    roots = tx.find(Volume, vm_instance_uuid=flow.params.vm_uuid, type="Root")
    return {"bits": [VolumeBits.of(tx, root.uuid).to_json() for root in roots]}


def hold_root(tx: Transaction, flow: Destruction) -> Held:
    """The root volume, whose bits may still be there."""
    roots = tx.find(Volume, vm_instance_uuid=flow.params.vm_uuid, type="Root")
    identities = tuple(held_volume(root.uuid) for root in roots)
    return Held(resource=(VmInstance.__vo__, flow.params.vm_uuid), identities=identities)


def back_to_destroyed(tx: Transaction, flow: Destruction) -> None:
    """The VM can be expunged another time."""
    records.move(tx, flow.params.vm_uuid, (VmState.EXPUNGING, VmState.DESTROYED), forced=True)


async def delete_root_bits(flow: Destruction) -> None:
    """The root volume's bits shall be gone."""
    for bits in flow.out["bits"]:
        await delete_bits(flow, VolumeBits.from_json(bits))


def expunged(tx: Transaction, flow: Destruction) -> None:
    """Nothing is left of the VM."""
    for root in tx.find(Volume, vm_instance_uuid=flow.params.vm_uuid, type="Root"):
        drop_volume(tx, root.uuid)
    records.delete_vm(tx, flow.params.vm_uuid)


async def delete_data(flow: Destruction) -> None:
    """The data volumes that the VM had are deleted, as their own policy says."""
    for uuid in flow.out["freed"]:
        await flow.node.bus.call(RetireVolume(uuid))


DESTROYING = leaving_host(VmState.DESTROYING)
DESTROY: Step[VmParams] = Step(
    "destroy",
    do=destroy_on_host,
    commit=destroyed,
    no_undo_because=FORWARD_ONLY,
    deferrable=True,
    holds=hold_guest,
)
EXPUNGING: Step[VmParams] = Step("expunging", commit=note_root_bits, uncommit=back_to_destroyed)
DELETE_BITS: Step[VmParams] = Step(
    "delete-bits",
    do=delete_root_bits,
    commit=expunged,
    no_undo_because=FORWARD_ONLY,
    deferrable=True,
    holds=hold_root,
)
DELETE_DATA: Step[VmParams] = Step(
    "delete-data", do=delete_data, timeout_seconds=DATA_SECONDS, no_undo_because=FORWARD_ONLY
)

VM_DESTROY = Workflow("vm-destroy", VmParams, steps=(DESTROYING, DESTROY))
VM_DESTROY_NOW = Workflow("vm-destroy-now", VmParams, steps=(DESTROYING, DESTROY, EXPUNGING, DELETE_BITS))
VM_EXPUNGE = Workflow("vm-expunge", VmParams, steps=(EXPUNGING, DELETE_BITS))
WITH_DATA = {
    workflow.name: Workflow(f"{workflow.name}-with-data", VmParams, steps=(*workflow.steps, DELETE_DATA))
    for workflow in (VM_DESTROY, VM_DESTROY_NOW)
}
"""Each way to destroy a VM with the one that deletes its data volumes too."""
WORKFLOWS = (VM_DESTROY, VM_DESTROY_NOW, *WITH_DATA.values(), VM_EXPUNGE)
