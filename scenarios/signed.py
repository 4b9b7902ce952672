"""Requests as they come in by HTTP, without a socket."""

from __future__ import annotations

import json
from typing import Any

from orrery.core.api.rest import RestApp
from orrery.testlib.cloud import TestCloud

Answer = tuple[int, Any]


async def request(
    cloud: TestCloud, method: str, url: str, headers: dict[str, str], body: Any = None
) -> Answer:
    """Status and body (JSON where it is such) that the server answers."""
    path, _, query = url.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        "client": ("192.0.2.1", 50_000),
        "server": ("127.0.0.1", 8080),
        "scheme": "http",
    }
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": json.dumps(body).encode() if body is not None else b""}

    async def send(message: Any) -> None:
        sent.append(message)

    await RestApp(cloud.node.api, cloud.node.kernel)(scope, receive, send)
    raw = b"".join(message.get("body", b"") for message in sent)
    is_json = any(value.startswith(b"application/json") for _, value in sent[0]["headers"])
    return sent[0]["status"], json.loads(raw) if is_json else raw.decode()
