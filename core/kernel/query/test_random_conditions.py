"""Random conditions, orders and pages find what a filter in plain Python finds, whichever way SQL takes."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.clock import LoopClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import DIALECT, Sqlite
from orrery.core.kernel.db.model import Base, Inventory, Nested, Resource, forget_tables
from orrery.core.kernel.db.statement import StatementCache
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.query.conditions import NEGATED
from orrery.core.kernel.query.graph import Graph
from orrery.core.kernel.query.plan import Planner
from orrery.core.kernel.query.position import position_after, values_behind
from orrery.core.kernel.query.predicate import Comparison, Every, Predicate, Some, SubQuery
from orrery.core.kernel.query.reading import Reading
from orrery.core.kernel.query.shape import Wanted
from orrery.core.kernel.query.terms import Effort
from orrery.core.kernel.tags import UserTag

Row = dict[str, Any]
SHIPS = 40
WORDS = ("ant", "Bee", "cat", "c_t", "")
"""Few, so that values meet."""
EFFORTS = (Effort(), Effort(few=3, soon=5), Effort(few=0), Effort(few=0, soon=0))


class Port:
    """The rows of every table, and a transaction that reads the same from the database."""

    def __init__(self, tables: dict[str, list[Row]], tx: Transaction) -> None:
        self.tables = tables
        self.tx = tx
        self.planners = {effort: Planner(Graph(), {}, effort) for effort in EFFORTS}


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Port]:
    """Docks, ships that may lie in one, crates in ships, and tags on all of them."""
    before = list(Base.metadata.tables)

    class Dock(Resource):
        __tablename__ = "dock"
        __vo__ = "DockVO"
        __inventory__ = Inventory("x.DockInventory", nested=(Nested("ships", "ShipVO", "dock_uuid"),))

    class Ship(Resource):
        __tablename__ = "ship"
        __table_args__ = (Index(None, "label", "uuid"), Index(None, "size", "uuid"))
        __vo__ = "ShipVO"
        __inventory__ = Inventory(
            "x.ShipInventory",
            nested=(
                Nested("crates", "CrateVO", "ship_uuid"),
                Nested("weights", "CrateVO", "ship_uuid", pluck="weight"),
            ),
        )
        dock_uuid: Mapped[str | None] = mapped_column(ForeignKey(Dock.uuid), index=True)
        label: Mapped[str | None] = mapped_column(String(8))
        size: Mapped[int]

    class Crate(Resource):
        __tablename__ = "crate"
        __vo__ = "CrateVO"
        __inventory__ = Inventory("x.CrateInventory")
        ship_uuid: Mapped[str] = mapped_column(ForeignKey(Ship.uuid), index=True)
        weight: Mapped[int | None]

    path = str(tmp_path_factory.mktemp("random") / "port.db")
    database = Database(Sqlite(path), LoopClock(0))
    database.create_tables()
    database.close()
    tx = Transaction(Sqlite(path).writer, StatementCache(DIALECT), 0)
    tables = made(random.Random(1))
    for model, rows in zip((Dock, Ship, Crate, UserTag), tables.values(), strict=True):
        for row in rows:
            tx.insert(model, **row)
    for number, ship in enumerate(tables["ship"]):  # tags of something else that has a ship's uuid
        other = {"uuid": f"o{number:02}", "resource_type": "OtherVO", "resource_uuid": ship["uuid"]}
        tx.insert(UserTag, **other, tag=WORDS[0], tag_pattern_uuid=None)
    yield Port(tables, tx)
    forget_tables(before)


def made(rng: random.Random) -> dict[str, list[Row]]:
    """Rows of which many are equal, many are null, and many have nobody beside them."""
    docks: list[Row] = [{"uuid": f"d{n}"} for n in range(6)]
    ships: list[Row] = [{"uuid": f"s{n:02}", "size": rng.randrange(5)} for n in range(SHIPS)]
    crates: list[Row] = [{"uuid": f"c{n:02}", "weight": rng.choice([0, 1, 2, None])} for n in range(SHIPS)]
    for row in (*docks, *ships, *crates):
        row |= {"name": rng.choice(WORDS), "description": None}
    for ship in ships:
        ship |= {"dock_uuid": rng.choice([None, *(dock["uuid"] for dock in docks[1:])])}
        ship |= {"label": rng.choice([*WORDS, None, None])}
    for crate in crates:
        crate |= {"ship_uuid": rng.choice(ships)["uuid"]}
    kinds = {"DockVO": docks, "ShipVO": ships, "CrateVO": crates}
    marked = [(vo, row["uuid"]) for vo, rows in kinds.items() for row in rows]
    tags: list[Row] = [
        {"uuid": f"t{n:02}", "tag": rng.choice(WORDS), "tag_pattern_uuid": None} for n in range(2 * SHIPS)
    ]
    for tag in tags:
        tag["resource_type"], tag["resource_uuid"] = rng.choice(marked)
    return {"dock": docks, "ship": ships, "crate": crates, "tag": tags}


STEPS = {
    "dock": ("dock", "dock_uuid", "uuid"),
    "ships": ("ship", "uuid", "dock_uuid"),
    "ship": ("ship", "ship_uuid", "uuid"),
    "crates": ("crate", "uuid", "ship_uuid"),
    "weights": ("crate", "uuid", "ship_uuid"),
    "__userTag__": ("tag", "uuid", "resource_uuid"),
}
"""Of each step: the table that it leads to, and the columns that are equal."""

PLUCKED = {"weights": "weight", "__userTag__": "tag"}
"""Of each step that may be asked like a field: the column that is meant."""


def beyond(port: Port, row: Row, step: str) -> list[Row]:
    """The rows that a step leads to."""
    table, own, other = STEPS[step]
    return [far for far in port.tables[table] if row[own] is not None and far[other] == row[own]]


def is_so(port: Port, row: Row, asked: Predicate) -> bool:
    """Whether a row is one of those that are asked for."""
    if isinstance(asked, Every):
        return all(is_so(port, row, part) for part in asked.parts)
    if isinstance(asked, Some):
        return any(is_so(port, row, part) for part in asked.parts)
    if asked.op in ("has", "not has"):
        found = [is_so(port, row, Comparison(asked.path, "=", value)) for value in asked.value]
        return all(found) == (asked.op == "has")
    step, dot, rest = asked.path.partition(".")
    if dot:
        further = Comparison(rest, asked.op, asked.value)
        return any(is_so(port, far, further) for far in beyond(port, row, step))
    return is_own(port, row, asked)


def is_own(port: Port, row: Row, asked: Comparison) -> bool:
    """Whether a field of a row is so, or one of its values, or whether it has such a tag."""
    if asked.path == "__userTag__" and asked.op in NEGATED and "null" not in asked.op:
        return not is_own(port, row, Comparison(asked.path, NEGATED[asked.op], asked.value))
    if asked.path == "__userTag__" and asked.op == "is null":
        return not beyond(port, row, asked.path)
    if asked.path in PLUCKED:
        return any(holds(port, far[PLUCKED[asked.path]], asked) for far in beyond(port, row, asked.path))
    return holds(port, row[{"dockUuid": "dock_uuid"}.get(asked.path, asked.path)], asked)


def holds(port: Port, value: Any, asked: Comparison) -> bool:
    """Whether one value is so. A null is nothing but null."""
    if value is None or "null" in asked.op:
        return (value is None) == (asked.op == "is null")
    if asked.op in NEGATED:
        return not holds(port, value, Comparison(asked.path, NEGATED[asked.op], asked.value))
    if isinstance(asked.value, SubQuery):
        where = asked.value.where
        assert where is not None
        return value in [dock[asked.value.field] for dock in port.tables["dock"] if is_so(port, dock, where)]
    if asked.op == "?=":
        return value in [type(value)(each) for each in asked.value]
    if asked.op == "~=":
        pattern = re.sub(
            r"\\(?P<literal>.)|[%_]|.",
            lambda part: {"%": ".*", "_": "."}.get(part[0]) or re.escape(part["literal"] or part[0]),
            asked.value,
        )
        return re.fullmatch(pattern, value, re.IGNORECASE) is not None
    wanted = type(value)(asked.value)
    return bool({"=": value == wanted, ">": value > wanted, "<=": value <= wanted}[asked.op])


def in_order(rows: list[Row], order: tuple[tuple[str, bool], ...]) -> list[Row]:
    """Rows sorted as a query sorts them: nulls are the lowest, equal ones come by their keys."""
    found = sorted(rows, key=lambda row: row["uuid"], reverse=bool(order) and order[-1][1])
    for name, down in reversed(order):
        found.sort(key=lambda row: [] if row[name] is None else [row[name]], reverse=down)
    return found


OPERATORS = ("=", "!=", ">", "<=")
TEXTS = ("name", "label", "uuid", "dock.name", "crates.name", "dock.ships.label", "crates.ship.dock.name")
NUMBERS = ("size", "weights", "crates.weight", "dock.ships.size", "dock.ships.weights")
TAGGED = ("__userTag__", "dock.__userTag__", "crates.__userTag__", "dock.ships.__userTag__")
WORD = st.sampled_from([*WORDS, "s03", "s20"])
LISTS = st.lists(WORD, min_size=1, max_size=3)
CONDITIONS = st.one_of(
    st.builds(Comparison, st.sampled_from(TEXTS + TAGGED), st.sampled_from(OPERATORS), WORD),
    st.builds(
        Comparison, st.sampled_from(TEXTS + TAGGED), st.sampled_from(["?=", "!?=", "has", "not has"]), LISTS
    ),
    st.builds(
        Comparison,
        st.sampled_from(TEXTS + TAGGED),
        st.sampled_from(["~=", "!~="]),
        st.sampled_from(["%", "c%", "_e_", "c_t", "c\\_t", "%\\_%", "\\a%"]),
    ),
    st.builds(Comparison, st.sampled_from(NUMBERS), st.sampled_from(OPERATORS), st.sampled_from("01234")),
    st.builds(
        Comparison, st.sampled_from(TEXTS + NUMBERS + TAGGED), st.sampled_from(["is null", "not null"])
    ),
    st.builds(
        Comparison,
        st.sampled_from(["dockUuid", "crates.ship.dockUuid"]),
        st.sampled_from(["?=", "!?="]),
        st.builds(
            SubQuery,
            st.just("dock"),
            st.just("uuid"),
            st.builds(Comparison, st.sampled_from(["name", "ships.label"]), st.just("="), WORD),
        ),
    ),
)
PREDICATES: st.SearchStrategy[Predicate] = st.recursive(
    CONDITIONS,
    lambda parts: st.builds(
        lambda join, some: join(tuple(some)),
        st.sampled_from([Every, Some]),
        st.lists(parts, min_size=1, max_size=3),
    ),
    max_leaves=5,
)
ORDERS = st.lists(
    st.tuples(st.sampled_from(["name", "label", "size", "uuid"]), st.booleans()),
    max_size=2,
    unique_by=lambda each: each[0],
)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(PREDICATES, ORDERS, st.integers(0, 12), st.none() | st.integers(0, 50), st.sampled_from(EFFORTS))
def test_sql_finds_what_python_finds(
    port: Port, where: Predicate, order: list[tuple[str, bool]], start: int, limit: int | None, effort: Effort
) -> None:
    planner = port.planners[effort]
    wanted = Wanted(
        kind=planner.graph.kind("ship"), where=where, order=tuple(order), start=start, limit=limit
    )
    reading = Reading(port.tx, planner, wanted)
    expected = [
        ship["uuid"]
        for ship in in_order([row for row in port.tables["ship"] if is_so(port, row, where)], wanted.order)
    ]
    assert reading.count() == len(expected)
    end = None if limit is None else start + limit
    assert [row.uuid for row in reading.page()] == expected[start:end]


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(
    CONDITIONS | st.none(),
    st.none() | st.tuples(st.sampled_from(["name", "label", "size", "uuid"]), st.booleans()),
    st.integers(1, 15),
    st.sampled_from(EFFORTS),
)
def test_pages_by_position_are_the_whole_list(
    port: Port, where: Predicate | None, sort: tuple[str, bool] | None, limit: int, effort: Effort
) -> None:
    planner = port.planners[effort]
    kind = planner.graph.kind("ship")
    order = () if sort is None else (sort,)
    found: list[str] = []
    after: tuple[Any, ...] | None = None
    while True:
        wanted = Wanted(kind=kind, where=where, order=order, limit=limit, after=after)
        reading = Reading(port.tx, planner, wanted)
        page = reading.page()
        found += [row.uuid for row in page]
        if len(page) < limit:
            break
        position = position_after(order, reading.position(page[-1]))
        after = values_behind(kind.model, order, position)
    chosen = [row for row in port.tables["ship"] if where is None or is_so(port, row, where)]
    assert found == [ship["uuid"] for ship in in_order(chosen, order)]
    assert reading.count() == len(found)
