"""What happens to access keys inside transactions, also those of other nouns: keys go with whose they are."""

from __future__ import annotations

from orrery.core.identity.accesskey.model import AccessKey
from orrery.core.identity.accesskey.quotas import ACCESS_KEYS
from orrery.core.kernel import resources
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction


def delete_keys(tx: Transaction, /, **whose: Uuid) -> None:
    """Deletes the access keys whose columns have these values; none is fine."""
    for key in tx.find(AccessKey, **whose):
        ACCESS_KEYS.removed(tx, vars(key))
        resources.delete(tx, AccessKey, key.uuid)
