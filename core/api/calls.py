"""The one route behind which all declared API calls and their jobs are.

FastAPI's own matching and body handling would look at each of some hundred paths, and cost 10 to 30 % of
the creation of a VM; here the path is looked up in a tree, and the body is checked by the declaration alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from fastapi import HTTPException, Request
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from orrery.core.api.credentials import KEY_SCHEME, NO_SESSION, Authenticator
from orrery.core.api.dispatcher import Credential, Dispatcher, Outcome
from orrery.core.api.errors import JobUuidTaken
from orrery.core.api.parameters import (
    Wire,
    checked_types,
    from_body,
    from_query,
    from_query_string,
    parsed_body,
    whole_number,
)
from orrery.core.api.paths import CONTEXT, VERSION, segments
from orrery.core.api.router import Route, Router, Target
from orrery.core.api.webhooks import WebHooks
from orrery.core.event.configs import ALLOW_INSIDE
from orrery.core.identity.accesskey.errors import Replayed
from orrery.core.kernel.api.message import INT_MAX, UUID_PATTERN, Declaration
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import NotAuthenticated, NotFound, OrreryError
from orrery.core.kernel.node import Node

JOBS = "api-jobs"
METHODS = ("GET", "POST", "PUT", "DELETE")
BODY_LIMIT = 4 << 20
"""Longest body taken of somebody who is known, in bytes."""
STRANGER_BODY_LIMIT = 64 << 10
"""Longest body read before it is known who sends it, in bytes; logins are far shorter."""
HOLD_SECONDS = 1.0
"""How long a poll for an unfinished job is held."""
MOST_DIGITS = 20
"""A length of so many digits is beyond all limits."""
IS_UUID = re.compile(UUID_PATTERN)
"""What ends the path of a single resource; anything else there belongs to an API that is not served."""
FOUND = "orrery.route"
"""Key of the scope for what the look-up of the path has found."""


@dataclass(frozen=True, kw_only=True)
class RestOptions:
    """How the application behaves."""

    time_scale: float = 1.0
    """How many of the loop's seconds make one of the wall clock's."""
    body_limit: int = BODY_LIMIT
    hold_seconds: float = HOLD_SECONDS
    ui: Path | None = None
    """Folder of a web UI's files, if one is to be served."""


class Call(NamedTuple):
    """One API call, as a request makes it."""

    declaration: Declaration
    wire: Wire
    session: Credential


class ApiRoute(BaseRoute):
    """Matches the paths of all declared calls and of jobs, under ``/zstack/v1`` and ``/v1``."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        node: Node,
        options: RestOptions,
        authenticator: Authenticator,
        web_hooks: WebHooks | None,
    ) -> None:
        self._dispatcher = dispatcher
        self._node = node
        self._options = options
        self._authenticator = authenticator
        self._web_hooks = web_hooks or WebHooks(
            options.time_scale, allow_inside=lambda: node.configs.get(ALLOW_INSIDE)
        )
        self._router = Router(dispatcher.declarations.values())
        self._hold_seconds = options.hold_seconds * options.time_scale

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """See Starlette's `BaseRoute`."""
        if scope["type"] != "http":
            return Match.NONE, {}
        parts = segments(scope)
        if parts[:1] == [CONTEXT]:
            del parts[0]
        if parts[:1] != [VERSION]:
            return Match.NONE, {}
        del parts[0]
        if len(parts) == 2 and parts[0] == JOBS:
            return Match.FULL, {FOUND: parts[1]}
        route = self._router.find(parts)
        return (Match.NONE, {}) if route is None else (Match.FULL, {FOUND: route})

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request. Raises HTTPException and OrreryError, which the application answers."""
        request, found = Request(scope, receive), scope[FOUND]
        try:
            answer = self._call(request, found) if isinstance(found, Route) else self._job(request, found)
            response = await answer
        except (HTTPException, OrreryError):
            raise
        except Exception as failure:
            raise OrreryError.of(failure) from failure
        await response(scope, receive, send)

    async def _call(self, request: Request, route: Route) -> Response:
        if request.method not in route.targets:
            route.choose(request.method, {})
        has_body = request.method in ("POST", "PUT")
        body = parsed_body(await self._read(request)) if has_body else {}
        target = route.choose(request.method, body)
        declaration = target.declaration
        if declaration.is_query and not all(map(IS_UUID.fullmatch, route.values)):
            raise unknown_path(request.scope)
        session = self._authenticator.credential(request, required=declaration.login_required)
        call = Call(declaration, _wire(request, route, target, body), session)
        if declaration.is_async:
            return await self._accept(request, call)
        timeout = _timeout(request.headers)
        _job_uuid(request.headers)
        shown = await self._dispatcher.answer(*call, timeout_seconds=timeout)
        return json_response(200, _trimmed(shown, _wants_schema(request) or declaration.is_query))

    async def _accept(self, request: Request, call: Call) -> Response:
        hook = request.headers.get("X-Web-Hook")
        if hook is not None:
            self._web_hooks.refuse_bad_url(hook)
        timeout = _timeout(request.headers) or call.declaration.timeout_seconds
        try:
            job = await self._dispatcher.submit(
                *call, job_uuid=_job_uuid(request.headers), timeout_seconds=timeout
            )
        except JobUuidTaken as taken:
            raise HTTPException(400, taken.details) from None
        if hook is not None:
            delivery = self._web_hooks.deliver(job, hook, with_schema=_wants_schema(request))
            self._node.background.start(delivery, name="web-hook")
        location = f"{self._base(request)}/{CONTEXT}/{VERSION}/{JOBS}/{job.uuid}"
        return json_response(202, {"location": location, "apiTimeout": timeout * 1000})

    async def _job(self, request: Request, uuid: str) -> Response:
        if request.method != "GET":
            raise HTTPException(405, headers={"Allow": "GET"})
        try:
            reader = self._authenticator.credential(request, required=True)
            outcome = await self._outcome(uuid, None if reader == NO_SESSION else reader)
        except (HTTPException, NotAuthenticated, Replayed) as refusal:
            outcome = await self._public_outcome(request, uuid, refusal)
        except NotFound as failure:
            raise HTTPException(404, failure.details) from None
        if outcome is None:
            return json_response(202, {})
        return json_response(200 if outcome.success else 503, _trimmed(outcome.body, _wants_schema(request)))

    async def _outcome(self, uuid: str, reader: Credential) -> Outcome | None:
        return await self._dispatcher.outcome(uuid, reader, self._hold_seconds)

    async def _public_outcome(self, request: Request, uuid: str, refusal: Exception) -> Outcome | None:
        """How a job stands whose poll is signed, but not for this path and time.

        Clients poll with the very headers of the call that began the job, for as long as it takes. A job
        begun by key may be read by whoever knows its uuid, so nothing is lost by it. Raises `refusal` for
        any other job.
        """
        if not request.headers.get("authorization", "").startswith(KEY_SCHEME):
            raise refusal
        try:
            return await self._outcome(uuid, None)
        except NotFound:
            raise refusal from None

    async def _read(self, request: Request) -> bytes:
        """The body; all but its beginning is read only of somebody who is known.

        Raises HTTPException, InvalidSession, NotAuthenticated.
        """

        async def admit() -> int:
            await self._dispatcher.recognize(self._authenticator.credential(request, required=True))
            return self._options.body_limit

        return await read_body(request, min(STRANGER_BODY_LIMIT, self._options.body_limit), admit)

    def _base(self, request: Request) -> str:
        """Where the client reached us, so that it can poll there."""
        host = request.headers.get("host")
        return f"{request.scope['scheme']}://{host}" if host else self._node.settings.public_url.rstrip("/")


def unknown_path(scope: Scope) -> HTTPException:
    """What answers a path that nothing is served at."""
    return HTTPException(404, f"no API has the path {scope['path']}")


async def read_body(request: Request, limit: int, admit: Callable[[], Awaitable[int]] | None = None) -> bytes:
    """The body; what exceeds `limit` is read up to the limit that `admit` gives.

    Raises HTTPException 413 as soon as it is known to be too long, and what `admit` does, and reads no more.
    """
    declared = request.headers.get("content-length", "")
    size = int(declared) if declared.isdecimal() and len(declared) < MOST_DIGITS else 0
    chunks: list[bytes] = []
    if size > limit and admit is not None:
        limit, admit = await admit(), None
    if size > limit or len(declared) >= MOST_DIGITS:
        raise _too_long(limit)
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > limit and admit is not None:
            limit, admit = await admit(), None
        if size > limit:
            raise _too_long(limit)
        chunks.append(chunk)
    return b"".join(chunks)


def _too_long(limit: int) -> HTTPException:
    return HTTPException(413, f"the body is longer than {limit} bytes", {"Connection": "close"})


def _wire(request: Request, route: Route, target: Target, body: Wire) -> Wire:
    """All parameters of a request; those in the path win."""
    declaration, named = target.declaration, route.named(target)
    pairs = request.query_params.multi_items()
    if declaration.is_query:
        return from_query(pairs, named.get("uuid"))
    if declaration.method in ("POST", "PUT"):
        wire = from_body(declaration, body)
    else:
        wire = from_query_string(declaration, pairs)
    return checked_types(declaration, wire | named)


def _timeout(headers: Headers) -> int | None:
    given = headers.get("x-api-timeout")
    if given is None:
        return None
    seconds = whole_number(given, INT_MAX)
    if not seconds:
        raise HTTPException(400, f"header[X-API-Timeout]: [{given[:100]}] is no number of seconds")
    return seconds


def _job_uuid(headers: Headers) -> Uuid | None:
    given = headers.get("x-job-uuid")
    if given is not None and re.fullmatch(UUID_PATTERN, given) is None:
        raise HTTPException(
            400, f"header[X-Job-UUID]: [{given[:100]}] is no uuid, which is 32 digits of 0-9 and a-f"
        )
    return given


def _wants_schema(request: Request) -> bool:
    return "x-json-schema" in request.headers


def _trimmed(body: dict[str, Any], with_schema: bool) -> dict[str, Any]:
    return body if with_schema else {key: value for key, value in body.items() if key != "schema"}


def json_response(status: int, body: dict[str, Any]) -> Response:
    """An answer in compact JSON; what is no Unicode text is replaced."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Response(text.encode("utf-8", "replace"), status, media_type="application/json")
