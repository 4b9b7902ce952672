"""What fields mean: the text below a field in the source, else the shared one of its name.

The order is: the text below the field in its class or in a base, `Field(description=)`, `shared_texts`.
Sources are read when somebody asks for a text, so declarations cost nothing at start-up.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.alias_generators import to_camel
from pydantic.fields import FieldInfo
from sqlalchemy import JSON, Boolean, Integer

from orrery.core.api.kinds import is_size
from orrery.core.api.shared_texts import CHANGES, FIELDS, LISTS, PARAMETERS
from orrery.core.kernel.api.message import ANY_RESOURCE, ApiMessage, Refers
from orrery.core.kernel.db.model import Base

_FOREIGN = {"abc", "builtins", "enum", "pydantic", "sqlalchemy", "typing"}
"""Packages whose classes declare no fields of ours."""
_NAME = re.compile(r"`+([a-z][a-z0-9]*(?:_[a-z0-9]+)*)`+")
_WORDS = re.compile(r"[A-Z][0-9](?=[A-Z])|[A-Z][a-z0-9]+|[A-Z]+(?![a-z])")
_AS_WRITTEN = {"Vm": "VM", "Ip": "IP", "Gc": "GC", "Cd": "CD", "Rom": "ROM"}


@cache
def attribute_docs(declared: type[Any]) -> Mapping[str, str]:
    """The text below each attribute of a class or of its bases, by the attribute's name in Python."""
    found: dict[str, str] = {}
    for base in reversed(declared.__mro__):
        if base.__module__.partition(".")[0] not in _FOREIGN:
            found.update(_module_docs(base.__module__).get(base.__name__, {}))
    return found


def parameter_text(model: type[BaseModel], key: str) -> str:
    """What a field of a message, of an answer or of an object inside one means, in one line."""
    info = model.model_fields[key]
    text = attribute_docs(model).get(key) or info.description or _inner_description(info.annotation)
    return one_line(text or _shared(model, key).format(kind=_kind(info)))


def column_text(model: type[Base], key: str) -> str:
    """What a field of an inventory means, by the name of its column, in one line."""
    return one_line(attribute_docs(model).get(key) or FIELDS.get(key, ""))


def column_type(model: type[Base], key: str, wire: str) -> str:
    """The type of a field of an inventory in words."""
    column = model.__table__.columns[key]
    if key.endswith("_date"):
        return "time"
    if isinstance(column.type, Boolean):
        return "true or false"
    if isinstance(column.type, Integer):
        return "bytes" if is_size(wire) else "number"
    return "object" if isinstance(column.type, JSON) else "text"


def list_text(wire: str) -> str:
    """What a list inside an inventory holds."""
    return one_line(LISTS.get(wire, ""))


def fields_within(model: type[BaseModel], path: str = "") -> Iterator[tuple[str, type[BaseModel], str]]:
    """The fields of a message or an answer, and of the objects inside it: wire path, class, name in Python.

    The fields of an object in a list are called ``statements[].effect``.
    """
    for key, info in model.model_fields.items():
        wire = f"{path}{info.alias or key}"
        yield wire, model, key
        for inner, many in _objects(info.annotation):
            yield from fields_within(inner, f"{wire}{'[]' if many else ''}.")


def one_line(text: str) -> str:
    """A text of the source in one line, with the names of fields as callers know them."""
    return with_wire_names(" ".join(text.split()))


def with_wire_names(text: str) -> str:
    """A text of the source, in which names of fields in backticks are written as on the wire."""
    return _NAME.sub(lambda found: f"`{to_camel(found[1])}`", text)


def plain(text: str) -> str:
    """A text without the backticks, for terminals."""
    return text.replace("`", "")


def _shared(model: type[BaseModel], key: str) -> str:
    if not issubclass(model, ApiMessage):
        return FIELDS.get(key, "")
    changed = CHANGES.get(key) if model.__name__.startswith("Update") else None
    return changed or PARAMETERS.get(key, "")


def _kind(info: FieldInfo) -> str:
    """The kind that a field refers to, in words."""
    marks = [*info.metadata, *_inner_marks(info.annotation)]
    refers = next((mark for mark in marks if isinstance(mark, Refers)), None)
    if refers is None or refers.vo == ANY_RESOURCE:
        return "resource"
    words = _WORDS.findall(refers.vo.removesuffix("VO"))
    return " ".join(_AS_WRITTEN.get(word) or (word if len(word) == 2 else word.lower()) for word in words)


def _objects(annotation: Any, many: bool = False) -> Iterator[tuple[type[BaseModel], bool]]:
    """The classes of objects that a field holds, and whether it holds a list of them."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, many
    for each in get_args(annotation):
        yield from _objects(each, many or get_origin(annotation) is list)


def _inner_description(annotation: Any) -> str:
    found = (mark.description for mark in _inner_marks(annotation) if isinstance(mark, FieldInfo))
    return next((text for text in found if text), "")


def _inner_marks(annotation: Any) -> Iterator[Any]:
    """The marks of ``Annotated`` types inside ``| None`` and lists."""
    inner = get_args(annotation)
    if get_origin(annotation) is Annotated:
        yield from inner[1:]
    for each in inner:
        if get_args(each):
            yield from _inner_marks(each)


@cache
def _module_docs(module: str) -> Mapping[str, Mapping[str, str]]:
    """The texts below the attributes of each class of a module, by the class's name."""
    try:
        source = inspect.getsource(sys.modules[module])
    except (OSError, TypeError, KeyError):
        # made at run time, or installed without its source
        return {}
    classes = [each for each in ast.parse(source).body if isinstance(each, ast.ClassDef)]
    return {each.name: dict(_documented(each)) for each in classes}


def _documented(declared: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for statement, following in zip(declared.body, declared.body[1:], strict=False):
        text = _text_of(following)
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and text:
            yield statement.target.id, inspect.cleandoc(text)


def _text_of(statement: ast.stmt) -> str:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return str(statement.value.value)
    return ""
