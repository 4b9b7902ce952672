"""What other nouns do to access keys inside transactions of their own: keys go with whose they are."""

from __future__ import annotations

from core.identity.accesskey.model import AccessKey
from core.kernel.db.model import Uuid
from core.kernel.db.transaction import Transaction


def delete_keys_of_account(tx: Transaction, account_uuid: Uuid) -> None:
    """Deletes the access keys of an account that is deleted, and those of its users."""
    tx.delete(AccessKey, account_uuid=account_uuid)


def delete_keys_of_user(tx: Transaction, user_uuid: Uuid) -> None:
    """Deletes the access keys of a user that is deleted."""
    tx.delete(AccessKey, user_uuid=user_uuid)
