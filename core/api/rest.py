"""The web application of one node: FastAPI around the declared calls.

API calls are served under ``/zstack/v1`` and ``/v1``, older messages under ``/zstack/api``. Beside
them are the stream of events, the documentation pages and health. Refusals of the HTTP layer are plain text
(400, 404, 405, 413); whatever an API ends with is JSON, with 200, 202 or 503.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from orrery.core.api import legacy
from orrery.core.api.calls import ApiRoute, RestOptions, json_response, unknown_path
from orrery.core.api.credentials import Authenticator
from orrery.core.api.dispatcher import Dispatcher
from orrery.core.api.documentation import add_documentation
from orrery.core.api.event_stream import EventStreams
from orrery.core.api.health import add_health, administrators_only
from orrery.core.api.middleware import Origin, StraySlashes, UnreadBodies
from orrery.core.api.openapi import openapi, with_endpoints
from orrery.core.api.paths import CONTEXT, PREFIXES
from orrery.core.api.service import installed_version
from orrery.core.api.webhooks import WebHooks
from orrery.core.kernel.api.text import escaped
from orrery.core.kernel.errors import OrreryError
from orrery.core.kernel.node import Node

__all__ = ["RestApp", "RestOptions"]

UI = "/ui"
"""Where the files of a web UI are served."""


class RestApp(FastAPI):
    """The ASGI application of one node."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        node: Node,
        options: RestOptions | None = None,
        web_hooks: WebHooks | None = None,
    ) -> None:
        options = options or RestOptions()
        super().__init__(
            title="Orrery",
            version=installed_version(),
            openapi_url=None,
            redirect_slashes=False,
            telemetry={"tracing": False, "metrics": False, "logs": False},
            middleware=[Middleware(StraySlashes), Middleware(Origin, node), Middleware(UnreadBodies)],
            exception_handlers={
                HTTPException: _refused,
                RequestValidationError: _invalid,
                OrreryError: _failed,
            },
        )
        self._declarations = dispatcher.declarations
        authenticator = Authenticator(node)
        self.streams = EventStreams(node, authenticator, options.time_scale)
        # first, since it is nearly always the one that matches
        self.router.routes.insert(0, ApiRoute(dispatcher, node, options, authenticator, web_hooks))
        self.router.default = _nothing_here
        for prefix in PREFIXES:
            self.add_api_route(
                f"{prefix}/events/stream", self.streams.answer, include_in_schema=prefix == PREFIXES[0]
            )
        self.include_router(legacy.router(dispatcher, options), prefix=f"/{CONTEXT}")
        add_documentation(self, node.workers)
        add_health(self, lambda: node, administrators_only(dispatcher, authenticator))
        if options.ui is not None:
            self.frontend(UI, directory=options.ui)

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document: the declared calls, and the endpoints beside them."""
        if self.openapi_schema is None:
            endpoints = super().openapi()
            self.openapi_schema = with_endpoints(openapi(self._declarations, self.version), endpoints)
        return self.openapi_schema


async def _nothing_here(scope: Scope, receive: Receive, send: Send) -> None:
    raise unknown_path(scope)


async def _refused(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, HTTPException)
    text = str(refusal.detail)
    if refusal.status_code == 405:
        allowed = (refusal.headers or {}).get("Allow", "")
        text = f"the method {request.method} is not allowed here; use {allowed}"
    return PlainTextResponse(escaped(text) + "\n", refusal.status_code, headers=refusal.headers)


async def _invalid(request: Request, invalid: Exception) -> Response:
    assert isinstance(invalid, RequestValidationError)
    wrong = [f"{error['loc'][0]}[{error['loc'][-1]}]: {error['msg']}" for error in invalid.errors()]
    return PlainTextResponse(escaped("; ".join(wrong)) + "\n", 400)


async def _failed(request: Request, failure: Exception) -> Response:
    error = OrreryError.of(failure)
    response = json_response(503, {"error": error.to_wire()})
    if error.retry_after_seconds is not None:
        response.headers["Retry-After"] = str(error.retry_after_seconds)
    return response
