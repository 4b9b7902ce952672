"""Every operator, order and page over one table of all column kinds."""

from __future__ import annotations

from typing import Any

import pytest

from orrery.core.kernel.api.message import QueryMessage
from orrery.core.kernel.clock import LoopClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query import Inventories, Queries, parse_condition
from orrery.core.kernel.query.conditions import VALUES_MAX
from orrery.core.kernel.query.fields import parse_time
from orrery.core.kernel.query.limits import PARTS_MAX
from orrery.core.kernel.query.reading import ROWS_MAX
from orrery.core.kernel.registry.model import ResourceClash
from orrery.testlib.crates import EPOCH_MS, ROWS, Crate, QueryCrate, api, fill, found, with_crates
from orrery.testlib.kernel import new_database, run


@api.query("/crates/big", returns=Crate, subtype="Big")
class QueryBigCrate(QueryMessage):
    """List big crates."""


@api.query("/clashes", returns=ResourceClash)
class QueryClash(QueryMessage):
    """List rows whose primary key has two columns."""


CONDITIONS = {
    "name=pear": "2",
    "name!=pear": "134",
    "size>10": "234",
    "size>=20": "234",
    "size<20": "1",
    "size<=20": "123",
    "size=1099511627776": "4",
    "name?=pear,fig": "24",
    "name!?=pear,fig": "13",
    "size?=10,20": "123",
    "name~=p%": "23",
    "name~=_____": "1",
    "name!~=p%": "14",
    "label is null": "24",
    "label not null": "13",
    "label is not null": "13",
    "label=red": "1",
    "label!=red": "3",
    "isOpen=true": "13",
    "isOpen=False": "24",
    "isOpen=1": "13",
    " name =pear": "2",
    "name= pear": "",
    "name=PEAR": "",
    "name=what is null": "",
    "name=what is not null": "",
    "name=a!=b": "",
    "name!=a=b": "1234",
    "label  is  not  null": "13",
    "createDate=Apr 30, 2014 7:50:18 AM": "1234",
    "createDate>2014-04-30": "1234",
    "createDate>2014-05-01": "",
    f"createDate<={EPOCH_MS}": "1234",
    "lid=tin": "4",
}


@pytest.mark.parametrize(("condition", "wanted"), CONDITIONS.items())
def test_a_condition_finds_its_rows(condition: str, wanted: str) -> None:
    async def body(queries: Queries) -> None:
        assert await found(queries, condition) == wanted

    with_crates(body)


def test_conditions_are_anded() -> None:
    async def body(queries: Queries) -> None:
        assert await found(queries, "size=20", "isOpen=true") == "3"
        assert await found(queries) == "1234"

    with_crates(body)


LONG_FORMS = [
    ("in", ["pear", "fig"], "24"),
    ("not in", ["pear", "fig"], "13"),
    ("in", [], ""),
    ("not in", [], "1234"),
    ("like", "p%", "23"),
    ("not like", "p%", "14"),
    ("IN", "pear,fig", "24"),
]


@pytest.mark.parametrize(("operator", "value", "wanted"), LONG_FORMS)
def test_the_older_names_of_operators_work(operator: str, value: Any, wanted: str) -> None:
    async def body(queries: Queries) -> None:
        condition = {"name": "name", "op": operator, "value": value}
        message = QueryCrate.model_validate({"conditions": [condition]})
        answer = await queries.answer(message, Crate)
        assert "".join(each["uuid"] for each in answer.inventories or []) == wanted

    with_crates(body)


MISTAKES = {
    "colour=red": r"Crate has no field\[colour\]; it has: uuid, name",
    "secret=no": r"no field\[secret\]",
    "size=big": r"field\[size\] cannot be compared with \[big\]",
    "size=": r"field\[size\] cannot be compared with \[\]",
    "size=99999999999999999999": r"field\[size\] cannot be compared",
    "size?=1,99999999999999999999": r"field\[size\] cannot be compared",
    "size=1.5": r"field\[size\] cannot be compared",
    "isOpen=perhaps": r"field\[isOpen\] cannot be compared with \[perhaps\]",
    "name~=50\\": r"field\[name\]: the pattern\[50\\\] ends in a backslash",
    "createDate>yesterday": r"field\[createDate\] cannot be compared",
    "createDate>99999999999999999999": r"field\[createDate\] cannot be compared",
}


@pytest.mark.parametrize(("condition", "message"), MISTAKES.items())
def test_a_mistake_is_told_with_its_field(condition: str, message: str) -> None:
    async def body(queries: Queries) -> None:
        with pytest.raises(InvalidArgument, match=message):
            await found(queries, condition)

    with_crates(body)


@pytest.mark.parametrize(
    "options", [{"sort_by": "colour"}, {"fields": ["name", "colour"]}, {"sort_by": "secret"}]
)
def test_an_unknown_field_is_refused_everywhere(options: dict[str, Any]) -> None:
    async def body(queries: Queries) -> None:
        with pytest.raises(InvalidArgument, match=r"Crate has no field\[(colour|secret)\]"):
            await found(queries, **options)

    with_crates(body)


def test_a_condition_without_an_operator_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no operator in the condition\[name\]; use one of != >="):
        parse_condition("name")


SPLIT = {
    "name=a!=b": ("name", "=", "a!=b"),
    "name=k>=v": ("name", "=", "k>=v"),
    "url=http://x/?a~=b": ("url", "=", "http://x/?a~=b"),
    "name!?=a,b=c": ("name", "!?=", "a,b=c"),
    "name!~=a~=b": ("name", "!~=", "a~=b"),
    "a<=b": ("a", "<=", "b"),
    "a==b": ("a", "=", "=b"),
    "name~=is null": ("name", "~=", "is null"),
    "a.b  is  null ": ("a.b", "is null", " "),
    "this not null": ("this", "not null", ""),
    "this is not null": ("this", "not null", ""),
    "isnull=1": ("isnull", "=", "1"),
    "name?=x is null": ("name", "?=", "x is null"),
}


@pytest.mark.parametrize(("text", "parts"), SPLIT.items())
def test_the_leftmost_operator_splits_a_condition_and_the_longest_one_there(
    text: str, parts: tuple[str, str, str]
) -> None:
    condition = parse_condition(text)
    assert (condition.name, condition.op, condition.value) == parts


def test_nothing_follows_a_test_for_null() -> None:
    with pytest.raises(ValueError, match=r"nothing may follow \[is null\], which takes no value"):
        parse_condition("label is null=3")


LITERAL = [
    (r"web\_1", "web_1"),
    (r"web\_%", "web_1"),
    (r"50\%", "50%"),
    (r"a\\b", "a\\b"),
    (r"%\\%", "a\\b"),
    (r"\w\e\b_\1", "web_1 webx1"),
    (r"web_1", "web_1 webx1"),
]


@pytest.mark.parametrize(("pattern", "wanted"), LITERAL)
def test_a_backslash_makes_the_next_character_of_a_pattern_literal(pattern: str, wanted: str) -> None:
    def fill_names(tx: Transaction) -> None:
        for number, name in enumerate(("web_1", "webx1", "50%", "50x", "a\\b", "ab")):
            values = ROWS[0] | {"uuid": f"n{number}", "name": name, "label": None}
            tx.insert(Crate, **({"lid": None, "description": None, "secret": "no"} | values))

    async def main() -> None:
        db = Database(Sqlite(), LoopClock(EPOCH_MS))
        db.create_tables(Crate.metadata)
        await db.write(fill_names)
        queries = Queries(db, Inventories())
        kept = [parse_condition(f"name~={pattern}")]
        found = (await queries.answer(QueryCrate(conditions=kept), Crate)).inventories or []
        assert " ".join(each["name"] for each in found) == wanted
        others = [parse_condition(f"name!~={pattern}")]
        rest = (await queries.answer(QueryCrate(conditions=others), Crate)).inventories or []
        assert len(found) + len(rest) == 6
        db.close()

    run(main)


def test_an_unknown_operator_is_refused() -> None:
    async def body(queries: Queries) -> None:
        message = QueryCrate.model_validate({"conditions": [{"name": "name", "op": "has", "value": "x"}]})
        with pytest.raises(
            InvalidArgument, match=r"unknown operator\[has\] in the condition on field\[name\]"
        ):
            await queries.answer(message, Crate)

    with_crates(body)


def test_rows_come_in_a_total_order() -> None:
    async def body(queries: Queries) -> None:
        assert await found(queries, sort_by="size") == "1234"
        assert await found(queries, sort_by="size", sort_direction="desc") == "4321"
        assert await found(queries, sort_by="name") == "1423"

    with_crates(body)


def test_pages_cut_that_order() -> None:
    async def body(queries: Queries) -> None:
        assert await found(queries, limit=2) == "12"
        assert await found(queries, limit=2, start=2) == "34"
        assert await found(queries, start=3, limit=None) == "4"
        assert await found(queries, start=9) == ""
        assert await found(queries, limit=0) == ""

    with_crates(body)


def test_pages_cut_the_order_of_rows_with_two_keys() -> None:
    keys = [("u1", "HostVO"), ("u1", "ZoneVO"), ("u2", "ZoneVO")]

    def insert(tx: Transaction) -> None:
        for uuid, kind in keys:
            tx.insert(ResourceClash, resource_uuid=uuid, resource_type=kind)

    async def main() -> None:
        db = new_database()
        await db.write(insert)
        queries = Queries(db, Inventories())
        for field in (None, "resourceUuid"):
            pages = [QueryClash(start=start, limit=1, sort_by=field) for start in range(4)]
            answers = [(await queries.answer(page, ResourceClash)).inventories or [] for page in pages]
            shown = [(row["resourceUuid"], row["resourceType"]) for rows in answers for row in rows]
            assert shown == keys
        db.close()

    run(main)


def test_a_capacity_that_is_overdrawn_is_shown_and_compared_as_nothing_left() -> None:
    async def main() -> None:
        db = Database(Sqlite(), LoopClock(EPOCH_MS))
        db.create_tables(Crate.metadata)
        await db.write(fill)
        await db.write(lambda tx: tx.update(Crate, {"uuid": "2"}, size=-5))
        queries = Queries(db, Inventories())
        assert await found(queries, "size<0") == ""
        assert await found(queries, "size=0") == "2"
        whole = await queries.answer(QueryCrate(conditions=[parse_condition("uuid=2")]), Crate)
        chosen = await queries.answer(QueryCrate(fields=["size"], sort_by="size", limit=1), Crate)
        assert [each["size"] for each in [*(whole.inventories or []), *(chosen.inventories or [])]] == [0, 0]
        db.close()

    run(main)


async def page(queries: Queries, after: str, **options: Any) -> tuple[str, str | None]:
    """The uuids of a page, and where the next one begins."""
    answer = await queries.answer(QueryCrate(after=after, **options), Crate)
    return "".join(body["uuid"] for body in answer.inventories or []), answer.body().get("next")


def test_pages_by_position_neither_repeat_nor_omit_what_was_there() -> None:
    def insert(tx: Transaction, uuid: str) -> None:
        tx.insert(Crate, **(ROWS[0] | {"uuid": uuid, "lid": None, "description": None, "secret": "no"}))

    async def main() -> None:
        db = Database(Sqlite(), LoopClock(EPOCH_MS))
        db.create_tables(Crate.metadata)
        await db.write(fill)
        queries = Queries(db, Inventories())
        newest: dict[str, Any] = {"limit": 2, "sort_by": "createDate", "sort_direction": "desc"}
        first, after = await page(queries, "", **newest)
        assert first == "43" and after is not None
        await db.write(insert, "9")  # the newest by its key
        await db.write(lambda tx: tx.delete(Crate, uuid="3"))  # the row that the position is behind
        assert (await page(queries, after, **newest))[0] == "21"
        assert await found(queries, **newest, start=2) == "21"  # by offset, 4 and 9 stood before them
        db.close()

    run(main)


def test_a_page_that_is_not_full_is_the_last() -> None:
    async def body(queries: Queries) -> None:
        chosen: dict[str, Any] = {"limit": 3, "fields": ["uuid"], "sort_by": "label"}
        first, after = await page(queries, "", **chosen)
        assert (first, after is None) == ("243", False)
        assert await page(queries, after or "", **chosen) == ("1", None)
        assert "next" not in (await queries.answer(QueryCrate(limit=3), Crate)).body()
        total = await queries.answer(QueryCrate(after=after, **chosen, reply_with_count=True), Crate)
        assert total.total == 4

    with_crates(body)


@pytest.mark.parametrize(
    "after", ["x", "e30", "WyIrc2l6ZSIsMV0", "WzFd", "[" * 5000, "WyIrc2l6ZSIse30sIngiXQ"]
)
def test_a_position_that_is_none_is_refused(after: str) -> None:
    async def body(queries: Queries) -> None:
        with pytest.raises(InvalidArgument, match=r"field\[(after|size)\]"):
            await page(queries, after, sort_by="size")

    with_crates(body)


def test_a_position_goes_with_its_order_alone() -> None:
    async def body(queries: Queries) -> None:
        _, after = await page(queries, "", limit=1, sort_by="size")
        for options in ({"sort_by": "name"}, {"sort_by": "size", "sort_direction": "desc"}, {}):
            with pytest.raises(InvalidArgument, match="the `next` of a page in the same order"):
                await page(queries, after or "", **options)
        with pytest.raises(InvalidArgument, match="does not go with groupBy"):
            await page(queries, "", group_by="size")

    with_crates(body)


def test_a_count_has_no_inventories() -> None:
    async def body(queries: Queries) -> None:
        message = QueryCrate(count=True, limit=1, conditions=[parse_condition("size=20")])
        assert (await queries.answer(message, Crate)).body() == {"total": 2, "schema": {}}

    with_crates(body)


def test_a_page_may_carry_the_whole_count() -> None:
    async def body(queries: Queries) -> None:
        body = (await queries.answer(QueryCrate(reply_with_count=True, limit=1), Crate)).body()
        assert (len(body["inventories"]), body["total"]) == (1, 4)

    with_crates(body)


def test_chosen_fields_come_alone() -> None:
    async def body(queries: Queries) -> None:
        message = QueryCrate(fields=["name", " label ", "name", "createDate"], limit=2)
        made = {"createDate": "Apr 30, 2014 7:50:18 AM", "createDateMs": EPOCH_MS}
        shown = (await queries.answer(message, Crate)).body()["inventories"]
        assert shown == [{"name": "apple", "label": "red", **made}, {"name": "pear", **made}]
        blank = await queries.answer(QueryCrate(fields=[" "], limit=1), Crate)
        assert blank.body()["inventories"][0]["uuid"] == "1"

    with_crates(body)


def test_an_inventory_shows_its_own_types_fields_and_class() -> None:
    async def body(queries: Queries) -> None:
        shown = (await queries.answer(QueryCrate(limit=2), Crate)).body()
        small, big = shown["inventories"]
        assert (small["isOpen"], small["size"], "lid" in small, big["lid"]) == (True, 10, False, "oak")
        assert "secret" not in small and "label" not in big
        assert shown["schema"] == {
            "inventories[0]": "org.example.crate.CrateInventory",
            "inventories[1]": "org.example.crate.BigCrateInventory",
        }

    with_crates(body)


def test_a_query_of_a_subtype_finds_only_that() -> None:
    async def body(queries: Queries) -> None:
        answer = await queries.answer(QueryBigCrate(), Crate)
        assert [each["uuid"] for each in answer.inventories or []] == ["2", "4"]
        counted = await queries.answer(QueryBigCrate(count=True), Crate)
        assert counted.total == 2

    with_crates(body)


@pytest.mark.parametrize(
    ("text", "milliseconds"),
    [
        ("1398844218000", EPOCH_MS),
        ("Apr 30, 2014 7:50:18 AM", EPOCH_MS),
        ("2014-04-30T07:50:18", EPOCH_MS),
        ("2014-04-30T09:50:18+02:00", EPOCH_MS),
        ("2014-04-30 07:50:18.5", EPOCH_MS + 500),
    ],
)
def test_times_are_read_in_every_form_that_clients_write(text: str, milliseconds: int) -> None:
    assert parse_time(text) == milliseconds


@pytest.mark.parametrize("limit", [None, ROWS_MAX, ROWS_MAX + 1])
@pytest.mark.parametrize("rows", [ROWS_MAX, ROWS_MAX + 1])
def test_exactly_so_many_rows_are_shown_whole_as_may_be(rows: int, limit: int | None) -> None:
    async def body(queries: Queries) -> None:
        message = QueryCrate(conditions=[parse_condition("name=one of many")], limit=limit)
        if rows > ROWS_MAX and limit != ROWS_MAX:
            with pytest.raises(InvalidArgument, match=f"more than {ROWS_MAX} whole rows at once"):
                await queries.answer(message, Crate)
        else:
            answer = await queries.answer(message, Crate)
            assert len(answer.inventories or []) == ROWS_MAX
        some = QueryCrate(conditions=message.conditions, limit=limit, fields=["uuid"])
        assert len((await queries.answer(some, Crate)).inventories or []) == min(rows, limit or rows)

    with_crates(body, more=rows)


def test_only_list_operators_split_at_commas() -> None:
    async def body(queries: Queries) -> None:
        assert await found(queries, "name=" + "," * VALUES_MAX) == ""
        with pytest.raises(InvalidArgument, match="are the most"):
            await found(queries, "name?=" + "," * VALUES_MAX)

    with_crates(body)


@pytest.mark.parametrize("over", [0, 1])
def test_as_many_conditions_and_values_are_taken_as_may_be(over: int) -> None:
    many_conditions = ["size>0"] * (PARTS_MAX + over)
    many_values = "size?=10," + ",".join(str(number) for number in range(100, 100 + VALUES_MAX - 1 + over))

    async def body(queries: Queries) -> None:
        for conditions, wanted in ((many_conditions, "1234"), ([many_values], "1")):
            if over:
                with pytest.raises(InvalidArgument, match=r"more than 200|are the most"):
                    await found(queries, *conditions)
            else:
                assert await found(queries, *conditions) == wanted

    with_crates(body)
