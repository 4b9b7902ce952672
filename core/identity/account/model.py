"""Accounts."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.db.model import Base, Events, Inventory, OwnedBy, Ownership, Resource

SYSTEM_ADMIN, NORMAL = "SystemAdmin", "Normal"
TYPES = (SYSTEM_ADMIN, NORMAL)


class Account(Resource):
    """An account; `password` is a slow salted hash of what clients send."""

    __tablename__ = "account"
    __cached__ = True
    __vo__ = "AccountVO"
    __table_args__ = (UniqueConstraint("name"),)
    __ownership__ = OwnedBy("uuid", is_lendable=False)
    __inventory__ = Inventory(
        "org.zstack.header.identity.AccountInventory",
        hidden=("password", "closing"),
        columns=("type", "description"),
        wide=("createDate",),
    )
    __events__ = Events(
        "account",
        (
            "name",
            "description",
            "type",
        ),
    )

    type: Mapped[str] = mapped_column(String(32))
    """Normal is a tenant, SystemAdmin an account of administrators."""
    password: Mapped[str] = mapped_column(String(255))
    closing: Mapped[bool]
    """Whether it is being deleted, so that nobody logs in any more."""


class Owned(Base):
    """A row that belongs to an account."""

    __abstract__ = True
    __ownership__: ClassVar[Ownership | None] = OwnedBy()

    account_uuid: Mapped[str] = mapped_column(ForeignKey(Account.uuid), sort_order=80)
    """The account that owns it."""
