"""SQLite as a driver: one connection that writes and one that reads.

What it takes from SQLite alone, and what a driver of PostgreSQL will do instead:

- **Write lock.** BEGIN IMMEDIATE admits one writer at a time. PostgreSQL: an advisory lock of the
  transaction (``pg_advisory_xact_lock``) in `begin`, without which sequences give ids in another order than
  that of commits.
- **Event and registry triggers** are temporary, made by the writing connection whenever a node starts, so
  they follow the declarations without a migration; events take the node's time by a function of the
  connection. PostgreSQL: row triggers with functions in PL/pgSQL in a schema of the node's version, replaced
  at start; the time is a setting of the transaction (``set_config``), JSON is made by ``jsonb_strip_nulls``.
- **`lastrowid`** of the cursor is the new id. PostgreSQL: RETURNING of the integer primary key.
- **The progress handler** bounds a call by steps of SQLite's machine, as many on any computer. PostgreSQL:
  ``statement_timeout``, which depends on the computer, or a limit of the estimated cost.
- **Temporary views** are defined on both connections. PostgreSQL: the same, on every connection of the pool.
- **Unary plus** keeps the planner off an index (`orrery.core.kernel.db.constructs.Unindexed`). PostgreSQL
  plans by statistics and needs nothing there.
- **Rows that lie in the index of their key** (WITHOUT ROWID) and ids that never come twice (AUTOINCREMENT).
  PostgreSQL: an ordinary table; identity columns never repeat anyway.
- **A statement that fails** leaves the transaction open, except on a full disk. PostgreSQL refuses everything
  until a rollback, so each transaction function needs a savepoint there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from weakref import WeakMethod

from pydantic_core import from_json
from sqlalchemy import MetaData, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.compiler import SQLCompiler

from orrery.core.kernel.db.constructs import Unindexed
from orrery.core.kernel.db.drivers.sqlite.errors import translated
from orrery.core.kernel.db.drivers.sqlite.event_triggers import EVENT_TIME, triggers_of
from orrery.core.kernel.db.drivers.sqlite.registry_triggers import deletion_trigger_of, registry_triggers_of
from orrery.core.kernel.db.model import Base
from orrery.core.kernel.db.statement import json_text

MEMORY = ":memory:"
CHECKPOINT_PAGES = 10_000
"""How long the write-ahead log grows, in pages of 4 KiB, before it is copied into the file."""
STEPS_AT_ONCE = 100_000
"""Steps of SQLite's machine between two looks at whether it has taken too many."""

DIALECT: DefaultDialect = sqlite.dialect(
    paramstyle="qmark", json_serializer=json_text, json_deserializer=from_json
)


@compiles(Unindexed, "sqlite")
def _unindexed(element: Unindexed, compiler: SQLCompiler, **options: Any) -> str:
    return f"(+ {compiler.process(element.clauses, **options)})"


class SqliteConnection:
    """A connection whose errors are the kernel's. `raw` is that of the standard library."""

    __slots__ = ("_execute", "dialect", "raw")

    def __init__(self, raw: sqlite3.Connection) -> None:
        self.raw = raw
        self._execute = raw.execute
        self.dialect = DIALECT

    @property
    def in_transaction(self) -> bool:
        """See `Connection`."""
        return self.raw.in_transaction

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """See `Connection`."""
        try:
            return self._execute(sql, values)
        except sqlite3.Error as failure:
            raise translated(failure) from failure

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """See `Connection`."""
        try:
            return self._execute(sql, values).fetchall()
        except sqlite3.Error as failure:
            raise translated(failure) from failure

    def begin(self) -> None:
        """See `Connection`."""
        self.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """See `Connection`."""
        self.execute("COMMIT")

    def rollback(self) -> None:
        """See `Connection`."""
        if self.raw.in_transaction:
            self.execute("ROLLBACK")

    def savepoint(self) -> None:
        """See `Connection`."""
        self.execute("SAVEPOINT part")

    def rollback_to_savepoint(self) -> None:
        """See `Connection`."""
        self.execute("ROLLBACK TO part")

    def release_savepoint(self) -> None:
        """See `Connection`."""
        self.execute("RELEASE part")

    @contextmanager
    def bounded(self, steps: int) -> Iterator[None]:
        """See `Connection`; a step is one of SQLite's machine."""
        left = steps // STEPS_AT_ONCE

        def spend() -> bool:
            nonlocal left
            left -= 1
            return left < 0

        self.raw.set_progress_handler(spend, STEPS_AT_ONCE)
        try:
            yield
        finally:
            self.raw.set_progress_handler(None, 0)


class Sqlite:
    """A SQLite database: a file, or `MEMORY`. Raises DatabaseFailed where it cannot be opened or written.

    One in memory shares the rows of another (`rows_of`), or begins with those of an `image`.
    """

    def __init__(
        self, path: str = MEMORY, rows_of: Sqlite | None = None, *, image: bytes | None = None
    ) -> None:
        self.writer: SqliteConnection = rows_of.writer if rows_of is not None else _connect(path)
        if image is not None:
            self.writer.raw.deserialize(image)
        self._is_in_memory = path == MEMORY
        self.reader = self.writer if self._is_in_memory else _connect(path, read_only=True)

    def create_tables(self, metadata: MetaData) -> None:
        """See `Driver`."""
        for table in metadata.sorted_tables:
            self.writer.execute(str(CreateTable(table).compile(dialect=DIALECT)))
            for index in sorted(table.indexes, key=lambda i: str(i.name)):
                self.writer.execute(str(CreateIndex(index).compile(dialect=DIALECT)))

    def define_view(self, name: str, select: str) -> None:
        """See `Driver`."""
        for connection in dict.fromkeys((self.writer, self.reader)):
            is_reader = connection is not self.writer
            for sql in (
                "PRAGMA query_only=OFF" if is_reader else "",
                f"DROP VIEW IF EXISTS temp.{name}",
                f"CREATE TEMP VIEW {name} AS {select}",
                "PRAGMA query_only=ON" if is_reader else "",
            ):
                connection.execute(sql)

    def set_event_clock(self, now_ms: Callable[[], int]) -> None:
        """See `Driver`."""
        # SQLite's hold on a function is hidden from the garbage collector: it must not hold the database
        held = WeakMethod(now_ms)

        def time_of_event() -> int | None:
            asked = held()
            return None if asked is None else asked()

        self.writer.raw.create_function(EVENT_TIME, 0, time_of_event)

    def write_events(self, models: Iterable[type[Base]], into: Table) -> None:
        """See `Driver`."""
        for model in models:
            for trigger in triggers_of(model, into.name):
                self.writer.execute(trigger)

    def register_uuids(self, models: Iterable[type[Base]], registry: Table, clashes: Table) -> None:
        """See `Driver`."""
        for model in models:
            for trigger in registry_triggers_of(model, registry.name, clashes.name):
                self.writer.execute(trigger)

    def delete_with(self, models: Iterable[type[Base]], table: Table) -> None:
        """See `Driver`."""
        for model in models:
            self.writer.execute(deletion_trigger_of(model, table.name))

    def image(self) -> bytes:
        """All committed rows, tables and indexes, as bytes that another database in memory can begin with."""
        return self.writer.raw.serialize()

    def reopen(self) -> Sqlite:
        """See `Driver`."""
        return Sqlite(MEMORY, self)

    def close(self) -> None:
        """See `Driver`."""
        if not self._is_in_memory:
            self.reader.raw.close()
            self.writer.raw.close()


def _connect(path: str, *, read_only: bool = False) -> SqliteConnection:
    pragmas = ["query_only=ON"] if read_only else ["synchronous=FULL", "foreign_keys=ON"]
    if path != MEMORY and not read_only:
        pragmas = ["journal_mode=WAL", f"wal_autocheckpoint={CHECKPOINT_PAGES}", *pragmas]
    try:
        raw = sqlite3.connect(path, isolation_level=None, cached_statements=2000)
        for pragma in [*pragmas, "cache_size=-65536", "busy_timeout=5000", "temp_store=MEMORY"]:
            raw.execute(f"PRAGMA {pragma}").fetchall()
    except sqlite3.Error as failure:
        raise translated(failure) from failure
    return SqliteConnection(raw)
