"""The steps that remove a stranger: a guest on a host where no VM has one."""

from __future__ import annotations

from pydantic import BaseModel

from orrery.core.compute.host.errors import NotDestroyed, refused_as
from orrery.core.compute.host.model import Host, HostStranger
from orrery.core.compute.vm.holds import guest, parts_of, place_in
from orrery.core.compute.vm.model import VmInstance
from orrery.core.compute.vm.outputs import Stranger
from orrery.core.compute.vm.spec import hypervisor_of, located, require_host_in
from orrery.core.compute.vm.states import TRANSITIONAL
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Refused
from orrery.core.kernel.workflow import Flow, Step, Workflow
from orrery.core.kernel.workflow.holds import Held


class StrangerParams(BaseModel):
    """Which stranger."""

    uuid: Uuid


def find_stranger(tx: Transaction, flow: Flow[StrangerParams, Stranger]) -> None:
    """Where the stranger is. Raises NotFound, or Refused if the guest belongs to its host by now."""
    stranger = tx.require(HostStranger, flow.params.uuid)
    host = tx.require(Host, stranger.host_uuid)
    vm = tx.get(VmInstance, stranger.guest)
    if vm is not None:
        if vm.host_uuid == host.uuid:
            raise Refused(
                f"vm[uuid:{vm.uuid}] is {vm.state} on host[uuid:{host.uuid}], so its guest there is no"
                " stranger; stop or destroy the VM instead"
            )
        if vm.state in TRANSITIONAL:
            raise Refused(f"vm[uuid:{vm.uuid}] is {vm.state}; try again when that is over")
    flow.out.guest = stranger.guest
    located(flow.out, host)


async def destroy_stranger(flow: Flow[StrangerParams, Stranger]) -> None:
    """The guest is gone from this host. Copies of it on other hosts stay."""
    with refused_as(NotDestroyed):
        await hypervisor_of(flow).destroy_vm(require_host_in(flow), flow.out.guest, flow.call)


def forget_stranger(tx: Transaction, flow: Flow[StrangerParams]) -> None:
    """Removes the row."""
    tx.delete(HostStranger, uuid=flow.params.uuid)


def hold_stranger(tx: Transaction, flow: Flow[StrangerParams, Stranger]) -> Held:
    """The guest, with the volumes and nics of the VM of its uuid."""
    guest_uuid: Uuid = flow.out.guest
    return Held(
        resource=(VmInstance.__vo__, guest_uuid),
        place=place_in(flow),
        identities=(guest(guest_uuid), *parts_of(tx, guest_uuid)),
        ends_with_power=True,
    )


STRANGER_DESTROY = Workflow(
    "host-stranger-destroy",
    StrangerParams,
    outputs=Stranger,
    steps=(
        Step("find", commit=find_stranger, no_undo_because="it changes nothing"),
        Step(
            "destroy",
            do=destroy_stranger,
            commit=forget_stranger,
            no_undo_because="a guest that was destroyed cannot be brought back; the host tells what is there",
        ),
    ),
)
