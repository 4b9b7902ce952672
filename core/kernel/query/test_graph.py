"""Kinds and the ways between them come from foreign keys, and from what the kinds declare."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.db.model import Alias, Base, Edge, Inventory, Nested, Resource, Subtype, forget_tables
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query import graph as graphs
from orrery.core.kernel.query.graph import HOPS_MAX, Graph, Kind


@pytest.fixture(scope="module")
def kinds() -> Iterator[dict[str, type[Base]]]:
    """Harbours, ships that lie in one and are built in another, crates in ships, and who owns what."""
    before = list(Base.metadata.tables)

    class Harbour(Resource):
        __tablename__ = "test_harbour"
        __vo__ = "HarbourVO"
        __inventory__ = Inventory(
            "org.example.HarbourInventory", nested=(Nested("ships", "ShipVO", "test_harbour_uuid"),)
        )

    class Ship(Resource):
        __tablename__ = "test_ship"
        __vo__ = "ShipVO"
        __inventory__ = Inventory(
            "org.example.ShipInventory",
            type_field="type",
            subtypes={"Tug": Subtype("org.example.TugInventory")},
            expanded=(Edge("test_harbour_uuid", "HarbourVO", name="harbour"),),
            nested=(Nested("crateNames", "ShipCrateVO", "ship_uuid", pluck="name"),),
        )
        test_harbour_uuid: Mapped[str] = mapped_column(ForeignKey(Harbour.uuid), index=True)
        yard_uuid: Mapped[str] = mapped_column(ForeignKey(Harbour.uuid), index=True)
        type: Mapped[str] = mapped_column(String(8))

    class ShipCrate(Resource):
        __tablename__ = "test_ship_crate"
        __vo__ = "ShipCrateVO"
        __inventory__ = Inventory(
            "org.example.ShipCrateInventory",
            expanded=(Edge("ship_uuid", "ShipVO", back="crate"),),
            aliases=(Alias("cargo", "ships.crate", vo="HarbourVO"), Alias("port", "ship.harbour")),
        )
        ship_uuid: Mapped[str] = mapped_column(String(32), index=True)

    class Secret(Resource):
        __tablename__ = "test_secret"
        __vo__ = "SecretVO"
        __inventory__ = Inventory("org.example.SecretInventory", secret=True)
        test_harbour_uuid: Mapped[str] = mapped_column(ForeignKey(Harbour.uuid), index=True)

    yield {"Harbour": Harbour, "Ship": Ship, "ShipCrate": ShipCrate}
    forget_tables(before)


def test_a_foreign_key_leads_there_and_back(kinds: dict[str, type[Base]]) -> None:
    graph = Graph()
    assert graph.names(kinds["Ship"]) == ["crate", "harbour", "yard"]
    assert graph.names(kinds["Harbour"]) == ["cargo", "ship", "ships"]
    assert graph.names(kinds["ShipCrate"]) == ["port", "ship"]
    forth = graph.walk(kinds["Ship"], "yard.name")
    assert [(hop.local, hop.key) for hop in forth.hops] == [("yard_uuid", "uuid")]
    back = graph.walk(kinds["Harbour"], "ships.name")
    assert [(hop.local, hop.key) for hop in back.hops] == [("uuid", "test_harbour_uuid")]


def test_an_alias_stands_for_its_path(kinds: dict[str, type[Base]]) -> None:
    graph = Graph()
    assert graph.walk(kinds["Harbour"], "cargo.name") == graph.walk(kinds["Harbour"], "ships.crate.name")
    assert graph.walk(kinds["ShipCrate"], "port.ships.name").model is kinds["Ship"]


def test_a_last_step_to_the_key_by_which_it_goes_is_left_out(kinds: dict[str, type[Base]]) -> None:
    graph = Graph()
    assert graph.walk(kinds["Ship"], "harbour.uuid") == graph.walk(kinds["Ship"], "testHarbourUuid")
    short = graph.walk(kinds["ShipCrate"], "ship.yard.uuid")
    assert ([hop.name for hop in short.hops], short.field) == (["ship"], "yardUuid")
    kept = graph.walk(kinds["Harbour"], "ships.uuid")
    assert [hop.name for hop in kept.hops] == ["ships"]


def test_a_list_of_values_has_its_rows_behind_it(kinds: dict[str, type[Base]]) -> None:
    found = Graph().list_of(kinds["Ship"], "crateNames")
    assert found is not None
    assert (found[0].target, found[1]) == (kinds["ShipCrate"], "name")


def test_a_kind_goes_by_the_name_of_its_inventory(kinds: dict[str, type[Base]]) -> None:
    graph = Graph()
    assert graph.kind("sHiP") == Kind(kinds["Ship"])
    assert graph.kind("tug") == Kind(kinds["Ship"], "Tug")
    with pytest.raises(InvalidArgument, match=r"no kind called \[shp\]; there is: ship"):
        graph.kind("shp")
    with pytest.raises(InvalidArgument, match=r"no kind called \[secret\]"):
        graph.kind("secret")


def test_the_shortest_way_between_two_kinds_is_found(kinds: dict[str, type[Base]]) -> None:
    graph = Graph()
    way = graph.between(kinds["ShipCrate"], kinds["Harbour"])
    assert [hop.name for hop in way] == ["ship", "harbour"]
    assert graph.between(kinds["Ship"], kinds["Ship"]) == ()


def test_a_path_has_a_greatest_number_of_steps(
    kinds: dict[str, type[Base]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(Graph().walk(kinds["Ship"], "harbour.ships." * (HOPS_MAX // 2) + "name").hops) == HOPS_MAX
    monkeypatch.setattr(graphs, "HOPS_MAX", 1)
    assert len(Graph().between(kinds["ShipCrate"], kinds["Ship"])) == 1
    with pytest.raises(InvalidArgument, match="no path leads from ShipCrate to Harbour"):
        Graph().between(kinds["ShipCrate"], kinds["Harbour"])


MISTAKES = {
    "hrbour.name": r"Ship has no path\[hrbour\], as in \[hrbour.name\]; it has: crate, harbour, yard",
    "harbour.secret.name": r"Harbour has no path\[secret\]",
    "harbour.ships." * 4 + "harbour.name": "takes more than 8 steps",
}


@pytest.mark.parametrize(("path", "told"), MISTAKES.items())
def test_a_wrong_path_is_told(kinds: dict[str, type[Base]], path: str, told: str) -> None:
    with pytest.raises(InvalidArgument, match=told):
        Graph().walk(kinds["Ship"], path)
