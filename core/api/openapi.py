"""The OpenAPI 3.1 document of all APIs, made from the declarations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from orrery.core.api.catalogue_export import summary
from orrery.core.kernel.api.declaration import path_variables
from orrery.core.kernel.api.message import Declaration, Shape

PREFIX = "/zstack/v1"
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
    schemas = _schemas(apis)
    paths: dict[str, dict[str, Schema]] = {}
    for api in apis:
        for route in (path for path in api.paths if path):
            _join(paths.setdefault(PREFIX + route, {}), api, route)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Orrery", "version": version, "license": {"name": "Apache-2.0"}},
        "paths": dict(sorted(paths.items())) | {f"{PREFIX}/api-jobs/{{uuid}}": _job_route()},
        "components": {"schemas": schemas, "securitySchemes": {"session": _SESSION}},
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
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
}
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


def _schemas(apis: list[Declaration]) -> Schema:
    models: dict[type[BaseModel], None] = {api.message: None for api in apis if not api.is_query}
    models |= {api.reply: None for api in apis if api.reply is not None}
    keyed = [(model, "validation") for model in models]
    _, definitions = models_json_schema(
        keyed,  # type: ignore[arg-type]
        by_alias=True,
        ref_template=_REF,
        schema_generator=GenerateJsonSchema,
    )
    schemas = {"Error": _ERROR} | dict(definitions.get("$defs", {}))
    for api in apis:
        if api.name in schemas:
            schemas[api.name] = _without(schemas[api.name], path_variables(api.path))
    return schemas


def _without(schema: Schema, names: list[str]) -> Schema:
    """`schema` without what travels in the path."""
    properties = {name: part for name, part in schema.get("properties", {}).items() if name not in names}
    required = [name for name in schema.get("required", ()) if name not in names]
    rest = {key: value for key, value in schema.items() if key not in ("properties", "required")}
    return rest | {"properties": properties} | ({"required": required} if required else {})


def _join(route: dict[str, Schema], api: Declaration, path: str) -> None:
    method = api.method.lower()
    operation = route.get(method)
    if operation is None:
        route[method] = _operation(api, path)
        return
    operation["operationId"] += f"_or_{api.name}"
    operation["summary"] += f" / {summary(api.message) or api.name}"
    operation["responses"] |= _responses(api)
    if "requestBody" in operation:
        content = operation["requestBody"]["content"]["application/json"]
        content["schema"] = {"anyOf": [*_alternatives(content["schema"]), _body(api)]}


def _operation(api: Declaration, path: str) -> Schema:
    suffix = "" if path == api.path else f"_{api.paths.index(path)}"
    operation: Schema = {
        "operationId": f"{api.name}{suffix}",
        "summary": summary(api.message) or api.name,
        "tags": [api.java.split(".")[-2]],
        "parameters": [_path_parameter(name) for name in path_variables(path)],
        "responses": _responses(api),
        "security": [{"session": []}] if api.login_required else [],
    }
    if api.method in ("POST", "PUT"):
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": _body(api)}}}
    else:
        operation["parameters"] += _query_parameters(api, path)
    return operation


def _responses(api: Declaration) -> Schema:
    done = {"description": "Done.", "content": {"application/json": {"schema": _answer(api)}}}
    return ({"202": _JOB_ACCEPTED} if api.is_async else {"200": done}) | {"503": _FAILED}


def _answer(api: Declaration) -> Schema:
    if api.reply is not None:
        return {"$ref": _REF.format(model=api.reply.__name__)}
    shapes: dict[str, Schema] = {
        Shape.INVENTORY: {"inventory": {"type": "object"}},
        Shape.INVENTORIES: {
            "inventories": {"type": "array", "items": {"type": "object"}},
            "total": {"type": "integer"},
        },
    }
    return {"type": "object", "properties": shapes.get(api.shape, {})}


def _body(api: Declaration) -> Schema:
    inner = {"$ref": _REF.format(model=api.message.__name__)}
    tags = {"type": "array", "items": {"type": "string"}}
    return {
        "type": "object",
        "properties": {api.wrapper: inner, "systemTags": tags, "userTags": tags},
        "required": [api.wrapper],
    }


def _alternatives(schema: Schema) -> list[Schema]:
    return list(schema["anyOf"]) if "anyOf" in schema else [schema]


def _path_parameter(name: str) -> Schema:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def _query_parameters(api: Declaration, path: str) -> list[Schema]:
    if api.is_query:
        if path != api.path:
            return []
        return [
            {"name": name, "in": "query", "schema": schema, "description": text}
            for name, schema, text in _QUERY_GRAMMAR
        ]
    schema = api.message.model_json_schema(by_alias=True, ref_template=_REF)
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
            "parameters": [_path_parameter("uuid")],
            "responses": {
                "200": {"description": "It succeeded; the body is that of the API."},
                "202": {"description": "It still runs."},
                "404": {"description": "There is no such job."},
                "503": _FAILED,
            },
            "security": [{"session": []}],
        }
    }
