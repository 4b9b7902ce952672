"""SQLite's files: what they hold before they are opened, who may read them, and migrations on them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from orrery.core.kernel.db.drivers.sqlite.errors import translated
from orrery.core.kernel.errors import DatabaseDamaged
from orrery.core.kernel.files import make_private

PRODUCT = "SQLite"
"""What people know the database by."""
COMPANIONS = ("-wal", "-shm", "-journal")
"""What SQLite appends to the name of a database for the files that it keeps beside it."""
MAGIC = b"SQLite format 3\0"
CHECK_STEPS = 20_000
CHECK_STEPS_AT_ONCE = 1000
"""A check for damage ends after so many times so many instructions of SQLite: a few seconds."""


def companions(path: Path) -> list[Path]:
    """Where SQLite keeps files beside a database, whether they exist or not."""
    return [path.with_name(path.name + ending) for ending in COMPANIONS]


def make_database_private(path: Path) -> None:
    """As `make_private`, for a file that is not open yet and for what SQLite keeps beside it.

    What SQLite creates beside it later has the mode of the file itself.
    """
    for one in (path, *filter(Path.exists, companions(path))):
        make_private(one)


def is_database(descriptor: int) -> bool:
    """Whether an open file that is not empty begins as those of SQLite do."""
    return os.pread(descriptor, len(MAGIC), 0) == MAGIC


def empty(path: Path) -> None:
    """Removes what a file holds, in an order in which a crash leaves an older state or nothing."""
    for one in companions(path):
        one.unlink(missing_ok=True)
    os.truncate(path, 0)


class Contents:
    """What a file holds, read without a change to it or to what lies beside it.

    Raises DatabaseFailed and DatabaseDamaged.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def tables(self) -> set[str]:
        """The names of its tables."""
        return {name for (name,) in self._rows("SELECT name FROM sqlite_master WHERE type = 'table'")}

    def column(self, table: str, column: str) -> list[Any]:
        """All values of a column."""
        return [value for (value,) in self._rows(f"SELECT {column} FROM {table}")]

    def has_rows(self, tables: Iterable[str]) -> bool:
        """Whether one of the tables holds anything."""
        return any(self._rows(f"SELECT 1 FROM {table} LIMIT 1") for table in tables)

    def refuse_damaged(self) -> None:
        """Raises DatabaseDamaged, as far as a check of some seconds finds damage."""
        left = CHECK_STEPS

        def is_enough() -> bool:
            nonlocal left
            left -= 1
            return left <= 0

        self._connection.set_progress_handler(is_enough, CHECK_STEPS_AT_ONCE)
        try:
            found: str = self._connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        except sqlite3.OperationalError as failure:
            found = "ok" if left <= 0 else str(failure)
        finally:
            self._connection.set_progress_handler(None, 0)
        if found != "ok":
            raise DatabaseDamaged(found.replace("\n", " "))

    def _rows(self, sql: str) -> list[Any]:
        return self._connection.execute(sql).fetchall()


@contextmanager
def contents(path: Path) -> Iterator[Contents]:
    """Opens a file for reading.

    Where there is a write-ahead log, or a journal of a transaction that was cut off, SQLite reads that too.
    """
    wal, _, journal = companions(path)
    mode = "mode=rw" if journal.exists() else "mode=ro" if wal.exists() else "mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path.absolute()))}?{mode}", uri=True)) as connection:
            yield Contents(connection)
    except sqlite3.Error as failure:
        raise translated(failure) from failure


@contextmanager
def migrating(path: str) -> Iterator[Connection]:
    """A connection of SQLAlchemy's for migrations. Raises DatabaseFailed and DatabaseDamaged."""
    make_database_private(Path(path))
    engine = _engine(path)
    try:
        with engine.connect() as connection:
            yield connection
    except DatabaseError as failure:
        if isinstance(failure.orig, sqlite3.Error):
            raise translated(failure.orig) from failure
        raise
    finally:
        engine.dispose()


def _engine(path: str) -> Engine:
    """Of SQLite's driver it takes the habit of committing before each change of a table."""
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def leave_transactions_alone(connection: Any, _: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")  # so that a crash leaves no journal to be rolled back

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
