"""Bridges in the switch of a cloud, and the cables from there to its hosts. All can be repeated."""

from __future__ import annotations

import subprocess
import zlib
from collections.abc import Sequence

from orrery.backends.mini.errors import UpFailed
from orrery.backends.mini.fleet import FleetNetwork

SECONDS = 30
NAME_MAX = 15


def make_bridges(switch: int, networks: Sequence[FleetNetwork]) -> None:
    """Has a bridge for each network, with its addresses, in the namespace of the process `switch`."""
    for network in networks:
        name = bridge_of(network)
        if not _has(switch, name):
            _ip(switch, "link", "add", "name", name, "type", "bridge")
        _ip(switch, "link", "set", "dev", name, "up")
        for address in network.addresses:
            _ip(switch, "addr", "replace", address, "dev", name)


def join(switch: int, host: int, networks: Sequence[FleetNetwork], name: str) -> None:
    """Has a cable from each bridge to the host of this name, whose end is called as the network says."""
    for index, network in enumerate(networks):
        port = f"p{zlib.crc32(name.encode()):08x}-{index}"
        if not _has(host, network.interface):
            end = ("peer", "name", network.interface, "netns", str(host))
            if _has(switch, port):
                _ip(switch, "link", "del", "dev", port)
            _ip(switch, "link", "add", "name", port, "type", "veth", *end)
            _ip(switch, "link", "set", "dev", port, "master", bridge_of(network), "up")
        _ip(host, "link", "set", "dev", network.interface, "up")


def rename(host: int, former: str, name: str) -> None:
    """Has an interface of a host called `name`; it keeps its addresses."""
    if not _has(host, name):
        _ip(host, "link", "set", "dev", former, "down")
        _ip(host, "link", "set", "dev", former, "name", name)
        _ip(host, "link", "set", "dev", name, "up")


def bridge_of(network: FleetNetwork) -> str:
    """The bridge of a network in the switch."""
    return f"sw-{network.interface}"[:NAME_MAX]


def _has(pid: int, interface: str) -> bool:
    return _tried(pid, "link", "show", "dev", interface).returncode == 0


def _ip(pid: int, *words: str) -> None:
    done = _tried(pid, *words)
    if done.returncode:
        raise UpFailed(f"ip {' '.join(words)}: {done.stderr.strip()}")


def _tried(pid: int, *words: str) -> subprocess.CompletedProcess[str]:
    argv = ["nsenter", "-t", str(pid), "-n", "ip", *words]
    return subprocess.run(argv, capture_output=True, text=True, timeout=SECONDS, check=False)
