"""No two resources share a uuid, whatever their kinds; what an old database holds is reported."""

from __future__ import annotations

import itertools
import logging
import random
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import JSON, BigInteger, Boolean, Connection, Integer, create_engine

from orrery.core.api.catalogue import declarations, plugins
from orrery.core.compute.vm.model import VmCdRom, VmInstance, VmNic
from orrery.core.compute.vm.records import delete_vm
from orrery.core.compute.zone.model import Zone
from orrery.core.kernel import resources
from orrery.core.kernel.api.message import CreateMessage
from orrery.core.kernel.clock import LoopClock
from orrery.core.kernel.config import Owner, ResourceConfig, override
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.db.model import Base, OwnedBy, Resource, declared_models, models_by_vo
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import UnacceptableUuid
from orrery.core.kernel.ownership import SharedResource
from orrery.core.kernel.registry import (
    RegisteredResource,
    ResourceClash,
    keep_registry,
    registered_kinds,
)
from orrery.core.kernel.tags import SystemTag, UserTag, add_tags
from orrery.core.node.schema import MIGRATIONS, upgrade
from orrery.core.storage.image.model import Image
from orrery.core.storage.volume.model import Volume
from orrery.testlib.kernel import EPOCH_MS, raw, run, run_db

plugins()
KINDS = registered_kinds()
SHARED = "0" * 12 + "4" + "0" * 3 + "8" + "0" * 15
NAMELESS = ("AccessKey", "AccountQuota", "Garbage", "HostPowerOff", "HostStranger", "UnresolvedRun", "VmNic")
"""Resources that people do not name; callers may still give them a uuid, tag them, or hear of them."""
numbers = itertools.count(1)


def some_row(model: type[Base], uuid: str) -> dict[str, Any]:
    """Values for every column that needs one; what they refer to need not exist."""
    values: dict[str, Any] = {}
    for column in model.__table__.columns:
        if column.nullable or column.server_default is not None or column.key == "uuid":
            continue
        kind = column.type
        if isinstance(kind, JSON):
            values[column.key] = []
        elif isinstance(kind, Boolean | Integer | BigInteger):
            values[column.key] = 0
        else:
            values[column.key] = f"{next(numbers):017d}"
    return {**values, "uuid": uuid}


def put(tx: Transaction, way: str, model: type[Base], values: dict[str, Any]) -> None:
    getattr(tx, way)(model, **values)


def without_foreign_keys(db: Database, *, watched: bool) -> None:
    """Rows need nothing that they refer to; with `watched`, the registry is kept."""
    raw(db).execute("PRAGMA foreign_keys=OFF")
    if watched:
        keep_registry(db)


def test_whatever_is_named_by_uuid_is_a_resource() -> None:
    """What people name, what a caller may give a uuid, what can be shared, what tells of itself."""
    made = {d.returns for d in declarations().values() if issubclass(d.message, CreateMessage)}
    shared = {
        model
        for model in declared_models()
        if isinstance(model.__ownership__, OwnedBy)
        and model.__ownership__.is_lendable
        and "uuid" in model.__table__.columns
    }
    telling = {model for model in declared_models() if model.__events__ is not None}
    patterns = [tag for plugin in plugins() if plugin.noun is not None for tag in plugin.noun.tags]
    tagged = {models_by_vo()[tag.vo] for tag in patterns if tag.vo in models_by_vo()}
    assert (made | shared | telling | tagged) - {None} - set(KINDS) == set()
    nameless = {model.__name__ for model in KINDS if not issubclass(model, Resource)}
    assert nameless == set(NAMELESS)


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)
def test_a_uuid_of_another_kind_is_taken(model: type[Base]) -> None:
    """By whichever way the row is inserted; and it is free again when its resource is gone."""
    other = Zone if model is not Zone else VmInstance

    async def body(db: Database) -> None:
        without_foreign_keys(db, watched=True)
        await db.write(lambda tx: tx.insert(other, **some_row(other, SHARED)))
        for way in ("insert", "try_insert", "create"):
            with pytest.raises(UnacceptableUuid, match=r"field\[resourceUuid\].*cannot be the uuid of a new"):
                await db.write(put, way, model, some_row(model, SHARED))
        assert await db.read(lambda tx: tx.find(model)) == []
        await db.write(lambda tx: tx.delete(other, uuid=SHARED))
        await db.write(lambda tx: tx.create(model, **some_row(model, SHARED)))
        with pytest.raises(UnacceptableUuid):
            await db.write(lambda tx: tx.create(model, **some_row(model, SHARED)))
        found = await db.read(lambda tx: tx.find(RegisteredResource))
        assert [(row.uuid, row.kind) for row in found] == [(SHARED, model.__vo__)]

    run_db(body)


def attach(tx: Transaction, vo: str) -> None:
    add_tags(tx, vo, SHARED, (["hostname::web"], ["mine"]), random.Random(vo))
    override(tx, ("host", f"of-{vo}"), Owner(vo, SHARED), "1", f"{vo:0<32}")
    tx.insert(
        SharedResource,
        owner_account_uuid="a",
        receiver_account_uuid=f"b of {vo}",
        to_public=False,
        resource_type=vo,
        resource_uuid=SHARED,
        create_date=0,
        last_op_date=0,
    )


def attached(tx: Transaction) -> set[tuple[str, str]]:
    models: tuple[Any, ...] = (SystemTag, UserTag, ResourceConfig, SharedResource)
    return {(model.__name__, row.resource_type) for model in models for row in tx.find(model)}


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)
def test_a_deletion_takes_what_is_attached_to_that_kind_alone(model: type[Base]) -> None:
    """In a database from before uuids were unique."""
    other = Zone if model is not Zone else Image

    async def body(db: Database) -> None:
        without_foreign_keys(db, watched=False)
        for each in (model, other):
            await db.write(put, "insert", each, some_row(each, SHARED))
            await db.write(attach, each.__vo__)
        before = await db.read(attached)
        assert len(before) == 8
        await db.write(resources.delete, model, SHARED)
        assert await db.read(attached) == {each for each in before if each[1] == other.__vo__}

    run_db(body)


def test_a_vm_takes_along_what_is_attached_to_it_and_its_parts_alone() -> None:
    async def body(db: Database) -> None:
        without_foreign_keys(db, watched=False)
        parts = {VmNic: "1" * 32, VmCdRom: "2" * 32, VmInstance: SHARED}
        for model, uuid in parts.items():
            values = some_row(model, uuid) | ({"vm_instance_uuid": SHARED} if model is not VmInstance else {})
            await db.write(put, "insert", model, values)
            for vo in (model.__vo__, "VolumeVO"):
                tags = (["hostname::web"], ["mine"])
                await db.write(add_tags, vo, uuid, tags, random.Random(vo + uuid))
        for vo in ("VmInstanceVO", "ZoneVO"):
            await db.write(attach, vo)
        # It counts for no account, since administrators have no quotas.
        await db.write(delete_vm, SHARED)
        assert {vo for _, vo in await db.read(attached)} == {"ZoneVO", "VolumeVO"}

    run_db(body)


def migrated(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def old_database(path: str, rows: list[tuple[type[Base], str]]) -> None:
    """A database of the first release with these resources."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        migrated(connection, "0001")
        connection.commit()
        for model, uuid in rows:
            values = {**some_row(model, uuid)}
            columns = connection.exec_driver_sql(f"PRAGMA table_info({model.__tablename__})")
            known = {row[1] for row in columns}
            names = [name for name in values if name in known]
            places = ", ".join("?" * len(names))
            sql = f"INSERT INTO {model.__tablename__} ({', '.join(names)}) VALUES ({places})"
            connection.exec_driver_sql(sql, tuple(str(values[name]) for name in names))
        connection.commit()
    engine.dispose()


def test_an_upgrade_registers_what_is_there_and_reports_clashes(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It does not fail; deleting all but one of the clashing resources ends the clash."""
    path = str(tmp_path / "orrery.db")
    old_database(
        path, [(Zone, "1" * 32), (Zone, SHARED), (Volume, SHARED), (Image, SHARED), (Image, "2" * 32)]
    )
    with caplog.at_level(logging.WARNING, "orrery.database"):
        upgrade(path)
        upgrade(path)
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 1
    assert f"share a uuid (1 in all): {SHARED} (ImageVO, VolumeVO, ZoneVO);" in told[0]
    assert "QueryResourceClash" in told[0]

    def registry(tx: Transaction) -> tuple[list[tuple[str, str]], list[str]]:
        return (
            [(row.uuid, row.kind) for row in tx.find(RegisteredResource)],
            [row.resource_type for row in tx.find(ResourceClash)],
        )

    def loose(tx: Transaction, model: type[Base], uuid: str) -> None:
        tx.delete(model, uuid=uuid)

    async def body(db: Database) -> None:
        without_foreign_keys(db, watched=True)
        rest = [("1" * 32, "ZoneVO"), ("2" * 32, "ImageVO")]
        assert await db.read(registry) == ([(SHARED, "ImageVO"), *rest], ["ImageVO", "VolumeVO", "ZoneVO"])
        with pytest.raises(UnacceptableUuid):
            await db.write(lambda tx: tx.create(VmInstance, **some_row(VmInstance, SHARED)))
        await db.write(loose, Image, SHARED)
        assert await db.read(registry) == ([(SHARED, "VolumeVO"), *rest], ["VolumeVO", "ZoneVO"])
        await db.write(loose, Zone, SHARED)
        assert await db.read(registry) == ([(SHARED, "VolumeVO"), *rest], [])
        await db.write(loose, Volume, SHARED)
        assert await db.read(registry) == (rest, [])

    async def main() -> None:
        db = Database(Sqlite(path), LoopClock(EPOCH_MS))
        await body(db)
        db.close()

    run(main)
