"""Limits of parameters, types of fields, and what classes say of themselves, in words for terminals."""

from __future__ import annotations

import inspect
from typing import Any

from orrery.core.api.catalogue_export import constraints
from orrery.core.api.field_texts import column_text, column_type, plain, with_wire_names
from orrery.core.api.kinds import Kind
from orrery.core.api.reference import is_uuid, limits
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.query.fields import fields_of


def parameter_limits(declaration: Declaration, key: str) -> list[str]:
    """What the value of a parameter may be: ``one of a, b``, ``1 to 1024``, ``at most 255 characters``."""
    info = declaration.message.model_fields[key]
    told = plain(limits(info))
    patterns = [
        mark.pattern for mark in constraints(info) if getattr(mark, "pattern", None) and not is_uuid(mark)
    ]
    if told.startswith("one of") or not patterns:
        return [told] if told else []
    return [*([told] if told else []), *(f"matches {pattern}" for pattern in patterns)]


def field_docs(kind: Kind) -> list[tuple[str, str, str]]:
    """The fields of a kind: wire name, type, and what is said of each."""
    return [
        (wire, column_type(kind.model, field.key, wire), column_text(kind.model, field.key))
        for wire, field in fields_of(kind.model).by_wire.items()
    ]


def class_doc(declared: type[Any]) -> str:
    """What a class says of itself, its paragraphs as they are."""
    return plain(with_wire_names(inspect.cleandoc(declared.__doc__ or "")))
