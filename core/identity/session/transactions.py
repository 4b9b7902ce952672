"""What other nouns do to sessions inside transactions of their own; `CloseSessions` then makes it known."""

from __future__ import annotations

from sqlalchemy import bindparam, delete

from orrery.core.identity.session.model import Session
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction

OF_ACCOUNT = Statement(
    delete(Session).where(Session.account_uuid == bindparam("who"), Session.uuid != bindparam("kept"))
)
OF_USER = Statement(
    delete(Session).where(Session.user_uuid == bindparam("who"), Session.uuid != bindparam("kept"))
)


def close_sessions_of_account(tx: Transaction, account_uuid: Uuid, kept: Uuid = "") -> None:
    """Ends the sessions of an account and of its users, but not the one of uuid `kept`."""
    tx.run(OF_ACCOUNT, who=account_uuid, kept=kept)


def close_sessions_of_user(tx: Transaction, user_uuid: Uuid, kept: Uuid = "") -> None:
    """Ends the sessions of a user (or, given an account's uuid, of nobody but the account itself)."""
    tx.run(OF_USER, who=user_uuid, kept=kept)
