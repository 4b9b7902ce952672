"""Secrets that were kept ahead for resources that a node died before it made."""

from __future__ import annotations

from sqlalchemy import delete, exists

from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.registry import RegisteredResource
from orrery.core.kernel.secret_store.model import SecretRow
from orrery.core.kernel.workflow.model import Claim

UNOWNED = Statement(
    delete(SecretRow).where(
        ~exists().where(RegisteredResource.uuid == SecretRow.resource_uuid),
        ~exists().where(Claim.resource == SecretRow.resource_uuid),
    )
)


def sweep(tx: Transaction) -> int:
    """Deletes them; gives how many there were. What a run still works on stays."""
    return tx.run(UNOWNED)
