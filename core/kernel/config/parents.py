"""What a resource is in, found by foreign keys: a host's cluster and zone, a nic's VM and its cluster."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import cache

from orrery.core.kernel.config.overrides import Owner
from orrery.core.kernel.db.model import Base, Uuid, declared_models, models_by_vo
from orrery.core.kernel.db.transaction import Transaction

Step = tuple[str, type[Base]]
"""A column of a row, and the kind that it names."""


def lineage(tx: Transaction, model: type[Base], uuid: Uuid, kinds: Sequence[str]) -> list[Owner]:
    """The resource (if it is of one of these kinds), then those of the further kinds that it is in.

    `kinds` are names of the wire catalogue, the nearest first; a kind that it is in nothing of is left out.
    """
    after = kinds[kinds.index(model.__vo__) + 1 :] if model.__vo__ in kinds else kinds
    found = [Owner(model.__vo__, uuid)] if model.__vo__ in kinds else []
    known = models_by_vo()
    for vo in after:
        owner = _follow(tx, model, uuid, known[vo]) if vo in known else None
        if owner is not None:
            found.append(Owner(vo, owner))
    return found


def _follow(tx: Transaction, model: type[Base], uuid: Uuid, target: type[Base]) -> Uuid | None:
    at: Uuid | None = uuid
    for column, following in _way(model, target):
        row = tx.get(model, at)
        at = getattr(row, column) if row is not None else None
        if at is None:
            return None
        model = following
    return at if model is target else None


@cache
def _way(model: type[Base], target: type[Base]) -> tuple[Step, ...]:
    """The shortest way along foreign keys, the first by the columns' names; empty where there is none."""
    waiting: deque[tuple[type[Base], tuple[Step, ...]]] = deque([(model, ())])
    seen = [model]
    while waiting:
        at, way = waiting.popleft()
        for column, following in _steps(at):
            if following is target:
                return (*way, (column, following))
            if following not in seen:
                seen.append(following)
                waiting.append((following, (*way, (column, following))))
    return ()


def _steps(model: type[Base]) -> list[Step]:
    owners = {other.__table__: other for other in declared_models()}
    found = {
        column.key: owners[key.column.table]
        for column in model.__table__.columns
        for key in column.foreign_keys
        if key.column.name == "uuid" and key.column.table in owners
    }
    known = models_by_vo()
    edges = model.__inventory__.expanded if model.__inventory__ is not None else ()
    found |= {edge.column: known[edge.vo] for edge in edges if edge.vo in known}
    return sorted(found.items(), key=lambda step: step[0])
