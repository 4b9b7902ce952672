"""One statement of ZQL, as data."""

from __future__ import annotations

from dataclasses import dataclass

from orrery.core.kernel.query.predicate import Comparison, Predicate


@dataclass(frozen=True, slots=True)
class Target:
    """What a statement is about: a kind, some of its fields (none means all), and a function of them."""

    entity: str
    fields: tuple[str, ...] = ()
    function: str | None = None


@dataclass(frozen=True, slots=True)
class Restriction:
    """Only rows that belong to what is so; `entity` is None where the statement's own kind is meant."""

    entity: str | None
    asked: Comparison


@dataclass(frozen=True, kw_only=True, slots=True)
class ZqlStatement:
    """One statement; its clauses stand here in the order in which they are written."""

    verb: str
    """query, count or sum."""
    target: Target
    sum_by: str | None = None
    where: Predicate | None = None
    restrict_by: tuple[Restriction, ...] = ()
    return_with: tuple[str, ...] = ()
    group_by: tuple[str, ...] = ()
    order_by: tuple[tuple[str, bool], ...] = ()
    limit: int | None = None
    offset: int = 0
    filter_by: tuple[str, ...] = ()
    name: str | None = None
