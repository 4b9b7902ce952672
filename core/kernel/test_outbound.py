"""No URL of a caller leads back inside, whatever it is called and whatever its name stands for later."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from typing import Any

import httpx
import pytest

from orrery.core.kernel import outbound
from orrery.core.kernel.outbound import (
    ForbiddenAddress,
    OutboundTransport,
    addresses_of,
    check_host,
    check_literal,
    check_url,
    host_of,
    is_inside,
    is_own,
    refuse_named_inside,
)
from orrery.testlib.outbound import served

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
    "168.63.129.16",
    "192.80.8.124",
    "fd00:ec2::23",
    "fd20:ce::254",
    "fd00:c1::a9fe:a9fe",
    "fd00:42::42",
    "::ffff:169.254.169.254",
    "::ffff:168.63.129.16",
    "::ffff:0:169.254.169.254",
    "::169.254.169.254",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b::a83f:8110",
    "64:ff9b:1::1",
    "64:ff9b:1:a9fe:a9:fe00::",
    "2002:a9fe:a9fe::1",
    "2001:0:a9fe:a9fe::",
    "2001:0:5db8:d822::5601:5601",
    "2600:1::5efe:a9fe:a9fe",
    "2600:1::200:5efe:7f00:1",
    "fe80::5efe:808:808",
    "fec0::1",
)
DISGUISED = (
    "2130706433",
    "017700000001",
    "0x7f000001",
    "0177.0.0.1",
    "0x7f.1",
    "127.1",
    "0",
    "127.0.0.1.",
    "0x7f.0x0.0x0.0x1.",
    "%31%32%37.0.0.1",
    "\N{FULLWIDTH DIGIT ONE}27.0.0.1",
    "\N{CIRCLED NUMBER SIXTEEN}\N{CIRCLED DIGIT NINE}.254.169.254",
    "127\N{IDEOGRAPHIC FULL STOP}0.0.1",
    "127\N{HALFWIDTH IDEOGRAPHIC FULL STOP}0.0.1",
    "0xa9fea9fe",
    "localhost.",
    "loc%61lhost",
    "\N{FULLWIDTH LATIN SMALL LETTER L}ocalhost",
)
"""Hosts that lead inside, in forms that `ipaddress` does not read."""
UNCLEAR = (
    "http://127.0.0.1\\@example.com/",
    "http://example.com\\@127.0.0.1/",
    "http://10.0.0.1 @127.0.0.1/",
    "http://10.0.0.1:80:80/",
    "http:///127.0.0.1",
    "http://",
    "http://@/",
)
OUTSIDE = (
    "10.0.0.1",
    "192.168.1.1",
    "93.184.216.34",
    "168.63.129.17",
    "2606:2800:220:1::1",
    "64:ff9b::5db8:d822",
    "::ffff:93.184.216.34",
    "2002:5db8:d822::1",
    "2001:0:5db8:d822::a247:27dd",
    "2600:1::5efe:5db8:d822",
)


@pytest.mark.parametrize("text", INSIDE)
def test_addresses_inside(text: str) -> None:
    assert is_inside(ipaddress.ip_address(text))
    url = f"http://[{text}]/" if ":" in text else f"http://{text}:8080/"
    with pytest.raises(ForbiddenAddress, match="allowInside"):
        check_url(url, allow_inside=False)
    check_url(url, allow_inside=True)


@pytest.mark.parametrize("host", DISGUISED)
def test_an_address_inside_in_another_form_is_refused_without_being_resolved(host: str) -> None:
    with pytest.raises(ForbiddenAddress, match="allowInside"):
        check_url(f"http://{host}/", allow_inside=False)
    with pytest.raises(ForbiddenAddress, match="setting"):
        refuse_named_inside(host_of(f"sftp://user@{host}:22/"), "setting")


@pytest.mark.parametrize("url", UNCLEAR)
def test_a_url_in_which_programs_find_different_hosts_is_refused(url: str) -> None:
    with pytest.raises(ForbiddenAddress, match="no http or https URL"):
        check_url(url, allow_inside=True)
    with pytest.raises(ForbiddenAddress, match="names no host"):
        host_of(url)


@pytest.mark.parametrize("host", ["10.1", "0x0a.0.0.1", "168427777", "images.example.com", "münchen.example"])
def test_other_forms_of_addresses_outside_are_taken(host: str) -> None:
    check_url(f"http://{host}/", allow_inside=False)


@pytest.mark.parametrize("text", OUTSIDE)
def test_addresses_outside(text: str) -> None:
    assert not is_inside(ipaddress.ip_address(text))


def _own_addresses() -> list[str]:
    """Addresses of this machine's interfaces, as it would send from."""
    found = []
    for family, far in ((socket.AF_INET, "192.0.2.200"), (socket.AF_INET6, "2001:db8::c8")):
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((far, 9))
            except OSError:
                continue
            found.append(str(probe.getsockname()[0]))
    return found


def test_an_address_of_this_machine_is_refused_on_whichever_interface_it_is() -> None:
    """It is no loopback address, and only the machine itself knows that it leads there."""
    assert is_own(ipaddress.ip_address("127.0.0.1"))
    assert is_own(ipaddress.ip_address("::ffff:127.0.0.1"))
    assert not is_own(ipaddress.ip_address("203.0.113.77"))
    for text in _own_addresses():
        url = f"http://[{text}]:9/" if ":" in text else f"http://{text}:9/"
        with pytest.raises(ForbiddenAddress, match="allowInside"):
            asyncio.run(check_host(url, allow_inside=False))
        with pytest.raises(ForbiddenAddress, match="allowInside"):
            check_literal(url, allow_inside=False)
        check_literal(url, allow_inside=True)


def test_a_name_of_an_own_address_is_not_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check is of the address that is connected to, after the name was resolved."""

    async def resolve(host: str) -> list[outbound.Address]:
        return [ipaddress.ip_address("203.0.113.77")]

    monkeypatch.setattr(outbound, "addresses_of", resolve)
    monkeypatch.setattr(outbound, "_is_sent_from_itself", lambda address: str(address) == "203.0.113.77")

    async def body() -> None:
        async with httpx.AsyncClient(transport=OutboundTransport(lambda: False)) as client:
            with pytest.raises(ForbiddenAddress, match=r"203\.0\.113\.77"):
                await client.post("http://hook.example.com/")

    asyncio.run(body())


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


def test_a_name_has_the_addresses_that_are_found_for_it_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: object, **__: object) -> list[tuple[Any, ...]]:
        first = (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("fe80::1%eth0", 0, 0, 2))
        second = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 0))
        return [first, second, first]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    wanted = [ipaddress.ip_address("fe80::1"), ipaddress.ip_address("93.184.216.34")]
    assert asyncio.run(addresses_of("images.example.com")) == wanted


@pytest.mark.parametrize("text", ["169.254.169.254", "100.100.100.200", "fe80::1"])
def test_a_name_of_an_address_inside_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def resolve(host: str) -> list[outbound.Address]:
        return [ipaddress.ip_address("93.184.216.34"), ipaddress.ip_address(text)]

    monkeypatch.setattr(outbound, "addresses_of", resolve)
    with pytest.raises(ForbiddenAddress, match=rf"metadata\.example\.com\] is \[{text}\]"):
        asyncio.run(check_host("http://metadata.example.com/", allow_inside=False))


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
