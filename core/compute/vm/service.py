"""Handlers of the calls on VMs: look up, queue, run the workflow, answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from orrery.core.compute.host.configs import PING_INTERVAL
from orrery.core.compute.host.messages import FollowHosts
from orrery.core.compute.vm import records
from orrery.core.compute.vm.comparison import hosts_with_stranger
from orrery.core.compute.vm.configs import CD_ROM_COUNT, DELETE_DATA_VOLUMES, DELETION, UNIQUE_NAMES
from orrery.core.compute.vm.create import (
    VM_CREATE,
    VM_CREATE_STOPPED,
    VM_FIRST_START,
    VM_RECORD,
    with_new_identities,
)
from orrery.core.compute.vm.delete import VM_DESTROY, VM_DESTROY_NOW, VM_EXPUNGE, VM_RECOVER, WITH_DATA
from orrery.core.compute.vm.errors import (
    MigrateFailed,
    OperationFailed,
    PauseFailed,
    RebootFailed,
    ResumeFailed,
    StartFailed,
    StopFailed,
    WrongVmState,
)
from orrery.core.compute.vm.holds import guest, parts_of, require_free
from orrery.core.compute.vm.messages import (
    ChangeInstanceOffering,
    CreateVmInstance,
    DestroyVmInstance,
    ExpungeVmInstance,
    MigrateVm,
    PauseVmInstance,
    RebootVmInstance,
    RecoverVmInstance,
    ResumeVmInstance,
    StartVmInstance,
    StopVmInstance,
    UpdateVmInstance,
)
from orrery.core.compute.vm.migrate import VM_MIGRATE
from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.compute.vm.params import VmParams, WantedVm
from orrery.core.compute.vm.power import VM_PAUSE, VM_REBOOT, VM_RESUME, VM_START, VM_STOP
from orrery.core.compute.vm.request import Givens, count_data_disks, resolve
from orrery.core.compute.vm.resize import change_offering, update
from orrery.core.compute.vm.spec import has_guest
from orrery.core.compute.vm.states import VmState
from orrery.core.compute.vm.unheard import refuse_unheard
from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.deletion import Expunger
from orrery.core.kernel.errors import InvalidArgument, OrreryError, Refused, StepFailed
from orrery.core.kernel.node import Node
from orrery.core.kernel.ownership import owner
from orrery.core.kernel.periodic import Periodic
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.tasks import TaskQueues
from orrery.core.kernel.tasks.queue import QueueSlot
from orrery.core.kernel.workflow import Workflow
from orrery.core.kernel.workflow.failures import reason
from orrery.core.kernel.workflow.holds import garbage_of
from orrery.core.network.l3.model import L3Network
from orrery.core.storage.volume.model import Volume
from orrery.core.storage.volume.transactions import held_volume

LOOKS = 2
"""A guest that is gone from its host counts as stopped when it is missing a second time."""
LOOK_PAUSE_SECONDS = 0.01
WITH_GUEST = (VmState.RUNNING, VmState.PAUSED, VmState.CRASHED)
"""States in which the VM's host has its guest, as far as the rows know."""
UNHEARD_BEATS = 3
"""By so many heartbeats after a VM has stopped, a host that got its guest before has told of it."""


def vm_queue(queues: TaskQueues, vm_uuid: Uuid) -> QueueSlot:
    """The queue in which everything that changes a VM takes its turn."""
    return queues.queue(f"vm-{vm_uuid}")


@asynccontextmanager
async def guest_queue(node: Node, vm_uuid: Uuid, *, is_forced: bool = False) -> AsyncIterator[None]:
    """The VM's queue, entered once the guest is on the host that the row names, if there is one.

    For what takes the guest, or a part of it, away from its host: a host that does not have the guest any
    more would confirm that, though it was moved to another one. The row follows such a guest first. A host
    that does not say what it has is believed to have it.

    Raises Refused where the guest has left its host and may be on one that does not say, unless that
    `is_forced`.
    """
    for _ in range(LOOKS):
        async with vm_queue(node.tasks, vm_uuid):
            left = await _left_host(node, vm_uuid)
            if left is None:
                if not is_forced:
                    await refuse_unheard(node, vm_uuid)
                yield
                return
        await node.bus.call(FollowHosts(left))
    async with vm_queue(node.tasks, vm_uuid):
        if not is_forced:
            await refuse_unheard(node, vm_uuid)
        yield


async def _left_host(node: Node, vm_uuid: Uuid) -> Uuid | None:
    """The host of a VM, where it says that the guest is not there."""
    vm = await node.db.read(Transaction.get, VmInstance, vm_uuid)
    if vm is None or vm.host_uuid is None or vm.state not in WITH_GUEST:
        return None
    return vm.host_uuid if await has_guest(node, vm.host_uuid, vm_uuid) is False else None


class VmService(Service):
    """The life of VMs."""

    def periodic(self) -> list[Periodic]:
        """Destroyed VMs are expunged after their time."""
        return [Expunger(DELETION, self.node, self._expunge).periodic()]

    @handles(CreateVmInstance)
    async def create(self, message: CreateVmInstance) -> Uuid:
        """Makes the VM by its strategy. Raises StepFailed with everything undone, or a refusal."""
        self._refuse_wrong_volume_tags(message)
        if message.resource_uuid is not None:
            held = [guest(message.resource_uuid)]
            what = f"field[resourceUuid]: [{message.resource_uuid}] cannot be used"
            await require_free(self.node, what, lambda tx: held)
        wanted = await self.node.db.read_uncommitted(resolve, message, self._givens(message))
        by_strategy: dict[str, Workflow[WantedVm, Any]] = {
            "CreateStopped": VM_CREATE_STOPPED,
            "JustCreate": VM_RECORD,
        }
        workflow = by_strategy.get(message.strategy or "", VM_CREATE)
        async with vm_queue(self.node.tasks, wanted.vm_uuid):
            await self.node.engine.run(workflow, wanted, claims=(wanted.vm_uuid,))
        return wanted.vm_uuid

    def _refuse_wrong_volume_tags(self, message: CreateVmInstance) -> None:
        of_one = (message.data_volume_system_tags_on_index or {}).values()
        for tags in (message.root_volume_system_tags, message.data_volume_system_tags, *of_one):
            if tags:
                self.node.tags.refuse_wrong(Volume.__vo__, tags)

    def _givens(self, message: CreateVmInstance) -> Givens:
        new_uuid, configs = self.node.new_uuid, self.node.configs
        return Givens(
            vm_uuid=message.resource_uuid or new_uuid(),
            disk_uuids=[new_uuid() for _ in range(1 + count_data_disks(message))],
            nic_uuids=[new_uuid() for _ in message.l3_network_uuids or ()],
            ip_strategy=configs.value("l3Network", "ipAllocateStrategy"),
            reserved_storage=configs.value("primaryStorage", "reservedCapacity"),
            cd_rom_count=configs.get(CD_ROM_COUNT),
            unique_names=configs.get(UNIQUE_NAMES),
            account_uuid=owner(),
            types=self.node.backends,
        )

    @handles(StartVmInstance)
    async def start_vm(self, message: StartVmInstance) -> Uuid:
        """Starts the VM; a running one is left alone, what is left of a crashed one is removed first.

        Raises StartFailed; a crashed VM may be Stopped then.
        """
        while True:
            looked_ms = self.node.clock.now_ms()
            await self._follow_guest(message.uuid)
            async with vm_queue(self.node.tasks, message.uuid):
                vm = await self._startable(message.uuid)
                if vm.state == VmState.RUNNING:
                    return vm.uuid
                if vm.state == VmState.CREATED:
                    return await self._first_start(vm, message)
                if vm.state == VmState.CRASHED:
                    await self._run(VM_STOP, vm, "StartVmInstance", StartFailed, {"force": True})
                elif vm.last_op_date < looked_ms:
                    asked = {"host_uuid": message.host_uuid, "cluster_uuid": message.cluster_uuid}
                    needs = await self._start_needs(vm) | asked
                    await self._run(VM_START, vm, "StartVmInstance", StartFailed, needs)
                    return vm.uuid
            # Another operation has ended since hosts were asked; they are asked again.
            await asyncio.sleep(LOOK_PAUSE_SECONDS)

    async def _startable(self, uuid: Uuid) -> VmInstance:
        """The VM, once nothing of it may be in use by a guest elsewhere. Raises StartFailed otherwise."""
        vm = await self._row(uuid)
        if vm.state == VmState.RUNNING:
            return vm
        await self._require_free(vm, "started", StartFailed)
        return await self._row(uuid)

    async def _require_free(self, vm: VmInstance, done: str, outer: type[OperationFailed]) -> None:
        what = f"vm[uuid:{vm.uuid}] cannot be {done}"
        try:
            await require_free(self.node, what, partial(parts_of, vm_uuid=vm.uuid))
        except Refused as held:
            raise _outer(outer, vm, held) from None

    async def _follow_guest(self, uuid: Uuid) -> None:
        """Lets the row follow a guest that is off, or on another host, before the VM is started.

        Raises StartFailed where a guest of the VM is on a host that does not say whether it is still there.
        """
        await self._find_guest(uuid)
        try:
            await refuse_unheard(self.node, uuid)
        except Refused as unheard:
            raise StartFailed(unheard.details) from None
        if (await self._row(uuid)).host_uuid is not None:
            return
        if await self._stopped_lately(uuid):
            # Its guest may have been moved just before, and its new host is not heard yet.
            await self.node.bus.call(FollowHosts())
        for host in await self.node.db.read(hosts_with_stranger, uuid):
            await self.node.bus.call(FollowHosts(host))
            if host in await self.node.db.read(hosts_with_stranger, uuid):
                raise StartFailed(
                    f"vm[uuid:{uuid}]: somebody else started a guest of it on host[uuid:{host}], or moved it"
                    " there, and it may be there still; QueryHostStranger shows it, and DestroyHostStranger"
                    " removes it"
                )

    async def _find_guest(self, uuid: Uuid) -> None:
        """Lets the row follow a guest that has left its host, which does not say that the guest is off."""
        for _ in range(LOOKS):
            left = await _left_host(self.node, uuid)
            if left is None:
                return
            await self.node.bus.call(FollowHosts(left))

    async def _stopped_lately(self, uuid: Uuid) -> bool:
        vm = await self._row(uuid)
        unheard_ms = UNHEARD_BEATS * self.node.configs.get(PING_INTERVAL) * 1000
        return vm.state == VmState.STOPPED and vm.last_op_date >= self.node.clock.now_ms() - unheard_ms

    async def _first_start(self, vm: VmInstance, message: StartVmInstance) -> Uuid:
        wanted = WantedVm.model_validate(vm.wanted)
        asked = {"host_uuid": message.host_uuid, "cluster_uuid": message.cluster_uuid}
        given: dict[str, object] = {name: uuid for name, uuid in asked.items() if uuid is not None}
        given |= {"cpu_num": vm.cpu_num, "memory_size": vm.memory_size}
        if await self.node.db.read(
            garbage_of, [held_volume(disk.uuid) for disk in (wanted.root, *wanted.data)]
        ):
            # An earlier start may have left a guest that uses them.
            wanted = with_new_identities(wanted, self.node.new_uuid)
        params, told = wanted.model_copy(update=given), partial(_outer, StartFailed, vm)
        await self.node.engine.run(VM_FIRST_START, params, claims=(vm.uuid,), failing_as=told)
        return vm.uuid

    async def _start_needs(self, vm: VmInstance) -> dict[str, object]:
        strategy = self.node.configs.value("l3Network", "ipAllocateStrategy")
        return {"ip_strategies": await self.node.db.read(_ip_strategies, vm.uuid, strategy)}

    @handles(StopVmInstance)
    async def stop(self, message: StopVmInstance) -> Uuid:
        """Stops the VM; a stopped one is left alone. Raises StopFailed."""
        async with guest_queue(self.node, message.uuid):
            vm = await self._row(message.uuid)
            if vm.state != VmState.STOPPED:
                force = {"force": message.type == "cold"}
                await self._run(VM_STOP, vm, "StopVmInstance", StopFailed, force)
        return message.uuid

    @handles(RebootVmInstance)
    async def reboot(self, message: RebootVmInstance) -> Uuid:
        """Restarts the VM on its host. Raises RebootFailed."""
        async with vm_queue(self.node.tasks, message.uuid):
            vm = await self._row(message.uuid)
            await self._run(VM_REBOOT, vm, "RebootVmInstance", RebootFailed)
        return message.uuid

    @handles(PauseVmInstance)
    async def pause(self, message: PauseVmInstance) -> Uuid:
        """Freezes the VM. Raises PauseFailed."""
        async with vm_queue(self.node.tasks, message.uuid):
            vm = await self._row(message.uuid)
            await self._run(VM_PAUSE, vm, "PauseVmInstance", PauseFailed)
        return message.uuid

    @handles(ResumeVmInstance)
    async def resume(self, message: ResumeVmInstance) -> Uuid:
        """Lets the VM go on. Raises ResumeFailed."""
        async with vm_queue(self.node.tasks, message.uuid):
            vm = await self._row(message.uuid)
            await self._run(VM_RESUME, vm, "ResumeVmInstance", ResumeFailed)
        return message.uuid

    @handles(MigrateVm)
    async def migrate(self, message: MigrateVm) -> Uuid:
        """Moves the VM, live. Raises MigrateFailed."""
        async with vm_queue(self.node.tasks, message.vm_instance_uuid):
            vm = await self._row(message.vm_instance_uuid)
            if message.host_uuid is not None and message.host_uuid == vm.host_uuid:
                raise InvalidArgument(f"field[hostUuid]: the vm is on host[{vm.host_uuid}] already")
            await self._require_free(vm, "migrated", MigrateFailed)
            needs = {"host_uuid": message.host_uuid}
            await self._run(VM_MIGRATE, vm, "MigrateVm", MigrateFailed, needs)
        return message.vm_instance_uuid

    @handles(UpdateVmInstance)
    async def update(self, message: UpdateVmInstance) -> Uuid:
        """Changes what is given. Raises InvalidArgument for a size that the state does not allow."""
        async with vm_queue(self.node.tasks, message.uuid):
            await self.node.db.write(update, message)
        return message.uuid

    @handles(ChangeInstanceOffering)
    async def change_offering(self, message: ChangeInstanceOffering) -> Uuid:
        """Resizes a stopped VM to another offering."""
        async with vm_queue(self.node.tasks, message.vm_instance_uuid):
            await self.node.db.write(change_offering, message)
        return message.vm_instance_uuid

    @handles(DestroyVmInstance)
    async def destroy(self, message: DestroyVmInstance) -> None:
        """Destroys the VM, by the deletion policy at once for good; an absent one is no error."""
        async with guest_queue(self.node, message.uuid):
            vm = await self.node.db.read(Transaction.get, VmInstance, message.uuid)
            if vm is None or vm.state == VmState.DESTROYED:
                return
            if vm.state == VmState.CREATED:
                await self.node.db.write(records.delete_vm, vm.uuid)
                return
            workflow = VM_DESTROY_NOW if DELETION.is_direct(self.node.configs) else VM_DESTROY
            if self.node.configs.get(DELETE_DATA_VOLUMES):
                workflow = WITH_DATA[workflow.name]
            params = VmParams(vm_uuid=vm.uuid, previous_state=vm.state)
            await self.node.engine.run(workflow, params, claims=(vm.uuid,))

    @handles(RecoverVmInstance)
    async def recover(self, message: RecoverVmInstance) -> Uuid:
        """Makes a destroyed VM Stopped again."""
        async with vm_queue(self.node.tasks, message.uuid):
            params = VmParams(vm_uuid=message.uuid, previous_state=VmState.DESTROYED)
            refused = partial(_not_recovered, message.uuid)
            await self.node.engine.run(VM_RECOVER, params, claims=(message.uuid,), failing_as=refused)
        return message.uuid

    @handles(ExpungeVmInstance)
    async def expunge(self, message: ExpungeVmInstance) -> None:
        """Removes a destroyed VM for good."""
        async with vm_queue(self.node.tasks, message.uuid):
            vm = await self._row(message.uuid)
            try:
                records.refuse_wrong_state(vm, "ExpungeVmInstance")
            except WrongVmState as wrong:
                raise Refused(f"vm[{vm.uuid}] cannot be expunged", cause=wrong) from None
            await self._expunge(vm.uuid)

    async def _expunge(self, uuid: Uuid) -> None:
        params = VmParams(vm_uuid=uuid, previous_state=VmState.DESTROYED)
        await self.node.engine.run(VM_EXPUNGE, params, claims=(uuid,))

    async def _row(self, uuid: Uuid) -> VmInstance:
        return await self.node.db.read(records.require_vm, uuid)

    async def _run(
        self,
        workflow: Workflow[VmParams, Any],
        vm: VmInstance,
        api: str,
        outer: type[OperationFailed],
        needs: Mapping[str, object] | None = None,
    ) -> None:
        """Runs an operation on a VM in an allowed state; whatever fails becomes the cause of `outer`."""
        try:
            records.refuse_wrong_state(vm, api)
            params = VmParams.model_validate(
                {"vm_uuid": vm.uuid, "previous_state": vm.state, **(needs or {})}
            )
        except WrongVmState as failure:
            raise _outer(outer, vm, failure) from None
        told = partial(_outer, outer, vm)
        await self.node.engine.run(workflow, params, claims=(vm.uuid,), failing_as=told)


def _not_recovered(uuid: Uuid, failure: StepFailed) -> OrreryError:
    cause = reason(failure)
    return (
        Refused(f"vm[{uuid}] cannot be recovered", cause=cause) if isinstance(cause, WrongVmState) else cause
    )


def _outer(kind: type[OperationFailed], vm: VmInstance, failure: OrreryError) -> OperationFailed:
    cause = failure.cause if isinstance(failure, StepFailed) and failure.cause else failure
    return kind(f"vm[uuid:{vm.uuid}, name:{vm.name}]: {failure.details}", cause=cause)


def _ip_strategies(tx: Transaction, vm_uuid: Uuid, strategy: str) -> dict[Uuid, str]:
    """How each of a VM's L3 networks gives out addresses; `strategy` for those that do not say."""
    l3s = [tx.require(L3Network, nic.l3_network_uuid) for nic in tx.find(VmNic, vm_instance_uuid=vm_uuid)]
    return {l3.uuid: l3.ip_strategy or strategy for l3 in l3s}
