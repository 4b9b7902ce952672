"""Queries over one kind: conditions, order, pages, counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar

from core.kernel.api.message import QueryMessage
from core.kernel.db.database import Database
from core.kernel.db.model import Base, models_by_vo
from core.kernel.db.transaction import Transaction
from core.kernel.errors import InvalidArgument
from core.kernel.ownership import current_caller
from core.kernel.query.conditions import operator_of
from core.kernel.query.fields import Fields, fields_of
from core.kernel.query.graph import Graph, Kind
from core.kernel.query.inventory import Body, Inventories
from core.kernel.query.predicate import Comparison, Every
from core.kernel.query.reading import Reading, Wanted
from core.kernel.query.sight import Sight
from core.kernel.query.terms import USUAL_EFFORT, Effort, Opens, Terms, anything
from core.kernel.query.zql import Runner, ZqlStatement, parse_zql

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Answer:
    """A page of inventories (None when only counted), how many there are in all, and their classes."""

    inventories: list[Body] | None
    total: int | None
    schema: dict[str, str]

    def body(self) -> Body:
        """The reply as the wire shows it."""
        shown: Body = {"schema": self.schema}
        if self.inventories is not None:
            shown = {"inventories": self.inventories, **shown}
        if self.total is not None:
            shown["total"] = self.total
        return shown


STEPS_MAX = 50_000_000
"""Steps of SQLite's machine that a call may take, over all its statements: about two seconds, in which nobody
else is served. Summing a million rows takes 15 million."""

SQLITE_LIMITS = ("parser stack overflow", "too many SQL variables", "Expression tree is too large")
"""What SQLite says of a statement that is beyond it."""


class Queries:
    """Answers every query from committed rows; `effort` is for tests."""

    def __init__(self, db: Database, inventories: Inventories, effort: Effort = USUAL_EFFORT) -> None:
        self._db = db
        self._inventories = inventories
        self._graph = Graph()
        self._kinds = models_by_vo()
        self._effort = effort

    def _terms(self, opens: Opens) -> Terms:
        """Terms as the present caller may ask them."""
        return Terms(self._graph, self._effort, Sight.of(current_caller.get(), self._kinds), opens)

    async def answer(self, message: QueryMessage, model: type[Base], opens: Opens = anything) -> Answer:
        """The page that `message` asks for. Raises InvalidArgument for an unknown field or a bad value.

        `opens` raises for a kind that the caller may not read; the query's own kind has been looked at.
        """
        fields = fields_of(model)
        wanted = wanted_by(message, model)
        chosen = _chosen(message.fields or [], fields)
        with complicated_refused():
            return await self._db.query(_bounded, self._answer, message, (wanted, self._terms(opens)), chosen)

    async def zql(self, text: str, opens: Opens = anything) -> list[Body]:
        """The results of the statements of a text in ZQL, in their order. Raises InvalidArgument.

        `opens` raises for a kind that the caller may not read.
        """
        statements = parse_zql(text)
        with complicated_refused():
            return await self._db.query(_bounded, self._zql, statements, self._terms(opens))

    def _answer(
        self, tx: Transaction, message: QueryMessage, asked: tuple[Wanted, Terms], chosen: list[str]
    ) -> Answer:
        wanted, terms = asked
        reading = Reading(tx, terms, wanted, self._effort)
        if message.count:
            return Answer(None, reading.count(), {})
        total = reading.count() if message.reply_with_count else None
        if chosen:
            return Answer(reading.projected(chosen), total, {})
        found = reading.rows()
        shown = self._inventories.many(tx, found)
        return Answer(shown, total, self._inventories.schema(wanted.kind.model, shown, "inventories"))

    def _zql(self, tx: Transaction, statements: Sequence[ZqlStatement], terms: Terms) -> list[Body]:
        runner = Runner(tx, self._graph, terms, self._inventories, self._effort)
        return [runner.run(statement) for statement in statements]


def _bounded(
    tx: Transaction, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    with tx.bounded(STEPS_MAX):
        return function(tx, *args, **kwargs)


@contextmanager
def complicated_refused() -> Iterator[None]:
    """Tells people of a query that is beyond what SQLite, or the making of SQL, can hold."""
    try:
        yield
    except (sqlite3.OperationalError, RecursionError) as failure:
        if str(failure) == "interrupted":
            raise InvalidArgument(
                "the query takes too long: it looks at too many rows; narrow it by a condition that few rows "
                "meet, or ask for less at a time"
            ) from failure
        if isinstance(failure, RecursionError) or any(limit in str(failure) for limit in SQLITE_LIMITS):
            reason = "too much is nested in one another, or too many values are compared"
            raise InvalidArgument(
                f"the query is too complicated: {reason}; ask for less at a time"
            ) from failure
        raise


def wanted_by(message: QueryMessage, model: type[Base]) -> Wanted:
    """What a query message over `model` asks for. Raises InvalidArgument for what there is not."""
    if message.filter_name:
        name = message.filter_name.partition(":")[0]
        raise InvalidArgument(
            f"field[filterName]: there is no filter called [{name}]; no kind here has filters"
        )
    asked = tuple(Comparison(each.name, operator_of(each), each.value) for each in message.conditions)
    order = ((message.sort_by, message.sort_direction == "desc"),) if message.sort_by else ()
    groups = (name.strip() for name in (message.group_by or "").split(","))
    return Wanted(
        kind=Kind(model, message.declaration.subtype),
        where=Every(asked),
        order=order,
        limit=message.limit,
        start=message.start or 0,
        group_by=tuple(name for name in groups if name),
    )


def _chosen(names: list[str], fields: Fields) -> list[str]:
    chosen = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    for name in chosen:
        fields.find(name)
    return chosen
