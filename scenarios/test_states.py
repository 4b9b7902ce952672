"""Every state of the state tables can come about."""

from __future__ import annotations

import pytest

from orrery.core.api.pictures import state_tables
from orrery.core.compute.vm.states import VmState
from orrery.core.kernel.states import StateTable
from orrery.scenarios.cases.vm import wanted
from orrery.testlib.environment import Cloud, Fault, FaultKind


def reachable(table: StateTable) -> set[str]:
    """The states that a resource may come into, from those that it may begin with."""
    found = list(table.initial)
    for state in found:
        found += [one for one in table.transitions.get(state, {}).values() if one not in found]
    return set(found)


def test_every_state_of_a_table_follows_from_the_first() -> None:
    tables = state_tables().values()
    assert tables
    for table in tables:
        named = {*table.transitions, *(to for one in table.transitions.values() for to in one.values())}
        assert reachable(table) == named, table.name


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_vm_comes_into_every_state(cloud: Cloud) -> None:
    recorded = await cloud.create("CreateVmInstance", **wanted(cloud, strategy="JustCreate"))
    vm = {"uuid": recorded["uuid"]}
    await cloud.call("StartVmInstance", **vm)
    for api in ("PauseVmInstance", "ResumeVmInstance", "RebootVmInstance"):
        await cloud.call(api, **vm)
    await cloud.call("MigrateVm", vmInstanceUuid=vm["uuid"])
    cloud.faults.add(Fault(kind=FaultKind.GUEST_CRASHES))
    await cloud.settle(300)
    await cloud.call("StopVmInstance", **vm)
    await cloud.call("StartVmInstance", **vm)
    dead = cloud.faults.add(Fault(kind=FaultKind.DEAD_HOST))
    await cloud.settle(300)
    cloud.faults.remove(dead)
    await cloud.settle(300)
    await cloud.call("DestroyVmInstance", **vm)
    await cloud.call("ExpungeVmInstance", **vm)
    seen = {event["name"] for event in await cloud.query("QueryEvent", "name~=vm.%", limit=1000)}
    missing = [state for state in VmState if f"vm.{state[0].lower()}{state[1:]}" not in seen]
    assert missing in ([], [VmState.CREATED])  # a VM begins there, which is told as its creation
    assert "vm.created" in seen
