"""Which guests reach which others."""

from __future__ import annotations

import pytest

from orrery.simulator.clock import SimEnvironment
from orrery.simulator.datacenter import Guest
from orrery.simulator.faults import Fault, FaultKind
from orrery.simulator.reach import can_connect
from orrery.simulator.specs import GuestState, L2Spec, NicSpec, VmSpec
from orrery.simulator.world import World

FLAT, TAGGED, OTHER = (
    L2Spec("f", "flat", "eth0"),
    L2Spec("t", "vlan", "eth0", 7),
    L2Spec("o", "vlan", "eth0", 8),
)
SAME_TAG = L2Spec("s", "vlan", "eth0", 7)
ONE, TWO = "10.0.0.1", "10.0.0.2"


@pytest.fixture
def world() -> World:
    """Two machines with all networks."""
    made = World(SimEnvironment())
    for address in (ONE, TWO):
        made.provision(address)
        made.datacenter.machines[address].l2s = (FLAT, TAGGED, OTHER, SAME_TAG)
    return made


def run(world: World, name: str, address: str, l2: L2Spec, ip: str) -> Guest:
    """A guest with one nic."""
    nic = NicSpec(f"nic-{name}", f"fa:{name}", ip, l2.uuid)
    guest = Guest(address, VmSpec(name, name, 1, 1 << 20, nics=(nic,)), GuestState.RUNNING)
    world.datacenter.put_guest(guest)
    return guest


def test_guests_of_one_network_reach_each_other_on_one_machine_and_across(world: World) -> None:
    one = run(world, "a", ONE, FLAT, "10.1.0.1")
    run(world, "b", TWO, FLAT, "10.1.0.2")
    run(world, "c", ONE, FLAT, "10.1.0.3")
    assert can_connect(world.datacenter, one, "10.1.0.2")
    assert can_connect(world.datacenter, one, "10.1.0.3")
    assert not can_connect(world.datacenter, one, "10.1.0.4")


@pytest.mark.parametrize(
    ("other", "reached"), [(FLAT, False), (OTHER, False), (TAGGED, True), (SAME_TAG, True)]
)
def test_only_the_same_tag_is_one_segment(world: World, other: L2Spec, reached: bool) -> None:
    one = run(world, "a", ONE, TAGGED, "10.1.0.1")
    run(world, "b", TWO, other, "10.1.0.2")
    assert can_connect(world.datacenter, one, "10.1.0.2") is reached


@pytest.mark.parametrize("state", [GuestState.PAUSED, GuestState.CRASHED])
def test_a_guest_that_does_not_run_answers_nobody(world: World, state: GuestState) -> None:
    one = run(world, "a", ONE, FLAT, "10.1.0.1")
    run(world, "b", TWO, FLAT, "10.1.0.2").state = state
    assert not can_connect(world.datacenter, one, "10.1.0.2")


def test_machines_without_the_bridge_or_a_link_are_apart(world: World) -> None:
    one = run(world, "a", ONE, FLAT, "10.1.0.1")
    run(world, "b", TWO, FLAT, "10.1.0.2")
    number = world.faults.add(Fault(kind=FaultKind.PARTITION, addresses=(ONE,)))
    assert not can_connect(world.datacenter, one, "10.1.0.2")
    world.faults.remove(number)
    assert can_connect(world.datacenter, one, "10.1.0.2")
    world.datacenter.machines[TWO].l2s = (TAGGED,)
    assert not can_connect(world.datacenter, one, "10.1.0.2")
