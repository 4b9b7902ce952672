"""Encrypting all secrets of a database anew, with a new key."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select, update

from orrery.core.kernel.clock import SystemSecrets
from orrery.core.kernel.db.drivers.sqlite.file import migrating
from orrery.core.kernel.db.model import table_of
from orrery.core.kernel.secret_store import Keyring, Name, SecretRow
from orrery.core.node.database_file import DatabaseFile
from orrery.core.node.keys import KeySource
from orrery.core.node.schema import upgrade

SECRET = table_of(SecretRow)


def rotate(database: Path, key_file: Path | None = None, key_command: str | None = None) -> int:
    """Encrypts all secrets of a database that no server uses with a new key; gives how many those are.

    Keys in a file: the new one is added, all secrets are encrypted with it in one transaction, then the
    others are removed. A process that dies in between leaves keys for all there is; the next rotation goes
    on. Keys of a command: the first one that it prints encrypts, and the others may be removed afterwards.
    Raises UnusableDatabase and UnusableKeys.
    """
    source = KeySource(database, key_file, key_command)
    with DatabaseFile(database):
        keyring = source.keyring()
        if source.file is not None:
            keyring = keyring.rotated(SystemSecrets())
            source.save(keyring)
        upgrade(str(database), keyring=keyring)
        with migrating(str(database)) as connection, connection.begin():
            count = _seal_anew(connection, keyring)
        if source.file is not None:
            source.save(keyring.without_older())
    return count


def _seal_anew(connection: Connection, keyring: Keyring) -> int:
    rows = connection.execute(select(SECRET).order_by(*SECRET.primary_key)).all()
    for row in rows:
        name = Name(row.resource_type, row.resource_uuid, row.field)
        text = keyring.open(name, row.key_id, row.sealed)
        where = [column == getattr(row, column.key) for column in SECRET.primary_key]
        sealed = keyring.seal(name, text, SystemSecrets())
        connection.execute(update(SECRET).where(*where).values(key_id=keyring.current, sealed=sealed))
    return len(rows)
