"""What creating, changing and deleting any resource has in common, inside a transaction."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from orrery.core.kernel.api.message import ApiMessage
from orrery.core.kernel.config import Owner, drop_overrides
from orrery.core.kernel.db.model import Base, Uuid, declared_models
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Refused
from orrery.core.kernel.ownership import SharedResource
from orrery.core.kernel.tags import add_tags, delete_tags

ENABLED, DISABLED = "Enabled", "Disabled"
STATE_EVENTS = {"enable": ENABLED, "disable": DISABLED}
SWITCHED = {ENABLED: STATE_EVENTS, DISABLED: STATE_EVENTS}
"""Transitions of what can only be enabled and disabled."""


def create(
    tx: Transaction,
    model: type[Base],
    message: ApiMessage,
    seed: int,
    values: Mapping[str, Any],
    *,
    beside: Collection[Uuid] = (),
) -> None:
    """Inserts the row of a new resource (`values` hold its uuid) with the tags that the message brings.

    `seed` draws the tags' identities; `beside` are other resources that the message makes. Raises
    UnacceptableUuid, and Refused as `add_tags` does.
    """
    uuid: Uuid = values["uuid"]
    tx.create(model, **values)
    if message.system_tags or message.user_tags:
        tags = (message.system_tags, message.user_tags)
        add_tags(tx, model.__vo__, uuid, tags, random.Random(seed), beside=beside)


def change(tx: Transaction, model: type[Base], uuid: Uuid, values: Mapping[str, Any]) -> None:
    """Sets the columns whose value is given (not None). Raises NotFound."""
    tx.require(model, uuid)
    given = {key: value for key, value in values.items() if value is not None}
    if given:
        tx.update(model, {"uuid": uuid}, **given)


def delete(tx: Transaction, model: type[Base], uuid: Uuid) -> bool:
    """Removes a resource with what is attached to it; False where it was gone already."""
    strip(tx, model, uuid)
    return tx.delete(model, uuid=uuid) == 1


def strip(tx: Transaction, model: type[Base], uuid: Uuid) -> None:
    """Removes what is attached to a resource that is about to be removed: tags, settings of its own, shares.

    What is attached to a resource of another kind with the same uuid stays.
    """
    owner = Owner(model.__vo__, uuid)
    delete_tags(tx, owner)
    drop_overrides(tx, owner)
    tx.delete(SharedResource, resource_type=owner.vo, resource_uuid=uuid)


@cache
def _referrers(model: type[Base]) -> tuple[tuple[type[Base], str], ...]:
    """The columns of all tables that are foreign keys to `model` and do not give way to its deletion."""
    found = []
    for other in declared_models():
        for column in other.__table__.columns:
            if any(k.column.table is model.__table__ and k.ondelete is None for k in column.foreign_keys):
                found.append((other, column.key))
    return tuple(found)


def refuse_if_used(tx: Transaction, model: type[Base], uuid: Uuid) -> None:
    """Raises Refused naming what still refers to a resource by foreign key."""
    for referrer, column in _referrers(model):
        user = tx.first(referrer, **{column: uuid})
        if user is not None:
            what = f"{referrer.__name__}[uuid:{getattr(user, 'uuid', '?')}]"
            used = f"{model.__name__}[uuid:{uuid}] is still used by {what}"
            raise Refused(f"{used}; delete or detach that first")
