"""With whom resources are shared. Whose they are stands in their own rows."""

from __future__ import annotations

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.db.model import AdminsOnly, Base, Inventory


class SharedResource(Base):
    """A resource that others than its owner may see and use, but not change."""

    __tablename__ = "shared_resource"
    __table_args__ = (
        Index(None, "receiver_account_uuid", "resource_uuid"),
        Index(None, "to_public", "resource_uuid"),
        Index(None, "resource_uuid", "receiver_account_uuid", unique=True),
    )
    __vo__ = "SharedResourceVO"
    __ownership__ = AdminsOnly()
    __inventory__ = Inventory("org.zstack.header.identity.SharedResourceInventory", hidden=("id",))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    owner_account_uuid: Mapped[str] = mapped_column(String(32), index=True)
    """The account that owns the resource."""
    receiver_account_uuid: Mapped[str | None] = mapped_column(String(32))
    """The account that it is shared with; absent where that is everybody."""
    to_public: Mapped[bool]
    """Whether every account sees and uses it."""
    resource_type: Mapped[str] = mapped_column(String(64))
    resource_uuid: Mapped[str] = mapped_column(String(32))
    """The resource that is shared."""
    create_date: Mapped[int]
    last_op_date: Mapped[int]
