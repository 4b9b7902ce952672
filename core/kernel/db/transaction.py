"""An open transaction, as the pure functions of it see it.

A transaction function gets everything it depends on as arguments: ids, times and random numbers too. It may
run twice (the first time rolled back), so it touches no memory of the node.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, TypeVar

from orrery.core.kernel.db.driver import Connection, Result
from orrery.core.kernel.db.model import Base
from orrery.core.kernel.db.statement import Compiled, Statement, StatementCache, Values, is_stamped, record
from orrery.core.kernel.errors import Bug, ConstraintViolated, NotFound, Refused, UnacceptableUuid

M = TypeVar("M", bound=Base)
BY_UUID = ("uuid",)
TAKEN_UUID = ("resource.uuid",)
"""What is violated where the registry of resources (`orrery.core.kernel.registry`) has a uuid."""
Kept = dict[tuple[Any, ...], list[Any]]
"""What selects over cached tables gave, by statement and parameters. Emptied when such a table is written,
and when a transaction is rolled back. Records of it are shared by all who read them."""
Log = list[tuple[str, Values]]
"""What was changed since the group began, as statements with their values, to do it again."""


class Transaction:
    """Reads and writes inside one transaction; `now` is its time in milliseconds since 1970.

    `kept` and `log` are the group's; both are told what is written and what is taken back.
    """

    __slots__ = ("_cache", "_connection", "_kept", "_log", "now")

    def __init__(
        self,
        connection: Connection,
        cache: StatementCache,
        now: int,
        kept: Kept | None = None,
        log: Log | None = None,
    ) -> None:
        self._connection = connection
        self._cache = cache
        self._kept = kept
        self._log = log if log is not None else []
        self.now = now

    def get(self, model: type[M], uuid: str | None) -> M | None:
        """The row with this uuid, if it exists."""
        if uuid is None:
            return None
        found = self._rows(self._cache.select(model, BY_UUID), {"uuid": uuid})
        return found[0] if found else None

    def require(self, model: type[M], uuid: str) -> M:
        """The row with this uuid. Raises NotFound."""
        found = self.get(model, uuid)
        if found is None:
            raise NotFound(f"no {model.__name__} with uuid[{uuid}]")
        return found

    def exists(self, model: type[Base], uuid: str) -> bool:
        """Whether there is a row with this uuid."""
        return self._rows(self._cache.exists(model), {"uuid": uuid}) != []

    def first(self, model: type[M], **equals: Any) -> M | None:
        """The first row whose columns equal these values, by primary key."""
        found = self.find(model, **equals)
        return found[0] if found else None

    def find(self, model: type[M], **equals: Any) -> list[M]:
        """All rows whose columns equal these values, ordered by primary key. No value may be None."""
        return self._rows(self._cache.select(model, tuple(equals)), equals)

    def find_in(self, model: type[M], column: str, keys: Sequence[Any], order: str) -> list[M]:
        """All rows whose `column` is one of `keys`, ordered by the column `order`.

        Lists are filled up to a power of two by repeating the last key, so that few statements serve all.
        """
        size = 1 << (len(keys) - 1).bit_length()
        padded = [*keys, *[keys[-1]] * (size - len(keys))]
        statement = self._cache.select_in(model, column, order, size)
        return self._rows(statement, {f"k{number}": key for number, key in enumerate(padded)})

    def insert(self, model: type[Base], **values: Any) -> int:
        """A new row; the times are filled in. Gives its row number.

        Raises Refused where what it refers to is gone, ConstraintViolated where another constraint
        forbids it.
        """
        return self._insert(model, values, or_ignore=False).lastrowid or 0

    def create(self, model: type[M], **values: Any) -> M:
        """The row of a new resource. Raises UnacceptableUuid, and Refused as `insert` does."""
        made = self.try_make(model, **values)
        if made is None:
            raise UnacceptableUuid(values["uuid"])
        return made

    def try_insert(self, model: type[Base], **values: Any) -> bool:
        """A new row, or False where a constraint of its table already has it.

        Raises UnacceptableUuid where a resource of another kind has its uuid.
        """
        return self._insert(model, values, or_ignore=True).rowcount == 1

    def try_make(self, model: type[M], **values: Any) -> M | None:
        """As `try_insert`; gives the new row."""
        if self._insert(model, values, or_ignore=True).rowcount != 1:
            return None
        columns = model.__table__.columns.keys()
        return record(model, columns, map(values.get, columns))

    def update(self, model: type[Base], where: dict[str, Any], **values: Any) -> int:
        """Sets columns of the rows that equal `where`; gives how many rows that were."""
        if is_stamped(model):
            values.setdefault("last_op_date", self.now)
        statement = self._cache.update(model, tuple(values), tuple(where))
        return self._change(statement, statement.values({**values, **_prefixed("w_", where)})).rowcount

    def delete(self, model: type[Base], **equals: Any) -> int:
        """Removes the rows whose columns equal these values; gives how many they were."""
        if not equals:
            raise Bug(f"a delete from {model.__name__} without a condition")
        statement = self._cache.delete(model, tuple(equals))
        return self._change(statement, statement.values(equals)).rowcount

    def savepoint(self) -> Savepoint:
        """What is written inside is taken back where the block raises; the rest of the transaction stays.

        Gives what takes it back without an error; the block goes on then as if it had just begun.
        """
        return Savepoint(self._connection, partial(self._take_back, len(self._log)))

    def _take_back(self, written_before: int) -> None:
        del self._log[written_before:]
        if self._kept is not None:
            self._kept.clear()
        if self._connection.in_transaction:
            self._connection.rollback_to_savepoint()

    def bounded(self, steps: int) -> AbstractContextManager[None]:
        """Inside, reading takes at most about so many steps of the database's work.

        Raises StatementInterrupted beyond that.
        """
        return self._connection.bounded(steps)

    def all(self, statement: Statement, **parameters: Any) -> list[Any]:
        """All rows of a prepared select."""
        compiled = statement.compiled(self._connection.dialect)
        return self._select(compiled, compiled.parameters(parameters))

    def one(self, statement: Statement, **parameters: Any) -> Any | None:
        """The first row of a prepared select, if any."""
        rows = self.all(statement, **parameters)
        return rows[0] if rows else None

    def scalar(self, statement: Statement, **parameters: Any) -> Any:
        """The first column of the first row of a prepared select, or None."""
        row = self.one(statement, **parameters)
        return row[0] if row is not None else None

    def run(self, statement: Statement, **parameters: Any) -> int:
        """Executes a prepared insert, update or delete; gives the number of rows it touched."""
        compiled = statement.compiled(self._connection.dialect)
        return self._change(compiled, compiled.parameters(parameters)).rowcount

    def touch(self, statement: Statement, **parameters: Any) -> list[Any]:
        """Executes a prepared update that says by RETURNING what it touched; gives those rows."""
        compiled = statement.compiled(self._connection.dialect)
        values = compiled.parameters(parameters)
        if compiled.disturbs and self._kept is not None:
            self._kept.clear()
        rows = self._connection.rows(compiled.sql, values)
        self._log.append((compiled.sql, values))
        return compiled.rows(rows)

    def _insert(self, model: type[Base], values: dict[str, Any], *, or_ignore: bool) -> Result:
        if is_stamped(model):
            values.setdefault("create_date", self.now)
            values.setdefault("last_op_date", self.now)
        statement = self._cache.insert(model, tuple(values), or_ignore)
        try:
            return self._change(statement, statement.values(values))
        except ConstraintViolated as failure:
            if failure.unique == TAKEN_UUID:
                raise UnacceptableUuid(values["uuid"]) from None
            if not failure.is_reference:
                raise
            gone = f"a resource that a new {model.__name__} refers to was deleted meanwhile"
            raise Refused(f"{gone}; look which one it is, and try again without it") from failure

    def _rows(self, statement: Compiled, values: dict[str, Any]) -> list[Any]:
        return self._select(statement, statement.values(values))

    def _select(self, statement: Compiled, values: Values) -> list[Any]:
        kept = self._kept
        if kept is None or not statement.cached:
            return statement.rows(self._connection.rows(statement.sql, values))
        key = (statement, *values)
        rows = kept.get(key)
        if rows is None:
            rows = statement.rows(self._connection.rows(statement.sql, values))
            kept[key] = rows
        return rows[:]

    def _change(self, statement: Compiled, values: Values) -> Result:
        if statement.disturbs and self._kept is not None:
            self._kept.clear()
        result = self._connection.execute(statement.sql, values)
        self._log.append((statement.sql, values))
        return result


class Savepoint:
    """A part of a transaction, as a context manager (`Transaction.savepoint`)."""

    __slots__ = ("_connection", "_take_back")

    def __init__(self, connection: Connection, take_back: Callable[[], None]) -> None:
        self._connection, self._take_back = connection, take_back

    def __enter__(self) -> Callable[[], None]:
        self._connection.savepoint()
        return self._take_back

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        if kind is not None:
            self._take_back()
        # A full disk may make the database drop the whole transaction; then there is no savepoint any more.
        if self._connection.in_transaction:
            self._connection.release_savepoint()


def _prefixed(prefix: str, values: dict[str, Any]) -> dict[str, Any]:
    return {prefix + name: value for name, value in values.items()}
