"""The workflows that make a VM: create, create stopped, and the first start of one that was only recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from orrery.core.compute.host.model import Host
from orrery.core.compute.host.transactions import release
from orrery.core.compute.vm import records
from orrery.core.compute.vm.disks import (
    delete_disks,
    drop_disks,
    hold_disks,
    insert_disks,
    make_disks,
    mark_disks_ready,
)
from orrery.core.compute.vm.holds import MAC, hold_guest, hosts_to_avoid
from orrery.core.compute.vm.hooks import call_state_changed
from orrery.core.compute.vm.model import VmInstance
from orrery.core.compute.vm.outputs import Creation
from orrery.core.compute.vm.params import WantedDisk, WantedNic, WantedVm
from orrery.core.compute.vm.placement import Placement, place_new
from orrery.core.compute.vm.power import (
    LAST,
    RETRY_SECONDS,
    boot_guest,
    destroy_guest,
    failed_on_host,
    settle,
)
from orrery.core.compute.vm.slots import BEFORE_RUN, PREPARED, RUNNING, describe
from orrery.core.compute.vm.spec import hypervisor_of, located, require_host_in
from orrery.core.compute.vm.states import VmState
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendError, OrreryError, Refused, TimedOut
from orrery.core.kernel.workflow import Flow, Step, Workflow
from orrery.core.kernel.workflow.steps import Retry
from orrery.core.storage.image.transactions import usable_image

Creating = Flow[WantedVm, Creation]
P = TypeVar("P", WantedDisk, WantedNic)


def record(tx: Transaction, flow: Creating) -> None:
    """The VM's row, in state Starting, at its first place, with its volumes."""
    placement = place_new(tx, flow, ())
    records.insert_vm(tx, flow, VmState.STARTING, None, _columns(placement.host))
    flow.node.hooks.hook.before_vm_create(tx=tx, vm=flow.params)
    _move_in(tx, flow, placement)


def unrecord(tx: Transaction, flow: Flow[WantedVm]) -> None:
    """Removes the row: a failed creation leaves nothing."""
    records.delete_vm(tx, flow.params.vm_uuid)


def enter_starting(tx: Transaction, flow: Creating) -> None:
    """From recorded to Starting. Raises Refused where what it was recorded with cannot be used any more."""
    records.refuse_unusable_l3s(tx, [nic.l3_network_uuid for nic in flow.params.nics])
    if flow.params.image_uuid is not None:
        usable_image(tx, flow.params.image_uuid)
    settle(tx, flow, VmState.STARTING, flow.params.previous_state)


def leave_starting(tx: Transaction, flow: Creating) -> None:
    """Back to recorded."""
    back = flow.params.previous_state
    if records.set_state(tx, flow.params.vm_uuid, (VmState.STARTING, back), forced=True):
        call_state_changed(tx, flow, VmState.STARTING, back)


def place(tx: Transaction, flow: Creating) -> None:
    """Another place, where the first did not serve; or the first of a VM that was only recorded."""
    if flow.out.host is not None:
        return
    vm = flow.params.vm_uuid
    avoid = (*flow.out.avoid, *hosts_to_avoid(tx, vm))
    flow.out.former_number = records.require_vm(tx, vm).internal_id
    placement = place_new(tx, flow, avoid)
    columns = _columns(placement.host) | {"root_volume_uuid": flow.params.root.uuid}
    tx.update(VmInstance, {"uuid": vm}, internal_id=flow.call.run, **columns)
    _move_in(tx, flow, placement)


def _columns(host: Host) -> dict[str, object]:
    """What the VM's row says of its place."""
    return {
        "host_uuid": host.uuid,
        "last_host_uuid": host.uuid,
        "cluster_uuid": host.cluster_uuid,
        "zone_uuid": host.zone_uuid,
        "hypervisor_type": host.hypervisor_type,
    }


def _move_in(tx: Transaction, flow: Creating, placement: Placement) -> None:
    """Records the volumes at a new place."""
    host, out = placement.host, flow.out
    located(out, host)
    out.bits = insert_disks(tx, flow, placement.storages, host)


def unplace(tx: Transaction, flow: Creating) -> None:
    """Gives host and storage back."""
    wanted = flow.params
    assert flow.out.host is not None
    drop_disks(tx, flow)
    release(tx, flow.out.host, wanted.cpu_num, wanted.memory_size)
    left: dict[str, Any] = dict.fromkeys(("host_uuid", "last_host_uuid", "cluster_uuid"))
    if flow.out.former_number is not None:
        left["internal_id"] = flow.out.former_number
    tx.update(VmInstance, {"uuid": wanted.vm_uuid}, **left)


def add_nics(tx: Transaction, flow: Creating) -> None:
    """Nics with their addresses, and CD-ROM drives."""
    records.insert_nics(tx, flow)


def remove_nics(tx: Transaction, flow: Creating) -> None:
    """Gives the addresses back."""
    records.uninsert_nics(tx, flow)


async def boot(flow: Creating) -> None:
    """Starts the guest on its host."""
    await boot_guest(flow, flow.params.vm_uuid, require_host_in(flow), hypervisor_of(flow))


async def unboot(flow: Creating) -> None:
    """No guest shall be left on the host."""
    await destroy_guest(flow, flow.params.vm_uuid)


def running(tx: Transaction, flow: Creating) -> None:
    """The VM runs."""
    settle(tx, flow, VmState.RUNNING, VmState.STARTING, wanted=None)


def stopped(tx: Transaction, flow: Creating) -> None:
    """The VM has its disks and nics, and holds no host."""
    wanted = flow.params
    assert flow.out.host is not None
    release(tx, flow.out.host, wanted.cpu_num, wanted.memory_size)
    settle(tx, flow, VmState.STOPPED, VmState.STARTING, host_uuid=None, wanted=None)


def only_record(tx: Transaction, flow: Flow[WantedVm]) -> None:
    """The VM's row, in state Created, with what it shall get later."""
    wanted = flow.params
    nowhere = {"zone_uuid": wanted.zone_uuid, "hypervisor_type": wanted.hypervisor_type}
    records.insert_vm(tx, flow, VmState.CREATED, wanted.model_dump(mode="json"), nowhere)
    flow.node.hooks.hook.before_vm_create(tx=tx, vm=flow.params)


def avoid_host(error: OrreryError, flow: Creating) -> None:
    """The next try takes another host."""
    assert flow.out.host is not None
    flow.out.avoid, flow.out.host = [*flow.out.avoid, flow.out.host], None


def renewed(flow: Creating) -> WantedVm:
    """The VM for another host, while a guest on the last one may still use its volumes and addresses.

    Raises Refused where the caller has fixed an address.
    """
    wanted = flow.params
    if MAC in (flow.out.unconfirmed or ()):
        refuse_fixed(wanted)
    return with_new_identities(wanted, flow.new_uuid)


def refuse_fixed(wanted: WantedVm) -> None:
    """Raises Refused naming an address that the VM was asked to have, and that cannot be another one."""
    for nic in wanted.nics:
        for what, address in (("IP", nic.static_ip), ("MAC address", nic.mac)):
            if address is not None:
                raise Refused(
                    f"the {what}[{address}] on l3Network[uuid:{nic.l3_network_uuid}] was asked for, and the"
                    " guest there may still use it, so the vm is not tried on another host"
                )


def with_new_identities(wanted: WantedVm, new_uuid: Callable[[], Uuid]) -> WantedVm:
    """The same VM with other volumes and nics."""

    def other(part: P) -> P:
        return part.model_copy(update={"uuid": new_uuid()})

    parts = {"root": other(wanted.root), "data": [other(disk) for disk in wanted.data]}
    return wanted.model_copy(update={**parts, "nics": [other(nic) for nic in wanted.nics]})


PLACE: Step[WantedVm, Creation] = Step(
    "place",
    commit=place,
    uncommit=unplace,
    retry=Retry(on=(BackendError, TimedOut), seconds=RETRY_SECONDS, remember=avoid_host, renew=renewed),
)
NICS: Step[WantedVm, Creation] = Step("nics", commit=add_nics, uncommit=remove_nics)
DISKS: Step[WantedVm, Creation] = Step(
    "disks",
    do=make_disks,
    commit=mark_disks_ready,
    undo=delete_disks,
    timeout_seconds=1800,
    holds=hold_disks,
)
BOOT: Step[WantedVm, Creation] = Step("boot", do=boot, undo=unboot, failed=failed_on_host, holds=hold_guest)
RUN = (
    *BEFORE_RUN.described(describe),
    BOOT,
    *RUNNING.described(describe),
    Step[WantedVm, Creation]("running", commit=running, no_undo_because=LAST),
)
MAKE = (PLACE, NICS, *PREPARED.described(describe), DISKS)

VM_CREATE = Workflow(
    "vm-create",
    WantedVm,
    outputs=Creation,
    steps=(Step("record", commit=record, uncommit=unrecord), *MAKE, *RUN),
)
VM_CREATE_STOPPED = Workflow(
    "vm-create-stopped",
    WantedVm,
    outputs=Creation,
    steps=(
        Step("record", commit=record, uncommit=unrecord),
        *MAKE,
        Step("stopped", commit=stopped, no_undo_because=LAST),
    ),
)
VM_RECORD = Workflow("vm-record", WantedVm, steps=(Step("record", commit=only_record, uncommit=unrecord),))
VM_FIRST_START = Workflow(
    "vm-first-start",
    WantedVm,
    outputs=Creation,
    steps=(Step("starting", commit=enter_starting, uncommit=leave_starting), *MAKE, *RUN),
)
