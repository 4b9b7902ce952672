"""Statements for oracles: compiled once, since oracles run after every case of a matrix."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Executable, select

from orrery.core.kernel.db.model import Base
from orrery.core.kernel.db.statement import Statement


def fresh(executable: Executable) -> Statement:
    """A statement that the database answers, never what a node keeps of former answers."""
    return Statement(executable, is_kept=False)


@cache
def rows_of(model: type[Base]) -> Statement:
    """Selects all rows of `model`, ordered by primary key."""
    return fresh(select(model).order_by(*model.__table__.primary_key))
