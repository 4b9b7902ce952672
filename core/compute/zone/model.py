"""Zones."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.db.model import Events, Inventory, Resource


class Zone(Resource):
    """A zone. Disabled, it takes no new VMs; those that run are left alone."""

    __tablename__ = "zone"
    __cached__ = True
    __vo__ = "ZoneVO"
    __inventory__ = Inventory(
        "org.zstack.header.zone.ZoneInventory",
        columns=("state", "isDefault"),
        wide=("type", "description"),
    )
    __events__ = Events(
        "zone",
        (
            "name",
            "description",
            "state",
            "is_default",
        ),
        watched=("state",),
    )

    state: Mapped[str] = mapped_column(String(16))
    """A Disabled zone takes no new VMs."""
    type: Mapped[str] = mapped_column(String(32))
    """Always zstack."""
    is_default: Mapped[bool]
    """Whether it is the default zone; at most one is."""
