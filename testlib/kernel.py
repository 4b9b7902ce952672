"""A bare node (the kernel without any noun) in virtual time, for the kernel's own tests."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from orrery.core.kernel.clock import LoopClock, SeededSecrets
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import MEMORY, Sqlite
from orrery.core.kernel.db.drivers.sqlite.driver import SqliteConnection
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import DatabaseFailed
from orrery.core.kernel.node import Node
from orrery.core.kernel.plugins import Hooks
from orrery.core.kernel.secret_store import Keyring, SecretStore
from orrery.core.kernel.settings import Settings
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_virtual

T = TypeVar("T")

EPOCH_MS = 1_700_000_000_000
"""The wall clock when virtual time begins."""


def run(body: Callable[[], Awaitable[T]]) -> T:
    """Runs `body` to its end in virtual time. Raises `simulator.loop.Deadlock` when nothing can go on."""

    async def main() -> T:
        return await body()

    return run_virtual(main(), SimEnvironment())


def run_db(body: Callable[[Database], Awaitable[T]], path: str = MEMORY) -> T:
    """Runs `body` with a database."""

    async def main() -> T:
        database = new_database(path)
        try:
            return await body(database)
        finally:
            database.close()

    return run(main)


def run_node(body: Callable[[Node], Awaitable[T]], seed: int = 1) -> T:
    """Runs `body` with a bare node on a database in memory."""

    async def main() -> T:
        node = bare_node(new_database(), seed)
        try:
            return await body(node)
        finally:
            await node.background.cancel_all()
            node.db.close()

    return run(main)


def new_database(path: str = MEMORY, chaos: random.Random | None = None) -> Database:
    """A database with the kernel's tables in it, on the virtual clock."""
    database = Database(Sqlite(path), LoopClock(EPOCH_MS), chaos)
    database.create_tables()
    return database


def raw(db: Database) -> sqlite3.Connection:
    """The connection of the standard library below a database that writes, for tests of what lies in it."""
    assert isinstance(db.driver, Sqlite)
    return db.driver.writer.raw


def raw_of(tx: Transaction) -> sqlite3.Connection:
    """The connection of the standard library below a transaction."""
    assert isinstance(tx._connection, SqliteConnection)
    return tx._connection.raw


class FailingConnection:
    """A connection that can be made to fail, as on a disk that fills up at that very moment."""

    def __init__(self, db: Database) -> None:
        self._real = db._connection
        self.refuses_commits = False
        self.refuses_rows = False
        self.begins_left: int | None = None
        db._connection = self
        if db._reader is self._real:
            db._reader = self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def begin(self) -> None:
        """As the connection does, as often as `begins_left` says."""
        if self.begins_left == 0:
            self.begins_left = None
            raise DatabaseFailed("disk I/O error")
        if self.begins_left is not None:
            self.begins_left -= 1
        self._real.begin()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """As the connection does, unless it refuses; what is done again is done by this."""
        if self.refuses_rows:
            raise DatabaseFailed("disk I/O error")
        return self._real.rows(sql, values)

    def commit(self) -> None:
        """As the connection does, unless it refuses."""
        if self.refuses_commits:
            raise DatabaseFailed("database or disk is full")
        self._real.commit()


def bare_node(database: Database, seed: int = 1) -> Node:
    """The kernel's parts around `database`, with no service registered and no background loop running."""
    rng = random.Random(seed)
    secrets = SeededSecrets(rng)
    return Node(
        settings=Settings(),
        clock=LoopClock(EPOCH_MS),
        client_clock=LoopClock(EPOCH_MS),
        random=rng,
        secrets=secrets,
        db=database,
        hooks=Hooks(),
        secret_store=SecretStore(Keyring.from_seed(str(seed)), secrets),
        uuid=f"{rng.getrandbits(128):032x}",
    )
