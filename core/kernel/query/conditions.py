"""One condition of a query: parsed from the wire's text, applied to a column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement

from core.kernel.api.message import QueryCondition
from core.kernel.errors import InvalidArgument
from core.kernel.query.fields import Fields

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


def apply(condition: QueryCondition, fields: Fields) -> ColumnElement[bool]:
    """The condition on its column. Raises InvalidArgument naming the field and the reason."""
    operator = LONG_FORMS.get(condition.op.lower(), condition.op.lower())
    column = fields.column(condition.name)
    if operator == "is null":
        return column.is_(None)  # type: ignore[no-any-return]
    if operator == "not null":
        return column.is_not(None)  # type: ignore[no-any-return]
    if operator in COMPARISONS:
        return COMPARISONS[operator](column, _typed(condition, fields, str(condition.value)))
    if operator in LISTS:
        texts = condition.value if isinstance(condition.value, list) else str(condition.value).split(",")
        return LISTS[operator](column, [_typed(condition, fields, str(text)) for text in texts])
    if operator in PATTERNS:
        return PATTERNS[operator](column, str(condition.value))
    raise InvalidArgument(f"unknown operator[{condition.op}] in the condition on field[{condition.name}]")


def _typed(condition: QueryCondition, fields: Fields, text: str) -> Any:
    try:
        return fields.find(condition.name).parse(text)
    except (ValueError, OverflowError):
        raise InvalidArgument(f"field[{condition.name}] cannot be compared with [{text}]") from None
