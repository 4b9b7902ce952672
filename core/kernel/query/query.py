"""Queries over one kind: conditions, order, pages, counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

from orrery.core.kernel.api.message import QueryMessage
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.model import Base, Uuid, models_by_vo
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, StatementInterrupted, StatementTooComplex
from orrery.core.kernel.query.conditions import operator_of
from orrery.core.kernel.query.fields import fields_of
from orrery.core.kernel.query.graph import Graph, Kind
from orrery.core.kernel.query.inventory import Body, Inventories
from orrery.core.kernel.query.limits import refuse_heavy
from orrery.core.kernel.query.plan import Opens, Planner, anything
from orrery.core.kernel.query.position import FIRST, Order, position_after, position_keys, values_behind
from orrery.core.kernel.query.predicate import Comparison, Every
from orrery.core.kernel.query.reading import Reading, shown
from orrery.core.kernel.query.relation import field_named
from orrery.core.kernel.query.shape import Wanted
from orrery.core.kernel.query.terms import USUAL_EFFORT, Effort
from orrery.core.kernel.query.zql import Runner, ZqlStatement, parse_zql

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Answer:
    """A page of inventories (None when only counted), how many there are in all, and their classes.

    `next` is the position behind the page where there may be another one and the query asks by positions.
    """

    inventories: list[Body] | None
    total: int | None
    schema: dict[str, str]
    next: str | None = None

    def body(self) -> Body:
        """The reply as the wire shows it."""
        shown: Body = {"schema": self.schema}
        if self.inventories is not None:
            shown = {"inventories": self.inventories, **shown}
        if self.total is not None:
            shown["total"] = self.total
        if self.next is not None:
            shown["next"] = self.next
        return shown


def planner_of(db: Database, effort: Effort) -> Planner:
    """The plans of all databases that share their statements, while no other tables are declared."""
    kinds = models_by_vo()
    key = (Planner, effort, tuple(kinds.values()))
    return db.statements.beside(key, lambda: Planner(Graph(), kinds, effort))


STEPS_MAX = 50_000_000
"""Steps of the database's work that a call may take, over all its statements: about two seconds, in which
nobody else is served. Summing a million rows takes 15 million."""


class Queries:
    """Answers every query from committed rows; `effort` is for tests."""

    def __init__(self, db: Database, inventories: Inventories, effort: Effort = USUAL_EFFORT) -> None:
        self._db = db
        self._inventories = inventories
        self._planner = planner_of(db, effort)
        self._graph = self._planner.graph

    async def answer(self, message: QueryMessage, model: type[Base], opens: Opens = anything) -> Answer:
        """The page that `message` asks for. Raises InvalidArgument for an unknown field or a bad value.

        `opens` raises for a kind that the caller may not read; the query's own kind has been looked at.
        """
        wanted = wanted_by(message, model)
        refuse_heavy([wanted.where])
        chosen = _chosen(message.fields or [], model, self._graph)
        with complicated_refused():
            return await self._db.query(_bounded, self._answer, message, (wanted, opens), chosen)

    async def zql(self, text: str, opens: Opens = anything) -> list[Body]:
        """The results of the statements of a text in ZQL, in their order. Raises InvalidArgument.

        `opens` raises for a kind that the caller may not read.
        """
        statements = parse_zql(text)
        refuse_heavy(
            predicate
            for one in statements
            for predicate in (one.where, *(restriction.asked for restriction in one.restrict_by))
        )
        with complicated_refused():
            return await self._db.query(_bounded, self._zql, statements, opens)

    def _answer(
        self, tx: Transaction, message: QueryMessage, asked: tuple[Wanted, Opens], chosen: list[str]
    ) -> Answer:
        wanted, opens = asked
        reading = Reading(tx, self._planner, wanted, _account(), opens)
        if message.count:
            return Answer(None, reading.count(), {})
        total = reading.count() if message.reply_with_count else None
        if chosen:
            fields, lines = fields_of(wanted.kind.model), reading.projected(chosen)
            last = lines[-1][len(chosen) :] if lines else ()
            bodies = [shown(fields, chosen, values) for values in lines]
            return Answer(bodies, total, {}, _next(message, wanted, len(lines), last))
        found = reading.rows()
        bodies = self._inventories.many(tx, found)
        schema = self._inventories.schema(wanted.kind.model, bodies, "inventories")
        last = reading.position(found[-1]) if found else ()
        return Answer(bodies, total, schema, _next(message, wanted, len(found), last))

    def _zql(self, tx: Transaction, statements: Sequence[ZqlStatement], opens: Opens) -> list[Body]:
        runner = Runner(tx, self._planner, self._inventories, _account(), opens)
        return [runner.run(statement) for statement in statements]


def _account() -> Uuid | None:
    """The account whose visibility the present caller has; None sees everything."""
    caller = current_call().caller
    return None if caller is None or caller.is_admin else caller.account_uuid


def _bounded(
    tx: Transaction, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    with tx.bounded(STEPS_MAX):
        return function(tx, *args, **kwargs)


@contextmanager
def complicated_refused() -> Iterator[None]:
    """Tells people of a query that is beyond what the database, or the making of SQL, can hold."""
    try:
        yield
    except StatementInterrupted as failure:
        raise InvalidArgument(
            "the query takes too long: it looks at too many rows; narrow it by a condition that few rows "
            "meet, or ask for less at a time"
        ) from failure
    except (StatementTooComplex, RecursionError) as failure:
        reason = "too much is nested in one another, or too many values are compared"
        raise InvalidArgument(f"the query is too complicated: {reason}; ask for less at a time") from failure


def wanted_by(message: QueryMessage, model: type[Base]) -> Wanted:
    """What a query message over `model` asks for. Raises InvalidArgument for what there is not."""
    if message.filter_name:
        name = message.filter_name.partition(":")[0]
        raise InvalidArgument(
            f"field[filterName]: there is no filter called [{name}]; no kind here has filters"
        )
    asked = tuple(Comparison(each.name, operator_of(each), each.value) for each in message.conditions)
    order = ((message.sort_by, message.sort_direction == "desc"),) if message.sort_by else ()
    groups = tuple(name for part in (message.group_by or "").split(",") if (name := part.strip()))
    if message.after is not None and groups:
        raise InvalidArgument("field[after] does not go with groupBy; use start")
    return Wanted(
        kind=Kind(model, message.declaration.subtype),
        where=Every(asked),
        order=order,
        limit=message.limit,
        start=message.start or 0,
        group_by=groups,
        after=_behind(message.after, model, order),
    )


def _behind(position: str | None, model: type[Base], order: Order) -> tuple[Any, ...] | None:
    if position is None:
        return None
    position_keys(model, order)
    return None if position == FIRST else values_behind(model, order, position)


def _next(message: QueryMessage, wanted: Wanted, count: int, last: Sequence[Any]) -> str | None:
    """The position behind a page, where it was asked by positions and is full."""
    if message.after is None or not count or count != wanted.limit:
        return None
    return position_after(wanted.order, last)


def _chosen(names: list[str], model: type[Base], graph: Graph) -> list[str]:
    chosen = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    for name in chosen:
        field_named(graph, model, name, is_shown=True)
    return chosen
