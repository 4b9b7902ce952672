"""What a port of a guest needs on this host, and inside its guest."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.changes import Change, deletion
from orrery.backends.agent.network.inside import has_own_network
from orrery.backends.agent.network.links import Link, Links, parsed, read_links
from orrery.backends.agent.network.model import Port
from orrery.backends.agent.network.names import Alias, interface
from orrery.backends.agent.network.wanted import Wanted, check_ours, difference
from orrery.backends.agent.run import run

_SETTLING_TRIES = 100
_SETTLING_SECONDS = 0.01


def name_of(nic_uuid: str) -> str:
    """The name of a nic's interface on the host."""
    return interface("port", nic_uuid)


async def making(port: Port, links: Links) -> Sequence[Change]:
    """What makes the port as declared; nothing where it is. Raises Refused where it cannot be."""
    bridge = _bridge(port, links)
    _check_guest(port)
    wanted = Wanted(
        name_of(port.nic_uuid),
        Alias("port", port.nic_uuid, port.network_uuid),
        "tun" if port.guest_pid is None else "veth",
        _making(port, bridge),
        master=bridge.name,
        mtu=bridge.mtu,
        mac=_outer_mac(port.mac),
    )
    found = links.get(wanted.name)
    if found is None or port.guest_pid is None or await _is_in_guest(port, found):
        return difference(wanted, links)
    # The guest was started anew, or took its end away.
    check_ours(wanted, found)
    made = difference(wanted, Links([link for link in links if link is not found]))
    words = f"{wanted.title} did not lead into its guest"
    return [
        Change(
            port.nic_uuid,
            words,
            (deletion(found.name), *(line for one in made for line in one.lines)),
        )
    ]


def removing(nic_uuid: str, links: Links) -> Sequence[Change]:
    """What removes a port; nothing where it is gone."""
    name = name_of(nic_uuid)
    link = links.get(name)
    if link is None or not (link.is_unfinished or (link.ours is not None and link.ours.uuid == nic_uuid)):
        return []
    return [Change(nic_uuid, f"port {name} of nic {nic_uuid} was not needed", (deletion(name),))]


def _bridge(port: Port, links: Links) -> Link:
    """The bridge that the port belongs in."""
    bridge = links.get(port.bridge)
    whose = None if bridge is None else bridge.ours
    if bridge is None or whose is None or (whose.kind, whose.uuid) != ("bridge", port.network_uuid):
        raise Refused(
            f"nic {port.nic_uuid}: network {port.network_uuid} has no bridge {port.bridge} on this host; "
            "realize the network first"
        )
    return bridge


def _check_guest(port: Port) -> None:
    """Refuses a guest that has ended, and one that would have its interface among those of the host."""
    if port.guest_pid is None:
        return
    try:
        is_apart = has_own_network(port.guest_pid)
    except Refused as refused:
        raise Refused(f"nic {port.nic_uuid}: its guest has ended: {refused}") from None
    if not is_apart:
        raise Refused(f"nic {port.nic_uuid}: process {port.guest_pid} has no network namespace of its own")


def _making(port: Port, bridge: Link) -> str:
    if port.guest_pid is None:
        return "mode tap"
    inner = f"name {port.guest_name} address {port.mac} mtu {bridge.mtu} netns {port.guest_pid}"
    return f"type veth peer {inner}"


def _outer_mac(mac: str) -> str:
    """The host's end needs an address of its own, high enough that no bridge takes it for its own."""
    return ("ee" if mac.startswith("fe") else "fe") + mac[2:]


async def _is_in_guest(port: Port, found: Link) -> bool:
    """Whether the other end of a pair is in the guest, under its name."""
    shown = json.loads(await _in_guest(port, "ip", "-j", "-d", "link", "show"))
    inner = next((parsed(one) for one in shown if one["ifname"] == port.guest_name), None)
    return inner is not None and (inner.index, inner.peer_index) == (found.peer_index, found.index)


async def prepare_guest(port: Port, links: Links) -> None:
    """Gives the interface inside a container guest its address, and takes it up. Raises Refused."""
    if port.guest_pid is None:
        return
    mtu = _bridge(port, links).mtu
    lines = [
        f"link set dev {port.guest_name} address {port.mac} mtu {mtu} up",
        *(f"addr replace {address} dev {port.guest_name}" for address in port.addresses),
    ]
    batch = "\n".join(lines).encode() + b"\n"
    await _in_guest(port, "ip", "-batch", "-", given=batch)


async def settled(ports: Sequence[Port]) -> None:
    """Returns once the bridges forward frames of these container guests.

    The kernel takes note of a new carrier a few milliseconds later; a first frame that is lost in between is
    repeated by its sender after a whole second. Gives up after `_SETTLING_TRIES`: a guest may take its
    interface down itself.
    """
    names = [name_of(port.nic_uuid) for port in ports if port.guest_pid is not None]
    for _ in range(_SETTLING_TRIES if names else 0):
        try:
            links = await read_links(names[0] if len(names) == 1 else None)
        except Refused:
            return  # its guest has ended
        if all(link.is_forwarding for name in names if (link := links.get(name)) is not None):
            return
        await asyncio.sleep(_SETTLING_SECONDS)


async def _in_guest(port: Port, *argv: str, given: bytes | None = None) -> bytes:
    try:
        return await run("nsenter", f"--net=/proc/{port.guest_pid}/ns/net", *argv, input=given)
    except Refused as refused:
        reason = str(refused).partition(": ")[2]
        raise Refused(f"nic {port.nic_uuid}: inside its guest, process {port.guest_pid}: {reason}") from None
