"""One database with grouped commits, whichever product drives it (`orrery.core.kernel.db.driver`).

A transaction runs inline. The first one of a group opens the database's own; some milliseconds of the loop's
own time later (virtual or real) one COMMIT, with one fsync, releases everybody whose transaction ran since
the last. A lone one waits little; under load a group stays open longer, since what many changed shares pages,
and a COMMIT costs by the page. What a transaction saw leaves this layer only when it is durable.

Few transactions fail after they have written, and a savepoint costs each one more than a tenth of its time.
So the first that fails has the whole group rolled back and the others' changes done again, statement by
statement; from then on, until the group ends, each runs under a savepoint.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable
from functools import partial
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import MetaData, Table

from orrery.core.kernel.db.driver import Driver
from orrery.core.kernel.db.model import Base
from orrery.core.kernel.db.statement import StatementCache
from orrery.core.kernel.db.transaction import Kept, Log, Transaction
from orrery.core.kernel.errors import DatabaseFailed, OrreryError
from orrery.core.kernel.stopwatch import seconds

P = ParamSpec("P")
T = TypeVar("T")

QUIET_SECONDS = 0.005
"""A group that nobody joins for so long is committed: all who may fill it wait for it already."""
GROUP_SECONDS = 0.02
"""As long a group stays open where there is always somebody who joins it."""
GROUP_MAX = 1000
KEPT_MAX = 10_000
"""How many answers about cached rows are kept."""
REPEATS_PER_THOUSAND = 5
DROPPED = "the database dropped the open transaction"


class StampClock(Protocol):
    """What the database needs of a clock."""

    def now_ms(self) -> int:
        """Milliseconds since 1970."""


class CommitObserver(Protocol):
    """Who is told of every commit."""

    def __call__(self, transactions: int, seconds: float, *, success: bool) -> None:
        """A group of so many transactions was committed in so many seconds, or could not be."""


class WriteObserver(Protocol):
    """Who is told what every group has written."""

    def __call__(self, written: Log) -> None:
        """These statements, in their order, are committed. The list is the database's own."""


class Database:
    """Transactions as plain functions: ``await db.write(function, *args)``.

    With `chaos`, some transactions run twice, the first time rolled back, to prove that they are pure.
    """

    def __init__(
        self,
        driver: Driver,
        clock: StampClock,
        chaos: random.Random | None = None,
        statements: StatementCache | None = None,
    ) -> None:
        self.driver = driver
        self._clock = clock
        self._chaos = chaos
        self._connection, self._reader = driver.writer, driver.reader
        self.statements = statements or StatementCache(self._connection.dialect)
        """What is compiled already; databases of one product may share it."""
        self._kept: Kept = {}
        self._log: Log = []
        self._is_careful = False
        self._waiters: list[asyncio.Future[None]] = []
        self._group_size = 0
        self._joined = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._dead = False
        self._has_events = False
        self._newest_event_ms = 0
        self._listeners: list[Callable[[], None]] = []
        self._observers: list[CommitObserver] = []
        self._write_observers: list[WriteObserver] = []
        driver.set_event_clock(self._time_of_event)
        self.commits = 0
        self.failure: str | None = None
        """Why the last group could not be committed; None once one could again."""

    async def write(
        self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Runs `function` in a transaction; returns (or raises) once everything it saw is durable."""
        if self._dead:
            await _forever()
        self._open_group()
        try:
            return self._attempt(function, *args, **kwargs)
        finally:
            await self._durable()

    async def read(
        self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Runs a function that only reads; it sees the open group and returns when that is durable."""
        if self._dead:
            await _forever()
        try:
            return function(self._transaction(), *args, **kwargs)
        finally:
            if self._group_size:
                await self._durable()

    async def query(
        self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Runs a function that only reads, on committed rows, without waiting for anybody."""
        if self._reader is self._connection:
            return await self.read(function, *args, **kwargs)
        if self._dead:
            await _forever()
        transaction = Transaction(self._reader, self.statements, self._clock.now_ms())
        return function(transaction, *args, **kwargs)

    async def read_uncommitted(
        self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Runs a function that only reads; it sees the open group, and waits for it only to raise.

        What it returns may be lost in a crash, so it may leave the node only after a later write of the same
        caller, which is durable no sooner than all that was seen here.
        """
        if self._dead:
            await _forever()
        try:
            return function(self._transaction(), *args, **kwargs)
        except BaseException:
            await self._durable()
            raise

    def write_events(self, models: Iterable[type[Base]], into: Table) -> None:
        """Changes of these kinds that declare `Events` write rows into the table, as long as it is open."""
        self._commit_group()
        self.driver.write_events(models, into)

    def register_uuids(self, models: Iterable[type[Base]], registry: Table, clashes: Table) -> None:
        """Rows of these kinds that are resources are in the registry of uuids, as long as it is open."""
        self._commit_group()
        self.driver.register_uuids(models, registry, clashes)

    def delete_with(self, models: Iterable[type[Base]], table: Table) -> None:
        """Rows of `table` that name a row of these kinds go with it, as long as it is open."""
        self._commit_group()
        self.driver.delete_with(models, table)

    def when_events_are_committed(self, listener: Callable[[], None]) -> None:
        """Calls `listener` after each commit of events; also, sometimes, of none."""
        self._listeners.append(listener)

    def when_committed(self, observer: CommitObserver) -> None:
        """Tells `observer` of each commit, those that fail too."""
        self._observers.append(observer)

    def when_written(self, observer: WriteObserver) -> None:
        """Tells `observer` after each commit what it has written."""
        self._write_observers.append(observer)

    def _time_of_event(self) -> int:
        """What a trigger asks for when it writes an event."""
        self._has_events = True
        self._newest_event_ms = max(self._newest_event_ms, self._clock.now_ms())
        return self._newest_event_ms

    def no_event_before(self, time_ms: int) -> None:
        """Events are not older than this, nor than one another, whatever the clock says.

        A clock can go back: that of a simulated world which a crash took a moment more from than from here.
        """
        self._newest_event_ms = max(self._newest_event_ms, time_ms)

    def create_tables(self, metadata: MetaData = Base.metadata) -> None:
        """Creates every declared table and index in an empty database."""
        self.driver.create_tables(metadata)

    def define_view(self, name: str, select: str) -> None:
        """A table, from now on, that only shows what `select` finds in others; it is in no file."""
        self._commit_group()
        self.driver.define_view(name, select)

    def close(self) -> None:
        """Commits the open group and closes; later calls never return."""
        if not self._dead:
            self._commit_group()
            self._drop()

    def kill(self) -> None:
        """Loses the open group, as a crash would; calls neither run nor return from now on."""
        if not self._dead:
            self._connection.rollback()
            self._drop()

    def reopen(self) -> Database:
        """After `kill` of a database in memory: another one on its rows, as a restart would find them."""
        return Database(self.driver.reopen(), self._clock, self._chaos, self.statements)

    def _drop(self) -> None:
        self._dead = True
        if self._timer is not None:
            self._timer.cancel()
        self.driver.close()

    def _transaction(self) -> Transaction:
        if len(self._kept) > KEPT_MAX:
            self._kept.clear()
        return Transaction(self._connection, self.statements, self._clock.now_ms(), self._kept, self._log)

    def _attempt(
        self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        transaction, written_before = self._transaction(), len(self._log)
        try:
            result = self._run(transaction, partial(function, transaction, *args, **kwargs))
            if not self._connection.in_transaction:
                raise DatabaseFailed(DROPPED)
            return result
        except BaseException:
            if len(self._log) > written_before and self._connection.in_transaction:
                self._take_out(written_before)
            if not self._connection.in_transaction:
                self._fail_group(DatabaseFailed(DROPPED))
            raise

    def _run(self, transaction: Transaction, call: Callable[[], T]) -> T:
        """Makes the call, under a savepoint where it may have to be taken back alone."""
        is_repeated = self._chaos is not None and self._chaos.randrange(1000) < REPEATS_PER_THOUSAND
        if not is_repeated and not self._is_careful:
            return call()
        with transaction.savepoint() as take_back:
            if is_repeated:
                call()
                take_back()
            return call()

    def _take_out(self, written_before: int) -> None:
        """Undoes the latest transaction of the group, which has failed, by doing all the others again.

        Where that fails too, no transaction is open afterwards.
        """
        del self._log[written_before:]
        self._kept.clear()
        self._is_careful = True
        try:
            self._connection.rollback()
            self._connection.begin()
            for sql, values in self._log:
                self._connection.rows(sql, values)
        except OrreryError:
            self._connection.rollback()

    def _open_group(self) -> None:
        now = asyncio.get_running_loop().time()
        if self._group_size == 0:
            self._connection.begin()
            self._look_at(now + QUIET_SECONDS, now + GROUP_SECONDS)
        self._group_size += 1
        self._joined = now

    def _look_at(self, time: float, latest: float) -> None:
        self._timer = asyncio.get_running_loop().call_at(time, self._look, latest)

    def _look(self, latest: float) -> None:
        """Commits the group if nobody has joined it for long enough, or if it is time."""
        due = min(self._joined + QUIET_SECONDS, latest)
        if asyncio.get_running_loop().time() >= due:
            self._commit_group()
        else:
            self._look_at(due, latest)

    async def _durable(self) -> None:
        if self._group_size == 0:
            return
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiters.append(waiter)
        if self._group_size >= GROUP_MAX:
            self._commit_group()
        await waiter

    def _commit_group(self) -> None:
        if self._group_size == 0:
            return
        transactions, began = self._group_size, seconds()
        try:
            self._connection.commit()
        except OrreryError as failure:
            self._tell(transactions, began, success=False)
            self._connection.rollback()
            self.failure = f"the database could not commit: {failure.details}"
            self._fail_group(DatabaseFailed(self.failure))
            return
        self._tell(transactions, began, success=True)
        self.failure = None
        self.commits += 1
        for observer in self._write_observers:
            observer(self._log)
        for waiter in self._close_group():
            if not waiter.done():
                waiter.set_result(None)
        if self._has_events:
            self._has_events = False
            for listener in self._listeners:
                listener()

    def _tell(self, transactions: int, began: float, *, success: bool) -> None:
        for observer in self._observers:
            observer(transactions, seconds() - began, success=success)

    def _fail_group(self, failure: Exception) -> None:
        self._kept.clear()
        for waiter in self._close_group():
            if not waiter.done():
                waiter.set_exception(failure)

    def _close_group(self) -> list[asyncio.Future[None]]:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        waiters, self._waiters, self._group_size = self._waiters, [], 0
        self._log.clear()
        self._is_careful = False
        return waiters


async def _forever() -> None:
    """What a call of a dead database does."""
    await asyncio.get_running_loop().create_future()
