"""What tables and indexes ask of a driver, in the words of each."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, TextClause

NEVER_REUSED_IDS: dict[str, Any] = {"sqlite_autoincrement": True}
"""Ids of a table that are never given twice, even after the newest rows were deleted."""
STORED_BY_KEY: dict[str, Any] = {"sqlite_with_rowid": False}
"""A table of small rows that lie in the index of their primary key."""


def partial_index(column: str, where: TextClause) -> Index:
    """An index that holds only the rows that meet a condition."""
    return Index(None, column, sqlite_where=where, postgresql_where=where)
