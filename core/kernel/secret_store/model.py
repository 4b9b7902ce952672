"""The table of secrets."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.db.drivers.options import STORED_BY_KEY
from orrery.core.kernel.db.model import Base


class SecretRow(Base):
    """A secret of a resource, encrypted; no query, event or inventory reaches it."""

    __tablename__ = "secret"
    __table_args__ = STORED_BY_KEY

    resource_type: Mapped[str] = mapped_column(String(64), primary_key=True)
    resource_uuid: Mapped[str] = mapped_column(String(32), primary_key=True)
    field: Mapped[str] = mapped_column(String(64), primary_key=True)
    key_id: Mapped[str] = mapped_column(String(16))
    """Which key encrypted it."""
    sealed: Mapped[str] = mapped_column(Text)
