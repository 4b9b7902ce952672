"""Granting and giving back: one conditional UPDATE for all quotas that a transaction's step is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from sqlalchemy import BindParameter, bindparam, case, or_, update

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import QuotaExceeded
from orrery.core.kernel.ownership import ADMIN_UUID
from orrery.core.kernel.quota.model import AccountQuota

Amounts = Mapping[str, int]
"""How much, by the name of the quota."""


def difference(after: Amounts, before: Amounts) -> Amounts:
    """What `after` has more than `before`; less than nothing where it has less."""
    names = dict.fromkeys((*before, *after))
    return {name: after.get(name, 0) - before.get(name, 0) for name in names}


def charge(tx: Transaction, account: Uuid, amounts: Callable[[], Amounts], *, forced: bool = False) -> None:
    """An account uses so much more, or (below zero) less. Raises QuotaExceeded.

    What is `forced` is granted beyond the limits too: what is taken back or seen in the world is so, whether
    it may or not. Less is always granted. The first administrators' account has no quotas, and costs nothing.
    """
    if account == ADMIN_UUID:
        return
    asked = {name: amount for name, amount in amounts().items() if amount}
    if not asked:
        return
    names = tuple(sorted(asked))
    deltas = {f"d{number}": asked[name] for number, name in enumerate(names)}
    granted = tx.touch(_granting(names, forced), account=account, **deltas)
    if len(granted) < len(names):
        _refuse(tx, account, {name: asked[name] for name in names if (name,) not in granted})


@cache
def _granting(names: tuple[str, ...], forced: bool) -> Statement:
    """Adds ``d0``, ``d1`` ... to what is used of these quotas; gives the names of those that allow it."""
    quota = AccountQuota
    deltas = [bindparam(f"d{number}", type_=quota.used.type) for number in range(len(names))]
    delta = case(*((quota.name == name, each) for name, each in zip(names, deltas, strict=True)))
    more = (
        update(quota)
        .where(quota.identity_uuid == bindparam("account"), quota.name.in_(texts(names)))
        .values(used=quota.used + delta)
        .returning(quota.name)
    )
    return Statement(more if forced else more.where(or_(delta <= 0, quota.used + delta <= quota.value)))


def texts(values: Iterable[str]) -> list[BindParameter[str]]:
    """Each value as a parameter of its own, for an IN in a statement that has further parameters."""
    return [bindparam(None, value) for value in values]


def _refuse(tx: Transaction, account: Uuid, asked: Amounts) -> None:
    """Raises QuotaExceeded for those of the quotas that the account has; the others do not limit it."""
    rows = {row.name: row for row in tx.find(AccountQuota, identity_uuid=account)}
    exceeded = [rows[name] for name in asked if name in rows]
    if exceeded:
        raise QuotaExceeded(f"{'; '.join(_lines(exceeded, asked))}{ADVICE.format(account=account)}")


ADVICE = (
    ". Delete what is not needed, or have an administrator raise the quota of account[uuid:{account}]"
    " (UpdateQuota)"
)


def _lines(rows: Iterable[AccountQuota], asked: Amounts) -> list[str]:
    return [
        f"quota[{row.name}] is exceeded: the limit is {row.value}, {row.used} used, {asked[row.name]} asked"
        for row in rows
    ]
