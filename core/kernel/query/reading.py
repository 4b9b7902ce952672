"""One query as it is read inside a transaction: its rows, its page of them, their number, their sums."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, func, select

from orrery.core.kernel.db.constructs import summed
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query.choice import Choice, Leaders, Order, PageChoice
from orrery.core.kernel.query.conditions import later
from orrery.core.kernel.query.fields import Fields, left_of, show
from orrery.core.kernel.query.plan import Asking, Opens, Planner, anything
from orrery.core.kernel.query.shape import Wanted
from orrery.core.kernel.query.terms import rows

ROWS_MAX = 10_000
"""Most rows that are shown whole at once; nobody else is served while they are put together."""

FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "max": func.max,
    "min": func.min,
    "avg": func.avg,
    "sum": summed,
}
"""What can be asked of all values of a field together; `distinct` is a way of grouping."""


class Reading:
    """Reads what is `wanted` by an account; by who sees everything, where that is None.

    `opens` raises for a kind that the caller may not read; the query's own kind has been looked at. Raises
    InvalidArgument for what cannot be asked.
    """

    def __init__(
        self,
        tx: Transaction,
        planner: Planner,
        wanted: Wanted,
        account: Uuid | None = None,
        opens: Opens = anything,
    ) -> None:
        self._wanted = wanted
        self._plan, values = planner.plan(wanted, account)
        for kind in self._plan.read:
            opens(kind)
        self._table, self._model = self._plan.table, self._plan.model
        self._fields: Fields = self._plan.fields
        values |= {"start": wanted.start, "limit": wanted.limit}
        self._asking = Asking(tx, self._plan.statements, values)
        self._choice = Choice(self._asking, self._table, self._plan.terms, planner.effort)
        self._page_choice = self._choice
        if wanted.after is not None:
            self._page_choice = Choice(self._asking, self._table, self._plan.page_terms, planner.effort)

    def page(self) -> list[Any]:
        """The rows of the page, however many."""
        return self._page(self._model, is_limited=self._wanted.limit is not None)

    def rows(self) -> list[Any]:
        """The rows of the page. Raises InvalidArgument where they are too many to be shown whole at once."""
        limit = self._wanted.limit
        most = ROWS_MAX + 1 if limit is None else min(limit, ROWS_MAX + 1)
        found = self._page(self._model, is_limited=True, limit=most)
        if len(found) > ROWS_MAX:
            raise InvalidArgument(
                f"field[limit]: more than {ROWS_MAX} whole rows at once; ask for pages or for some fields"
            )
        return found

    def position(self, row: Any) -> list[Any]:
        """The values of a row in the fields of the order and in its keys."""
        return [row.__dict__[column.key] for column in self._plan.order_columns]

    def projected(self, names: Sequence[str]) -> list[Sequence[Any]]:
        """Some fields only of the rows of the page, and behind them the `position` of each."""
        columns = [*self._columns(names), *self._plan.order_columns]
        return self._page(*columns, is_limited=self._wanted.limit is not None)

    def statement(self) -> Select[Any]:
        """The select of the page."""
        return self._selected(self._chosen, (self._model,), is_limited=self._wanted.limit is not None)

    @property
    def values(self) -> dict[str, Any]:
        """The parameters of all statements."""
        return dict(self._asking.values)

    def _page(self, *shown: Any, is_limited: bool, **limit: int) -> list[Any]:
        asking, chosen = self._asking, self._chosen
        asking = Asking(asking.tx, asking.statements, {**asking.values, **limit})
        key = ("page", chosen, is_limited, *shown)
        return asking.all(key, lambda: self._selected(chosen, shown, is_limited=is_limited))

    @cached_property
    def _chosen(self) -> PageChoice:
        if self._wanted.group_by:
            return PageChoice(self._choice.for_all(), True)
        return self._page_choice.for_page(self._simple_order)

    def _selected(self, chosen: PageChoice, shown: Sequence[Any], *, is_limited: bool) -> Select[Any]:
        order = self._order
        if self._wanted.group_by:
            firsts = self._firsts(chosen.leaders)
            return self._cut(select(*shown).where(self._key.in_(firsts)).order_by(*order), is_limited)
        conditions = self._page_choice.driven_by(chosen.leaders)
        if len(self._plan.keys) > 1 or not (chosen.sorts or self._wanted.start):
            return self._cut(rows(self._table, *shown).where(*conditions).order_by(*order), is_limited)
        # The keys of the page come from an index alone, and only then its rows are read.
        keys = self._cut(rows(self._table, self._key).where(*conditions).order_by(*order), is_limited)
        return select(*shown).where(self._key.in_(keys)).order_by(*order)

    def count(self) -> int:
        """How many rows there are on all pages together."""
        leaders = self._choice.for_all()
        total: int = self._asking.scalar(("count", *leaders), lambda: self._counting(leaders))
        return total

    def counting(self) -> Select[Any]:
        """The select that counts."""
        return self._counting(self._choice.for_all())

    def _counting(self, leaders: Leaders) -> Select[Any]:
        if self._wanted.group_by:
            return select(func.count()).select_from(self._groups(leaders).subquery())
        return rows(self._table, func.count()).where(*self._choice.driven_by(leaders))

    def count_groups(self) -> list[tuple[tuple[Any, ...], int]]:
        """The values of each group, and how many rows it has."""
        by = self._wanted.group_by
        order = self._order_within(by)
        found = self._all(
            "groups", lambda leaders: self._cut(self._groups(leaders, func.count()).order_by(*order))
        )
        return [(tuple(values[:-1]), values[-1]) for values in found]

    def distinct(self, names: Sequence[str]) -> list[Sequence[Any]]:
        """The different values of some fields together, in their order."""
        columns, order = self._columns(names), self._order_within(names)

        def made(leaders: Leaders) -> Select[Any]:
            found = rows(self._table, *columns).where(*self._choice.driven_by(leaders)).distinct()
            return self._cut(found.order_by(*order))

        return self._all("distinct", made, *names)

    def aggregated(self, function: str, names: Sequence[str], by: Sequence[str] = ()) -> list[Sequence[Any]]:
        """A function of all values of each field, for each group equal in `by`: group, then values."""
        groups = self._columns(by)
        fields = [self._fields.find(name) for name in names]
        columns = [self._table.c[field.key] for field in fields]
        values = [
            FUNCTIONS[function](left_of(column) if field.is_left else column)
            for field, column in zip(fields, columns, strict=True)
        ]
        order = self._order_within(by) if groups else []

        def made(leaders: Leaders) -> Select[Any]:
            found = rows(self._table, *groups, *values).where(*self._choice.driven_by(leaders))
            return self._cut(found.group_by(*groups).order_by(*order)) if groups else found

        return self._all("aggregated", made, function, *names, "by", *by)

    def _all(self, what: str, made: Callable[[Leaders], Select[Any]], *more: str) -> list[Any]:
        leaders = self._choice.for_all()
        key = (what, self._wanted.limit is None, leaders, *more)
        return self._asking.all(key, lambda: made(leaders))

    def _firsts(self, leaders: Leaders) -> Select[Any]:
        return self._groups(leaders, func.min(self._key)).with_only_columns(func.min(self._key))

    def _groups(self, leaders: Leaders, *more: Any) -> Select[Any]:
        columns = self._columns(self._wanted.group_by)
        found = rows(self._table, *columns, *more).where(*self._choice.driven_by(leaders))
        return found.group_by(*columns)

    def _columns(self, names: Sequence[str]) -> list[Any]:
        return [self._plan.column(name) for name in names]

    def _cut(self, found: Select[Any], is_limited: bool | None = None) -> Select[Any]:
        if self._wanted.limit is not None if is_limited is None else is_limited:
            found = found.limit(later("limit", Integer()))
        return found.offset(later("start", Integer())) if self._wanted.start else found

    @property
    def _own_order(self) -> list[ColumnElement[Any]]:
        columns = [(self._plan.column(name), down) for name, down in self._wanted.order]
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
        keys = [key.desc() if self._plan.is_down else key for key in self._plan.keys]
        return [*self._own_order, *keys]

    @property
    def _simple_order(self) -> Order | None:
        """The order, where an index may have it: that of one field at most."""
        if len(self._wanted.order) > 1:
            return None
        limit = self._wanted.limit
        end = None if limit is None else self._wanted.start + limit
        return Order(self._plan.order_columns, self._plan.is_down, end)

    @cached_property
    def _key(self) -> Any:
        if len(self._plan.keys) != 1:
            raise InvalidArgument(f"{self._model.__name__} cannot be grouped: its rows have no single key")
        return self._plan.keys[0]


def shown(fields: Fields, names: Sequence[str], values: Sequence[Any]) -> dict[str, Any]:
    """Values as an object of the wire; of more values than names, the first ones."""
    body: dict[str, Any] = {}
    for name, value in zip(names, values, strict=False):
        show(fields.by_wire[name], value, body)
    return body
