"""What the group commit needs of a database product: the only place where one differs from another.

`orrery.core.kernel.db.drivers` holds the implementations. Errors of a product never leave its driver: it
raises `DatabaseFailed`, `DatabaseDamaged`, `ConstraintViolated`, `StatementInterrupted` and
`StatementTooComplex` instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from sqlalchemy import MetaData, Table
from sqlalchemy.engine.default import DefaultDialect

from orrery.core.kernel.db.model import Base


class Result(Protocol):
    """What a statement gave."""

    @property
    def rowcount(self) -> int:
        """How many rows an insert, update or delete touched."""

    @property
    def lastrowid(self) -> int | None:
        """The integer primary key that an insert gave its row, where the table has one."""


class Connection(Protocol):
    """One connection. Every method raises the errors above; none of them awaits."""

    @property
    def dialect(self) -> DefaultDialect:
        """What statements for it are compiled for."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open; false as soon as the database has dropped it."""

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Result:
        """Executes compiled SQL that gives no rows, with positional parameters."""

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """Executes compiled SQL with positional parameters; gives the rows of a select, or of RETURNING."""

    def begin(self) -> None:
        """Begins the transaction of a group, and takes the write lock of the database until it ends.

        So the groups of all processes follow one another: an id that is drawn in one is greater than those of
        all groups committed before, and smaller than those of all later ones. By this rule the positions of
        events are in commit order, and a reader that has seen one position never finds a smaller one later.
        """

    def commit(self) -> None:
        """Makes the transaction durable: synced to the disk when this returns."""

    def rollback(self) -> None:
        """Takes the transaction back; does nothing where none is open."""

    def savepoint(self) -> None:
        """Begins a part of the transaction that can be taken back alone; parts nest."""

    def rollback_to_savepoint(self) -> None:
        """Takes back what the innermost part wrote; the part stays open."""

    def release_savepoint(self) -> None:
        """Ends the innermost part; what it wrote stays."""

    def bounded(self, steps: int) -> AbstractContextManager[None]:
        """Inside, statements take about so many steps of work; beyond that, StatementInterrupted."""


class Driver(Protocol):
    """A database that is open: a connection that writes, and one that sees committed rows only."""

    @property
    def writer(self) -> Connection:
        """The connection of the groups."""

    @property
    def reader(self) -> Connection:
        """A connection that only reads; `writer` itself where no other can see its rows."""

    def create_tables(self, metadata: MetaData) -> None:
        """Creates every table and index in an empty database."""

    def define_view(self, name: str, select: str) -> None:
        """A table, from now on, that only shows what `select` finds in others; it is in no file."""

    def set_event_clock(self, now_ms: Callable[[], int]) -> None:
        """What events take their time from: a method, called whenever one is written, that is held weakly."""

    def write_events(self, models: Iterable[type[Base]], into: Table) -> None:
        """From now on, changes of these kinds that declare `Events` write rows into the table of events."""

    def register_uuids(self, models: Iterable[type[Base]], registry: Table, clashes: Table) -> None:
        """From now on, the rows of these kinds that are resources are in the registry of uuids."""

    def delete_with(self, models: Iterable[type[Base]], table: Table) -> None:
        """From now on, when a row of these kinds goes, the rows of `table` that name it go too.

        They name it by the columns ``resource_type`` and ``resource_uuid``.
        """

    def reopen(self) -> Driver:
        """The same rows for a node that starts after this one was killed. Only of a database in memory."""

    def close(self) -> None:
        """Closes what it has opened; rows in memory stay for `reopen`."""
