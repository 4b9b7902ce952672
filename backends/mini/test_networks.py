"""The networks that a plan's hosts need."""

from __future__ import annotations

from pathlib import Path

from orrery.backends.mini.fleet import FleetNetwork
from orrery.backends.mini.networks import networks_of
from orrery.core.client.deploy import load

FILE = """\
zones:
  - name: zone
    l2Networks:
      - name: plain
        physicalInterface: eth0
        l3Networks:
          - name: one
            ipRanges: [{name: a, startIp: 10.1.0.5, endIp: 10.1.0.9, netmask: 255.255.0.0, gateway: 10.1.0.1}]
          - name: two
            ipRanges: [{networkCidr: 10.2.0.0/24}]
      - name: tagged
        physicalInterface: eth0
        vlan: 7
        l3Networks: [{name: three, ipRanges: [{networkCidr: 10.3.0.0/24}]}]
      - {name: other, physicalInterface: eth1}
"""


def test_there_is_one_for_each_interface_with_the_untagged_gateways(tmp_path: Path) -> None:
    file = tmp_path / "networks.yaml"
    file.write_text(FILE)
    found = networks_of(load(file))
    assert found == [FleetNetwork("eth0", ("10.1.0.1/16", "10.2.0.1/24")), FleetNetwork("eth1")]
