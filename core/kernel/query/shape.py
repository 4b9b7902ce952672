"""What a query wants, and its shape: all that decides its SQL, with slots for the values.

Queries of one shape share their statements, so SQL is built and compiled once a shape (`plan`), not once a
call.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from orrery.core.kernel.query.conditions import LISTS, NULL_TESTS, listed
from orrery.core.kernel.query.graph import Hop, Kind
from orrery.core.kernel.query.limits import refuse_many
from orrery.core.kernel.query.predicate import Comparison, Every, Predicate, Slot, Some, SubQuery

PADDED_MAX = 64
"""Lists up to this length are filled up to a power of two, so that few shapes serve all."""

Along = tuple[tuple[Hop, ...], Comparison]
"""A condition on the rows at the end of some steps."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a query wants; names are those of the wire."""

    kind: Kind
    where: Predicate | None = None
    more: tuple[Along, ...] = ()
    """Conditions whose paths are walked already."""
    order: tuple[tuple[str, bool], ...] = ()
    """Fields, and whether from the highest down; rows equal in all come by their keys, in the last direction.

    So one index of a field and the key serves both directions.
    """
    limit: int | None = None
    start: int = 0
    group_by: tuple[str, ...] = ()
    """One row for all that are equal in these fields: the first by its key."""
    after: tuple[Any, ...] | None = None
    """Only rows behind the one with these values in the fields of the order and in the keys."""

    def __post_init__(self) -> None:
        """Raises InvalidArgument for more than one statement can hold."""
        refuse_many(self.order, "fields to sort by")
        refuse_many(self.group_by, "fields to group by")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a query wants, without the values."""

    kind: Kind
    where: Predicate | None
    more: tuple[Along, ...]
    order: tuple[tuple[str, bool], ...]
    group_by: tuple[str, ...]
    after: tuple[bool, ...] | None
    """Which of the values to go on behind are null."""
    is_cut: bool
    """Whether it begins at a later row than the first."""
    sees_all: bool
    """Whether who asks sees every row."""


@dataclass
class Values:
    """The values that the slots of a shape stand for, in their order."""

    given: list[str] = field(default_factory=list)

    def apart(self, predicate: Predicate) -> Predicate:
        """The predicate with slots for its values, which are kept here. Raises InvalidArgument."""
        if isinstance(predicate, Comparison):
            return Comparison(predicate.path, predicate.op, self._slot(predicate))
        return type(predicate)(tuple(self.apart(part) for part in predicate.parts))

    def _slot(self, asked: Comparison) -> SubQuery | Slot | None:
        if isinstance(asked.value, SubQuery):
            where = asked.value.where
            inner = None if where is None else self.apart(where)
            return SubQuery(asked.value.entity, asked.value.field, inner)
        if asked.op in NULL_TESTS:
            return None
        number = len(self.given)
        if asked.op in LISTS:
            self.given += _padded(listed(asked.path, asked.value))
        elif asked.op in ("has", "not has"):
            self.given += listed(asked.path, asked.value)
        else:
            self.given.append(str(asked.value))
            return Slot(number)
        return Slot(number, len(self.given) - number)


def shape_of(wanted: Wanted, *, sees_all: bool) -> tuple[Shape, list[str]]:
    """The shape of a query, and its values. Raises InvalidArgument for a list that is too long."""
    values = Values()
    where = None if wanted.where is None else values.apart(wanted.where)
    more = tuple((hops, values.apart(asked)) for hops, asked in wanted.more)
    shape = Shape(
        kind=wanted.kind,
        where=where,
        more=more,  # type: ignore[arg-type]  # a comparison stays one
        order=wanted.order,
        group_by=wanted.group_by,
        after=None if wanted.after is None else tuple(value is None for value in wanted.after),
        is_cut=wanted.start > 0,
        sees_all=sees_all,
    )
    return shape, values.given


def weight(shape: Shape) -> int:
    """How much a shape holds: its conditions, their steps and values, and the fields that it names."""
    conditions = [shape.where, *(asked for _, asked in shape.more)]
    return sum(map(_weight, conditions)) + len(shape.order) + len(shape.group_by)


def _weight(predicate: Predicate | None) -> int:
    if predicate is None:
        return 0
    if isinstance(predicate, Every | Some):
        return sum(map(_weight, predicate.parts))
    steps, value = predicate.path.count(".") + 1, predicate.value
    if isinstance(value, SubQuery):
        return steps + _weight(value.where)
    return steps if value is None else steps + len(value.each())


def _padded(texts: list[str]) -> list[str]:
    if len(texts) > PADDED_MAX:
        return texts
    return texts + texts[-1:] * ((1 << (len(texts) - 1).bit_length()) - len(texts))
