"""Where a node gets the keys of its secrets: a file beside the database, another file, or a command."""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
from pathlib import Path

from orrery.core.kernel.clock import SystemSecrets
from orrery.core.kernel.db.drivers.sqlite.file import contents
from orrery.core.kernel.files import FILE_MODE
from orrery.core.kernel.secret_store import Keyring, SecretRow
from orrery.core.node.errors import UnusableKeys

COMMAND_SECONDS = 60.0
"""How long the command that prints the keys may take."""


def key_file_of(database: Path) -> Path:
    """Where the keys of a database are kept, unless told otherwise."""
    return database.with_name(database.name + ".key")


class KeySource:
    """A file, or a command that prints what such a file would hold."""

    def __init__(self, database: Path, file: Path | None = None, command: str | None = None) -> None:
        """Raises UnusableKeys where both are given."""
        if file is not None and command is not None:
            raise UnusableKeys("the keys come from a file or from a command; give one of both")
        self.database = database
        self.file = None if command is not None else file or key_file_of(database)
        self._command = command

    def __str__(self) -> str:
        return str(self.file) if self.file is not None else "what the key command prints"

    def keyring(self) -> Keyring:
        """The keys for the database. A new file is made where it has no secrets yet.

        Raises UnusableKeys as `check` does.
        """
        found = self.check()
        if found is None:
            found = Keyring.new(SystemSecrets())
            self.save(found)
        return found

    def check(self) -> Keyring | None:
        """The keys for the database, or None where there are none and it has no secrets yet. Changes nothing.

        Raises UnusableKeys where they cannot be read, or where one that the database needs is not among them.
        """
        needed = used_keys(self.database)
        if self.file is not None and not self.file.exists() and not needed:
            return None
        keyring = self._read()
        missing = [key for key in needed if not keyring.has(key)]
        if missing:
            raise UnusableKeys(
                f"{self.database} holds secrets encrypted with key {', '.join(missing)}, which is not in"
                f" {self}. Put back the keys that belong to this database, from where its backups are"
            )
        return keyring

    def save(self, keyring: Keyring) -> None:
        """Replaces the file, durably and whole. Raises UnusableKeys."""
        assert self.file is not None
        new = self.file.with_name(self.file.name + ".new")
        try:
            new.unlink(missing_ok=True)
            descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE)
            with os.fdopen(descriptor, "w") as file:
                file.write(keyring.to_text())
                file.flush()
                os.fsync(file.fileno())
            new.replace(self.file)
            _sync(self.file.absolute().parent)
        except OSError as failure:
            raise UnusableKeys(
                f"{self.file} cannot be written ({failure.strerror}); make its folder writable for this user,"
                " or name another file with --key-file"
            ) from None

    def _read(self) -> Keyring:
        try:
            return Keyring.from_text(
                self._printed() if self.file is None else _text_of(self.file, self.database)
            )
        except ValueError as failure:
            raise UnusableKeys(f"{self} is unusable: {failure}") from None

    def _printed(self) -> str:
        assert self._command is not None
        try:
            words = shlex.split(self._command)
            done = subprocess.run(
                words, stdout=subprocess.PIPE, timeout=COMMAND_SECONDS, check=True, text=True
            )
        except (OSError, subprocess.SubprocessError, IndexError) as failure:
            reason = type(failure).__name__ if isinstance(failure, subprocess.SubprocessError) else failure
            raise UnusableKeys(f"the key command failed: {reason}") from None
        return done.stdout


def used_keys(database: Path) -> list[str]:
    """The identities of the keys that the secrets of a database file need, in order."""
    if not database.exists() or database.stat().st_size == 0:
        return []
    with contents(database) as held:
        table = SecretRow.__tablename__
        return sorted({*held.column(table, "key_id")}) if table in held.tables() else []


def _text_of(file: Path, database: Path) -> str:
    try:
        if stat.S_IMODE(file.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
            raise UnusableKeys(f"other users may read {file}; allow its owner only: chmod 600 {file}")
        return file.read_text(encoding="ascii")
    except FileNotFoundError:
        raise UnusableKeys(
            f"the keys in {file} are missing, and {database} holds secrets encrypted with them: put the file"
            " back, from where the backups of the database are"
        ) from None
    except OSError as failure:
        raise UnusableKeys(f"{file} cannot be read: {failure.strerror}") from None


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
