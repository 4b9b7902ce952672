"""Entries of the audit."""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.db.model import Base, Edge, Inventory, OwnedBy

DETAILS_LENGTH = 1024
NAME_LENGTH = 32


class Audit(Base):
    """One call that has ended. It holds no parameters, so no secrets; it outlives whom and what it names."""

    __tablename__ = "audit"
    __table_args__ = (
        Index(None, "create_date"),
        Index(None, "account_uuid", "create_date"),
        Index(None, "resource_uuid"),
    )
    __vo__ = "AuditVO"
    __ownership__ = OwnedBy(is_lendable=False)
    __inventory__ = Inventory(
        "org.zstack.header.audit.AuditInventory",
        expanded=(Edge("account_uuid", "AccountVO", name="account"),),
        columns=("api", "success", "resourceType", "resourceUuid", "loginName", "errorCode", "createDate"),
        wide=("clientIp", "costMs", "accountUuid", "errorDetails"),
    )

    uuid: Mapped[str] = mapped_column(String(32), primary_key=True)
    """Identity of the record."""
    api: Mapped[str] = mapped_column(String(64))
    """The API that was called."""
    account_uuid: Mapped[str] = mapped_column(String(32))
    """The account that called; empty where nobody was logged in."""
    user_uuid: Mapped[str] = mapped_column(String(32))
    """The user that called; empty where no user was logged in."""
    client_ip: Mapped[str] = mapped_column(String(45))
    """Empty for calls from inside the process."""
    resource_type: Mapped[str | None] = mapped_column(String(64))
    """Kind of the resource that the call named, such as VmInstanceVO."""
    resource_uuid: Mapped[str | None] = mapped_column(String(32))
    """The resource that the call named or made."""
    login_name: Mapped[str | None] = mapped_column(String(NAME_LENGTH))
    """Of a refused login the beginning of the name that was tried: people type passwords as names."""
    job_uuid: Mapped[str | None] = mapped_column(String(32))
    """The job that carried it out, if any."""
    success: Mapped[bool]
    """Whether it succeeded."""
    error_code: Mapped[str | None] = mapped_column(String(32))
    """Code of the error of a failed call."""
    error_details: Mapped[str | None] = mapped_column(String(DETAILS_LENGTH))
    """What went wrong, shortened."""
    cost_ms: Mapped[int]
    """How long it took, in milliseconds."""
    create_date: Mapped[int]
    """When the call had ended."""
