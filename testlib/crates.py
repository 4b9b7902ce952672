"""A kind of resource that tests of queries look for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import MetaData, String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import QueryMessage
from orrery.core.kernel.clock import LoopClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.db.model import Inventory, Resource, Subtype
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.query import Inventories, Queries, parse_condition
from orrery.testlib.kernel import run

EPOCH_MS = 1_398_844_218_000
"""Apr 30, 2014 7:50:18 AM."""


api = Declarations(java="org.example.crate")


class Crate(Resource):
    """A crate: one column of each kind."""

    __tablename__ = "crate"
    metadata = MetaData()
    __inventory__ = Inventory(
        "org.example.crate.CrateInventory",
        hidden=("secret",),
        left=("size",),
        type_field="type",
        subtypes={"Big": Subtype("org.example.crate.BigCrateInventory", ("lid",))},
    )

    size: Mapped[int]
    is_open: Mapped[bool]
    label: Mapped[str | None] = mapped_column(String(32))
    type: Mapped[str] = mapped_column(String(8))
    lid: Mapped[str | None] = mapped_column(String(8))
    secret: Mapped[str] = mapped_column(String(8))


@api.query("/crates", "/crates/{uuid}", returns=Crate)
class QueryCrate(QueryMessage):
    """List crates."""


ROWS: list[dict[str, Any]] = [
    {"uuid": "1", "name": "apple", "size": 10, "is_open": True, "label": "red", "type": "Small"},
    {"uuid": "2", "name": "pear", "size": 20, "is_open": False, "label": None, "type": "Big", "lid": "oak"},
    {"uuid": "3", "name": "plum", "size": 20, "is_open": True, "label": "blue", "type": "Small"},
    {"uuid": "4", "name": "fig", "size": 2**40, "is_open": False, "label": None, "type": "Big", "lid": "tin"},
]


def fill(tx: Transaction) -> None:
    """Inserts the rows."""
    for row in ROWS:
        tx.insert(Crate, **({"label": None, "lid": None, "description": None, "secret": "no"} | row))


def many(tx: Transaction, count: int) -> None:
    """So many crates more, all by one name."""
    crate = {**ROWS[0], "lid": None, "description": None, "secret": "no", "name": "one of many"}
    for number in range(count):
        tx.insert(Crate, **{**crate, "uuid": f"many-{number}"})


def with_crates(body: Callable[[Queries], Awaitable[None]], more: int = 0) -> None:
    """Runs `body` with queries over four crates, and so many more."""

    async def main() -> None:
        db = Database(Sqlite(), LoopClock(EPOCH_MS))
        db.create_tables(Crate.metadata)
        await db.write(fill)
        await db.write(many, more)
        await body(Queries(db, Inventories()))
        db.close()

    run(main)


async def found(queries: Queries, *conditions: str, **options: Any) -> str:
    """The uuids of the crates that are found, in their order, as one word."""
    parsed = [parse_condition(text) for text in conditions]
    answer = await queries.answer(QueryCrate(conditions=parsed, **options), Crate)
    return "".join(body["uuid"] for body in answer.inventories or [])
