"""What happens to access keys inside transactions, also those of other nouns: keys go with whose they are."""

from __future__ import annotations

from orrery.core.identity.accesskey.model import AccessKey
from orrery.core.identity.accesskey.quotas import ACCESS_KEYS
from orrery.core.kernel import resources
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction


def delete_key(tx: Transaction, uuid: Uuid) -> None:
    """Deletes an access key; an absent one is fine."""
    _delete(tx, uuid=uuid)


def delete_keys_of_account(tx: Transaction, account_uuid: Uuid) -> None:
    """Deletes the access keys of an account that is deleted, and those of its users."""
    _delete(tx, account_uuid=account_uuid)


def delete_keys_of_user(tx: Transaction, user_uuid: Uuid) -> None:
    """Deletes the access keys of a user that is deleted."""
    _delete(tx, user_uuid=user_uuid)


def _delete(tx: Transaction, **whose: Uuid) -> None:
    for key in tx.find(AccessKey, **whose):
        ACCESS_KEYS.removed(tx, vars(key))
        resources.delete(tx, AccessKey, key.uuid)
