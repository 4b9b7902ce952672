"""ASGI middleware around all endpoints: plain callables, since Starlette's base class costs a task each."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from orrery.core.api.configs import TRUSTED_PROXIES
from orrery.core.api.paths import CONTEXT, VERSION, raw_path
from orrery.core.kernel.context import current_call, enter_call
from orrery.core.kernel.node import Node
from orrery.core.kernel.origin import is_among

ADDRESS_LENGTH = 45
"""Longest text of an IPv6 address."""


class StraySlashes:
    """Has paths of the API matched without empty segments; ``raw_path`` stays, since signatures cover it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        path: str = scope.get("path", "")
        if path.endswith("/") or "//" in path:
            parts = [part for part in path.split("/") if part]
            if parts and parts[0] in (CONTEXT, VERSION):
                scope["raw_path"] = raw_path(scope).encode()
                scope["path"] = "/" + "/".join(parts)
        await self._app(scope, receive, send)


class Origin:
    """Names the client to everything below: by its connection, or as a trusted proxy says."""

    def __init__(self, app: ASGIApp, node: Node) -> None:
        self._app = app
        self._node = node

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        if scope["type"] == "http":
            enter_call(current_call()._replace(origin=self._client(scope)))
        await self._app(scope, receive, send)

    def _client(self, scope: Scope) -> str:
        client = scope.get("client")
        peer: str = client[0] if client else ""
        proxies = self._node.configs.get(TRUSTED_PROXIES)
        if not proxies:
            return peer
        named = Headers(scope=scope).get("x-request-ip")
        if named is not None and named.isprintable() and is_among(peer, proxies):
            return named.strip()[:ADDRESS_LENGTH]
        return peer


class UnreadBodies:
    """Closes the connection after an answer that did not need the whole body.

    Otherwise the rest would have to be read, for nothing, before the next request.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        if scope["type"] != "http" or not _has_body(Headers(scope=scope)):
            await self._app(scope, receive, send)
            return
        is_whole = False

        async def take() -> Message:
            nonlocal is_whole
            message = await receive()
            is_whole = message["type"] != "http.request" or not message.get("more_body", False)
            return message

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start" and not is_whole:
                MutableHeaders(scope=message)["Connection"] = "close"
            await send(message)

        await self._app(scope, take, answer)


def _has_body(headers: Headers) -> bool:
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"
