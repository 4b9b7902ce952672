"""What the web application serves beside the declared calls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from orrery.core.api.documentation import PAGES
from orrery.core.api.rest import RestApp, RestOptions
from orrery.testlib.rest import HOST, Server, run

LICENCES = ("swagger-ui.LICENSE.txt", "redoc.LICENSE.txt", "swagger-ui-bundle.js.LICENSE.txt")


def references(part: Any) -> Iterator[str]:
    """The schemas that a part of an OpenAPI document names."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "$ref":
                yield value.rpartition("/")[2]
            else:
                yield from references(value)
    elif isinstance(part, list):
        for each in part:
            yield from references(each)


@pytest.mark.parametrize("page", ["/docs", "/redoc"])
def test_a_documentation_page_needs_nothing_from_elsewhere(page: str) -> None:
    async def body(server: Server) -> None:
        del server.http.headers["Authorization"]
        shown = await server.http.get(page)
        assert shown.status_code == 200
        assert shown.headers["content-security-policy"].startswith("default-src 'self';")
        links = re.findall(r'(?:src|href|spec-url)="([^"]+)"|url: \'([^\']+)\'', shown.text)
        named = [first or second for first, second in links]
        assert len(named) >= 3 and all(link.startswith("/") for link in named), named
        for link in named:
            assert (await server.http.get(link)).status_code == 200, link

    run(body)


def test_the_files_of_the_pages_come_with_their_licences() -> None:
    assert all(
        "Copyright" in (PAGES / name).read_text() or "License" in (PAGES / name).read_text()
        for name in LICENCES
    )


def test_the_document_has_every_path_that_is_served_and_a_schema_for_each_action() -> None:
    async def body(server: Server) -> None:
        document = (await server.http.get("/openapi.json")).json()
        assert document == server.app.openapi()
        schemas = document["components"]["schemas"]
        assert set(references(document)) <= set(schemas)
        paths = document["paths"]
        declared = {
            f"/zstack/v1{path}" for one in server.node.api.declarations.values() for path in one.paths if path
        }
        beside = {"/zstack/v1/events/stream", "/zstack/v1/api-jobs/{uuid}", "/healthz", "/readyz", "/metrics"}
        assert set(paths) == declared | beside
        shared = paths["/zstack/v1/vm-instances/{uuid}/actions"]["put"]
        bodies = shared["requestBody"]["content"]["application/json"]["schema"]["anyOf"]
        named = [schemas[name] for name in references(bodies)]
        assert len(named) == len(bodies) > 5
        assert all(schema["required"] == [schema["title"]] for schema in named)
        assert {"startVmInstance", "stopVmInstance"} <= {schema["title"] for schema in named}
        ids = [one["operationId"] for path in paths.values() for one in path.values()]
        assert len(ids) == len(set(ids))
        stream = paths["/zstack/v1/events/stream"]["get"]["parameters"]
        assert {one["name"] for one in stream} == {"pattern", "account", "lastEventId", "last-event-id"}

    run(body)


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("POST", "/docs", "GET"),
        ("DELETE", "/v1/events/stream", "GET"),
        ("PATCH", "/zstack/v1/zones", "GET, POST"),
        ("PATCH", "//zstack///api//", "POST, PUT"),
    ],
)
def test_a_wrong_method_is_told_which_are_allowed(method: str, path: str, allow: str) -> None:
    async def body(server: Server) -> None:
        answer = await server.http.request(method, f"{HOST}{path}")
        assert answer.status_code == 405
        assert sorted(answer.headers["allow"].split(", ")) == allow.split(", ")
        assert answer.text == f"the method {method} is not allowed here; use {answer.headers['allow']}\n"

    run(body)


@pytest.mark.parametrize("path", ["//zstack//v1//events//stream", "/v1/events/stream/"])
def test_endpoints_of_the_api_are_found_with_stray_slashes(path: str) -> None:
    async def body(server: Server) -> None:
        answer = await server.http.get(f"{HOST}{path}", params={"lastEventId": "none"})
        assert (answer.status_code, answer.text) == (400, "lastEventId: [none] is no id of an event\n")

    run(body)


def test_a_bug_of_the_node_is_an_error_of_the_api(monkeypatch: pytest.MonkeyPatch) -> None:
    async def body(server: Server) -> None:
        async def broken(*given: Any, **more: Any) -> None:
            raise RuntimeError("seven")

        monkeypatch.setattr(server.node.api, "answer", broken)
        answer = await server.http.get("/v1/zones")
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "SYS.1000")

    run(body)


def test_the_files_of_a_web_ui_are_served(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<title>Clouds</title>")
    (tmp_path / "app.js").write_text("start()")

    async def body(server: Server) -> None:
        app = RestApp(server.node.api, server.node.kernel, RestOptions(ui=tmp_path))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=HOST) as http:
            assert (await http.get("/ui/")).text == "<title>Clouds</title>"
            assert (await http.get("/ui/app.js")).text == "start()"
            assert (
                await http.get("/ui/vms/7", headers={"Accept": "text/html"})
            ).text == "<title>Clouds</title>"
            assert (await http.get("/ui/none.js")).status_code == 404
            assert (await http.get("/ui/../../etc/passwd")).status_code == 404
        assert (await server.http.get("/ui/app.js")).status_code == 404

    run(body)
