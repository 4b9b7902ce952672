"""The tables of uuids."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.db.drivers.options import STORED_BY_KEY
from orrery.core.kernel.db.model import AdminsOnly, Base, Inventory


class RegisteredResource(Base):
    """A uuid that a resource has. Nothing writes here but the database itself and `register_all`."""

    __tablename__ = "resource"
    __table_args__ = STORED_BY_KEY

    uuid: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(64))
    """The kind's name in the wire catalogue, such as ``ZoneVO``."""


class ResourceClash(Base):
    """One of several resources of different kinds that share a uuid, from before that was impossible.

    There is a row for each of them, until only one is left. The registry has one of them.
    """

    __tablename__ = "resource_clash"
    __table_args__ = STORED_BY_KEY
    __vo__ = "ResourceClashVO"
    __ownership__ = AdminsOnly()
    __inventory__ = Inventory("org.zstack.header.vo.ResourceClashInventory")

    resource_uuid: Mapped[str] = mapped_column(String(32), primary_key=True)
    """The uuid that several resources share."""
    resource_type: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Kind of this one of them, such as VmInstanceVO."""
