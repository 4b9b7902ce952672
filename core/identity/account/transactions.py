"""Accounts inside the transactions of other nouns."""

from __future__ import annotations

from orrery.core.identity.account.model import SYSTEM_ADMIN, Account
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.ownership import Caller


def caller_of(tx: Transaction, account_uuid: Uuid) -> Caller:
    """An account as the caller of what is done for it. Raises NotFound where it is gone."""
    account = tx.require(Account, account_uuid)
    return Caller(account.uuid, account.uuid, account.type == SYSTEM_ADMIN)
