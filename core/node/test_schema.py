"""The migrations lead to the declared tables."""

from __future__ import annotations

import base64
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.db.model import declared_models
from orrery.core.node.schema import metadata, upgrade
from orrery.core.storage.volume.bits import VolumeBits


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
    cached = {model.__tablename__ for model in declared_models() if model.__cached__}
    for name in sorted(cached):
        for key in tables[name].foreign_keys:
            assert key.ondelete is None or key.column.table.name in cached, (name, key.parent.name)


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
    texts = {key: base64.b64encode(one.encode("latin-1")).decode() for key, one in given.items()}
    with closing(sqlite3.connect(path)) as connection, connection:
        columns = "(uuid, resource_uuid, resource_type, create_date, last_op_date, tag, secret)"
        for uuid, one in texts.items():
            values = f"('{uuid}', 'vm', 'VmInstanceVO', 1, 1, 'userdata::***', 'userdata::{one}')"
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
    upgrade(path, to="0012")
    held = {"a" * 32: "1" * 32, "b" * 32: None}
    with closing(sqlite3.connect(path)) as connection, connection:
        columns = "uuid, ip_range_uuid, l3_network_uuid, ip_version, ip, netmask, gateway, ip_in_long"
        for number, (uuid, nic) in enumerate(held.items()):
            connection.execute(
                f"INSERT INTO used_ip ({columns}, vm_nic_uuid, create_date, last_op_date)"
                f" VALUES ('{uuid}', 'r', 'l', 4, '10.0.0.{number}', '', '', {number}, ?, 1, 1)",
                (nic,),
            )
    upgrade(path, to="0013")
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
    upgrade(path, to="0013")
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


def test_primary_storages_take_images_from_directories_too(tmp_path: Path) -> None:
    path = str(tmp_path / "orrery.db")
    upgrade(path, to="0015")
    given = {"a": "SftpBackupStorage", "b": "SimulatorBackupStorage", "c": "SftpBackupStorage,Other"}
    with closing(sqlite3.connect(path)) as connection, connection:
        known = connection.execute("PRAGMA table_info(primary_storage)").fetchall()
        required = [name for _, name, _, is_required, default, _ in known if is_required and default is None]
        for uuid, images_from in given.items():
            row = dict.fromkeys(required, 0) | {"uuid": uuid, "images_from": images_from}
            marks = ", ".join("?" for _ in row)
            connection.execute(
                f"INSERT INTO primary_storage ({', '.join(row)}) VALUES ({marks})", tuple(row.values())
            )
    upgrade(path, to="0016")
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT uuid, images_from FROM primary_storage ORDER BY uuid").fetchall()
    assert dict(found) == given | {"a": "SftpBackupStorage,DirectoryBackupStorage"}


def test_an_upgrade_of_the_newest_version_changes_nothing(tmp_path: Path) -> None:
    """Starting twice on one file is fine."""
    path = tmp_path / "orrery.db"
    upgrade(str(path))
    before = path.read_bytes()
    upgrade(str(path))
    assert path.read_bytes() == before


def test_no_upgrade_has_a_number_used_again(tmp_path: Path) -> None:
    """Hosts refuse the calls of a run whose number seems older, and clients read on after an event's."""
    path = str(tmp_path / "orrery.db")
    upgrade(path, to="0001")
    find = "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%' ORDER BY name"
    with closing(sqlite3.connect(path)) as connection, connection:
        tables = [name for (name,) in connection.execute(find)]
        assert {"event", "workflow_run"} <= set(tables)
        for number, table in enumerate(tables, 100):
            connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, number))
    upgrade(path)
    with closing(sqlite3.connect(path)) as connection:
        assert [name for (name,) in connection.execute(find)] == tables
        last = dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))
    assert last == {table: number for number, table in enumerate(tables, 100)}


ADDED = {"uuid": "h" * 32, "address": "10.0.0.1"}
GONE = {"uuid": "g" * 32, "address": "10.0.0.2"}
STORAGE = {"uuid": "s", "type": "NFS", "url": "10.0.0.9:/x", "mount_path": "/opt/prim-s"}


def _reference(host: dict[str, str], *, is_known: bool) -> dict[str, Any]:
    known: dict[str, Any] = {"port": 2222, "credentials": f"host/{host['uuid']}"} if is_known else {}
    return {**host, "port": None, "credentials": None, "certificate": None} | known


def _file(path: str, bits_format: str) -> dict[str, str]:
    return {"path": path, "format": bits_format, "kind": "file"}


BEFORE: dict[str, Any] = {
    "host": ADDED["uuid"],
    "address": ADDED["address"],
    "hypervisor": "KVM",
    "destination": GONE["uuid"],
    "destination_address": GONE["address"],
    "path": "/kept/as/it.is",
    "bits": {"v": {"storage": STORAGE, "path": "/a/v.qcow2", "size": 1, "host_address": "10.0.0.1"}},
    "caches": [
        {
            "storage": STORAGE,
            "path": "/c/i.iso",
            "host_uuid": "",
            "host_address": None,
            "source": {"backup_storage_uuid": "b", "path": "/b/i.iso"},
        }
    ],
}
AFTER: dict[str, Any] = {
    "host": ADDED["uuid"],
    "host_ref": _reference(ADDED, is_known=True),
    "hypervisor": "KVM",
    "destination": GONE["uuid"],
    "destination_ref": _reference(GONE, is_known=False),
    "path": "/kept/as/it.is",
    "bits": {
        "v": {
            "storage": STORAGE,
            "location": _file("/a/v.qcow2", "qcow2"),
            "size": 1,
            "host": _reference(ADDED, is_known=True),
        }
    },
    "caches": [
        {
            "storage": STORAGE,
            "location": _file("/c/i.iso", "iso"),
            "host_uuid": "",
            "host": None,
            "source": {"backup_storage_uuid": "b", "location": _file("/b/i.iso", "iso")},
        }
    ],
}


def _rows() -> list[tuple[str, dict[str, Any]]]:
    """A host, an unfinished run and a piece of garbage, as an earlier version wrote them."""
    host: dict[str, Any] = {"uuid": ADDED["uuid"], "name": "h", "zone_uuid": "z", "cluster_uuid": "c"}
    host |= {"management_ip": ADDED["address"], "hypervisor_type": "KVM", "state": "Enabled"}
    host |= {"status": "Connected", "vm_count": 0, "username": "root", "ssh_port": "2222"}
    work = {"version": 1, "step": "boot", "direction": "back", "attempt": 1, "epoch": 1}
    run = work | {"number": 1, "queues": "[]", "workflow": "vm-migrate", "position": 1, "committed": 0}
    run |= {"params": json.dumps({"vm_uuid": "v"}), "outputs": json.dumps(BEFORE), "node": "n", "started": 1}
    garbage = work | {"uuid": "a" * 32, "name": "undo", "runner_class": "vm-migrate", "status": "Idle"}
    garbage |= {"type": "TimeBased", "management_node_uuid": "n", "run": 1, "tries": 0, "due": 1}
    garbage |= {"context": json.dumps({"params": {"vm_uuid": "v"}, "outputs": BEFORE})}
    dates = {"create_date": 1, "last_op_date": 1}
    return [("host", host | dates), ("workflow_run", run), ("garbage", garbage | dates)]


def test_unfinished_work_names_hosts_by_reference_and_bits_by_location(tmp_path: Path) -> None:
    """What an earlier version left is finished by this one."""
    path = str(tmp_path / "orrery.db")
    upgrade(path, to="0010")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        for table, row in _rows():
            columns, values = ", ".join(row), ", ".join(f":{name}" for name in row)
            connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({values})"), row)
    upgrade(path)
    with engine.connect() as connection:
        (outputs,) = connection.execute(text("SELECT outputs FROM workflow_run")).one()
        (context,) = connection.execute(text("SELECT context FROM garbage")).one()
    engine.dispose()
    assert json.loads(outputs) == AFTER
    assert json.loads(context) == {"params": {"vm_uuid": "v"}, "outputs": AFTER}
    bits = VolumeBits.from_json(AFTER["bits"]["v"])
    assert (str(bits.location), bits.host) == ("/a/v.qcow2", HostRef(**AFTER["host_ref"]))
