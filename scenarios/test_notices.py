"""What hosts tell by themselves is acted on at once; what they could not tell is found by the comparison."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.core.compute.host.configs import PING_INTERVAL
from orrery.scenarios.cases.vm import wanted
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud, Fault, FaultKind

SOON_SECONDS = 2.0
"""Far less than from one heartbeat to the next."""


async def new_vm(cloud: Cloud) -> tuple[dict[str, Any], dict[str, Any]]:
    """A running VM and its host, at a moment when no heartbeat is near."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    await cloud.call("UpdateGlobalConfig", category="host", name=PING_INTERVAL.name, value="1000")
    await cloud.settle(3000)
    return vm, await cloud.get("QueryHost", vm["hostUuid"])


async def state_of(cloud: Cloud, vm: dict[str, Any]) -> str:
    """What the VM does as far as the node knows."""
    return str((await cloud.get("QueryVmInstance", vm["uuid"]))["state"])


@pytest.mark.parametrize(
    ("kind", "state"), [(FaultKind.GUEST_STOPS, "Stopped"), (FaultKind.GUEST_CRASHES, "Crashed")]
)
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_guest_that_ends_by_itself_is_noticed_before_the_next_heartbeat(
    cloud: Cloud, kind: FaultKind, state: str
) -> None:
    vm, _ = await new_vm(cloud)
    cloud.faults.add(Fault(kind=kind))
    await asyncio.sleep(SOON_SECONDS)
    assert await state_of(cloud, vm) == state


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_notice_that_is_lost_costs_time_only(cloud: Cloud) -> None:
    vm, host = await new_vm(cloud)
    cloud.faults.add(Fault(kind=FaultKind.LOST_CALL, operations=("notice",)))
    cloud.incidents.stop(host["managementIp"], vm["uuid"])
    await asyncio.sleep(SOON_SECONDS)
    assert await state_of(cloud, vm) == "Running"
    await cloud.settle(3000)
    assert await state_of(cloud, vm) == "Stopped"


@pytest.mark.simulator_only("looks at what only the simulated world knows")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_guest_that_was_moved_is_not_taken_for_stopped(cloud: TestCloud) -> None:
    vm, host = await new_vm(cloud)
    other = next(one for one in await cloud.query("QueryHost") if one["uuid"] != host["uuid"])
    cloud.incidents.move(host["managementIp"], other["managementIp"], vm["uuid"])
    cloud.world._notices.tell("guest-stopped", host["managementIp"], vm["uuid"])
    await asyncio.sleep(SOON_SECONDS)
    after = await cloud.get("QueryVmInstance", vm["uuid"])
    assert (after["state"], after["hostUuid"]) == ("Running", other["uuid"])


@pytest.mark.simulator_only("looks at calls of the simulated world")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_host_whose_agent_was_restarted_is_connected_again_with_its_guests(cloud: TestCloud) -> None:
    vm, host = await new_vm(cloud)
    cloud.world.incidents.restart_agent(host["managementIp"])
    await asyncio.sleep(10 * SOON_SECONDS)
    assert (await cloud.get("QueryHost", host["uuid"]))["status"] == "Connected"
    assert await state_of(cloud, vm) == "Running"
    await cloud.call("RebootVmInstance", uuid=vm["uuid"])
    assert cloud.world.datacenter.restarted == {}


@pytest.mark.simulator_only("looks at what only the simulated world knows")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_restart_whose_notice_is_lost_is_found_by_the_next_heartbeat(cloud: TestCloud) -> None:
    vm, host = await new_vm(cloud)
    cloud.faults.add(Fault(kind=FaultKind.LOST_CALL, operations=("notice",)))
    cloud.world.incidents.restart_agent(host["managementIp"])
    await asyncio.sleep(SOON_SECONDS)
    assert list(cloud.world.datacenter.restarted) == [host["managementIp"]]
    await cloud.settle(3000)
    assert cloud.world.datacenter.restarted == {}
    assert (await cloud.get("QueryHost", host["uuid"]))["status"] == "Connected"
    assert await state_of(cloud, vm) == "Running"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_full_storage_is_known_at_once(cloud: Cloud) -> None:
    await new_vm(cloud)
    for storage in await cloud.query("QueryPrimaryStorage"):
        assert storage["availablePhysicalCapacity"] > 0
        number = cloud.faults.add(Fault(kind=FaultKind.FULL_STORAGE, addresses=(storage["uuid"],)))
        await asyncio.sleep(SOON_SECONDS)
        full = await cloud.get("QueryPrimaryStorage", storage["uuid"])
        assert full["availablePhysicalCapacity"] == 0
        cloud.faults.remove(number)
