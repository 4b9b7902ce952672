"""The keys of a database: made, missing, wrong, rotated; and an upgrade that encrypts."""

from __future__ import annotations

import json
import shlex
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from orrery.core.kernel.clock import LoopClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.errors import Bug
from orrery.core.kernel.secret_store import Keyring, Name, SecretRow
from orrery.core.node import rotation
from orrery.core.node.database_file import DatabaseFile
from orrery.core.node.errors import UnusableDatabase, UnusableKeys
from orrery.core.node.keys import KeySource, key_file_of, used_keys
from orrery.core.node.rotation import rotate
from orrery.core.node.schema import upgrade
from orrery.testlib.kernel import EPOCH_MS, run

SECRETS = {
    ("HostVO", "h", "password"): "Marked-host",
    ("HostVO", "r", "password"): "Marked-run",
    ("BackupStorageVO", "b", "password"): "Marked-storage",
    ("AccessKeyVO", "k", "secret"): "Marked-key",
    ("WebhookVO", "w", "secret"): "Marked-hook",
}
"""What `old_database` holds."""


def insert(connection: sqlite3.Connection, table: str, **values: object) -> None:
    """A row whose other columns that must have a value have an empty one."""
    for _, name, _, must, default, _ in connection.execute(f"PRAGMA table_info({table})").fetchall():
        if must and default is None:
            values.setdefault(name, 0)
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))


def old_database(path: Path) -> None:
    """A database of before secrets were encrypted, with some; one of them in the journal of a run."""
    upgrade(str(path), to="0010")
    with closing(sqlite3.connect(path)) as connection, connection:
        insert(connection, "host", uuid="h", management_ip="1", password="Marked-host")
        insert(connection, "host", uuid="none", management_ip="2")
        insert(connection, "backup_storage", uuid="b", password="Marked-storage")
        insert(connection, "access_key", uuid="k", access_key_secret="Marked-key")
        insert(connection, "web_hook", uuid="w", secret="Marked-hook")
        insert(connection, "claim", resource="r", run=1)
        for number, (uuid, kind) in enumerate([("r", "host-add"), ("h", "host-add")], 1):
            row = {"name": "n", "password": f"Marked-{'run' if uuid == 'r' else 'host'}"}
            params = json.dumps({"uuid": uuid, "row": row})
            values = {"number": number, "workflow": kind, "params": params, "outputs": "{}", "retries": None}
            insert(connection, "workflow_run", **values)


def kept(path: Path, keyring: Keyring) -> dict[tuple[str, str, str], str]:
    """All secrets of a database."""

    async def body() -> dict[tuple[str, str, str], str]:
        db = Database(Sqlite(str(path)), LoopClock(EPOCH_MS))
        rows = await db.query(lambda tx: tx.find(SecretRow))
        db.close()
        names = {Name(row.resource_type, row.resource_uuid, row.field): row for row in rows}
        return {
            (name[0], name[1], name[2]): keyring.open(name, row.key_id, row.sealed)
            for name, row in names.items()
        }

    return run(body)


def test_an_upgrade_encrypts_all_secrets_and_leaves_none_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "o.db"
    old_database(path)
    keyring = KeySource(path).keyring()
    upgrade(str(path), keyring=keyring)
    assert kept(path, keyring) == SECRETS
    for file in sorted(tmp_path.iterdir()):
        assert b"Marked-" not in file.read_bytes(), file
    with closing(sqlite3.connect(path)) as connection:
        runs = connection.execute("SELECT params FROM workflow_run").fetchall()
    assert [json.loads(params)["row"] for (params,) in runs] == [{"name": "n"}] * 2


def test_an_upgrade_with_secrets_and_without_keys_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "o.db"
    old_database(path)
    with pytest.raises(Bug, match="give the upgrade a keyring"):
        upgrade(str(path))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT password FROM host WHERE uuid = 'h'").fetchone() == ("Marked-host",)


def encrypted(path: Path) -> Keyring:
    """A database with encrypted secrets, and its keys in the usual file."""
    old_database(path)
    keyring = KeySource(path).keyring()
    upgrade(str(path), keyring=keyring)
    return keyring


def test_a_new_key_file_is_for_its_owner_alone_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "o.db"
    keyring = KeySource(path).keyring()
    file = key_file_of(path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert KeySource(path).keyring().to_text() == keyring.to_text() == file.read_text()


def test_lost_keys_are_reported_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "o.db"
    encrypted(path)
    file = key_file_of(path)
    file.unlink()
    with pytest.raises(UnusableKeys, match=r"o.db.key are missing, and .*o.db holds secrets"):
        KeySource(path).keyring()
    assert not file.exists()
    KeySource(tmp_path / "other.db", file).keyring()
    with pytest.raises(UnusableKeys, match=r"encrypted with key [0-9a-f]{16}, which is not in .*o\.db\.key"):
        KeySource(path).keyring()


def test_a_key_file_that_others_may_read_or_that_is_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text("nonsense")
    file.chmod(0o640)
    with pytest.raises(UnusableKeys, match="other users may read"):
        KeySource(tmp_path / "o.db", file).keyring()
    file.chmod(0o600)
    with pytest.raises(UnusableKeys, match="expected one key of 32 bytes") as failure:
        KeySource(tmp_path / "o.db", file).keyring()
    assert "nonsense" not in failure.value.details


def test_keys_may_come_from_a_command(tmp_path: Path) -> None:
    path = tmp_path / "o.db"
    script = shlex.join([sys.executable, "-c", f"print({Keyring.from_seed('1').to_text()!r})"])
    assert KeySource(path, command=script).keyring().current == Keyring.from_seed("1").current
    assert not key_file_of(path).exists()
    for wrong in ("false", "/no/such/program", "true", "'"):
        with pytest.raises(UnusableKeys):
            KeySource(path, command=wrong).keyring()
    with pytest.raises(UnusableKeys, match="give one of both"):
        KeySource(path, tmp_path / "keys", script)


def test_rotation_encrypts_all_anew_and_drops_the_old_key(tmp_path: Path) -> None:
    path = tmp_path / "o.db"
    before = encrypted(path)
    assert rotate(path) == len(SECRETS)
    after = KeySource(path).keyring()
    assert not after.has(before.current)
    assert used_keys(path) == [after.current]
    assert kept(path, after) == SECRETS


@pytest.mark.parametrize("dies", ["before", "after"])
def test_a_rotation_that_dies_leaves_keys_for_all_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dies: str
) -> None:
    path = tmp_path / "o.db"
    encrypted(path)
    real = rotation._seal_anew

    def dying(*given: object) -> int:
        if dies == "after":
            real(*given)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(rotation, "_seal_anew", dying)
    with pytest.raises(KeyboardInterrupt):
        rotate(path)
    assert kept(path, KeySource(path).keyring()) == SECRETS
    monkeypatch.setattr(rotation, "_seal_anew", real)
    assert rotate(path) == len(SECRETS)
    assert kept(path, KeySource(path).keyring()) == SECRETS
    assert len(key_file_of(path).read_text().splitlines()) == 1


def test_keys_of_a_command_are_rotated_to_its_first(tmp_path: Path) -> None:
    path = tmp_path / "o.db"
    old = encrypted(path).to_text()
    new = Keyring.from_seed("new")
    script = shlex.join([sys.executable, "-c", f"print({new.to_text() + old!r})"])
    assert rotate(path, key_command=script) == len(SECRETS)
    assert kept(path, new) == SECRETS


def test_a_database_in_use_is_not_rotated(tmp_path: Path) -> None:
    path = tmp_path / "o.db"
    before = encrypted(path).to_text()
    with DatabaseFile(path), pytest.raises(UnusableDatabase, match="in use by another process"):
        rotate(path)
    assert key_file_of(path).read_text() == before
