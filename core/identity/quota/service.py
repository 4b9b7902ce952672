"""Handlers of the calls on quotas."""

from __future__ import annotations

import random
from collections.abc import Sequence

from orrery.core.identity.account.hooks import hookimpl
from orrery.core.identity.account.model import NORMAL, Account
from orrery.core.identity.quota.errors import QuotaInvalidOperation
from orrery.core.identity.quota.messages import GetAccountQuotaUsage, QuotaUsage, QuotaUsages, UpdateQuota
from orrery.core.identity.quota.transactions import complete, drop_quotas, give_quotas, used_by
from orrery.core.kernel.api.message import LONG_MAX
from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.model import Uuid, models_by_vo
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.quota import AccountQuota, Quota

UNLIMITED = LONG_MAX
"""What administrators are told for a limit."""


class QuotaService(Service):
    """Limits, and what is used of them. Counting is the business of whoever makes what is counted."""

    async def start(self) -> None:
        """Sees to it that every account has every quota; no operation is under way yet."""
        seed = self.node.random.getrandbits(64)
        await self.node.db.write(complete, self.node.quotas.declared(), seed)

    @hookimpl
    def account_created(self, tx: Transaction, account_uuid: Uuid, seed: int) -> None:
        """A tenant gets every quota."""
        if tx.require(Account, account_uuid).type == NORMAL:
            give_quotas(tx, account_uuid, self.node.quotas.declared(), random.Random(f"{seed}/quotas"))

    @hookimpl
    def account_removed(self, tx: Transaction, account_uuid: Uuid) -> None:
        """Its quotas go with it."""
        drop_quotas(tx, account_uuid)

    @hookimpl
    def owner_changed(self, tx: Transaction, vo: str, uuid: Uuid, former: Uuid, account: Uuid) -> None:
        """What changes hands counts for its new owner. Raises QuotaExceeded where that may not have it."""
        self.node.quotas.transfer(tx, [tx.require(models_by_vo()[vo], uuid)], former, account)

    @handles(UpdateQuota)
    async def update(self, message: UpdateQuota) -> Uuid:
        """Sets the limit. Raises InvalidArgument for an unknown quota, QuotaInvalidOperation."""
        self.node.quotas.find(message.name)
        return await self.node.db.write(_update, message)

    @handles(GetAccountQuotaUsage)
    async def usage(self, message: GetAccountQuotaUsage) -> QuotaUsages:
        """What is used now."""
        usages = await self.node.db.query(_usages, message.uuid, self.node.quotas.declared())
        return QuotaUsages(usages=usages)


def _update(tx: Transaction, message: UpdateQuota) -> Uuid:
    account = tx.require(Account, message.identity_uuid)
    if account.type != NORMAL:
        raise QuotaInvalidOperation(
            f"field[identityUuid]: account[uuid:{account.uuid}, name:{account.name}] is one of"
            " administrators, who are not limited; name an account of type Normal"
        )
    row = tx.first(AccountQuota, identity_uuid=account.uuid, name=message.name)
    assert row is not None
    tx.update(AccountQuota, {"uuid": row.uuid}, value=message.value)
    return row.uuid


def _usages(tx: Transaction, account: Uuid, quotas: Sequence[Quota]) -> list[QuotaUsage]:
    rows = {row.name: row for row in tx.find(AccountQuota, identity_uuid=account)}
    if not rows:
        found = used_by(tx, account, quotas)
        return [QuotaUsage(name=name, total=UNLIMITED, used=used) for name, used in found]
    mine = [rows[quota.name] for quota in quotas if quota.name in rows]
    return [QuotaUsage(name=row.name, total=row.value, used=row.used) for row in mine]
