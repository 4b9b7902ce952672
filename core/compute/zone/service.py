"""Handlers of the calls on zones."""

from __future__ import annotations

from orrery.core.compute.zone.messages import (
    ChangeZoneState,
    CreateZone,
    DeleteZone,
    GetZone,
    RemoveZone,
    UpdateZone,
)
from orrery.core.compute.zone.model import Zone
from orrery.core.kernel import resources
from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.resources import ENABLED, STATE_EVENTS

ZONE_TYPE = "zstack"


class ZoneService(Service):
    """Everything that happens to zones."""

    @handles(CreateZone)
    async def create(self, message: CreateZone) -> Uuid:
        """Records the zone."""
        uuid = message.resource_uuid or self.node.new_uuid()
        await self.node.db.write(_create, message, uuid, self.node.random.getrandbits(64))
        return uuid

    @handles(UpdateZone)
    async def update(self, message: UpdateZone) -> Uuid:
        """Changes what is given."""
        await self.node.db.write(_update, message)
        return message.uuid

    @handles(ChangeZoneState)
    async def change_state(self, message: ChangeZoneState) -> Uuid:
        """Enables or disables; either twice is no error."""
        values = {"state": STATE_EVENTS[message.state_event]}
        await self.node.db.write(resources.change, Zone, message.uuid, values)
        return message.uuid

    @handles(DeleteZone)
    async def delete(self, message: DeleteZone) -> None:
        """Deletes the zone with everything in it. Raises NotDeleted."""
        await self.node.cascades.delete("zone.delete", message.uuid, message.delete_mode)

    @handles(RemoveZone)
    async def remove(self, message: RemoveZone) -> None:
        """Removes the zone. Raises Refused while anything is in it."""
        async with self.node.tasks.queue(f"zone-{message.uuid}"):
            await self.node.db.write(_delete, message.uuid)

    @handles(GetZone)
    async def get(self, message: GetZone) -> list[Uuid]:
        """The zone, if it exists."""
        found = await self.node.db.query(_existing, message.uuid)
        return [found] if found is not None else []


def _create(tx: Transaction, message: CreateZone, uuid: Uuid, seed: int) -> None:
    _clear_default(tx, message.is_default)
    values = {
        "uuid": uuid,
        "name": message.name,
        "description": message.description,
        "state": ENABLED,
        "type": ZONE_TYPE,
        "is_default": bool(message.is_default),
    }
    resources.create(tx, Zone, message, seed, values)


def _update(tx: Transaction, message: UpdateZone) -> None:
    _clear_default(tx, message.is_default)
    values = message.model_dump(include={"name", "description", "is_default"})
    resources.change(tx, Zone, message.uuid, values)


def _clear_default(tx: Transaction, is_default: bool | None) -> None:
    if is_default:
        tx.update(Zone, {"is_default": True}, is_default=False)


def _delete(tx: Transaction, uuid: Uuid) -> None:
    resources.refuse_if_used(tx, Zone, uuid)
    resources.delete(tx, Zone, uuid)


def _existing(tx: Transaction, uuid: Uuid | None) -> Uuid | None:
    zone = tx.get(Zone, uuid)
    return zone.uuid if zone is not None else None
