"""What hosts tell by themselves is acted on at once; what they could not tell is found by the comparison."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.core.compute.host.configs import PING_INTERVAL
from orrery.scenarios.cases.vm import wanted
from orrery.simulator.faults import Fault, FaultKind
from orrery.testlib.cloud import TestCloud, run_cloud

SOON_SECONDS = 2.0
"""Far less than from one heartbeat to the next."""


async def new_vm(cloud: TestCloud) -> tuple[dict[str, Any], dict[str, Any]]:
    """A running VM and its host, at a moment when no heartbeat is near."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    await cloud.call("UpdateGlobalConfig", category="host", name=PING_INTERVAL.name, value="1000")
    await cloud.settle(3000)
    return vm, await cloud.get("QueryHost", vm["hostUuid"])


async def state_of(cloud: TestCloud, vm: dict[str, Any]) -> str:
    """What the VM does as far as the node knows."""
    return str((await cloud.get("QueryVmInstance", vm["uuid"]))["state"])


@pytest.mark.parametrize(
    ("kind", "state"), [(FaultKind.GUEST_STOPS, "Stopped"), (FaultKind.GUEST_CRASHES, "Crashed")]
)
def test_a_guest_that_ends_by_itself_is_noticed_before_the_next_heartbeat(
    kind: FaultKind, state: str
) -> None:
    async def body(cloud: TestCloud) -> None:
        vm, _ = await new_vm(cloud)
        cloud.world.faults.add(Fault(kind=kind))
        await asyncio.sleep(SOON_SECONDS)
        assert await state_of(cloud, vm) == state

    run_cloud(body, plan="small", variables={"vms": 0})


def test_a_notice_that_is_lost_costs_time_only() -> None:
    async def body(cloud: TestCloud) -> None:
        vm, host = await new_vm(cloud)
        cloud.world.faults.add(Fault(kind=FaultKind.LOST_CALL, operations=("notice",)))
        cloud.world.incidents.stop(host["managementIp"], vm["uuid"])
        await asyncio.sleep(SOON_SECONDS)
        assert await state_of(cloud, vm) == "Running"
        await cloud.settle(3000)
        assert await state_of(cloud, vm) == "Stopped"

    run_cloud(body, plan="small", variables={"vms": 0})


def test_a_guest_that_was_moved_is_not_taken_for_stopped() -> None:
    async def body(cloud: TestCloud) -> None:
        vm, host = await new_vm(cloud)
        other = next(one for one in await cloud.query("QueryHost") if one["uuid"] != host["uuid"])
        cloud.world.incidents.move(host["managementIp"], other["managementIp"], vm["uuid"])
        cloud.world._notices.tell("guest-stopped", host["managementIp"], vm["uuid"])
        await asyncio.sleep(SOON_SECONDS)
        after = await cloud.get("QueryVmInstance", vm["uuid"])
        assert (after["state"], after["hostUuid"]) == ("Running", other["uuid"])

    run_cloud(body, plan="small", variables={"vms": 0})


def test_a_host_whose_agent_was_restarted_is_connected_again_with_its_guests() -> None:
    async def body(cloud: TestCloud) -> None:
        vm, host = await new_vm(cloud)
        cloud.world.incidents.restart_agent(host["managementIp"])
        await asyncio.sleep(10 * SOON_SECONDS)
        assert (await cloud.get("QueryHost", host["uuid"]))["status"] == "Connected"
        assert await state_of(cloud, vm) == "Running"
        await cloud.call("RebootVmInstance", uuid=vm["uuid"])
        assert cloud.world.datacenter.restarted == {}

    run_cloud(body, plan="small", variables={"vms": 0})


def test_a_full_storage_is_known_at_once() -> None:
    async def body(cloud: TestCloud) -> None:
        await new_vm(cloud)
        for storage in await cloud.query("QueryPrimaryStorage"):
            assert storage["availablePhysicalCapacity"] > 0
            number = cloud.world.faults.add(Fault(kind=FaultKind.FULL_STORAGE, addresses=(storage["uuid"],)))
            await asyncio.sleep(SOON_SECONDS)
            full = await cloud.get("QueryPrimaryStorage", storage["uuid"])
            assert full["availablePhysicalCapacity"] == 0
            cloud.world.faults.remove(number)

    run_cloud(body, plan="small", variables={"vms": 0})
