"""The client over HTTP, made from the declarations: it knows no API by name."""

from __future__ import annotations

import asyncio
import math
import secrets
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, NamedTuple, Self
from urllib.parse import quote

import httpx

from orrery.core.client import conditions
from orrery.core.client.address import DEFAULT_URL, api_url
from orrery.core.client.errors import ApiFailure, ServerUnreachable, UnknownApi
from orrery.core.kernel.api.declaration import path_variables
from orrery.core.kernel.api.message import ApiMessage, Declaration
from orrery.core.kernel.api.secrecy import password_hash

JOBS = "/api-jobs/"
POLL_SECONDS = 0.02
"""Shortest pause between two polls; the server itself holds a poll while the job runs."""
POLL_SECONDS_MAX = 1.0
REQUEST_TIMEOUT_SECONDS = 60.0
"""For one exchange; a call that the server answers without a job may take its own time limit."""
CONNECTIONS_MAX = 100
"""Most connections at a time; further calls wait for one."""
ABSENT_SECONDS = 600.0
"""As long the server may be away while a call goes on there: its restart finishes the call, or ends it."""
READS_MAX = 3
"""So often a call that only reads is sent."""
NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout)
"""Failures before the server can have heard of the call."""
JOB_UUID = "X-Job-UUID"
FOREVER = math.inf


class Begun(NamedTuple):
    """A call that a server has taken on."""

    job: str
    """The uuid of its job; empty where the server has answered at once."""
    answer: dict[str, Any] | None = None


def _new_job_uuid() -> str:
    return secrets.token_hex(16)


def _timeout(seconds: float) -> httpx.Timeout:
    return httpx.Timeout(REQUEST_TIMEOUT_SECONDS, read=seconds, pool=None)


class HttpClient:
    """A Caller over HTTP. Use it as an asynchronous context manager, or call `close`.

    `url` is the server's address, with or without ``/zstack``; `session` the uuid of a login;
    `declarations` the APIs by name (the whole catalogue unless given).
    """

    def __init__(
        self,
        url: str = DEFAULT_URL,
        session: str | None = None,
        *,
        declarations: Mapping[str, Declaration] | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        new_job_uuid: Callable[[], str] = _new_job_uuid,
    ) -> None:
        self.url = api_url(url)
        self.session = session
        self._declarations = declarations
        self._new_job_uuid = new_job_uuid
        self._http = httpx.AsyncClient(
            transport=transport,
            timeout=_timeout(REQUEST_TIMEOUT_SECONDS),
            limits=httpx.Limits(max_connections=CONNECTIONS_MAX, max_keepalive_connections=CONNECTIONS_MAX),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def call(self, api: str, /, **wire_fields: Any) -> dict[str, Any]:
        """Call `api` by name; see `orrery.core.client.caller.Caller`."""
        return await self.invoke(self._declaration(api), wire_fields)

    async def send(self, message: ApiMessage) -> dict[str, Any]:
        """Call the API that `message` is an instance of, with the fields that were set on it."""
        fields = message.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)
        return await self.invoke(message.declaration, fields)

    async def invoke(self, declaration: Declaration, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Call the API that `declaration` describes, with parameters under their wire names.

        A call that the server has accepted, or may have, is followed to its end; it is never begun twice.
        Raises ServerUnreachable where nobody answers, or nobody has for `ABSENT_SECONDS`.
        """
        given = {name: value for name, value in fields.items() if value is not None}
        if declaration.is_async:
            return await self._perform(declaration, given)
        patience = max(REQUEST_TIMEOUT_SECONDS, declaration.timeout_seconds)
        request = self._request(declaration, given, timeout=_timeout(patience))
        for tries_left in reversed(range(READS_MAX if declaration.method == "GET" else 1)):
            try:
                return _result(await self._http.send(request))
            except httpx.TransportError as broken:
                if isinstance(broken, NEVER_SENT) or not tries_left:
                    raise self._unreachable(broken) from None
        raise AssertionError("the last try returns or raises")

    @asynccontextmanager
    async def stream(
        self, path: str, parameters: Sequence[tuple[str, str]], headers: Mapping[str, str]
    ) -> AsyncIterator[httpx.Response]:
        """An answer that is read as it comes, of what lies at a path beside the calls.

        Raises ApiFailure where the server refuses, and httpx.TransportError.
        """
        url, params = f"{self.url}/v1{path}", httpx.QueryParams(tuple(parameters))
        async with self._http.stream(
            "GET", url, params=params, headers={**self._headers(), **headers}
        ) as answer:
            if answer.status_code != 200:
                await answer.aread()
                raise _refusal(answer)
            yield answer

    async def login(self, account: str, user: str | None = None, *, password: str) -> str:
        """Log in as an account, or as a `user` of it, by a clear-text password.

        The session's uuid is kept and returned. Raises ApiFailure ID.1000 when they are wrong.
        """
        given = {"accountName": account, "password": password_hash(password)}
        body = await (
            self.call("LogInByUser", userName=user, **given) if user else self.call("LogInByAccount", **given)
        )
        self.session = str(body["inventory"]["uuid"])
        return self.session

    async def logout(self) -> None:
        """End the session, if there is one."""
        if self.session is not None:
            await self.call("LogOut", sessionUuid=self.session)
            self.session = None

    def _declaration(self, api: str) -> Declaration:
        if self._declarations is None:
            from orrery.core.api.catalogue import declarations

            self._declarations = declarations()
        found = self._declarations.get(api)
        if found is None:
            raise UnknownApi(api, self._declarations)
        return found

    def _request(self, declaration: Declaration, given: Mapping[str, Any], **options: Any) -> httpx.Request:
        path, rest = _fill_path(declaration, given)
        url, options = f"{self.url}/v1{path}", {"headers": self._headers(), **options}
        if declaration.method in ("POST", "PUT"):
            return self._http.build_request(
                declaration.method, url, json={declaration.wrapper: rest}, **options
            )
        pairs = conditions.parameters(rest) if declaration.is_query else list(_query_string(rest))
        params = httpx.QueryParams(tuple(pairs))
        return self._http.build_request(declaration.method, url, params=params, **options)

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"OAuth {self.session}"} if self.session else {}

    async def begin(self, declaration: Declaration, fields: Mapping[str, Any]) -> Begun:
        """Begin a call that is a job, without waiting for its end.

        Raises ApiFailure where the server refuses the call, ServerUnreachable as `invoke` does.
        """
        given = {name: value for name, value in fields.items() if value is not None}
        begun = await self._begun(declaration, given)
        if isinstance(begun, httpx.Response):
            return Begun("", _result(begun))
        return Begun(begun.rpartition("/")[2])

    async def end_of(self, job: str, seconds: float = FOREVER) -> dict[str, Any]:
        """What a call answers whose job has this uuid, once it has ended, `seconds` from now at the latest.

        Raises ApiFailure where it failed, has not ended in time (SYS.1001), or is unknown (HTTP.404).
        """
        deadline = asyncio.get_running_loop().time() + seconds
        return _result(await self._end_of(f"{self.url}/v1{JOBS}{job}", deadline))

    async def _perform(self, declaration: Declaration, given: Mapping[str, Any]) -> dict[str, Any]:
        deadline = asyncio.get_running_loop().time() + declaration.timeout_seconds
        begun = await self._begun(declaration, given)
        return _result(begun if isinstance(begun, httpx.Response) else await self._end_of(begun, deadline))

    async def _begun(self, declaration: Declaration, given: Mapping[str, Any]) -> str | httpx.Response:
        """Begins a job under a uuid of ours; gives where to follow it, or what the server says instead.

        The uuid tells whether a call was accepted whose answer is lost. Otherwise it is sent again: the
        server takes each uuid once.
        """
        uuid = self._new_job_uuid()
        request = self._request(declaration, given, headers={**self._headers(), JOB_UUID: uuid})
        location = f"{self.url}/v1{JOBS}{uuid}"
        is_again = False
        while True:
            answer, broken = await self._sent(request)
            if isinstance(broken, NEVER_SENT) and not is_again:
                raise self._unreachable(broken)
            if answer is not None and answer.status_code == 202:
                return _job_url(self.url, answer.json()["location"])
            if answer is not None and not (is_again and answer.status_code == 400):
                return answer
            job = await self._state_of(location)
            if job.status_code != 404:
                return location
            if answer is not None:
                return answer
            is_again = True
            await asyncio.sleep(POLL_SECONDS_MAX)

    async def _state_of(self, location: str) -> httpx.Response:
        """What the server says of a job now, or when it answers again."""
        return await self._end_of(location, FOREVER, is_once=True)

    async def _end_of(self, location: str, deadline: float, *, is_once: bool = False) -> httpx.Response:
        """What the server says of a job once it has ended (`is_once`: as it is), or that it knows none."""
        loop = asyncio.get_running_loop()
        pause, answered = POLL_SECONDS, loop.time()
        while loop.time() < deadline:
            poll = self._http.build_request("GET", location, headers=self._headers())
            answer, broken = await self._sent(poll)
            if answer is not None and (is_once or answer.status_code != 202):
                return answer
            if answer is not None:
                answered = loop.time()
            elif loop.time() - answered > ABSENT_SECONDS:
                raise self._unreachable(broken, f"; the call goes on there as {location}")
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, POLL_SECONDS_MAX)
        raise ApiFailure(
            "SYS.1001",
            "A message or a operation timeout",
            f"the job at {location} had not ended in time; it may still run",
        )

    async def _sent(self, request: httpx.Request) -> tuple[httpx.Response | None, Exception | None]:
        """The server's answer; or why there is none, of which one of a proxy is a case."""
        try:
            answer = await self._http.send(request)
        except httpx.TransportError as broken:
            return None, broken
        if _is_of_proxy(answer):
            return None, OSError(f"it is answered by {answer.status_code}")
        return answer, None

    def _unreachable(self, broken: Exception | None, more: str = "") -> ServerUnreachable:
        return ServerUnreachable.at(self.url, (str(broken) or type(broken).__name__) + more)


def _is_of_proxy(answer: httpx.Response) -> bool:
    """Whether a failure is of something between the server and us, since it has no error of the API."""
    body = _json(answer)
    return answer.status_code >= 500 and not (isinstance(body, dict) and "error" in body)


def _job_url(base: str, location: str) -> str:
    """Where to poll: the job at the address that we reached, which may not be the one the server knows."""
    _, found, uuid = location.partition(JOBS)
    return f"{base}/v1{JOBS}{uuid}" if found else location


def _fill_path(declaration: Declaration, given: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The first route whose variables are all given, and the fields that are left."""
    routes = [declaration.path] if declaration.is_query else [p for p in declaration.paths if p]
    route = next((p for p in routes if all(v in given for v in path_variables(p))), None)
    if route is None:
        lacking = [v for v in path_variables(routes[0]) if v not in given]
        raise ApiFailure(
            "SYS.1007",
            "One or more API argument is invalid",
            f"{declaration.name}: field '{lacking[0]}' is mandatory",
        )
    variables = path_variables(route)
    for name in variables:
        route = route.replace(f"{{{name}}}", quote(str(given[name]), safe=""))
    return route, {name: value for name, value in given.items() if name not in variables}


def _query_string(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{key}", _scalar(item)) for key, item in value.items())
        elif isinstance(value, list | tuple):
            yield from ((name, _scalar(item)) for item in value)
        else:
            yield name, _scalar(value)


def _scalar(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _result(answer: httpx.Response) -> dict[str, Any]:
    body = _json(answer)
    if answer.is_success and isinstance(body, dict):
        return body
    if answer.status_code == 204:
        return {}
    raise _refusal(answer)


def _refusal(answer: httpx.Response) -> ApiFailure:
    body = _json(answer)
    if isinstance(body, dict) and isinstance(body.get("error"), dict):
        return ApiFailure.from_wire(body["error"])
    text = " ".join(answer.text.split())[:500] or answer.reason_phrase
    return ApiFailure(f"HTTP.{answer.status_code}", f"The server answered {answer.status_code}", text)


def _json(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError:
        return None
