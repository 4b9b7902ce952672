"""Inventories contain rows of other kinds, and the schema gives the class of each object."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.db.model import Base, Inventory, Nested, Resource, Subtype, forget_tables
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.query.inventory import Body, Inventories
from orrery.testlib.kernel import new_database, run


@pytest.fixture(scope="module")
def kinds() -> Iterator[dict[str, type[Base]]]:
    """Piers with boats and at most one lamp, and boats with masts."""
    before = list(Base.metadata.tables)

    class Pier(Resource):
        __tablename__ = "test_pier"
        __vo__ = "PierVO"
        __inventory__ = Inventory(
            "org.example.PierInventory",
            nested=(
                Nested("boats", "BoatVO", "pier_uuid", sort="name"),
                Nested("boatNames", "BoatVO", "pier_uuid", sort="name", pluck="name"),
                Nested("lamp", "LampVO", "pier_uuid", single=True),
            ),
            empty_lists=("nets",),
        )

    class Boat(Resource):
        __tablename__ = "test_boat"
        __vo__ = "BoatVO"
        __inventory__ = Inventory(
            "org.example.BoatInventory",
            type_field="type",
            subtypes={"Tug": Subtype("org.example.TugInventory")},
            nested=(Nested("masts", "MastVO", "boat_uuid"),),
        )
        pier_uuid: Mapped[str] = mapped_column(ForeignKey(Pier.uuid), index=True)
        type: Mapped[str] = mapped_column(String(8))

    class Mast(Resource):
        __tablename__ = "test_mast"
        __vo__ = "MastVO"
        __inventory__ = Inventory("org.example.MastInventory")
        boat_uuid: Mapped[str] = mapped_column(ForeignKey(Boat.uuid), index=True)

    class Lamp(Resource):
        __tablename__ = "test_lamp"
        __vo__ = "LampVO"
        __inventory__ = Inventory("org.example.LampInventory")
        pier_uuid: Mapped[str] = mapped_column(ForeignKey(Pier.uuid), index=True)

    yield {"Pier": Pier, "Boat": Boat, "Mast": Mast, "Lamp": Lamp}
    forget_tables(before)


def shown(kinds: dict[str, type[Base]], body: Callable[[Transaction, Inventories], Any]) -> Any:
    """The result of `body` over two piers; the first has two boats, one of them a tug, and a lamp."""

    def fill(tx: Transaction) -> Any:
        def insert(kind: str, uuid: str, **values: str) -> None:
            tx.insert(kinds[kind], uuid=uuid, name=f"name of {uuid}", description=None, **values)

        insert("Pier", "p1")
        insert("Pier", "p2")
        insert("Boat", "b2", pier_uuid="p1", type="Tug")
        insert("Boat", "b1", pier_uuid="p1", type="Yawl")
        insert("Mast", "m1", boat_uuid="b1")
        insert("Lamp", "l1", pier_uuid="p1")
        return body(tx, Inventories())

    async def main() -> Any:
        database = new_database()
        try:
            return await database.write(fill)
        finally:
            database.close()

    return run(main)


def test_each_inventory_contains_its_own_rows_of_other_kinds(kinds: dict[str, type[Base]]) -> None:
    def both(tx: Transaction, inventories: Inventories) -> list[Body]:
        return inventories.many(tx, tx.find(kinds["Pier"]))

    first, second = shown(kinds, both)
    assert [(boat["uuid"], boat["type"]) for boat in first["boats"]] == [("b1", "Yawl"), ("b2", "Tug")]
    assert [[mast["uuid"] for mast in boat["masts"]] for boat in first["boats"]] == [["m1"], []]
    assert (first["boatNames"], first["lamp"]["uuid"]) == (["name of b1", "name of b2"], "l1")
    assert (second["boats"], second["boatNames"], "lamp" in second) == ([], [], False)
    assert [pier["nets"] for pier in (first, second)] == [[], []]


def test_the_schema_gives_the_class_of_each_nested_object(kinds: dict[str, type[Base]]) -> None:
    def schema(tx: Transaction, inventories: Inventories) -> dict[str, str]:
        pier = kinds["Pier"]
        return inventories.schema(pier, inventories.one(tx, pier, "p1") or {}, "inventory")

    assert shown(kinds, schema) == {
        "inventory": "org.example.PierInventory",
        "inventory.boats[0]": "org.example.BoatInventory",
        "inventory.boats[0].masts[0]": "org.example.MastInventory",
        "inventory.boats[1]": "org.example.TugInventory",
        "inventory.lamp": "org.example.LampInventory",
    }


def test_a_missing_row_has_no_inventory(kinds: dict[str, type[Base]]) -> None:
    assert shown(kinds, lambda tx, inventories: inventories.one(tx, kinds["Pier"], "p9")) is None
