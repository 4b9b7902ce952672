"""Handlers of the calls on offerings."""

from __future__ import annotations

from typing import Any

from orrery.core.compute.host.strategies import DEFAULT as INSTANCE_STRATEGY
from orrery.core.compute.host.strategies import HostAllocatorStrategy
from orrery.core.compute.offering.messages import (
    ChangeDiskOfferingState,
    ChangeInstanceOfferingState,
    CreateDiskOffering,
    CreateInstanceOffering,
    DeleteDiskOffering,
    DeleteInstanceOffering,
    RemoveOffering,
    UpdateDiskOffering,
    UpdateInstanceOffering,
)
from orrery.core.compute.offering.model import DiskOffering, InstanceOffering
from orrery.core.compute.offering.quotas import DISK_OFFERINGS
from orrery.core.compute.offering.tags import OFFERINGS, Offering, copy_storage_tags
from orrery.core.kernel import resources
from orrery.core.kernel.api.message import CreateMessage
from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.ownership import owner
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.resources import ENABLED, STATE_EVENTS
from orrery.core.storage.primary.strategies import DEFAULT as DISK_STRATEGY
from orrery.core.storage.primary.strategies import PrimaryStorageStrategy
from orrery.core.tag.hooks import hookimpl

INSTANCE_TYPE = "UserVm"
DISK_TYPE = "DefaultDiskOfferingType"


class OfferingService(Service):
    """Everything that happens to instance and disk offerings."""

    @handles(CreateInstanceOffering)
    async def create_instance(self, message: CreateInstanceOffering) -> Uuid:
        """Records a size of VM.

        Raises InvalidArgument where more memory is reserved than there is, or for an unknown strategy.
        """
        if message.reserved_memory_size > message.memory_size:
            raise InvalidArgument(
                f"field[reservedMemorySize]: {message.reserved_memory_size} bytes are more than"
                f" memorySize[{message.memory_size}]"
            )
        sizes = message.model_dump(include={"cpu_num", "memory_size", "reserved_memory_size", "sort_key"})
        kind = message.type or INSTANCE_TYPE
        strategy = self._known_host_strategy(message.allocator_strategy or INSTANCE_STRATEGY)
        values = {**sizes, "cpu_speed": 0, "type": kind, "allocator_strategy": strategy}
        return await self._create(InstanceOffering, message, values)

    @handles(CreateDiskOffering)
    async def create_disk(self, message: CreateDiskOffering) -> Uuid:
        """Records a size of disk. Raises InvalidArgument for an unknown strategy."""
        sizes = message.model_dump(include={"disk_size", "sort_key"})
        wanted = message.allocation_strategy or DISK_STRATEGY
        strategy = self.node.backends.require(PrimaryStorageStrategy, wanted, "allocationStrategy")
        values = {**sizes, "type": DISK_TYPE, "allocator_strategy": strategy}
        return await self._create(DiskOffering, message, values)

    def _known_host_strategy(self, name: str) -> str:
        return self.node.backends.require(HostAllocatorStrategy, name, "allocatorStrategy")

    async def _create(
        self, model: Offering, message: CreateInstanceOffering | CreateDiskOffering, values: dict[str, Any]
    ) -> Uuid:
        uuid = message.resource_uuid or self.node.new_uuid()
        named = {"uuid": uuid, "name": message.name, "description": message.description, "state": ENABLED}
        named["account_uuid"] = owner()
        seed = self.node.random.getrandbits(64)
        await self.node.db.write(_create, model, message, seed, {**named, **values})
        return uuid

    @handles(UpdateInstanceOffering)
    async def update_instance(self, message: UpdateInstanceOffering) -> Uuid:
        """Changes what is given. Raises InvalidArgument for an unknown strategy."""
        values = message.model_dump(include={"name", "description", "allocator_strategy"})
        if message.allocator_strategy is not None:
            self._known_host_strategy(message.allocator_strategy)
        return await self._change(InstanceOffering, message.uuid, values)

    @handles(UpdateDiskOffering)
    async def update_disk(self, message: UpdateDiskOffering) -> Uuid:
        """Changes what is given."""
        values = message.model_dump(include={"name", "description"})
        return await self._change(DiskOffering, message.uuid, values)

    @handles(ChangeInstanceOfferingState)
    async def change_instance_state(self, message: ChangeInstanceOfferingState) -> Uuid:
        """Enables or disables; either twice is no error."""
        return await self._change(
            InstanceOffering, message.uuid, {"state": STATE_EVENTS[message.state_event]}
        )

    @handles(ChangeDiskOfferingState)
    async def change_disk_state(self, message: ChangeDiskOfferingState) -> Uuid:
        """Enables or disables; either twice is no error."""
        return await self._change(DiskOffering, message.uuid, {"state": STATE_EVENTS[message.state_event]})

    @hookimpl
    def tags_changed(self, tx: Transaction, vo: str, resource_uuid: Uuid) -> None:
        """Tags of offerings may choose a storage."""
        if vo in OFFERINGS:
            copy_storage_tags(tx, OFFERINGS[vo], resource_uuid)

    async def _change(self, model: Offering, uuid: Uuid, values: dict[str, Any]) -> Uuid:
        await self.node.db.write(resources.change, model, uuid, values)
        return uuid

    @handles(DeleteInstanceOffering)
    async def delete_instance(self, message: DeleteInstanceOffering) -> None:
        """Removes it; VMs that were made of it no longer name it."""
        await self.node.db.write(_delete, InstanceOffering, message.uuid)

    @handles(DeleteDiskOffering)
    async def delete_disk(self, message: DeleteDiskOffering) -> None:
        """Removes it; volumes that were made of it no longer name it."""
        await self.node.db.write(_delete, DiskOffering, message.uuid)

    @handles(RemoveOffering)
    async def remove(self, message: RemoveOffering) -> None:
        """Removes the offering of either kind; one that is gone is fine."""
        await self.node.db.write(_remove, message.uuid)


def _create(
    tx: Transaction, model: Offering, message: CreateMessage, seed: int, values: dict[str, Any]
) -> None:
    if model is DiskOffering:
        DISK_OFFERINGS.added(tx, values)
    resources.create(tx, model, message, seed, values)
    if message.system_tags:
        copy_storage_tags(tx, model, values["uuid"])


def _delete(tx: Transaction, model: Offering, uuid: Uuid) -> None:
    offering = tx.get(model, uuid)
    if offering is None:
        return
    resources.refuse_if_used(tx, model, uuid)
    if model is DiskOffering:
        DISK_OFFERINGS.removed(tx, vars(offering))
    resources.delete(tx, model, uuid)


def _remove(tx: Transaction, uuid: Uuid) -> None:
    for model in (InstanceOffering, DiskOffering):
        _delete(tx, model, uuid)
