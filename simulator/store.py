"""A SQLite file that keeps a world's rows: one table for each noun, a key and a JSON body in each row."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from orrery.simulator.errors import DamagedWorld

TABLES = ("machines", "primaries", "backups", "bits", "images", "guests", "ledgers", "operations", "faults")

NOTE = "note"
"""The single value that is not the world's own."""

Row = tuple[str, str, str | None]
"""(table, key, body); a body of None deletes the row."""


MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Stored:
    """What is in a world's file, as far as it shows without opening the world."""

    is_used: bool = False
    """Whether a world has been opened in it."""
    is_populated: bool = False
    """Whether there is anything in that world."""
    note: str = ""
    """What `Store.note` wrote last."""


def examine(path: Path) -> Stored:
    """Look at a world's file, which may be absent, and change nothing. Raises DamagedWorld."""
    if not path.exists():
        return Stored()
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
        if not head:
            return Stored()
        if head != MAGIC:
            raise DamagedWorld(path, "is no simulated world")
        has_log = path.with_name(path.name + "-wal").exists()
        mode = "mode=ro" if has_log else "mode=ro&immutable=1"
        db = sqlite3.connect(f"file:{quote(str(path.absolute()))}?{mode}", uri=True)
        try:
            return _examine(path, db)
        finally:
            db.close()
    except (OSError, sqlite3.Error) as failure:
        raise DamagedWorld(path, f"cannot be read: {failure}") from None


def _examine(path: Path, db: sqlite3.Connection) -> Stored:
    tables = {name for (name,) in db.execute("select name from sqlite_master where type = 'table'")}
    if not tables:
        return Stored()
    if "meta" not in tables or not tables.issubset((*TABLES, "meta")):
        raise DamagedWorld(path, "is a database of another program")
    meta = dict(db.execute("select key, body from meta"))
    lacking = [table for table in TABLES if table not in tables]
    if lacking:  # they are made in one transaction, and none was added later
        raise DamagedWorld(path, f"lacks the table {lacking[0]}")
    populated = any(db.execute(f"select 1 from {table} limit 1").fetchone() for table in TABLES)
    return Stored("generation" in meta, populated, meta.get(NOTE, ""))


class Store:
    """The file. One process uses it at a time; a commit is on the disk when `write` returns."""

    def __init__(self, path: Path | str) -> None:
        """Open the file, making it for its owner alone if need be. Raises sqlite3.Error, OSError."""
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        self._db = sqlite3.connect(path, isolation_level=None)
        try:
            self._db.execute("pragma journal_mode = wal")
            self._db.execute("pragma synchronous = full")
            self._db.execute("begin immediate")  # all tables or none: a killed process leaves an empty file
            for table in (*TABLES, "meta"):
                self._db.execute(
                    f"create table if not exists {table} (key text primary key, body text) without rowid"
                )
            self._db.execute("commit")
        except sqlite3.Error:
            self._db.close()
            raise

    def rows(self, table: str) -> Iterator[tuple[str, str]]:
        """Yield the (key, body) of a table, ordered by key."""
        yield from self._db.execute(f"select key, body from {_known(table)} order by key")

    def meta(self, key: str, default: str) -> str:
        """Return a single value."""
        found = self._db.execute("select body from meta where key = ?", (key,)).fetchone()
        return default if found is None else str(found[0])

    def note(self, text: str) -> None:
        """Keep a text for whoever opens the file later; it is on the disk when this returns."""
        self.write((), {NOTE: text})

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
