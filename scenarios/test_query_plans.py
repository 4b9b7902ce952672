"""How SQLite answers representative queries: what it looks up in which index; it reads no whole table of VMs.

The plans are kept in core/kernel/query/plans, so that a review shows what a change does to them.
``ORRERY_UPDATE_GOLDEN=1 pytest scenarios/test_query_plans.py`` writes them again.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import orrery.core.kernel.query
from orrery.core.api.catalogue import declarations
from orrery.core.kernel.api.message import QueryMessage
from orrery.core.kernel.clock import LoopClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import DIALECT, Sqlite
from orrery.core.kernel.db.drivers.sqlite.driver import SqliteConnection
from orrery.core.kernel.db.model import models_by_vo
from orrery.core.kernel.db.statement import Compiled, Statement, StatementCache
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.query import Graph, parse_condition
from orrery.core.kernel.query.plan import Planner
from orrery.core.kernel.query.query import wanted_by
from orrery.core.kernel.query.reading import Reading
from orrery.core.kernel.query.terms import Effort
from orrery.loadtests.bench.cloud_rows import fill, uuid_of

PLANS = Path(orrery.core.kernel.query.__file__).parent / "plans"
WRITES = os.environ.get("ORRERY_UPDATE_GOLDEN") == "1"
MADE_WITH = "SQLite 3.40"
VMS = 200


@dataclass(frozen=True)
class Asked:
    """A query of VMs; `many`: every condition finds many rows; `far`: and none of them first."""

    conditions: tuple[str, ...] = ()
    many: bool = False
    far: bool = False
    options: dict[str, Any] = field(default_factory=dict)
    account: str | None = None
    """The tenant that asks."""

    @property
    def text(self) -> str:
        """The query in a line."""
        options = [f"{name}={value}" for name, value in self.options.items()]
        shown = " ".join(["QueryVmInstance", *self.conditions, *options])
        shown += f"\n(a tenant asks: {self.account})" if self.account else ""
        if self.far:
            return f"{shown}\n(each condition finds many rows, far behind the first)"
        return f"{shown}\n(each condition finds many rows)" if self.many else shown

    @property
    def effort(self) -> Effort:
        """Bounds that make it so for a handful of rows."""
        if self.far:
            return Effort(few=0, soon=0)
        return Effort(few=0) if self.many else Effort()


TENANT = uuid_of(15, 1)

ASKED = {
    "list": Asked(options={"limit": 100}),
    "deep_page": Asked(options={"limit": 100, "start": 900_000}),
    "deep_page_by_time": Asked(
        options={"limit": 100, "start": 900_000, "sort_by": "createDate", "sort_direction": "desc"}
    ),
    "get": Asked((f"uuid={uuid_of(9, 1)}",)),
    "by_state": Asked(("state=Running",), many=True, options={"limit": 100}),
    "by_state_and_host": Asked(("state=Running", f"hostUuid={uuid_of(3, 1)}"), options={"limit": 100}),
    "three_hops_few": Asked(("vmNics.l3Network.name=l3_network-0",), options={"limit": 100}),
    "three_hops_many": Asked(("vmNics.l3Network.name=l3_network-0",), many=True, options={"limit": 100}),
    "three_hops_far": Asked(("vmNics.l3Network.name=l3_network-0",), far=True, options={"limit": 100}),
    "tag_few": Asked(("__userTag__=team::0",), options={"limit": 100}),
    "tag_many": Asked(("__userTag__=team::0",), many=True, options={"limit": 100}),
    "without_tag": Asked(("__userTag__!=env::prod",), options={"limit": 100}),
    "tenant_list": Asked(options={"limit": 100}, account=TENANT),
    "tenant_few_by_state": Asked(("state=Running",), options={"limit": 100}, account=TENANT),
    "tenant_by_path": Asked(("vmNics.l3Network.name=l3_network-0",), options={"limit": 100}, account=TENANT),
    "tenant_count": Asked(options={"count": True}, account=TENANT),
    "count": Asked(options={"count": True}),
    "count_by_path": Asked(("host.cluster.name=cluster-0",), many=True, options={"count": True}),
}


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    """A small database of the usual shape; which form a query takes is said, not measured."""
    path = str(tmp_path_factory.mktemp("plans") / "cloud.db")
    declarations()
    database = Database(Sqlite(path), LoopClock(0))
    database.create_tables()
    database.close()
    fill(path, VMS)
    return sqlite3.connect(path)


def statement_of(connection: sqlite3.Connection, asked: Asked) -> tuple[Compiled, dict[str, Any]]:
    """The statement that reads the page, or counts, and its parameters."""
    parsed = [parse_condition(text) for text in asked.conditions]
    kind = declarations()["QueryVmInstance"].message
    assert issubclass(kind, QueryMessage)
    message = kind(conditions=parsed, **asked.options)
    assert message.declaration.returns is not None
    tx = Transaction(SqliteConnection(connection), StatementCache(DIALECT), 0)
    wanted = wanted_by(message, message.declaration.returns)
    reading = Reading(tx, Planner(Graph(), models_by_vo(), asked.effort), wanted, asked.account)
    statement = Statement(reading.counting() if message.count else reading.statement())
    return statement.compiled(DIALECT), reading.values


def plan_of(connection: sqlite3.Connection, statement: Compiled, values: dict[str, Any]) -> list[str]:
    """The steps of SQLite's plan, indented as they lie in one another."""
    rows = connection.execute(f"EXPLAIN QUERY PLAN {statement.sql}", statement.parameters(values)).fetchall()
    depth = {0: 0}
    lines = []
    for number, parent, _, step in rows:
        depth[number] = depth[parent] + 1
        lines.append("  " * depth[number] + step)
    return lines


@pytest.mark.parametrize("name", ASKED)
def test_a_plan_is_as_it_was(connection: sqlite3.Connection, name: str) -> None:
    asked = ASKED[name]
    statement, values = statement_of(connection, asked)
    lines = plan_of(connection, statement, values)
    big = [line for line in lines if "SCAN vm_instance" in line and "INDEX" not in line]
    assert not big, f"{name} reads the whole table"
    assert not [line for line in lines if "TEMP B-TREE FOR ORDER BY" in line and asked.many]
    _, _, beyond = statement.sql.partition("FROM ")
    sql = "\n".join(line.strip() for line in beyond.splitlines())
    text = "\n\n".join([asked.text, f"SELECT ...\nFROM {sql}", "\n".join([MADE_WITH, *lines])]) + "\n"
    golden = PLANS / f"{name}.txt"
    if WRITES:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    if f"SQLite {sqlite3.sqlite_version}".startswith(MADE_WITH + "."):
        assert text == golden.read_text(encoding="utf-8"), str(golden)


def test_no_plan_is_kept_that_nothing_asks_for() -> None:
    assert sorted(path.stem for path in PLANS.glob("*.txt")) == sorted(ASKED)
