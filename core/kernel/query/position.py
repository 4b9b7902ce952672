"""Where a page ends, as a text with which a client asks for the next one.

It holds the values of the page's last row in the order and in its keys, so that rows which are made or
deleted meanwhile neither repeat nor hide others, and the next page costs as much as the first. Clients take
it as it is. It is no secret: it holds what the client was shown.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Any

from orrery.core.kernel.db.model import Base, table_of
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.json_text import read_json
from orrery.core.kernel.query.conditions import typed
from orrery.core.kernel.query.fields import field_of, fields_of

FIRST = ""
"""The position before the first row."""
LENGTH_MAX = 4096
Order = tuple[tuple[str, bool], ...]
"""Fields, and whether from the highest down."""


def position_after(order: Order, values: Sequence[Any]) -> str:
    """The position behind a row with these `values` in the fields of the order and in its keys."""
    text = json.dumps([_name(order), *values], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def values_behind(model: type[Base], order: Order, position: str) -> tuple[Any, ...]:
    """The values that a position in this order of a kind holds.

    Raises InvalidArgument for one that is none, or of another order.
    """
    found = _decoded(position)
    keys = position_keys(model, order)
    if found is None or len(found) != len(keys) + 1 or found[0] != _name(order):
        raise InvalidArgument(
            "field[after] must be the `next` of a page in the same order (the same sort of the same kind);"
            " leave its text empty to begin with the first page"
        )
    return tuple(
        None if value is None else typed(field_of(model, key, "after"), str(value))
        for key, value in zip(keys, found[1:], strict=True)
    )


def position_keys(model: type[Base], order: Order) -> list[str]:
    """The columns whose values a position holds.

    Raises InvalidArgument for an order by a URL, in which a password may stand.
    """
    fields = [fields_of(model).find(name) for name, _ in order]
    for field in fields:
        if field.is_url:
            raise InvalidArgument(f"field[after] does not go with an order by field[{field.wire}]; use start")
    keys = [column.key for column in table_of(model).primary_key]
    return list(dict.fromkeys([*(field.key for field in fields), *keys]))


def _name(order: Order) -> str:
    return ",".join(f"{'-' if is_down else '+'}{name}" for name, is_down in order)


def _decoded(position: str) -> list[Any] | None:
    if len(position) > LENGTH_MAX:
        return None
    try:
        found = read_json(base64.urlsafe_b64decode(position + "=" * (-len(position) % 4)))
    except ValueError:
        return None
    return found if isinstance(found, list) else None
