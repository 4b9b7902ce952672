"""What kinds tell, and that nothing which happens to a row goes by the database's triggers."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from orrery.core.api.catalogue import plugins
from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.zone.model import Zone
from orrery.core.kernel.clock import LoopClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.db.model import Base, declared_models, table_of
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import DatabaseFailed, InvalidArgument
from orrery.core.kernel.events import (
    CanonicalEvent,
    EventRecord,
    Feed,
    Selection,
    extent,
    newest_time,
    purge,
    refuse_bad_patterns,
)
from orrery.testlib.kernel import EPOCH_MS, new_database, raw, run, run_db

plugins()
SILENT = {
    "AccessKey": "it is a secret",
    "AccountResourceRef": "a view of whose resources are, which tell of it themselves",
    "Audit": "the record of calls, which has queries of its own",
    "BackupStorageZoneRef": "a link; both ends are resources of their own",
    "CanonicalEvent": "an event itself",
    "Claim": "a part of its run, which tells when it cannot go on",
    "GlobalConfigRow": "a setting; GlobalConfigChanged is told inside",
    "ImageBackupStorageRef": "a part of its image, whose status tells of it",
    "ImageCache": "a copy of an image that no caller handles",
    "L2NetworkClusterRef": "a link; both ends are resources of their own",
    "L3NetworkDns": "a part of its L3 network",
    "LocalStorageHostRef": "a counter of room",
    "PrimaryStorageClusterRef": "a link; both ends are resources of their own",
    "ResourceClash": "what an upgrade found; no resource of anybody's",
    "ResourceConfig": "a setting",
    "Session": "its uuid is a secret",
    "SharedResource": "a permission; what it is about is a resource of its own",
    "SystemTag": "says something of a resource that has events; there may be many of it",
    "UndeliveredEvent": "telling that a subscriber could not be told would never end",
    "UserGroupPolicyRef": "a link; both ends are resources of their own",
    "UserGroupUserRef": "a link; both ends are resources of their own",
    "UserPolicyRef": "a link; both ends are resources of their own",
    "UsedIp": "a part of its nic, which shows the address",
    "UserTag": "as SystemTag",
    "VmCdRom": "a part of its VM, which comes and goes with it",
    "Webhook": "how to tell; it has a secret",
}
"""Kinds that have an inventory and tell nothing, and why."""
SECRETS = ("password", "secret", "token", "key", "url", "user", "job_data", "job_result", "data")
"""No shown column has one of these in its name: some are secrets, others may have one inside."""


def kinds() -> list[type[Base]]:
    return [model for model in declared_models() if model.__module__.startswith("orrery.core.")]


def shown_names(model: type[Base]) -> set[str]:
    """The texts that watched columns of a kind are known to hold, as names of events."""
    assert model.__events__ is not None
    tables = [table for plugin in plugins() if plugin.noun is not None for table in plugin.noun.states]
    mine = [table for table in tables if table.kind == model.__events__.kind]
    values = [value for table in mine for value in table.transitions]
    return {model.__events__.called.get(value, value[:1].lower() + value[1:]) for value in values}


def test_every_kind_with_an_inventory_tells_or_says_why_not() -> None:
    silent = {m.__name__ for m in kinds() if m.__inventory__ is not None and m.__events__ is None}
    assert silent == set(SILENT) & {model.__name__ for model in kinds()}
    assert set(SILENT) <= {model.__name__ for model in kinds()}


@pytest.mark.parametrize("model", [m for m in kinds() if m.__events__], ids=lambda m: m.__name__)
def test_a_declaration_makes_sense(model: type[Base]) -> None:
    """Its columns exist and are no secrets; a watched one is never empty, and no two events share a name."""
    events, columns = model.__events__, model.__table__.columns
    assert events is not None
    for name in (*events.fields, *events.watched):
        assert name in columns, name
        assert not any(name == word or word in name.split("_") for word in SECRETS), name
        assert model.__inventory__ is None or name not in model.__inventory__.hidden
    assert not [name for name in events.watched if columns[name].nullable]
    assert set(events.watched) <= set(events.fields)
    assert not shown_names(model) & {"created", "updated", "ownerChanged", events.gone}


def row(uuid: str, **more: Any) -> dict[str, Any]:
    return {"uuid": uuid, "name": f"name of {uuid}", "state": "Enabled", **more}


def zone(uuid: str) -> dict[str, Any]:
    return row(uuid, type="zstack", is_default=False)


def cluster(uuid: str, zone_uuid: str) -> dict[str, Any]:
    return row(uuid, zone_uuid=zone_uuid, hypervisor_type="KVM", type="zstack")


async def prepared(db: Database) -> None:
    db.write_events((Zone, Cluster), table_of(CanonicalEvent))


async def told(db: Database, *patterns: str) -> list[tuple[str, str]]:
    events: list[EventRecord] = (await db.read(Selection(patterns).read, 0, 1000)).events
    return [(event.name, event.resource_uuid) for event in events]


def test_a_statement_of_many_rows_and_a_rolled_back_transaction() -> None:
    """Each row tells that changed, and only if it has; what is taken back leaves neither event nor id."""

    def add(tx: Transaction) -> None:
        for uuid in ("a", "b", "c"):
            tx.insert(Zone, **zone(uuid))
        tx.update(Zone, {"uuid": "b"}, state="Disabled")

    def switch_all(tx: Transaction) -> None:
        tx.run(Statement(update(Zone).values(state="Disabled", description="off")))

    def fail(tx: Transaction) -> None:
        tx.delete(Zone, uuid="a")
        raise KeyError

    async def body(db: Database) -> None:
        await prepared(db)
        await db.write(add)
        with pytest.raises(KeyError):
            await db.write(fail)
        await db.write(switch_all)
        await db.write(lambda tx: tx.delete(Zone, uuid="c"))
        assert await told(db) == [
            ("zone.created", "a"),
            ("zone.created", "b"),
            ("zone.created", "c"),
            ("zone.disabled", "b"),
            ("zone.disabled", "a"),
            ("zone.updated", "b"),
            ("zone.disabled", "c"),
            ("zone.deleted", "c"),
        ]
        assert await db.read(extent) == (1, 8)

    run_db(body)


def test_unchanged_values_tell_nothing_and_texts_may_hold_anything() -> None:
    async def body(db: Database) -> None:
        await prepared(db)
        name = "a 'quoted\"\n\u2028 name \U0001f600"
        await db.write(lambda tx: tx.insert(Zone, **{**zone("a"), "name": name}))
        await db.write(lambda tx: tx.update(Zone, {"uuid": "a"}, state="Enabled", name=name))
        (event,) = (await db.read(Selection().read, 0, 10)).events
        assert name == json.loads(event.to_json())["body"]["name"]
        assert "\n" not in event.to_json()

    run_db(body)


def test_patterns_and_purge() -> None:
    """The newest event is kept, so ids are never given twice and what is gone is known."""

    async def body(db: Database) -> None:
        await prepared(db)
        await db.write(lambda tx: tx.insert(Zone, **zone("a")))
        await db.write(lambda tx: tx.insert(Cluster, **cluster("k", "a")))
        await asyncio.sleep(10)
        await db.write(lambda tx: tx.delete(Cluster, uuid="k"))
        assert await told(db, "cluster.*") == [("cluster.created", "k"), ("cluster.deleted", "k")]
        assert await told(db, "*.created") == [("zone.created", "a"), ("cluster.created", "k")]
        assert await told(db, "zone.deleted", "*.deleted") == [("cluster.deleted", "k")]
        now = 1 << 60
        assert await db.write(purge, now, 1) == 1
        assert await db.write(purge, now, 100) == 1
        assert await db.write(purge, now, 100) == 0
        assert await db.read(extent) == (3, 3)

    run_db(body)


@pytest.mark.parametrize("pattern", ["", "vm.%", "vm..running", ".vm", "vm_x", "vm.running'"])
def test_bad_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(InvalidArgument, match="field\\[pattern\\]"):
        refuse_bad_patterns([pattern], "pattern")


def test_who_listens_is_woken_after_the_commit_and_by_events_only() -> None:
    async def body(db: Database) -> None:
        await prepared(db)
        feed, news = Feed(db), asyncio.Event()
        with feed.listening(news):
            await db.write(lambda tx: tx.exists(Zone, "a"))
            assert not news.is_set()
            writing = asyncio.ensure_future(db.write(lambda tx: tx.insert(Zone, **zone("a"))))
            await asyncio.sleep(0)
            assert not news.is_set()
            await writing
            assert news.is_set()

    run_db(body)


def test_events_are_no_older_than_those_before_the_clock_went_back() -> None:
    """As after a crash, which took the world back further than the database."""

    async def body(db: Database) -> None:
        await prepared(db)
        db.no_event_before(9_000_000_000_000)
        await db.write(lambda tx: tx.insert(Zone, **zone("1" * 32)))
        assert await db.read(newest_time) == 9_000_000_000_000

    run_db(body)


def test_groups_of_two_nodes_follow_one_another(tmp_path: Path) -> None:
    """Positions of events are in commit order, since the write lock is taken before they are drawn."""

    async def body() -> None:
        first = new_database(str(tmp_path / "a.db"))
        second = Database(Sqlite(str(tmp_path / "a.db")), LoopClock(EPOCH_MS))
        raw(second).execute("PRAGMA busy_timeout=0")
        for db in (first, second):
            db.write_events((Zone,), table_of(CanonicalEvent))
        writer = asyncio.create_task(first.write(insert_zone, "1" * 32))
        await asyncio.sleep(0)
        with pytest.raises(DatabaseFailed, match="locked"):
            await second.write(insert_zone, "2" * 32)
        await writer
        await second.write(insert_zone, "2" * 32)
        await first.write(insert_zone, "3" * 32)
        events = await second.query(lambda tx: tx.find(CanonicalEvent))
        assert [event.resource_uuid[0] for event in events] == ["1", "2", "3"]
        first.close()
        second.close()

    run(body)


def insert_zone(tx: Transaction, uuid: str) -> None:
    tx.insert(Zone, **zone(uuid))
