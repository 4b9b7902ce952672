"""Undoing when the world does not help: what is left over goes away, and nothing comes back."""

from __future__ import annotations

import asyncio

import pytest

from orrery.core.compute.host.messages import HostStatusChanged
from orrery.core.compute.vm.service import vm_queue
from orrery.scenarios.cases.vm import wanted
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud, Fault, FaultKind


async def address_of(cloud: Cloud, host: str) -> str:
    """The management address of a host."""
    return str((await cloud.get("QueryHost", host))["managementIp"])


@pytest.mark.simulator_only("looks at what only the simulated world knows")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_bits_whose_deletion_failed_are_deleted_later(cloud: TestCloud) -> None:
    """Their rows are gone by then; what to delete stands in the run's outputs."""
    for operation in ("start_vm", "delete_bits"):
        cloud.faults.add(Fault(kind=FaultKind.FAILED_CALL, operations=(operation,), duration=600))
    await cloud.failure("CreateVmInstance", **wanted(cloud))
    await cloud.settle(3000)
    assert [bits for bits in cloud.world.volumes() if not bits.cached] == []


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_stop_that_failed_does_not_start_the_guest_later(cloud: Cloud) -> None:
    """The host lost its power under a stop; when it is back, its empty list counts."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    fault = Fault(kind=FaultKind.DEAD_HOST, addresses=(await address_of(cloud, vm["hostUuid"]),), power=False)
    number = cloud.faults.add(fault)
    await cloud.failure("StopVmInstance", uuid=vm["uuid"])
    await asyncio.sleep(300)
    cloud.faults.remove(number)
    await cloud.settle(1200)
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Stopped"
    assert list(cloud.truth.guests()) == []


@pytest.mark.simulator_only("sends messages inside the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_vm_is_not_unknown_on_a_host_that_is_back(cloud: TestCloud) -> None:
    """The news that its host is lost reach a busy VM when the host is back already."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    async with vm_queue(cloud.node.kernel.tasks, vm["uuid"]):
        cloud.node.kernel.bus.publish(HostStatusChanged(vm["hostUuid"], "Disconnected"))
        await asyncio.sleep(1)
    await asyncio.sleep(1)
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Running"


@pytest.mark.cloud("small", variables={"vms": 0}, check=False)
async def test_a_vm_with_an_operation_under_way_becomes_unknown_with_its_host(cloud: Cloud) -> None:
    """The operation ends one way or the other; then the VM is Unknown, not Running on a silent host."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    address = await address_of(cloud, vm["hostUuid"])
    cloud.faults.add(
        Fault(kind=FaultKind.SLOW_HOST, addresses=(address,), operations=("reboot_vm",), factor=2000)
    )
    rebooting = asyncio.create_task(cloud.call("RebootVmInstance", uuid=vm["uuid"]))
    await asyncio.sleep(5)
    cloud.faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=(address,)))
    await asyncio.gather(rebooting, return_exceptions=True)
    await asyncio.sleep(400)
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Unknown"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_failed_creation_says_why_the_first_host_refused(cloud: Cloud) -> None:
    """Not that there is no other host."""
    fault = Fault(kind=FaultKind.FAILED_CALL, operations=("start_vm",), reason="no such CPU model")
    cloud.faults.add(fault)
    host = (await cloud.query("QueryHost"))[0]["uuid"]
    failure = await cloud.failure("CreateVmInstance", **wanted(cloud, hostUuid=host))
    assert "no such CPU model" in str(failure.root)


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_malformed_uuid_is_refused_by_a_deletion_too(cloud: Cloud) -> None:
    """An absent resource is no error; a text that is no uuid is."""
    assert (await cloud.failure("DestroyVmInstance", uuid="not-hex")).code == "SYS.1003"
    assert (await cloud.failure("DeleteZone", uuid="xyz")).code == "SYS.1003"
