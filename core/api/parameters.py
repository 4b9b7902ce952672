"""What a request says, as the wire parameters of an API message.

Bodies wrap them in a key; query strings repeat keys for lists (or number them: ``uuids.0=``), and write maps
as ``field.key=``; queries have a grammar of their own.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from typing import Any

from fastapi import HTTPException

from orrery.core.api.catalogue_export import type_name, wire_fields
from orrery.core.kernel.api.message import ApiMessage, Declaration
from orrery.core.kernel.json_text import read_json
from orrery.core.kernel.query import parse_condition

Wire = dict[str, Any]
Pairs = list[tuple[str, str]]
TAGS = ("systemTags", "userTags")
WHOLE_NUMBERS = ("Integer", "Long")
INDEX_MAX = 1 << 20
"""The greatest index in a numbered list (``uuids.0=``)."""


def whole_number(text: str, most: int) -> int | None:
    """The number that a text is in ASCII digits, from 0 to `most`; None for anything else.

    However long the text is, that takes no longer than `most` has digits.
    """
    text = text.strip()
    if len(text) > len(str(most)) or not (text.isascii() and text.isdecimal()):
        return None
    return number if (number := int(text)) <= most else None


@cache
def kinds_of(message: type[ApiMessage]) -> dict[str, str]:
    """The type of each field by its wire name: Integer, Boolean, List<…>, Map<…>, …"""
    return {name: type_name(info) for name, info in wire_fields(message)}


def parsed_body(raw: bytes) -> Wire:
    """The JSON object of a body; an empty one and `null` are an empty object. Raises HTTPException 400."""
    if not raw.strip():
        return {}
    try:
        body = read_json(raw)
    except ValueError as failure:
        raise HTTPException(400, f"the body is not JSON: {failure}") from None
    if body is None:
        return {}
    if not isinstance(body, dict):
        raise HTTPException(400, f"the body must be a JSON object, not {type(body).__name__}")
    return body


def from_body(declaration: Declaration, body: Wire) -> Wire:
    """The parameters inside their wrapper; tags beside it win. Raises HTTPException 400."""
    wrapped = body.get(declaration.wrapper)
    if wrapped is not None and not isinstance(wrapped, dict):
        raise HTTPException(400, f"body[{declaration.wrapper}] must be a JSON object")
    return {**(wrapped or {}), **{key: body[key] for key in TAGS if body.get(key) is not None}}


def from_query_string(declaration: Declaration, pairs: Pairs) -> Wire:
    """The parameters in a query string; unknown names are ignored. Raises HTTPException 400."""
    kinds = kinds_of(declaration.message)
    wire: Wire = {}
    numbered: dict[str, dict[int, str]] = {}
    for key, value in pairs:
        name, _, rest = (key, "", "") if key in kinds else key.partition(".")
        kind = kinds.get(name)
        if kind is None:
            continue
        if kind.startswith("List<"):
            _add_item(wire, numbered, (name, rest), value)
        elif kind.startswith("Map<"):
            if not rest:
                raise HTTPException(400, f"parameter[{name}] is a map; write {name}.<key>=<value>")
            wire.setdefault(name, {})[rest] = value
        elif name in wire:
            raise HTTPException(400, f"parameter[{name}] takes one value, but was given several")
        else:
            wire[name] = value
    for name, items in numbered.items():
        wire.setdefault(name, []).extend(items[index] for index in sorted(items))
    return wire


def _add_item(wire: Wire, numbered: dict[str, dict[int, str]], where: tuple[str, str], value: str) -> None:
    name, index = where
    if not index:
        wire.setdefault(name, []).append(value)
        return
    number = whole_number(index, INDEX_MAX)
    if number is None:
        raise HTTPException(
            400, f"parameter[{name}.{index[:100]}] has no index of a list, which is at most {INDEX_MAX}"
        )
    numbered.setdefault(name, {})[number] = value


def from_query(pairs: Pairs, uuid: str | None) -> Wire:
    """The parameters of a query. Raises HTTPException 400.

    Where the path names the single resource `uuid`, only ``replyWithCount`` counts of the query string.
    """
    given = dict(pairs)
    if uuid is not None:
        is_counted = given.get("replyWithCount", "").lower() == "true"
        single = {"name": "uuid", "op": "=", "value": uuid}
        return {"conditions": [single], "replyWithCount": is_counted}
    wire: Wire = {"conditions": _conditions(value for key, value in pairs if key == "q")}
    for key in ("limit", "start"):
        if given.get(key, "") != "":
            wire[key] = _whole(key, given[key])
    for key in ("count", "replyWithCount"):
        if key in given:
            wire[key] = given[key].lower() == "true"
    for key in ("groupBy", "filterName"):
        if given.get(key):
            wire[key] = given[key]
    if "after" in given:
        wire["after"] = given["after"]
    return wire | _order(given.get("sort", "")) | _chosen(given.get("fields", ""))


def _conditions(texts: Iterable[str]) -> list[dict[str, Any]]:
    try:
        return [parse_condition(text).model_dump(by_alias=True) for text in dict.fromkeys(texts)]
    except ValueError as failure:
        raise HTTPException(400, str(failure)) from None


def _order(sort: str) -> Wire:
    # a raw + has become a space on its way
    field = sort.strip().lstrip("+-")
    if not field:
        return {}
    return {"sortBy": field, "sortDirection": "desc" if sort.strip().startswith("-") else "asc"}


def _chosen(fields: str) -> Wire:
    names = [name.strip() for name in fields.split(",") if name.strip()]
    return {"fields": names} if names else {}


def checked_types(declaration: Declaration, wire: Wire) -> Wire:
    """The parameters with whole numbers and booleans as such. Raises HTTPException 400 naming a wrong one."""
    checked = dict(wire)
    for name, kind in kinds_of(declaration.message).items():
        value = wire.get(name)
        if value is None:
            continue
        if kind in WHOLE_NUMBERS:
            checked[name] = _whole(name, value)
        elif kind == "Boolean":
            checked[name] = _boolean(name, value)
    return checked


def _whole(name: str, value: Any) -> int:
    """A number as a double, truncated."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = value.strip() if isinstance(value, str) else value
    try:
        if isinstance(text, str) and text.lstrip("+-").isdecimal():
            return int(text)
        number = float(text) if isinstance(text, str | float) else math.nan
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise HTTPException(400, f"parameter[{name}] must be a whole number, not [{str(value)[:100]}]")
    return math.trunc(number)


def _boolean(name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in ("true", "false"):
        return value.strip().lower() == "true"
    raise HTTPException(400, f"parameter[{name}] must be true or false, not [{str(value)[:100]}]")
