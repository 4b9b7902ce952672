"""Grouped commits: what is durable when, who fails with whom, and what a crash leaves."""

from __future__ import annotations

import asyncio
import gc
import random
from collections.abc import Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from sqlalchemy import Executable, bindparam, select, update
from sqlalchemy.dialects import postgresql

from orrery.core.kernel.clock import LoopClock
from orrery.core.kernel.config.model import GlobalConfigRow
from orrery.core.kernel.db.constructs import Unindexed, insert_ignoring
from orrery.core.kernel.db.database import GROUP_MAX, GROUP_SECONDS, QUIET_SECONDS, Database
from orrery.core.kernel.db.drivers.sqlite import DIALECT, MEMORY, Sqlite
from orrery.core.kernel.db.model import table_of
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Bug, ConstraintViolated, DatabaseFailed, InvalidArgument, NotFound
from orrery.core.kernel.tags import SystemTag, UserTag
from orrery.testlib.kernel import EPOCH_MS, FailingConnection, new_database, raw, run, run_db

ROWS = GlobalConfigRow.__table__.c
TOUCH = Statement(update(table_of(GlobalConfigRow)).values(value=bindparam("value")).returning(ROWS.name))


def insert(tx: Transaction, key: str, tag: str = "t") -> str:
    tx.insert(UserTag, uuid=key, resource_uuid="r", resource_type="ZoneVO", tag=tag)
    return key


def insert_and_fail(tx: Transaction, key: str) -> None:
    insert(tx, key)
    raise InvalidArgument(f"{key} is refused")


def keys(tx: Transaction) -> list[str]:
    return [row.uuid for row in tx.find(UserTag, resource_uuid="r")]


def retag(tx: Transaction, key: str, tag: str) -> None:
    with suppress(InvalidArgument), tx.savepoint():
        insert_and_fail(tx, f"{key}-tried")
    tx.update(UserTag, {"uuid": key}, tag=tag)
    insert(tx, f"{key}-{tag}")


def tags(tx: Transaction) -> list[tuple[str, str]]:
    return [(row.uuid, row.tag) for row in tx.find(UserTag, resource_uuid="r")]


def drop_and_go_on(tx: Transaction) -> None:
    insert(tx, "b")
    tx._connection.rollback()  # as SQLite does on a full disk; an observer's error is passed over


async def ends_of(*calls: Coroutine[Any, Any, object]) -> list[str]:
    """What each of these transactions of one group gave, or the error it ended with."""
    ended = await asyncio.gather(*calls, return_exceptions=True)
    return [type(end).__name__ if isinstance(end, Exception) else str(end) for end in ended]


def test_what_others_of_the_group_changed_outlives_those_that_fail() -> None:
    async def body(db: Database) -> None:
        ends = await ends_of(
            db.write(insert, "a"),
            db.write(retag, "a", "x"),
            db.write(insert_and_fail, "b"),
            db.write(retag, "a", "y"),
            db.write(insert_and_fail, "c"),
            db.write(insert, "d"),
        )
        assert ends == ["a", "None", "InvalidArgument", "None", "InvalidArgument", "d"]
        assert await db.read(tags) == [("a", "y"), ("a-x", "t"), ("a-y", "t"), ("d", "t")]
        assert db.commits == 1

    run_db(body)


def test_an_observer_is_told_what_each_group_has_written() -> None:
    async def body(db: Database) -> None:
        told: list[int] = []
        db.when_written(lambda written: told.append(len(written)))
        await ends_of(db.write(insert, "a"), db.write(insert_and_fail, "b"), db.write(insert, "c"))
        await db.write(insert, "d")
        assert told == [2, 1]

    run_db(body)


@pytest.mark.parametrize("fails_by", [{"begins_left": 1}, {"refuses_rows": True}])
def test_a_group_that_cannot_be_done_again_fails_whole(fails_by: dict[str, Any]) -> None:
    async def body(db: Database) -> None:
        failing = FailingConnection(db)
        vars(failing).update(fails_by)
        first = await ends_of(db.write(insert, "a"), db.write(insert_and_fail, "b"), db.write(insert, "c"))
        failing.refuses_rows = False
        assert first == ["DatabaseFailed", "InvalidArgument", "c"]
        assert await db.read(keys) == ["c"]

    run_db(body)


def test_a_group_is_done_again_once_however_many_fail() -> None:
    async def body(db: Database) -> None:
        FailingConnection(db).begins_left = 2
        failing = [db.write(insert_and_fail, key) for key in "bcd"]
        assert await ends_of(db.write(insert, "a"), *failing) == ["a", *["InvalidArgument"] * 3]
        assert await db.read(keys) == ["a"]

    run_db(body)


def test_nobody_is_told_of_success_in_a_transaction_that_the_database_dropped() -> None:
    async def body(db: Database) -> None:
        first = await ends_of(db.write(insert, "a"), db.write(drop_and_go_on), db.write(insert, "c"))
        assert first == ["DatabaseFailed", "DatabaseFailed", "c"]
        assert await db.read(keys) == ["c"]

    run_db(body)


def test_rows_can_be_changed_by_the_type_of_a_record() -> None:
    def change(tx: Transaction) -> tuple[str, int]:
        record = tx.require(UserTag, insert(tx, "a"))
        tx.update(type(record), {"uuid": "a"}, tag="other")
        return tx.require(UserTag, "a").tag, tx.delete(type(record), uuid="a")

    async def body(db: Database) -> None:
        assert await db.write(change) == ("other", 1)

    run_db(body)


def test_many_writers_share_one_commit() -> None:
    async def body(db: Database) -> None:
        writers = [asyncio.create_task(db.write(insert, f"{n:03}")) for n in range(100)]
        assert [await writer for writer in writers] == [f"{n:03}" for n in range(100)]
        assert db.commits == 1
        assert asyncio.get_running_loop().time() == QUIET_SECONDS

    run_db(body)


@pytest.mark.parametrize("start", [0, 1.3, 86400.7])
def test_a_group_stays_open_as_long_as_somebody_joins_it_but_not_for_ever(start: float) -> None:
    async def body(db: Database) -> None:
        loop = asyncio.get_running_loop()
        waited: list[float] = []

        async def write(number: int) -> None:
            began = loop.time()
            await db.write(insert, f"{number:03}")
            waited.append(loop.time() - began)

        await asyncio.sleep(start)
        writers = []
        for number in range(30):
            writers.append(asyncio.create_task(write(number)))
            await asyncio.sleep(QUIET_SECONDS / 4.5)
        await asyncio.gather(*writers)
        assert db.commits == 2
        assert waited[0] == max(waited) == pytest.approx(GROUP_SECONDS)
        assert waited[-1] == pytest.approx(QUIET_SECONDS)

    run_db(body)


def test_a_group_closes_when_it_is_full() -> None:
    async def body(db: Database) -> None:
        writers = [asyncio.create_task(db.write(insert, f"{n:05}")) for n in range(GROUP_MAX)]
        for writer in writers:
            await writer
        assert (db.commits, asyncio.get_running_loop().time()) == (1, 0)

    run_db(body)


def test_a_failing_function_rolls_back_alone() -> None:
    async def body(db: Database) -> None:
        good = asyncio.create_task(db.write(insert, "a"))
        bad = asyncio.create_task(db.write(insert_and_fail, "b"))
        late = asyncio.create_task(db.write(insert, "c"))
        with pytest.raises(InvalidArgument, match="b is refused"):
            await bad
        await good
        await late
        assert (await db.read(keys), db.commits) == (["a", "c"], 1)

    run_db(body)


def test_a_broken_constraint_is_told_to_its_writer_only() -> None:
    async def body(db: Database) -> None:
        first = asyncio.create_task(db.write(insert, "a"))
        second = asyncio.create_task(db.write(insert, "a"))
        with pytest.raises(ConstraintViolated):
            await second
        assert await first == "a"

    run_db(body)


def test_a_read_sees_the_open_group_and_waits_for_it() -> None:
    async def body(db: Database) -> None:
        writer = asyncio.create_task(db.write(insert, "a"))
        await asyncio.sleep(0)
        assert await db.read(keys) == ["a"]
        assert asyncio.get_running_loop().time() == QUIET_SECONDS
        await writer
        assert await db.read(keys) == ["a"]
        assert asyncio.get_running_loop().time() == QUIET_SECONDS

    run_db(body)


def test_a_failing_read_waits_for_the_group_too() -> None:
    async def body(db: Database) -> None:
        writer = asyncio.create_task(db.write(insert, "a"))
        await asyncio.sleep(0)
        with pytest.raises(NotFound, match=r"no UserTag with uuid\[b\]"):
            await db.read(lambda tx: tx.require(UserTag, "b"))
        assert asyncio.get_running_loop().time() == QUIET_SECONDS
        await writer

    run_db(body)


def test_a_peek_sees_the_open_group_and_waits_only_to_fail() -> None:
    async def body(db: Database) -> None:
        writer = asyncio.create_task(db.write(insert, "a"))
        await asyncio.sleep(0)
        assert await db.read_uncommitted(keys) == ["a"]
        assert asyncio.get_running_loop().time() == 0
        with pytest.raises(NotFound):
            await db.read_uncommitted(lambda tx: tx.require(UserTag, "b"))
        assert asyncio.get_running_loop().time() == QUIET_SECONDS
        await writer

    run_db(body)


def set_row(tx: Transaction, value: str, *, fails: bool = False) -> list[str]:
    tx.delete(GlobalConfigRow, category="c")
    tx.insert(GlobalConfigRow, category="c", name="n", value=value, default_value="0")
    seen = row_values(tx)
    if fails:
        raise InvalidArgument("refused")
    return seen


def row_values(tx: Transaction) -> list[str]:
    rows = tx.find(GlobalConfigRow, category="c")
    rows.append(rows[0])  # what is kept must not be the list that was given
    return [row.value for row in rows[:-1]]


def test_what_is_kept_of_lasting_rows_is_forgotten_when_they_change() -> None:
    async def body(db: Database) -> None:
        assert await db.write(set_row, "1") == ["1"]
        assert await db.read(row_values) == await db.read(row_values) == ["1"]
        assert await db.write(set_row, "2") == ["2"]
        assert await db.read(row_values) == ["2"]
        with pytest.raises(InvalidArgument):
            await db.write(set_row, "3", fails=True)
        assert await db.read(row_values) == ["2"]

    run_db(body)


def touch_row(tx: Transaction) -> list[Any]:
    return tx.touch(TOUCH, value="2")


def test_what_is_kept_is_forgotten_when_a_change_tells_what_it_touched() -> None:
    async def body(db: Database) -> None:
        await db.write(set_row, "1")
        assert await db.read(row_values) == ["1"]
        assert await db.write(touch_row) == [("n",)]
        assert await db.read(row_values) == ["2"]

    run_db(body)


def change_and_take_back(tx: Transaction) -> list[str]:
    with pytest.raises(InvalidArgument), tx.savepoint():
        tx.update(GlobalConfigRow, {"category": "c"}, value="2")
        assert row_values(tx) == ["2"]
        raise InvalidArgument("what is inside the savepoint is taken back")
    return row_values(tx)


def test_what_was_kept_inside_a_savepoint_is_forgotten_with_it() -> None:
    async def body(db: Database) -> None:
        await db.write(set_row, "1")
        assert await db.write(change_and_take_back) == ["1"]

    run_db(body)


def test_a_query_sees_only_what_is_committed_and_does_not_wait(tmp_path: Path) -> None:
    async def body(db: Database) -> None:
        writer = asyncio.create_task(db.write(insert, "a"))
        await asyncio.sleep(0)
        assert await db.query(keys) == []
        assert asyncio.get_running_loop().time() == 0
        await writer
        assert await db.query(keys) == ["a"]

    run_db(body, str(tmp_path / "a.db"))


def test_a_query_cannot_write(tmp_path: Path) -> None:
    async def body(db: Database) -> None:
        with pytest.raises(DatabaseFailed, match="readonly"):
            await db.query(insert, "a")

    run_db(body, str(tmp_path / "a.db"))


def test_a_killed_database_loses_its_open_group_and_never_answers(tmp_path: Path) -> None:
    async def body() -> None:
        db = new_database(str(tmp_path / "a.db"))
        await db.write(insert, "kept")
        lost = asyncio.create_task(db.write(insert, "lost"))
        await asyncio.sleep(0)
        db.kill()
        late = asyncio.create_task(db.read(keys))
        await asyncio.sleep(3600)
        assert (lost.done(), late.done()) == (False, False)
        again = Database(Sqlite(str(tmp_path / "a.db")), LoopClock(0))
        assert await again.read(keys) == ["kept"]
        again.close()

    run(body)


def test_a_database_in_memory_outlives_a_crash_and_can_begin_with_anothers_rows() -> None:
    async def body(db: Database) -> None:
        await db.write(insert, "kept")
        lost = asyncio.create_task(db.write(insert, "lost"))
        await asyncio.sleep(0)
        db.kill()
        again = db.reopen()
        assert await again.read(keys) == ["kept"]
        assert isinstance(again.driver, Sqlite)
        twin = Database(Sqlite(image=again.driver.image()), LoopClock(0))
        await twin.write(insert, "more")
        assert (await twin.read(keys), await again.read(keys)) == (["kept", "more"], ["kept"])
        lost.cancel()

    run_db(body)


def test_close_commits_the_open_group(tmp_path: Path) -> None:
    async def body() -> None:
        db = new_database(str(tmp_path / "a.db"))
        writer = asyncio.create_task(db.write(insert, "a"))
        await asyncio.sleep(0)
        db.close()
        await writer
        again = Database(Sqlite(str(tmp_path / "a.db")), LoopClock(0))
        assert await again.read(keys) == ["a"]
        again.close()

    run(body)


def test_the_database_survives_a_cancelled_writer() -> None:
    async def body(db: Database) -> None:
        writer = asyncio.create_task(db.write(insert, "a"))
        await asyncio.sleep(0)
        writer.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writer
        assert await db.write(insert, "b") == "b"
        assert await db.read(keys) == ["a", "b"]

    run_db(body)


def fill(tx: Transaction) -> None:
    for n in range(1000):
        insert(tx, f"full-{n}", tag="x" * 2000)


def test_a_full_disk_fails_everybody_in_the_group_and_nobody_after_it() -> None:
    async def body(db: Database) -> None:
        raw(db).execute("PRAGMA max_page_count=100").fetchall()
        first = asyncio.create_task(db.write(insert, "a"))
        second = asyncio.create_task(db.write(fill))
        with pytest.raises(DatabaseFailed):
            await second
        # SQLite may keep the transaction when it can still roll back the savepoint; then the first one holds.
        outcome = (await asyncio.wait_for(asyncio.gather(first, return_exceptions=True), 1))[0]
        there = await db.read(keys)
        assert there == (["a"] if outcome == "a" else [])
        assert await db.write(insert, "b") == "b"

    run_db(body)


def test_a_failed_commit_fails_every_waiter_and_changes_nothing() -> None:
    async def body(db: Database) -> None:
        refusing = FailingConnection(db)
        refusing.refuses_commits = True
        writers = [asyncio.create_task(db.write(insert, key)) for key in "abc"]
        reader = asyncio.create_task(db.read(keys))
        for waiter in [*writers, reader]:
            with pytest.raises(Bug, match="could not commit: database or disk is full"):
                await waiter
        refusing.refuses_commits = False
        assert await db.read(keys) == []
        assert await db.write(insert, "d") == "d"

    run_db(body)


def test_a_dropped_transaction_fails_the_group() -> None:
    def drop(tx: Transaction) -> None:
        tx._connection.rollback()
        raise DatabaseFailed("database or disk is full")

    async def body(db: Database) -> None:
        first = asyncio.create_task(db.write(insert, "a"))
        second = asyncio.create_task(db.write(drop))
        with pytest.raises(Bug, match="dropped the open transaction"):
            await first
        with pytest.raises(DatabaseFailed):
            await second
        assert await db.write(insert, "b") == "b"
        assert await db.read(keys) == ["b"]

    run_db(body)


def test_chaos_runs_some_transactions_twice_with_one_effect() -> None:
    runs: list[str] = []

    def counted(tx: Transaction, key: str) -> str:
        runs.append(key)
        return insert(tx, key)

    async def body() -> None:
        db = new_database(MEMORY, random.Random(1))
        wanted = [f"{n:04}" for n in range(1000)]
        for key in wanted:
            await db.write(counted, key)
        assert await db.read(keys) == wanted

    run(body)
    assert 1000 < len(runs) < 1050


def test_times_come_from_the_clock() -> None:
    async def body(db: Database) -> None:
        await db.write(insert, "a")
        await asyncio.sleep(0.995)
        await db.write(lambda tx: tx.update(UserTag, {"uuid": "a"}, tag="new"))
        row = await db.read(lambda tx: tx.require(UserTag, "a"))
        assert (row.create_date, row.last_op_date, row.tag) == (EPOCH_MS, EPOCH_MS + 1000, "new")

    run_db(body)


def test_a_forgotten_database_is_let_go() -> None:
    async def forgotten() -> ref[Database]:
        return ref(new_database())

    held = asyncio.run(forgotten())
    gc.collect()
    assert held() is None


def test_try_insert_tells_whether_the_row_is_new() -> None:
    def twice(tx: Transaction) -> tuple[bool, bool]:
        values = {"uuid": "a", "resource_uuid": "r", "resource_type": "ZoneVO", "tag": "t"}
        return tx.try_insert(SystemTag, **values), tx.try_insert(SystemTag, **values)

    async def body(db: Database) -> None:
        assert await db.write(twice) == (True, False)

    run_db(body)


def test_one_row_is_the_first_if_there_is_any() -> None:
    tags_of = Statement(select(UserTag.uuid).where(UserTag.__table__.c.tag == bindparam("tag")))

    def found(tx: Transaction) -> list[Any]:
        return [tx.one(tags_of, tag="t"), tx.scalar(tags_of, tag="t"), tx.one(tags_of, tag="other")]

    async def body(db: Database) -> None:
        await db.write(insert, "a")
        assert await db.read(found) == [("a",), "a", None]

    run_db(body)


def test_a_delete_without_a_condition_is_refused() -> None:
    async def body(db: Database) -> None:
        with pytest.raises(Bug, match="a delete from UserTag without a condition"):
            await db.write(lambda tx: tx.delete(UserTag))

    run_db(body)


def test_a_file_in_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatabaseFailed, match="unable to open"):
        Database(Sqlite(str(tmp_path / "absent" / "a.db")), LoopClock(0))


def test_a_statement_is_compiled_for_each_dialect_when_it_is_used() -> None:
    unindexed = select(UserTag.uuid).where(Unindexed(UserTag.__table__.c.tag) == "t")
    ignoring = insert_ignoring(table_of(UserTag)).values(uuid="a")
    elsewhere = postgresql.dialect(paramstyle="format")  # type: ignore[no-untyped-call]
    wanted: list[tuple[Executable, str, str]] = [
        (unindexed, "(+ user_tag.tag) = ?", "WHERE user_tag.tag = %"),
        (ignoring, "(?) ON CONFLICT DO NOTHING", "(%s) ON CONFLICT DO NOTHING"),
    ]
    for executable, here, there in wanted:
        statement = Statement(executable)
        assert statement.compiled(DIALECT) is statement.compiled(DIALECT)
        assert here in statement.compiled(DIALECT).sql
        assert there in statement.compiled(elsewhere).sql
