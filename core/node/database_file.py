"""A database file before it is opened: claimed for one process, and checked for what it holds.

What is refused here is not changed by a byte.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from orrery.core.kernel.db.drivers.sqlite.file import PRODUCT, Contents, contents, empty, is_database
from orrery.core.kernel.errors import DatabaseDamaged, DatabaseFailed
from orrery.core.kernel.files import FILE_MODE
from orrery.core.node.errors import UnusableDatabase
from orrery.core.node.schema import versions

VERSION_TABLE = "alembic_version"
OURS = ("account", "api_job", "zone")
"""Tables that every version of the database has."""


class DatabaseFile:
    """A database file that no other process can claim until this one closes it, or ends in whichever way.

    A context manager. Raises UnusableDatabase for a file that another process has claimed, that cannot be
    written, or that is no database of this version or an earlier one.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if path.exists() and not path.is_file():
            raise UnusableDatabase(f"{path} is no file; name another one")
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, FILE_MODE)
        except OSError as failure:
            raise UnusableDatabase(
                f"{path} cannot be opened for writing ({failure.strerror}); make it writable for this user,"
                " or name another file"
            ) from None
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
        with contents(self.path) as found:
            return found.has_rows(tables)

    def _claim(self) -> None:
        # flock belongs to this descriptor: the database's own locks are of another kind, and the kernel
        # drops it when the process ends
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
        if not is_database(self._descriptor):
            raise UnusableDatabase(f"{self.path} is no {PRODUCT} database; name another file")
        try:
            with contents(self.path) as found:
                return self._examine(found)
        except (DatabaseFailed, DatabaseDamaged) as failure:
            raise self.failed(failure) from None

    def _examine(self, held: Contents) -> bool:
        tables = held.tables()
        if not tables:
            return True
        if VERSION_TABLE not in tables or not tables.issuperset(OURS):
            raise UnusableDatabase(f"{self.path} is a database of another program; name another file")
        found = held.column(VERSION_TABLE, "version_num")
        known = versions()
        unknown = [version for version in found if version not in known]
        if unknown or len(found) != 1:
            version = ", ".join(unknown or found) or "none"
            raise UnusableDatabase(
                f"{self.path} has version {version}, but this program knows versions up"
                f" to {known[0]}; use the program that wrote it, or name another file"
            )
        held.refuse_damaged()
        return False

    def failed(self, failure: DatabaseFailed | DatabaseDamaged) -> UnusableDatabase:
        """The error for a file that the database could not use: damaged, or on a full disk, say."""
        if isinstance(failure, DatabaseFailed):
            return UnusableDatabase(f"{self.path} cannot be used: {failure.details}")
        return UnusableDatabase(
            f"{self.path} is damaged ({failure.details}); restore it from a backup, or name another database"
        )
