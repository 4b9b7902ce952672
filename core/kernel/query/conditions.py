"""One condition of a query: parsed from the wire's text, applied to a column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement

from core.kernel.api.message import QueryCondition
from core.kernel.errors import InvalidArgument
from core.kernel.query.fields import Field

OPERATORS = ("!=", ">=", "<=", "!?=", "!~=", "~=", "?=", "=", ">", "<", "is null", "not null")
"""In the order in which they are looked for in the text; the first hit splits it."""

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
PATTERNS: dict[str, Callable[[Any, Any], ColumnElement[bool]]] = {
    "~=": lambda column, value: column.like(value),
    "!~=": lambda column, value: column.not_like(value),
}


def parse_condition(text: str) -> QueryCondition:
    """The condition that ``name<operator>value`` means. Raises ValueError where no operator is in it."""
    for operator in OPERATORS:
        name, found, value = text.partition(operator)
        if found and operator == "not null":
            name = name.rstrip().removesuffix(" is")
        if found:
            return QueryCondition(name=name.strip(), op=operator, value=value)
    raise ValueError(f"no operator in the condition[{text}]; use one of {' '.join(OPERATORS)}")


VALUES_MAX = 10_000
"""Most values in one list."""

PATTERN_MAX = 1000
"""Longest pattern of ``like``: SQLite may compare all of it at each character of a text."""

NEGATED = {"!=": "=", "!?=": "?=", "!~=": "~=", "not null": "is null", "not has": "has"}
"""Operators that say no, and what they deny."""


def operator_of(condition: QueryCondition) -> str:
    """The operator of a condition under its one name. Raises InvalidArgument."""
    found = LONG_FORMS.get(condition.op.lower(), condition.op.lower())
    if found not in OPERATORS:
        raise InvalidArgument(f"unknown operator[{condition.op}] in the condition on field[{condition.name}]")
    return found


def compared(column: Any, field: Field, operator: str, value: Any) -> ColumnElement[bool]:
    """The condition on a column. Raises InvalidArgument naming the field and the reason."""
    if operator == "is null":
        return column.is_(None)  # type: ignore[no-any-return]
    if operator == "not null":
        return column.is_not(None)  # type: ignore[no-any-return]
    if operator in PATTERNS:
        return PATTERNS[operator](column, _pattern(field.wire, str(value)))
    if operator in LISTS:
        return LISTS[operator](column, [typed(field, text) for text in listed(field.wire, value)])
    return COMPARISONS[operator](column, typed(field, str(value)))


def _pattern(name: str, value: str) -> str:
    if len(value) > PATTERN_MAX:
        raise InvalidArgument(
            f"field[{name}] is compared with a pattern of {len(value)} characters; {PATTERN_MAX} are the most"
        )
    return value


def listed(name: str, value: Any) -> list[str]:
    """The values of a list, which the wire writes with commas. Raises InvalidArgument for too many."""
    texts = [str(text) for text in value] if isinstance(value, list | tuple) else str(value).split(",")
    if len(texts) > VALUES_MAX:
        raise InvalidArgument(f"field[{name}] is given {len(texts)} values; {VALUES_MAX} are the most")
    return texts


def typed(field: Field, text: str) -> Any:
    """A value as the field's column holds it. Raises InvalidArgument."""
    try:
        return field.parse(text)
    except (ValueError, OverflowError):
        raise InvalidArgument(f"field[{field.wire}] cannot be compared with [{text}]") from None
