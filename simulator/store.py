"""A SQLite file that keeps a world's rows: one table for each noun, a key and a JSON body in each row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

TABLES = ("machines", "primaries", "backups", "bits", "images", "guests", "ledgers", "operations", "faults")

Row = tuple[str, str, str | None]
"""(table, key, body); a body of None deletes the row."""


class Store:
    """The file. One process uses it at a time; a commit is on the disk when `write` returns."""

    def __init__(self, path: Path | str) -> None:
        """Open the file, making it if need be. Raises sqlite3.Error."""
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = full")
        for table in (*TABLES, "meta"):
            self._db.execute(
                f"create table if not exists {table} (key text primary key, body text) without rowid"
            )

    def rows(self, table: str) -> Iterator[tuple[str, str]]:
        """Yield the (key, body) of a table, ordered by key."""
        yield from self._db.execute(f"select key, body from {_known(table)} order by key")

    def meta(self, key: str, default: str) -> str:
        """Return a single value."""
        found = self._db.execute("select body from meta where key = ?", (key,)).fetchone()
        return default if found is None else str(found[0])

    def write(self, rows: Iterable[Row], meta: dict[str, str]) -> None:
        """Write rows and single values in one durable transaction. Raises sqlite3.Error."""
        self._db.execute("begin immediate")
        try:
            for table, changed in _by_table(rows).items():
                self._write_rows(table, changed)
            self._db.executemany("insert or replace into meta values (?, ?)", list(meta.items()))
            self._db.execute("commit")
        except BaseException:
            self._db.execute("rollback")
            raise

    def _write_rows(self, table: str, changed: list[tuple[str, str | None]]) -> None:
        gone = [(key,) for key, body in changed if body is None]
        kept = [(key, body) for key, body in changed if body is not None]
        self._db.executemany(f"delete from {table} where key = ?", gone)
        self._db.executemany(f"insert or replace into {table} values (?, ?)", kept)

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def _by_table(rows: Iterable[Row]) -> dict[str, list[tuple[str, str | None]]]:
    found: dict[str, list[tuple[str, str | None]]] = {}
    for table, key, body in rows:
        found.setdefault(_known(table), []).append((key, body))
    return found


def _known(table: str) -> str:
    """Let only our own table names into a statement."""
    if table not in TABLES:
        raise ValueError(f"no table {table}")
    return table
