"""Oracles of ownership: every owner and share is of something that exists, and no account sees another's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from typing import Any

from sqlalchemy import bindparam, select

from orrery.core.identity.account.model import NORMAL, Account
from orrery.core.identity.policy.model import Policy, UserGroupPolicyRef, UserPolicyRef
from orrery.core.identity.user.model import User, UserGroup, UserGroupUserRef
from orrery.core.kernel.db.model import Base, Uuid, models_by_vo
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.ownership import Named, SharedResource, lendable_kinds, owned_kinds, owner_of
from orrery.core.kernel.query.visibility import Visibility
from orrery.testlib.rows import fresh, rows_of

TENANTS = fresh(select(Account).where(Account.type == NORMAL).order_by(Account.uuid))
SHARES = fresh(select(SharedResource).order_by(SharedResource.id))
Kinds = tuple[tuple[str, type[Base]], ...]
"""Every kind that queries show, by its name in the wire catalogue."""
LINKS: tuple[tuple[type[Base], type[Base], str, type[Base], str], ...] = (
    (UserGroupUserRef, User, "user_uuid", UserGroup, "group_uuid"),
    (UserPolicyRef, User, "user_uuid", Policy, "policy_uuid"),
    (UserGroupPolicyRef, UserGroup, "group_uuid", Policy, "policy_uuid"),
)
"""Rows that join two things, which must belong to one account."""


def misowned(tx: Transaction) -> Iterator[str]:
    """Owners, shares and attached policies that do not fit."""
    yield from _orphans(tx)
    yield from _shares(tx)
    yield from _links(tx)
    yield from trespasses(tx, [tenant.uuid for tenant in tx.all(TENANTS)])


def _orphans(tx: Transaction) -> Iterator[str]:
    for model in owned_kinds():
        for uuid, account in tx.all(_without_account(model)):
            yield f"{model.__name__}[{uuid}] belongs to account[{account}], which is gone"


@cache
def _without_account(model: type[Base]) -> Statement:
    columns = model.__table__.c
    lost = select(columns.uuid, columns.account_uuid)
    return fresh(lost.where(columns.account_uuid.not_in(select(Account.uuid))).order_by(columns.uuid))


def _shares(tx: Transaction) -> Iterator[str]:
    lendable = {model.__vo__: model for model in lendable_kinds()}
    for share in tx.all(SHARES):
        what = f"share {share.id} of {share.resource_type}[{share.resource_uuid}]"
        model = lendable.get(share.resource_type)
        row: Any = tx.get(model, share.resource_uuid) if model is not None else None
        if row is None:
            yield f"{what} is of nothing that there is"
        elif row.account_uuid != share.owner_account_uuid:
            yield f"{what} says owner[{share.owner_account_uuid}], but that is [{row.account_uuid}]"
        if share.to_public != (share.receiver_account_uuid is None):
            yield f"{what} is neither for one account nor for all"
        elif not share.to_public and tx.get(Account, share.receiver_account_uuid) is None:
            yield f"{what} is for account[{share.receiver_account_uuid}], which is gone"


def _links(tx: Transaction) -> Iterator[str]:
    for link, left, left_key, right, right_key in LINKS:
        for row in tx.all(rows_of(link)):
            one: Any = tx.get(left, getattr(row, left_key))
            other: Any = tx.get(right, getattr(row, right_key))
            if one is None or other is None or one.account_uuid != other.account_uuid:
                yield f"{link.__name__}[{row.__dict__['id']}] joins what does not belong to one account"


def trespasses(tx: Transaction, tenants: Sequence[Uuid]) -> Iterator[str]:
    """What queries show accounts otherwise than the owner of each row says, which is asked one by one."""
    receivers: dict[tuple[str, str], set[Uuid | None]] = {}
    for share in tx.all(SHARES):
        named = receivers.setdefault((share.resource_type, share.resource_uuid), set())
        named.add(None if share.to_public else share.receiver_account_uuid)
    for model, statement in _shown(_kinds()) if tenants else ():
        keys = list(model.__table__.primary_key)
        rows = [(row, owner_of(tx, row)) for row in tx.all(rows_of(model))]
        for tenant in tenants:
            shown = tx.all(statement, account=tenant)
            seen = [row for row, owner in rows if _sees(tenant, owner, receivers)]
            if _keys(shown, keys) != _keys(seen, keys):
                counts = f"{len(shown)} of {len(rows)}, but may see {len(seen)}"
                yield f"account[{tenant}] is shown {counts}: {model.__vo__}"


def _sees(
    tenant: Uuid,
    owner: tuple[Uuid, Named | None] | None,
    receivers: Mapping[tuple[str, str], Set[Uuid | None]],
) -> bool:
    """Whether an account sees a row: its own, a part of the datacenter, or what is shared with it."""
    if owner is None or owner[0] == tenant:
        return True
    named = owner[1]
    return named is not None and not receivers.get(named, set()).isdisjoint((tenant, None))


def _kinds() -> Kinds:
    kinds = models_by_vo().items()
    return tuple(sorted((vo, model) for vo, model in kinds if model.__inventory__ is not None))


@cache
def _shown(kinds: Kinds) -> list[tuple[type[Base], Statement]]:
    """The kinds of which an account does not see everything, and what queries show ``account`` of each."""
    visibility = Visibility(bindparam("account", required=False), dict(kinds))
    conditions = [(model, visibility.condition(model.__table__, model)) for _, model in kinds]
    return [
        (model, fresh(select(model).where(condition).order_by(*model.__table__.primary_key)))
        for model, condition in conditions
        if condition is not None
    ]


def _keys(rows: Sequence[Base], keys: Sequence[Any]) -> list[tuple[Any, ...]]:
    return [tuple(getattr(row, key.key) for key in keys) for row in rows]
