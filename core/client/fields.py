"""Values of API parameters, checked and converted by the declaration before anything is sent."""

from __future__ import annotations

import json
import re
import types
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from orrery.core.api.kinds import is_size
from orrery.core.client.errors import InvalidField, did_you_mean
from orrery.core.kernel.api.message import ApiMessage, Declaration
from orrery.core.kernel.api.secrecy import HASH, IsPasswordHash, marked_fields, password_hash, secret_fields
from orrery.core.kernel.api.text import shortened

_UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30, "T": 2**40, "P": 2**50}
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMGTP]?)(?:i?B)?", re.IGNORECASE)


@cache
def wire_fields(message: type[ApiMessage]) -> dict[str, FieldInfo]:
    """The parameters of a message under their wire names, in the order of declaration."""
    return {info.alias or name: info for name, info in message.model_fields.items()}


@cache
def base_type(annotation: Any) -> Any:
    """`annotation` without ``| None`` and ``Annotated``: a class, or a generic such as ``list[str]``."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return base_type(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        kept = [a for a in get_args(annotation) if a is not type(None)]
        return base_type(kept[0]) if len(kept) == 1 else annotation
    return annotation


def type_of(info: FieldInfo) -> Any:
    """The base type of a field."""
    annotation: Any = info.annotation
    return base_type(annotation)


def size_in_bytes(text: str) -> int:
    """Bytes of a size such as ``8G``, ``512M`` or ``1.5T`` (units of 1024).

    Raises ValueError if it is none.
    """
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"expected a size such as 512M or 8G, got '{shortened(text)}'")
    size = (
        float(match[1]) * _UNITS[match[2].upper()]
        if "." in match[1]
        else int(match[1]) * _UNITS[match[2].upper()]
    )
    return int(size)


def with_bytes(condition: Mapping[str, Any]) -> dict[str, Any]:
    """A condition of a query on a field of bytes, with bytes for sizes: ``memorySize<8G``."""
    value = condition.get("value")
    if not (isinstance(value, str) and is_size(condition["name"].rpartition(".")[2])):
        return dict(condition)
    sizes = [size_in_bytes(each) if _SIZE.fullmatch(each.strip()) else each for each in value.split(",")]
    return {**condition, "value": ",".join(map(str, sizes))}


def check(declaration: Declaration, field: str, value: Any) -> Any:
    """`value` as the wire carries it: sizes as bytes, numbers as numbers, lists as lists, passwords hashed.

    What has 128 hexadecimal digits already is taken for the hash of a password, and sent as it is.

    Raises InvalidField for an unknown field and for a value that the declaration refuses.
    """
    info = wire_fields(declaration.message).get(field)
    if info is None:
        raise unknown_field(declaration, field)
    adapter = _adapter(declaration.message, field)
    hashed = marked_fields(declaration.message, IsPasswordHash).values()
    if field in hashed and isinstance(value, str | int) and not HASH.fullmatch(str(value)):
        value = password_hash(str(value))
    try:
        checked = adapter.validate_python(_sized(info.annotation, value))
    except ValidationError as refusal:
        reason = _reason(field, refusal)
        given = (
            "" if field in secret_fields(declaration.message).values() else f", got {shortened(repr(value))}"
        )
        raise InvalidField(declaration.name, field, reason + given) from None
    except ValueError as refusal:
        raise InvalidField(declaration.name, field, str(refusal)) from None
    return adapter.dump_python(checked, mode="json", by_alias=True, exclude_none=True)


_EXPECTED = {
    "int_type": "expected a whole number",
    "int_parsing": "expected a whole number",
    "int_from_float": "expected a whole number",
    "bool_type": "expected true or false",
    "bool_parsing": "expected true or false",
}
"""What pydantic's refusals mean to people."""


def _reason(field: str, refusal: ValidationError) -> str:
    first = refusal.errors(include_url=False)[0]
    expected = _EXPECTED.get(first["type"])
    if expected is None or first["loc"]:
        return first["msg"]
    return f"{expected} or a size such as 8G" if is_size(field) and "int" in first["type"] else expected


def from_text(declaration: Declaration, field: str, text: str) -> Any:
    """The value that `text` on a command line means: lists comma separated, maps and objects as JSON.

    Raises InvalidField like `check`.
    """
    info = wire_fields(declaration.message).get(field)
    if info is None:
        raise unknown_field(declaration, field)
    kind = type_of(info)
    if kind is str or kind is Any:
        return check(declaration, field, text)
    origin = get_origin(kind) or kind
    scalar_items = origin is list and not text.lstrip().startswith("[")
    if scalar_items and base_type((get_args(kind) or (str,))[0]) in (str, int):
        return check(declaration, field, [t.strip() for t in text.split(",") if t.strip()])
    if origin in (list, dict) or (isinstance(kind, type) and text.lstrip().startswith("{")):
        return check(declaration, field, _json(declaration, field, text))
    return check(declaration, field, text)


def missing(declaration: Declaration, given: set[str]) -> list[str]:
    """Wire names of the mandatory parameters that are not in `given`."""
    fields = wire_fields(declaration.message)
    return [name for name, info in fields.items() if info.is_required() and name not in given]


def unknown_field(declaration: Declaration, field: str) -> InvalidField:
    """The error for a parameter that the API does not have, naming its near matches."""
    known = wire_fields(declaration.message)
    hint = did_you_mean(field, known) or f"; it has {', '.join(known)}"
    return InvalidField(declaration.name, field, f"no such field{hint}")


@cache
def _adapter(message: type[ApiMessage], field: str) -> TypeAdapter[Any]:
    info = wire_fields(message)[field]
    wanted: Any = info.annotation
    if info.metadata:
        wanted = Annotated[(wanted, *info.metadata)]
    return TypeAdapter(wanted)


def _sized(annotation: Any, value: Any) -> Any:
    kind = base_type(annotation)
    if kind is int and isinstance(value, str):
        return size_in_bytes(value) if _SIZE.fullmatch(value.strip()) else value
    if kind is int and isinstance(value, bool):
        raise ValueError(f"expected a whole number, got {value}")
    if get_origin(kind) is list and isinstance(value, list):
        return [_sized(get_args(kind)[0], item) for item in value]
    return value


def _json(declaration: Declaration, field: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as broken:
        raise InvalidField(
            declaration.name, field, f"expected JSON, got '{shortened(text)}' ({broken})"
        ) from None
