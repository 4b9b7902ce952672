"""Constructs of SQL that SQLAlchemy has only for single dialects."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Insert, Integer, Table, case, func, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class InsertIgnoring(Insert):
    """An insert that leaves out rows which a constraint of uniqueness already has."""

    inherit_cache = True


def insert_ignoring(table: Table) -> InsertIgnoring:
    """An insert that leaves out rows which the table has; one from a select needs a condition in that."""
    return InsertIgnoring(table)


@compiles(InsertIgnoring)
def _insert_ignoring(element: InsertIgnoring, compiler: SQLCompiler, **options: Any) -> str:
    plain: str = compiler.visit_insert(element, **options)  # type: ignore[no-untyped-call]
    return f"{plain} ON CONFLICT DO NOTHING"


class Unindexed(FunctionElement[Any]):
    """The same value in a form for which the planner uses no index, where a dialect has such a form."""

    inherit_cache = True
    name = "unindexed"

    def __init__(self, column: ColumnElement[Any]) -> None:
        super().__init__(column)
        self.type = column.type


@compiles(Unindexed)
def _unindexed(element: Unindexed, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


HALF: ColumnElement[int] = literal_column("32")
LOWER: ColumnElement[int] = literal_column(str((1 << 32) - 1))
UPPER_MAX: ColumnElement[int] = literal_column(str((1 << 31) - 1))
UPPER_MIN: ColumnElement[int] = literal_column(str(-(1 << 31)))
LONG_MAX: ColumnElement[int] = literal_column(str((1 << 63) - 1))
LONG_MIN: ColumnElement[int] = literal_column(f"(-{(1 << 63) - 1} - 1)")


def summed(column: Any) -> ColumnElement[Any]:
    """The sum of a column; of whole numbers, the one that is nearest to it of those that 64 bits hold.

    A database fails where the sum is beyond them, and sizes that callers choose reach that with two rows. So
    the halves of the numbers are summed apart.
    """
    if not isinstance(column.type, Integer):
        return func.sum(column)
    lower = func.sum(column.bitwise_and(LOWER))
    upper = func.sum(column.bitwise_rshift(HALF)) + lower.bitwise_rshift(HALF)
    whole = upper.bitwise_lshift(HALF) + lower.bitwise_and(LOWER)
    return case((upper > UPPER_MAX, LONG_MAX), (upper < UPPER_MIN, LONG_MIN), else_=whole)
