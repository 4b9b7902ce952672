"""What the storm of random operations found, each alone."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.scenarios.cases.vm import l3_of, wanted
from orrery.testlib.environment import Cloud, Fault, FaultKind

SLOW = {"bandwidths": {"host": 20 << 20}}
"""Hosts whose guests of 1 GiB take some 50 s to move."""


async def recorded(cloud: Cloud) -> dict[str, Any]:
    """A VM that is to be made when it is first started."""
    return await cloud.create("CreateVmInstance", **wanted(cloud), strategy="JustCreate")


@pytest.mark.cloud("small", variables={"vms": 0}, parameters=SLOW)
async def test_a_host_to_which_a_vm_moves_is_not_removed(cloud: Cloud) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    moving = asyncio.ensure_future(cloud.create("MigrateVm", vmInstanceUuid=vm["uuid"]))
    await asyncio.sleep(10)
    hosts = await cloud.query("QueryHost", f"uuid!={vm['hostUuid']}")
    failures = 0
    for host in hosts:
        try:
            await cloud.call("DeleteHost", uuid=host["uuid"], deleteMode="Enforcing")
        except Exception as failure:
            assert "on their way" in str(failure)
            failures += 1
    assert failures == 1
    assert (await moving)["state"] == "Running"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_start_is_undone_although_the_host_that_the_vm_had_is_gone(cloud: Cloud) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    await cloud.call("StopVmInstance", uuid=vm["uuid"])
    await cloud.call("ChangeHostState", uuid=vm["hostUuid"], stateEvent="disable")
    cloud.faults.add(Fault(kind=FaultKind.FAILED_CALL, operations=("start_vm",)))
    cloud.faults.add(Fault(kind=FaultKind.SLOW_HOST, operations=("start_vm",), factor=10.0))
    starting = asyncio.ensure_future(cloud.failure("StartVmInstance", uuid=vm["uuid"]))
    await asyncio.sleep(0.5)
    await cloud.call("DeleteHost", uuid=vm["hostUuid"])
    assert (await starting).code == "VM.1001"
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Stopped"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_first_start_on_a_network_that_is_gone_or_disabled_is_refused(cloud: Cloud) -> None:
    vm, l3 = await recorded(cloud), l3_of(cloud)
    await cloud.call("ChangeL3NetworkState", uuid=l3, stateEvent="disable")
    assert "is Disabled" in str(await cloud.failure("StartVmInstance", uuid=vm["uuid"]))
    await cloud.call("DeleteL3Network", uuid=l3)
    assert "was deleted meanwhile" in str(await cloud.failure("StartVmInstance", uuid=vm["uuid"]))
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Created"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_nic_is_not_attached_to_a_network_that_was_disabled_meanwhile(cloud: Cloud) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    cloud.faults.add(Fault(kind=FaultKind.SLOW_HOST, operations=("reboot_vm",), factor=100.0))
    rebooting = asyncio.ensure_future(cloud.call("RebootVmInstance", uuid=vm["uuid"]))
    await asyncio.sleep(0.1)
    l3 = l3_of(cloud, "private")
    attaching = asyncio.ensure_future(
        cloud.failure("AttachL3NetworkToVm", vmInstanceUuid=vm["uuid"], l3NetworkUuid=l3)
    )
    await asyncio.sleep(0.1)
    await cloud.call("ChangeL3NetworkState", uuid=l3, stateEvent="disable")
    await rebooting
    assert "is Disabled" in str(await attaching)
