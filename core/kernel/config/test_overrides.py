"""The nearest value counts, and it goes with its resource."""

from __future__ import annotations

from orrery.core.kernel.config import (
    GlobalConfig,
    Owner,
    drop_overrides,
    effective,
    global_text,
    override,
    overrides,
)
from orrery.core.kernel.config.configs import Configs, whole_number
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.transaction import Transaction
from orrery.testlib.kernel import run_db

RATIO: GlobalConfig[int] = GlobalConfig(
    category="host", name="ratio", default="2", parse=whole_number, description="How much."
)


def _set(tx: Transaction, uuid: str, text: str) -> None:
    override(tx, RATIO.key, Owner("HostVO", uuid), text, f"id-of-{uuid}")


HOST, CLUSTER = Owner("HostVO", "host"), Owner("HostVO", "cluster")


def test_the_nearest_value_counts() -> None:
    async def body(db: Database) -> None:
        configs = Configs(db)
        configs.declare([RATIO])
        await configs.load()
        assert await db.read(effective, RATIO, HOST, CLUSTER) == 2
        await configs.set("host", "ratio", "3")
        assert await db.read(global_text, RATIO) == "3"
        await db.write(_set, "cluster", "5")
        assert await db.read(effective, RATIO, HOST, CLUSTER) == 5
        await db.write(_set, "host", "7")
        await db.write(_set, "host", "8")
        assert await db.read(effective, RATIO, HOST, CLUSTER) == 8
        own = await db.read(overrides, RATIO.key, [HOST, CLUSTER])
        assert [(row.value, row.resource_type, row.description) for row in own] == [
            ("8", "HostVO", "How much."),
            ("5", "HostVO", "How much."),
        ]
        await db.write(drop_overrides, Owner("HostVO", "host"))
        assert await db.read(effective, RATIO, HOST, CLUSTER) == 5

    run_db(body)


def test_a_resource_of_another_kind_with_the_same_uuid_has_settings_of_its_own() -> None:
    """In a database from before uuids were unique."""

    def values(tx: Transaction) -> list[int]:
        return [effective(tx, RATIO, Owner(vo, "shared")) for vo in ("HostVO", "ZoneVO", "ClusterVO")]

    async def body(db: Database) -> None:
        for number, vo in enumerate(("HostVO", "ZoneVO")):
            await db.write(override, RATIO.key, Owner(vo, "shared"), str(number + 3), f"id-{number}")
        assert await db.read(values) == [3, 4, 2]
        await db.write(override, RATIO.key, Owner("ZoneVO", "shared"), "5", "unused")
        assert await db.read(values) == [3, 5, 2]

    run_db(body)
