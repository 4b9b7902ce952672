"""The wire fields of a table, derived from its columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from pydantic.alias_generators import to_camel
from sqlalchemy import BigInteger, Boolean, ColumnElement, Integer, case

from orrery.core.kernel.api.secrecy import mask_urls
from orrery.core.kernel.clock import WIRE_TIME, wire_time
from orrery.core.kernel.db.model import Base
from orrery.core.kernel.errors import InvalidArgument

INTEGER_END = 2**63
"""Where the numbers end that a column can hold."""

WITH_MILLISECONDS = {"create_date", "last_op_date"}


@dataclass(frozen=True, slots=True)
class Field:
    """One own field of an inventory."""

    key: str
    wire: str
    parse: Callable[[str], Any]
    is_time: bool
    subtypes: tuple[str, ...] | None
    """The types whose rows show this field; None for all."""
    is_url: bool = False
    is_left: bool = False
    """Whether it is shown as 0 where it is less."""


@dataclass(frozen=True)
class Fields:
    """All own fields of a kind, by wire name."""

    model: type[Base]
    by_wire: dict[str, Field]

    def find(self, wire: str) -> Field:
        """The field called `wire`. Raises InvalidArgument naming those there are."""
        found = self.by_wire.get(wire)
        if found is None:
            known = ", ".join(self.by_wire)
            raise InvalidArgument(f"{self.model.__name__} has no field[{wire}]; it has: {known}")
        return found


@cache
def fields_of(model: type[Base]) -> Fields:
    """The fields of a kind that has an inventory."""
    inventory = model.__inventory__
    assert inventory is not None, f"{model.__name__} has no inventory"
    fields: dict[str, Field] = {}
    for column in model.__table__.columns:
        if column.key in inventory.hidden:
            continue
        kinds = tuple(kind for kind, sub in inventory.subtypes.items() if column.key in sub.fields)
        wire = inventory.renamed.get(column.key, to_camel(column.key))
        field = field_of(model, column.key, wire, kinds or None)
        fields[field.wire] = field
    return Fields(model, fields)


def field_of(model: type[Base], key: str, wire: str, subtypes: tuple[str, ...] | None = None) -> Field:
    """A column of a table as a field called `wire`, whether its inventory shows it or not."""
    column = model.__table__.columns[key]
    return Field(
        key=key,
        wire=wire,
        parse=_parser_of(key, column.type),
        is_time=key.endswith("_date"),
        subtypes=subtypes,
        is_url=model.__inventory__ is not None and key in model.__inventory__.urls,
        is_left=model.__inventory__ is not None and key in model.__inventory__.left,
    )


def show(field: Field, value: Any, body: dict[str, Any]) -> None:
    """Puts a value into a wire body; nulls are left out."""
    if value is None:
        return
    if field.is_left:
        value = max(value, 0)
    if not field.is_time:
        body[field.wire] = mask_urls(value) if field.is_url else value
        return
    body[field.wire] = wire_time(value)
    if field.key in WITH_MILLISECONDS:
        body[field.wire + "Ms"] = value


def left_of(column: Any) -> ColumnElement[Any]:
    """What is left by a column of a capacity: nothing where more is used than there is."""
    return case((column < 0, 0), else_=column)


def _parser_of(key: str, kind: Any) -> Callable[[str], Any]:
    if key.endswith("_date"):
        return parse_time
    if isinstance(kind, Boolean):
        return _parse_boolean
    if isinstance(kind, Integer | BigInteger):
        return _parse_whole_number
    return str


def _parse_whole_number(text: str) -> int:
    number = int(text)
    if not -INTEGER_END <= number < INTEGER_END:
        raise ValueError(text)
    return number


def _parse_boolean(text: str) -> bool:
    if text.lower() not in {"true", "false", "1", "0"}:
        raise ValueError(text)
    return text.lower() in {"true", "1"}


def parse_time(text: str) -> int:
    """Milliseconds since 1970 of a stamp: milliseconds, the wire's form, or ISO 8601. Raises ValueError."""
    if text.isdecimal():
        return _parse_whole_number(text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = datetime.strptime(text, WIRE_TIME.replace("%-", "%"))  # noqa: DTZ007 - UTC is set below
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)
