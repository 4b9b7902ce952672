"""All rows of a kind, for oracles: compiled once, since oracles run after every case of a matrix."""

from __future__ import annotations

from functools import cache

from sqlalchemy import select

from core.kernel.db.model import Base
from core.kernel.db.statement import Statement


@cache
def rows_of(model: type[Base]) -> Statement:
    """Selects all rows of `model`, ordered by primary key."""
    return Statement(select(model).order_by(*model.__table__.primary_key))
