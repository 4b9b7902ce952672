"""A guest sends with its own addresses only; each kind of frame is really sent, and looked for at another
guest."""

from __future__ import annotations

import socket
import struct

import pytest

from orrery.backends.agent.network.model import Network
from orrery.testlib.network_lab import FLAT, RED, Guest, NetworkLab

MINE, OTHERS = "10.1.200.1", "10.1.200.2"
ALSO_MINE = "10.1.200.3"
FALSE_MAC = bytes.fromhex("fa0000009999")
BROADCAST = b"\xff" * 6
IPV4, IPV6, ARP, RARP, VLAN, UNKNOWN = 0x0800, 0x86DD, 0x0806, 0x8035, 0x8100, 0x88B5


def ethernet(source: bytes, kind: int, body: bytes) -> bytes:
    """A frame for everybody."""
    return BROADCAST + source + struct.pack("!H", kind) + body


def checksum(header: bytes) -> int:
    """That of an IPv4 header whose own field is zero."""
    total = sum(struct.unpack(f"!{len(header) // 2}H", header))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return int(~total & 0xFFFF)


def ipv4(source: str, mark: bytes, ports: tuple[int, int] = (1000, 2000)) -> bytes:
    """A UDP packet for everybody."""
    udp = struct.pack("!HHHH", *ports, 8 + len(mark), 0) + mark
    head = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(udp), 0, 0, 64, 17, 0)
    addresses = socket.inet_aton(source) + socket.inet_aton("255.255.255.255")
    return head[:10] + struct.pack("!H", checksum(head + addresses)) + addresses + udp


def ipv6(source: str, mark: bytes) -> bytes:
    """A UDP packet for all nodes."""
    udp = struct.pack("!HHHH", 1000, 2000, 8 + len(mark), 1) + mark
    addresses = socket.inet_pton(socket.AF_INET6, source) + socket.inet_pton(socket.AF_INET6, "ff02::1")
    return struct.pack("!IHBB", 6 << 28, len(udp), 17, 64) + addresses + udp


def arp(mac: bytes, ip: str, mark: bytes) -> bytes:
    """A request that says that this address is at this MAC address."""
    head = struct.pack("!HHBBH", 1, IPV4, 6, 4, 1)
    return head + mac + socket.inet_aton(ip) + bytes(6) + socket.inet_aton("10.1.200.9") + mark


def seen(source: Guest, target: Guest, frames: list[bytes]) -> list[bytes]:
    """Which frames arrive, recognised by their last eight bytes; a last one that is allowed ends the wait."""
    end = b"the  end"
    mac = bytes.fromhex(source.port.mac.replace(":", ""))
    ip = str(source.port.addresses[0].ip) if source.port.ips else MINE
    marks = []
    with source.packets() as sender, target.packets() as receiver:
        for frame in [*frames, ethernet(mac, IPV4, ipv4(ip, end))]:
            sender.send(frame)
        while (mark := receiver.recv(2000).rstrip(b"\0")[-8:]) != end:
            if any(frame.endswith(mark) for frame in frames):
                marks.append(mark)
    return marks


def proper(mac: bytes) -> dict[bytes, bytes]:
    """Frames that a guest may send, by their marks."""
    return {
        mark: ethernet(mac, kind, body)
        for mark, kind, body in (
            (b"ipv4 own", IPV4, ipv4(MINE, b"ipv4 own")),
            (b"ipv4 2nd", IPV4, ipv4(ALSO_MINE, b"ipv4 2nd")),
            (b"arp own.", ARP, arp(mac, MINE, b"arp own.")),
            (b"arp test", ARP, arp(mac, "0.0.0.0", b"arp test")),
            (b"dhcp ask", IPV4, ipv4("0.0.0.0", b"dhcp ask", (68, 67))),
            (b"rarp own", RARP, arp(mac, "0.0.0.0", b"rarp own")),
        )
    }


def spoofed(mac: bytes) -> dict[bytes, bytes]:
    """Frames that a guest may not send, by their marks."""
    return {
        b"mac fals": ethernet(FALSE_MAC, IPV4, ipv4(MINE, b"mac fals")),
        b"ipv4 not": ethernet(mac, IPV4, ipv4(OTHERS, b"ipv4 not")),
        b"no addre": ethernet(mac, IPV4, ipv4("0.0.0.0", b"no addre")),
        b"dhcp ser": ethernet(mac, IPV4, ipv4("0.0.0.0", b"dhcp ser", (67, 68))),
        b"arp ip n": ethernet(mac, ARP, arp(mac, OTHERS, b"arp ip n")),
        b"arp mac!": ethernet(mac, ARP, arp(FALSE_MAC, MINE, b"arp mac!")),
        b"ipv6 any": ethernet(mac, IPV6, ipv6("fe80::1", b"ipv6 any")),
        b"unknown!": ethernet(mac, UNKNOWN, bytes(50) + b"unknown!"),
        b"vlan 100": ethernet(mac, VLAN, struct.pack("!HH", 100, IPV4) + ipv4(MINE, b"vlan 100")),
    }


@pytest.mark.parametrize("network", [FLAT, RED], ids=["no VLAN", "VLAN"])
def test_only_frames_with_own_addresses_pass(lab: NetworkLab, network: Network) -> None:
    lab.realize(network)
    source = lab.guest(lab.one, network, [MINE + "/24", ALSO_MINE + "/24"])
    mac = bytes.fromhex(source.port.mac.replace(":", ""))
    for target in (lab.guest(lab.one, network), lab.guest(lab.two, network)):
        assert seen(source, target, list(proper(mac).values())) == list(proper(mac))
        assert seen(source, target, list(spoofed(mac).values())) == []


def test_without_the_rules_every_frame_would_arrive(lab: NetworkLab) -> None:
    lab.realize(RED)
    source, target = lab.guest(lab.one, RED, [MINE + "/24"]), lab.guest(lab.two, RED)
    lab.one.tool("nft", "delete", "table", "bridge", "orrery")
    frames = spoofed(bytes.fromhex(source.port.mac.replace(":", "")))
    # a second tag is not one that a VLAN carries to another host
    del frames[b"vlan 100"]
    assert seen(source, target, list(frames.values())) == list(frames)


def test_a_port_without_addresses_is_bound_to_its_mac_alone(lab: NetworkLab) -> None:
    lab.realize(RED)
    source, target = lab.guest(lab.one, RED, []), lab.guest(lab.two, RED)
    mac = bytes.fromhex(source.port.mac.replace(":", ""))
    allowed = {**proper(mac), b"ipv4 not": spoofed(mac)[b"ipv4 not"], b"arp ip n": spoofed(mac)[b"arp ip n"]}
    assert seen(source, target, list(allowed.values())) == list(allowed)
    forbidden = [spoofed(mac)[mark] for mark in (b"mac fals", b"arp mac!", b"vlan 100")]
    assert seen(source, target, forbidden) == []


def test_an_address_of_ipv6_brings_its_link_local_one(lab: NetworkLab) -> None:
    lab.realize(RED)
    source = lab.guest(lab.one, RED, [MINE + "/24", "2001:db8::5/64"])
    target = lab.guest(lab.two, RED)
    mac = bytes.fromhex(source.port.mac.replace(":", ""))
    link_local = str(
        next(rule.value for rule in lab.one.run(lab.one.plane.found()).rules if "fe80" in rule.value)
    )
    addresses = {
        b"ipv6 own": "2001:db8::5",
        b"ipv6 loc": link_local,
        b"ipv6 not": "2001:db8::6",
        b"fe80 not": "fe80::1",
    }
    frames = [ethernet(mac, IPV6, ipv6(address, mark)) for mark, address in addresses.items()]
    assert seen(source, target, frames) == [b"ipv6 own", b"ipv6 loc"]
    shown = source.namespace.tool("ip", "-6", "addr", "show", "dev", "eth0")
    assert link_local in shown


def test_addresses_that_a_port_loses_are_dropped_again(lab: NetworkLab) -> None:
    lab.realize(RED)
    source, target = lab.guest(lab.one, RED, [MINE + "/24", ALSO_MINE + "/24"]), lab.guest(lab.two, RED)
    port = source.port
    fewer = type(port)(
        port.nic_uuid, port.network_uuid, port.bridge, port.mac, (MINE + "/24",), port.guest_pid
    )
    lab.one.run(lab.one.plane.plug(fewer))
    mac = bytes.fromhex(port.mac.replace(":", ""))
    assert seen(source, target, [proper(mac)[b"ipv4 2nd"], proper(mac)[b"ipv4 own"]]) == [b"ipv4 own"]
