"""Jobs: asynchronous API calls, as rows, so that they survive a restart."""

from __future__ import annotations

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.db.model import Base


class ApiJob(Base):
    """One asynchronous API call; it runs as long as it has no `JobEnd`."""

    __tablename__ = "api_job"

    uuid: Mapped[str] = mapped_column(String(32), primary_key=True)
    api: Mapped[str] = mapped_column(String(64))
    account_uuid: Mapped[str] = mapped_column(String(32))
    node: Mapped[str] = mapped_column(String(32))
    created: Mapped[int]
    """Milliseconds since 1970."""
    user_uuid: Mapped[str] = mapped_column(String(32))
    client_ip: Mapped[str] = mapped_column(String(45))
    resource_type: Mapped[str | None] = mapped_column(String(64))
    resource_uuid: Mapped[str | None] = mapped_column(String(32))
    """What the call is about, where it names it; with the two before for the audit."""
    public: Mapped[bool]
    """Whether its uuid alone lets read it; such a uuid cannot be guessed."""


class JobEnd(Base):
    """How a job ended.

    Not columns of its job: a row that grows where it lies moves its neighbours, while new rows only follow
    one another. A creation of a VM writes a twentieth less of the write-ahead log for it.
    """

    __tablename__ = "api_job_end"
    __table_args__ = (Index(None, "finished"),)

    job: Mapped[str] = mapped_column(String(32), primary_key=True)
    finished: Mapped[int]
    """Milliseconds since 1970."""
    success: Mapped[bool]
    body: Mapped[str] = mapped_column(Text)
    """As JSON: of the success, or of the error."""
