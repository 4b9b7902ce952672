"""What changes of any resource have in common."""

from __future__ import annotations

import asyncio

import pytest

from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import NotFound
from orrery.core.kernel.resources import change
from orrery.core.kernel.tags import UserTag
from orrery.testlib.kernel import EPOCH_MS, run_db


def _insert(tx: Transaction) -> None:
    tx.insert(UserTag, uuid="a", resource_uuid="r", resource_type="ZoneVO", tag="old")


def test_what_is_given_is_changed_and_nothing_is_no_change() -> None:
    async def body(db: Database) -> None:
        async def told() -> tuple[str, str, bool]:
            row = await db.read(lambda tx: tx.require(UserTag, "a"))
            return row.tag, row.resource_uuid, row.last_op_date > EPOCH_MS

        await db.write(_insert)
        await asyncio.sleep(1)
        await db.write(change, UserTag, "a", {"tag": None})
        assert await told() == ("old", "r", False)
        await db.write(change, UserTag, "a", {"tag": "new", "resource_uuid": None})
        assert await told() == ("new", "r", True)
        with pytest.raises(NotFound):
            await db.write(change, UserTag, "b", {"tag": "new"})

    run_db(body)
