"""The OpenAPI 3.1 document of all APIs, made from the declarations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from orrery.core.api.catalogue_export import summary
from orrery.core.api.field_texts import parameter_text, plain
from orrery.core.api.inventory_schema import inventory_name, inventory_schemas
from orrery.core.kernel.api.declaration import path_variables
from orrery.core.kernel.api.message import UUID_PATTERN, Declaration, QueryMessage, Shape

PREFIX = "/zstack/v1"
CLASSES = "schema"
_REF = "#/components/schemas/{model}"
_QUERY_GRAMMAR: tuple[tuple[str, dict[str, Any], str], ...] = (
    (
        "q",
        {"type": "array", "items": {"type": "string"}},
        "One condition, such as state=Running; all must hold. In a pattern (name~=web%), % matches any text,"
        " _ any character, and a backslash makes the next character literal.",
    ),
    ("limit", {"type": "integer", "default": 1000}, "Most items of the answer."),
    (
        "start",
        {"type": "integer"},
        "Items to leave out at first, of the list as it is now; what is made or deleted between two pages"
        " makes the next one repeat or omit items. Use after to list everything.",
    ),
    (
        "after",
        {"type": "string"},
        "Empty: the first page. Then the next of the former page, in the same sort; a page without one is the"
        " last. No item is repeated or omitted, whatever is made or deleted meanwhile.",
    ),
    ("count", {"type": "boolean"}, "Answer with the total only."),
    ("replyWithCount", {"type": "boolean"}, "Answer with the total too."),
    ("sort", {"type": "string"}, "+field or -field."),
    ("fields", {"type": "string"}, "Comma-separated fields of each item."),
    ("groupBy", {"type": "string"}, "Field to group by."),
    ("filterName", {"type": "string"}, "A filter and its value, separated by a colon."),
)

Schema = dict[str, Any]


def openapi(declarations: Mapping[str, Declaration], version: str = "0") -> Schema:
    """The document. APIs that share a route and a method are alternatives of one operation's body."""
    apis = [declarations[name] for name in sorted(declarations)]
    sharing: dict[tuple[str, str], list[Declaration]] = {}
    for api in apis:
        for route in filter(None, api.paths):
            sharing.setdefault((route, api.method.lower()), []).append(api)
    schemas, references = _schemas(apis)
    paths: dict[str, dict[str, Schema]] = {}
    for route, method in sorted(sharing):
        paths.setdefault(PREFIX + route, {})[method] = _operation(sharing[route, method], route, references)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Orrery", "version": version, "license": {"name": "Apache-2.0"}},
        "paths": paths | {f"{PREFIX}/api-jobs/{{uuid}}": _job_route()},
        "components": {"schemas": schemas, "securitySchemes": {"session": _SESSION}},
    }


def with_endpoints(document: Schema, endpoints: Schema) -> Schema:
    """`document` with the paths and schemas of `endpoints`, another OpenAPI document, beside its own."""
    components: dict[str, Schema] = endpoints.get("components", {})
    return document | {
        "paths": document["paths"] | endpoints["paths"],
        "components": {
            kind: {**document["components"].get(kind, {}), **components.get(kind, {})}
            for kind in dict.fromkeys([*document["components"], *components])
        },
    }


_SESSION: Schema = {
    "type": "apiKey",
    "in": "header",
    "name": "Authorization",
    "description": "OAuth <session uuid>, as LogInByAccount gave it.",
}
_JOB_ACCEPTED: Schema = {
    "description": "A job runs; poll its location.",
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "properties": {"location": {"type": "string"}, "apiTimeout": {"type": "integer"}},
                "required": ["location"],
            }
        }
    },
}
_FAILED: Schema = {
    "description": "The call was refused or failed.",
    "headers": {
        "Retry-After": {
            "description": "Seconds after which to call again, where the node has too much to do or starts.",
            "schema": {"type": "integer"},
        }
    },
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
}
_TEXT: Schema = {"text/plain": {"schema": {"type": "string"}}}
_MALFORMED: Schema = {"description": "The request cannot be read; the text says why.", "content": _TEXT}
_NO_PATH: Schema = {"description": "Nothing is served at the path.", "content": _TEXT}
_TOO_LONG: Schema = {"description": "The body is too long.", "content": _TEXT}
_ERROR: Schema = {
    "type": "object",
    "properties": {
        "error": {
            "type": "object",
            "properties": {
                "code": {"type": "string"},
                "description": {"type": "string"},
                "details": {"type": "string"},
                "cause": {"type": "object"},
            },
            "required": ["code", "description"],
        }
    },
    "required": ["error"],
}


class _Generator(GenerateJsonSchema):
    """Tells models of one name apart by their nouns, not by the files that they are in."""

    def normalize_name(self, name: str) -> str:
        """See pydantic."""
        return super().normalize_name(name.removeprefix("orrery.core.").replace(".messages.", "."))

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """See pydantic. Every property has the text that the declaration or the shared table has for it."""
        made = super().model_schema(schema)
        properties, model = made.get("properties", {}), schema["cls"]
        for key, info in model.model_fields.items():
            text = parameter_text(model, key)
            if text and (info.alias or key) in properties:
                properties[info.alias or key]["description"] = plain(text)
        return made


References = dict[Any, Schema]
"""Models by what names their schemas in the document."""


def _schemas(apis: list[Declaration]) -> tuple[Schema, References]:
    models: dict[type[BaseModel], None] = {api.message: None for api in apis if not api.is_query}
    models |= {api.reply: None for api in apis if api.reply is not None}
    keyed = [(model, "validation") for model in models]
    named, definitions = models_json_schema(
        keyed,  # type: ignore[arg-type]
        by_alias=True,
        ref_template=_REF,
        schema_generator=_Generator,
    )
    schemas = {"Error": _ERROR} | dict(definitions.get("$defs", {}))
    for schema in schemas.values():
        # the classes of an answer are sent to those who ask for them by X-JSON-Schema
        if CLASSES in schema.get("properties", {}):
            schema["required"] = [name for name in schema.get("required", ()) if name != CLASSES]
    schemas |= inventory_schemas(apis, _REF)
    for api in apis:
        if api.name in schemas:
            schemas[api.name] = _without(schemas[api.name], path_variables(api.path))
        if api.method in ("POST", "PUT"):
            schemas[_body_name(api)] = _body(api)
    return schemas, {model: reference for (model, _), reference in named.items()}


def _without(schema: Schema, names: list[str]) -> Schema:
    """`schema` without what travels in the path."""
    properties = {name: part for name, part in schema.get("properties", {}).items() if name not in names}
    required = [name for name in schema.get("required", ()) if name not in names]
    rest = {key: value for key, value in schema.items() if key not in ("properties", "required")}
    return rest | {"properties": properties} | ({"required": required} if required else {})


def _operation(apis: list[Declaration], path: str, references: References) -> Schema:
    first = apis[0]
    operation: Schema = {
        "operationId": _operation_id(apis, path),
        "summary": _summary(apis),
        "tags": [first.java.split(".")[-2]],
        "parameters": [_path_parameter(name, first.message) for name in path_variables(path)],
        "responses": _responses(apis, path, references),
        "security": [{"session": []}] if first.login_required else [],
    }
    if len(apis) > 1:
        each = "\n".join(f"* `{api.wrapper}`: {summary(api.message) or api.name}" for api in apis)
        operation["description"] = f"The key of the body names the action:\n\n{each}"
    if first.method in ("POST", "PUT"):
        bodies = [{"$ref": _REF.format(model=_body_name(api))} for api in apis]
        body = bodies[0] if len(bodies) == 1 else {"anyOf": bodies}
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    else:
        operation["parameters"] += _query_parameters(first, path)
    return operation


def _operation_id(apis: list[Declaration], path: str) -> str:
    """The name of the API, or of the path that several share; unique in the document."""
    api = apis[0]
    if len(apis) == 1:
        return api.name if path == api.path else f"{api.name}_{api.paths.index(path)}"
    words = re.findall(r"[a-z0-9]+", path, re.IGNORECASE)
    return api.method.lower() + "".join(word[0].upper() + word[1:] for word in words)


def _summary(apis: list[Declaration]) -> str:
    if len(apis) == 1:
        return summary(apis[0].message) or apis[0].name
    return "One of " + ", ".join(api.name for api in apis)


def _responses(apis: list[Declaration], path: str, references: References) -> Schema:
    responses: Schema = {}
    answers = [_answer(api, references) for api in apis if not api.is_async]
    if answers:
        schema = answers[0] if len(answers) == 1 else {"anyOf": answers}
        responses["200"] = {"description": "Done.", "content": {"application/json": {"schema": schema}}}
    if len(answers) < len(apis):
        responses["202"] = _JOB_ACCEPTED
    responses["400"] = _MALFORMED
    if path_variables(path):
        responses["404"] = _NO_PATH
    if apis[0].method in ("POST", "PUT"):
        responses["413"] = _TOO_LONG
    return responses | {"503": _FAILED}


def _answer(api: Declaration, references: References) -> Schema:
    if api.reply is not None:
        return references[api.reply]
    shown: Schema = {"type": "object"}
    if inventory_name(api.returns):
        shown = {"$ref": _REF.format(model=inventory_name(api.returns))}
    shapes: dict[str, Schema] = {
        Shape.INVENTORY: {"inventory": shown},
        Shape.INVENTORIES: {
            "inventories": {"type": "array", "items": shown},
            "total": {"type": "integer"},
        },
    }
    return {"type": "object", "properties": shapes.get(api.shape, {})}


def _body_name(api: Declaration) -> str:
    return f"{api.name}Body"


def _body(api: Declaration) -> Schema:
    inner = {"$ref": _REF.format(model=api.message.__name__)}
    tags = {"type": "array", "items": {"type": "string"}}
    return {
        "title": api.wrapper,
        "type": "object",
        "properties": {api.wrapper: inner, "systemTags": tags, "userTags": tags},
        "required": [api.wrapper],
    }


def _path_parameter(name: str, message: type[BaseModel] | None = None) -> Schema:
    schema: Schema = {"type": "string"}
    found: Schema = {"name": name, "in": "path", "required": True, "schema": schema}
    for key, info in message.model_fields.items() if message is not None else ():
        if message is not None and (info.alias or key) == name:
            found["description"] = plain(parameter_text(message, key))
    if message is not None and issubclass(message, QueryMessage):
        found["description"] = "The one to list."
        schema["pattern"] = f"^{UUID_PATTERN}$"
    return found


def _query_parameters(api: Declaration, path: str) -> list[Schema]:
    if api.is_query:
        if path != api.path:
            return []
        return [
            {"name": name, "in": "query", "schema": schema, "description": text}
            for name, schema, text in _QUERY_GRAMMAR
        ]
    schema = api.message.model_json_schema(by_alias=True, ref_template=_REF, schema_generator=_Generator)
    required = set(schema.get("required", ()))
    return [
        {"name": name, "in": "query", "required": name in required, "schema": part}
        for name, part in schema["properties"].items()
        if name not in path_variables(path)
    ]


def _job_route() -> Schema:
    return {
        "get": {
            "operationId": "PollJob",
            "summary": "Ask how a job stands; the answer may be held for a second while it runs.",
            "parameters": [_path_parameter("uuid") | {"description": "The job, as the call's 202 named it."}],
            "responses": {
                "200": {"description": "It succeeded; the body is that of the API."},
                "202": {"description": "It still runs."},
                "404": {"description": "There is no such job.", "content": _TEXT},
                "503": _FAILED,
            },
            "security": [{"session": []}],
        }
    }
