"""Jobs: asynchronous API calls, as rows, so that they survive a restart."""

from __future__ import annotations

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.kernel.db.model import Base


class ApiJob(Base):
    """One asynchronous API call; `finished` is null while it runs."""

    __tablename__ = "api_job"
    __table_args__ = (Index(None, "finished"),)

    uuid: Mapped[str] = mapped_column(String(32), primary_key=True)
    api: Mapped[str] = mapped_column(String(64))
    account_uuid: Mapped[str] = mapped_column(String(32))
    node: Mapped[str] = mapped_column(String(32))
    created: Mapped[int]
    """Milliseconds since 1970, like `finished`."""
    finished: Mapped[int | None]
    success: Mapped[bool]
    result: Mapped[str | None] = mapped_column(Text)
    """The body as JSON: of the success, or of the error."""
    user_uuid: Mapped[str] = mapped_column(String(32))
    client_ip: Mapped[str] = mapped_column(String(45))
    resource_type: Mapped[str | None] = mapped_column(String(64))
    resource_uuid: Mapped[str | None] = mapped_column(String(32))
    """What the call is about, where it names it; with the two before for the audit."""
    public: Mapped[bool]
    """Whether its uuid alone lets read it; such a uuid cannot be guessed."""
