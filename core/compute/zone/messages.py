"""Calls on zones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from orrery.core.compute.zone.model import Zone
from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    ApiMessage,
    CreateMessage,
    DeleteMessage,
    Description,
    Name,
    QueryMessage,
    Refers,
)
from orrery.core.kernel.bus import Message, RouteKey

api = Declarations(java="org.zstack.header.zone", admin=True)

ZoneUuid = Annotated[str, Refers("ZoneVO")]
AnyZoneUuid = Annotated[str, Refers("ZoneVO", must_exist=False)]


@api.post("/zones", returns=Zone)
class CreateZone(CreateMessage):
    """Create a zone, enabled."""

    name: Name
    description: Description | None = None
    is_default: bool | None = None
    """Whether it becomes the default zone; the former default ceases to be it."""


@api.action("/zones/{uuid}/actions", returns=Zone)
class UpdateZone(ApiMessage):
    """Rename, describe, or make default."""

    uuid: ZoneUuid
    name: Name | None = None
    description: Description | None = None
    is_default: bool | None = None
    """Whether it becomes the default zone; absent: unchanged."""


@api.action("/zones/{uuid}/actions", returns=Zone)
class ChangeZoneState(ApiMessage):
    """Enable or disable a zone for new VMs."""

    uuid: ZoneUuid
    state_event: Literal["enable", "disable"]
    """A disabled zone takes no new VMs."""


@api.delete("/zones/{uuid}")
class DeleteZone(DeleteMessage):
    """Delete a zone with everything in it; its VMs are destroyed for good."""

    uuid: AnyZoneUuid


@api.get("/zones/{uuid}/info", returns=Zone, many=True)
class GetZone(ApiMessage):
    """One zone, or none."""

    uuid: str | None = None
    """The zone; one that does not exist, or none given, makes the list empty."""


@api.query("/zones", "/zones/{uuid}", returns=Zone, admin=False)
class QueryZone(QueryMessage):
    """List zones."""


@dataclass(frozen=True)
class RemoveZone(Message[None]):
    """Remove a zone in which nothing is any more: the end of its cascade."""

    uuid: RouteKey
