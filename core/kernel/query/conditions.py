"""One condition of a query: parsed from the wire's text, applied to a column."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, bindparam

from orrery.core.kernel.api.message import QueryCondition
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query.fields import Field
from orrery.core.kernel.query.predicate import Slot

OPERATORS = ("!=", ">=", "<=", "!?=", "!~=", "~=", "?=", "=", ">", "<", "is null", "not null")
NULL_TESTS = ("is null", "not null")

_OPERATOR = re.compile(
    r"(?P<symbol>!\?=|!~=|!=|>=|<=|\?=|~=|=|>|<)|\bis\s+(?P<is>null)\b|\b(?:is\s+)?not\s+null\b"
)
"""At each place the longest operator that begins there."""

LONG_FORMS = {
    "in": "?=",
    "not in": "!?=",
    "like": "~=",
    "not like": "!~=",
    "is not null": "not null",
}
"""The older endpoint's names of the same operators."""

COMPARISONS: dict[str, Callable[[Any, Any], ColumnElement[bool]]] = {
    "=": lambda column, value: column == value,
    "!=": lambda column, value: column != value,
    ">": lambda column, value: column > value,
    ">=": lambda column, value: column >= value,
    "<": lambda column, value: column < value,
    "<=": lambda column, value: column <= value,
}
LISTS: dict[str, Callable[[Any, Any], ColumnElement[bool]]] = {
    "?=": lambda column, values: column.in_(values),
    "!?=": lambda column, values: column.not_in(values),
}
ESCAPE = "\\"
"""In a pattern of LIKE, makes the next character literal: ``\\%``, ``\\_``, ``\\\\``."""
PATTERNS: dict[str, Callable[[Any, Any], ColumnElement[bool]]] = {
    "~=": lambda column, value: column.like(value, escape=ESCAPE),
    "!~=": lambda column, value: column.not_like(value, escape=ESCAPE),
}


def parse_condition(text: str) -> QueryCondition:
    """The condition that ``name<operator>value`` means; its leftmost operator splits it, the longest there.

    Raises ValueError where no operator is in it, or something follows a test for null.
    """
    found = _OPERATOR.search(text)
    if found is None:
        raise ValueError(f"no operator in the condition[{text}]; use one of {' '.join(OPERATORS)}")
    operator = found["symbol"] or ("is null" if found["is"] else "not null")
    name, value = text[: found.start()].strip(), text[found.end() :]
    if operator in NULL_TESTS and value.strip():
        raise ValueError(f"the condition[{text}]: nothing may follow [{operator}], which takes no value")
    return QueryCondition(name=name, op=operator, value=value)


VALUES_MAX = 10_000
"""Most values in one list."""

NEGATED = {"!=": "=", "!?=": "?=", "!~=": "~=", "not null": "is null", "not has": "has"}
"""Operators that say no, and what they deny."""


def operator_of(condition: QueryCondition) -> str:
    """The operator of a condition under its one name. Raises InvalidArgument."""
    found = LONG_FORMS.get(condition.op.lower(), condition.op.lower())
    if found not in OPERATORS:
        raise InvalidArgument(f"unknown operator[{condition.op}] in the condition on field[{condition.name}]")
    return found


def compared(column: Any, operator: str, slot: Slot | None) -> ColumnElement[bool]:
    """The condition on a column, with a parameter for each value."""
    if slot is None:
        return column.is_(None) if operator == "is null" else column.is_not(None)  # type: ignore[no-any-return]
    if operator in LISTS:
        return LISTS[operator](column, [parameter(column, each) for each in slot.each()])
    return (PATTERNS | COMPARISONS)[operator](column, parameter(column, slot))


def parameter(column: Any, slot: Slot) -> BindParameter[Any]:
    """The parameter that stands for the value of a slot, in every statement over the shape."""
    return later(name_of(slot.number), column.type)


def later(name: str, kind: Any) -> BindParameter[Any]:
    """A parameter of a type, whose value is given when the statement is run."""
    return bindparam(name, type_=kind, required=False)


def name_of(number: int) -> str:
    """The name of the parameter for the value of this number."""
    return f"value_{number}"


def listed(name: str, value: Any) -> list[str]:
    """The values of a list, which the wire writes with commas. Raises InvalidArgument for too many."""
    texts = [str(text) for text in value] if isinstance(value, list | tuple) else str(value).split(",")
    if len(texts) > VALUES_MAX:
        raise InvalidArgument(f"field[{name}] is given {len(texts)} values; {VALUES_MAX} are the most")
    return texts


def reader_of(field: Field, operator: str) -> Callable[[str], Any]:
    """What turns a value that a field is compared with into the column's. It raises InvalidArgument."""
    return partial(_pattern if operator in PATTERNS else typed, field)


def typed(field: Field, text: str) -> Any:
    """A value as the field's column holds it. Raises InvalidArgument."""
    try:
        return field.parse(text)
    except (ValueError, OverflowError):
        raise InvalidArgument(f"field[{field.wire}] cannot be compared with [{text}]") from None


def _pattern(field: Field, text: str) -> str:
    if (len(text) - len(text.rstrip(ESCAPE))) % 2:
        raise InvalidArgument(
            f"field[{field.wire}]: the pattern[{text}] ends in a backslash, which makes the next character"
            " literal; write two for one"
        )
    return text
