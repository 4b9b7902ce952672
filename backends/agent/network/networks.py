"""What a network needs on this host, and what removes it."""

from __future__ import annotations

from collections.abc import Sequence

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.addresses import moving
from orrery.backends.agent.network.changes import Change, deletion
from orrery.backends.agent.network.links import Link, Links
from orrery.backends.agent.network.model import Network
from orrery.backends.agent.network.names import Alias
from orrery.backends.agent.network.tagging import Tagging
from orrery.backends.agent.network.wanted import Wanted, difference

_TUNED = {"stp_state": 0, "forward_delay": 0, "mcast_snooping": 0}
"""Ports forward at once, and multicast reaches all: nobody asks who listens in a network of guests only."""


async def making(network: Network, links: Links, tagging: Tagging) -> Sequence[Change]:
    """What makes the network as declared; nothing where it is. Raises Refused where it cannot be."""
    physical = _physical(network, links)
    bridge = Wanted(
        network.bridge,
        Alias("bridge", network.uuid, "", "" if network.vlan is not None else network.physical_interface),
        "bridge",
        " ".join(["type bridge", *(f"{option} {value}" for option, value in _TUNED.items())]),
        mac=physical.mac if network.vlan is None else None,
        link_local=network.vlan is None,
        tuned=_TUNED,
    )
    changes = list(difference(bridge, links))
    if network.vlan is None:
        changes += await _entering(network, physical, links)
    else:
        if not physical.is_up:
            changes.append(_set(network, f"interface {physical.name} was down", f"{physical.name} up"))
        changes += difference(tagging.uplink(network, physical), links)
    return [*changes, *_returning(network, links)]


def _physical(network: Network, links: Links) -> Link:
    """The physical interface, if the network can be on it."""
    named = f"network {network.uuid}: interface {network.physical_interface}"
    physical = links.get(network.physical_interface)
    if physical is None:
        raise Refused(f"{named} is not on this host; name one that ip link lists")
    if physical.ours is not None or physical.name == "lo":
        raise Refused(f"{named} is not a physical interface")
    if network.vlan is None and physical.master not in {None, network.bridge}:
        raise Refused(
            f"{named} is in {physical.master} already; take it out by: ip link set {physical.name} nomaster"
        )
    return physical


async def _entering(network: Network, physical: Link, links: Links) -> Sequence[Change]:
    """The physical interface becomes a port of the bridge, which takes over its addresses."""
    lines = []
    if physical.master != network.bridge:
        lines.append(f"link set dev {physical.name} master {network.bridge}")
    if not physical.is_up:
        lines.append(f"link set dev {physical.name} up")
    lines += await moving(physical.name, network.bridge)
    words = f"interface {physical.name} was not in bridge {network.bridge} with its addresses"
    return [Change(network.uuid, words, tuple(lines))] if lines else []


def _returning(network: Network, links: Links) -> Sequence[Change]:
    """Ports of the network that lost their bridge are plugged in again."""
    return [
        _set(
            network,
            f"port {link.name} was not in bridge {network.bridge}",
            f"{link.name} master {network.bridge}",
        )
        for link, alias in links.ours("port")
        if alias.network == network.uuid and link.master != network.bridge
    ]


def _set(network: Network, words: str, settings: str) -> Change:
    return Change(network.uuid, words, (f"link set dev {settings}",))


async def removing(uuid: str, links: Links) -> Sequence[Change]:
    """What removes a network; nothing where it is gone. Raises Refused while a port is plugged in."""
    changes: list[Change] = []
    for bridge, alias in links.ours("bridge"):
        if alias.uuid == uuid:
            lines = await _emptying(bridge, alias, links)
            words = f"bridge {bridge.name} of network {uuid} was not needed"
            changes.append(Change(uuid, words, (*lines, deletion(bridge.name))))
    changes += [
        Change(uuid, f"uplink {link.name} of network {uuid} was not needed", (deletion(link.name),))
        for link, alias in links.ours("uplink")
        if alias.uuid == uuid
    ]
    return changes


async def _emptying(bridge: Link, alias: Alias, links: Links) -> Sequence[str]:
    """What others need is taken out of a bridge: interfaces that are not ours, and the host's addresses."""
    lines: list[str] = []
    for member in links.inside(bridge.name):
        if member.ours is None:
            lines.append(f"link set dev {member.name} nomaster")
        elif member.ours.kind == "port":
            plugged = f"nic {member.ours.uuid} is plugged into bridge {bridge.name}"
            raise Refused(f"network {alias.uuid}: {plugged}; unplug it first")
    if alias.physical_interface and links.get(alias.physical_interface) is not None:
        lines += await moving(bridge.name, alias.physical_interface)
    return lines
