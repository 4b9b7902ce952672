"""One query as it is read inside a transaction: its rows, its page of them, their number, their sums."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from core.kernel.db.statement import Statement
from core.kernel.db.transaction import Transaction
from core.kernel.errors import InvalidArgument
from core.kernel.query.choice import Choice, Order
from core.kernel.query.fields import Fields, fields_of, show
from core.kernel.query.graph import Kind
from core.kernel.query.predicate import Predicate
from core.kernel.query.terms import (
    Effort,
    Term,
    Terms,
    of_subtype,
    refuse_many,
    rows,
    table_of,
    unindexed,
)

ROWS_MAX = 10_000
"""Most rows that are shown whole at once; nobody else is served while they are put together."""

FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "max": func.max,
    "min": func.min,
    "avg": func.avg,
    "sum": func.sum,
}
"""What can be asked of all values of a field together; `distinct` is a way of grouping."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a query wants; names are those of the wire."""

    kind: Kind
    where: Predicate | None = None
    more: tuple[Term, ...] = ()
    """Conditions that are terms already."""
    order: tuple[tuple[str, bool], ...] = ()
    """Fields, and whether from the highest down; rows equal in all come by their keys, in the last direction.

    So one index of a field and the key serves both directions.
    """
    limit: int | None = None
    start: int = 0
    group_by: tuple[str, ...] = ()
    """One row for all that are equal in these fields: the first by its key."""

    def __post_init__(self) -> None:
        """Raises InvalidArgument for more than one statement can hold."""
        refuse_many(self.order, "fields to sort by")
        refuse_many(self.group_by, "fields to group by")


class Reading:
    """Reads what is `wanted`. Raises InvalidArgument for what cannot be asked."""

    def __init__(self, tx: Transaction, terms: Terms, wanted: Wanted, effort: Effort) -> None:
        self._tx = tx
        self._wanted = wanted
        self._model = wanted.kind.model
        self._fields: Fields = fields_of(self._model)
        self._table = table_of(self._model)
        asked = terms.all_of(self._table, self._model, wanted.where)
        found = [*terms.seen(self._table, self._model), *asked, *wanted.more]
        if wanted.kind.subtype is not None:
            found.append(_subtype(wanted.kind))
        self._choice = Choice(tx, self._table, found, effort)

    def page(self) -> Select[Any]:
        """The rows of the page, in their order."""
        order = self._order
        if self._wanted.group_by:
            return self._cut(select(self._model).where(self._key.in_(self._firsts())).order_by(*order))
        chosen = self._choice.for_page(self._simple_order)
        if len(self._keys) > 1 or not (chosen.sorts or self._wanted.start):
            return self._cut(rows(self._table, self._model).where(*chosen.conditions).order_by(*order))
        # The keys of the page come from an index alone, and only then its rows are read.
        keys = self._cut(rows(self._table, self._key).where(*chosen.conditions).order_by(*order))
        return select(self._model).where(self._key.in_(keys)).order_by(*order)

    def rows(self) -> list[Any]:
        """The rows of the page. Raises InvalidArgument where they are too many to be shown whole at once."""
        page, limit = self.page(), self._wanted.limit
        if limit is None or limit > ROWS_MAX:
            page = page.limit(ROWS_MAX + 1)
        found = self._tx.all(Statement(page))
        if len(found) > ROWS_MAX:
            raise InvalidArgument(
                f"field[limit]: more than {ROWS_MAX} whole rows at once; ask for pages or for some fields"
            )
        return found

    def projected(self, names: Sequence[str]) -> list[dict[str, Any]]:
        """The rows of the page with some fields only, as the wire shows them."""
        page = self.page().with_only_columns(*self._columns(names))
        return [shown(self._fields, names, values) for values in self._tx.all(Statement(page))]

    def count(self) -> int:
        """How many rows there are on all pages together."""
        total: int = self._tx.scalar(Statement(self.counting()))
        return total

    def counting(self) -> Select[Any]:
        """The select that counts."""
        if self._wanted.group_by:
            return select(func.count()).select_from(self._groups().subquery())
        return rows(self._table, func.count()).where(*self._choice.for_all())

    def count_groups(self) -> list[tuple[tuple[Any, ...], int]]:
        """The values of each group, and how many rows it has."""
        by = self._wanted.group_by
        counted = self._cut(self._groups(func.count()).order_by(*self._order_within(by)))
        return [(tuple(values[:-1]), values[-1]) for values in self._tx.all(Statement(counted))]

    def distinct(self, names: Sequence[str]) -> list[Sequence[Any]]:
        """The different values of some fields together, in their order."""
        columns = self._columns(names)
        found = rows(self._table, *columns).where(*self._choice.for_all()).distinct()
        return self._tx.all(Statement(self._cut(found.order_by(*self._order_within(names)))))

    def aggregated(self, function: str, names: Sequence[str], by: Sequence[str] = ()) -> list[Sequence[Any]]:
        """A function of all values of each field, for each group equal in `by`: group, then values."""
        groups = self._columns(by)
        values = [FUNCTIONS[function](column) for column in self._columns(names)]
        found = rows(self._table, *groups, *values).where(*self._choice.for_all())
        if groups:
            found = self._cut(found.group_by(*groups).order_by(*self._order_within(by)))
        return self._tx.all(Statement(found))

    def _firsts(self) -> Select[Any]:
        return self._groups(func.min(self._key)).with_only_columns(func.min(self._key))

    def _groups(self, *more: Any) -> Select[Any]:
        columns = self._columns(self._wanted.group_by)
        return rows(self._table, *columns, *more).where(*self._choice.for_all()).group_by(*columns)

    def _columns(self, names: Sequence[str]) -> list[Any]:
        return [self._column(name) for name in names]

    def _column(self, name: str) -> Any:
        return self._table.c[self._fields.find(name).key]

    def _cut(self, found: Select[Any]) -> Select[Any]:
        if self._wanted.limit is not None:
            found = found.limit(self._wanted.limit)
        return found.offset(self._wanted.start) if self._wanted.start else found

    @property
    def _own_order(self) -> list[ColumnElement[Any]]:
        columns = [(self._column(name), down) for name, down in self._wanted.order]
        return [column.desc() if down else column.asc() for column, down in columns]

    def _order_within(self, names: Sequence[str]) -> list[ColumnElement[Any]]:
        """The wanted order, and then that of the fields in which each row differs from the others."""
        for name, _ in self._wanted.order:
            if name not in names:
                raise InvalidArgument(
                    f"the order by field[{name}] needs it among the fields: {', '.join(names)}"
                )
        return [*self._own_order, *self._columns(names)]

    @property
    def _order(self) -> list[Any]:
        keys = [key.desc() if self._is_down else key for key in self._keys]
        return [*self._own_order, *keys]

    @property
    def _simple_order(self) -> Order | None:
        """The order, where an index may have it: that of one field at most."""
        if len(self._wanted.order) > 1:
            return None
        sorted_by = [self._column(name) for name, _ in self._wanted.order]
        columns = list(dict.fromkeys([*sorted_by, *self._keys]))
        limit = self._wanted.limit
        return Order(columns, self._is_down, None if limit is None else self._wanted.start + limit)

    @property
    def _is_down(self) -> bool:
        return bool(self._wanted.order) and self._wanted.order[-1][1]

    @cached_property
    def _key(self) -> Any:
        if len(self._keys) != 1:
            raise InvalidArgument(f"{self._model.__name__} cannot be grouped: its rows have no single key")
        return self._keys[0]

    @cached_property
    def _keys(self) -> list[Any]:
        return list(self._table.primary_key)


def shown(fields: Fields, names: Sequence[str], values: Sequence[Any]) -> dict[str, Any]:
    """Values as an object of the wire."""
    body: dict[str, Any] = {}
    for name, value in zip(names, values, strict=True):
        show(fields.by_wire[name], value, body)
    return body


def _subtype(kind: Kind) -> Term:
    inventory = kind.model.__inventory__
    assert kind.subtype is not None and inventory is not None and inventory.type_field is not None
    table = table_of(kind.model)
    drive = of_subtype(table, kind.model, kind.subtype)
    check = unindexed(table.c[inventory.type_field]) == kind.subtype
    return Term(drive, check, drive, inventory.type_field, is_equality=True)
