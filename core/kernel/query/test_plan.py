"""SQL is compiled once for each shape of query, and what is kept of shapes is bounded."""

from __future__ import annotations

from typing import Any

import pytest

from orrery.core.kernel.api.message import QueryMessage
from orrery.core.kernel.db.model import models_by_vo
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.errors import PermissionDenied
from orrery.core.kernel.query import Graph, Queries, parse_condition, plan
from orrery.core.kernel.query.plan import SHAPES_MAX, WEIGHT_MAX, Planner
from orrery.core.kernel.query.predicate import Comparison, Every
from orrery.core.kernel.query.shape import Wanted, shape_of, weight
from orrery.core.kernel.query.terms import USUAL_EFFORT
from orrery.testlib.cloud import TestCloud, run_cloud
from orrery.testlib.crates import Crate, QueryCrate, found, with_crates


class Compiled:
    """Counts the statements that are compiled for queries."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        monkeypatch.setattr(plan, "Statement", self._made)

    def _made(self, *arguments: Any) -> Statement:
        self.count += 1
        return Statement(*arguments)


ALIKE: list[tuple[list[tuple[str, ...]], dict[str, Any]]] = [
    ([("uuid=1",), ("uuid=2",), ("uuid=nobody",)], {}),
    ([("name~=p%", "size>10"), ("name~=%", "size>0")], {"limit": 2}),
    ([("name?=pear,fig,plum",), ("name?=pear,fig,apple,plum",)], {}),
    ([("name?=a,b,c,d,e",), ("name?=a,b,c,d,e,f,g,h",)], {}),
    ([(), ()], {"limit": 3, "start": 1, "sort_by": "size", "sort_direction": "desc"}),
    ([(), ()], {"fields": ["uuid", "size"]}),
    ([("size=20",), ("size=10",)], {"count": True}),
]


@pytest.mark.parametrize(("asked", "options"), ALIKE)
def test_queries_of_one_shape_are_compiled_once(
    asked: list[tuple[str, ...]], options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def body(queries: Queries) -> None:
        compiled = Compiled(monkeypatch)
        await found(queries, *asked[0], **options)
        once = compiled.count
        for conditions in asked[1:]:
            await found(queries, *conditions, **options)
        assert (once > 0, compiled.count) == (True, once)

    with_crates(body)


def test_kept_statements_take_the_values_of_each_query() -> None:
    async def body(queries: Queries) -> None:
        assert [await found(queries, f"uuid={number}") for number in (1, 2, 9, 3)] == ["1", "2", "", "3"]
        assert [await found(queries, f"name?={names}") for names in ("pear,fig,plum", "fig,plum")] == [
            "234",
            "34",
        ]
        assert [await found(queries, limit=limit, start=start) for limit, start in ((1, 1), (2, 2))] == [
            "2",
            "34",
        ]

    with_crates(body)


def test_a_list_of_shapes_is_kept_up_to_a_number() -> None:
    planner = Planner(Graph(), models_by_vo(), USUAL_EFFORT)
    kind = planner.graph.kind("zone")
    fields = ("name", "uuid", "state", "description", "type")

    def asked(number: int) -> Wanted:
        digits = [number // 5**place % 5 for place in range(4)]
        return Wanted(kind=kind, where=Every(tuple(Comparison(fields[digit], "=", "x") for digit in digits)))

    first, _ = planner.plan(asked(0), None)
    for number in range(SHAPES_MAX):
        planner.plan(asked(number), None)
    assert planner.plan(asked(0), None)[0] is first
    for number in range(1, SHAPES_MAX + 1):
        planner.plan(asked(number), None)
    assert planner.plan(asked(0), None)[0] is not first


def test_a_heavy_shape_is_not_kept() -> None:
    planner = Planner(Graph(), models_by_vo(), USUAL_EFFORT)
    many = [str(number) for number in range(WEIGHT_MAX + 1)]
    wanted = Wanted(kind=planner.graph.kind("zone"), where=Comparison("name", "?=", many))
    assert weight(shape_of(wanted, sees_all=True)[0]) > WEIGHT_MAX
    assert planner.plan(wanted, None)[0] is not planner.plan(wanted, None)[0]


@pytest.mark.parametrize("over", [0, 1])
@pytest.mark.parametrize("part", ["order", "group_by"])
def test_each_field_of_the_order_and_of_the_groups_adds_to_the_weight(part: str, over: int) -> None:
    planner = Planner(Graph(), models_by_vo(), USUAL_EFFORT)
    fields: Any = {"order": ("name", False), "group_by": "name"}
    many: dict[str, Any] = {part: (fields[part],) * (WEIGHT_MAX + over)}
    wanted = Wanted(kind=planner.graph.kind("zone"), **many)
    is_kept = planner.plan(wanted, None)[0] is planner.plan(wanted, None)[0]
    assert is_kept == (over == 0)


def test_a_kind_that_may_not_be_read_is_refused_to_the_second_who_asks() -> None:
    def refuse(kind: Any) -> None:
        raise PermissionDenied(f"{kind.model.__name__} may not be read")

    async def body(queries: Queries) -> None:
        message: QueryMessage = QueryCrate(conditions=[parse_condition("__userTag__=x")])
        with pytest.raises(PermissionDenied, match="UserTag"):
            await queries.answer(message, Crate, refuse)
        with pytest.raises(PermissionDenied, match="UserTag"):
            await queries.answer(message, Crate, refuse)

    with_crates(body)


def test_tenants_share_statements_and_see_their_own() -> None:
    async def body(cloud: TestCloud) -> None:
        tenants = [await cloud.tenant(name) for name in ("ann", "ben", "eve")]
        for tenant in tenants[:2]:
            await tenant.create("CreateDiskOffering", name=tenant.session, diskSize=1 << 30)
        shown = [await tenant.query("QueryDiskOffering", "name~=%") for tenant in tenants]
        names = [[each["name"] for each in found] for found in shown]
        assert names == [[tenants[0].session], [tenants[1].session], []]

    run_cloud(body)
