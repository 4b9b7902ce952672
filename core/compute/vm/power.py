"""Workflows that change what a VM with its disks is doing: start, stop, reboot, pause, resume."""

from __future__ import annotations

from typing import Any

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.capabilities import HostCapability
from orrery.core.compute.host.errors import (
    NotDestroyed,
    NotRebooted,
    NotStarted,
    NotStopped,
    refused_as,
)
from orrery.core.compute.host.hypervisor import Hypervisor
from orrery.core.compute.host.model import Host
from orrery.core.compute.host.outputs import Located
from orrery.core.compute.host.reference import HostRef
from orrery.core.compute.host.transactions import count_failure, is_host_stated_off, release
from orrery.core.compute.vm import records
from orrery.core.compute.vm.holds import hold_guest, hosts_to_avoid
from orrery.core.compute.vm.hooks import call_state_changed, tell
from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.compute.vm.outputs import Operated, Started
from orrery.core.compute.vm.params import VmParams
from orrery.core.compute.vm.placement import place_existing, request_for
from orrery.core.compute.vm.slots import BEFORE_RUN, GONE, RUNNING, describe
from orrery.core.compute.vm.spec import (
    guest_settings,
    hypervisor_of,
    locate,
    located,
    reach,
    refuse_incapable,
    require_host_in,
    vm_spec,
)
from orrery.core.compute.vm.states import VmState
from orrery.core.compute.vm.tag_rules import static_ips
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendError, BackendRefused, OrreryError, TimedOut
from orrery.core.kernel.workflow import Flow, Step, Workflow
from orrery.core.kernel.workflow.steps import Retry
from orrery.core.network.l3.model import UsedIp

RETRY_SECONDS = 120.0
"""For how long after a first failure other hosts are tried."""
NOWHERE = "nowhere"
"""Value of the output ``found`` for a guest that is on none of the hosts where it could be."""

LAST = "it is the last step that can fail"

Operation = Flow[VmParams, Operated]
Start = Flow[VmParams, Started]


async def boot_guest(flow: Flow[Any, Any], vm: Uuid, host: HostRef, hypervisor: Hypervisor) -> None:
    """Starts the guest of `vm` on a host, as the rows describe it."""
    spec = await flow.node.db.read(vm_spec, vm, guest_settings(flow.node.configs))
    with refused_as(NotStarted):
        await hypervisor.start_vm(host, spec, flow.call)


async def destroy_guest(flow: Flow[Any, Located], vm: Uuid) -> None:
    """Makes the guest of `vm` be gone from the host in the outputs."""
    with refused_as(NotDestroyed):
        await hypervisor_of(flow).destroy_vm(require_host_in(flow), vm, flow.call)


def failed_on_host(tx: Transaction, flow: Flow[Any, Located], error: OrreryError) -> None:
    """Counts against the run's host that it did not start the guest."""
    assert flow.out.host is not None
    count_failure(tx, flow.out.host, error)


def entering(state: VmState, needs: HostCapability | None = None) -> Step[VmParams, Operated]:
    """The step that puts the VM into a transitional state, and back into the one it came from.

    Refused where the VM's host has not the capability that the operation `needs`.

    Where the undo of the operation was given up, or left to the collector, the VM becomes Unknown, until its
    host says what it does.
    """

    def change(tx: Transaction, flow: Operation) -> None:
        if needs is not None:
            refuse_incapable(tx, records.require_vm(tx, flow.params.vm_uuid), needs)
        settle(tx, flow, state, flow.params.previous_state)
        records.note_place(records.require_vm(tx, flow.params.vm_uuid), flow.out)

    def leave(tx: Transaction, flow: Operation) -> None:
        is_sure = not flow.out.lost and flow.out.unconfirmed is None
        _go_back(tx, flow, state, is_sure=is_sure and flow.out.found != NOWHERE)

    return Step(state.value.lower(), commit=change, uncommit=leave)


def leaving_host(state: VmState) -> Step[VmParams, Located]:
    """As `entering`, for what takes the guest off a host that may be silent, and whose row may go too.

    It remembers where the guest is. Taken back, only the host can say whether the guest is still there.
    """

    def change(tx: Transaction, flow: Flow[VmParams, Located]) -> None:
        settle(tx, flow, state, flow.params.previous_state)
        locate(tx, records.require_vm(tx, flow.params.vm_uuid), flow.out)

    def leave(tx: Transaction, flow: Flow[VmParams, Located]) -> None:
        _go_back(tx, flow, state, is_sure=flow.out.host_ref is None)

    return Step(state.value.lower(), commit=change, uncommit=leave)


def _go_back(tx: Transaction, flow: Flow[VmParams, Any], state: VmState, *, is_sure: bool) -> None:
    back = VmState(flow.params.previous_state) if is_sure else VmState.UNKNOWN
    if records.set_state(tx, flow.params.vm_uuid, (state, back), forced=True):
        call_state_changed(tx, flow, state, back)


def settle(tx: Transaction, flow: Flow[Any, Any], state: VmState, came_from: str, **values: Any) -> None:
    """The VM is in another state, of which whoever watches is told."""
    records.change_state(tx, flow.params.vm_uuid, state, came_from, **values)
    call_state_changed(tx, flow, came_from, state)


# start


def place_again(tx: Transaction, flow: Start) -> None:
    """Reserves a host: the one asked for, else the last one, else the best."""
    vm = records.require_vm(tx, flow.params.vm_uuid)
    avoid = (*flow.out.avoid, *hosts_to_avoid(tx, vm.uuid))
    request = request_for(tx, vm, flow.params, avoid)
    host = place_existing(tx, flow, request, vm)
    tx.update(
        VmInstance,
        {"uuid": vm.uuid},
        host_uuid=host.uuid,
        cluster_uuid=host.cluster_uuid,
        last_host_uuid=host.uuid,
    )
    out = flow.out
    located(out, host)
    out.was = (vm.cluster_uuid, vm.last_host_uuid)


def unplace_again(tx: Transaction, flow: Start) -> None:
    """Gives the host back; of where the VM was before, what is still there.

    A VM whose guest may be on the host stays there.
    """
    if flow.out.unconfirmed is not None:
        return
    assert flow.out.host is not None
    vm = records.require_vm(tx, flow.params.vm_uuid)
    release(tx, flow.out.host, vm.cpu_num, vm.memory_size)
    cluster, last_host = tx.get(Cluster, flow.out.was[0]), tx.get(Host, flow.out.was[1])
    was = {
        "cluster_uuid": cluster.uuid if cluster is not None else None,
        "last_host_uuid": last_host.uuid if last_host is not None else None,
    }
    tx.update(VmInstance, {"uuid": vm.uuid}, host_uuid=None, **was)


def give_addresses(tx: Transaction, flow: Start) -> None:
    """Addresses for nics that lost theirs, destroyed and recovered, or are to have another one by a tag."""
    wanted = static_ips(tx, flow.params.vm_uuid)
    former: dict[Uuid, str | None] = {}
    for nic in tx.find(VmNic, vm_instance_uuid=flow.params.vm_uuid):
        address = wanted.get(nic.l3_network_uuid)
        if nic.ip is None or address not in (None, nic.ip):
            former[nic.uuid] = nic.ip
            _change_address(tx, flow, nic, address)
    flow.out.former = former


def take_addresses(tx: Transaction, flow: Start) -> None:
    """Takes those addresses back; a nic that had another one has it again, or any if that is taken by now.

    What a guest may be using already stays.
    """
    if flow.out.unconfirmed is not None:
        return
    for uuid, address in flow.out.former.items():
        if address is None:
            records.take_address(tx, uuid)
            continue
        nic = tx.require(VmNic, uuid)
        free = tx.first(UsedIp, l3_network_uuid=nic.l3_network_uuid, ip=address) is None
        _change_address(tx, flow, nic, address if free else None)


def _change_address(tx: Transaction, flow: Start, nic: VmNic, address: str | None) -> None:
    records.take_address(tx, nic.uuid)
    l3 = nic.l3_network_uuid
    records.give_address(tx, flow, (l3, nic.uuid), flow.params.ip_strategies[l3], address)


async def boot(flow: Start) -> None:
    """Starts the guest on its host."""
    await boot_guest(flow, flow.params.vm_uuid, require_host_in(flow), hypervisor_of(flow))


async def unboot(flow: Start) -> None:
    """No guest shall be left on the host."""
    await destroy_guest(flow, flow.params.vm_uuid)


def started(tx: Transaction, flow: Operation) -> None:
    """The VM runs."""
    settle(tx, flow, VmState.RUNNING, VmState.STARTING)


def boot_undone(tx: Transaction, flow: Operation) -> None:
    """The host has confirmed, late, that no guest is there: the VM is off."""
    vm = tx.get(VmInstance, flow.params.vm_uuid)
    if is_host_stated_off(tx, flow.out.host):
        return  # the guest may have been moved before (`VmHostService.host_powered_off`)
    if vm is not None and (vm.state, vm.host_uuid) == (VmState.UNKNOWN, flow.out.host):
        records.record_stopped(tx, vm)
        tell(flow.node.hooks, tx, vm.uuid, (vm.state, VmState.STOPPED))


def avoid_host(error: OrreryError, flow: Start) -> None:
    """The next try takes another host."""
    assert flow.out.host is not None
    flow.out.avoid = [*flow.out.avoid, flow.out.host]


VM_START = Workflow(
    "vm-start",
    VmParams,
    outputs=Started,
    steps=(
        entering(VmState.STARTING),
        Step(
            "place",
            commit=place_again,
            uncommit=unplace_again,
            retry=Retry(on=(BackendError, TimedOut), seconds=RETRY_SECONDS, remember=avoid_host),
        ),
        Step("addresses", commit=give_addresses, uncommit=take_addresses),
        *BEFORE_RUN.described(describe),
        Step(
            "boot",
            do=boot,
            undo=unboot,
            failed=failed_on_host,
            holds=hold_guest,
            collected=boot_undone,
        ),
        *RUNNING.described(describe),
        Step("running", commit=started, no_undo_because=LAST),
    ),
)

# stop


async def shut_down(flow: Operation) -> None:
    """Stops the guest."""
    if flow.out.host is not None:
        hypervisor, host = await reach(flow.node, flow.out.host)
        with refused_as(NotStopped):
            await hypervisor.stop_vm(host, flow.params.vm_uuid, flow.params.force, flow.call)


async def keep_running(flow: Operation) -> None:
    """The guest runs on where it runs; a stop that is late is refused from now on.

    One that is not there was stopped after all, or moved by somebody. It is not started, since nobody knows
    that it is on no other host. Raises BackendRefused then.
    """
    vm = await flow.node.db.read(records.require_vm, flow.params.vm_uuid)
    if flow.params.previous_state != VmState.RUNNING or vm.host_uuid is None:
        return
    if vm.host_uuid == flow.out.host and vm.state in (VmState.STOPPING, VmState.RUNNING):
        hypervisor, host = await reach(flow.node, vm.host_uuid)
        if vm.uuid not in await hypervisor.list_vms(host):
            raise BackendRefused(f"vm[uuid:{vm.uuid}] is not on host[uuid:{vm.host_uuid}] any more")
        await boot_guest(flow, flow.params.vm_uuid, host, hypervisor)


def stopped(tx: Transaction, flow: Flow[VmParams, Any]) -> None:
    """The VM is off and holds no host."""
    vm = records.require_vm(tx, flow.params.vm_uuid)
    if vm.host_uuid is not None:
        release(tx, vm.host_uuid, vm.cpu_num, vm.memory_size)
    settle(
        tx,
        flow,
        VmState.STOPPED,
        VmState.STOPPING,
        host_uuid=None,
        last_host_uuid=vm.host_uuid or vm.last_host_uuid,
    )


VM_STOP = Workflow(
    "vm-stop",
    VmParams,
    outputs=Operated,
    steps=(
        entering(VmState.STOPPING),
        GONE.noted(describe),
        Step(
            "shut-down",
            do=shut_down,
            commit=stopped,
            undo=keep_running,
            undo_is_optional=True,
            timeout_seconds=120,
        ),
        GONE.opened(),
    ),
)

# reboot, pause, resume


async def reboot(flow: Operation) -> None:
    """Restarts the guest."""
    assert flow.out.host is not None
    hypervisor, host = await reach(flow.node, flow.out.host)
    with refused_as(NotRebooted):
        await hypervisor.reboot_vm(host, flow.params.vm_uuid, flow.call)


def rebooted(tx: Transaction, flow: Operation) -> None:
    """The VM runs again."""
    settle(tx, flow, VmState.RUNNING, VmState.REBOOTING)


async def pause(flow: Operation) -> None:
    """Freezes the guest."""
    assert flow.out.host is not None
    hypervisor, host = await reach(flow.node, flow.out.host)
    await hypervisor.pause_vm(host, flow.params.vm_uuid, flow.call)


async def resume(flow: Operation) -> None:
    """Lets the guest go on."""
    assert flow.out.host is not None
    hypervisor, host = await reach(flow.node, flow.out.host)
    await hypervisor.resume_vm(host, flow.params.vm_uuid, flow.call)


def paused(tx: Transaction, flow: Operation) -> None:
    """The VM stands still."""
    settle(tx, flow, VmState.PAUSED, VmState.PAUSING)


def resumed(tx: Transaction, flow: Operation) -> None:
    """The VM runs."""
    settle(tx, flow, VmState.RUNNING, VmState.RESUMING)


VM_REBOOT = Workflow(
    "vm-reboot",
    VmParams,
    outputs=Operated,
    steps=(
        entering(VmState.REBOOTING),
        BEFORE_RUN.noted(describe),
        BEFORE_RUN.opened(forward_only=True),
        Step("reboot", do=reboot, no_undo_because="rebooted or not, the guest runs"),
        RUNNING.noted(describe),
        RUNNING.opened(forward_only=True),
        Step("running", commit=rebooted, no_undo_because=LAST),
    ),
)
VM_PAUSE = Workflow(
    "vm-pause",
    VmParams,
    outputs=Operated,
    steps=(
        entering(VmState.PAUSING, HostCapability.PAUSE),
        Step("pause", do=pause, commit=paused, undo=resume, undo_is_optional=True),
    ),
)
VM_RESUME = Workflow(
    "vm-resume",
    VmParams,
    outputs=Operated,
    steps=(
        entering(VmState.RESUMING, HostCapability.PAUSE),
        Step("resume", do=resume, commit=resumed, undo=pause, undo_is_optional=True),
    ),
)
