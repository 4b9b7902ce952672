"""What is done to VMs although their hosts may be silent: stop, take a part away, remove a stranger.

Their rows change at once; what the host does not confirm is left to the garbage collector, which knows where
the guest is even when the host's row is gone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from orrery.core.compute.host.errors import NotStopped, refused_as
from orrery.core.compute.host.messages import FollowHosts
from orrery.core.compute.host.outputs import Located
from orrery.core.compute.host.transactions import is_stated_off
from orrery.core.compute.vm import records
from orrery.core.compute.vm.comparison import is_open
from orrery.core.compute.vm.devices import (
    describe_detached_nic,
    describe_detached_volume,
    free_volume,
    remove_nic,
    unplug_nic,
    unplug_volume,
)
from orrery.core.compute.vm.holds import hold_guest, hold_nic, hold_volume
from orrery.core.compute.vm.model import VmNic
from orrery.core.compute.vm.outputs import NicOutputs, Stranger, VolumeOutputs
from orrery.core.compute.vm.params import NicParams, VmParams, VolumeParams
from orrery.core.compute.vm.power import leaving_host, stopped
from orrery.core.compute.vm.slots import CHANGED, GONE, describe
from orrery.core.compute.vm.spec import host_in, hypervisor_of, locate
from orrery.core.compute.vm.states import VmState
from orrery.core.compute.vm.strangers import (
    StrangerParams,
    destroy_stranger,
    find_stranger,
    forget_stranger,
    hold_stranger,
)
from orrery.core.compute.vm.unheard import may_be_on, why_unheard
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendRefused, Refused
from orrery.core.kernel.workflow import Flow, Step, Workflow
from orrery.core.kernel.workflow.holds import Held
from orrery.core.storage.volume.model import Volume

COLLECTED_LATER = "its surroundings go away; what the host does not confirm is collected later"


async def shut_down(flow: Flow[VmParams, Located]) -> None:
    """Switches the guest off.

    A host that had no guest to switch off confirms nothing: somebody may have moved it. Then all hosts are
    asked, once the run has ended. Raises BackendError while one that may have it does not say so.
    """
    node, vm, host = flow.node, flow.params.vm_uuid, host_in(flow)
    if host is None:
        return
    if not await node.db.read(is_stated_off, host.address):
        hypervisor = hypervisor_of(flow)
        had_guest = vm in await hypervisor.list_vms(host)
        with refused_as(NotStopped):
            await hypervisor.stop_vm(host, vm, True, flow.call)
        if had_guest:
            return
    if await node.db.read(is_open, vm):
        raise BackendRefused(f"vm[uuid:{vm}] is not on {host} any more; other hosts are asked next")
    unheard = await node.bus.call(FollowHosts())
    elsewhere = await node.db.read(may_be_on, vm, unheard)
    if elsewhere is not None:
        raise BackendRefused(why_unheard(vm, host.uuid, elsewhere))


def hold_stopped(tx: Transaction, flow: Flow[VmParams, Located]) -> Held:
    """As `hold_guest`. That its host is off does not end it, since the guest may be on another one."""
    return replace(hold_guest(tx, flow), ends_with_power=False)


def find_nic(tx: Transaction, flow: Flow[NicParams, NicOutputs]) -> None:
    """Where the nic is plugged in."""
    tx.require(VmNic, flow.params.nic.uuid)
    locate(tx, records.require_vm(tx, flow.params.vm_uuid), flow.out)


def find_volume(tx: Transaction, flow: Flow[VolumeParams, VolumeOutputs]) -> None:
    """Where the volume is plugged in. Raises Refused where it is not attached."""
    if tx.require(Volume, flow.params.volume_uuid).vm_instance_uuid != flow.params.vm_uuid:
        raise Refused(f"volume[{flow.params.volume_uuid}] is not attached to vm[{flow.params.vm_uuid}]")
    locate(tx, records.require_vm(tx, flow.params.vm_uuid), flow.out)


FORCED_STOP = Workflow(
    "vm-stop-forced",
    VmParams,
    outputs=Located,
    steps=(
        leaving_host(VmState.STOPPING),
        GONE.noted(describe),
        Step(
            "shut-down",
            do=shut_down,
            commit=stopped,
            no_undo_because=COLLECTED_LATER,
            deferrable=True,
            holds=hold_stopped,
        ),
        GONE.opened(),
    ),
)
FORCED_STRANGER_DESTROY = Workflow(
    "host-stranger-destroy-forced",
    StrangerParams,
    outputs=Stranger,
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
    outputs=NicOutputs,
    steps=(
        Step("find", commit=find_nic, no_undo_because="it changes nothing"),
        CHANGED.noted(describe_detached_nic),
        Step(
            "unplug",
            do=unplug_nic,
            commit=remove_nic,
            no_undo_because=COLLECTED_LATER,
            deferrable=True,
            holds=hold_nic,
        ),
        CHANGED.opened(forward_only=True),
    ),
)
FORCED_VOLUME_DETACH = Workflow(
    "vm-detach-volume-forced",
    VolumeParams,
    outputs=VolumeOutputs,
    steps=(
        Step("find", commit=find_volume, no_undo_because="it changes nothing"),
        CHANGED.noted(describe_detached_volume),
        Step(
            "unplug",
            do=unplug_volume,
            commit=free_volume,
            no_undo_because=COLLECTED_LATER,
            deferrable=True,
            holds=hold_volume,
        ),
        CHANGED.opened(forward_only=True),
    ),
)
WORKFLOWS: tuple[Workflow[Any, Any], ...] = (
    FORCED_STOP,
    FORCED_STRANGER_DESTROY,
    FORCED_NIC_DETACH,
    FORCED_VOLUME_DETACH,
)
