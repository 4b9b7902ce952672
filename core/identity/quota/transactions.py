"""The rows of quotas, inside transactions."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import bindparam, select

from orrery.core.identity.account.model import NORMAL, Account
from orrery.core.kernel.config import global_text
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.ids import new_uuid
from orrery.core.kernel.quota import AccountQuota, Quota

WITHOUT = Statement(
    select(Account.uuid)
    .where(
        Account.type == NORMAL,
        Account.uuid.not_in(select(AccountQuota.identity_uuid).where(AccountQuota.name == bindparam("name"))),
    )
    .order_by(Account.uuid)
)


def give_quotas(tx: Transaction, account: Uuid, quotas: Sequence[Quota], rng: random.Random) -> None:
    """Gives a new account its quotas, with the limits that the settings say.

    It may have something already: what every account has is made by other nouns, in the same transaction.
    """
    for (_, used), quota in zip(used_by(tx, account, quotas), quotas, strict=True):
        _insert(tx, account, quota, used, new_uuid(tx.now, rng))


def drop_quotas(tx: Transaction, account: Uuid) -> None:
    """Removes the quotas of an account that goes."""
    tx.delete(AccountQuota, identity_uuid=account)


def complete(tx: Transaction, quotas: Iterable[Quota], seed: int) -> None:
    """Gives accounts the quotas that were declared after they were opened, and counts what they have."""
    rng = random.Random(seed)
    for quota in quotas:
        missing = tx.all(WITHOUT, name=quota.name)
        used = dict(tx.all(quota.sums)) if missing else {}
        for (account,) in missing:
            _insert(tx, account, quota, used.get(account, 0), new_uuid(tx.now, rng))


def _insert(tx: Transaction, account: Uuid, quota: Quota, used: int, uuid: Uuid) -> None:
    tx.insert(
        AccountQuota,
        uuid=uuid,
        name=quota.name,
        identity_uuid=account,
        identity_type=Account.__vo__,
        value=quota.config.value_of(global_text(tx, quota.config)),
        used=used,
    )


def used_by(tx: Transaction, account: Uuid, quotas: Iterable[Quota]) -> Iterator[tuple[str, int]]:
    """What an account has by the sums themselves, whoever it is."""
    for quota in quotas:
        found = tx.one(quota.sum_of_one, account=account)
        yield quota.name, found[1] if found is not None else 0
