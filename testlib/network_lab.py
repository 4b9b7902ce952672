"""Two hosts joined by a cable, each with a network plane, and container guests on them; real packets."""

from __future__ import annotations

import asyncio
import itertools
import socket
from collections.abc import Awaitable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from orrery.backends.agent.network.inside import can_connect, inside
from orrery.backends.agent.network.model import Network, Port
from orrery.backends.agent.network.plane import NetworkPlane
from orrery.testlib.namespaces import Namespace, cable, loop_for_calls

Result = TypeVar("Result")
PORT = 7
"""Where guests listen."""
SECONDS_UNREACHABLE = 0.4
"""How long a connection is tried that shall not come about."""
SECONDS_REACHABLE = 10.0
"""How long at most one is tried that shall."""
ETH_P_ALL = 3

FLAT = Network("f" * 32, "br_eth0", "eth0")
RED = Network("1" * 32, "br_eth0_100", "eth0", 100)
BLUE = Network("2" * 32, "br_eth0_200", "eth0", 200)


class Host(Namespace):
    """A host with its plane."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._loop = loop
        self.plane = NetworkPlane()

    def run(self, call: Awaitable[Result]) -> Result:
        """Awaits a call of its plane."""
        return self.do(call, self._loop)

    def ip(self, line: str) -> None:
        """Changes something by hand: ``link delete dev br_eth0``."""
        self.tool("ip", *line.split())


@dataclass(frozen=True)
class Guest:
    """A container guest with one nic, which listens at `PORT`."""

    namespace: Namespace
    port: Port
    host: Host

    @property
    def ip(self) -> str:
        """Its first address."""
        return str(self.port.addresses[0].ip)

    def packets(self) -> socket.socket:
        """A socket for whole frames at its nic; the caller closes it."""
        with inside(self.namespace.pid):
            packets = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
        packets.bind((self.port.guest_name, ETH_P_ALL))
        packets.settimeout(SECONDS_REACHABLE)
        return packets


class NetworkLab:
    """Hosts and guests of one test."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._numbers = itertools.count(1)
        self._open: list[Namespace] = []
        self._listeners: list[socket.socket] = []
        self.one = self.host()
        self.two = self.host()
        cable(self.one, self.two)

    @property
    def hosts(self) -> tuple[Host, Host]:
        """Both."""
        return self.one, self.two

    def host(self) -> Host:
        """One more host, joined with nothing."""
        host = Host(self._loop)
        self._open.append(host)
        return host

    def realize(self, *networks: Network) -> None:
        """Makes networks on both hosts."""
        for host in self.hosts:
            host.run(host.plane.realize(networks))

    def port(self, network: Network, pid: int | None = None, ips: Sequence[str] | None = None) -> Port:
        """The declaration of a port with the next uuid, MAC and IP address."""
        number = next(self._numbers)
        return Port(
            f"{number:012x}{'c' * 20}",
            network.uuid,
            network.bridge,
            f"fa:00:00:00:{number >> 8:02x}:{number & 255:02x}",
            (f"10.1.{number >> 8}.{number & 255}/16",) if ips is None else tuple(ips),
            pid,
        )

    def guest(self, host: Host, network: Network, ips: Sequence[str] | None = None) -> Guest:
        """A guest that is plugged in."""
        namespace = self.namespace()
        guest = Guest(namespace, self.port(network, namespace.pid, ips), host)
        host.run(host.plane.plug(guest.port))
        with inside(namespace.pid):
            self._listeners.append(socket.create_server(("", PORT)))
        return guest

    def namespace(self) -> Namespace:
        """A guest without a nic."""
        namespace = Namespace()
        self._open.append(namespace)
        return namespace

    def reaches(self, source: Guest, target: Guest) -> bool:
        """Whether one guest gets a connection to another, which is expected."""
        return self._connects(source, target.ip, SECONDS_REACHABLE)

    def is_cut_off(self, source: Guest, target: Guest) -> bool:
        """Whether one guest gets no connection to another, which is expected."""
        return not self._connects(source, target.ip, SECONDS_UNREACHABLE)

    def _connects(self, source: Guest, address: str, seconds: float) -> bool:
        tried = can_connect(source.namespace.pid, address, PORT, seconds)
        return self._loop.run_until_complete(tried)

    def end(self) -> None:
        """Ends all hosts and guests."""
        for listener in self._listeners:
            listener.close()
        for namespace in reversed(self._open):
            namespace.end()


@contextmanager
def network_lab() -> Iterator[NetworkLab]:
    """A lab that is gone when the block ends."""
    with loop_for_calls() as loop:
        lab = NetworkLab(loop)
        try:
            yield lab
        finally:
            lab.end()
