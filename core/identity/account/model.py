"""Accounts."""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.kernel.db.model import Events, Inventory, OwnedBy, Resource

SYSTEM_ADMIN, NORMAL = "SystemAdmin", "Normal"
TYPES = (SYSTEM_ADMIN, NORMAL)


class Account(Resource):
    """An account; `password` is a slow salted hash of what clients send."""

    __tablename__ = "account"
    __lasting__ = True
    __vo__ = "AccountVO"
    __table_args__ = (UniqueConstraint("name"),)
    __ownership__ = OwnedBy("uuid")
    __inventory__ = Inventory("org.zstack.header.identity.AccountInventory", hidden=("password",))
    __events__ = Events(
        "account",
        (
            "name",
            "description",
            "type",
        ),
    )

    type: Mapped[str] = mapped_column(String(32))
    password: Mapped[str] = mapped_column(String(255))
