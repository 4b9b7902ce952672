"""Which condition leads to the rows, and which are only asked of each of them.

SQLite plans without knowing the data, so for each condition that an index can answer we count the rows that
it finds, up to a bound. If one finds few, it drives: the rest is asked of those few, and they are sorted. If
none does, hits are frequent, so the rows are read in the order that is wanted until the page is full. Either
way the size of the table hardly matters, unless every condition finds many rows and all of them together
find next to none, or none near the beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import ColumnElement, Table, func, literal, select

from core.kernel.db.statement import Statement
from core.kernel.db.transaction import Transaction
from core.kernel.query.terms import FEW, Term, is_unique, leading_columns, rows

Conditions = list[ColumnElement[bool]]


@dataclass(frozen=True)
class Choice:
    """The conditions of one query over `table`, for those who read a page of it and those who count."""

    tx: Transaction
    table: Table
    terms: Sequence[Term]
    few: int = FEW

    def for_page(self, order: str) -> Conditions:
        """The conditions under which rows come in the order of the column `order`."""
        leader = self._leader or self._ordered(order)
        return [term.drive if term is leader or term.column == order else term.check for term in self.terms]

    def for_all(self) -> Conditions:
        """The conditions under which all rows are looked at, as for a count."""
        if self._leader is None:
            return [term.drive for term in self.terms]
        return [term.drive if term is self._leader else term.check for term in self.terms]

    @property
    def sorts(self) -> bool:
        """Whether the rows are found by a condition that leaves several of them to be sorted."""
        return self._leader is not None and not self._is_unique(self._leader)

    @cached_property
    def _leader(self) -> Term | None:
        """The condition that finds the fewest rows, if those are few."""
        usable = [term for term in self.terms if term.is_indexed]
        for term in usable:
            if self._is_unique(term):
                return term
        found = [(self._size(term), number) for number, term in enumerate(usable)]
        least, number = min(found, default=(self.few + 1, 0))
        return usable[number] if least <= self.few else None

    def _is_unique(self, term: Term) -> bool:
        return term.column is not None and term.is_equality and is_unique(self.table, term.column)

    def _size(self, term: Term) -> int:
        """How many rows a condition finds; more than `few` are not counted."""
        found = rows(self.table, literal(1)).where(term.probe).limit(self.few + 1).subquery()
        counted = Statement(select(func.count()).select_from(found))
        size: int = self.tx.scalar(counted)
        return size

    def _ordered(self, order: str) -> Term | None:
        """A condition whose index gives the rows in the wanted order."""
        indexes = leading_columns(self.table)
        for term in self.terms:
            if not term.is_indexed or not term.is_equality or term.column is None:
                continue
            if any(columns[1:2] == (order,) for columns in indexes[term.column]):
                return term
        return None
