"""Handlers of the calls on accounts."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from core.identity.account.messages import CreateAccount
from core.identity.account.model import NORMAL, Account
from core.identity.account.passwords import hashed
from core.identity.quota.transactions import give_quotas
from core.kernel import resources
from core.kernel.bus import handles
from core.kernel.db.model import Uuid
from core.kernel.db.transaction import Transaction
from core.kernel.errors import InvalidArgument
from core.kernel.plugins import Service
from core.kernel.quota import Quota


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
        seed = self.node.random.getrandbits(64)
        await self.node.db.write(_create, message, seed, values, self.node.quotas.declared())
        return uuid


def _create(
    tx: Transaction, message: CreateAccount, seed: int, values: Mapping[str, Any], quotas: Sequence[Quota]
) -> None:
    if tx.first(Account, name=message.name) is not None:
        raise InvalidArgument(
            f"field[name]: an account is called [{message.name}] already; choose another name"
        )
    resources.create(tx, Account, message, seed, values)
    if values["type"] == NORMAL:
        give_quotas(tx, values["uuid"], quotas, random.Random(seed))
