"""Calls on garbage."""

from __future__ import annotations

from typing import Any

from orrery.core.compute.vm.model import VmInstance
from orrery.core.compute.vm.params import VmParams
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Unresolved
from orrery.core.kernel.workflow import CallId, Claim, WorkflowRun
from orrery.core.kernel.workflow.unresolved import note_unresolved
from orrery.scenarios.cases import Case
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud, Fault, FaultKind

GONE = "vm-reboot-of-a-plugin"
"""A workflow that nobody here knows."""


async def add_garbage(cloud: Cloud, *, power: bool) -> tuple[dict[str, Any], int]:
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
    garbage, fault = await add_garbage(cloud, power=True)
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
    garbage, fault = await add_garbage(cloud, power=True)
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
    garbage, fault = await add_garbage(cloud, power=False)
    for _ in range(2):
        await cloud.call("DeleteGCJob", uuid=garbage["uuid"])
    assert not await cloud.query("QueryGCJob")
    await cloud.settle(120)  # so that the host's absence is noticed
    cloud.faults.remove(fault)


async def delete_nothing(cloud: Cloud) -> str:
    """Without a uuid."""
    return (await cloud.failure("DeleteGCJob")).code


async def unresolve(cloud: TestCloud) -> dict[str, Any]:
    """A reboot that nobody here can carry on; gives it as it is listed."""
    kernel, vm = cloud.node.kernel, (await cloud.query("QueryVmInstance"))[0]
    await kernel.db.write(_leave_reboot, vm["uuid"], kernel.uuid)
    (row,) = [one for one in await kernel.db.read(lambda tx: tx.find(WorkflowRun)) if one.workflow == GONE]
    await note_unresolved(kernel, CallId(row.number, row.epoch, row.attempt), Unresolved("it is not known"))
    (listed,) = await cloud.query("QueryUnresolvedRun", f"workflow={GONE}")
    return listed


def _leave_reboot(tx: Transaction, vm: str, node: str) -> None:
    params = VmParams(vm_uuid=vm, previous_state="Running")
    tx.update(VmInstance, {"uuid": vm}, state="Rebooting")
    number = tx.insert(
        WorkflowRun,
        queues=[f"vm-{vm}"],
        workflow=GONE,
        steps=["rebooting", "reboot", "running"],
        step="reboot",
        committed=False,
        direction="forward",
        attempt=1,
        epoch=1,
        params=params,
        outputs={"host": tx.require(VmInstance, vm).host_uuid},
        node=node,
        started=tx.now,
    )
    tx.insert(Claim, resource=vm, run=number)


async def query_unresolved(cloud: TestCloud) -> None:
    """It says what it claims and why it cannot go on, and so does whoever is refused because of it."""
    listed = await unresolve(cloud)
    (vm,) = listed["resourceUuids"]
    assert (listed["step"], listed["direction"]) == ("reboot", "forward")
    assert "it is not known" in listed["reason"]
    refused = await cloud.failure("DestroyVmInstance", uuid=vm)
    assert f"unresolvedRun[uuid:{listed['uuid']}]" in str(refused)
    await cloud.node.kernel.db.write(_make_known)
    await cloud.call("RetryUnresolvedRun", uuid=listed["uuid"])


def _make_known(tx: Transaction) -> None:
    tx.update(WorkflowRun, {"workflow": GONE}, workflow="vm-reboot")


async def query_unresolved_badly(cloud: Cloud) -> str:
    """A field that there is not."""
    wrong = [{"name": "x", "op": "=", "value": "1"}]
    return (await cloud.failure("QueryUnresolvedRun", conditions=wrong)).code


async def retry_unresolved(cloud: TestCloud) -> None:
    """It fails while nobody knows the workflow, and finishes the run as soon as somebody does."""
    listed = await unresolve(cloud)
    failure = await cloud.failure("RetryUnresolvedRun", uuid=listed["uuid"])
    assert "no workflow with that name is known here" in str(failure)
    assert len(await cloud.query("QueryUnresolvedRun")) == 1
    await cloud.node.kernel.db.write(_make_known)
    await cloud.call("RetryUnresolvedRun", uuid=listed["uuid"])
    assert await cloud.query("QueryUnresolvedRun") == []
    (vm,) = listed["resourceUuids"]
    assert (await cloud.get("QueryVmInstance", vm))["state"] == "Running"
    assert (await cloud.create("RebootVmInstance", uuid=vm))["state"] == "Running"


async def retry_absent(cloud: Cloud) -> str:
    """A run that is not listed."""
    return (await cloud.failure("RetryUnresolvedRun", uuid="0" * 32)).code


async def give_up(cloud: TestCloud) -> None:
    """Its resources are free again; an absent one is no error."""
    listed = await unresolve(cloud)
    for _ in range(2):
        await cloud.call("DeleteUnresolvedRun", uuid=listed["uuid"])
    assert await cloud.query("QueryUnresolvedRun") == []
    await cloud.call("DestroyVmInstance", uuid=listed["resourceUuids"][0])


async def give_up_nothing(cloud: Cloud) -> str:
    """Without a uuid."""
    return (await cloud.failure("DeleteUnresolvedRun")).code


JOURNAL = "writes a run into the journal of the node"

CASES = [
    Case("QueryUnresolvedRun", query_unresolved, query_unresolved_badly, "SYS.1007", simulator_only=JOURNAL),
    Case("RetryUnresolvedRun", retry_unresolved, retry_absent, "SYS.1003", simulator_only=JOURNAL),
    Case("DeleteUnresolvedRun", give_up, give_up_nothing, "SYS.1007", simulator_only=JOURNAL),
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
