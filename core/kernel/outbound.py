"""Requests to URLs that callers name; none of them may lead back inside.

A node reaches what its callers do not: itself, its neighbours on the link, the metadata service of the cloud
that runs it. A URL is checked when it is given, and again when it is used, because its name may resolve to
another address by then. The address that was checked is the one that is connected to. docs/outbound.md
lists what is refused.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import unicodedata
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

import httpcore
import httpx

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

METADATA = tuple(
    ipaddress.ip_network(text)
    for text in (
        "169.254.169.254/32",  # most clouds; the whole link-local block is refused as well
        "100.100.100.200/32",  # Alibaba Cloud
        "168.63.129.16/32",  # Azure
        "192.0.0.192/32",  # Oracle Cloud
        "192.80.8.124/32",  # Equinix Metal
        "fd00:ec2::/32",  # Amazon: metadata, DNS, time, credentials of pods
        "fd20:ce::/64",  # Google Cloud
        "fd00:c1::a9fe:a9fe/128",  # Oracle Cloud
        "fd00:42::42/128",  # Scaleway
    )
)
"""Where clouds keep what only their machines may know."""
LOCAL_TRANSLATION = ipaddress.ip_network("64:ff9b:1::/48")
"""RFC 8215; where the IPv4 address stands in it is its operator's choice, so all of it is refused."""
EMBEDDING = (
    (ipaddress.ip_network("::ffff:0:0/96"), 0),  # IPv4-mapped
    (ipaddress.ip_network("::ffff:0:0:0/96"), 0),  # IPv4-translated, RFC 2765
    (ipaddress.ip_network("64:ff9b::/96"), 0),  # NAT64, RFC 6052
    (ipaddress.ip_network("2002::/16"), 80),  # 6to4
    (ipaddress.ip_network("2001::/32"), 64),  # Teredo: the server; its client is kept inverted
)
"""Networks of IPv6 addresses that hold an IPv4 address, and how many bits stand after that."""
THIS_NETWORK = ipaddress.ip_network("0.0.0.0/8")
TEREDO = ipaddress.ip_network("2001::/32")
ISATAP = (0x00005EFE, 0x02005EFE)
"""What precedes the IPv4 address in an interface identifier of RFC 5214, whatever the network."""
IPV4_BITS = 0xFFFFFFFF
WEB_HOOKS_INSIDE = "event/webHook.allowInside"
AMBIGUOUS = re.compile(r"[\\\s]")
"""What stands in no name of a host, and ends it for some programs."""
IDEOGRAPHIC_STOP = "\u3002"
"""A dot between the labels of a name, RFC 3490."""
PROBE_PORT = 9
URL_MAX = 2048


class ForbiddenAddress(ValueError):
    """A URL that leads nowhere, or inside; the message says which and why."""


def check_url(url: str, *, allow_inside: bool, setting: str = WEB_HOOKS_INSIDE) -> None:
    """Raises ForbiddenAddress unless it is an http or https URL that names no address inside.

    `setting` is the global config that would allow it.
    """
    try:
        host = host_of(url)
        usable = urlsplit(url).scheme in ("http", "https")
    except ForbiddenAddress:
        usable = False
    if not usable or len(url) > URL_MAX:
        raise ForbiddenAddress(f"[{url[:200]}] is no http or https URL")
    if not allow_inside:
        refuse_named_inside(host, setting)


def host_of(url: str) -> str:
    """The host in a URL. Raises ForbiddenAddress where it has none, or programs disagree which it is.

    Of ``http://a\\@b/`` some read the host `a` and some `b`.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname
        usable = bool(host) and parts.port != 0 and not AMBIGUOUS.search(parts.netloc)
    except ValueError:
        usable = False
    if not usable or host is None:
        raise ForbiddenAddress(f"[{url[:200]}] names no host, or not clearly which")
    return host


def refuse_named_inside(host: str, setting: str) -> None:
    """Raises ForbiddenAddress for a host that is inside without any name being resolved.

    `setting` is the global config that would allow it.
    """
    literal = _literal(host)
    if _is_local_name(host):
        raise ForbiddenAddress(_refusal(host, host, setting))
    if literal is not None and is_inside(literal):
        raise ForbiddenAddress(_refusal(host, str(literal), setting))


def check_literal(url: str, *, allow_inside: bool) -> None:
    """As `check_url`, and refuses an address of this machine's own; no name is resolved."""
    check_url(url, allow_inside=allow_inside)
    host = urlsplit(url).hostname or ""
    literal = _literal(host)
    if not allow_inside and literal is not None:
        refuse_inside(host, [literal])


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


def refuse_inside(host: str, found: list[Address], setting: str = WEB_HOOKS_INSIDE) -> None:
    """Raises ForbiddenAddress where one of a host's addresses is inside, or is one of this machine's own.

    `setting` is the global config that would allow it.
    """
    for address in found:
        if is_inside(address) or is_own(address):
            raise ForbiddenAddress(_refusal(host, str(address), setting))


def _refusal(host: str, address: str, setting: str) -> str:
    what = f"the host [{host}]" + (f" is [{address}], which" if host != address else "")
    why = "leads to this machine, its link or its metadata"
    return f"{what} {why}; an admin may allow it by the global config {setting}"


def is_inside(address: Address) -> bool:
    """Whether only this machine, its link or the cloud that runs it can be meant by this address.

    Also where an IPv4 address that is embedded in it is such. Depends on the address alone; see `is_own`.
    """
    if any(address in network for network in METADATA):
        return True
    if isinstance(address, ipaddress.IPv6Address):
        embedded = embedded_in(address)
        if address.is_site_local or address in LOCAL_TRANSLATION or any(map(is_inside, embedded)):
            return True
        is_reserved = address.is_reserved and not embedded
    else:
        is_reserved = address.is_reserved or address in THIS_NETWORK
    special = address.is_loopback or address.is_link_local or address.is_unspecified
    return special or address.is_multicast or is_reserved


def embedded_in(address: ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses that an IPv6 address holds, by whichever scheme of translation or tunnelling."""
    number = int(address)
    found = [number >> shift for network, shift in EMBEDDING if address in network]
    if address in TEREDO:
        found.append(number ^ IPV4_BITS)
    if (number >> 32) & IPV4_BITS in ISATAP:
        found.append(number)
    return [ipaddress.IPv4Address(one & IPV4_BITS) for one in found]


def is_own(address: Address) -> bool:
    """Whether one of this machine's interfaces has this address, or one that is embedded in it.

    The kernel is asked what it would send from: to an address of the machine itself, that is the same one.
    No packet is sent.
    """
    inner = embedded_in(address) if isinstance(address, ipaddress.IPv6Address) else []
    return any(_is_sent_from_itself(one) for one in (address, *inner))


def _is_sent_from_itself(address: Address) -> bool:
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((str(address), PROBE_PORT))
            return ipaddress.ip_address(probe.getsockname()[0].partition("%")[0]) == address
    except OSError:
        return False


def _plain(host: str) -> str:
    """A host as resolvers may read it: decoded, in ASCII where it can be, without a dot at the end."""
    decoded = unicodedata.normalize("NFKC", unquote(host)).replace(IDEOGRAPHIC_STOP, ".")
    return decoded.rstrip(".").lower()


def _is_local_name(host: str) -> bool:
    return _plain(host) == "localhost" or _plain(host).endswith(".localhost")


def _literal(host: str) -> Address | None:
    """The address that a host is by itself, also in the forms of inet_aton (``2130706433``, ``0x7f.1``)."""
    plain = _plain(host)
    try:
        return ipaddress.ip_address(plain.partition("%")[0])
    except ValueError:
        pass
    try:
        return None if AMBIGUOUS.search(plain) else ipaddress.IPv4Address(socket.inet_aton(plain))
    except (OSError, ValueError):
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
    """HTTP to the outside; `allow_inside` is asked at each connection. Waits for no other's connection.

    `setting` is the global config that refusals name.
    """

    def __init__(self, allow_inside: Callable[[], bool], setting: str = WEB_HOOKS_INSIDE) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            max_connections=None,
            max_keepalive_connections=20,
            keepalive_expiry=5.0,
            network_backend=_Guarded(allow_inside, setting),
        )


class _Guarded(httpcore.AsyncNetworkBackend):
    """Connects to the very address that was looked at."""

    def __init__(self, allow_inside: Callable[[], bool], setting: str) -> None:
        self._allow_inside = allow_inside
        self._setting = setting
        self._real = httpcore.AnyIOBackend()

    async def connect_tcp(self, host: str, port: int, *more: Any, **options: Any) -> Any:
        """A connection to the first address that takes one. Raises ForbiddenAddress, OSError."""
        found = await addresses_of(host)
        if not self._allow_inside():
            refuse_inside(host, found, self._setting)
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
