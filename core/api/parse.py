"""Wire parameters turned into a typed message, with errors that name the field."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import ValidationError

from orrery.core.kernel.api.message import ApiMessage, Declaration, Lines, QueryMessage
from orrery.core.kernel.api.secrecy import marked_fields, mask_urls, secret_fields, tag_fields
from orrery.core.kernel.api.text import first_control, texts_in
from orrery.core.kernel.errors import InvalidArgument, UnacceptableUuid

ITEMS_MAX = 1000
"""Most items in one list, and most keys in one object. Each may cost several look-ups."""
TEXT_MAX = 100_000
"""Most characters in one text."""
DEPTH_MAX = 10
"""Most lists and objects inside one another."""


def parse(declaration: Declaration, wire: dict[str, Any]) -> ApiMessage:
    """The message that `wire` means.

    Raises InvalidArgument naming the first bad field and the reason. A field's own type may bound it more
    narrowly; queries bound their conditions themselves.
    """
    if not declaration.is_query:
        for name, value in wire.items():
            if isinstance(value, str | list | dict):
                _refuse_huge(declaration, name, value, DEPTH_MAX)
    _refuse_control(declaration, wire)
    try:
        return declaration.message.model_validate(wire)
    except ValidationError as failure:
        raise InvalidArgument(_explain(declaration, failure)) from None


def _refuse_huge(declaration: Declaration, where: str, value: Any, depth: int) -> None:
    """Raises InvalidArgument for more than any call may ask for."""
    is_text = isinstance(value, str)
    if not is_text and not isinstance(value, list | dict):
        return
    most, unit = (TEXT_MAX, "characters") if is_text else (ITEMS_MAX, "items")
    if len(value) > most:
        raise InvalidArgument(
            f"field[{where}] of {declaration.name} has {len(value)} {unit}; {most} are the most"
        )
    if is_text:
        return
    if not depth:
        raise InvalidArgument(
            f"field[{where[:100]}] of {declaration.name} is nested deeper than {DEPTH_MAX} levels"
        )
    parts = value.items() if isinstance(value, Mapping) else enumerate(value)
    for key, part in parts:
        _refuse_huge(declaration, f"{where}[{str(key)[:100]}]", part, depth - 1)


def _refuse_control(declaration: Declaration, wire: dict[str, Any]) -> None:
    """Raises InvalidArgument for a control character where none belongs.

    A query may ask for anything: rows may be older than this rule.
    """
    may_have_lines = _checked(declaration.message)
    for key, value in wire.items():
        if value is None or key not in may_have_lines or (isinstance(value, str) and value.isprintable()):
            continue
        for text in texts_in(value):
            found = first_control(text, lines=may_have_lines[key])
            if found is not None:
                what = f"the control character {found[1]} at position {found[0] + 1}"
                raise InvalidArgument(
                    f"field[{key}] of {declaration.name} is invalid: it has {what}; leave it out"
                )


@cache
def _checked(message: type[ApiMessage]) -> Mapping[str, bool]:
    """The fields that may not have every character, by both their names; whether they may have lines."""
    if issubclass(message, QueryMessage):
        return {}
    free = secret_fields(message)
    lines = [*marked_fields(message, Lines), *tag_fields(message)]
    named = {name: field.alias or name for name, field in message.model_fields.items() if name not in free}
    return {key: name in lines for name, alias in named.items() for key in (name, alias)}


def _explain(declaration: Declaration, failure: ValidationError) -> str:
    errors = failure.errors(include_url=False, include_context=False)
    first = next((error for error in errors if error["type"] == "extra_forbidden"), errors[0])
    where = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"])[1:]
    reason = first["msg"].removeprefix("Value error, ")
    if first["type"] == "missing":
        return f"field[{where}] of {declaration.name} is mandatory, but is missing"
    if first["type"] == "extra_forbidden":
        return f"field[{where}] of {declaration.name} is unknown; leave it out, or look how it is spelt"
    if first["loc"] == ("resourceUuid",) and first["type"] == "string_pattern_mismatch":
        return UnacceptableUuid(str(first.get("input"))).details
    model = declaration.message
    untold = [*secret_fields(model).values(), *tag_fields(model).values()]
    if first["loc"][:1] and str(first["loc"][0]) in untold:
        return f"field[{where}] of {declaration.name} is invalid: {reason}"
    given = mask_urls(repr(first.get("input")))[:200]
    return f"field[{where}] of {declaration.name} is invalid: {reason}; it was {given}"
