"""The steps that remove a stranger: a guest on a host where no VM has one."""

from __future__ import annotations

from pydantic import BaseModel

from orrery.core.compute.host.errors import NotDestroyed, refused_as
from orrery.core.compute.host.hypervisor import Hypervisor
from orrery.core.compute.host.model import Host, HostStranger
from orrery.core.compute.vm.holds import guest, parts_of, place_in
from orrery.core.compute.vm.model import VmInstance
from orrery.core.compute.vm.states import TRANSITIONAL
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Refused
from orrery.core.kernel.workflow import Flow, Outputs, Step, Workflow
from orrery.core.kernel.workflow.holds import Held


class StrangerParams(BaseModel):
    """Which stranger."""

    uuid: Uuid


def find_stranger(tx: Transaction, flow: Flow[StrangerParams]) -> Outputs:
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
    where = {"host": host.uuid, "address": host.management_ip, "hypervisor": host.hypervisor_type}
    return {"guest": stranger.guest, **where}


async def destroy_stranger(flow: Flow[StrangerParams]) -> None:
    """The guest is gone from this host. Copies of it on other hosts stay."""
    hypervisor = flow.node.backends.find(Hypervisor, flow.out["hypervisor"])
    with refused_as(NotDestroyed):
        await hypervisor.destroy_vm(flow.out["address"], flow.out["guest"], flow.call)


def forget_stranger(tx: Transaction, flow: Flow[StrangerParams]) -> None:
    """Removes the row."""
    tx.delete(HostStranger, uuid=flow.params.uuid)


def hold_stranger(tx: Transaction, flow: Flow[StrangerParams]) -> Held:
    """The guest, with the volumes and nics of the VM of its uuid."""
    guest_uuid: Uuid = flow.out["guest"]
    return Held(
        resource=(VmInstance.__vo__, guest_uuid),
        place=place_in(flow),
        identities=(guest(guest_uuid), *parts_of(tx, guest_uuid)),
        ends_with_power=True,
    )


STRANGER_DESTROY = Workflow(
    "host-stranger-destroy",
    StrangerParams,
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
