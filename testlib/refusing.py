"""A database connection that refuses what a test says."""

from __future__ import annotations

import sqlite3


class Refusing:
    """A connection whose COMMIT fails, as on a disk that fills up at that very moment."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.refuses = True

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)

    def execute(self, sql: str, parameters: tuple[object, ...] = ()) -> sqlite3.Cursor:
        """Executes everything but a COMMIT that is to be refused. Raises sqlite3.OperationalError."""
        if sql == "COMMIT" and self.refuses:
            raise sqlite3.OperationalError("database or disk is full")
        return self._connection.execute(sql, parameters)
