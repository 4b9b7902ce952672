"""Networks of two hosts: who reaches whom, and that removal leaves nothing."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from fcntl import ioctl

import pytest

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.inside import inside
from orrery.backends.agent.network.model import Found, Network
from orrery.backends.agent.network.plane import NetworkPlane
from orrery.testlib.network_lab import BLUE, FLAT, PORT, RED, Host, NetworkLab


def interfaces(host: Host) -> list[str]:
    """The names of all interfaces, sorted."""
    return sorted(one["ifname"] for one in json.loads(host.tool("ip", "-j", "link", "show")))


@pytest.mark.parametrize("network", [FLAT, RED], ids=["no VLAN", "VLAN"])
def test_guests_of_one_network_reach_each_other_across_hosts(lab: NetworkLab, network: Network) -> None:
    lab.realize(network)
    here, beside, there = (lab.guest(host, network) for host in (lab.one, lab.one, lab.two))
    assert lab.reaches(here, beside)
    assert lab.reaches(here, there)
    assert lab.reaches(there, here)


def test_guests_of_different_networks_do_not_reach_each_other(lab: NetworkLab) -> None:
    lab.realize(FLAT, RED, BLUE)
    red, blue, flat = (lab.guest(lab.one, network) for network in (RED, BLUE, FLAT))
    others = [lab.guest(lab.two, network) for network in (RED, BLUE, FLAT)]
    for source in (red, blue, flat):
        for target in others:
            is_own = source.port.network_uuid == target.port.network_uuid
            assert lab.reaches(source, target) if is_own else lab.is_cut_off(source, target)


def test_frames_of_a_vlan_have_its_tag_on_the_wire(lab: NetworkLab) -> None:
    lab.one.run(lab.one.plane.realize([RED]))
    guest = lab.guest(lab.one, RED)
    with inside(lab.two.pid):
        wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    with wire, guest.packets() as inner:
        wire.bind(("eth0", 3))
        wire.settimeout(10)
        wire.setsockopt(263, 8, 1)  # SOL_PACKET, PACKET_AUXDATA: where the kernel keeps the tag
        mac = bytes.fromhex(guest.port.mac.replace(":", ""))
        inner.send(b"\xff" * 6 + mac + arp(mac, guest.ip))
        while True:
            frame, details, _, _ = wire.recvmsg(2000, 200)
            if frame[6:12] == mac:
                break
        [(_, _, auxiliary)] = details
        assert struct.unpack_from("=H", auxiliary, 16) == (100,)
        # and a tagged frame from the wire arrives without its tag
        wire.send(
            mac + b"\x02\0\0\0\0\1" + struct.pack("!HH", 0x8100, 100) + arp(b"\x02\0\0\0\0\1", "10.1.9.9")
        )
        while (frame := inner.recv(2000))[6:12] != b"\x02\0\0\0\0\1":
            pass
        assert frame[12:14] == b"\x08\x06"


def arp(mac: bytes, ip: str) -> bytes:
    """The type and body of an ARP request."""
    head = struct.pack("!HHHBBH", 0x0806, 1, 0x0800, 6, 4, 1)
    return head + mac + socket.inet_aton(ip) + bytes(6) + socket.inet_aton("10.1.0.250")


def test_each_of_many_vlans_is_told_from_the_others(lab: NetworkLab) -> None:
    networks = [
        Network(f"{vlan:032x}"[::-1], f"br_eth0_{vlan}", "eth0", vlan) for vlan in range(1, 4095, 273)
    ]
    lab.realize(*networks)
    for network in networks:
        assert lab.reaches(lab.guest(lab.one, network), lab.guest(lab.two, network))


def test_a_full_packet_passes_a_vlan_unfragmented(lab: NetworkLab) -> None:
    lab.realize(RED)
    source, target = lab.guest(lab.one, RED), lab.guest(lab.two, RED)
    with inside(target.namespace.pid):
        receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    with inside(source.namespace.pid):
        sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    with receiver, sender:
        receiver.bind(("", PORT))
        receiver.settimeout(10)
        sender.setsockopt(socket.IPPROTO_IP, 10, 2)  # IP_MTU_DISCOVER, IP_PMTUDISC_DO
        sender.sendto(bytes(1472), (target.ip, PORT))
        assert len(receiver.recv(2000)) == 1472


def test_guests_take_the_mtu_of_the_physical_interface(lab: NetworkLab) -> None:
    for host in lab.hosts:
        host.ip("link set dev eth0 mtu 4000")
    lab.realize(RED, FLAT)
    for network in (RED, FLAT):
        guest = lab.guest(lab.one, network)
        [shown] = json.loads(guest.namespace.tool("ip", "-j", "link", "show", "dev", "eth0"))
        assert shown["mtu"] == 4000


def test_a_tap_carries_the_frames_of_an_emulator(lab: NetworkLab) -> None:
    lab.realize(RED)
    port, other = lab.port(RED), lab.guest(lab.two, RED)
    name = lab.one.run(lab.one.plane.plug(port))
    assert lab.one.run(lab.one.plane.plug(port)) == name
    with inside(lab.one.pid):
        tap = os.open("/dev/net/tun", os.O_RDWR)
        ioctl(tap, 0x400454CA, struct.pack("16sH22x", name.encode(), 0x1002))  # TUNSETIFF, tap without header
    mac = bytes.fromhex(port.mac.replace(":", ""))
    try:
        with other.packets() as packets:
            packets.setblocking(False)
            frame = b"\xff" * 6 + mac + arp(mac, str(port.addresses[0].ip))
            lab.one.run(repeated(lambda: os.write(tap, frame), lambda: arrived(packets, mac)))
    finally:
        os.close(tap)
    lab.one.run(lab.one.plane.unplug(port.nic_uuid))
    assert name not in interfaces(lab.one)


async def repeated(send: Callable[[], object], has_arrived: Callable[[], bool]) -> None:
    """Sends until it arrives: a bridge forwards a few milliseconds after an emulator has opened its tap."""
    async with asyncio.timeout(30):
        while not has_arrived():
            send()
            await asyncio.sleep(0.01)


def arrived(packets: socket.socket, mac: bytes) -> bool:
    """Whether one of the frames that wait is from this address."""
    with suppress(BlockingIOError):
        while True:
            if packets.recv(2000)[6:12] == mac:
                return True
    return False


def test_everything_is_repeatable_and_found_by_uuid(lab: NetworkLab) -> None:
    plane = lab.one.plane
    for _ in range(2):
        lab.one.run(plane.realize([FLAT, RED]))
    guest = lab.guest(lab.one, RED)
    before = lab.one.run(plane.found())
    assert lab.one.run(plane.plug(guest.port)) == before.ports[0].name
    assert lab.one.run(plane.found()) == before
    assert {(one.name, one.network_uuid) for one in before.bridges} == {
        (FLAT.bridge, FLAT.uuid),
        (RED.bridge, RED.uuid),
    }
    assert [(one.network_uuid, one.physical_interface, one.vlan) for one in before.uplinks] == [
        (RED.uuid, "eth0", 100)
    ]
    [port] = before.ports
    assert (port.nic_uuid, port.network_uuid, port.bridge) == (guest.port.nic_uuid, RED.uuid, RED.bridge)
    assert {one.nic_uuid for one in before.rules} == {guest.port.nic_uuid}


def test_what_is_removed_leaves_nothing(lab: NetworkLab) -> None:
    before = interfaces(lab.one)
    lab.realize(FLAT, RED)
    guests = [lab.guest(lab.one, network) for network in (FLAT, RED)]
    for guest in guests:
        for _ in range(2):
            lab.one.run(lab.one.plane.unplug(guest.port.nic_uuid))
    for _ in range(2):
        lab.one.run(lab.one.plane.remove([FLAT, RED]))
    assert interfaces(lab.one) == before
    assert lab.one.run(lab.one.plane.found()) == Found()
    assert "clsact" not in lab.one.tool("tc", "qdisc", "show")
    assert "PROMISC" not in lab.one.tool("ip", "link", "show", "dev", "eth0")
    lab.one.run(lab.one.plane.clean())
    assert lab.one.tool("nft", "list", "ruleset") == ""


def test_clean_removes_all_of_ours_and_nothing_else(lab: NetworkLab) -> None:
    lab.one.ip("link add name br0 type bridge")
    lab.one.tool("nft", "add", "table", "bridge", "other")
    before = interfaces(lab.one)
    lab.realize(FLAT, RED, BLUE)
    for network in (FLAT, RED):
        lab.guest(lab.one, network)
    lab.one.run(lab.one.plane.clean())
    assert interfaces(lab.one) == before
    assert lab.one.run(lab.one.plane.found()) == Found()
    assert "other" in lab.one.tool("nft", "list", "ruleset")


def test_a_guest_that_ends_takes_its_port_along_and_its_rules_can_be_removed(lab: NetworkLab) -> None:
    lab.realize(RED)
    guest = lab.guest(lab.one, RED)
    guest.namespace.end()
    lab.one.run(lab.one.plane.unplug(guest.port.nic_uuid))
    lab.one.run(lab.one.plane.remove([RED]))
    assert lab.one.run(lab.one.plane.found()) == Found()


def test_a_guest_that_is_started_anew_is_plugged_in_again(lab: NetworkLab) -> None:
    lab.realize(RED)
    guest, other = lab.guest(lab.one, RED), lab.guest(lab.two, RED)
    fresh = lab.namespace()
    moved = type(guest.port)(
        guest.port.nic_uuid, RED.uuid, RED.bridge, guest.port.mac, guest.port.ips, fresh.pid
    )
    lab.one.run(lab.one.plane.plug(moved))
    assert lab.reaches(type(guest)(fresh, moved, lab.one), other)
    assert "eth0" not in guest.namespace.tool("ip", "link", "show")


def test_a_network_in_use_is_not_removed(lab: NetworkLab) -> None:
    lab.realize(RED, BLUE)
    here, there = lab.guest(lab.one, RED), lab.guest(lab.two, RED)
    with pytest.raises(Refused, match=f"{RED.uuid}.*{here.port.nic_uuid}.*{RED.bridge}"):
        lab.one.run(lab.one.plane.remove([BLUE, RED]))
    assert len(lab.one.run(lab.one.plane.found()).bridges) == 2
    assert lab.reaches(here, there)


def test_networks_that_cannot_be_made_are_named_and_the_others_are_there(lab: NetworkLab) -> None:
    absent = Network("3" * 32, "br_eth9", "eth9")
    lab.one.ip("link add name br_eth0_200 type bridge")
    with pytest.raises(Refused, match=f"{absent.uuid}: interface eth9 is not on this host") as refused:
        lab.one.run(lab.one.plane.realize([absent, BLUE, RED]))
    assert f"{BLUE.uuid}: an interface of this name is there" in str(refused.value)
    assert [one.network_uuid for one in lab.one.run(lab.one.plane.found()).bridges] == [RED.uuid]


def test_what_others_made_is_refused_and_left_alone(lab: NetworkLab) -> None:
    lab.one.ip("link add name br_eth0 type bridge")
    lab.one.ip("link set dev eth0 master br_eth0")
    with pytest.raises(Refused, match="was not made by this service"):
        lab.one.run(lab.one.plane.realize([FLAT]))
    with pytest.raises(Refused, match="is in br_eth0 already"):
        lab.one.run(lab.one.plane.realize([Network("3" * 32, "br_other", "eth0")]))
    lab.one.run(lab.one.plane.remove([FLAT]))
    assert "br_eth0" in interfaces(lab.one)


def test_a_bridge_of_another_network_is_not_taken_over(lab: NetworkLab) -> None:
    lab.realize(RED)
    with pytest.raises(Refused, match=f"belongs to bridge {RED.uuid}"):
        lab.one.run(lab.one.plane.realize([Network("3" * 32, RED.bridge, "eth0", 300)]))


def test_a_foreign_table_of_our_name_is_refused(lab: NetworkLab) -> None:
    lab.realize(RED)
    lab.one.tool("nft", "add table bridge orrery; add chain bridge orrery mine")
    with pytest.raises(Refused, match="nft delete table bridge orrery"):
        lab.guest(lab.one, RED)
    assert "mine" in lab.one.tool("nft", "list", "ruleset")
    assert lab.one.run(NetworkPlane().probe())["network.anti-spoofing"] is None


def test_a_port_that_cannot_be_made_leaves_nothing(lab: NetworkLab) -> None:
    guest = lab.namespace()
    port = lab.port(RED, guest.pid)
    with pytest.raises(Refused, match=f"{port.nic_uuid}.*{RED.bridge}.*realize"):
        lab.one.run(lab.one.plane.plug(port))
    lab.realize(RED)
    guest.tool("ip", "link", "add", "name", "eth0", "type", "bridge")
    with pytest.raises(Refused, match=f"{port.nic_uuid}.*File exists"):
        lab.one.run(lab.one.plane.plug(port))
    guest.end()
    with pytest.raises(Refused, match=f"{port.nic_uuid}: its guest has ended"):
        lab.one.run(lab.one.plane.plug(port))
    with pytest.raises(Refused, match="has no network namespace of its own"):
        lab.one.run(lab.one.plane.plug(lab.port(RED, lab.one.pid)))
    found = lab.one.run(lab.one.plane.found())
    assert (found.ports, found.rules) == ((), ())


def test_ports_that_are_plugged_in_at_once_are_made_together(lab: NetworkLab) -> None:
    lab.realize(RED)
    plane = lab.one.plane
    ports = [lab.port(RED, lab.namespace().pid) for _ in range(8)]
    bad = lab.port(BLUE)

    async def all_at_once() -> list[str | BaseException]:
        return await asyncio.gather(*(plane.plug(port) for port in [*ports, bad]), return_exceptions=True)

    *names, refused = lab.one.run(all_at_once())
    assert isinstance(refused, Refused)
    found = lab.one.run(plane.found())
    assert sorted(one.name for one in found.ports) == sorted(str(name) for name in names)
    assert len(found.rules) == 2 * len(ports)


def test_connections_are_really_tried(lab: NetworkLab) -> None:
    lab.realize(RED, BLUE)
    red, other, blue = (lab.guest(lab.one, network) for network in (RED, RED, BLUE))
    can = lab.one.plane.can_connect
    assert lab.one.run(can(red.port, other.ip, PORT))
    assert not lab.one.run(can(red.port, other.ip, PORT + 1))
    assert not lab.one.run(can(red.port, blue.ip, PORT, timeout=0.3))
    with pytest.raises(Refused, match="machine of its own"):
        lab.one.run(can(lab.port(RED), other.ip, PORT))


def test_operations_at_once_on_one_host_are_done_one_after_another(lab: NetworkLab) -> None:
    plane = lab.one.plane
    guests = [lab.namespace() for _ in range(6)]
    stays = [lab.port(RED, guest.pid) for guest in guests[:3]]
    goes = [lab.port(BLUE, guest.pid) for guest in guests[3:]]

    async def scene() -> None:
        await asyncio.gather(*(plane.realize([network]) for network in (RED, BLUE, FLAT)))
        await asyncio.gather(*(plane.plug(port) for port in goes))
        await asyncio.gather(
            *(plane.plug(port) for port in stays),
            *(plane.unplug(port.nic_uuid) for port in goes),
            plane.realize([RED, FLAT]),
            plane.repair([RED], []),
            plane.found(),
        )
        await asyncio.gather(plane.remove([BLUE]), plane.remove([FLAT]), plane.plug(stays[0]))

    lab.one.run(scene())
    found = lab.one.run(plane.found())
    assert [one.network_uuid for one in found.bridges] == [RED.uuid]
    assert sorted(one.nic_uuid for one in found.ports) == [port.nic_uuid for port in stays]
    assert {one.nic_uuid for one in found.rules} == {port.nic_uuid for port in stays}
    assert lab.one.run(plane.repair([RED], stays, prune=True)) == []
