"""Handlers of the calls on a VM's nics and data volumes, and of the questions what could be attached."""

from __future__ import annotations

from sqlalchemy import bindparam, or_, select

from orrery.core.compute.vm import records
from orrery.core.compute.vm.configs import MAX_DATA_VOLUMES
from orrery.core.compute.vm.devices import NIC_ATTACH, NIC_DETACH, VOLUME_ATTACH, VOLUME_DETACH
from orrery.core.compute.vm.errors import (
    AttachVolumeFailed,
    DetachVolumeFailed,
    OperationFailed,
    WrongVmState,
)
from orrery.core.compute.vm.holds import require_free
from orrery.core.compute.vm.messages import (
    AttachL3NetworkToVm,
    DetachL3NetworkFromVm,
    GetVmAttachableDataVolume,
    GetVmAttachableL3Network,
)
from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.compute.vm.params import NicParams, VolumeParams, WantedNic
from orrery.core.compute.vm.request import VIRTIO_PLATFORMS, valid_mac
from orrery.core.compute.vm.service import guest_queue, vm_queue
from orrery.core.identity.sharing.hooks import hookimpl
from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, OrreryError, Refused, StepFailed
from orrery.core.kernel.plugins import Service
from orrery.core.network.l2.transactions import clusters_of_l2s
from orrery.core.network.l3.model import L3Network
from orrery.core.storage.primary.model import PrimaryStorageClusterRef
from orrery.core.storage.volume.messages import AttachDataVolumeToVm, DetachDataVolumeFromVm
from orrery.core.storage.volume.model import Volume
from orrery.core.storage.volume.transactions import held_volume

DRIVERS = ("virtio", "e1000", "rtl8139", "pcnet")

FREE_VOLUMES = Statement(
    select(Volume.uuid)
    .where(
        Volume.type == "Data",
        Volume.account_uuid == bindparam("account"),
        Volume.state == "Enabled",
        Volume.vm_instance_uuid.is_(None),
        or_(
            Volume.status == "NotInstantiated",
            (Volume.status == "Ready")
            & Volume.primary_storage_uuid.in_(
                select(PrimaryStorageClusterRef.primary_storage_uuid).where(
                    PrimaryStorageClusterRef.cluster_uuid == bindparam("cluster")
                )
            ),
        ),
    )
    .order_by(Volume.uuid)
)
L3S_OF_ZONE = Statement(
    select(L3Network)
    .where(
        L3Network.zone_uuid == bindparam("zone"), L3Network.state == "Enabled", L3Network.system.is_(False)
    )
    .order_by(L3Network.uuid)
)


class VmDeviceService(Service):
    """What is plugged into VMs."""

    @hookimpl
    def parts_that_go_along(self, tx: Transaction, vo: str, uuid: Uuid) -> list[tuple[str, Uuid]]:
        """A VM goes with its root volume and with what is attached; nics belong to it anyway."""
        if vo != VmInstance.__vo__:
            return []
        return [(Volume.__vo__, volume.uuid) for volume in tx.find(Volume, vm_instance_uuid=uuid)]

    @handles(AttachL3NetworkToVm)
    async def attach_nic(self, message: AttachL3NetworkToVm) -> Uuid:
        """Makes a nic on the L3 network, live if the VM runs."""
        strategy = self.node.configs.value("l3Network", "ipAllocateStrategy")
        async with vm_queue(self.node.tasks, message.vm_instance_uuid):
            nic = await self.node.db.read(_wanted_nic, message, self.node.new_uuid(), strategy)
            params = NicParams(vm_uuid=message.vm_instance_uuid, nic=nic)
            try:
                await self.node.engine.run(NIC_ATTACH, params, claims=(params.vm_uuid,))
            except StepFailed as failure:
                raise _unwrapped(failure) from None
        return message.vm_instance_uuid

    @handles(DetachL3NetworkFromVm)
    async def detach_nic(self, message: DetachL3NetworkFromVm) -> Uuid:
        """Removes the nic, live if the VM runs; gives its VM."""
        params = await self.node.db.read(existing_nic, message.vm_nic_uuid)
        async with guest_queue(self.node, params.vm_uuid):
            try:
                await self.node.engine.run(NIC_DETACH, params, claims=(params.vm_uuid,))
            except StepFailed as failure:
                raise _unwrapped(failure) from None
        return params.vm_uuid

    @handles(AttachDataVolumeToVm)
    async def attach_volume(self, message: AttachDataVolumeToVm) -> Uuid:
        """Attaches the volume, making its bits first where it has none. Raises AttachVolumeFailed."""
        params = VolumeParams(
            vm_uuid=message.vm_instance_uuid,
            volume_uuid=message.volume_uuid,
            max_volumes=self.node.configs.get(MAX_DATA_VOLUMES),
            reserved_storage=self.node.configs.value("primaryStorage", "reservedCapacity"),
        )
        held = [held_volume(params.volume_uuid)]
        async with vm_queue(self.node.tasks, params.vm_uuid):
            await require_free(self.node, f"volume[{params.volume_uuid}] cannot be attached", lambda tx: held)
            try:
                claims = (params.vm_uuid, params.volume_uuid)
                await self.node.engine.run(VOLUME_ATTACH, params, claims=claims, answer=params.volume_uuid)
            except StepFailed as failure:
                raise _refusal_or(AttachVolumeFailed, failure) from None
        return params.volume_uuid

    @handles(DetachDataVolumeFromVm)
    async def detach_volume(self, message: DetachDataVolumeFromVm) -> Uuid:
        """Detaches the volume from its VM. Raises DetachVolumeFailed, or Refused where there is none."""
        vm_uuid = await self.node.db.read(_vm_of_volume, message.uuid)
        params = VolumeParams(vm_uuid=vm_uuid, volume_uuid=message.uuid)
        async with guest_queue(self.node, vm_uuid):
            try:
                claims = (vm_uuid, message.uuid)
                await self.node.engine.run(VOLUME_DETACH, params, claims=claims, answer=message.uuid)
            except StepFailed as failure:
                raise _refusal_or(DetachVolumeFailed, failure) from None
        return message.uuid

    @handles(GetVmAttachableL3Network)
    async def attachable_l3s(self, message: GetVmAttachableL3Network) -> list[Uuid]:
        """Enabled L3 networks of the VM's zone that reach its cluster and on which it has no nic."""
        return await self.node.db.query(_attachable_l3s, message.vm_instance_uuid)

    @handles(GetVmAttachableDataVolume)
    async def attachable_volumes(self, message: GetVmAttachableDataVolume) -> list[Uuid]:
        """Free data volumes that the VM's cluster reaches."""
        return await self.node.db.query(_attachable_volumes, message.vm_instance_uuid)


def _refusal_or(kind: type[OperationFailed], failure: StepFailed) -> OrreryError:
    """The refusal that ended a run; any other reason (a wrong state too) becomes the cause of `kind`."""
    cause = failure.cause or failure
    return cause if isinstance(cause, Refused) else kind(failure.details, cause=cause)


def _unwrapped(failure: StepFailed) -> OrreryError:
    """The reason of a failed run; a wrong state is reported as a refusal, like every other one."""
    cause = failure.cause or failure
    if isinstance(cause, WrongVmState):
        return Refused(cause.details, cause=cause)
    return cause


def _wanted_nic(tx: Transaction, message: AttachL3NetworkToVm, uuid: Uuid, strategy: str) -> WantedNic:
    vm = records.require_vm(tx, message.vm_instance_uuid)
    l3 = tx.require(L3Network, message.l3_network_uuid)
    if l3.state != "Enabled" or l3.system:
        raise Refused(f"field[l3NetworkUuid]: L3 network[{l3.uuid}] is {l3.state} or a system network")
    nics = tx.find(VmNic, vm_instance_uuid=vm.uuid)
    if l3.uuid in [nic.l3_network_uuid for nic in nics]:
        raise Refused(f"field[l3NetworkUuid]: vm[{vm.uuid}] has a nic on L3 network[{l3.uuid}] already")
    if vm.cluster_uuid is not None and vm.cluster_uuid not in clusters_of_l2s(tx, [l3.l2_network_uuid]):
        raise Refused(
            f"field[l3NetworkUuid]: the L2 network of L3 network[{l3.uuid}] is not attached to"
            f" the vm's cluster[{vm.cluster_uuid}]"
        )
    driver = message.driver_type or ("virtio" if vm.platform in VIRTIO_PLATFORMS else "e1000")
    if driver not in DRIVERS:
        raise InvalidArgument(f"field[driverType]: [{driver}] is none of {', '.join(DRIVERS)}")
    mac = valid_mac(message.custom_mac.lower() if message.custom_mac else None)
    return WantedNic(
        uuid=uuid,
        l3_network_uuid=l3.uuid,
        l2_network_uuid=l3.l2_network_uuid,
        driver_type=driver,
        ip_strategy=l3.ip_strategy or strategy,
        mac=mac,
        static_ip=message.static_ip,
    )


def existing_nic(tx: Transaction, uuid: Uuid) -> NicParams:
    """A nic and its VM, as the workflows that take it away want them. Raises NotFound."""
    nic = tx.require(VmNic, uuid)
    l3 = tx.require(L3Network, nic.l3_network_uuid)
    wanted = WantedNic(
        uuid=nic.uuid,
        l3_network_uuid=l3.uuid,
        l2_network_uuid=l3.l2_network_uuid,
        driver_type=nic.driver_type,
        ip_strategy="",
        mac=nic.mac,
        static_ip=nic.ip,
    )
    return NicParams(vm_uuid=nic.vm_instance_uuid, nic=wanted)


def _vm_of_volume(tx: Transaction, uuid: Uuid) -> Uuid:
    volume = tx.require(Volume, uuid)
    if volume.type == "Root":
        raise Refused(f"volume[{uuid}] is a root volume; it cannot be detached")
    if volume.vm_instance_uuid is None:
        raise Refused(f"volume[{uuid}] is not attached to any vm")
    return volume.vm_instance_uuid


def _attachable_l3s(tx: Transaction, vm_uuid: Uuid) -> list[Uuid]:
    vm: VmInstance = records.require_vm(tx, vm_uuid)
    taken = {nic.l3_network_uuid for nic in tx.find(VmNic, vm_instance_uuid=vm_uuid)}
    return [
        l3.uuid
        for l3 in tx.all(L3S_OF_ZONE, zone=vm.zone_uuid)
        if l3.uuid not in taken and vm.cluster_uuid in clusters_of_l2s(tx, [l3.l2_network_uuid])
    ]


def _attachable_volumes(tx: Transaction, vm_uuid: Uuid) -> list[Uuid]:
    vm = records.require_vm(tx, vm_uuid)
    return [uuid for (uuid,) in tx.all(FREE_VOLUMES, cluster=vm.cluster_uuid, account=vm.account_uuid)]
