"""Requests to the agents of hosts: pooled connections, deadlines, and errors in the core's words.

Each host has a pool of its own, so one that is slow or silent delays nobody else. A command is sent again,
with the same call id, for as long as the agent says that it is at work, and once more where its connection
breaks: agents join repeated commands, and answer them the same.
"""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Mapping
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, TypeAdapter, ValidationError

from orrery.backends.agent import wire
from orrery.backends.agent.commands import Command
from orrery.backends.remote.access import Access
from orrery.backends.remote.errors import ForeignHost, Unconnected
from orrery.backends.remote.pinning import PinningContext
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.errors import BackendRefused, Overtaken, Unreachable
from orrery.core.kernel.progress import Report

M = TypeVar("M", bound=BaseModel)

CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 10.0
"""How much later than the agent wants to answer it is given up."""
SILENT_SECONDS = 5
"""After which a connection breaks whose other side acknowledges nothing, as a host that is off or cut off."""
SOCKET_OPTIONS = (
    (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),
    (socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, SILENT_SECONDS * 1000),
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    (socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, SILENT_SECONDS),
    (socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, SILENT_SECONDS),
)
TRIES = 3
BACKOFF_SECONDS = 0.1
"""After the first connection that broke; four times as long after each next one."""
CONNECTIONS = 32
KEPT_SECONDS = 90.0
"""How long an idle connection stays open; less than the agent keeps it."""


class AgentClient:
    """The agent of one host, as it is addressed and pinned."""

    def __init__(self, access: Access, host: HostRef, port: int) -> None:
        self._access = access
        self._host = host
        self._pin = PinningContext.of(host.certificate)
        address = f"[{host.address}]" if ":" in host.address else host.address
        limits = httpx.Limits(
            max_connections=CONNECTIONS, max_keepalive_connections=4, keepalive_expiry=KEPT_SECONDS
        )
        transport = httpx.AsyncHTTPTransport(
            verify=self._pin, limits=limits, trust_env=False, socket_options=SOCKET_OPTIONS
        )
        self._http = httpx.AsyncClient(base_url=f"https://{address}:{port}", transport=transport)

    @property
    def certificate(self) -> str | None:
        """The fingerprint of the certificate that the host has shown."""
        return self._pin.shown

    async def close(self) -> None:
        """Closes all connections."""
        await self._http.aclose()

    async def ask(
        self,
        path: str,
        answer: type[M],
        body: BaseModel | None = None,
        *,
        query: Mapping[str, Any] | None = None,
        seconds: float = ANSWER_SECONDS,
    ) -> M:
        """The answer to a question. Raises Unreachable, BackendRefused or ForeignHost."""
        said = await self._send("GET" if body is None else "POST", path, body, query or {}, seconds)
        return self._read(answer, said)

    async def ask_mapping(self, path: str) -> dict[str, str]:
        """As `ask`, for an answer of texts by texts."""
        said = await self._send("GET", path, None, {}, ANSWER_SECONDS)
        try:
            return TypeAdapter(dict[str, str]).validate_json(said.content)
        except ValidationError:
            raise self._nonsense() from None

    async def do(self, command: Command, progress: Report | None = None) -> Any:
        """The answer of a command, however long that takes: limit it where you call.

        Raises Unreachable, BackendRefused or Overtaken. A call that is given up goes on at the host.
        """
        path, query = f"/v1/commands/{command.name}", {"seconds": wire.WAIT_SECONDS}
        while True:
            said = await self._send("POST", path, command, query, wire.WAIT_SECONDS + ANSWER_SECONDS)
            if said.status_code != 202:
                return self._read(wire.Done, said).answer
            come = self._read(wire.Progress, said)
            if progress is not None and come.total:
                progress(come.done, come.total)

    async def _send(
        self, method: str, path: str, body: BaseModel | None, query: Mapping[str, Any], seconds: float
    ) -> httpx.Response:
        headers = {
            "Authorization": f"Bearer {await self._access.tokens.token(self._host)}",
            wire.VERSION_HEADER: str(wire.PROTOCOL_VERSION),
            wire.CLOUD_HEADER: self._access.cloud,
        }
        content = None if body is None else body.model_dump_json().encode()
        request = self._http.build_request(
            method,
            path,
            params={name: value for name, value in query.items() if value is not None},
            headers=headers | {"Content-Type": "application/json"},
            content=content,
            timeout=httpx.Timeout(seconds, connect=min(CONNECT_SECONDS, seconds)),
        )
        answer = await self._sent(request)
        if answer.status_code >= 400:
            raise self._failure(answer)
        return answer

    async def _sent(self, request: httpx.Request) -> httpx.Response:
        pause = BACKOFF_SECONDS
        for attempt in range(1, TRIES + 1):
            try:
                return await self._once(request)
            except (httpx.ConnectError, httpx.TimeoutException) as failure:
                raise self._unreachable(failure) from failure
            except httpx.TransportError as failure:
                # The connection broke, perhaps an idle one that the agent had closed.
                if attempt == TRIES:
                    raise self._unreachable(failure) from failure
            await asyncio.sleep(pause)
            pause *= 4
        raise AssertionError("the last try has returned or raised")

    async def _once(self, request: httpx.Request) -> httpx.Response:
        return await self._http.send(request)

    def _unreachable(self, failure: httpx.TransportError) -> Unreachable | BackendRefused:
        pinned, shown = self._host.certificate, self._pin.shown
        if pinned is not None and shown is not None and shown != pinned:
            return BackendRefused(
                f"{self._host} shows another certificate than when it was connected first; if it was"
                " replaced, delete the host and add it again"
            )
        return Unreachable(f"{self._host} does not answer: {str(failure) or type(failure).__name__}")

    def _failure(self, answer: httpx.Response) -> BackendRefused:
        try:
            said = wire.Failure.model_validate_json(answer.content)
        except ValidationError:
            return BackendRefused(f"{self._host}: status {answer.status_code} {_detail(answer)}")
        details = f"{self._host}: {said.details}"
        if said.kind is wire.FailureKind.OVERTAKEN:
            return Overtaken(details)
        if said.kind is wire.FailureKind.CLAIMED and said.host is not None:
            return ForeignHost(details, said.host)
        return Unconnected(details) if said.kind is wire.FailureKind.UNCLAIMED else BackendRefused(details)

    def _read(self, answer: type[M], said: httpx.Response) -> M:
        try:
            return answer.model_validate_json(said.content)
        except ValidationError:
            raise self._nonsense() from None

    def _nonsense(self) -> BackendRefused:
        return BackendRefused(f"{self._host}: what answers there is no agent of this version")


def _detail(answer: httpx.Response) -> str:
    try:
        return str(answer.json().get("detail", ""))
    except (json.JSONDecodeError, AttributeError):
        return ""


class Agents:
    """The agents of all hosts. Used inside one event loop; `close` it there."""

    def __init__(self, access: Access, port: int = wire.AGENT_PORT) -> None:
        """All agents listen on one port."""
        self.access = access
        self._port = port
        self._clients: dict[HostRef, AgentClient] = {}

    def at(self, host: HostRef) -> AgentClient:
        """The agent of a host."""
        client = self._clients.get(host)
        if client is None:
            client = self._clients[host] = self.connection(host, self._port)
        return client

    def connection(self, host: HostRef, port: int) -> AgentClient:
        """A new one; what puts something in its way overrides this."""
        return AgentClient(self.access, host, port)

    async def forget(self, host: HostRef) -> None:
        """Closes the connections to a host, such as one that was not pinned yet."""
        client = self._clients.pop(host, None)
        if client is not None:
            await client.close()

    async def close(self) -> None:
        """Closes all connections."""
        for host in list(self._clients):
            await self.forget(host)
