"""No URL of a caller leads back inside, whatever it is called and whatever its name stands for later."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Awaitable, Callable

import httpx
import pytest

from core.kernel import outbound
from core.kernel.outbound import ForbiddenAddress, OutboundTransport, check_host, check_url, is_inside

INSIDE = (
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "0.1.2.3",
    "169.254.169.254",
    "100.100.100.200",
    "192.0.0.192",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fd00:ec2::254",
    "ff02::1",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
)
OUTSIDE = ("10.0.0.1", "192.168.1.1", "93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822")


@pytest.mark.parametrize("text", INSIDE)
def test_addresses_inside(text: str) -> None:
    assert is_inside(ipaddress.ip_address(text))
    url = f"http://[{text}]/" if ":" in text else f"http://{text}:8080/"
    with pytest.raises(ForbiddenAddress, match="allowInside"):
        check_url(url, allow_inside=False)
    check_url(url, allow_inside=True)


@pytest.mark.parametrize("text", OUTSIDE)
def test_addresses_outside(text: str) -> None:
    assert not is_inside(ipaddress.ip_address(text))


@pytest.mark.parametrize(
    "url", ["", "x", "ftp://a.b/", "file:///etc/passwd", "http://", "http://a:0/", "http://[::1", "//a.b/c"]
)
def test_what_is_no_url_is_refused_always(url: str) -> None:
    with pytest.raises(ForbiddenAddress):
        check_url(url, allow_inside=True)


@pytest.mark.parametrize(
    "url", ["http://2130706433/", "http://127.1/", "http://0x7f.1/", "http://localhost./"]
)
def test_other_spellings_of_this_machine_are_known_by_what_they_stand_for(url: str) -> None:
    with pytest.raises(ForbiddenAddress):
        asyncio.run(check_host(url, allow_inside=False))


async def served(body: Callable[[int], Awaitable[None]], answer: bytes) -> None:
    """Runs `body` with the port of a server that answers so."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        await body(server.sockets[0].getsockname()[1])
    finally:
        server.close()
        await server.wait_closed()


def test_a_name_that_leads_inside_when_it_is_used_is_not_connected_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It was fine when it was given; by now it stands for this machine. Where that is allowed, it works."""
    resolved: list[str] = []

    async def resolve(host: str) -> list[outbound.Address]:
        resolved.append(host)
        return [ipaddress.ip_address("93.184.216.34" if len(resolved) == 1 else "127.0.0.1")]

    monkeypatch.setattr(outbound, "addresses_of", resolve)
    allowed = False

    async def body(port: int) -> None:
        nonlocal allowed
        url = f"http://rebound.example.com:{port}/"
        await check_host(url, allow_inside=False)
        async with httpx.AsyncClient(transport=OutboundTransport(lambda: allowed)) as client:
            with pytest.raises(ForbiddenAddress, match="rebound"):
                await client.post(url)
            allowed = True
            assert (await client.post(url)).status_code == 204

    answer = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
    asyncio.run(served(body, answer))
    assert len(resolved) == 3
