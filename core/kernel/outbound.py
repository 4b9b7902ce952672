"""Requests to URLs that callers name: none of them may lead back inside.

A node reaches what its callers do not: itself, its neighbours on the link, the metadata service of whatever
runs it. So a URL is looked at when it is given, and again when it is used, since names may resolve to
something else by then: the address that was looked at is the one that is connected to.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

METADATA = frozenset(
    ipaddress.ip_address(text)
    for text in ("169.254.169.254", "fd00:ec2::254", "100.100.100.200", "192.0.0.192")
)
"""Where clouds keep what only their machines may know."""
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that a gateway turns into the IPv4 address in their last 32 bits."""
URL_MAX = 2048


class ForbiddenAddress(ValueError):
    """A URL that leads nowhere, or inside; the message says which and why."""


def check_url(url: str, *, allow_inside: bool) -> None:
    """Raises ForbiddenAddress for what is no http or https URL, or names an address inside."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or len(url) > URL_MAX:
        raise ForbiddenAddress(f"[{url[:200]}] is no http or https URL")
    host = parts.hostname or ""
    literal = _literal(host)
    if not allow_inside and (_is_local_name(host) or (literal is not None and is_inside(literal))):
        raise ForbiddenAddress(_refusal(host, host))


async def check_host(url: str, *, allow_inside: bool) -> None:
    """As `check_url`, and for each address that the host's name has now; a name that has none passes."""
    check_url(url, allow_inside=allow_inside)
    host = urlsplit(url).hostname or ""
    if not allow_inside:
        try:
            found = await addresses_of(host)
        except OSError:
            return
        refuse_inside(host, found)


def refuse_inside(host: str, found: list[Address]) -> None:
    """Raises ForbiddenAddress where one of a host's addresses lies inside."""
    for address in found:
        if is_inside(address):
            raise ForbiddenAddress(_refusal(host, str(address)))


def _refusal(host: str, address: str) -> str:
    what = f"the host [{host}]" + (f" is [{address}], which" if host != address else "")
    why = "leads to this machine, its link or its metadata"
    return f"{what} {why}; an admin may allow it by the global config event/webHook.allowInside"


def is_inside(address: Address) -> bool:
    """Whether only this machine, its link or the cloud that runs it can mean this address."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_inside(inner)
        if address.is_site_local:
            return True
    elif address in ipaddress.ip_network("0.0.0.0/8"):
        return True
    special = address.is_loopback or address.is_link_local or address.is_unspecified
    return special or address.is_multicast or address.is_reserved or address in METADATA


def _is_local_name(host: str) -> bool:
    return host.rstrip(".") == "localhost" or host.rstrip(".").endswith(".localhost")


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


async def addresses_of(host: str) -> list[Address]:
    """The addresses that a host's name has now, in the order of preference. Raises OSError."""
    literal = _literal(host)
    if literal is not None:
        return [literal]
    found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    texts = dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found)
    return [ipaddress.ip_address(text) for text in texts]


class OutboundTransport(httpx.AsyncHTTPTransport):
    """HTTP to the outside; `allow_inside` is asked at each connection. Waits for no other's connection."""

    def __init__(self, allow_inside: Callable[[], bool]) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            max_connections=None,
            max_keepalive_connections=20,
            keepalive_expiry=5.0,
            network_backend=_Guarded(allow_inside),
        )


class _Guarded(httpcore.AsyncNetworkBackend):
    """Connects to the very address that was looked at."""

    def __init__(self, allow_inside: Callable[[], bool]) -> None:
        self._allow_inside = allow_inside
        self._real = httpcore.AnyIOBackend()

    async def connect_tcp(self, host: str, port: int, *more: Any, **options: Any) -> Any:
        """A connection to the first address that takes one. Raises ForbiddenAddress, OSError."""
        found = await addresses_of(host)
        if not self._allow_inside():
            refuse_inside(host, found)
        failure: Exception = OSError(f"the host [{host}] has no address")
        for address in found:
            try:
                return await self._real.connect_tcp(str(address), port, *more, **options)
            except httpcore.ConnectError as refused:
                failure = refused
        raise failure

    async def sleep(self, seconds: float) -> None:
        """As the loop does."""
        await asyncio.sleep(seconds)
