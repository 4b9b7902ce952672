"""What a fuzzer of the REST API needs: the document as a caller sees it who waits for jobs, links, and calls.

The document of the product says that an asynchronous call answers 202. Who follows its job gets the answer,
or the error, of the API itself; `awaited` describes that, and adds links from every answer that names a
resource to every call that takes one of its kind, as the fields declare it (`Refers`).
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import httpx

from orrery.core.api.catalogue_export import wire_fields
from orrery.core.api.openapi import PREFIX, openapi
from orrery.core.api.references import references
from orrery.core.api.rest import RestApp, RestOptions
from orrery.core.kernel.api.message import Declaration, Shape
from orrery.core.kernel.db.transaction import Transaction
from orrery.testlib.cloud import TestCloud
from orrery.testlib.kernel import raw_of

Schema = dict[str, Any]

CALLS = ("audit", "api_job", "api_job_end", "session", "access_key_used_signature", "login_failures")
TOLD = ("event", "sqlite_sequence")
"""Tables in which a refused call may leave something: who called, and what was done and undone."""
ANSWERED: Mapping[str, str] = {
    Shape.INVENTORY: "/inventory/uuid",
    Shape.INVENTORIES: "/inventories/0/uuid",
}
"""Where an answer has the uuid of a resource, as a JSON pointer, by its shape."""
BASE = "http://mn.example:8080"
POLLS_MAX = 1000


def everything(tx: Transaction) -> int:
    """A digest of all rows but those that tell of calls."""
    names = [row[0] for row in raw_of(tx).execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = [
        raw_of(tx).execute(f"SELECT * FROM {name}").fetchall() for name in names if name not in CALLS + TOLD
    ]
    return hash(repr(rows))


class RestCaller:
    """Calls the REST application of a simulated cloud, in the cloud's time, and waits for jobs."""

    def __init__(self, cloud: TestCloud) -> None:
        self._cloud = cloud
        app = RestApp(cloud.node.api, cloud.node.kernel, RestOptions())
        self._http = httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=BASE)

    async def call(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request; of one that begins a job, the answer of the job."""
        answer = await self._http.send(request)
        for _ in range(POLLS_MAX):
            if answer.status_code != 202:
                return answer
            where = answer.json().get("location") or answer.request.url
            headers = {
                name: value for name, value in request.headers.items() if name.lower() == "authorization"
            }
            answer = await self._http.get(where, headers=headers)
        raise AssertionError(f"the job of {request.method} {request.url} does not end")

    async def state(self) -> int:
        """A digest of everything that a refused call must not change."""
        return await self._cloud.node.kernel.db.read(everything)


def awaited(declarations: Mapping[str, Declaration]) -> Schema:
    """The OpenAPI document of the declared calls as it is for a caller who waits for jobs, with links."""
    declarations = {name: api for name, api in declarations.items() if api.path}
    document = copy.deepcopy(openapi(declarations))
    del document["paths"][f"{PREFIX}/api-jobs/{{uuid}}"]
    for operation in (one for path in document["paths"].values() for one in path.values()):
        if operation["responses"].pop("202", None) is not None:
            operation["responses"].setdefault("200", _DONE)
    operations = {name: _operation_of(document, api) for name, api in declarations.items()}
    for name, taker, field, expression in _links(declarations):
        done = operations[name]["responses"]
        done["200"] = {**done["200"], "links": dict(done["200"].get("links", {}))}
        link = _link(taker, field, expression) | {"operationId": operations[taker.name]["operationId"]}
        done["200"]["links"][f"{name}-{taker.name}-{field}"] = link
    return document


_DONE: Schema = {"description": "Done.", "content": {"application/json": {"schema": {"type": "object"}}}}


def _operation_of(document: Schema, api: Declaration) -> Schema:
    operation: Schema = document["paths"][PREFIX + api.path][api.method.lower()]
    return operation


def closed(document: Schema) -> Schema:
    """The same where objects have no other fields than those that are described; a fuzzer would add some."""
    made = copy.deepcopy(document)
    for schema in made["components"]["schemas"].values():
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
    return made


def sensible(document: Schema, apis: Iterable[str]) -> Schema:
    """The same where queries list everything and texts are words, so that most calls succeed."""
    made = copy.deepcopy(document)
    for operation in (one for path in made["paths"].values() for one in path.values()):
        if any(one["name"] == "q" for one in operation["parameters"]):
            operation["parameters"] = [one for one in operation["parameters"] if one["in"] == "path"]
    for schema in (made["components"]["schemas"].get(api, {}) for api in apis):
        for name, part in schema.get("properties", {}).items():
            schema["properties"][name] = _worded(part)
    return made


def _worded(schema: Schema) -> Schema:
    if "anyOf" in schema:
        return schema | {"anyOf": [_worded(part) for part in schema["anyOf"]]}
    is_text = schema.get("type") == "string" and not {"pattern", "enum", "format"} & set(schema)
    return schema | {"pattern": "^[a-z]{1,8}$"} if is_text else schema


def _links(declarations: Mapping[str, Declaration]) -> Iterator[tuple[str, Declaration, str, str]]:
    """Which API answers what another one takes: its name, the other one, the field, and where the uuid is."""
    takers: dict[str, list[tuple[Declaration, str]]] = {}
    for api in declarations.values():
        for reference in references(api.message):
            takers.setdefault(reference.refers.vo, []).append((api, reference.wire))
    for name, api in declarations.items():
        where = ANSWERED.get(api.shape)
        kind = str(getattr(api.returns, "__vo__", ""))
        for taker, field in takers.get(kind, ()) if where is not None else ():
            yield name, taker, field, f"$response.body#{where}"


def _link(taker: Declaration, field: str, expression: str) -> Schema:
    if field in taker.path_fields:
        return {"parameters": {f"path.{field}": expression}}
    if taker.method in ("POST", "PUT"):
        annotation = str(dict(wire_fields(taker.message))[field].annotation)
        value = [expression] if "list[" in annotation else expression
        return {"requestBody": {taker.wrapper: {field: value}}}
    return {"parameters": {f"query.{field}": expression}}
