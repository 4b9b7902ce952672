"""Entering a call into the audit, in the transaction that makes its end known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from orrery.core.audit.model import DETAILS_LENGTH, NAME_LENGTH, Audit
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction

Error = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Target:
    """The resource that a call is about."""

    vo: str | None = None
    uuid: Uuid | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One call that has ended."""

    uuid: Uuid
    api: str
    account_uuid: Uuid
    user_uuid: Uuid
    client_ip: str
    target: Target
    cost_ms: int
    error: Error | None = None
    """The error object of a failure, as the wire has it."""
    job_uuid: Uuid | None = None
    login_name: str | None = None
    """The name that a refused login tried."""


def record(tx: Transaction, entry: Entry) -> None:
    """Records a call."""
    error = entry.error
    details = str(error.get("details", "")) if error is not None else None
    tx.insert(
        Audit,
        uuid=entry.uuid,
        api=entry.api,
        account_uuid=entry.account_uuid,
        user_uuid=entry.user_uuid,
        client_ip=entry.client_ip,
        resource_type=entry.target.vo,
        resource_uuid=entry.target.uuid,
        login_name=entry.login_name[:NAME_LENGTH] if entry.login_name is not None else None,
        job_uuid=entry.job_uuid,
        success=error is None,
        error_code=error["code"] if error is not None else None,
        error_details=details[:DETAILS_LENGTH] if details is not None else None,
        cost_ms=entry.cost_ms,
        create_date=tx.now,
    )
