"""The tables of settings and their values."""

from __future__ import annotations

from sqlalchemy import Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.db.model import Base, Inventory, OwnedWithResource, Stamped


class GlobalConfigRow(Base):
    """One setting and its value, as text."""

    __tablename__ = "global_config"
    __cached__ = True
    __table_args__ = (UniqueConstraint("category", "name"),)
    __vo__ = "GlobalConfigVO"
    __inventory__ = Inventory(
        "org.zstack.core.config.GlobalConfigInventory",
        columns=("category", "name", "value", "defaultValue"),
        wide=("description",),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    """Number of the row."""
    name: Mapped[str] = mapped_column(String(255))
    """Name of the setting in its category."""
    category: Mapped[str] = mapped_column(String(64))
    """What the setting is about, such as vm."""
    description: Mapped[str | None] = mapped_column(String(1024))
    """What the setting does."""
    default_value: Mapped[str] = mapped_column(String(4096))
    """Its value until somebody changes it."""
    value: Mapped[str] = mapped_column(String(4096))
    """Its value now."""


class ResourceConfig(Stamped):
    """The value of a setting for one resource (and what is in it), instead of the global one."""

    __tablename__ = "resource_config"
    __table_args__ = (UniqueConstraint("category", "name", "resource_uuid", "resource_type"),)
    __vo__ = "ResourceConfigVO"
    __ownership__ = OwnedWithResource()
    __inventory__ = Inventory(
        "org.zstack.resourceconfig.ResourceConfigInventory",
        columns=("category", "value", "resourceType", "resourceUuid"),
        wide=("description",),
    )

    resource_uuid: Mapped[str] = mapped_column(String(32), index=True)
    """The resource that has the value; it holds for what is in that, too."""
    resource_type: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(255))
    """Name of the setting in its category."""
    category: Mapped[str] = mapped_column(String(64))
    """What the setting is about, such as vm."""
    description: Mapped[str | None] = mapped_column(String(1024))
    """What the setting does."""
    value: Mapped[str] = mapped_column(String(4096))
    """The value for this resource."""
