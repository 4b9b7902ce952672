"""What happens to accounts in cascades. Other nouns join: what an account owns goes with it."""

from __future__ import annotations

from orrery.core.identity.account.messages import DeleteAccount, RemoveAccount
from orrery.core.identity.account.model import Account
from orrery.core.kernel.cascade import Action

CASCADES = (
    Action(
        "account.delete",
        Account,
        act=lambda key, force: RemoveAccount(key[0]),
        out_of_use=("closing", True),
        api=DeleteAccount,
    ),
)
