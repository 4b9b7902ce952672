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
    api: Mapped[str] = mapped_column(String(64))
    account_uuid: Mapped[str] = mapped_column(String(32))
    """Empty, like `user_uuid`, where nobody was logged in."""
    user_uuid: Mapped[str] = mapped_column(String(32))
    client_ip: Mapped[str] = mapped_column(String(45))
    """Empty for calls from inside the process."""
    resource_type: Mapped[str | None] = mapped_column(String(64))
    resource_uuid: Mapped[str | None] = mapped_column(String(32))
    login_name: Mapped[str | None] = mapped_column(String(NAME_LENGTH))
    """Of a refused login the beginning of the name that was tried: people type passwords as names."""
    job_uuid: Mapped[str | None] = mapped_column(String(32))
    success: Mapped[bool]
    error_code: Mapped[str | None] = mapped_column(String(32))
    error_details: Mapped[str | None] = mapped_column(String(DETAILS_LENGTH))
    cost_ms: Mapped[int]
    create_date: Mapped[int]
    """When the call had ended."""
