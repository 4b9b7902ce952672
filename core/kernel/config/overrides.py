"""Settings that a resource has for itself instead of the global ones.

The value that holds for a resource is its own, else that of the nearest thing it is in that has one (a host's
cluster, then its zone), else the global one. The rows decide, so every node sees the same at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from orrery.core.kernel.config.configs import GlobalConfig
from orrery.core.kernel.config.model import GlobalConfigRow, ResourceConfig
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction

V = TypeVar("V", int, str, bool, float)
Key = tuple[str, str]
"""Category and name of a setting."""


class Owner(NamedTuple):
    """A resource that has a setting of its own: its kind in the wire catalogue, and its uuid."""

    vo: str
    uuid: Uuid


def override(tx: Transaction, key: Key, owner: Owner, text: str, new_uuid: Uuid) -> ResourceConfig:
    """Gives a resource a value of its own, which somebody has checked; `new_uuid` is for a new row."""
    category, name = key
    where = {"category": category, "name": name, "resource_type": owner.vo, "resource_uuid": owner.uuid}
    if tx.update(ResourceConfig, where, value=text) == 0:
        known = tx.first(GlobalConfigRow, category=category, name=name)
        tx.insert(
            ResourceConfig,
            uuid=new_uuid,
            description=known.description if known is not None else None,
            value=text,
            **where,
        )
    found = tx.first(ResourceConfig, **where)
    assert found is not None
    return found


def overrides(tx: Transaction, key: Key, owners: Sequence[Owner]) -> list[ResourceConfig]:
    """The own values of these resources, in their order, as far as they have any."""
    category, name = key
    setting = {"category": category, "name": name}
    rows = [
        tx.first(ResourceConfig, **setting, resource_type=owner.vo, resource_uuid=owner.uuid)
        for owner in owners
    ]
    return [row for row in rows if row is not None]


def effective(tx: Transaction, config: GlobalConfig[V], *owners: Owner) -> V:
    """The value that holds for a resource, given as itself and what it is in, nearest first.

    Without any it is the global value, as the database has it.
    """
    own = overrides(tx, config.key, owners)
    return config.value_of(own[0].value if own else global_text(tx, config))


def global_text(tx: Transaction, config: GlobalConfig[V]) -> str:
    """The global value of a setting as the database has it."""
    category, name = config.key
    row = tx.first(GlobalConfigRow, category=category, name=name)
    return row.value if row is not None else config.default


def drop_overrides(tx: Transaction, owner: Owner) -> None:
    """Removes every setting of a resource's own."""
    tx.delete(ResourceConfig, resource_type=owner.vo, resource_uuid=owner.uuid)
