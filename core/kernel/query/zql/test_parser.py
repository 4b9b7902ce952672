"""ZQL: what statements mean, and where a mistake is."""

from __future__ import annotations

import pytest

from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query.predicate import Comparison, Every, Predicate, Some, SubQuery
from orrery.core.kernel.query.zql.parser import DEPTH_MAX, TEXT_MAX, parse_zql
from orrery.core.kernel.query.zql.statement import Restriction, Target, ZqlStatement


def test_every_clause_has_its_place() -> None:
    text = """
        query vminstance.name, state
        where state = 'Running'
        restrict by (zone.name like "a%", cpuNum in (1, 2), hostUuid is not null)
        return with (total)
        group by clusterUuid, state
        order by name, createDate desc
        limit 10 offset 20
        filter by some{thing, any}
        named as 'mine'
    """
    assert parse_zql(text) == [
        ZqlStatement(
            verb="query",
            target=Target("vminstance", ("name", "state")),
            where=Comparison("state", "=", "Running"),
            restrict_by=(
                Restriction("zone", Comparison("name", "~=", "a%")),
                Restriction(None, Comparison("cpuNum", "?=", ["1", "2"])),
                Restriction(None, Comparison("hostUuid", "not null")),
            ),
            return_with=("total",),
            group_by=("clusterUuid", "state"),
            order_by=(("name", False), ("createDate", True)),
            limit=10,
            offset=20,
            filter_by=("some",),
            name="mine",
        )
    ]


def test_statements_are_separated_by_semicolons() -> None:
    found = parse_zql("count zone; SUM volume.size BY type;\nquery distinct(host.clusterUuid);")
    assert [(each.verb, each.target, each.sum_by) for each in found] == [
        ("count", Target("zone"), None),
        ("sum", Target("volume", ("size",)), "type"),
        ("query", Target("host", ("clusterUuid",), "distinct"), None),
    ]


A, B, C = (Comparison(name, "=", "1") for name in "abc")

CONDITIONS: dict[str, Predicate] = {
    "a = 1 or b = 1 and c = 1": Some((A, Every((B, C)))),
    "(a = 1 or b = 1) and c = 1": Every((Some((A, B)), C)),
    "((a = 1))": A,
    "a=1 AND b=1 And c=1": Every((A, B, C)),
    "a != -1.5": Comparison("a", "!=", "-1.5"),
    "a not  in ('x', \"it's\", true)": Comparison("a", "!?=", ["x", "it's", "true"]),
    "a ?= ('x')": Comparison("a", "?=", ["x"]),
    "a . b.c like 'x%'": Comparison("a.b.c", "~=", "x%"),
    "a not like ''": Comparison("a", "!~=", ""),
    "a is null or a Is  Not Null": Some((Comparison("a", "is null"), Comparison("a", "not null"))),
    "__userTag__ not has ('x', 'y')": Comparison("__userTag__", "not has", ["x", "y"]),
    "inner = 'a' and orders = 'b' and notes is null": Every(
        (Comparison("inner", "=", "a"), Comparison("orders", "=", "b"), Comparison("notes", "is null"))
    ),
    "a in (query image.uuid where b = 1)": Comparison("a", "?=", SubQuery("image", "uuid", B)),
    "a = (query image.uuid)": Comparison("a", "=", SubQuery("image", "uuid", None)),
}


@pytest.mark.parametrize(("text", "meaning"), CONDITIONS.items())
def test_a_condition_means_what_it_says(text: str, meaning: Predicate) -> None:
    assert parse_zql(f"query x where {text}")[0].where == meaning


MISTAKES = {
    "": "line 1, column 1: the text ends, where I expect count | query | sum",
    "quarry zone": "line 1, column 1: found [quarry zone], where I expect count | query | sum",
    "query zone were name = 1": "line 1, column 12: found [were name = 1]",
    "query zone\nwhere name = 1\n  and": "line 3, column 6: the text ends, where I expect ( | a field",
    "query zone where name 'x'": "line 1, column 23: found ['x'], where I expect an operator such as =",
    "query zone where name = x": "line 1, column 25: found [x], where I expect ( | a number | a text",
    "query zone where (name = 'x'": "line 1, column 29: the text ends, where I expect )",
    "query zone limit 1 order by name": "line 1, column 20: found [order by name]",
    "query zone limit -1": "line 1, column 18: LIMIT takes a whole number",
    "query zone limit 99999999999999999999": "limit takes a whole number",
    "query zone limit 9223372036854775808": "limit takes a whole number",
    "query zone where name = 'x": "line 1, column 25: found ['x]",
    "query max(min(zone.name))": "max(min(...)) is a function of a function",
    "query zone restrict by (a.b.c = 1)": "restrict by takes <kind>.<field>, not [a.b.c]",
    "query zone where " + "(" * 60: "column 68: more than 50 parentheses",
}


@pytest.mark.parametrize(("text", "told"), MISTAKES.items())
def test_a_mistake_is_told_with_its_place_and_what_may_stand_there(text: str, told: str) -> None:
    with pytest.raises(InvalidArgument) as failure:
        parse_zql(text)
    assert told.lower() in failure.value.details.lower()


def test_parentheses_in_quotes_do_not_count() -> None:
    (found,) = parse_zql(f"query zone where name = '{'(' * 60}'")
    assert found.where == Comparison("name", "=", "(" * 60)
    with pytest.raises(InvalidArgument, match="more than 50 parentheses"):
        parse_zql(f"query zone where name = '{')' * 90}' and {'(' * 60}a = 1{')' * 60}")


def test_a_text_holds_no_more_statements_than_can_be_answered() -> None:
    assert len(parse_zql("count zone;" * 100)) == 100
    with pytest.raises(InvalidArgument, match="101 statements; 100 are the most"):
        parse_zql("count zone;" * 101)


def test_the_deepest_and_the_longest_texts_are_taken() -> None:
    deepest = "query zone where " + "(" * DEPTH_MAX + "a = 1" + ")" * DEPTH_MAX
    assert parse_zql(deepest)[0].where == A
    assert parse_zql(f"query zone limit {2**63 - 1}")[0].limit == 2**63 - 1
    with pytest.raises(InvalidArgument, match="100001 characters"):
        parse_zql("x" * (TEXT_MAX + 1))
