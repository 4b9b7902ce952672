"""Commands are carried out once, in order for each object, and may be joined."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from orrery.backends.agent.commands import CancelMigration, Command, MigrateGuest, RebootGuest, StopGuest
from orrery.backends.agent.compute.driver import Report
from orrery.backends.agent.errors import Overtaken, Refused
from orrery.backends.agent.ledger import Ledger
from orrery.backends.agent.metrics import AgentMetrics
from orrery.backends.agent.notices import NoticeBoard
from orrery.backends.agent.runner import Runner
from orrery.backends.agent.wire import Arrival, Done, Notice, NoticeKind, Progress

VM, OTHER = "a" * 32, "b" * 32


class Work:
    """What commands do here: they wait until they may end."""

    def __init__(self) -> None:
        self.began: list[str] = []
        self.may_end = asyncio.Event()
        self.refusal: str | None = None

    async def do(self, command: Any, report: Report) -> Any:
        """See `orrery.backends.agent.runner.Work`."""
        self.began.append(f"{command.name} {command.call[0]}")
        report(1, 3)
        await self.may_end.wait()
        if self.refusal is not None:
            raise Refused(self.refusal)
        return len(self.began)


def stop(run: int, guest: str = VM) -> StopGuest:
    """A command."""
    return StopGuest(call=(run, 1, 1), guest=guest, force=True)


def with_runner(folder: Path, use: Callable[[Runner, Work], Awaitable[None]]) -> None:
    """Runs a test with a runner of its own."""

    async def run() -> None:
        ledger, work = Ledger(folder / "ledger", lambda: 0), Work()
        works: dict[type[Command], Any] = {StopGuest: work.do, RebootGuest: work.do}
        runner = Runner(ledger, works, AgentMetrics())
        try:
            await use(runner, work)
        finally:
            await runner.stop()
            ledger.close()

    asyncio.run(run())


def test_a_long_command_tells_how_far_it_is_and_is_joined_by_its_repetition(tmp_path: Path) -> None:
    async def use(runner: Runner, work: Work) -> None:
        assert await runner.do(stop(1), 0.02) == Progress(done=1, total=3)
        joined = asyncio.ensure_future(runner.do(stop(1), 30))
        await asyncio.sleep(0)
        work.may_end.set()
        assert await joined == Done(answer=1)
        assert await runner.do(stop(1), 30) == Done(answer=1)
        assert work.began == ["stop-guest 1"]
        assert runner.at_work == 0

    with_runner(tmp_path, use)


def test_what_ends_while_nobody_waits_for_it_is_told(tmp_path: Path) -> None:
    async def run() -> None:
        ledger, work = Ledger(tmp_path / "ledger", lambda: 0), Work()
        told: list[Command] = []
        runner = Runner(ledger, {StopGuest: work.do}, AgentMetrics(), told.append)
        try:
            await runner.do(stop(1), 0.01)
            joined = asyncio.ensure_future(runner.do(stop(1), 30))
            await asyncio.sleep(0)
            await runner.do(stop(2, OTHER), 0.01)
            work.may_end.set()
            await joined
            while runner.at_work:  # noqa: ASYNC110
                await asyncio.sleep(0)
            assert told == [stop(2, OTHER)]
        finally:
            await runner.stop()
            ledger.close()

    asyncio.run(run())


def test_commands_for_one_object_wait_for_one_another_and_those_for_others_do_not(tmp_path: Path) -> None:
    async def use(runner: Runner, work: Work) -> None:
        for command in (stop(1), RebootGuest(call=(2, 1, 1), guest=VM), stop(3, OTHER)):
            await runner.do(command, 0.01)
        assert work.began == ["stop-guest 1", "stop-guest 3"]
        work.may_end.set()
        assert await runner.do(RebootGuest(call=(2, 1, 1), guest=VM), 30) == Done(answer=3)

    with_runner(tmp_path, use)


def test_a_call_that_waited_too_long_is_overtaken(tmp_path: Path) -> None:
    async def use(runner: Runner, work: Work) -> None:
        await runner.do(stop(5), 0.01)
        await runner.do(stop(4), 0.01)
        work.may_end.set()
        await runner.do(stop(5), 30)
        with pytest.raises(Overtaken):
            await runner.do(stop(4), 30)

    with_runner(tmp_path, use)


def test_a_refusal_is_not_kept_and_the_call_may_succeed_later(tmp_path: Path) -> None:
    async def use(runner: Runner, work: Work) -> None:
        work.may_end.set()
        work.refusal = "the disk is full"
        with pytest.raises(Refused, match="full"):
            await runner.do(stop(1), 30)
        work.refusal = None
        assert await runner.do(stop(1), 30) == Done(answer=2)

    with_runner(tmp_path, use)


def test_what_is_broken_off_with_the_agent_is_done_anew(tmp_path: Path) -> None:
    async def first(runner: Runner, work: Work) -> None:
        await runner.do(stop(1), 0.01)

    async def second(runner: Runner, work: Work) -> None:
        work.may_end.set()
        assert await runner.do(stop(1), 30) == Done(answer=1)

    async def third(runner: Runner, work: Work) -> None:
        assert await runner.do(stop(1), 30) == Done(answer=1)
        assert work.began == []

    for use in (first, second, third):
        with_runner(tmp_path, use)


def test_each_command_has_a_log_of_its_own(tmp_path: Path) -> None:
    async def use(runner: Runner, work: Work) -> None:
        log = logging.getLogger("orrery.agent")
        log.addHandler(runner.log)
        log.setLevel(logging.INFO)
        try:
            work.may_end.set()
            await runner.do(stop(1), 30)
            await runner.do(stop(2), 30)
        finally:
            log.removeHandler(runner.log)
            log.setLevel(logging.NOTSET)
        lines = runner.log.lines(2)
        assert len(lines) == 2 and "done" in lines[1]
        assert all("(2, 1, 1)" in line for line in lines)

    with_runner(tmp_path, use)


def test_notices_are_told_from_a_position_or_the_beginning_of_another_life() -> None:
    async def use() -> None:
        board = NoticeBoard("second life", 7)
        waiting = asyncio.ensure_future(board.wait(0, "second life", 30))
        await asyncio.sleep(0)
        assert board.changed() is None
        await board.tell(Notice(kind=NoticeKind.GUEST_CRASHED, subject=VM))
        assert [one.subject for one in (await waiting).told] == [VM]
        assert board.changed() == 8
        board.listed(7)
        assert board.changed() == 8
        board.listed(8)
        assert board.changed() is None
        assert (await board.wait(1, "second life", 0.01)).told == ()
        assert len((await board.wait(99, "first life", 30)).told) == 1
        await board.tell(Notice(kind=NoticeKind.DISK_FULL, subject=OTHER))
        assert board.changed() is None
        assert [one.subject for one in (await board.wait(1, None, 30)).told] == [OTHER]

    asyncio.run(use())


def test_a_migration_is_cancelled_while_it_is_at_work_and_stays_fenced_off(tmp_path: Path) -> None:
    async def run() -> None:
        ledger, work = Ledger(tmp_path / "ledger", lambda: 0), Work()

        async def cancel(command: Any, report: Report) -> None:
            work.refusal = "cancelled"
            work.may_end.set()

        works: dict[type[Command], Any] = {MigrateGuest: work.do, CancelMigration: cancel}
        runner = Runner(ledger, works, AgentMetrics())
        to = Arrival(folder="/guests", agent="agent")
        moving = MigrateGuest(call=(2, 1, 1), guest=VM, address="10.0.0.2", to=to)
        try:
            at_work = asyncio.ensure_future(runner.do(moving, 5))
            while not work.began:  # noqa: ASYNC110
                await asyncio.sleep(0)
            assert await runner.do(CancelMigration(call=(3, 1, 1), guest=VM), 5) == Done()
            with pytest.raises(Refused, match="cancelled"):
                await at_work
            with pytest.raises(Overtaken):
                await runner.do(moving, 5)
        finally:
            await runner.stop()
            ledger.close()

    asyncio.run(run())
