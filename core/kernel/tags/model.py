"""The tables of tags."""

from __future__ import annotations

from sqlalchemy import Index, String, false
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.api.secrecy import shown_tag
from orrery.core.kernel.db.model import Inventory, OwnedWithResource, Stamped


class UserTag(Stamped):
    """A text that people hang on a resource."""

    __tablename__ = "user_tag"
    __table_args__ = (Index(None, "tag", "resource_uuid"),)
    __vo__ = "UserTagVO"
    __ownership__ = OwnedWithResource()
    __inventory__ = Inventory(
        "org.zstack.header.tag.UserTagInventory",
        columns=("tag", "resourceType", "resourceUuid"),
        wide=("createDate",),
    )

    resource_uuid: Mapped[str] = mapped_column(String(32), index=True)
    """The resource that has the tag."""
    resource_type: Mapped[str] = mapped_column(String(64))
    tag: Mapped[str] = mapped_column(String(2048))
    """The text; it means nothing to the system."""
    type: Mapped[str] = mapped_column(String(16), server_default="User")
    """Always User."""
    tag_pattern_uuid: Mapped[str | None] = mapped_column(String(32), index=True)
    """The pattern that it was made from, if any."""


class SystemTag(Stamped):
    """A tag in a declared pattern, with meaning to the system."""

    __tablename__ = "system_tag"
    __table_args__ = (Index(None, "tag", "resource_uuid"),)
    __vo__ = "SystemTagVO"
    __ownership__ = OwnedWithResource()
    __inventory__ = Inventory(
        "org.zstack.header.tag.SystemTagInventory",
        hidden=("secret",),
        columns=("tag", "resourceType", "resourceUuid", "inherent"),
        wide=("createDate",),
    )

    resource_uuid: Mapped[str] = mapped_column(String(32), index=True)
    """The resource that has the tag."""
    resource_type: Mapped[str] = mapped_column(String(64))
    tag: Mapped[str] = mapped_column(String(65535))
    """The text, or what may be shown of it."""
    secret: Mapped[str | None] = mapped_column(String(65535))
    """The whole text of one that holds a secret."""
    type: Mapped[str] = mapped_column(String(16), server_default="System")
    """Always System."""
    inherent: Mapped[bool] = mapped_column(server_default=false())
    """Set by the system; people can neither change nor delete it."""

    @property
    def text(self) -> str:
        """The whole text."""
        return self.tag if self.secret is None else self.secret


def text_of(tag: str) -> dict[str, str | None]:
    """The columns that hold the text of a system tag."""
    shown = shown_tag(tag)
    return {"tag": shown, "secret": tag if shown != tag else None}
