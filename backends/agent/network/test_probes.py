"""A host's abilities are tried, and what is missing has its reason."""

from __future__ import annotations

import asyncio

import pytest

from orrery.backends.agent.network.bpf_tagging import BpfTagging
from orrery.backends.agent.network.model import Network
from orrery.backends.agent.network.plane import NetworkPlane
from orrery.backends.agent.network.probes import VLAN
from orrery.testlib.network_lab import NetworkLab


def test_what_was_found_to_work_leaves_nothing(lab: NetworkLab) -> None:
    before = lab.one.tool("ip", "link", "show")
    found = lab.one.run(lab.one.plane.probe())
    assert sorted(found) == [
        "network.anti-spoofing",
        "network.bridge",
        "network.tap",
        "network.veth",
        "network.vlan",
        "network.vlan.8021q",
        "network.vlan.bpf",
    ]
    works = [name for name, reason in found.items() if reason is None]
    assert {"network.bridge", "network.veth", "network.anti-spoofing"} <= set(works)
    assert (VLAN in works) == ("network.vlan.8021q" in works or "network.vlan.bpf" in works)
    assert lab.one.tool("ip", "link", "show") == before


def test_what_is_missing_has_its_reason(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = asyncio.run(NetworkPlane().probe())
    assert found["network.bridge"] == "ip link add name ov0 type bridge: it is not installed on this host"
    assert found["network.vlan"] is not None
    assert "8021q" in found["network.vlan"]


def test_networks_of_uuids_that_begin_alike_are_together_on_a_host(lab: NetworkLab) -> None:
    networks = [Network(f"{number:032x}", f"br_{number}", "eth0", number) for number in range(1, 21)]
    plane = NetworkPlane(BpfTagging())
    lab.one.run(plane.realize(networks))
    found = lab.one.run(plane.found())
    assert sorted(one.network_uuid for one in found.uplinks) == [one.uuid for one in networks]
    assert len(found.filters) == len(networks) + 1
