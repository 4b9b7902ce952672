"""Destroying, recovering and expunging VMs. Destruction goes forward only."""

from __future__ import annotations

from typing import Any

from orrery.core.compute.host.transactions import release
from orrery.core.compute.vm import records
from orrery.core.compute.vm.configs import DELETION
from orrery.core.compute.vm.holds import hold_guest
from orrery.core.compute.vm.hooks import call_state_changed
from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.compute.vm.outputs import Destruction, Recovered
from orrery.core.compute.vm.params import VmParams
from orrery.core.compute.vm.power import LAST, destroy_guest, leaving_host, settle
from orrery.core.compute.vm.slots import EXPUNGED, GONE, PREPARED, describe
from orrery.core.compute.vm.states import VmState
from orrery.core.compute.vm.tag_rules import refuse_taken_hostname
from orrery.core.kernel.config import Owner
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.tags import system_tags_of
from orrery.core.kernel.workflow import Flow, Step, Workflow
from orrery.core.kernel.workflow.holds import Held
from orrery.core.storage.volume.bits import VolumeBits, delete_bits
from orrery.core.storage.volume.messages import RetireVolume
from orrery.core.storage.volume.model import DELETED, READY, ROOT, Volume
from orrery.core.storage.volume.transactions import drop_volume, held_volume, set_status

FORWARD_ONLY = "what is destroyed stays destroyed; what the world does not confirm is collected later"

DATA_SECONDS = 24 * 3600.0
"""Data volumes take as long as they take; each of them has its own limits."""

Destroying = Flow[VmParams, Destruction]
Recovery = Flow[VmParams, Recovered]


async def destroy_on_host(flow: Destroying) -> None:
    """The guest shall be gone."""
    if flow.out.host_ref is not None:
        await destroy_guest(flow, flow.params.vm_uuid)


def destroyed(tx: Transaction, flow: Destroying) -> None:
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
    flow.out.freed = [volume.uuid for volume in volumes if volume.type != "Root"]


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


def recover(tx: Transaction, flow: Recovery) -> None:
    """A destroyed VM has its root volume again.

    Raises WrongVmState, InvalidArgument for a host name taken since, QuotaExceeded.
    """
    vm = records.require_vm(tx, flow.params.vm_uuid)
    records.refuse_wrong_state(vm, "RecoverVmInstance")
    tags = system_tags_of(tx, Owner(vm.__vo__, vm.uuid))
    refuse_taken_hostname(tx, vm.uuid, vm.default_l3_network_uuid, tags)
    records.change_state(tx, vm.uuid, VmState.STOPPED, VmState.DESTROYED, deleted_ms=None)
    _set_root_status(tx, vm.uuid, READY)
    flow.out.deleted_ms = vm.deleted_ms


def unrecover(tx: Transaction, flow: Recovery) -> None:
    """Destroyed again, since when it was."""
    vm, since = flow.params.vm_uuid, flow.out.deleted_ms
    records.set_state(tx, vm, (VmState.STOPPED, VmState.DESTROYED), forced=True, deleted_ms=since)
    _set_root_status(tx, vm, DELETED)


def _set_root_status(tx: Transaction, vm_uuid: Uuid, status: str) -> None:
    for root in tx.find(Volume, vm_instance_uuid=vm_uuid, type=ROOT):
        set_status(tx, root, status)


def recovered(tx: Transaction, flow: Recovery) -> None:
    """Whoever watches is told."""
    call_state_changed(tx, flow, VmState.DESTROYED, VmState.STOPPED)


def note_root_bits(tx: Transaction, flow: Destroying) -> None:
    """Remembers where the root volume's bits are, since its row will be gone when they are deleted."""
    records.change_state(tx, flow.params.vm_uuid, VmState.EXPUNGING, VmState.DESTROYED)
    roots = tx.find(Volume, vm_instance_uuid=flow.params.vm_uuid, type="Root")
    flow.out.bits = [VolumeBits.of(tx, flow.node.backends, root.uuid).to_json() for root in roots]


def hold_root(tx: Transaction, flow: Destroying) -> Held:
    """The root volume, whose bits may still be there."""
    roots = tx.find(Volume, vm_instance_uuid=flow.params.vm_uuid, type="Root")
    identities = tuple(held_volume(root.uuid) for root in roots)
    return Held(resource=(VmInstance.__vo__, flow.params.vm_uuid), identities=identities)


def back_to_destroyed(tx: Transaction, flow: Destroying) -> None:
    """The VM can be expunged another time."""
    records.set_state(tx, flow.params.vm_uuid, (VmState.EXPUNGING, VmState.DESTROYED), forced=True)


async def delete_root_bits(flow: Destroying) -> None:
    """The root volume's bits shall be gone."""
    for bits in flow.out.bits:
        await delete_bits(flow, VolumeBits.from_json(bits))


def expunged(tx: Transaction, flow: Destroying) -> None:
    """Nothing is left of the VM."""
    for root in tx.find(Volume, vm_instance_uuid=flow.params.vm_uuid, type="Root"):
        drop_volume(tx, root.uuid)
    records.delete_vm(tx, flow.params.vm_uuid)


async def delete_data(flow: Destroying) -> None:
    """The data volumes that the VM had are deleted, as their own policy says."""
    for uuid in flow.out.freed:
        await flow.node.bus.call(RetireVolume(uuid))


DESTROYING = leaving_host(VmState.DESTROYING)
DESTROY: Step[VmParams, Destruction] = Step(
    "destroy",
    do=destroy_on_host,
    commit=destroyed,
    no_undo_because=FORWARD_ONLY,
    deferrable=True,
    holds=hold_guest,
)
EXPUNGING: Step[VmParams, Destruction] = Step("expunging", commit=note_root_bits, uncommit=back_to_destroyed)
DELETE_BITS: Step[VmParams, Destruction] = Step(
    "delete-bits",
    do=delete_root_bits,
    commit=expunged,
    no_undo_because=FORWARD_ONLY,
    deferrable=True,
    holds=hold_root,
)
DELETE_DATA: Step[VmParams, Destruction] = Step(
    "delete-data", do=delete_data, timeout_seconds=DATA_SECONDS, no_undo_because=FORWARD_ONLY
)

_DESTROY = (DESTROYING, GONE.noted(describe), DESTROY, GONE.opened())
_EXPUNGE = (EXPUNGING, EXPUNGED.noted(describe), DELETE_BITS, EXPUNGED.opened())

VM_DESTROY = Workflow("vm-destroy", VmParams, outputs=Destruction, steps=_DESTROY)
VM_DESTROY_NOW = Workflow("vm-destroy-now", VmParams, outputs=Destruction, steps=(*_DESTROY, *_EXPUNGE))
VM_EXPUNGE = Workflow("vm-expunge", VmParams, outputs=Destruction, steps=_EXPUNGE)
WITH_DATA = {
    flow.name: Workflow(
        f"{flow.name}-with-data", VmParams, outputs=Destruction, steps=(*flow.steps, DELETE_DATA)
    )
    for flow in (VM_DESTROY, VM_DESTROY_NOW)
}
"""Each way to destroy a VM with the one that deletes its data volumes too."""
VM_RECOVER = Workflow(
    "vm-recover",
    VmParams,
    outputs=Recovered,
    steps=(
        Step("recover", commit=recover, uncommit=unrecover),
        *PREPARED.described(describe),
        Step("recovered", commit=recovered, no_undo_because=LAST),
    ),
)
WORKFLOWS: tuple[Workflow[VmParams, Any], ...] = (
    VM_RECOVER,
    VM_DESTROY,
    VM_DESTROY_NOW,
    *WITH_DATA.values(),
    VM_EXPUNGE,
)
