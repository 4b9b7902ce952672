"""What cascades do to VMs: stop them, remove them, take their nics and volumes away."""

from __future__ import annotations

from collections.abc import Sequence

from orrery.core.compute.host.messages import VmsAmong
from orrery.core.compute.host.model import HostStranger
from orrery.core.compute.vm import records
from orrery.core.compute.vm.delete import VM_DESTROY_NOW, VM_EXPUNGE
from orrery.core.compute.vm.device_service import existing_nic
from orrery.core.compute.vm.forced import (
    FORCED_NIC_DETACH,
    FORCED_STOP,
    FORCED_STRANGER_DESTROY,
    FORCED_VOLUME_DETACH,
)
from orrery.core.compute.vm.messages import (
    DetachL3NetworkFromVm,
    HaltVm,
    RemoveNic,
    RemoveStranger,
    RemoveVm,
    StopVmInstance,
)
from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.compute.vm.params import NicParams, VmParams, VolumeParams
from orrery.core.compute.vm.service import guest_queue, vm_queue
from orrery.core.compute.vm.states import ON_HOST, VmState
from orrery.core.compute.vm.strangers import StrangerParams
from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import NotFound, OrreryError, StepFailed
from orrery.core.kernel.plugins import Service
from orrery.core.storage.volume.messages import DetachDataVolumeFromVm, FreeVolume
from orrery.core.storage.volume.model import Volume


class VmCascadeService(Service):
    """The end of cascades that reach VMs."""

    @handles(HaltVm)
    async def halt(self, message: HaltVm) -> None:
        """Stops the VM, if it is on a host. Raises StopFailed."""
        if not message.force:
            if await self._on_host(message.uuid) is not None:
                await self.node.bus.ask(StopVmInstance(uuid=message.uuid))
            return
        async with guest_queue(self.node, message.uuid, is_forced=True):
            vm = await self._on_host(message.uuid)
            if vm is not None:
                params = VmParams(vm_uuid=vm.uuid, previous_state=vm.state)
                await self.node.engine.run(FORCED_STOP, params, claims=(vm.uuid,))

    async def _on_host(self, uuid: Uuid) -> VmInstance | None:
        vm = await self.node.db.read(Transaction.get, VmInstance, uuid)
        return vm if vm is not None and vm.state in ON_HOST else None

    @handles(VmsAmong)
    async def vms_among(self, message: VmsAmong) -> list[Uuid]:
        """Those of these guests that have a VM."""
        return await self.node.db.read(_vms_among, message.guests)

    @handles(RemoveVm)
    async def remove(self, message: RemoveVm) -> None:
        """Destroys and expunges the VM; what no host or storage confirms is collected later."""
        async with guest_queue(self.node, message.uuid, is_forced=True):
            vm = await self.node.db.read(Transaction.get, VmInstance, message.uuid)
            if vm is None:
                return
            if vm.state == VmState.CREATED:
                await self.node.db.write(records.delete_vm, vm.uuid)
                return
            workflow = VM_EXPUNGE if vm.state == VmState.DESTROYED else VM_DESTROY_NOW
            params = VmParams(vm_uuid=vm.uuid, previous_state=vm.state)
            await self.node.engine.run(workflow, params, claims=(vm.uuid,))

    @handles(RemoveStranger)
    async def remove_stranger(self, message: RemoveStranger) -> None:
        """Removes the guest from its host; what the host does not confirm is collected later."""
        stranger = await self.node.db.read(Transaction.get, HostStranger, message.uuid)
        if stranger is None:
            return
        async with vm_queue(self.node.tasks, stranger.guest):
            try:
                claims = (message.uuid, stranger.guest)
                params = StrangerParams(uuid=message.uuid)
                await self.node.engine.run(FORCED_STRANGER_DESTROY, params, claims=claims)
            except StepFailed as failure:
                if not isinstance(failure.cause, NotFound):
                    raise failure.cause or failure from None

    @handles(RemoveNic)
    async def remove_nic(self, message: RemoveNic) -> None:
        """Detaches the nic; of a VM that is no more only its row goes. Raises what the detaching raises."""
        found = await self.node.db.read(_nic, message.uuid)
        if found is None:
            return
        params, state = found
        if not message.force and state not in (VmState.DESTROYED, VmState.CREATED):
            await self.node.bus.ask(DetachL3NetworkFromVm(vm_nic_uuid=message.uuid))
            return
        async with guest_queue(self.node, params.vm_uuid, is_forced=True):
            if await self.node.db.read(_nic, message.uuid) is not None:
                await self.node.engine.run(FORCED_NIC_DETACH, params, claims=(params.vm_uuid,))

    @handles(FreeVolume)
    async def free_volume(self, message: FreeVolume) -> None:
        """Detaches the volume, if it is attached. Raises what the detaching raises."""
        vm_uuid = await self.node.db.read(_user_of, message.uuid)
        if vm_uuid is None:
            return
        if not message.force:
            await self._detach_as_asked(message.uuid)
            return
        async with guest_queue(self.node, vm_uuid, is_forced=True):
            if await self.node.db.read(_user_of, message.uuid) == vm_uuid:
                params = VolumeParams(vm_uuid=vm_uuid, volume_uuid=message.uuid)
                await self.node.engine.run(FORCED_VOLUME_DETACH, params, claims=(vm_uuid, message.uuid))

    async def _detach_as_asked(self, uuid: Uuid) -> None:
        try:
            await self.node.bus.ask(DetachDataVolumeFromVm(uuid=uuid))
        except OrreryError:
            if await self.node.db.read(_user_of, uuid) is not None:
                raise  # else somebody has detached it meanwhile


def _vms_among(tx: Transaction, guests: Sequence[str]) -> list[Uuid]:
    return [vm.uuid for vm in tx.find_in(VmInstance, "uuid", guests, "uuid")]


def _nic(tx: Transaction, uuid: Uuid) -> tuple[NicParams, str] | None:
    nic = tx.get(VmNic, uuid)
    if nic is None:
        return None
    return existing_nic(tx, uuid), records.require_vm(tx, nic.vm_instance_uuid).state


def _user_of(tx: Transaction, uuid: Uuid) -> Uuid | None:
    volume = tx.get(Volume, uuid)
    return volume.vm_instance_uuid if volume is not None else None
