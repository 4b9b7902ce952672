"""The table of canonical events."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.db.drivers.options import NEVER_REUSED_IDS
from orrery.core.kernel.db.model import Base, Inventory, OwnedBy


class CanonicalEvent(Base):
    """Something that happened to a resource. Ids grow in the order of the commits, and never come twice.

    The driver takes the write lock before it draws them (`orrery.core.kernel.db.driver.Connection.begin`).
    """

    __tablename__ = "event"
    __table_args__ = (
        Index(None, "resource_uuid", "id"),
        Index(None, "account_uuid", "id"),
        NEVER_REUSED_IDS,
    )
    __vo__ = "EventVO"
    __ownership__ = OwnedBy()
    __inventory__ = Inventory(
        "org.zstack.header.event.EventInventory",
        columns=("name", "resourceType", "resourceUuid", "time"),
        wide=("accountUuid", "body"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    """Number of the event; it grows in the order of the commits."""
    name: Mapped[str] = mapped_column(String(64))
    """What happened, such as vm.running."""
    time: Mapped[int]
    """When it happened; milliseconds since 1970."""
    resource_type: Mapped[str] = mapped_column(String(64))
    resource_uuid: Mapped[str] = mapped_column(String(32))
    """The resource that it happened to."""
    account_uuid: Mapped[str | None] = mapped_column(String(32))
    """The owner after it; None for what belongs to the cloud."""
    body: Mapped[dict[str, Any]]
    """The fields that the kind shows, by wire name; those that are null are left out."""
