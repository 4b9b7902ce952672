"""Random operations and random damage on one host, compared with a model: whatever happened, what is declared
is there after a repair and nothing else.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.model import Network, Port
from orrery.backends.agent.network.names import interface
from orrery.backends.agent.network.ports import name_of
from orrery.backends.agent.network.rules import entries_of
from orrery.testlib.lacking import lacking
from orrery.testlib.namespaces import missing_for_networks
from orrery.testlib.network_lab import BLUE, FLAT, RED, NetworkLab, network_lab

NETWORKS = (FLAT, RED, BLUE)
NICS = range(4)
DAMAGES = (
    "ip link delete dev {bridge}",
    "ip link delete dev {uplink}",
    "ip link delete dev {port}",
    "ip link set dev {port} nomaster",
    "ip link set dev eth0 down",
    "ip link set dev eth0 nomaster",
    "tc qdisc del dev eth0 clsact",
    "nft delete table bridge orrery",
    "nft flush set bridge orrery macs",
    'nft add element bridge orrery ips {{ "{port}" . 10.9.9.9 }}',
    "nft insert rule bridge orrery guest accept",
)


class HostLife(RuleBasedStateMachine):
    """One host, and what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self._opened = network_lab()
        self.lab: NetworkLab = self._opened.__enter__()
        self.host = self.lab.one
        self.guests = [self.lab.namespace() for _ in NICS]
        self.networks: dict[str, Network] = {}
        self.ports: dict[int, Port] = {}
        self.is_whole = True

    def teardown(self) -> None:
        """Ends the namespaces."""
        self._opened.__exit__(None, None, None)

    def port(self, nic: int, network: Network) -> Port:
        """The declaration of a nic."""
        return Port(
            f"{nic + 1:012x}{'d' * 20}",
            network.uuid,
            network.bridge,
            f"fa:00:00:00:01:0{nic}",
            (f"10.2.0.{nic + 1}/24",),
            self.guests[nic].pid if nic % 2 else None,
        )

    @rule(network=st.sampled_from(NETWORKS))
    @precondition(lambda self: self.is_whole)
    def realize(self, network: Network) -> None:
        """Makes a network, again perhaps."""
        self.host.run(self.host.plane.realize([network]))
        self.networks[network.uuid] = network

    @rule(network=st.sampled_from(NETWORKS))
    @precondition(lambda self: self.is_whole)
    def remove(self, network: Network) -> None:
        """Removes a network, or is refused while a nic is plugged in."""
        if any(port.network_uuid == network.uuid for port in self.ports.values()):
            with pytest.raises(Refused, match=network.uuid):
                self.host.run(self.host.plane.remove([network]))
            return
        self.host.run(self.host.plane.remove([network]))
        self.networks.pop(network.uuid, None)

    @rule(nic=st.sampled_from(NICS), network=st.sampled_from(NETWORKS))
    @precondition(lambda self: self.is_whole)
    def plug(self, nic: int, network: Network) -> None:
        """Plugs a nic in, again perhaps, or is refused where its network is not there or another has it."""
        port = self.port(nic, network)
        known = self.ports.get(nic)
        if network.uuid not in self.networks or (known is not None and known.network_uuid != network.uuid):
            with pytest.raises(Refused, match=port.nic_uuid):
                self.host.run(self.host.plane.plug(port))
            return
        self.host.run(self.host.plane.plug(port))
        self.ports[nic] = port

    @rule(nic=st.sampled_from(NICS))
    @precondition(lambda self: self.is_whole)
    def unplug(self, nic: int) -> None:
        """Unplugs a nic, which may be gone."""
        self.host.run(self.host.plane.unplug(self.port(nic, RED).nic_uuid))
        self.ports.pop(nic, None)

    @rule(line=st.sampled_from(DAMAGES), network=st.sampled_from(NETWORKS), nic=st.sampled_from(NICS))
    def damage(self, line: str, network: Network, nic: int) -> None:
        """Somebody does something by hand; it may fail where there is nothing to damage."""
        text = line.format(
            bridge=network.bridge,
            uplink=interface("uplink", network.uuid),
            port=name_of(self.port(nic, network).nic_uuid),
        )
        self.host.tool("sh", "-c", text.replace('"', '\\"') + " 2>/dev/null || true")
        self.is_whole = False

    @rule()
    def repair(self) -> None:
        """Mends everything; a second time there is nothing to mend."""
        declared = list(self.networks.values()), list(self.ports.values())
        self.host.run(self.host.plane.repair(*declared, prune=True))
        assert self.host.run(self.host.plane.repair(*declared, prune=True)) == []
        self.is_whole = True

    @invariant()
    def the_kernel_has_what_is_declared(self) -> None:
        """Compares what is found with the model."""
        if not self.is_whole:
            return
        found = self.host.run(self.host.plane.found())
        assert {(one.name, one.network_uuid) for one in found.bridges} == {
            (one.bridge, one.uuid) for one in self.networks.values()
        }
        vlans = [one for one in self.networks.values() if one.vlan is not None]
        assert {(one.network_uuid, one.vlan) for one in found.uplinks} == {
            (one.uuid, one.vlan) for one in vlans
        }
        assert len(found.filters) == len(vlans) + bool(vlans)
        assert {(one.nic_uuid, one.bridge) for one in found.ports} == {
            (one.nic_uuid, one.bridge) for one in self.ports.values()
        }
        entries = [entry for port in self.ports.values() for entry in entries_of(port)]
        assert {(one.interface, one.value) for one in found.rules} == {
            (name, value) for _, name, value in entries
        }
        assert found.unfinished == ()


def test_whatever_happens_a_repair_makes_what_is_declared() -> None:
    if (reason := missing_for_networks()) is not None:
        lacking(reason)
    run_state_machine_as_test(
        HostLife,
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
