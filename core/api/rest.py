"""The API over HTTP: an ASGI application that turns requests into calls of the dispatcher.

Served under ``/zstack/v1`` and ``/v1``; the older message endpoint under ``/zstack/api``. Refusals of this
layer are plain text (400, 404, 405, 413); whatever an API ends with is JSON, with 200, 202 or 503.
"""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message, Receive, Scope, Send

from orrery.core.api.configs import CHECK_TIME_ZONE, TRUSTED_PROXIES
from orrery.core.api.credentials import KEY_SCHEME, NO_SESSION, credential, refuse_skewed
from orrery.core.api.dispatcher import Credential, Dispatcher, Outcome
from orrery.core.api.errors import JobUuidTaken
from orrery.core.api.event_stream import EventStreams
from orrery.core.api.legacy import LegacyEndpoint
from orrery.core.api.parameters import (
    Wire,
    checked_types,
    from_body,
    from_query,
    from_query_string,
    parsed_body,
    whole_number,
)
from orrery.core.api.refusal import HttpRefusal
from orrery.core.api.router import Route, Router, Target
from orrery.core.api.webhooks import WebHooks
from orrery.core.event.configs import ALLOW_INSIDE
from orrery.core.identity.accesskey.errors import Replayed
from orrery.core.identity.accesskey.messages import Signed
from orrery.core.kernel.api.message import INT_MAX, UUID_PATTERN, Declaration
from orrery.core.kernel.api.text import escaped
from orrery.core.kernel.context import current_call, enter_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import NotAuthenticated, NotFound, OrreryError
from orrery.core.kernel.node import Node
from orrery.core.kernel.origin import is_among

CONTEXT = "zstack"
VERSION = "v1"
OLDER = "api"
JOBS = "api-jobs"
STREAM = ["events", "stream"]
METHODS = ("GET", "POST", "PUT", "DELETE")
BODY_LIMIT = 4 << 20
"""Longest body taken of somebody who is known, in bytes."""
STRANGER_BODY_LIMIT = 64 << 10
"""Longest body read before it is known who sends it, in bytes; logins are far shorter."""
OLDER_BODY_LIMIT = 256 << 10
"""Longest body of the older endpoint, in bytes, where the session is in the body itself."""
HOLD_SECONDS = 1.0
"""How long a poll for an unfinished job is held."""
MOST_DIGITS = 20
"""A length of so many digits is beyond all limits."""
IS_UUID = re.compile(UUID_PATTERN)
"""What ends the path of a single resource; anything else there belongs to an API that is not served."""
SIGNED = re.compile(rf"^/+({CONTEXT}/+)?(?={VERSION}(/|$))")
"""What goes before the part of a path that a signature covers, but for its last slash."""
ADDRESS_LENGTH = 45
"""Longest text of an IPv6 address."""


@dataclass(frozen=True, kw_only=True)
class RestOptions:
    """How the application behaves."""

    time_scale: float = 1.0
    """How many of the loop's seconds make one of the wall clock's."""
    body_limit: int = BODY_LIMIT
    hold_seconds: float = HOLD_SECONDS


class Call(NamedTuple):
    """One API call, as a request makes it."""

    declaration: Declaration
    wire: Wire
    session: Credential


class RestApp:
    """The ASGI application of one node."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        node: Node,
        options: RestOptions | None = None,
        web_hooks: WebHooks | None = None,
    ) -> None:
        self._dispatcher = dispatcher
        self._node = node
        self._options = options or RestOptions()
        self._web_hooks = web_hooks or WebHooks(
            self._options.time_scale, allow_inside=lambda: node.configs.get(ALLOW_INSIDE)
        )
        self._router = Router(dispatcher.declarations.values())
        self._hold_seconds = self._options.hold_seconds * self._options.time_scale
        self.streams = EventStreams(node, self._options.time_scale)
        self._legacy = LegacyEndpoint(dispatcher, dispatcher.declarations, self._hold_seconds)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request. Raises RuntimeError for anything but HTTP."""
        if scope["type"] != "http":
            raise RuntimeError(f"only HTTP is served, not {scope['type']}")
        body = _Body(receive)
        request = Request(scope, body)
        enter_call(current_call()._replace(origin=self._client(request)))
        try:
            response = await self._answer(request)
        except HttpRefusal as refusal:
            text = escaped(refusal.text) + "\n"
            response = PlainTextResponse(text, refusal.status, headers=refusal.headers)
        except OrreryError as failure:
            response = _failed(failure)
        except Exception as failure:
            response = _failed(OrreryError.of(failure))
        if not body.is_whole and _has_body(request.headers):
            response.headers["Connection"] = "close"  # else the rest would have to be read, for nothing
        await response(scope, receive, send)

    def _client(self, request: Request) -> str:
        """The address of the client, as the connection has it, or as a proxy that is trusted says."""
        peer = request.client.host if request.client is not None else ""
        named = request.headers.get("x-request-ip")
        if (
            named is not None
            and named.isprintable()
            and is_among(peer, self._node.configs.get(TRUSTED_PROXIES))
        ):
            return named.strip()[:ADDRESS_LENGTH]
        return peer

    async def _answer(self, request: Request) -> Response:
        segments = _segments(request.scope)
        inside = segments[1:] if segments[:1] == [CONTEXT] else segments
        if inside[:1] == [VERSION]:
            return await self._rest(request, inside[1:])
        if inside[:1] == [OLDER] and len(segments) > len(inside):
            return await self._older(request, inside[1:])
        raise _unknown(request)

    async def _rest(self, request: Request, segments: list[str]) -> Response:
        if segments[:1] == [JOBS] and len(segments) == 2:
            return await self._job(request, segments[1])
        if segments == STREAM:
            _refuse_other(request, ("GET",))
            return await self.streams.answer(request, self._credential(request, required=True))
        route = self._router.find(segments)
        if route is None:
            raise _unknown(request)
        if request.method not in route.targets:
            route.choose(request.method, {})
        has_body = request.method in ("POST", "PUT")
        body = parsed_body(await self._read(request)) if has_body else {}
        target = route.choose(request.method, body)
        declaration = target.declaration
        if declaration.is_query and not all(map(IS_UUID.fullmatch, route.values)):
            raise _unknown(request)
        session = self._credential(request, required=declaration.login_required)
        call = Call(declaration, _wire(request, route, target, body), session)
        if declaration.is_async:
            return await self._accept(request, call)
        timeout = _timeout(request.headers)
        _job_uuid(request.headers)
        shown = await self._dispatcher.answer(*call, timeout_seconds=timeout)
        return _json(200, _trimmed(shown, _wants_schema(request) or declaration.is_query))

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
            raise HttpRefusal(400, taken.details) from None
        if hook is not None:
            delivery = self._web_hooks.deliver(job, hook, with_schema=_wants_schema(request))
            self._node.background.start(delivery, name="web-hook")
        location = f"{self._base(request)}/{CONTEXT}/{VERSION}/{JOBS}/{job.uuid}"
        return _json(202, {"location": location, "apiTimeout": timeout * 1000})

    async def _job(self, request: Request, uuid: str) -> Response:
        _refuse_other(request, ("GET",))
        try:
            reader = self._credential(request, required=True)
            outcome = await self._outcome(uuid, None if reader == NO_SESSION else reader)
        except (HttpRefusal, NotAuthenticated, Replayed) as refusal:
            outcome = await self._public_outcome(request, uuid, refusal)
        except NotFound as failure:
            raise HttpRefusal(404, failure.details) from None
        if outcome is None:
            return _json(202, {})
        return _json(200 if outcome.success else 503, _trimmed(outcome.body, _wants_schema(request)))

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

    def _credential(self, request: Request, *, required: bool) -> Credential:
        """Who the request says it is from. Raises HttpRefusal also for a signature of another time."""
        found = credential(request.headers, request.method, _signed_path(request.scope), required=required)
        if isinstance(found, Signed):
            check_zone = self._node.configs.get(CHECK_TIME_ZONE)
            refuse_skewed(found, self._node.client_clock.now_ms(), check_zone=check_zone)
        return found

    async def _read(self, request: Request) -> bytes:
        """The body; all but its beginning is read only of somebody who is known.

        Raises HttpRefusal, InvalidSession, NotAuthenticated.
        """

        async def admit() -> int:
            await self._dispatcher.recognize(self._credential(request, required=True))
            return self._options.body_limit

        return await _read(request, min(STRANGER_BODY_LIMIT, self._options.body_limit), admit)

    async def _older(self, request: Request, segments: list[str]) -> Response:
        if not segments:
            _refuse_other(request, ("POST", "PUT"))
            raw = await _read(request, min(OLDER_BODY_LIMIT, self._options.body_limit))
            return await self._legacy.message(raw)
        if len(segments) == 2 and segments[0] == "result":
            _refuse_other(request, ("GET", "PUT"))
            return await self._legacy.result(segments[1])
        raise _unknown(request)

    def _base(self, request: Request) -> str:
        """Where the client reached us, so that it can poll there."""
        host = request.headers.get("host")
        return f"{request.scope['scheme']}://{host}" if host else self._node.settings.public_url.rstrip("/")


def _segments(scope: Scope) -> list[str]:
    """The path's parts, decoded one by one; empty ones (from ``//``) are dropped."""
    return [unquote(part) for part in _parts(scope)]


def _parts(scope: Scope) -> list[str]:
    return [part for part in _raw_path(scope).split("/") if part]


def _raw_path(scope: Scope) -> str:
    """The path as it was sent, without the query string."""
    raw: bytes | None = scope.get("raw_path")
    return quote(scope["path"]) if raw is None else raw.partition(b"?")[0].decode("ascii", "replace")


def _signed_path(scope: Scope) -> str:
    """What a signature covers of the path: all from the version on, as it was sent, with every slash."""
    return SIGNED.sub("/", _raw_path(scope))


def _unknown(request: Request) -> HttpRefusal:
    return HttpRefusal(404, f"no API has the path {request.scope['path']}")


def _refuse_other(request: Request, methods: tuple[str, ...]) -> None:
    if request.method not in methods:
        allowed = ", ".join(methods)
        text = f"the method {request.method} is not allowed here; use {allowed}"
        raise HttpRefusal(405, text, {"Allow": allowed})


class _Body:
    """What a request brings, and whether all of it has been taken."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self.is_whole = False

    async def __call__(self) -> Message:
        message = await self._receive()
        self.is_whole = message["type"] != "http.request" or not message.get("more_body", False)
        return message


def _has_body(headers: Headers) -> bool:
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"


async def _read(request: Request, limit: int, admit: Callable[[], Awaitable[int]] | None = None) -> bytes:
    """The body; what exceeds `limit` is read up to the limit that `admit` gives.

    Raises HttpRefusal 413 as soon as it is known to be too long, and what `admit` does; the rest is not read.
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


def _too_long(limit: int) -> HttpRefusal:
    return HttpRefusal(413, f"the body is longer than {limit} bytes", {"Connection": "close"})


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
        raise HttpRefusal(400, f"header[X-API-Timeout]: [{given[:100]}] is no number of seconds")
    return seconds


def _job_uuid(headers: Headers) -> Uuid | None:
    given = headers.get("x-job-uuid")
    if given is not None and re.fullmatch(UUID_PATTERN, given) is None:
        raise HttpRefusal(
            400, f"header[X-Job-UUID]: [{given[:100]}] is no uuid, which is 32 digits of 0-9 and a-f"
        )
    return given


def _wants_schema(request: Request) -> bool:
    return "x-json-schema" in request.headers


def _trimmed(body: dict[str, Any], with_schema: bool) -> dict[str, Any]:
    return body if with_schema else {key: value for key, value in body.items() if key != "schema"}


def _failed(failure: OrreryError) -> Response:
    return _json(503, {"error": failure.to_wire()})


def _json(status: int, body: dict[str, Any]) -> Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Response(text.encode("utf-8", "replace"), status, media_type="application/json")
