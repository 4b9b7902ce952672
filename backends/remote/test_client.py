"""Requests to agents over TLS on loopback: pinning, failures in the core's words, slow hosts."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import uvicorn

from orrery.backends.agent.app import make_app
from orrery.backends.agent.commands import StopGuest
from orrery.backends.agent.identity import Identity
from orrery.backends.agent.service import Agent
from orrery.backends.remote import client, hypervisor
from orrery.backends.remote.access import Access, DerivedTokens
from orrery.backends.remote.client import Agents
from orrery.backends.remote.errors import ForeignHost, Unconnected
from orrery.backends.remote.hypervisor import RemoteHypervisor
from orrery.core.compute.host.hypervisor import HostSpec, Pinged
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.clock import WallClock
from orrery.core.kernel.errors import BackendRefused, Overtaken, Unreachable
from orrery.core.kernel.workflow import CallId

TOKENS = DerivedTokens(b"secret")
CALL = CallId(1, 1, 1)
HOST = HostRef("1" * 32, "127.0.0.1")
OTHER_CERTIFICATE = "sha256:" + "0" * 64


@dataclass
class Served:
    """An agent on loopback, and a core that uses it."""

    agent: Agent
    agents: Agents
    remote: RemoteHypervisor
    identity: Identity
    port: int
    known: list[str]
    """Hosts that the core knows."""


@asynccontextmanager
async def served(folder: Path, token: str | None = None) -> AsyncIterator[Served]:
    """Serves an agent that was not opened, so nothing of the machine is touched."""
    identity, agent = Identity(folder), Agent(folder)
    identity.make()
    app = make_app(agent, token or TOKENS.of_address(HOST.address))
    listening = socket.create_server((HOST.address, 0))
    config = uvicorn.Config(
        app,
        ssl_certfile=str(identity.certificate),
        ssl_keyfile=str(identity.key),
        lifespan="off",
        log_level="critical",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve([listening]))
    known: list[str] = []

    async def is_known(uuid: str) -> bool:
        return uuid in known

    port = listening.getsockname()[1]
    agents = Agents(Access("ours", TOKENS, WallClock(), is_known), port)
    remote = RemoteHypervisor(agents)
    try:
        yield Served(agent, agents, remote, identity, port, known)
    finally:
        await remote.close()
        await agents.close()
        server.should_exit = True
        await serving
        agent.ledger.close()


def with_agent(folder: Path, work: Callable[[Served], Awaitable[None]], token: str | None = None) -> None:
    """Runs a test with an agent of its own."""

    async def run() -> None:
        async with served(folder, token) as one:
            await work(one)

    asyncio.run(run())


def test_the_certificate_that_was_shown_first_is_pinned_and_no_other_is_told_the_token(
    tmp_path: Path,
) -> None:
    async def work(one: Served) -> None:
        facts = await one.remote.connect(HostSpec(HOST), CALL)
        assert facts.certificate == one.identity.fingerprint()
        pinned = replace(HOST, certificate=facts.certificate)
        assert await one.remote.ping([pinned]) == Pinged(())
        other = replace(HOST, certificate=OTHER_CERTIFICATE)
        asked = one.agent.metrics.text()
        with pytest.raises(BackendRefused, match="another certificate"):
            await one.remote.list_vms(other)
        assert (await one.remote.ping([other])).silent == [HOST.uuid]
        assert one.agent.metrics.text() == asked

    with_agent(tmp_path, work)


def test_a_wrong_token_is_refused_with_the_host(tmp_path: Path) -> None:
    async def work(one: Served) -> None:
        with pytest.raises(BackendRefused, match=rf"{HOST.uuid}.*token"):
            await one.remote.connect(HostSpec(HOST), CALL)

    with_agent(tmp_path, work, token="another")


def test_a_host_that_nobody_has_connected_is_to_be_connected_again(tmp_path: Path) -> None:
    async def work(one: Served) -> None:
        assert (await one.remote.ping([HOST])).restarted == [HOST.uuid]
        with pytest.raises(Unconnected):
            await one.remote.list_vms(HOST)

    with_agent(tmp_path, work)


def test_a_machine_is_added_again_only_when_its_former_host_is_gone(tmp_path: Path) -> None:
    async def work(one: Served) -> None:
        again = HostRef("2" * 32, HOST.address)
        await one.remote.connect(HostSpec(HOST), CALL)
        one.known.append(HOST.uuid)
        with pytest.raises(ForeignHost, match=HOST.uuid):
            await one.remote.connect(HostSpec(again), CALL)
        one.known.clear()
        await one.remote.connect(HostSpec(again), CALL)

    with_agent(tmp_path, work)


def test_an_overtaken_command_is_told_as_such(tmp_path: Path) -> None:
    async def work(one: Served) -> None:
        await one.remote.connect(HostSpec(HOST), CALL)
        one.agent.ledger.settle(StopGuest(call=(5, 1, 1), guest="a" * 32, force=True), None)
        with pytest.raises(Overtaken, match="comes after"):
            await one.remote.stop_vm(HOST, "a" * 32, True, CallId(4, 1, 1))

    with_agent(tmp_path, work)


def test_nobody_at_an_address_is_unreachable_and_another_service_is_no_agent(tmp_path: Path) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello")
        await writer.drain()
        writer.close()

    async def run() -> None:
        identity = Identity(tmp_path)
        identity.make()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(identity.certificate, identity.key)
        server = await asyncio.start_server(answer, HOST.address, 0, ssl=context)
        port = server.sockets[0].getsockname()[1]

        async def is_known(uuid: str) -> bool:
            return True

        agents = Agents(Access("ours", TOKENS, WallClock(), is_known), port)
        remote = RemoteHypervisor(agents)
        async with server:
            with pytest.raises(BackendRefused, match="no agent"):
                await remote.list_vms(HOST)
            with pytest.raises(Unreachable, match=r"127\.0\.0\.2"):
                await remote.list_vms(HostRef("2" * 32, "127.0.0.2"))
        await agents.close()

    asyncio.run(run())


def test_a_batch_ends_in_time_however_many_hosts_are_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hypervisor, "PINGED_AT_ONCE", 2)
    hosts = [HostRef(f"{number:032}", "127.0.0.2") for number in range(8)]

    async def work(one: Served) -> None:
        with socket.create_server(("127.0.0.2", one.port)):
            async with asyncio.timeout(60):
                said = await one.remote.ping(hosts, None, 0.8)
        assert list(said.silent) == [host.uuid for host in hosts]

    with_agent(tmp_path, work)


def test_a_host_that_takes_connections_and_says_nothing_delays_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "CONNECT_SECONDS", 0.3)
    monkeypatch.setattr(hypervisor, "PINGED_AT_ONCE", 2)

    async def work(one: Served) -> None:
        await one.remote.connect(HostSpec(HOST), CALL)
        silent = socket.create_server(("127.0.0.2", one.port))
        with silent:
            hosts = [HostRef("2" * 32, "127.0.0.2"), *[HOST] * 20]
            said = await one.remote.ping(hosts)
        assert said == Pinged(["2" * 32], [], {})

    with_agent(tmp_path, work)
