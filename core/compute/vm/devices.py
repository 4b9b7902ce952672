"""Attaching and detaching nics and data volumes, live where the VM runs."""

from __future__ import annotations

from typing import Any

from orrery.core.compute.host.capabilities import HostCapability
from orrery.core.compute.host.hypervisor import DiskSpec, NicSpec
from orrery.core.compute.host.outputs import Located
from orrery.core.compute.host.types import HypervisorType, types_using
from orrery.core.compute.offering.model import DiskOffering
from orrery.core.compute.vm import records
from orrery.core.compute.vm.errors import WrongVmState
from orrery.core.compute.vm.holds import hold_nic, hold_nothing, hold_volume
from orrery.core.compute.vm.hooks import call_nic_attached, call_volume_attached
from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.compute.vm.outputs import NicOutputs, VolumeOutputs
from orrery.core.compute.vm.params import NicParams, VolumeParams
from orrery.core.compute.vm.power import LAST
from orrery.core.compute.vm.slots import CHANGED, Change, VmContext, describe
from orrery.core.compute.vm.spec import (
    disk_spec,
    host_in,
    hypervisor_of,
    locate,
    nic_spec,
    refuse_incapable,
    require_host_in,
)
from orrery.core.compute.vm.states import VmState
from orrery.core.compute.vm.tags import CUSTOM_MAC, STATIC_IP
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.config import Owner
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Refused
from orrery.core.kernel.tags import add_tags, delete_tags_like
from orrery.core.kernel.workflow import Flow, Step, Workflow
from orrery.core.kernel.workflow.holds import Held, refuse_held
from orrery.core.storage.primary.strategies import DEFAULT as STORAGE_STRATEGY
from orrery.core.storage.primary.strategies import PrimaryStorageStrategy
from orrery.core.storage.primary.tags import StorageRules
from orrery.core.storage.primary.transactions import StorageRequest, release_storage, reserve_storage
from orrery.core.storage.volume.bits import VolumeBits, create_bits, delete_bits
from orrery.core.storage.volume.model import Volume
from orrery.core.storage.volume.transactions import held_volume, next_device_id

ON = (VmState.RUNNING, VmState.PAUSED)
"""States in which a guest is there to be changed live."""

NicFlow = Flow[NicParams, NicOutputs]
VolumeFlow = Flow[VolumeParams, VolumeOutputs]


def _described(tx: Transaction, flow: Flow[Any, Any], change: Change) -> VmContext:
    return describe(tx, flow).model_copy(update={"change": change})


def describe_attached_nic(tx: Transaction, flow: NicFlow) -> VmContext:
    """The VM with its new nic."""
    return _described(tx, flow, Change(nics_added=(flow.params.nic.uuid,)))


def describe_detached_nic(tx: Transaction, flow: NicFlow) -> VmContext:
    """The VM with the nic that goes."""
    return _described(tx, flow, Change(nics_removed=(flow.params.nic.uuid,)))


def describe_attached_volume(tx: Transaction, flow: VolumeFlow) -> VmContext:
    """The VM with its new volume."""
    return _described(tx, flow, Change(volumes_added=(flow.params.volume_uuid,)))


def describe_detached_volume(tx: Transaction, flow: VolumeFlow) -> VmContext:
    """The VM with the volume that goes."""
    return _described(tx, flow, Change(volumes_removed=(flow.params.volume_uuid,)))


def _locate_guest(tx: Transaction, vm: VmInstance, out: Located, needed: HostCapability) -> None:
    """Notes where the guest is, whose host may be gone when its changes are undone; none where none runs.

    Raises Refused where the host cannot change running guests in the way that is `needed`.
    """
    if vm.state in ON:
        refuse_incapable(tx, vm, needed)
        locate(tx, vm, out)


# nics


def add_nic(tx: Transaction, flow: NicFlow) -> None:
    """The nic's row and address."""
    vm = records.require_vm(tx, flow.params.vm_uuid)
    records.refuse_wrong_state(vm, "AttachL3NetworkToVm")
    records.refuse_unusable_l3s(tx, [flow.params.nic.l3_network_uuid])
    flow.node.hooks.hook.before_nic_attach(tx=tx, vm=vm, nic=flow.params.nic)
    nic = flow.params.nic
    owner = records.NicsOwner(vm.uuid, vm.hypervisor_type, vm.internal_id)
    records.insert_nic(tx, flow, owner, nic, records.free_device_id(tx, vm.uuid))
    if nic.static_ip is not None:
        tag = f"staticIp::{nic.l3_network_uuid}::{nic.static_ip}"
        add_tags(tx, VmInstance.__vo__, vm.uuid, ([tag], None), flow.rng)
    if vm.default_l3_network_uuid is None:
        tx.update(VmInstance, {"uuid": vm.uuid}, default_l3_network_uuid=flow.params.nic.l3_network_uuid)
    _locate_guest(tx, vm, flow.out, HostCapability.NIC_HOT_PLUG)
    flow.out.default_l3 = vm.default_l3_network_uuid


def drop_nic(tx: Transaction, flow: NicFlow) -> None:
    """Takes the row and the address back."""
    records.delete_nic(tx, flow.params.nic.uuid)
    _untag(tx, flow)
    tx.update(VmInstance, {"uuid": flow.params.vm_uuid}, default_l3_network_uuid=flow.out.default_l3)


async def plug_nic(flow: NicFlow) -> None:
    """Plugs the nic into a running guest; one that is gone meanwhile, or a guest that has left, is fine."""
    nic = await flow.node.db.read(_nic_to_plug, flow.params, flow.out.host)
    if nic is not None and flow.out.host_ref is not None:
        await hypervisor_of(flow).attach_nic(require_host_in(flow), flow.params.vm_uuid, nic, flow.call)


def _nic_to_plug(tx: Transaction, params: NicParams, host: Uuid | None) -> NicSpec | None:
    nic = tx.get(VmNic, params.nic.uuid)
    return nic_spec(tx, nic) if nic is not None and records.is_on(tx, params.vm_uuid, host) else None


async def unplug_nic(flow: NicFlow) -> None:
    """The nic shall be gone from the guest."""
    host, params = host_in(flow), flow.params
    if host is not None:
        await hypervisor_of(flow).detach_nic(host, params.vm_uuid, params.nic.uuid, flow.call)


async def pull_nic(flow: NicFlow) -> None:
    """As `unplug_nic`, noting whether the guest has left its host just before."""
    host, params = host_in(flow), flow.params
    if host is not None:
        found = await hypervisor_of(flow).detach_nic(host, params.vm_uuid, params.nic.uuid, flow.call)
        flow.out.left = found is False


async def put_back_nic(flow: NicFlow) -> None:
    """Plugs the nic in again, unless nothing was unplugged."""
    if not flow.out.left:
        await plug_nic(flow)


def refuse_left(flow: Flow[Any, NicOutputs] | Flow[Any, VolumeOutputs]) -> None:
    """Raises Refused where the guest has left: what is unplugged on no host is still plugged in elsewhere."""
    if flow.out.left:
        raise Refused(
            f"vm[{flow.params.vm_uuid}]: its guest has just left host[uuid:{flow.out.host}], by itself or"
            " moved by somebody else; try again when the VM has followed"
        )


def find_nic(tx: Transaction, flow: NicFlow) -> None:
    """Where the nic is plugged in."""
    vm = records.require_vm(tx, flow.params.vm_uuid)
    records.refuse_wrong_state(vm, "DetachL3NetworkFromVm")
    tx.require(VmNic, flow.params.nic.uuid)
    flow.node.hooks.hook.before_nic_detach(tx=tx, vm=vm, nic_uuid=flow.params.nic.uuid)
    _locate_guest(tx, vm, flow.out, HostCapability.NIC_HOT_PLUG)


def remove_nic(tx: Transaction, flow: NicFlow) -> None:
    """The nic's row and address go; another nic's network becomes the default one where it was this.

    Raises Refused where the guest has left its host.
    """
    refuse_left(flow)
    vm = records.require_vm(tx, flow.params.vm_uuid)
    records.delete_nic(tx, flow.params.nic.uuid)
    _untag(tx, flow)
    if vm.default_l3_network_uuid == flow.params.nic.l3_network_uuid:
        left = sorted(tx.find(VmNic, vm_instance_uuid=vm.uuid), key=lambda nic: nic.device_id)
        default = left[0].l3_network_uuid if left else None
        tx.update(VmInstance, {"uuid": vm.uuid}, default_l3_network_uuid=default)
    flow.node.hooks.hook.after_nic_detach(tx=tx, vm_uuid=vm.uuid, nic_uuid=flow.params.nic.uuid)


def _untag(tx: Transaction, flow: NicFlow) -> None:
    """What the VM's tags say of a network goes with its nic there."""
    for pattern in (STATIC_IP, CUSTOM_MAC):
        l3 = {"l3NetworkUuid": flow.params.nic.l3_network_uuid}
        delete_tags_like(tx, Owner(VmInstance.__vo__, flow.params.vm_uuid), pattern, **l3)


NIC_ATTACH = Workflow(
    "vm-attach-nic",
    NicParams,
    outputs=NicOutputs,
    steps=(
        Step("record", commit=add_nic, uncommit=drop_nic),
        Step("plug", do=plug_nic, undo=unplug_nic, holds=hold_nic),
        *CHANGED.described(describe_attached_nic),
        Step("attached", commit=call_nic_attached, no_undo_because=LAST),
    ),
)
NIC_DETACH = Workflow(
    "vm-detach-nic",
    NicParams,
    outputs=NicOutputs,
    steps=(
        Step("find", commit=find_nic, no_undo_because="it changes nothing"),
        Step("unplug", do=pull_nic, undo=put_back_nic, holds=hold_nothing),
        *CHANGED.described(describe_detached_nic),
        Step("detached", commit=remove_nic, no_undo_because=LAST),
    ),
)

# data volumes


def claim_volume(tx: Transaction, flow: VolumeFlow) -> None:
    """Gives the volume its place in the VM, and storage where it has none yet. Raises Refused."""
    vm = records.require_vm(tx, flow.params.vm_uuid)
    records.refuse_wrong_state(vm, "AttachDataVolumeToVm")
    volume = tx.require(Volume, flow.params.volume_uuid)
    refuse_unattachable(flow.node.backends, volume, vm)
    refuse_held(tx, f"volume[{volume.uuid}] cannot be attached", [held_volume(volume.uuid)])
    flow.node.hooks.hook.before_volume_attach(tx=tx, vm=vm, volume=volume)
    attached = tx.find(Volume, vm_instance_uuid=vm.uuid, type="Data")
    if len(attached) >= flow.params.max_volumes:
        raise Refused(f"vm[{vm.uuid}] has {len(attached)} data volumes already, the most that are allowed")
    made = None
    if volume.status == "NotInstantiated":
        made = _reserve(tx, flow, volume, vm)
    tx.update(
        Volume,
        {"uuid": volume.uuid},
        vm_instance_uuid=vm.uuid,
        device_id=next_device_id(tx, vm.uuid),
        last_attach_date=tx.now,
    )
    _locate_guest(tx, vm, flow.out, HostCapability.VOLUME_HOT_PLUG)
    flow.out.made_on = made
    flow.out.bits = VolumeBits.of(tx, flow.node.backends, volume.uuid).to_json() if made is not None else None


def refuse_unattachable(types: Registry, volume: Volume, vm: VmInstance) -> None:
    """Raises Refused (or WrongVmState) where the volume cannot be attached to the VM as things are."""
    if volume.account_uuid != vm.account_uuid:
        raise Refused(
            f"volume[{volume.uuid}] belongs to account[uuid:{volume.account_uuid}], vm[{vm.uuid}] to"
            f" account[uuid:{vm.account_uuid}]; give one of them to the other's account first"
            " (ChangeResourceOwner)"
        )
    if volume.type == "Root":
        raise Refused(f"volume[{volume.uuid}] is a root volume; only data volumes can be attached")
    if volume.state != "Enabled" or volume.status not in ("Ready", "NotInstantiated"):
        raise Refused(
            f"volume[{volume.uuid}] is {volume.state} and {volume.status};"
            " it must be Enabled, and Ready or NotInstantiated"
        )
    if volume.vm_instance_uuid is not None:
        raise Refused(
            f"volume[{volume.uuid}] has been attached to some vm, can't attach again; detach it first"
        )
    if volume.status == "Ready" and vm.hypervisor_type not in types_using(types, volume.format or ""):
        raise Refused(
            f"volume[{volume.uuid}] has format[{volume.format}], which the vm's hypervisor cannot use"
        )
    if vm.platform == "Other" and vm.state != VmState.STOPPED:
        raise WrongVmState(f"vm[{vm.uuid}] is of platform Other, so it must be Stopped to attach a volume")


def _reserve(tx: Transaction, flow: VolumeFlow, volume: Volume, vm: VmInstance) -> Uuid:
    host = vm.host_uuid or vm.last_host_uuid
    if vm.cluster_uuid is None or vm.zone_uuid is None or host is None:
        raise Refused(
            f"vm[{vm.uuid}] is on no host (its last one may have been deleted), so there is no telling where"
            f" volume[{volume.uuid}] shall be; start the vm first"
        )
    offering = tx.get(DiskOffering, volume.disk_offering_uuid)
    request = StorageRequest(
        size=volume.size,
        cluster_uuid=vm.cluster_uuid,
        host_uuid=host,
        zone_uuid=vm.zone_uuid,
        for_root=False,
        reserved_capacity=flow.params.reserved_storage,
        rules=StorageRules.of(offering.storage_tags if offering is not None else None),
    )
    name = offering.allocator_strategy if offering is not None else STORAGE_STRATEGY
    strategy = flow.node.backends.find(PrimaryStorageStrategy, name)
    storage = reserve_storage(tx, request, flow.rng, strategy)
    tx.update(
        Volume,
        {"uuid": volume.uuid},
        primary_storage_uuid=storage.uuid,
        host_uuid=host if storage.per_host else None,
        format=flow.node.backends.find(HypervisorType, vm.hypervisor_type or "").volume_format,
        status="Creating",
    )
    return storage.uuid


def unclaim_volume(tx: Transaction, flow: VolumeFlow) -> None:
    """Takes the volume's place in the VM back, and its storage if it was given with it."""
    volume = tx.require(Volume, flow.params.volume_uuid)
    values = dict.fromkeys(("vm_instance_uuid", "device_id", "last_attach_date"))
    if flow.out.made_on is not None:
        release_storage(tx, flow.out.made_on, volume.size, volume.host_uuid)
        values |= dict.fromkeys(("primary_storage_uuid", "host_uuid", "format"))
        tx.update(Volume, {"uuid": volume.uuid}, status="NotInstantiated")
    tx.update(Volume, {"uuid": volume.uuid}, **values)


async def make_bits(flow: VolumeFlow) -> None:
    """Makes the bits of a volume that had none."""
    if flow.out.bits is not None:
        bits = VolumeBits.from_json(flow.out.bits)
        flow.out.path, flow.out.stored = str(bits.location), await create_bits(flow, bits, None)


async def unmake_bits(flow: VolumeFlow) -> None:
    """No bits shall be left of a volume that had none before."""
    if flow.out.bits is not None:
        await delete_bits(flow, VolumeBits.from_json(flow.out.bits))


def hold_bits(tx: Transaction, flow: VolumeFlow) -> Held:
    """The volume, whose bits may still be there."""
    return Held(
        resource=(Volume.__vo__, flow.params.volume_uuid),
        identities=(held_volume(flow.params.volume_uuid),),
    )


def ready(tx: Transaction, flow: VolumeFlow) -> None:
    """The volume has its bits."""
    if flow.out.path is not None:
        where = {"uuid": flow.params.volume_uuid}
        values = {"install_path": flow.out.path, "actual_size": flow.out.stored}
        tx.update(Volume, where, status="Ready", **values)


def unready(tx: Transaction, flow: VolumeFlow) -> None:
    """The volume has no bits (again)."""
    if flow.out.path is not None:
        where = {"uuid": flow.params.volume_uuid}
        tx.update(Volume, where, status="Creating", install_path=None, actual_size=0)


async def plug_volume(flow: VolumeFlow) -> None:
    """Plugs the volume into a running guest; if either has gone elsewhere meanwhile, that is fine."""
    disk = await flow.node.db.read(_disk_to_plug, flow.params, flow.out.host)
    if disk is not None and flow.out.host_ref is not None:
        await hypervisor_of(flow).attach_disk(require_host_in(flow), flow.params.vm_uuid, disk, flow.call)


def _disk_to_plug(tx: Transaction, params: VolumeParams, host: Uuid | None) -> DiskSpec | None:
    volume = tx.get(Volume, params.volume_uuid)
    is_its_own = volume is not None and volume.vm_instance_uuid == params.vm_uuid
    return disk_spec(volume) if volume and is_its_own and records.is_on(tx, params.vm_uuid, host) else None


async def unplug_volume(flow: VolumeFlow) -> None:
    """The volume shall be gone from the guest."""
    host = host_in(flow)
    if host is not None:
        await hypervisor_of(flow).detach_disk(host, flow.params.vm_uuid, flow.params.volume_uuid, flow.call)


async def pull_volume(flow: VolumeFlow) -> None:
    """As `unplug_volume`, noting whether the guest has left its host just before."""
    host, params = host_in(flow), flow.params
    if host is not None:
        found = await hypervisor_of(flow).detach_disk(host, params.vm_uuid, params.volume_uuid, flow.call)
        flow.out.left = found is False


async def put_back_volume(flow: VolumeFlow) -> None:
    """Plugs the volume in again, unless nothing was unplugged."""
    if not flow.out.left:
        await plug_volume(flow)


def find_volume(tx: Transaction, flow: VolumeFlow) -> None:
    """Where the volume is plugged in. Raises Refused where it is not attached."""
    volume = tx.require(Volume, flow.params.volume_uuid)
    if volume.vm_instance_uuid != flow.params.vm_uuid:
        raise Refused(f"volume[{volume.uuid}] is not attached to vm[{flow.params.vm_uuid}]")
    vm = records.require_vm(tx, flow.params.vm_uuid)
    records.refuse_wrong_state(vm, "DetachDataVolumeFromVm")
    flow.node.hooks.hook.before_volume_detach(tx=tx, vm=vm, volume=volume)
    _locate_guest(tx, vm, flow.out, HostCapability.VOLUME_HOT_PLUG)


def free_volume(tx: Transaction, flow: VolumeFlow) -> None:
    """The volume is detached. Raises Refused where the guest has left its host."""
    refuse_left(flow)
    tx.update(
        Volume,
        {"uuid": flow.params.volume_uuid},
        vm_instance_uuid=None,
        device_id=None,
        last_vm_instance_uuid=flow.params.vm_uuid,
        last_detach_date=tx.now,
    )
    told = {"vm_uuid": flow.params.vm_uuid, "volume_uuid": flow.params.volume_uuid}
    flow.node.hooks.hook.after_volume_detach(tx=tx, **told)


VOLUME_ATTACH = Workflow(
    "vm-attach-volume",
    VolumeParams,
    outputs=VolumeOutputs,
    steps=(
        Step("claim", commit=claim_volume, uncommit=unclaim_volume),
        Step(
            "bits",
            do=make_bits,
            commit=ready,
            undo=unmake_bits,
            uncommit=unready,
            timeout_seconds=600,
            holds=hold_bits,
        ),
        Step("plug", do=plug_volume, undo=unplug_volume, holds=hold_volume),
        *CHANGED.described(describe_attached_volume),
        Step("attached", commit=call_volume_attached, no_undo_because=LAST),
    ),
)
VOLUME_DETACH = Workflow(
    "vm-detach-volume",
    VolumeParams,
    outputs=VolumeOutputs,
    steps=(
        Step("find", commit=find_volume, no_undo_because="it changes nothing"),
        Step("unplug", do=pull_volume, undo=put_back_volume, holds=hold_nothing),
        *CHANGED.described(describe_detached_volume),
        Step("detached", commit=free_volume, no_undo_because=LAST),
    ),
)
