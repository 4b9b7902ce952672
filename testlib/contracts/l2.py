"""The contract of `orrery.core.network.l2.backend.L2Backend`."""

from __future__ import annotations

import pytest

from orrery.core.kernel.errors import BackendRefused, Unreachable
from orrery.testlib.contracts.lab import Lab, connect, first, guest, nic_on

MANY = 300


class L2Contract:
    """Subclass it in the test module of a backend of L2 networks."""

    def test_networks_are_made_together_and_again(self, lab: Lab) -> None:
        connect(lab)
        networks = [lab.network(f"{number:032x}") for number in range(1, MANY + 1)]
        for run in (1, 1, 2):
            lab.run(lab.l2.realize(lab.hosts[0], networks, first(run)))
        running = guest(nics=[nic_on(networks[0]), nic_on(networks[-1], "1" * 32, 1)])
        lab.run(lab.hypervisor.start_vm(lab.hosts[0], running, first()))
        assert lab.run(lab.hypervisor.list_vms(lab.hosts[0])) == {running.uuid: "Running"}

    def test_networks_that_are_gone_are_removed_with_success(self, lab: Lab) -> None:
        connect(lab)
        networks = [lab.network("1" * 32), lab.network("2" * 32)]
        lab.run(lab.l2.realize(lab.hosts[0], networks[:1], first()))
        for run in (2, 2, 3):
            lab.run(lab.l2.remove(lab.hosts[0], networks, first(run)))

    def test_a_network_that_a_guest_uses_is_not_removed(self, lab: Lab) -> None:
        connect(lab)
        network = lab.network("1" * 32)
        lab.run(lab.l2.realize(lab.hosts[0], [network], first()))
        lab.run(lab.hypervisor.start_vm(lab.hosts[0], guest(nics=[nic_on(network)]), first()))
        with pytest.raises(BackendRefused, match=network.uuid):
            lab.run(lab.l2.remove(lab.hosts[0], [lab.network("2" * 32), network], first(2)))

    def test_a_network_that_cannot_be_made_is_named(self, lab: Lab) -> None:
        connect(lab)
        bad = lab.impossible_network("3" * 32)
        with pytest.raises(BackendRefused, match=bad.uuid):
            lab.run(lab.l2.realize(lab.hosts[0], [lab.network("1" * 32), bad], first()))

    def test_a_silent_host_is_unreachable(self, lab: Lab) -> None:
        connect(lab)
        lab.silence(lab.hosts[0])
        with pytest.raises(Unreachable):
            lab.run(lab.l2.realize(lab.hosts[0], [lab.network("1" * 32)], first()))
