"""What the declarations say of their fields: descriptions, and the texts below them in the source."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.alias_generators import to_camel
from sqlalchemy import JSON, Boolean, Integer

from orrery.core.api.catalogue_export import constraints, parameter
from orrery.core.api.kinds import Kind, is_size
from orrery.core.kernel.api.message import INT_MAX, LONG_MAX, Declaration
from orrery.core.kernel.query.fields import fields_of

_FIELD = re.compile(r"`([a-z]+(?:_[a-z0-9]+)*)`")
_ALTERNATIVES = re.compile(r"\^\(([\w|]+)\)\??\$")
_BOUNDS = (-INT_MAX - 1, INT_MAX, -LONG_MAX - 1, LONG_MAX)
"""Limits that only the width of the numbers sets."""


@cache
def attribute_docs(declared: type[Any]) -> dict[str, str]:
    """The text below each attribute of a class or of its bases, by the attribute's name in Python."""
    found: dict[str, str] = {}
    for base in reversed(declared.__mro__):
        if base.__module__.partition(".")[0] == declared.__module__.partition(".")[0]:
            found.update(_documented(base))
    return found


def parameter_doc(message: type[BaseModel], key: str) -> str:
    """What is said of a parameter, in one line; empty where nothing is."""
    info = message.model_fields[key]
    return _one_line(info.description or attribute_docs(message).get(key, ""))


def parameter_limits(declaration: Declaration, key: str) -> list[str]:
    """What the value of a parameter may be: ``one of a, b``, ``1 to 1024``, ``at most 255 characters``."""
    info = declaration.message.model_fields[key]
    told = parameter(declaration, info.alias or key, info)
    pattern = told.get("regex", "")
    alternatives = _ALTERNATIVES.fullmatch(pattern)
    allowed = told.get("valid_values") or (alternatives[1].split("|") if alternatives else [])
    found = [f"one of {', '.join(allowed)}"] if allowed else []
    low, high = _bound(info, "ge"), _bound(info, "le")
    if low is not None and high is not None:
        found.append(f"{low} to {high}")
    elif low is not None or high is not None:
        found.append(f"at least {low}" if low is not None else f"at most {high}")
    if told.get("max_length"):
        found.append(f"at most {told['max_length']} characters")
    if pattern and not allowed:
        found.append(f"matches {pattern}")
    return found


def field_docs(kind: Kind) -> list[tuple[str, str, str]]:
    """The fields of a kind: wire name, type, and what is said of each."""
    docs = attribute_docs(kind.model)
    return [
        (wire, _field_type(kind, field.key, wire), _one_line(docs.get(field.key, "")))
        for wire, field in fields_of(kind.model).by_wire.items()
    ]


def class_doc(declared: type[Any]) -> str:
    """What a class says of itself, its paragraphs as they are."""
    return _with_wire_names(inspect.cleandoc(declared.__doc__ or ""))


def _field_type(kind: Kind, key: str, wire: str) -> str:
    column = kind.model.__table__.columns[key]
    if key.endswith("_date"):
        return "time"
    if isinstance(column.type, Boolean):
        return "true or false"
    if isinstance(column.type, Integer):
        return "bytes" if is_size(wire) else "number"
    return "object" if isinstance(column.type, JSON) else "text"


def _bound(info: Any, name: str) -> int | float | None:
    for item in constraints(info):
        bound = getattr(item, name, None)
        if bound is not None and bound not in _BOUNDS:
            number: int | float = bound
            return number
    return None


def _documented(declared: type[Any]) -> Iterator[tuple[str, str]]:
    try:
        source = textwrap.dedent(inspect.getsource(declared))
    except (OSError, TypeError):
        # made at run time, or installed without its source
        return
    body = ast.parse(source).body[0]
    assert isinstance(body, ast.ClassDef)
    for statement, following in zip(body.body, body.body[1:], strict=False):
        text = _text_of(following)
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and text:
            yield statement.target.id, inspect.cleandoc(text)


def _text_of(statement: ast.stmt) -> str:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return str(statement.value.value)
    return ""


def _one_line(text: str) -> str:
    return _with_wire_names(" ".join(text.split()))


def _with_wire_names(text: str) -> str:
    """A text of the source with the names of fields as callers know them."""
    return _FIELD.sub(lambda found: to_camel(found[1]), text)
