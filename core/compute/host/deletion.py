"""The workflow that removes a host's row.

A host that does not say which guests it has may have some of VMs that were moved there. What those may use
(`reached_by_host`) is held until the machine has answered, or an administrator states that it is powered off.
"""

from __future__ import annotations

from orrery.core.compute.host import records
from orrery.core.compute.host.hooks import call_reached, call_removed
from orrery.core.compute.host.hypervisor import Hypervisor
from orrery.core.compute.host.messages import VmsAmong
from orrery.core.compute.host.model import CONNECTED, MAINTENANCE, Host
from orrery.core.compute.host.outputs import Located
from orrery.core.compute.host.reference import HostRef, ref_of
from orrery.core.compute.host.tags import HOST_VO
from orrery.core.compute.host.transactions import host_at, is_stated_off
from orrery.core.compute.host.workflows import HostParams
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendRefused
from orrery.core.kernel.workflow import Flow, Step, Workflow
from orrery.core.kernel.workflow.holds import Held, Place

LIST_SECONDS = 20.0


class Removed(Located):
    """The host, and what putting it back needs."""

    former: str
    """Its state before."""


Removal = Flow[HostParams, Removed]


def disable(tx: Transaction, flow: Removal) -> None:
    """Nothing is started on the host any more."""
    host = tx.require(Host, flow.params.uuid)
    records.restore_state(tx, host.uuid, records.next_state(host, "disable"))
    out = flow.out
    out.former = host.state
    out.host, out.host_ref, out.hypervisor = host.uuid, ref_of(host).to_json(), host.hypervisor_type


def enable_again(tx: Transaction, flow: Removal) -> None:
    """The host is as it was."""
    records.restore_state(tx, flow.params.uuid, flow.out.former)


async def leave_no_guest(flow: Removal) -> None:
    """No guest of a VM is on the host. Raises BackendError while it does not say so.

    Once the row is gone, such guests are removed, as those of the host's own VMs were. A host that was in
    maintenance has been emptied; one that was added again is compared as any other.
    """
    if flow.out.host_ref is None or flow.out.hypervisor is None:
        return  # the run was begun by an earlier version
    ref = HostRef(**flow.out.host_ref)
    row, is_off = await flow.node.db.read(_at, ref.address)
    if flow.out.former == MAINTENANCE or is_off:
        return
    if row is not None and row.uuid != ref.uuid and row.status == CONNECTED:
        return
    hypervisor = flow.node.backends.find(Hypervisor, flow.out.hypervisor)
    guests = await hypervisor.list_vms(ref)
    vms = await flow.node.bus.call(VmsAmong(tuple(sorted(guests)))) if guests else []
    if vms and row is not None:
        raise BackendRefused(f"{ref} has a guest of vm[uuid:{vms[0]}]")
    for vm in vms:
        await hypervisor.destroy_vm(ref, vm, flow.call)


def _at(tx: Transaction, address: str) -> tuple[Host | None, bool]:
    return host_at(tx, address), is_stated_off(tx, address)


def remove(tx: Transaction, flow: Removal) -> None:
    """The row goes. Raises Refused naming what still needs it."""
    host = tx.require(Host, flow.params.uuid)
    call_removed(flow.node, tx, host)
    records.remove(tx, host)


def hold_reached(tx: Transaction, flow: Removal) -> Held:
    """What guests on the host may be using."""
    host = tx.require(Host, flow.params.uuid)
    return Held(
        resource=(HOST_VO, host.uuid),
        place=Place(host.uuid, host.management_ip, host.hypervisor_type),
        identities=tuple(call_reached(flow.node, tx, host)),
        ends_with_power=True,
    )


DELETE_HOST = Workflow(
    "host-delete",
    HostParams,
    outputs=Removed,
    steps=(
        Step("disable", commit=disable, uncommit=enable_again),
        Step(
            "remove",
            do=leave_no_guest,
            commit=remove,
            timeout_seconds=LIST_SECONDS,
            no_undo_because="it only looks at the host while the row is there",
            deferrable=True,
            holds=hold_reached,
        ),
    ),
)
