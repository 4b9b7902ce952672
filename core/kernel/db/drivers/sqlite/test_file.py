"""Files of SQLite are changed as a whole, and checked for damage only for some seconds."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from orrery.core.kernel.db.drivers.sqlite import file
from orrery.core.kernel.db.drivers.sqlite.file import contents, migrating
from orrery.core.kernel.errors import DatabaseDamaged


def _fill(path: Path) -> None:
    with migrating(str(path)) as connection, connection.begin():
        connection.execute(text("CREATE TABLE t (k TEXT PRIMARY KEY)"))
        connection.execute(text("INSERT INTO t VALUES (:k)"), [{"k": f"{n:05}"} for n in range(1000)])


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with pytest.raises(ZeroDivisionError), migrating(str(path)) as connection, connection.begin():
        connection.execute(text("CREATE TABLE t (k TEXT PRIMARY KEY)"))
        connection.execute(text("INSERT INTO t VALUES ('a')"))
        raise ZeroDivisionError
    with contents(path) as held:
        assert held.tables() == set()


@pytest.mark.parametrize("steps", [1, 2, 3, 20_000])
def test_a_check_that_takes_too_long_finds_no_damage(
    tmp_path: Path, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(tmp_path / "a.db")
    monkeypatch.setattr(file, "CHECK_STEPS", steps)
    monkeypatch.setattr(file, "CHECK_STEPS_AT_ONCE", 1)
    with contents(tmp_path / "a.db") as held:
        held.refuse_damaged()


def test_damage_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    _fill(path)
    held = bytearray(path.read_bytes())
    held[4096:4100] = b"\xff" * 4
    path.write_bytes(held)
    with contents(path) as damaged, pytest.raises(DatabaseDamaged):
        damaged.refuse_damaged()
