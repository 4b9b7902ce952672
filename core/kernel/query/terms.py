"""Predicates as SQL.

Each term has two forms that mean the same. `drive` may be answered from an index: a path becomes
``key IN (SELECT ...)``, worked out once, from its far end. `check` is asked of one row after another, and no
index is used for it: a path becomes a correlated EXISTS. Which form costs less depends on the data, so
`orrery.core.kernel.query.choice` decides, by trying how much `probe` finds: it is `drive`, but stops early at
every step of a path. No form ever multiplies rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    Alias,
    ColumnElement,
    FromClause,
    PrimaryKeyConstraint,
    Select,
    Table,
    UniqueConstraint,
    and_,
    false,
    func,
    not_,
    or_,
    select,
)

from orrery.core.kernel.db.constructs import Unindexed
from orrery.core.kernel.db.model import Base, table_of
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query.conditions import NEGATED, compared, reader_of
from orrery.core.kernel.query.fields import Field, field_of, fields_of, left_of
from orrery.core.kernel.query.graph import Graph, Hop, Kind
from orrery.core.kernel.query.limits import PARTS_MAX
from orrery.core.kernel.query.predicate import Comparison, Every, Predicate, SubQuery
from orrery.core.kernel.query.relation import field_named
from orrery.core.kernel.query.visibility import Visibility
from orrery.core.kernel.tags import SystemTag, UserTag


@dataclass(frozen=True, slots=True)
class Effort:
    """How many rows may be read to find out which way is best (see `orrery.core.kernel.query.choice`)."""

    few: int = 10_000
    """So many rows are looked up and sorted without anybody noticing."""
    soon: int = 5_000
    """So far from the first row a page may end for which rows are read in their order."""


USUAL_EFFORT = Effort()

TAGS: dict[str, tuple[type[Base], str]] = {
    "__userTag__": (UserTag, "tag"),
    "__systemTag__": (SystemTag, "tag"),
    "__tagUuid__": (UserTag, "tag_pattern_uuid"),
}
"""What may stand where a field does, and the column of a tag that it means."""

Row = FromClause
"""A table, or one of several readings of it, inside a select."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One condition in its forms."""

    drive: ColumnElement[bool]
    check: ColumnElement[bool]
    probe: ColumnElement[bool]
    column: str | None = None
    """The own column that it compares, if it does just that."""
    is_equality: bool = False
    is_indexed: bool = False
    """Whether `drive` finds its rows without reading the whole table."""

    def and_also(self, condition: ColumnElement[bool]) -> Term:
        """The rows of this term for which a further condition holds."""
        drive, check, probe = (and_(form, condition) for form in (self.drive, self.check, self.probe))
        return Term(drive, check, probe, is_indexed=self.is_indexed)


def rows(row: Row, *columns: Any) -> Select[Any]:
    """The select that every query, sub-query and step of a path begins with."""
    return select(*columns).select_from(row)


class Terms:
    """Turns shapes of predicates into terms. Raises InvalidArgument for what cannot be asked.

    Every row that a caller is shown, or whose fields decide what is shown, is asked whether the caller sees
    it: by `seen` in the table of the query, by `_visible` in sub-queries and at each step of a path.
    """

    def __init__(self, graph: Graph, effort: Effort, visibility: Visibility) -> None:
        self._graph = graph
        self._few = effort.few
        self._visibility = visibility
        self.read: dict[Kind, None] = {}
        """The kinds that the terms read, in the order in which they were met."""
        self.readers: dict[int, Callable[[str], Any]] = {}
        """What turns the value of each slot into its column's."""

    def seen(self, row: Row, model: type[Base]) -> list[Term]:
        """The term that holds for the rows that the caller sees; none where those are all."""
        condition = self._visibility.condition(row, model)
        if condition is None:
            return []
        return [Term(condition, condition, condition, is_indexed=self._visibility.is_indexed(model))]

    def _visible(self, found: Select[Any], row: Row, model: type[Base]) -> Select[Any]:
        condition = self._visibility.condition(row, model)
        return found if condition is None else found.where(condition)

    def all_of(self, row: Row, model: type[Base], predicate: Predicate | None) -> list[Term]:
        """The terms that must all hold for `row`, a row of `model`."""
        if predicate is None:
            return []
        parts = predicate.parts if isinstance(predicate, Every) else (predicate,)
        if _size(predicate) > PARTS_MAX:
            raise InvalidArgument(f"the query has more than {PARTS_MAX} conditions")
        return [self.term(row, model, part) for part in parts]

    def term(self, row: Row, model: type[Base], predicate: Predicate) -> Term:
        """One predicate as a term."""
        if isinstance(predicate, Comparison):
            way = self._graph.walk(model, predicate.path)
            return self.along(row, model, way.hops, Comparison(way.field, predicate.op, predicate.value))
        parts = [self.term(row, model, part) for part in predicate.parts]
        indexed = [part.is_indexed for part in parts]
        if isinstance(predicate, Every):
            return _joined(and_, parts, is_indexed=any(indexed))
        return _joined(or_, parts, is_indexed=all(indexed))

    def along(self, row: Row, model: type[Base], hops: tuple[Hop, ...], asked: Comparison) -> Term:
        """`asked` of the rows at the end of the way that `hops` are."""
        if asked.op in ("has", "not has"):
            return self._has(row, model, hops, asked)
        if hops:
            first, rest = hops[0], hops[1:]
            return self._step(row, first, lambda far: self.along(far, first.target, rest, asked))
        if asked.path in TAGS:
            return self._tagged(row, model.__vo__, asked)
        listed_values = self._graph.list_of(model, asked.path)
        if listed_values is not None:
            hop, column = listed_values
            own = field_of(hop.target, column, asked.path)
            return self._step(row, hop, lambda far: self._own(far, own, asked))
        return self._own(row, field_named(self._graph, model, asked.path), asked)

    def _step(self, row: Row, hop: Hop, beyond: Callable[[Row], Term]) -> Term:
        """What `beyond` says of a row that `hop` leads to, as a term about `row`."""
        self.read[Kind(hop.target)] = None
        far = table_of(hop.target).alias()
        local, key = row.c[hop.local], far.c[hop.key]
        asked = beyond(far)
        visible = self._visible(rows(far, key), far, hop.target)
        inside = visible.where(asked.drive)
        around = visible.where(key == local, asked.check).exists()
        some = visible.where(asked.probe).limit(self._few + 1)
        return Term(local.in_(inside), around, local.in_(some), is_indexed=is_leading(row, hop.local))

    def _tagged(self, row: Row, vo: str, asked: Comparison) -> Term:
        """Whether a row has such a tag; an operator that says no means that it has none."""
        model, column = TAGS[asked.path]
        own = field_of(model, column, asked.path)
        denied = NEGATED.get(asked.op)
        wanted = Comparison(asked.path, denied or asked.op, asked.value)
        if "null" in asked.op:
            # A tag is never null: what is asked is whether there is any.
            wanted, denied = Comparison(asked.path, "not null"), "any" if asked.op == "is null" else None
        hop = Hop(asked.path, "uuid", model, "resource_uuid")

        def of_this_kind(far: Row) -> Term:
            return self._own(far, own, wanted).and_also(far.c.resource_type == vo)

        found = self._step(row, hop, of_this_kind)
        return found if denied is None else _denied(found)

    def _has(self, row: Row, model: type[Base], hops: tuple[Hop, ...], asked: Comparison) -> Term:
        """Whether for each value of a list there is something that equals it."""
        slots = asked.value.each()
        if len(slots) > PARTS_MAX:
            raise InvalidArgument(f"field[{asked.path}] has {len(slots)} values; {PARTS_MAX} are the most")
        parts = [self.along(row, model, hops, Comparison(asked.path, "=", slot)) for slot in slots]
        found = _joined(and_, parts, is_indexed=parts[0].is_indexed)
        return found if asked.op == "has" else _denied(found)

    def _own(self, row: Row, field: Field, asked: Comparison) -> Term:
        column = left_of(row.c[field.key]) if field.is_left else row.c[field.key]
        indexed = asked.op not in NEGATED and asked.op != "~=" and is_leading(row, field.key)
        if isinstance(asked.value, SubQuery):
            return self._among(column, asked, indexed)
        slot = asked.value
        if slot is not None:
            read = reader_of(field, asked.op)
            self.readers.update((each.number, read) for each in slot.each())
        drive = compared(column, asked.op, slot)
        check = compared(Unindexed(column), asked.op, slot)
        return Term(drive, check, drive, field.key, asked.op in ("=", "is null"), indexed)

    def _among(self, column: Any, asked: Comparison, indexed: bool) -> Term:
        """A column compared with what a sub-query finds."""
        if asked.op not in ("?=", "!?=", "=", "!="):
            raise InvalidArgument(f"field[{asked.path}]: a sub-query follows in, not in, = or != only")
        found = self._found(asked.value)
        if asked.op in NEGATED:
            denied = and_(column.is_not(None), column.not_in(found))
            return Term(denied, denied, denied)
        drive = column.in_(found)
        return Term(drive, Unindexed(column).in_(found), drive, column.key, is_indexed=indexed)

    def _found(self, query: SubQuery) -> Select[Any]:
        """The values that a sub-query finds."""
        kind = self._graph.kind(query.entity)
        self.read[kind] = None
        far = table_of(kind.model).alias()
        wanted = far.c[fields_of(kind.model).find(query.field).key]
        terms = self.all_of(far, kind.model, query.where)
        inside = self._visible(rows(far, wanted), far, kind.model)
        inside = inside.where(wanted.is_not(None), *(term.drive for term in terms))
        if kind.subtype is not None:
            inside = inside.where(of_subtype(far, kind.model, kind.subtype))
        return inside


def _joined(join: Callable[..., ColumnElement[bool]], parts: Sequence[Term], *, is_indexed: bool) -> Term:
    drive = join(*(part.drive for part in parts))
    check = join(*(part.check for part in parts))
    probe = join(*(part.probe for part in parts))
    return Term(drive, check, probe, is_indexed=is_indexed)


def _denied(term: Term) -> Term:
    """What holds where `term` does not; what is neither true nor false, as of a null, does not hold."""
    drive, check, probe = (
        not_(func.coalesce(form, false())) for form in (term.drive, term.check, term.probe)
    )
    return Term(drive, check, probe)


def of_subtype(row: Row, model: type[Base], subtype: str) -> ColumnElement[bool]:
    """Whether a row is of one type of its kind."""
    inventory = model.__inventory__
    assert inventory is not None and inventory.type_field is not None
    return row.c[inventory.type_field] == subtype


@cache
def leading_columns(table: Table) -> dict[str, list[tuple[str, ...]]]:
    """The columns of every index of a table, by the first of them."""
    indexes = [tuple(column.key for column in index.columns) for index in table.indexes]
    found = [*_unique_keys(table), *indexes]
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for columns in sorted(found):
        by_first.setdefault(columns[0], []).append(columns)
    return by_first


def is_unique(table: Table, column: str) -> bool:
    """Whether at most one row has a given value in this column."""
    return any(len(key) == 1 for key in _unique_keys(table) if column in key)


def _unique_keys(table: Table) -> list[tuple[str, ...]]:
    kinds = (PrimaryKeyConstraint, UniqueConstraint)
    keys = [key for key in table.constraints if isinstance(key, kinds)]
    return [tuple(column.key for column in key.columns) for key in keys]


def is_leading(row: Row, column: str) -> bool:
    """Whether an index of the table begins with this column."""
    table = row.element if isinstance(row, Alias) else row
    assert isinstance(table, Table)
    return column in leading_columns(table)


def _size(predicate: Predicate) -> int:
    return 1 if isinstance(predicate, Comparison) else sum(_size(part) for part in predicate.parts)
