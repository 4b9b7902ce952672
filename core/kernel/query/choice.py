"""Which conditions lead to the rows, and which are only asked of each of them.

A database plans without knowing the data, so what it would need to know is tried out first, at a bounded
cost:

- The rows that a condition finds by an index are counted, up to a bound. If they are few, that condition
  leads: the rest is asked of those few, and they are sorted.
- If none finds few, hits are frequent, and the first rows in the wanted order are likely to fill the page.
  If they do, rows are read in that order, and all is asked of one after another.
- Else the hits lie far behind. Every condition is worked out from its far end, and what all of them find is
  sorted.

So the size of the table hardly matters, except in the last case, which takes time for every hit.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, Select, Table, func, literal, select, tuple_

from orrery.core.kernel.query.conditions import later
from orrery.core.kernel.query.plan import Asking
from orrery.core.kernel.query.terms import Effort, Term, is_unique, leading_columns, rows

Conditions = list[ColumnElement[bool]]
Leaders = tuple[Term, ...]
"""The terms that lead; the others are asked of each row that those find."""


class Order(NamedTuple):
    """The order of a page, all columns in one direction, and how many rows there are up to its end."""

    columns: Sequence[ColumnElement[Any]]
    is_down: bool
    end: int | None

    @property
    def clauses(self) -> list[Any]:
        """The columns with their direction."""
        return [column.desc() if self.is_down else column for column in self.columns]


class PageChoice(NamedTuple):
    """The leading conditions for a page, and whether its rows have to be sorted."""

    leaders: Leaders
    sorts: bool


@dataclass(frozen=True)
class Choice:
    """The conditions of one query over `table`, for those who read a page of it and those who count."""

    asking: Asking
    table: Table
    terms: Sequence[Term]
    effort: Effort

    def for_all(self) -> Leaders:
        """What leads where all rows are looked at, as for a count."""
        return tuple(self.terms) if self._leader is None else (self._leader,)

    def for_page(self, order: Order | None) -> PageChoice:
        """The conditions for a page; without an order if it is one that no index could have."""
        if self._leader is not None:
            return PageChoice(self.for_all(), not self._is_unique(self._leader))
        guides = self._guides(order) if order is not None else None
        if order is not None and guides is not None and self._is_soon_full(order, guides):
            return PageChoice(tuple(guides), False)
        return PageChoice(self.for_all(), True)

    def driven_by(self, some: Sequence[Term]) -> Conditions:
        """All conditions, in the forms for which `some` lead."""
        return [term.drive if term in some else term.check for term in self.terms]

    @cached_property
    def _usable(self) -> list[Term]:
        return [term for term in self.terms if term.is_indexed]

    @cached_property
    def _leader(self) -> Term | None:
        """The condition that finds the fewest rows, if those are few."""
        for term in self._usable:
            if self._is_unique(term):
                return term
        few = self.effort.few
        sizes = [(self._size(term, few + 1), number) for number, term in enumerate(self._usable)]
        least, number = min(sizes, default=(few + 1, 0))
        return self._usable[number] if least <= few else None

    def _is_unique(self, term: Term) -> bool:
        return term.column is not None and term.is_equality and is_unique(self.table, term.column)

    def _guides(self, order: Order) -> list[Term] | None:
        """The conditions that an index in this order answers by itself; None where there is no such index."""
        wanted = tuple(str(column.key) for column in order.columns)
        indexes = leading_columns(self.table)
        along = [term for term in self.terms if term.column == wanted[0]]
        for term in self._usable:
            begun = indexes.get(term.column or "", []) if term.is_equality else []
            if any(columns[1 : 1 + len(wanted)] == wanted for columns in begun):
                return [term, *along]
        is_indexed = any(columns[: len(wanted)] == wanted for columns in indexes.get(wanted[0], ()))
        return along if is_indexed else None

    def _is_soon_full(self, order: Order, guides: Sequence[Term]) -> bool:
        """Whether the first rows in this order fill the page, or there is no better way than to read on."""
        if all(term in guides for term in self._usable):
            return True
        if order.end is None or order.end > self.effort.soon:
            return False
        last = self.asking.all(("soon", *guides), lambda: self._far_row(order, guides))
        if not last:
            return True
        bound = {_bound(number): value for number, value in enumerate(last[0])}
        key = ("before", *guides)
        return self._count(key, lambda: self._rows_before(order, guides), order.end, **bound) == order.end

    def _far_row(self, order: Order, guides: Sequence[Term]) -> Select[Any]:
        """The row up to which rows may be read in their order."""
        guided = rows(self.table, *order.columns).where(*(term.drive for term in guides))
        return guided.order_by(*order.clauses).limit(1).offset(self.effort.soon)

    def _rows_before(self, order: Order, guides: Sequence[Term]) -> Select[Any]:
        binds = [later(_bound(number), column.type) for number, column in enumerate(order.columns)]
        columns, bound = tuple_(*order.columns), tuple_(*binds)
        before = columns >= bound if order.is_down else columns <= bound
        return rows(self.table, literal(1)).where(before, *self.driven_by(guides))

    def _size(self, term: Term, most: int) -> int:
        return self._count(("size", term), lambda: rows(self.table, literal(1)).where(term.probe), most)

    def _count(self, key: Hashable, make: Callable[[], Select[Any]], most: int, **parameters: Any) -> int:
        """How many rows a select finds; it stops at `most`."""

        def counted() -> Select[Any]:
            return select(func.count()).select_from(make().limit(later("most", Integer())).subquery())

        size: int = self.asking.scalar(key, counted, most=most, **parameters)
        return size


def _bound(number: int) -> str:
    return f"bound_{number}"
