"""What is done to VMs although their hosts may be silent: stop, take a part away, remove a stranger.

Their rows change at once; what the host does not confirm is left to the garbage collector, which knows where
the guest is even when the host's row is gone.
"""

from __future__ import annotations

from orrery.core.compute.host.errors import NotStopped, refused_as
from orrery.core.compute.vm import records
from orrery.core.compute.vm.devices import free_volume, remove_nic, unplug_nic, unplug_volume
from orrery.core.compute.vm.holds import hold_guest, hold_nic, hold_volume
from orrery.core.compute.vm.model import VmNic
from orrery.core.compute.vm.params import NicParams, VmParams, VolumeParams
from orrery.core.compute.vm.power import leaving_host, stopped
from orrery.core.compute.vm.spec import hypervisor_of, location_of
from orrery.core.compute.vm.states import VmState
from orrery.core.compute.vm.strangers import (
    StrangerParams,
    destroy_stranger,
    find_stranger,
    forget_stranger,
    hold_stranger,
)
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Refused
from orrery.core.kernel.workflow import Flow, Outputs, Step, Workflow
from orrery.core.storage.volume.model import Volume

COLLECTED_LATER = "its surroundings go away; what the host does not confirm is collected later"


async def shut_down(flow: Flow[VmParams]) -> None:
    """Switches the guest off."""
    address = flow.out["address"]
    if address is not None:
        with refused_as(NotStopped):
            await hypervisor_of(flow).stop_vm(address, flow.params.vm_uuid, True, flow.call)


def find_nic(tx: Transaction, flow: Flow[NicParams]) -> Outputs:
    """Where the nic is plugged in."""
    tx.require(VmNic, flow.params.nic.uuid)
    return location_of(tx, records.require_vm(tx, flow.params.vm_uuid))


def find_volume(tx: Transaction, flow: Flow[VolumeParams]) -> Outputs:
    """Where the volume is plugged in. Raises Refused where it is not attached."""
    if tx.require(Volume, flow.params.volume_uuid).vm_instance_uuid != flow.params.vm_uuid:
        raise Refused(f"volume[{flow.params.volume_uuid}] is not attached to vm[{flow.params.vm_uuid}]")
    return location_of(tx, records.require_vm(tx, flow.params.vm_uuid))


FORCED_STOP = Workflow(
    "vm-stop-forced",
    VmParams,
    steps=(
        leaving_host(VmState.STOPPING),
        Step(
            "shut-down",
            do=shut_down,
            commit=stopped,
            no_undo_because=COLLECTED_LATER,
            deferrable=True,
            holds=hold_guest,
        ),
    ),
)
FORCED_STRANGER_DESTROY = Workflow(
    "host-stranger-destroy-forced",
    StrangerParams,
    steps=(
        Step("find", commit=find_stranger, no_undo_because="it changes nothing"),
        Step(
            "destroy",
            do=destroy_stranger,
            commit=forget_stranger,
            no_undo_because=COLLECTED_LATER,
            deferrable=True,
            holds=hold_stranger,
        ),
    ),
)
FORCED_NIC_DETACH = Workflow(
    "vm-detach-nic-forced",
    NicParams,
    steps=(
        Step("find", commit=find_nic, no_undo_because="it changes nothing"),
        Step(
            "unplug",
            do=unplug_nic,
            commit=remove_nic,
            no_undo_because=COLLECTED_LATER,
            deferrable=True,
            holds=hold_nic,
        ),
    ),
)
FORCED_VOLUME_DETACH = Workflow(
    "vm-detach-volume-forced",
    VolumeParams,
    steps=(
        Step("find", commit=find_volume, no_undo_because="it changes nothing"),
        Step(
            "unplug",
            do=unplug_volume,
            commit=free_volume,
            no_undo_because=COLLECTED_LATER,
            deferrable=True,
            holds=hold_volume,
        ),
    ),
)
WORKFLOWS = (FORCED_STOP, FORCED_STRANGER_DESTROY, FORCED_NIC_DETACH, FORCED_VOLUME_DETACH)
