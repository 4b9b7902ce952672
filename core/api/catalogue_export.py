"""The catalogue as data: what `orrery api --json` prints, in the form of the published wire catalogue."""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from orrery.core.kernel.api.declaration import path_variables
from orrery.core.kernel.api.message import INT_MAX, ApiMessage, Declaration, Refers
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query import TAGS, Graph
from orrery.core.kernel.query.fields import fields_of

_JAVA_NAMES = {str: "String", bool: "Boolean", float: "Double", Any: "Object"}
_TAGS = {"systemTags", "userTags"}


def export(declarations: Mapping[str, Declaration]) -> list[dict[str, Any]]:
    """The catalogue's entries, by name."""
    return [entry(declarations[name]) for name in sorted(declarations)]


def entry(declaration: Declaration) -> dict[str, Any]:
    """One API in the form of the catalogue."""
    return {
        "name": declaration.name,
        "java": declaration.java,
        "module": "/".join(declaration.java.split(".")[2:-1]),
        "method": declaration.method,
        "path": next((path for path in declaration.paths if path), None),
        "optional_paths": list(declaration.optional_paths),
        "is_action": declaration.is_action,
        "action_name": declaration.wrapper if declaration.is_action else None,
        "parameter_name": declaration.wrapper,
        "async": declaration.is_async,
        "query": declaration.is_query,
        "login_required": declaration.login_required,
        "default_timeout_seconds": declaration.timeout_seconds,
        "params": [parameter(declaration, name, info) for name, info in wire_fields(declaration.message)],
        "response": _response(declaration),
    }


def wire_fields(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """The fields of a message or reply with their wire names."""
    return [(info.alias or name, info) for name, info in model.model_fields.items()]


def inventory_fields(declaration: Declaration) -> list[str]:
    """The wire names of the inventory that an API answers with, so far as they are columns."""
    model = declaration.returns
    if model is None or getattr(model, "__inventory__", None) is None:
        return []
    table: Any = model
    return list(fields_of(table).by_wire)


def query_names(declaration: Declaration, incomplete: str) -> list[str]:
    """What a condition may name where `incomplete` ends: fields, tags, and steps with a dot behind them."""
    model: Any = declaration.returns
    if not inventory_fields(declaration):
        return []
    graph = Graph()
    walked, dot, _ = incomplete.rpartition(".")
    try:
        end = graph.walk(model, f"{walked}.*").model if dot else model
    except InvalidArgument:
        return []
    names = [*fields_of(end).by_wire, *TAGS, *(f"{step}." for step in graph.names(end))]
    return [f"{walked}{dot}{name}" for name in names]


def parameter(declaration: Declaration, name: str, info: FieldInfo) -> dict[str, Any]:
    """One parameter: name, type, whether it is mandatory, where it travels, and its constraints."""
    found: dict[str, Any] = {
        "name": name,
        "type": type_name(info),
        "required": info.is_required(),
        "in": _place(declaration, name),
    }
    if name in _TAGS and found["in"] == "body":
        found["top_level_ok"] = True
    if not info.is_required() and isinstance(info.default, str | int | float | bool):
        found["default"] = info.default
    return found | _constraints(info)


def type_name(info: FieldInfo) -> str:
    """The type of a field as the catalogue writes it: ``String``, ``Long``, ``List<String>``."""
    annotation: Any = info.annotation
    return _type_name(annotation, list(info.metadata))


def constraints(info: FieldInfo) -> list[Any]:
    """All constraints of a field, those inside ``| None`` too."""
    annotation: Any = info.annotation
    return [*info.metadata, *_metadata(annotation)]


def values_allowed(info: FieldInfo) -> list[str]:
    """The values that a field may have, where it is one of a few."""
    return _literals(info.annotation)


def _place(declaration: Declaration, name: str) -> str:
    if declaration.is_query:
        return "query-grammar"
    if any(name in path_variables(path) for path in declaration.paths if path):
        return "path"
    return "body" if declaration.method in ("POST", "PUT") else "query"


def _constraints(info: FieldInfo) -> dict[str, Any]:
    found: dict[str, Any] = {}
    low = high = None
    for item in constraints(info):
        if isinstance(item, Refers):
            found["resource_type"] = item.vo
            if not item.must_exist:
                found["success_if_not_existing"] = True
        if getattr(item, "max_length", None) is not None:
            found["max_length"] = item.max_length
        if getattr(item, "pattern", None):
            found["regex"] = str(item.pattern)
        low = getattr(item, "ge", None) if low is None else low
        high = getattr(item, "le", None) if high is None else high
    allowed = values_allowed(info)
    if allowed:
        found["valid_values"] = allowed
    if low is not None and high is not None:
        found["number_range"] = [low, high]
    return found


def _response(declaration: Declaration) -> dict[str, Any]:
    java = declaration.java_answer
    found: dict[str, Any] = {"class": java.rpartition(".")[2], "java": java, "shape": str(declaration.shape)}
    if declaration.reply is not None:
        fields = wire_fields(declaration.reply)
        found["fields"] = [{"name": name, "type": type_name(info)} for name, info in fields]
    elif declaration.returns is not None:
        inventory = _inventory_name(declaration.returns)
        listed = str(declaration.shape) == "inventories"
        kind = f"List<{inventory}>" if listed else inventory
        found["fields"] = [{"name": str(declaration.shape), "type": kind}]
        found |= {"inventory": inventory, "is_list": listed}
    return found | {"kind": "event" if declaration.is_async else "reply"}


def _inventory_name(model: type[Any]) -> str:
    inventory = getattr(model, "__inventory__", None)
    return str(inventory.java).rpartition(".")[2] if inventory is not None else f"{model.__name__}Inventory"


def _unwrapped(annotation: Any) -> list[Any]:
    """The alternatives of ``A | None``, without None."""
    if get_origin(annotation) in (Union, types.UnionType):
        return [a for a in get_args(annotation) if a is not type(None)]
    return [annotation]


def _type_name(annotation: Any, metadata: list[Any]) -> str:
    annotation = _unwrapped(annotation)[0]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type_name(inner[0], [*metadata, *inner[1:]])
    if annotation is int:
        return "Integer" if _is_small(metadata) else "Long"
    if origin is list:
        return f"List<{_type_name(inner[0], [])}>"
    if origin is dict:
        return f"Map<{_type_name(inner[0], [])}, {_type_name(inner[1], [])}>"
    if origin is Literal:
        return "String"
    return _JAVA_NAMES.get(annotation) or str(getattr(annotation, "__name__", "Object"))


def _is_small(metadata: Iterable[Any]) -> bool:
    limits: list[Any] = []
    for item in metadata:
        inner = getattr(item, "metadata", None)
        limits += [getattr(part, "le", None) for part in (inner if isinstance(inner, list) else [item])]
    return any(limit is not None and limit <= INT_MAX for limit in limits)


def _metadata(annotation: Any) -> list[Any]:
    found: list[Any] = []
    for alternative in _unwrapped(annotation):
        if get_origin(alternative) is Annotated:
            base, *own = get_args(alternative)
            for item in own:
                found += item.metadata if isinstance(item, FieldInfo) else [item]
            found += _metadata(base)
        elif get_origin(alternative) is list:
            found += _metadata(get_args(alternative)[0])
    return found


def _literals(annotation: Any) -> list[str]:
    for alternative in _unwrapped(annotation):
        if get_origin(alternative) is Annotated:
            return _literals(get_args(alternative)[0])
        if get_origin(alternative) is Literal:
            return [str(value) for value in get_args(alternative)]
    return []


def summary(message: type[ApiMessage]) -> str:
    """The first line of what a message says of itself."""
    text = (message.__doc__ or "").strip()
    return text.splitlines()[0].replace("``", "") if text else ""
