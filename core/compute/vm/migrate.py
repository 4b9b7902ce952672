"""Live migration. The VM is where its guest is: if the answer is lost, the destination is asked.

If both hosts are silent afterwards, the VM is Unknown and held on both, until one of them can tell. A guest
is removed from the destination only if its VM was stopped or destroyed meanwhile.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from orrery.core.compute.host.capabilities import HostCapability
from orrery.core.compute.host.errors import NotDestroyed, NotMigrated, refused_as
from orrery.core.compute.host.model import Host
from orrery.core.compute.host.reference import HostRef, ref_of
from orrery.core.compute.host.transactions import host_at, is_stated_off, occupy, release
from orrery.core.compute.vm import records
from orrery.core.compute.vm.holds import guest, hosts_to_avoid, parts_of, place_in
from orrery.core.compute.vm.hooks import tell
from orrery.core.compute.vm.model import VmInstance
from orrery.core.compute.vm.outputs import Migration
from orrery.core.compute.vm.params import VmParams
from orrery.core.compute.vm.placement import place_existing, request_for
from orrery.core.compute.vm.power import NOWHERE, RETRY_SECONDS, entering, settle
from orrery.core.compute.vm.slots import DESTINATION, SOURCE, describe_migration
from orrery.core.compute.vm.spec import hypervisor_of, require_host_in
from orrery.core.compute.vm.states import VmState
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendError, OrreryError, Refused, TimedOut, Unreachable
from orrery.core.kernel.workflow import Flow, Step, Workflow
from orrery.core.kernel.workflow.calls import ASK_AGAIN_SECONDS, retry_call
from orrery.core.kernel.workflow.holds import Held, Place
from orrery.core.kernel.workflow.steps import Retry

SOURCE_HOST, DESTINATION_HOST = "source", "destination"
"""Values of the output ``found``: the host on which the guest was found."""
ANSWER_SECONDS = 20.0
"""How long one question about the guest may take."""
T = TypeVar("T")

Move = Flow[VmParams, Migration]


def place_destination(tx: Transaction, flow: Move) -> None:
    """Reserves the destination; the source stays reserved until the VM has moved."""
    if flow.out.found == DESTINATION_HOST:
        raise Refused(f"the vm has arrived on host[uuid:{flow.out.destination}] all the same")
    vm = records.require_vm(tx, flow.params.vm_uuid)
    assert vm.host_uuid is not None
    source = tx.require(Host, vm.host_uuid)
    avoid = (source.uuid, *flow.out.avoid, *hosts_to_avoid(tx, vm.uuid))
    request = request_for(tx, vm, flow.params, avoid, needs=HostCapability.LIVE_MIGRATION)
    host = place_existing(tx, flow, request, vm)
    out = flow.out
    out.host_ref, out.hypervisor = ref_of(source).to_json(), source.hypervisor_type
    out.destination, out.destination_ref = host.uuid, ref_of(host).to_json()
    out.destination_cluster = host.cluster_uuid


def unplace_destination(tx: Transaction, flow: Move) -> None:
    """Gives the destination back; or the source, where the guest has arrived."""
    vm = records.require_vm(tx, flow.params.vm_uuid)
    if flow.out.found == DESTINATION_HOST:
        release(tx, flow.out.host, vm.cpu_num, vm.memory_size)
        tx.update(VmInstance, {"uuid": vm.uuid}, **_at_destination(flow))
    else:
        release(tx, flow.out.destination, vm.cpu_num, vm.memory_size)


def _at_destination(flow: Move) -> dict[str, Uuid]:
    return {
        "host_uuid": flow.out.destination,
        "cluster_uuid": flow.out.destination_cluster,
        "last_host_uuid": flow.out.host,
    }


def _destination(flow: Move) -> HostRef:
    return HostRef(**flow.out.destination_ref)


async def _answer_of(host: HostRef, call: Awaitable[T]) -> T:
    """The answer of a host. Raises Unreachable where there is none in time."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            return await call
    except TimeoutError:
        raise Unreachable(f"no answer from {host.address} in {ANSWER_SECONDS:g} s") from None


async def _state_on(flow: Move, host: HostRef) -> str | None:
    """What the guest does on a host, None where it is not there. Raises BackendError without an answer."""
    guests = await _answer_of(host, hypervisor_of(flow).list_vms(host))
    return guests.get(flow.params.vm_uuid)


async def move(flow: Move) -> None:
    """Migrates the guest, live; done when the source says so, or the destination has the guest."""
    node, job, vm = flow.node, current_call().job, flow.params.vm_uuid

    def report(done: int, total: int) -> None:
        node.progress.report(job, f"migrate vm {vm}", 100 * done // max(1, total), node.clock.now_ms())

    source, destination = require_host_in(flow), _destination(flow)
    while True:
        try:
            async with asyncio.timeout(ASK_AGAIN_SECONDS):
                with refused_as(NotMigrated):
                    await hypervisor_of(flow).migrate_vm(source, destination, vm, flow.call, report)
            break
        except TimeoutError:
            if await _has_arrived(flow):
                break
        except BackendError:
            if await _has_arrived(flow):
                break
            raise
    report(1, 1)


async def _has_arrived(flow: Move) -> bool:
    try:
        return await _state_on(flow, _destination(flow)) is not None
    except BackendError:
        return False


async def move_back(flow: Move) -> None:
    """The guest moves no more, and it was found somewhere.

    While the migration itself is undone, a guest that did arrive goes back to its source. Raises BackendError
    while neither host can tell where the guest is.
    """
    vm = await flow.node.db.read(_left_by_move, flow.params.vm_uuid, flow.out.host)
    there, silence = await _ask_destination(flow)
    if vm is None:
        await _remove_arrived(flow, there)
        return
    try:
        await _cancel(flow)
    except BackendError as refusal:
        await _without_source(flow, (there, silence), refusal)
        return
    # From here on nothing arrives any more.
    here = await _state_on(flow, require_host_in(flow))
    if here is not None and not _may_be_left_behind(flow, here):
        _found(flow, SOURCE_HOST, here)
        return
    there, silence = await _ask_destination(flow)
    if there is not None and here is not None:
        await leave_source(flow)
        _found(flow, DESTINATION_HOST, there)
    elif there is not None and vm.state == VmState.MIGRATING:
        await _bring_back(flow)
    elif there is not None:
        _found(flow, DESTINATION_HOST, there)
    elif silence is not None and not await _is_off(flow, _destination(flow)):
        raise silence
    else:
        _found(flow, SOURCE_HOST if here is not None else NOWHERE, here)


def _may_be_left_behind(flow: Move, state: str) -> bool:
    """Whether a guest on the source may be what a hand-over that broke left, paused, of one that arrived."""
    return state == VmState.PAUSED and flow.params.previous_state != VmState.PAUSED


async def _cancel(flow: Move) -> None:
    source = require_host_in(flow)
    await _answer_of(source, hypervisor_of(flow).cancel_migration(source, flow.params.vm_uuid, flow.call))


async def _ask_destination(flow: Move) -> tuple[str | None, BackendError | None]:
    """What the guest does on the destination, or why that did not say so.

    A guest on a host that was deleted meanwhile is removed, as those of its VMs were.
    """
    destination = _destination(flow)
    try:
        there = await _state_on(flow, destination)
        if there is not None and not await flow.node.db.read(_has_row, destination.address):
            await hypervisor_of(flow).destroy_vm(destination, flow.params.vm_uuid, flow.call)
            there = None
    except BackendError as silence:
        return None, silence
    return there, None


def _has_row(tx: Transaction, address: str) -> bool:
    return host_at(tx, address) is not None


async def _without_source(
    flow: Move, answer: tuple[str | None, BackendError | None], refusal: BackendError
) -> None:
    """What the destination alone can tell: a guest that is there has left its source."""
    there, silence = answer
    if there is not None:
        _found(flow, DESTINATION_HOST, there)
        return
    is_gone_there = silence is None or await _is_off(flow, _destination(flow))
    if not is_gone_there or not await _is_off(flow, require_host_in(flow)):
        raise refusal
    _found(flow, NOWHERE, None)


def _found(flow: Move, where: str, state: str | None) -> None:
    flow.out.found = where
    if state is not None:
        flow.out.state = state


async def _bring_back(flow: Move) -> None:
    """Migrates the guest back to its source; it stays on the destination where that fails."""
    source, destination = require_host_in(flow), _destination(flow)
    try:
        with refused_as(NotMigrated):
            await retry_call(
                lambda: hypervisor_of(flow).migrate_vm(destination, source, flow.params.vm_uuid, flow.call)
            )
    except BackendError as failure:
        here = await _state_on(flow, source)
        there = await _state_on(flow, destination) if here is None else None
        if there is not None:
            _found(flow, DESTINATION_HOST, there)
            return
        if here is None:
            raise failure
    _found(flow, SOURCE_HOST, None)


async def _is_off(flow: Move, host: HostRef) -> bool:
    return await flow.node.db.read(is_stated_off, host.address)


async def _remove_arrived(flow: Move, there: str | None) -> None:
    """The VM was stopped or destroyed meanwhile, or is elsewhere: no guest of this move stays."""
    destination = _destination(flow)
    if there is None and not await _is_off(flow, require_host_in(flow)):
        await _cancel(flow)
    is_astray = not await flow.node.db.read(records.is_on, flow.params.vm_uuid, flow.out.destination)
    if is_astray and not await _is_off(flow, destination):
        with refused_as(NotDestroyed):
            await hypervisor_of(flow).destroy_vm(destination, flow.params.vm_uuid, flow.call)


def _left_by_move(tx: Transaction, vm_uuid: Uuid, source: Uuid) -> VmInstance | None:
    """The VM where it is as the migration left it: on its source, as far as the row says."""
    vm = tx.get(VmInstance, vm_uuid)
    as_left = vm is not None and vm.host_uuid == source and vm.state in (VmState.MIGRATING, VmState.UNKNOWN)
    return vm if as_left else None


def hold_both(tx: Transaction, flow: Move) -> Held:
    """The guest, on the source or on the destination."""
    vm = flow.params.vm_uuid
    destination = Place(flow.out.destination, _destination(flow).address, flow.out.hypervisor)
    return Held(
        resource=(VmInstance.__vo__, vm),
        place=place_in(flow),
        identities=(guest(vm), *parts_of(tx, vm)),
        elsewhere=((guest(vm), destination),),
    )


def found_late(tx: Transaction, flow: Move) -> None:
    """One of the hosts has told where the guest is: the VM is there."""
    vm = _left_by_move(tx, flow.params.vm_uuid, flow.out.host)
    if vm is None:
        return
    found, before = flow.out.found, vm.state
    if found == NOWHERE or (found == DESTINATION_HOST and not tx.exists(Host, flow.out.destination)):
        records.record_stopped(tx, vm)
        after = VmState.STOPPED.value
    else:
        after = flow.out.state
        where: dict[str, Uuid] = {}
        if found == DESTINATION_HOST:
            release(tx, flow.out.host, vm.cpu_num, vm.memory_size)
            occupy(tx, flow.out.destination, vm.cpu_num, vm.memory_size)
            where = _at_destination(flow)
        records.set_state(tx, vm.uuid, (before, after), forced=True, **where)
    tell(flow.node.hooks, tx, vm.uuid, (before, after))


def moved(tx: Transaction, flow: Move) -> None:
    """The VM is on its new host; the old one has its capacity back."""
    vm = records.require_vm(tx, flow.params.vm_uuid)
    release(tx, flow.out.host, vm.cpu_num, vm.memory_size)
    after = VmState.PAUSED if flow.params.previous_state == VmState.PAUSED else VmState.RUNNING
    settle(tx, flow, after, VmState.MIGRATING, **_at_destination(flow))


async def leave_source(flow: Move) -> None:
    """No copy of the guest stays on the source, as after a hand-over that broke."""
    with refused_as(NotDestroyed):
        await hypervisor_of(flow).destroy_vm(require_host_in(flow), flow.params.vm_uuid, flow.call)


def hold_source(tx: Transaction, flow: Move) -> Held:
    """The copy on the source; what it had is the arrived guest's now."""
    vm = flow.params.vm_uuid
    return Held(
        resource=(VmInstance.__vo__, vm),
        place=place_in(flow),
        identities=(guest(vm),),
        ends_with_power=True,
    )


def avoid_destination(error: OrreryError, flow: Move) -> None:
    """The next try takes another destination."""
    flow.out.avoid = [*flow.out.avoid, flow.out.destination]


def has_arrived(flow: Move) -> bool:
    """Whether the guest is on its destination, although the migration is undone."""
    return flow.out.found == DESTINATION_HOST


VM_MIGRATE = Workflow(
    "vm-migrate",
    VmParams,
    outputs=Migration,
    steps=(
        entering(VmState.MIGRATING, HostCapability.LIVE_MIGRATION),
        Step(
            "place",
            commit=place_destination,
            uncommit=unplace_destination,
            retry=Retry(on=(BackendError, TimedOut), seconds=RETRY_SECONDS, remember=avoid_destination),
        ),
        DESTINATION.noted(describe_migration),
        DESTINATION.opened(stays=has_arrived),
        SOURCE.noted(describe_migration),
        Step(
            "move",
            do=move,
            commit=moved,
            undo=move_back,
            timeout_seconds=1800,
            cancelable=True,
            holds=hold_both,
            collected=found_late,
        ),
        Step(
            "leave-source",
            do=leave_source,
            no_undo_because="the guest runs on its destination",
            deferrable=True,
            holds=hold_source,
        ),
        SOURCE.opened(),
    ),
)
