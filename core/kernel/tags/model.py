"""The tables of tags."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from core.kernel.db.model import Stamped


class UserTag(Stamped):
    """A text that people hang on a resource."""

    __tablename__ = "user_tag"

    resource_uuid: Mapped[str] = mapped_column(String(32), index=True)
    resource_type: Mapped[str] = mapped_column(String(64))
    tag: Mapped[str] = mapped_column(String(2048))


class SystemTag(Stamped):
    """A tag in a declared pattern, with meaning to the system."""

    __tablename__ = "system_tag"

    resource_uuid: Mapped[str] = mapped_column(String(32), index=True)
    resource_type: Mapped[str] = mapped_column(String(64))
    tag: Mapped[str] = mapped_column(String(65535))
