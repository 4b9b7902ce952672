"""How queries of one shape are answered: their terms, and the statements that were compiled for them.

To build and compile SQL takes several times as long as to run it, so statements are kept by the shape of the
query, and by what the data decided (`choice`). Values are parameters.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, or_, tuple_

from orrery.core.kernel.db.constructs import Unindexed
from orrery.core.kernel.db.model import Base, Uuid, table_of
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.query.conditions import later, name_of
from orrery.core.kernel.query.fields import Fields, fields_of
from orrery.core.kernel.query.graph import Graph, Kind
from orrery.core.kernel.query.shape import Shape, Wanted, shape_of, weight
from orrery.core.kernel.query.terms import Effort, Term, Terms, is_leading, of_subtype
from orrery.core.kernel.query.visibility import Visibility

SHAPES_MAX = 256
"""So many plans are kept, those that were used last."""
WEIGHT_MAX = 32
"""A heavier shape is planned anew each time, so that what callers send holds little memory."""
STATEMENTS_MAX = 32
"""So many statements of one shape are kept."""

Opens = Callable[[Kind], None]
"""Asked before a kind is read; raises where it may not be."""


def anything(kind: Kind) -> None:
    """Refuses no kind."""


class Plan:
    """What all queries of one shape share. Raises InvalidArgument for what cannot be asked."""

    def __init__(self, shape: Shape, terms: Terms) -> None:
        self.shape = shape
        self.model = shape.kind.model
        self.fields: Fields = fields_of(self.model)
        self.table = table_of(self.model)
        self.terms = [
            *terms.seen(self.table, self.model),
            *terms.all_of(self.table, self.model, shape.where),
            *(terms.along(self.table, self.model, hops, asked) for hops, asked in shape.more),
        ]
        if shape.kind.subtype is not None:
            self.terms.append(self._subtype(shape.kind.subtype))
        self.read = tuple(terms.read)
        """The kinds that are read beside the query's own."""
        self.readers = terms.readers
        self.statements: dict[Hashable, Statement] = {}

    def column(self, name: str) -> Any:
        """The column of a field. Raises InvalidArgument."""
        return self.table.c[self.fields.find(name).key]

    @cached_property
    def keys(self) -> list[Any]:
        """The columns of the primary key."""
        return list(self.table.primary_key)

    @property
    def is_down(self) -> bool:
        """Whether rows that are equal in the order come from the highest key down."""
        return bool(self.shape.order) and self.shape.order[-1][1]

    @cached_property
    def order_columns(self) -> list[Any]:
        """The columns of the order, each once, down to those that tell any two rows apart."""
        return list(dict.fromkeys([*(self.column(name) for name, _ in self.shape.order), *self.keys]))

    @cached_property
    def page_terms(self) -> list[Term]:
        """What holds for the rows of the page: beside the terms, that they lie behind a row seen before."""
        nulls = self.shape.after
        return self.terms if nulls is None else [*self.terms, self._behind(nulls)]

    def _behind(self, nulls: tuple[bool, ...]) -> Term:
        columns = self.order_columns
        checked = [Unindexed(column) for column in columns]
        drive = _beyond(columns, nulls[0], columns[0].nullable, is_down=self.is_down)
        check = _beyond(checked, nulls[0], columns[0].nullable, is_down=self.is_down)
        indexed = is_leading(self.table, columns[0].key) and not columns[0].nullable
        return Term(drive, check, drive, columns[0].key, is_indexed=indexed)

    def _subtype(self, subtype: str) -> Term:
        inventory = self.model.__inventory__
        assert inventory is not None and inventory.type_field is not None
        drive = of_subtype(self.table, self.model, subtype)
        check = Unindexed(self.table.c[inventory.type_field]) == subtype
        return Term(drive, check, drive, inventory.type_field, is_equality=True)


def _beyond(
    columns: Sequence[ColumnElement[Any]], is_null: bool, nullable: bool, *, is_down: bool
) -> ColumnElement[bool]:
    """Whether a row comes after the one of these values; nulls are lower than all else."""
    binds = [later(_after(number), column.type) for number, column in enumerate(columns)]
    first = columns[0]
    if is_null:
        same = and_(first.is_(None), _compared(columns[1:], binds[1:], is_down=is_down))
        return same if is_down else or_(same, first.is_not(None))
    beyond = _compared(columns, binds, is_down=is_down)
    return or_(beyond, first.is_(None)) if is_down and nullable else beyond


def _compared(columns: Sequence[Any], binds: Sequence[Any], *, is_down: bool) -> ColumnElement[bool]:
    left, right = (columns[0], binds[0]) if len(columns) == 1 else (tuple_(*columns), tuple_(*binds))
    found: ColumnElement[bool] = left < right if is_down else left > right
    return found


def _after(number: int) -> str:
    return f"after_{number}"


@dataclass(frozen=True)
class Asking:
    """One query of a plan inside a transaction: it runs statements, which it makes where none is kept."""

    tx: Transaction
    statements: dict[Hashable, Statement]
    values: Mapping[str, Any]

    def all(self, key: Hashable, make: Callable[[], Select[Any]], **more: Any) -> list[Any]:
        """The rows of the statement kept as `key`; `more` are parameters beside the query's own."""
        found = self.statements.get(key)
        if found is None:
            found = Statement(make())
            if len(self.statements) < STATEMENTS_MAX:
                self.statements[key] = found
        return self.tx.all(found, **self.values, **more)

    def scalar(self, key: Hashable, make: Callable[[], Select[Any]], **more: Any) -> Any:
        """The first value of the first row."""
        rows = self.all(key, make, **more)
        return rows[0][0] if rows else None


@dataclass
class Planner:
    """Makes plans, and keeps those of the shapes that were asked for last."""

    graph: Graph
    kinds: Mapping[str, type[Base]]
    effort: Effort
    _plans: OrderedDict[Shape, Plan] = field(default_factory=OrderedDict)

    def plan(self, wanted: Wanted, account: Uuid | None) -> tuple[Plan, dict[str, Any]]:
        """The plan for a query of an account (None sees everything), and its parameters.

        Raises InvalidArgument for what cannot be asked, and for a value that its field cannot have.
        """
        shape, given = shape_of(wanted, sees_all=account is None)
        plan = self._plans.get(shape)
        if plan is None:
            plan = self._made(shape)
        else:
            self._plans.move_to_end(shape)
        values = {name_of(number): plan.readers[number](text) for number, text in enumerate(given)}
        values |= {_after(number): value for number, value in enumerate(wanted.after or ())}
        return plan, {**values, "account": account}

    def _made(self, shape: Shape) -> Plan:
        visibility = Visibility(None if shape.sees_all else later("account", String()), self.kinds)
        plan = Plan(shape, Terms(self.graph, self.effort, visibility))
        if weight(shape) <= WEIGHT_MAX:
            self._plans[shape] = plan
            if len(self._plans) > SHAPES_MAX:
                self._plans.popitem(last=False)
        return plan
