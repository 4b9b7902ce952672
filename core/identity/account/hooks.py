"""Where other nouns join the life of accounts."""

from __future__ import annotations

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.plugins.hooks import hookimpl, hookspec

__all__ = ["account_created", "account_removed", "hookimpl"]


@hookspec
def account_created(tx: Transaction, account_uuid: Uuid, seed: int) -> None:
    """Gives a new account what every account has, in the transaction that records it.

    `seed` draws identities. Must touch nothing but rows; what it raises takes the account back.
    """
    raise NotImplementedError


@hookspec
def account_removed(tx: Transaction, account_uuid: Uuid) -> None:
    """Removes rows that belong to an account, in the transaction that removes its own.

    Resources that need more than the database have gone by then, by the account's cascade. Must touch nothing
    but rows; what it raises keeps the account.
    """
    raise NotImplementedError
