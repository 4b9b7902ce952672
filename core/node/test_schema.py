"""The migrations lead to the declared tables."""

from __future__ import annotations

import base64
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from orrery.core.kernel.db.model import declared_models
from orrery.core.node.schema import metadata, upgrade


def test_migrations_lead_to_the_declared_tables(tmp_path: Path) -> None:
    """Nothing is left to migrate after an upgrade; if something is, write a migration for it."""
    path = tmp_path / "orrery.db"
    upgrade(str(path))
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata())
    engine.dispose()
    assert not differences


def test_lasting_rows_change_only_by_statements_on_their_own_table() -> None:
    """What is kept of them would not be forgotten when deleting another kind's row changes them."""
    tables = metadata().tables
    lasting = {model.__tablename__ for model in declared_models() if model.__lasting__}
    for name in sorted(lasting):
        for key in tables[name].foreign_keys:
            assert key.ondelete is None or key.column.table.name in lasting, (name, key.parent.name)


def test_what_another_clock_has_dated_is_forgotten(tmp_path: Path) -> None:
    """A session whose end lies years ahead by the world's clock does not last for years by the clients'."""
    path = str(tmp_path / "orrery.db")
    upgrade(path, to="0005")
    with closing(sqlite3.connect(path)) as connection, connection:
        account = "INSERT INTO account (uuid, name, type, password, closing, create_date, last_op_date)"
        connection.execute(f"{account} VALUES ('a', 'admin', 'SystemAdmin', '-', 0, 1, 1)")
        columns = "(uuid, account_uuid, user_uuid, user_type, expired_date, create_date, last_op_date)"
        connection.execute(
            f"INSERT INTO session {columns} VALUES ('s', 'a', 'a', 'SystemAdmin', {4 * 10**12}, 1, 1)"
        )
        connection.execute(f"INSERT INTO login_failures VALUES ('k', 10, 1, {4 * 10**12}, 1)")
    upgrade(path)
    with closing(sqlite3.connect(path)) as connection:
        for table, rows in (("session", 0), ("login_failures", 0), ("account", 1)):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (rows,)


def test_user_data_that_was_hidden_is_shown(tmp_path: Path) -> None:
    path = str(tmp_path / "orrery.db")
    upgrade(path, to="0006")
    given = {"a": "#!/bin/sh", "b": "password=x", "c": "\xff"}
    texts = {key: base64.b64encode(text.encode("latin-1")).decode() for key, text in given.items()}
    with closing(sqlite3.connect(path)) as connection, connection:
        columns = "(uuid, resource_uuid, resource_type, create_date, last_op_date, tag, secret)"
        for uuid, text in texts.items():
            values = f"('{uuid}', 'vm', 'VmInstanceVO', 1, 1, 'userdata::***', 'userdata::{text}')"
            connection.execute(f"INSERT INTO system_tag {columns} VALUES {values}")
    upgrade(path)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT tag, secret FROM system_tag ORDER BY uuid").fetchall()
    shown = base64.b64encode(b"password=***").decode()
    assert rows == [
        (f"userdata::{texts['a']}", None),
        (f"userdata::{shown}", f"userdata::{texts['b']}"),
        ("userdata::***", f"userdata::{texts['c']}"),
    ]


def test_addresses_of_nics_get_an_owner(tmp_path: Path) -> None:
    """An address that only unconfirmed work holds has no owner; going back keeps all of it."""
    path = str(tmp_path / "orrery.db")
    upgrade(path, to="0010")
    held = {"a" * 32: "1" * 32, "b" * 32: None}
    with closing(sqlite3.connect(path)) as connection, connection:
        columns = "uuid, ip_range_uuid, l3_network_uuid, ip_version, ip, netmask, gateway, ip_in_long"
        for number, (uuid, nic) in enumerate(held.items()):
            connection.execute(
                f"INSERT INTO used_ip ({columns}, vm_nic_uuid, create_date, last_op_date)"
                f" VALUES ('{uuid}', 'r', 'l', 4, '10.0.0.{number}', '', '', {number}, ?, 1, 1)",
                (nic,),
            )
    upgrade(path, to="0011")
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT uuid, vm_nic_uuid, owner_kind, owner_uuid FROM used_ip ORDER BY uuid"
        )
        assert rows.fetchall() == [
            ("a" * 32, "1" * 32, "VmNicVO", "1" * 32),
            ("b" * 32, None, None, None),
        ]


@pytest.mark.parametrize(("policy", "kept"), [("Delay", 7), ("Never", None)])
def test_a_vm_destroyed_under_never_is_not_expunged_by_itself(
    policy: str, kept: int | None, tmp_path: Path
) -> None:
    """Before, the policy that held when the node searched decided."""
    path = str(tmp_path / "orrery.db")
    upgrade(path, to="0011")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO global_config (category, name, value, default_value, description)"
            " VALUES ('vm', 'deletionPolicy', ?, 'Delay', '')",
            (policy,),
        )
        connection.execute(
            "INSERT INTO vm_instance (uuid, name, type, cpu_num, cpu_speed, memory_size,"
            " reserved_memory_size, allocator_strategy, state, internal_id, account_uuid,"
            " destroyed_ms, create_date, last_op_date)"
            " VALUES ('v', 'v', 'UserVm', 1, 0, 1, 0, '', 'Destroyed', 1, 'a', 7, 1, 1)"
        )
    upgrade(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT deleted_ms FROM vm_instance").fetchall() == [(kept,)]


def test_an_upgrade_of_the_newest_version_changes_nothing(tmp_path: Path) -> None:
    """Starting twice on one file is fine."""
    path = tmp_path / "orrery.db"
    upgrade(str(path))
    before = path.read_bytes()
    upgrade(str(path))
    assert path.read_bytes() == before
