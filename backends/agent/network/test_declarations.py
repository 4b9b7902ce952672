"""What is declared: names, bad input, and what each way of tagging makes of a network. No kernel is asked."""

from __future__ import annotations

import pytest

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.bpf_tagging import BpfTagging
from orrery.backends.agent.network.links import Link, Links
from orrery.backends.agent.network.model import Network, Port
from orrery.backends.agent.network.names import Alias, interface, is_derived, read_alias
from orrery.backends.agent.network.rules import entries_of
from orrery.backends.agent.network.tagging import KernelTagging
from orrery.backends.agent.network.wanted import Wanted, difference

NIC, NET = "0123456789ab" + "c" * 20, "d" * 32
NETWORK = Network(NET, "br_eth0_7", "eth0", 7)


def link(name: str, kind: str, alias: str | None, **other: object) -> Link:
    """An interface that is as it shall be but for what is named."""
    values: dict[str, object] = {
        "index": 5,
        "data": {},
        "master": None,
        "mac": "02:00:00:00:00:01",
        "mtu": 1500,
        "is_up": True,
        "is_forwarding": True,
        "is_promiscuous": False,
        "has_link_local": False,
        "peer_index": None,
        "group": "default",
        "below": None,
    }
    return Link(name=name, kind=kind, alias=alias, **{**values, **other})  # type: ignore[arg-type]


PHYSICAL = link("eth0", "", None, mtu=9000)


@pytest.mark.parametrize(
    "alias",
    [
        Alias("bridge", NET),
        Alias("bridge", NET, "", "eth0"),
        Alias("idle", NET),
        Alias("port", NIC, NET),
        Alias("uplink", NET, "", "eth0.5", 4094),
    ],
    ids=str,
)
def test_an_alias_is_read_as_it_was_written(alias: Alias) -> None:
    assert read_alias(str(alias)) == alias


@pytest.mark.parametrize(
    "text", [None, "", "orrery", "uplink to rack 4", "orrery:port:x", "orrery:uplink:a:b:c"]
)
def test_other_aliases_are_of_others(text: str | None) -> None:
    assert read_alias(text) is None


def test_names_fit_and_are_recognised() -> None:
    name = interface("port", NIC)
    assert (name[:3], len(name)) == ("ovp", 15)
    assert is_derived(name)
    names = {interface("port", f"{number:032x}") for number in range(1000)}
    assert len(names) == 1000
    for other in ("ovs-system", "ovn-k8s-mp0", "ovp0", "br_eth0", "ovp0123456789zz"):
        assert not is_derived(other)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("uuid", "short", "uuid 'short'"),
        ("bridge", "br eth0", "bridge 'br eth0'"),
        ("bridge", "br_eth0\nlink delete dev eth0", "bridge"),
        ("bridge", "a" * 16, "bridge"),
        ("physical_interface", "-all", "physical interface"),
        ("vlan", 0, "VLAN 0 is not between 1 and 4094"),
        ("vlan", 4095, "VLAN 4095"),
    ],
)
def test_a_network_that_no_kernel_takes_is_refused(field: str, value: object, told: str) -> None:
    values: dict[str, object] = {"uuid": NET, "bridge": "br_eth0", "physical_interface": "eth0", field: value}
    with pytest.raises(Refused, match=told):
        Network(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("mac", "FA:00:00:00:00:01", "MAC address"),
        ("mac", "fb:00:00:00:00:01", "group address"),
        ("ips", ("10.1.0.300",), "10.1.0.300"),
        ("guest_name", "eth0 up", "name inside the guest"),
    ],
)
def test_a_port_that_no_kernel_takes_is_refused(field: str, value: object, told: str) -> None:
    values: dict[str, object] = {
        "nic_uuid": NIC,
        "network_uuid": NET,
        "bridge": "br0",
        "mac": "fa:00:00:00:00:01",
        field: value,
    }
    with pytest.raises(Refused, match=f"{NIC}.*{told}"):
        Port(**values)  # type: ignore[arg-type]


def test_a_port_may_use_what_it_was_given() -> None:
    port = Port(NIC, NET, "br0", "fa:00:00:00:00:01", ("10.1.0.5/24", "2001:db8::5"))
    name = interface("port", NIC)
    assert entries_of(port) == dict.fromkeys(
        [
            ("macs", name, "fa:00:00:00:00:01"),
            ("ips", name, "10.1.0.5"),
            ("ip6s", name, "2001:db8::5"),
            ("ip6s", name, "::"),
            ("ip6s", name, "fe80::f800:ff:fe00:1"),
        ],
        NIC,
    )


def test_a_kernel_with_8021q_makes_vlan_interfaces() -> None:
    wanted = KernelTagging().uplink(NETWORK, PHYSICAL)
    [change] = difference(wanted, Links([PHYSICAL]))
    name = interface("uplink", NET)
    assert change.lines == (
        f"link add name {name} link eth0 type vlan id 7",
        f"link set dev {name} alias orrery:uplink:{NET}:eth0:7",
        f"link set dev {name} addrgenmode none master br_eth0_7 up",
    )


def test_a_vlan_interface_with_another_tag_is_made_anew() -> None:
    wanted = KernelTagging().uplink(NETWORK, PHYSICAL)
    right = link(wanted.name, "vlan", str(wanted.alias), data={"id": 7}, below="eth0", master="br_eth0_7")
    assert difference(wanted, Links([PHYSICAL, right])) == []
    for wrong in ({"data": {"id": 8}}, {"below": "eth1"}):
        other = link(wanted.name, "vlan", str(wanted.alias), **{"data": {"id": 7}, "below": "eth0", **wrong})
        [change] = difference(wanted, Links([PHYSICAL, other]))
        assert change.lines[0] == f"link delete dev {wanted.name}"


def test_programs_tag_between_a_pair_of_interfaces() -> None:
    wanted = BpfTagging().uplink(NETWORK, PHYSICAL)
    assert wanted.peer is not None
    assert (wanted.kind, wanted.below, wanted.mtu) == ("veth", wanted.peer.name, 9000)


@pytest.mark.parametrize("alias", [None, "mine", f"orrery:bridge:{NIC}"])
def test_what_belongs_to_others_is_refused(alias: str | None) -> None:
    wanted = Wanted("br_eth0_7", Alias("bridge", NET), "bridge", "type bridge")
    with pytest.raises(Refused, match=f"br_eth0_7 of network {NET}"):
        difference(wanted, Links([link("br_eth0_7", "bridge", alias)]))
