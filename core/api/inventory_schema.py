"""The schemas of inventories in the OpenAPI document: fields, lists of other inventories, what each means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import JSON, Boolean, Integer

from orrery.core.api.field_texts import column_text, list_text, plain
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.db.model import Base, Nested, models_by_vo
from orrery.core.kernel.query.fields import WITH_MILLISECONDS, fields_of

Schema = dict[str, Any]


def inventory_name(model: type[Any] | None) -> str:
    """What the schema of a kind's inventory is called; empty where there is none."""
    inventory = getattr(model, "__inventory__", None)
    return str(inventory.java).rpartition(".")[2] if inventory is not None else ""


def inventory_schemas(apis: Iterable[Declaration], reference: str) -> dict[str, Schema]:
    """The schemas of the inventories that APIs answer with, and of those inside them.

    `reference` is how the document refers to a schema, with ``{model}`` for its name.
    """
    waiting = [api.returns for api in apis if inventory_name(api.returns)]
    found: dict[str, Schema] = {}
    while waiting:
        model: Any = waiting.pop()
        name = inventory_name(model)
        if name not in found:
            found[name] = _schema(model, reference)
            waiting += [models_by_vo()[each.vo] for each in model.__inventory__.nested if each.pluck is None]
    return dict(sorted(found.items()))


def _schema(model: type[Base], reference: str) -> Schema:
    inventory = model.__inventory__
    assert inventory is not None
    properties: Schema = {}
    for wire, field in fields_of(model).by_wire.items():
        text = plain(column_text(model, field.key))
        properties[wire] = {**_type(model, field.key), "description": text}
        if field.key in WITH_MILLISECONDS:
            properties[f"{wire}Ms"] = {"type": "integer", "description": f"{text} Milliseconds since 1970."}
    for nested in inventory.nested:
        properties[nested.wire] = {**_list(nested, reference), "description": plain(list_text(nested.wire))}
    for wire in inventory.empty_lists:
        properties[wire] = {"type": "array", "items": {}, "description": plain(list_text(wire))}
    text = plain(" ".join((model.__doc__ or "").partition("\n\n")[0].split()))
    return {"title": inventory_name(model), "description": text, "type": "object", "properties": properties}


def _list(nested: Nested, reference: str) -> Schema:
    name = inventory_name(models_by_vo()[nested.vo])
    item = {"$ref": reference.format(model=name)} if nested.pluck is None else {"type": "string"}
    return item if nested.single else {"type": "array", "items": item}


def _type(model: type[Base], key: str) -> Schema:
    kind = model.__table__.columns[key].type
    if key.endswith("_date"):
        return {"type": "string"}
    if isinstance(kind, Boolean):
        return {"type": "boolean"}
    if isinstance(kind, Integer):
        return {"type": "integer"}
    return {} if isinstance(kind, JSON) else {"type": "string"}
