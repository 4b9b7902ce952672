"""Constructs of SQL that SQLAlchemy has only for single dialects."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Insert, Table
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
