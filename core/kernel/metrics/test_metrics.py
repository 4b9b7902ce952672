"""Metrics are counted along the way, or gathered from rows and memory when somebody asks."""

from __future__ import annotations

from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.metrics import Gauge, Metrics, Samples
from orrery.core.kernel.tags import UserTag
from orrery.testlib.kernel import run_db


def _tags_of_kinds(tx: Transaction) -> Samples:
    kinds = [row.resource_type for row in tx.find(UserTag)]
    return [((kind,), float(kinds.count(kind))) for kind in sorted(set(kinds))]


TAGS = Gauge(name="orrery_tags", description="Tags.", labels=("kind",), read=_tags_of_kinds)
WAITING = Gauge(name="orrery_waiting", description="Who waits.")


def test_a_gauge_tells_what_rows_and_memory_hold_when_it_is_asked() -> None:
    async def body(db: Database) -> None:
        metrics, waiting = Metrics(), [2.0]
        metrics.declare([TAGS, WAITING])
        metrics.provide(WAITING, lambda: [((), waiting[0])])

        async def told() -> list[str]:
            lines = (await metrics.text(db)).decode().splitlines()
            return [line for line in lines if line.startswith(("orrery_tags", "orrery_waiting"))]

        await db.write(lambda tx: tx.insert(UserTag, uuid="a", resource_uuid="r", resource_type="VO", tag=""))
        assert await told() == ['orrery_tags{kind="VO"} 1.0', "orrery_waiting 2.0"]
        await db.write(lambda tx: tx.delete(UserTag, uuid="a"))
        waiting[0] = 3.0
        assert await told() == ["orrery_waiting 3.0"]

    run_db(body)
