"""What somebody changed by hand is mended, and the guests reach each other again."""

from __future__ import annotations

import pytest

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.model import Found, Network
from orrery.backends.agent.network.names import interface
from orrery.backends.agent.network.ports import name_of
from orrery.testlib.network_lab import BLUE, FLAT, RED, Guest, Host, NetworkLab

UPLINK = interface("uplink", RED.uuid)
DAMAGES = {
    "bridge deleted": (f"ip link delete dev {RED.bridge}",),
    "bridge down": (f"ip link set dev {RED.bridge} down",),
    "spanning tree": (f"ip link set dev {RED.bridge} type bridge stp_state 1",),
    "uplink deleted": (f"ip link delete dev {UPLINK}",),
    "uplink taken out": (f"ip link set dev {UPLINK} nomaster",),
    "uplink down": (f"ip link set dev {UPLINK} down",),
    "other end down": (f"ip link set dev {interface('idle', RED.uuid)} down",),
    "physical interface down": ("ip link set dev eth0 down",),
    "physical interface not promiscuous": ("ip link set dev eth0 promisc off",),
    "hooks deleted": ("tc qdisc del dev eth0 clsact",),
    "filter deleted": (f"tc filter del dev {UPLINK} egress",),
    "port deleted": ("ip link delete dev {port}",),
    "port taken out": ("ip link set dev {port} nomaster",),
    "port in another bridge": ("ip link set dev {port} master " + BLUE.bridge,),
    "port down": ("ip link set dev {port} down",),
    "table deleted": ("nft delete table bridge orrery",),
    "rules flushed": ("nft flush chain bridge orrery guest",),
    "rule added": ("nft insert rule bridge orrery prerouting accept",),
    "chain added": ("nft add chain bridge orrery more",),
    "entries flushed": ("nft flush set bridge orrery ips",),
    "entry added": ('nft add element bridge orrery ips {{ "{port}" . 10.1.0.99 }}',),
    "entry of nobody": ('nft add element bridge orrery macs {{ "ovpaaaaaaaaaaaa" . fa:00:00:00:00:99 }}',),
    "everything": (
        f"ip link delete dev {RED.bridge}",
        "ip link delete dev {port}",
        "tc qdisc del dev eth0 clsact",
        "nft delete table bridge orrery",
    ),
}


def damage(host: Host, guest: Guest, lines: tuple[str, ...]) -> None:
    """Does something by hand on a host."""
    for line in lines:
        host.tool("sh", "-c", "exec " + line.format(port=name_of(guest.port.nic_uuid)).replace('"', '\\"'))


@pytest.mark.parametrize("lines", DAMAGES.values(), ids=DAMAGES)
def test_damage_is_told_and_mended(lab: NetworkLab, lines: tuple[str, ...]) -> None:
    lab.realize(RED, BLUE)
    here, there = lab.guest(lab.one, RED), lab.guest(lab.two, RED)
    plane = lab.one.plane
    whole = lab.one.run(plane.found())
    assert lab.one.run(plane.repair([RED, BLUE], [here.port])) == []
    damage(lab.one, here, lines)
    assert lab.one.run(plane.repair([RED, BLUE], [here.port])) != []
    assert lab.one.run(plane.repair([RED, BLUE], [here.port])) == []
    assert set_of(lab.one.run(plane.found())) == set_of(whole)
    assert lab.reaches(here, there)


def set_of(found: Found) -> list[object]:
    """What was found, whatever order the kernel has it in."""
    return [
        sorted(map(str, part))
        for part in (found.bridges, found.uplinks, found.ports, found.rules, found.filters)
    ]


def test_a_flat_network_is_mended(lab: NetworkLab) -> None:
    lab.realize(FLAT)
    here, there = lab.guest(lab.one, FLAT), lab.guest(lab.two, FLAT)
    for line in ("link set dev eth0 nomaster", f"link delete dev {FLAT.bridge}", "link set dev eth0 down"):
        lab.one.ip(line)
        assert lab.one.run(lab.one.plane.repair([FLAT], [here.port])) != []
        assert lab.one.run(lab.one.plane.repair([FLAT], [here.port])) == []
        assert lab.reaches(here, there)


def test_realizing_a_network_again_brings_its_ports_back(lab: NetworkLab) -> None:
    lab.realize(RED)
    here, there = lab.guest(lab.one, RED), lab.guest(lab.two, RED)
    lab.one.ip(f"link delete dev {RED.bridge}")
    lab.realize(RED)
    assert lab.reaches(here, there)


def test_what_is_not_declared_stays_unless_pruned(lab: NetworkLab) -> None:
    lab.realize(RED, BLUE)
    here, there, other = lab.guest(lab.one, RED), lab.guest(lab.two, RED), lab.guest(lab.one, BLUE)
    plane = lab.one.plane
    assert lab.one.run(plane.repair([BLUE], [other.port])) == []
    assert lab.reaches(here, there)
    words = lab.one.run(plane.repair([BLUE], [other.port], prune=True))
    assert any(here.port.nic_uuid in line for line in words)
    found = lab.one.run(plane.found())
    assert [one.network_uuid for one in found.bridges] == [BLUE.uuid]
    assert [one.network_uuid for one in found.uplinks] == [BLUE.uuid]
    assert [one.network_uuid for one in found.ports] == [BLUE.uuid]
    assert {one.nic_uuid for one in found.rules} == {other.port.nic_uuid}


def test_interrupted_work_is_found_and_taken_up(lab: NetworkLab) -> None:
    lab.realize(RED)
    port = lab.port(RED)
    lab.one.ip(f"tuntap add dev {name_of(port.nic_uuid)} mode tap")
    bridge = interface("bridge", FLAT.uuid)
    lab.one.ip(f"link add name {bridge} type bridge")
    found = lab.one.run(lab.one.plane.found())
    assert sorted(found.unfinished) == [bridge, name_of(port.nic_uuid)]
    lab.one.run(lab.one.plane.plug(port))
    lab.one.run(lab.one.plane.realize([FLAT]))
    found = lab.one.run(lab.one.plane.found())
    assert (found.unfinished, [one.nic_uuid for one in found.ports]) == ((), [port.nic_uuid])
    lab.one.ip("link add name ovbaaaaaaaaaaaa type bridge")
    lab.one.run(lab.one.plane.clean())
    assert lab.one.run(lab.one.plane.found()) == Found()


def test_what_cannot_be_mended_is_told_and_the_rest_is_mended(lab: NetworkLab) -> None:
    lab.realize(RED)
    gone, here, there = lab.guest(lab.one, RED), lab.guest(lab.one, RED), lab.guest(lab.two, RED)
    gone.namespace.end()
    lab.one.ip(f"link delete dev {RED.bridge}")
    absent = Network("3" * 32, "br_eth9", "eth9")
    with pytest.raises(Refused, match=r"eth9 is not on this host") as refused:
        lab.one.run(lab.one.plane.repair([absent, RED], [gone.port, here.port]))
    assert gone.port.nic_uuid in str(refused.value)
    assert f"mended: bridge {RED.bridge} of network {RED.uuid} was missing" in str(refused.value)
    assert lab.reaches(here, there)


def test_the_addresses_of_the_host_follow_its_interface_into_the_bridge_and_back(lab: NetworkLab) -> None:
    def state() -> list[str]:
        return sorted(
            line.replace(FLAT.bridge, "DEV").replace("eth0", "DEV").strip()
            for family in ("-4", "-6")
            for line in lab.one.tool("ip", family, "route", "show", "table", "main").splitlines()
            if "fe80" not in line
        )

    for line in (
        "addr add 192.0.2.1/24 broadcast 192.0.2.255 dev eth0",
        "addr add 2001:db8::1/64 dev eth0 nodad",
        "route add default via 192.0.2.254 dev eth0 metric 50",
        "-6 route add 2001:db8:1::/48 via 2001:db8::2 dev eth0",
    ):
        lab.one.ip(line)
    lab.two.ip("addr add 192.0.2.2/24 dev eth0")
    before = state()
    lab.one.run(lab.one.plane.realize([FLAT]))
    assert state() == before
    assert "192.0.2.1/24" in lab.one.tool("ip", "addr", "show", "dev", FLAT.bridge)
    assert "192.0.2.1" not in lab.one.tool("ip", "addr", "show", "dev", "eth0")
    assert lab.one.run(lab.one.plane.repair([FLAT], [])) == []
    # even where somebody took the interface out meanwhile, and put another one in
    lab.one.ip("link set dev eth0 nomaster")
    lab.one.ip("link add name other type veth peer name more")
    lab.one.ip(f"link set dev other master {FLAT.bridge}")
    lab.one.run(lab.one.plane.remove([FLAT]))
    assert state() == before
    assert "192.0.2.1/24" in lab.one.tool("ip", "addr", "show", "dev", "eth0")
