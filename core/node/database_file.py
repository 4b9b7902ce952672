"""A database file before it is opened: claimed for one process, and checked for what it holds.

What is refused here is not changed by a byte.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from orrery.core.kernel.files import FILE_MODE, companions
from orrery.core.node.errors import UnusableDatabase
from orrery.core.node.schema import versions

MAGIC = b"SQLite format 3\0"
VERSION_TABLE = "alembic_version"
OURS = ("account", "api_job", "zone")
"""Tables that every version of the database has."""
CHECK_STEPS = 20_000
CHECK_STEPS_AT_ONCE = 1000
"""A check for damage ends after so many times so many instructions of SQLite: a few seconds."""


class DatabaseFile:
    """A database file that no other process can claim until this one closes it, or ends in whichever way.

    A context manager. Raises UnusableDatabase for a file that another process has claimed, that cannot be
    written, or that is no database of this version or an earlier one.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if path.exists() and not path.is_file():
            raise UnusableDatabase(f"{path} is no file")
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, FILE_MODE)
        except OSError as failure:
            raise UnusableDatabase(f"{path} cannot be opened for writing: {failure.strerror}") from None
        try:
            self._claim()
            self.is_new = self._is_new()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> DatabaseFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets others claim it."""
        os.close(self._descriptor)

    def make_empty(self) -> None:
        """Removes everything that it holds."""
        empty(self.path)
        self.is_new = True

    def has_rows(self, tables: Iterable[str]) -> bool:
        """Whether one of its tables holds anything."""
        with _Reading(self.path) as connection:
            return any(connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in tables)

    def _claim(self) -> None:
        # flock belongs to this descriptor: SQLite's own locks are of another kind, and the kernel drops it
        # when the process ends
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UnusableDatabase(
                f"{self.path} is in use by another process; stop that one, or name another database"
            ) from None

    def _is_new(self) -> bool:
        """Whether it holds nothing yet. Raises UnusableDatabase."""
        size = os.fstat(self._descriptor).st_size
        if size == 0:
            return True
        if os.pread(self._descriptor, len(MAGIC), 0) != MAGIC:
            raise UnusableDatabase(f"{self.path} is no SQLite database; name another file")
        try:
            with _Reading(self.path) as connection:
                return self._examine(connection)
        except sqlite3.DatabaseError as failure:
            raise self.failed(failure) from None

    def _examine(self, connection: sqlite3.Connection) -> bool:
        tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        if not tables:
            return True
        if VERSION_TABLE not in tables or not tables.issuperset(OURS):
            raise UnusableDatabase(f"{self.path} is a database of another program; name another file")
        found = [version for (version,) in connection.execute(f"SELECT version_num FROM {VERSION_TABLE}")]
        known = versions()
        unknown = [version for version in found if version not in known]
        if unknown or len(found) != 1:
            version = ", ".join(unknown or found) or "none"
            raise UnusableDatabase(
                f"{self.path} has version {version}, but this program knows versions up"
                f" to {known[0]}; use the program that wrote it, or name another file"
            )
        damage = _damage(connection)
        if damage is not None:
            raise self._damaged(damage)
        return False

    def failed(self, failure: sqlite3.DatabaseError) -> UnusableDatabase:
        """The error for a file that SQLite could not use: damaged, or on a full disk, say."""
        if isinstance(failure, sqlite3.OperationalError):
            return UnusableDatabase(f"{self.path} cannot be used: {failure}")
        return self._damaged(str(failure))

    def _damaged(self, reason: str) -> UnusableDatabase:
        return UnusableDatabase(
            f"{self.path} is damaged ({reason}); restore it from a backup, or name another database"
        )


def empty(path: Path) -> None:
    """Removes what a SQLite file holds, in an order in which a crash leaves an older state or nothing."""
    for one in companions(path):
        one.unlink(missing_ok=True)
    os.truncate(path, 0)


class _Reading:
    """A read-only connection to a SQLite file, which changes neither the file nor what lies beside it.

    Where there is a write-ahead log, or a journal of a transaction that was cut off, SQLite reads that too.
    """

    def __init__(self, path: Path) -> None:
        wal, _, journal = companions(path)
        mode = "mode=rw" if journal.exists() else "mode=ro" if wal.exists() else "mode=ro&immutable=1"
        self._uri = f"file:{quote(str(path.absolute()))}?{mode}"

    def __enter__(self) -> sqlite3.Connection:
        self._connection = sqlite3.connect(self._uri, uri=True)
        return self._connection

    def __exit__(self, *failure: object) -> None:
        self._connection.close()


def _damage(connection: sqlite3.Connection) -> str | None:
    """What is wrong with a database, as far as a check of some seconds finds it."""
    left = CHECK_STEPS

    def is_enough() -> bool:
        nonlocal left
        left -= 1
        return left <= 0

    connection.set_progress_handler(is_enough, CHECK_STEPS_AT_ONCE)
    try:
        found: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.OperationalError as failure:
        if left <= 0:
            return None
        return str(failure)
    finally:
        connection.set_progress_handler(None, 0)
    return None if found == "ok" else found.replace("\n", " ")
