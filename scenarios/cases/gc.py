"""Calls on garbage."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases import Case
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud, Fault, FaultKind


async def litter(cloud: Cloud, *, power: bool) -> tuple[dict[str, Any], int]:
    """Destroys a VM of a silent host; gives the garbage and the fault. Without `power` no guest is left."""
    vm = (await cloud.query("QueryVmInstance"))[0]
    host = await cloud.get("QueryHost", vm["hostUuid"])
    fault = Fault(kind=FaultKind.DEAD_HOST, addresses=(host["managementIp"],), power=power)
    number = cloud.faults.add(fault)
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    (garbage,) = await cloud.query("QueryGCJob", f"context~=%{vm['uuid']}%")
    return garbage, number


async def query(cloud: TestCloud) -> None:
    """What a silent host has not confirmed is listed, and is gone when the collector has done it."""
    garbage, fault = await litter(cloud, power=True)
    assert (garbage["name"], garbage["runnerClass"]) == ("do destroy of vm-destroy", "vm-destroy")
    assert (garbage["status"], garbage["type"]) in (("Idle", "TimeBased"), ("Processing", "TimeBased"))
    assert garbage["managementNodeUuid"] == cloud.node.kernel.uuid
    cloud.faults.remove(fault)
    await cloud.settle()
    assert not await cloud.query("QueryGCJob")


async def query_badly(cloud: Cloud) -> str:
    """A field that there is not."""
    return (await cloud.failure("QueryGCJob", conditions=[{"name": "x", "op": "=", "value": "1"}])).code


async def trigger(cloud: Cloud) -> None:
    """It fails while the host is silent, and has done it as soon as the host is back."""
    garbage, fault = await litter(cloud, power=True)
    assert (await cloud.failure("TriggerGCJob", uuid=garbage["uuid"])).code.startswith("SYS.")
    assert [one["uuid"] for one in await cloud.query("QueryGCJob")] == [garbage["uuid"]]
    cloud.faults.remove(fault)
    await cloud.call("TriggerGCJob", uuid=garbage["uuid"])
    assert not await cloud.query("QueryGCJob")


async def trigger_absent(cloud: Cloud) -> str:
    """Garbage that is not there."""
    return (await cloud.failure("TriggerGCJob", uuid="0" * 32)).code


async def delete(cloud: Cloud) -> None:
    """What is given up is tried no more; an absent one is no error."""
    garbage, fault = await litter(cloud, power=False)
    for _ in range(2):
        await cloud.call("DeleteGCJob", uuid=garbage["uuid"])
    assert not await cloud.query("QueryGCJob")
    await cloud.settle(120)  # so that the host's absence is noticed
    cloud.faults.remove(fault)


async def delete_nothing(cloud: Cloud) -> str:
    """Without a uuid."""
    return (await cloud.failure("DeleteGCJob")).code


CASES = [
    Case(
        "QueryGCJob",
        query,
        query_badly,
        "SYS.1007",
        simulator_only="compares with the uuid of the node",
    ),
    Case("TriggerGCJob", trigger, trigger_absent, "SYS.1003"),
    Case("DeleteGCJob", delete, delete_nothing, "SYS.1007"),
]
