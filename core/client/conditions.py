"""The grammar of queries: conditions as people write them, and query strings as the wire has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from orrery.core.client.errors import InvalidField

SPELLINGS = {
    "=": "=",
    "!=": "!=",
    ">": ">",
    ">=": ">=",
    "<": "<",
    "<=": "<=",
    "?=": "in",
    "!?=": "not in",
    "~=": "like",
    "!~=": "not like",
    "is null": "is null",
    "not null": "is not null",
}
"""Operators as they stand in a query string, and their names in a query message."""

OPERATORS = tuple(SPELLINGS)
"""All operators as people write them."""

_WRITTEN = {message: written for written, message in SPELLINGS.items()}
_SHAPE = re.compile(
    r"\s*(?P<name>[\w.]+)\s*(?:(?P<op>!\?=|!~=|!=|>=|<=|\?=|~=|=|>|<)(?P<value>.*)"
    r"|(?P<null>is\s+null|is\s+not\s+null|not\s+null)\s*)",
    re.DOTALL,
)
_COUNTERS = ("limit", "start", "after", "count", "replyWithCount", "groupBy", "filterName")


def split(text: str) -> tuple[str, str, str | None] | None:
    """Name, operator as written, and value of one condition; None if `text` is no condition."""
    match = _SHAPE.fullmatch(text)
    if match is None:
        return None
    if match["null"]:
        return match["name"], "not null" if "not" in match["null"] else "is null", None
    return match["name"], match["op"], match["value"]


def parse(text: str) -> dict[str, Any]:
    """One condition as a query message carries it. Raises ValueError when `text` is no condition."""
    parts = split(text)
    if parts is None:
        raise ValueError(f"'{text}' is no condition; write <field><operator><value>, as in state=Running")
    name, operator, value = parts
    condition: dict[str, Any] = {"name": name, "op": SPELLINGS[operator]}
    return condition if value is None else condition | {"value": value}


def parameters(fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The query string of a query message's fields, in the order of the wire contract."""
    pairs = [("q", _written(condition)) for condition in fields.get("conditions") or ()]
    pairs += [(key, _text(fields[key])) for key in _COUNTERS if fields.get(key) is not None]
    if fields.get("sortBy"):
        sign = "-" if fields.get("sortDirection") == "desc" else "+"
        pairs.append(("sort", f"{sign}{fields['sortBy']}"))
    if fields.get("fields"):
        pairs.append(("fields", ",".join(fields["fields"])))
    return pairs


def arguments(texts: Iterable[str], api: str) -> dict[str, Any]:
    """The fields of a query message from words such as ``state=Running limit=10 sort=-createDate``.

    Raises InvalidField for a word that is none.
    """
    found: dict[str, Any] = {"conditions": []}
    for text in texts:
        parts = split(text)
        if parts is None:
            raise InvalidField(api, text, "expected <field><operator><value>, as in state=Running")
        name, operator, value = parts
        if operator == "=" and value is not None and name in (*_COUNTERS, "sort", "fields"):
            found |= _control(name, value)
        else:
            found["conditions"].append(parse(text))
    return found


def _control(name: str, value: str) -> dict[str, Any]:
    if name == "sort":
        direction = "desc" if value.startswith("-") else "asc"
        return {"sortBy": value.lstrip("+-"), "sortDirection": direction}
    if name == "fields":
        return {"fields": [f.strip() for f in value.split(",") if f.strip()]}
    return {name: value}


def _written(condition: Mapping[str, Any] | str) -> str:
    if isinstance(condition, str):
        return condition
    operator = str(condition["op"])
    written = operator if operator in SPELLINGS else _WRITTEN.get(operator.lower(), operator)
    if written in ("is null", "not null"):
        return f"{condition['name']} {written}"
    return f"{condition['name']}{written}{_text(condition.get('value'))}"


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return ",".join(_text(v) for v in value)
    return "" if value is None else str(value)
