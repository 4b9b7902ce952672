"""Handlers of the calls on volumes. Attaching and detaching are the VM service's."""

from __future__ import annotations

import random
from typing import Any

from orrery.core.compute.host.types import HypervisorType, types_using
from orrery.core.compute.offering.model import DiskOffering
from orrery.core.identity.sharing.hooks import hookimpl
from orrery.core.kernel import resources
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.deletion import Expunger
from orrery.core.kernel.errors import (
    CallerError,
    CapacityError,
    InvalidArgument,
    Refused,
)
from orrery.core.kernel.ownership import owner
from orrery.core.kernel.periodic import Periodic
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.resources import ENABLED, STATE_EVENTS
from orrery.core.kernel.tags import add_tags
from orrery.core.kernel.tasks.queue import QueueSlot
from orrery.core.kernel.workflow.calls import call_with_deadline
from orrery.core.kernel.workflow.failures import reason, unless
from orrery.core.storage.primary.backend import PrimaryStorageBackend
from orrery.core.storage.primary.configs import RESERVED_CAPACITY
from orrery.core.storage.volume import records
from orrery.core.storage.volume.bits import VolumeBits
from orrery.core.storage.volume.configs import DELETION
from orrery.core.storage.volume.messages import (
    ChangeVolumeState,
    CreateDataVolume,
    DeleteDataVolume,
    ExpungeDataVolume,
    FreeVolume,
    GetVolumeCapabilities,
    GetVolumeFormat,
    RecoverDataVolume,
    RemoveVolume,
    RetireVolume,
    SyncVolumeSize,
    UpdateVolume,
    VolumeCapabilities,
    VolumeFormatEntry,
    VolumeFormats,
)
from orrery.core.storage.volume.model import DATA, NOT_INSTANTIATED, Volume
from orrery.core.storage.volume.tags import VOLUME_VO
from orrery.core.storage.volume.transactions import insert_volumes
from orrery.core.storage.volume.workflows import (
    CREATE_VOLUME,
    DELETE_VOLUME,
    EXPUNGE_VOLUME,
    NewVolume,
    VolumeParams,
)

CAPABILITIES = {"MigrationInCurrentPrimaryStorage": False, "MigrationToOtherPrimaryStorage": False}


class VolumeService(Service):
    """What happens to volumes by themselves."""

    def periodic(self) -> list[Periodic]:
        """Deleted data volumes are removed after their time."""
        return [Expunger(DELETION, self.node, self._expunge).periodic()]

    @handles(CreateDataVolume)
    async def create(self, message: CreateDataVolume) -> Uuid:
        """Records a data volume; with a primary storage its bits are made at once.

        Raises InvalidArgument or Refused for the size or the offering, NoStorageAvailable, StepFailed.
        """
        uuid = message.resource_uuid or self.node.new_uuid()
        row = message.model_dump(
            include={"name", "description", "disk_offering_uuid", "primary_storage_uuid"}
        )
        row |= {"size": await self.node.db.read(_size_of, message), "account_uuid": owner(), "type": DATA}
        if message.primary_storage_uuid is None:
            row |= {"uuid": uuid, "status": NOT_INSTANTIATED}
            await self.node.db.write(_insert, message, row, self.node.random.getrandbits(64))
            return uuid
        params = NewVolume(
            uuid=uuid,
            row=row,
            reserved_capacity=self.node.configs.get(RESERVED_CAPACITY),
            system_tags=message.system_tags,
            user_tags=message.user_tags,
        )
        await self._run(CREATE_VOLUME, params)
        return uuid

    @handles(UpdateVolume)
    async def update(self, message: UpdateVolume) -> Uuid:
        """Changes what is given."""
        values = message.model_dump(include={"name", "description"})
        await self.node.db.write(resources.change, Volume, message.uuid, values)
        return message.uuid

    @handles(ChangeVolumeState)
    async def change_state(self, message: ChangeVolumeState) -> Uuid:
        """Enables or disables; either twice is no error."""
        values = {"state": STATE_EVENTS[message.state_event]}
        await self.node.db.write(resources.change, Volume, message.uuid, values)
        return message.uuid

    @handles(SyncVolumeSize)
    async def sync_size(self, message: SyncVolumeSize) -> Uuid:
        """Records how much of a volume is really stored; one without bits keeps what it has."""
        bits = await self.node.db.read(_bits_of, self.node.backends, message.uuid)
        if bits is not None:
            backend = self.node.backends.find(PrimaryStorageBackend, bits.storage.type)
            _, stored = await call_with_deadline(
                lambda: backend.volume_size(bits.storage, bits.location, bits.host),
                f"size of volume[uuid:{message.uuid}]",
            )
            await self.node.db.write(resources.change, Volume, message.uuid, {"actual_size": stored})
        return message.uuid

    @handles(DeleteDataVolume)
    async def delete(self, message: DeleteDataVolume) -> None:
        """Detaches the volume, then deletes it as the policy says. Raises Refused where it is Deleted."""
        if not await self.node.db.read(Transaction.exists, Volume, message.uuid):
            return
        if await self.node.db.read(records.attached_vm, message.uuid) is None:
            await self.retire(RetireVolume(message.uuid))
            return
        params, answer = VolumeParams(uuid=message.uuid), message.uuid
        await self.node.engine.run(DELETE_VOLUME, params, claims=(), answer=answer, failing_as=reason)

    @handles(RetireVolume)
    async def retire(self, message: RetireVolume) -> None:
        """Deletes a free volume as the policy says. Raises Refused where it has been attached meanwhile."""
        async with self._slot(message.uuid):
            if not DELETION.is_direct(self.node.configs):
                await self.node.db.write(records.mark_deleted, message.uuid)
            elif await self.node.db.read(records.is_free, message.uuid):
                await self._expunge(message.uuid)

    @handles(RecoverDataVolume)
    async def recover(self, message: RecoverDataVolume) -> Uuid:
        """Brings a deleted volume back. Raises Refused for one that is not."""
        async with self._slot(message.uuid):
            await self.node.db.write(records.recover, message.uuid)
        return message.uuid

    @handles(ExpungeDataVolume)
    async def expunge(self, message: ExpungeDataVolume) -> None:
        """Removes a deleted volume for good; an absent one is fine. Raises Refused for one not deleted."""
        async with self._slot(message.uuid):
            if await self.node.db.read(Transaction.exists, Volume, message.uuid):
                await self.node.db.read(records.require_deleted, message.uuid)
                await self._expunge(message.uuid)

    @handles(RemoveVolume)
    async def remove(self, message: RemoveVolume) -> None:
        """Detaches the volume and removes it for good; what is not confirmed is collected later."""
        await self.node.bus.call(FreeVolume(message.uuid, message.force))
        async with self._slot(message.uuid):
            if await self.node.db.read(Transaction.exists, Volume, message.uuid):
                await self._expunge(message.uuid)

    async def _expunge(self, uuid: Uuid) -> None:
        await self._run(EXPUNGE_VOLUME, VolumeParams(uuid=uuid))

    async def _run(self, workflow: Any, params: VolumeParams) -> None:
        told = unless((CallerError, CapacityError))
        await self.node.engine.run(workflow, params, claims=(params.uuid,), failing_as=told)

    @handles(GetVolumeFormat)
    async def formats(self, message: GetVolumeFormat) -> VolumeFormats:
        """The formats and who uses them."""
        kinds = self.node.backends.every(HypervisorType)
        formats = dict.fromkeys(name for kind in kinds for name in kind.formats)
        users = {name: types_using(self.node.backends, name) for name in formats}
        entries = [
            VolumeFormatEntry(format=name, master_hypervisor_type=using[0], supporting_hypervisor_types=using)
            for name, using in users.items()
        ]
        return VolumeFormats(formats=entries)

    @handles(GetVolumeCapabilities)
    async def capabilities(self, message: GetVolumeCapabilities) -> VolumeCapabilities:
        """What can be done with a volume: nothing special, so far."""
        return VolumeCapabilities(capabilities=dict(CAPABILITIES))

    @hookimpl
    def parts_that_go_along(self, tx: Transaction, vo: str, uuid: Uuid) -> list[tuple[str, Uuid]]:
        """An attached volume belongs to the account of its VM."""
        volume = tx.get(Volume, uuid) if vo == VOLUME_VO else None
        if volume is not None and volume.vm_instance_uuid is not None:
            raise Refused(
                f"volume[uuid:{uuid}] is attached to vm[uuid:{volume.vm_instance_uuid}]; detach it first, or"
                " give the VM away, with which it goes"
            )
        return []

    def _slot(self, uuid: Uuid) -> QueueSlot:
        return self.node.tasks.queue(f"volume-{uuid}")


def _size_of(tx: Transaction, message: CreateDataVolume) -> int:
    if message.disk_offering_uuid is not None:
        offering = tx.require(DiskOffering, message.disk_offering_uuid)
        if offering.state != ENABLED:
            raise Refused(f"disk offering[uuid:{offering.uuid}] is {offering.state}; enable it first")
        return offering.disk_size
    if message.disk_size <= 0:
        raise InvalidArgument(
            f"field[diskSize]: [{message.disk_size}] is no size; give a positive number of bytes, or a"
            " diskOfferingUuid"
        )
    return message.disk_size


def _insert(tx: Transaction, message: CreateDataVolume, row: dict[str, Any], seed: int) -> None:
    insert_volumes(tx, row)
    add_tags(tx, VOLUME_VO, row["uuid"], (message.system_tags, message.user_tags), random.Random(seed))


def _bits_of(tx: Transaction, types: Registry, uuid: Uuid) -> VolumeBits | None:
    volume = tx.require(Volume, uuid)
    return VolumeBits.of(tx, types, uuid) if volume.install_path is not None else None
