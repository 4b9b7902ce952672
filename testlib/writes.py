"""How often what queries show of each kind was written, so that what was not need not be asked for again."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.db.model import Base, models_by_vo
from orrery.core.kernel.db.statement import StatementCache
from orrery.core.kernel.db.transaction import Log

WRITES = (sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE)
READS = (sqlite3.SQLITE_READ,)
Tables = frozenset[str]


class Writes:
    """Counts what is written into the tables of one database in memory.

    SQLite says which tables a statement is about: those of its triggers, of cascades and below views as well.
    """

    def __init__(self, db: Database) -> None:
        assert isinstance(db.driver, Sqlite)
        self.db = db
        self._raw = db.driver.writer.raw
        self._known = KNOWN.setdefault(db.statements, {})
        self._counts: Counter[str] = Counter()
        self._shown: dict[type[Base], Tables] = {}
        db.when_written(self._note)

    def _note(self, written: Log) -> None:
        for sql, values in written:
            self._counts.update(self._tables(sql, values, WRITES))

    def _tables(self, sql: str, values: Sequence[Any], actions: tuple[int, ...]) -> Tables:
        known = self._known.get(sql)
        if known is None:
            known = self._known[sql] = tables_of(self._raw, sql, values, actions)
        return known

    def of(self, model: type[Base]) -> int:
        """A number that grows with each write of what queries show of a kind."""
        tables = self._shown.get(model)
        if tables is None:
            tables = self._shown[model] = self._tables_shown(model)
        return sum(self._counts[table] for table in tables)

    def beside(self, tables: Collection[str]) -> int:
        """A number that grows with each write into any other table than these."""
        return sum(count for table, count in self._counts.items() if table not in tables)

    def _tables_shown(self, model: type[Base]) -> Tables:
        inventory = model.__inventory__
        assert inventory is not None
        inner = [self._tables_shown(models_by_vo()[nested.vo]) for nested in inventory.nested]
        return self._tables(f"SELECT * FROM {model.__table__}", (), READS).union(*inner)


KNOWN: WeakKeyDictionary[StatementCache, dict[str, Tables]] = WeakKeyDictionary()
"""The tables of each statement, for all databases of one cloud's copies, which have the same triggers."""


def tables_of(raw: sqlite3.Connection, sql: str, values: Sequence[Any], actions: tuple[int, ...]) -> Tables:
    """The tables on which a statement does one of these actions, as SQLite finds them when it compiles it."""
    found = set()

    def allow(action: int, name: str | None, *_: str | None) -> int:
        if action in actions and name is not None:
            found.add(name)
        return sqlite3.SQLITE_OK

    raw.set_authorizer(allow)
    try:
        raw.execute(f"EXPLAIN {sql}", values).fetchall()
    finally:
        raw.set_authorizer(None)
    return frozenset(found)
