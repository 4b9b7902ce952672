"""A way to agents on which commands fail, get lost, come twice, or are the last that their node sends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum

import httpx

from orrery.backends.agent import wire
from orrery.backends.remote.access import Access
from orrery.backends.remote.client import AgentClient, Agents
from orrery.core.compute.host.reference import HostRef

COMMANDS = "/v1/commands/"
REASON = "a fault of the test"


class WireFault(StrEnum):
    """What happens to one command on its way."""

    ERROR = "error"
    """The agent refuses it, and does nothing."""
    ERROR_AFTER = "error-after"
    """The agent does it, and tells of a failure."""
    LOST_CALL = "lost-call"
    """The connection breaks before it arrives; it is sent again."""
    LOST_REPLY = "lost-reply"
    """The agent does it, and the connection breaks before the answer comes; it is sent again."""
    REPEATED = "repeated"
    """It arrives twice."""
    UNREACHABLE = "unreachable"
    """The agent does it, and nobody answers, however often it is sent."""
    KILLED_BEFORE = "killed-before"
    """The node dies before it is sent."""
    KILLED_AFTER = "killed-after"
    """The node dies when the agent has done it, before the answer comes."""


@dataclass
class WireFaults:
    """What strikes the commands of one node. Nothing does unless `strike` says so."""

    kill: Callable[[], Awaitable[None]] | None = None
    """Ends the node."""
    sent: list[str] = field(default_factory=list)
    """The names of the commands that were sent, each once."""
    is_cut: bool = False
    """Whether the node is dead: nothing more is sent, and nothing answered."""
    struck: bool = False
    _fault: WireFault | None = None
    _number: int = 0
    _ids: set[bytes] = field(default_factory=set)
    _victim: bytes = b""

    def strike(self, fault: WireFault, number: int) -> None:
        """Lets a fault strike the command of this number from now on, counted from 0."""
        self.listen()
        self._fault, self._number, self.struck, self._victim = fault, number, False, b""

    def listen(self) -> None:
        """Notes the commands from now on; nothing strikes them."""
        self._fault = None
        self.sent.clear()
        self._ids.clear()

    def fault_of(self, request: httpx.Request) -> WireFault | None:
        """What strikes this request."""
        path = request.url.path
        if not path.startswith(COMMANDS):
            return None
        if request.content not in self._ids:
            self._ids.add(request.content)
            self.sent.append(path.removeprefix(COMMANDS))
            if self._fault is not None and len(self.sent) == self._number + 1:
                self._victim = request.content
        if self._fault is None or request.content != self._victim:
            return None
        if self.struck and self._fault is not WireFault.UNREACHABLE:
            return None
        self.struck = True
        return self._fault


class FaultyClient(AgentClient):
    """The agent of one host, behind faults."""

    def __init__(self, access: Access, host: HostRef, port: int, faults: WireFaults) -> None:
        super().__init__(access, host, port)
        self._faults = faults

    async def _once(self, request: httpx.Request) -> httpx.Response:
        fault = self._faults.fault_of(request)
        if self._faults.is_cut:
            await _never()
        answer = await self._struck(request, fault)
        if self._faults.is_cut:
            await _never()
        return answer

    async def _struck(self, request: httpx.Request, fault: WireFault | None) -> httpx.Response:
        match fault:
            case WireFault.ERROR:
                return _refusal(request)
            case WireFault.LOST_CALL:
                raise httpx.WriteError(REASON, request=request)
            case WireFault.KILLED_BEFORE:
                await self._die()
        answer = await super()._once(request)
        match fault:
            case WireFault.ERROR_AFTER:
                return _refusal(request)
            case WireFault.LOST_REPLY | WireFault.UNREACHABLE:
                raise httpx.ReadError(REASON, request=request)
            case WireFault.REPEATED:
                return await super()._once(request)
            case WireFault.KILLED_AFTER:
                await self._die()
        return answer

    async def _die(self) -> None:
        assert self._faults.kill is not None
        self._faults.is_cut = True
        await self._faults.kill()
        await _never()


class FaultyAgents(Agents):
    """The agents of all hosts, behind faults."""

    def __init__(self, access: Access, faults: WireFaults) -> None:
        super().__init__(access)
        self._faults = faults

    def connection(self, host: HostRef, port: int) -> AgentClient:
        """See `Agents`."""
        return FaultyClient(self.access, host, port, self._faults)


async def _never() -> None:
    await asyncio.get_running_loop().create_future()


def _refusal(request: httpx.Request) -> httpx.Response:
    failure = wire.Failure(kind=wire.FailureKind.REFUSED, details=REASON)
    return httpx.Response(wire.STATUSES[failure.kind], json=failure.model_dump(mode="json"), request=request)
