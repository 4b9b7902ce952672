"""The declarations of faults and incidents are whole, and what a kind does not take is refused."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from orrery.simulator.errors import NotThere, Refused
from orrery.simulator.fault_kinds import DECLARED, FaultKind
from orrery.simulator.faults import Fault, known_parameters
from orrery.simulator.incident_kinds import INCIDENTS, Incident, IncidentKind
from orrery.testlib.worlds import HOSTS, Cloud, small_vm

HOST, OTHER, _ = HOSTS


def test_every_kind_is_declared_with_parameters_that_exist() -> None:
    of_faults = {one.name for one in fields(Fault)[1:]}
    of_incidents = {one.name for one in fields(Incident)[1:]}
    assert list(DECLARED) == list(FaultKind) and list(INCIDENTS) == list(IncidentKind)
    assert {name for one in DECLARED.values() for name in one.parameters} == of_faults
    assert {name for one in INCIDENTS.values() for name in one.parameters} == of_incidents
    assert all(one.metadata["text"] for model in (Fault, Incident) for one in fields(model)[1:])


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (FaultKind.DEAD_HOST, {"factor": 2.0}),
        (FaultKind.SLOW_HOST, {"power": False}),
        (FaultKind.PARTITION, {"guests": ("vm",)}),
        (FaultKind.GUEST_STOPS, {"peers": (HOST,)}),
    ],
)
def test_a_fault_refuses_what_its_kind_does_not_take(kind: FaultKind, given: dict[str, Any]) -> None:
    [name] = given
    with pytest.raises(ValueError, match=f"{kind} takes no `{name}`; it takes addresses"):
        Fault(kind=kind, **given)


def test_a_stored_fault_of_an_earlier_version_keeps_what_its_kind_takes() -> None:
    stored = {"kind": "dead_host", "addresses": [HOST], "factor": 2.0, "at": 5.0}
    assert known_parameters(stored) == {"kind": "dead_host", "addresses": [HOST], "at": 5.0}


def test_an_incident_needs_its_parameters_and_takes_no_others() -> None:
    with pytest.raises(ValueError, match="guest_moved needs `to`"):
        Incident(kind=IncidentKind.GUEST_MOVED, guest="vm")
    with pytest.raises(ValueError, match="host_loses_power takes no `guest`"):
        Incident(kind=IncidentKind.HOST_LOSES_POWER, host=HOST, guest="vm")


def test_power_is_lost_and_comes_back_unless_a_fault_of_several_keeps_it(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(), (2, 1, 1))
        off = Incident(kind=IncidentKind.HOST_LOSES_POWER, host=HOST)
        back = Incident(kind=IncidentKind.HOST_COMES_BACK, host=HOST)
        world.incidents.cause(off)
        assert list(world.guests()) == []
        with pytest.raises(Refused, match="has no power already"):
            world.incidents.cause(off)
        number = world.faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=(HOST, OTHER)))
        with pytest.raises(Refused, match=f"fault {number} keeps the machine at {HOST} dead"):
            world.incidents.cause(back)
        world.faults.remove(number)
        world.incidents.cause(back)
        assert all(machine.powered for machine in world.machines())
        with pytest.raises(Refused, match="answers already"):
            world.incidents.cause(back)

    cloud.run(main())


def test_a_guest_on_two_machines_has_to_be_named_with_one(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        for address in (HOST, OTHER):
            await world.start_vm(address, small_vm(), (2, 1, 1))
        with pytest.raises(Refused, match=f"is on {HOST}, {OTHER}; name one of them"):
            world.incidents.cause(Incident(kind=IncidentKind.GUEST_STOPS, guest="vm"))
        world.incidents.cause(Incident(kind=IncidentKind.GUEST_STOPS, guest="vm", host=OTHER))
        assert [guest.address for guest in world.guests()] == [HOST]
        with pytest.raises(NotThere, match="nobody on any machine"):
            world.incidents.cause(Incident(kind=IncidentKind.GUEST_STOPS, guest="nobody"))

    cloud.run(main())
