"""JSON that somebody sent, read strictly: what it gives can be stored, shown and walked through."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NoReturn

NESTING_MAX = 64
"""How deep arrays and objects may be inside one another."""


def read_json(raw: bytes | str) -> Any:
    """The value.

    Raises ValueError saying what is wrong: no JSON, not in UTF-8, nested too deeply, a number of thousands of
    digits, or half of a surrogate pair, which no text can hold.
    """
    text = raw.decode("utf-8-sig") if isinstance(raw, bytes) else raw
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError:
        raise _too_deep() from None
    if text.count("[") + text.count("{") > NESTING_MAX:
        _refuse_depth(value)
    if "\\u" in text or not isinstance(raw, bytes):
        _refuse_halves(value)
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _refuse_depth(value: Any) -> None:
    level = [value]
    for _ in range(NESTING_MAX):
        level = [inner for one in level for inner in _inside(one) if isinstance(inner, list | dict)]
        if not level:
            return
    raise _too_deep()


def _inside(one: Any) -> Iterable[Any]:
    return one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()


def _too_deep() -> ValueError:
    return ValueError(f"it is nested more than {NESTING_MAX} levels deep")


def _refuse_halves(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as failure:
        half = ord(failure.object[failure.start])
        raise ValueError(f"\\u{half:04x} is half of a surrogate pair, without the other half") from None
