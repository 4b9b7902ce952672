"""Handlers of the calls on accounts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.identity.account.messages import CreateAccount
from core.identity.account.model import NORMAL, Account
from core.identity.account.passwords import hashed
from core.kernel import resources
from core.kernel.bus import handles
from core.kernel.db.model import Uuid
from core.kernel.db.transaction import Transaction
from core.kernel.errors import InvalidArgument
from core.kernel.plugins import Service


class AccountService(Service):
    """Everything that happens to accounts."""

    @handles(CreateAccount)
    async def create(self, message: CreateAccount) -> Uuid:
        """Records the account. Raises InvalidArgument where the name is taken."""
        uuid = message.resource_uuid or self.node.new_uuid()
        values = {
            "uuid": uuid,
            "name": message.name,
            "description": message.description,
            "type": message.type or NORMAL,
            "password": await hashed(self.node, message.password),
        }
        await self.node.db.write(_create, message, self.node.random.getrandbits(64), values)
        return uuid


def _create(tx: Transaction, message: CreateAccount, seed: int, values: Mapping[str, Any]) -> None:
    if tx.first(Account, name=message.name) is not None:
        raise InvalidArgument(
            f"field[name]: an account is called [{message.name}] already; choose another name"
        )
    resources.create(tx, Account, message, seed, values)
