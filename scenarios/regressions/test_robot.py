"""What the robot found, each alone."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from orrery.core.client.errors import ApiFailure
from orrery.core.compute.host.messages import CPUS_MAX
from orrery.core.kernel.api.message import LONG_MAX
from orrery.scenarios.cases.vm import vm_of, wanted
from orrery.testlib.environment import Cloud, Fault, FaultKind

SOON_SECONDS = 10.0
RATIO_MAX = 999
NOBODY = "0123456789ab4def8123456789abcdef"
"""A uuid that nothing has."""


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_storage_becomes_deleting_by_its_deletion_only(cloud: Cloud) -> None:
    nfs = cloud.deployed.uuid("primaryStorage", "nfs")
    failure = await cloud.failure("ChangePrimaryStorageState", uuid=nfs, stateEvent="deleting")
    assert failure.code == "SYS.1005"
    assert "send one of enable, disable, maintain" in str(failure)
    assert (await cloud.get("QueryPrimaryStorage", nfs))["state"] == "Enabled"


@pytest.mark.cloud("small", variables={"vms": 1})
async def test_a_host_with_vms_that_answers_gets_no_other_address(cloud: Cloud) -> None:
    host = (await cloud.get("QueryVmInstance", vm_of(cloud)))["hostUuid"]
    for api in ("UpdateHost", "UpdateKVMHost"):
        failure = await cloud.failure(api, uuid=host, managementIp="192.168.1.99")
        assert failure.code == "SYS.1006"
        assert "into maintenance" in str(failure)
    await cloud.settle(600)
    assert (await cloud.get("QueryVmInstance", vm_of(cloud)))["state"] == "Running"
    await cloud.call("ChangeHostState", uuid=host, stateEvent="maintain")
    changed = await cloud.create("UpdateHost", uuid=host, managementIp="192.168.1.99")
    assert changed["managementIp"] == "192.168.1.99"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_crashed_vm_is_started_elsewhere(cloud: Cloud) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    cloud.faults.add(Fault(kind=FaultKind.GUEST_CRASHES))
    await cloud.settle(SOON_SECONDS)
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Crashed"
    other = next(one for one in await cloud.query("QueryHost") if one["uuid"] != vm["hostUuid"])
    started = await cloud.create("StartVmInstance", uuid=vm["uuid"], hostUuid=other["uuid"])
    assert (started["state"], started["hostUuid"]) == ("Running", other["uuid"])
    assert not await cloud.leaks()


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_crashed_vm_whose_host_does_not_remove_it_stays(cloud: Cloud) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    cloud.faults.add(Fault(kind=FaultKind.GUEST_CRASHES))
    await cloud.settle(SOON_SECONDS)
    number = cloud.faults.add(Fault(kind=FaultKind.FAILED_CALL, operations=("stop_vm",)))
    assert (await cloud.failure("StartVmInstance", uuid=vm["uuid"])).code == "VM.1001"
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] in ("Crashed", "Unknown")
    cloud.faults.remove(number)
    await cloud.settle(600)
    assert (await cloud.create("StartVmInstance", uuid=vm["uuid"]))["state"] == "Running"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_storage_of_another_type_is_not_reconnected_as_sftp(cloud: Cloud) -> None:
    made = await cloud.create("AddSimulatorBackupStorage", name="s", url="s", totalCapacity=1 << 40)
    assert (await cloud.failure("ReconnectSftpBackupStorage", uuid=made["uuid"])).code == "SYS.1003"
    assert (await cloud.create("ReconnectBackupStorage", uuid=made["uuid"]))["status"] == "Connected"


@pytest.mark.parametrize("kind", ["volume", "nic"])
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_what_is_detached_while_the_guest_is_moved_away_stays_attached(cloud: Cloud, kind: str) -> None:
    """The host that the guest has left confirms nothing; found by the storm with 10,000 operations."""
    hosts = {host["uuid"]: host["managementIp"] for host in await cloud.query("QueryHost")}
    outcomes = set()
    for tenths in range(1, 15):
        vm = await cloud.create("CreateVmInstance", **wanted(cloud))
        fields = {"vmNicUuid": vm["vmNics"][0]["uuid"]}
        if kind == "volume":
            volume = await cloud.create("CreateDataVolume", name="data", diskSize=1 << 30)
            fields = {"uuid": volume["uuid"]}
            await cloud.call("AttachDataVolumeToVm", volumeUuid=volume["uuid"], vmInstanceUuid=vm["uuid"])
        api = "DetachL3NetworkFromVm" if kind == "nic" else "DetachDataVolumeFromVm"
        detaching = asyncio.ensure_future(outcome(cloud, api, fields))
        await asyncio.sleep(tenths / 10)
        here, there = vm["hostUuid"], next(uuid for uuid in hosts if uuid != vm["hostUuid"])
        cloud.incidents.move(hosts[here], hosts[there], vm["uuid"])
        outcomes.add(await detaching)
        await cloud.settle(600)
        assert not await cloud.leaks()
        await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    assert outcomes == {"ok", "SYS.1006"}


async def outcome(cloud: Cloud, api: str, fields: Mapping[str, Any]) -> str:
    """The code of the error that a call ends with, or ``ok``."""
    try:
        await cloud.call(api, **fields)
    except ApiFailure as failure:
        return failure.code
    return "ok"


@pytest.mark.cloud("small", variables={"vms": 0, "primaries": ["nfs"]})
async def test_a_storage_that_no_host_reaches_is_not_asked_for_its_capacity(cloud: Cloud) -> None:
    nfs, cluster = cloud.deployed.uuid("primaryStorage", "nfs"), cloud.deployed.uuid("cluster", "cluster")
    await cloud.call("SyncPrimaryStorageCapacity", primaryStorageUuid=nfs)
    await cloud.call("DetachPrimaryStorageFromCluster", primaryStorageUuid=nfs, clusterUuid=cluster)
    failure = await cloud.failure("SyncPrimaryStorageCapacity", primaryStorageUuid=nfs)
    assert failure.code == "PS.1003"
    assert "no Connected host is in the clusters" in str(failure)


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_host_of_the_most_cpus_can_be_over_provisioned(cloud: Cloud) -> None:
    await cloud.call(
        "UpdateGlobalConfig", category="host", name="cpu.overProvisioning.ratio", value=str(RATIO_MAX)
    )
    zone = cloud.deployed.uuid("zone", "zone")
    cluster = await cloud.create(
        "CreateCluster", name="c", zoneUuid=zone, hypervisorType="Simulator", type="zstack"
    )
    host = {"name": "h", "managementIp": "192.168.1.99", "clusterUuid": cluster["uuid"]}
    refused = await cloud.failure("AddSimulatorHost", **host, cpuCapacity=CPUS_MAX + 1)
    assert refused.code == "SYS.1007" and "cpuCapacity" in refused.details
    made = await cloud.create("AddSimulatorHost", **host, cpuCapacity=CPUS_MAX)
    assert made["totalCpuCapacity"] == CPUS_MAX * RATIO_MAX
    for ratio in (2, RATIO_MAX):
        await cloud.call(
            "UpdateGlobalConfig", category="host", name="cpu.overProvisioning.ratio", value=str(ratio)
        )
        now = await cloud.get("QueryHost", made["uuid"])
        assert now["totalCpuCapacity"] == now["availableCpuCapacity"] == CPUS_MAX * ratio


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_what_must_be_there_is_looked_at_beside_what_need_not_be(cloud: Cloud) -> None:
    ann = await cloud.tenant("ann")
    for caller in (cloud, ann):
        await caller.call("DeleteImage", uuid=NOBODY)
        refused = await caller.failure("DeleteImage", uuid=NOBODY, backupStorageUuids=[NOBODY])
        assert refused.code == "SYS.1003" and "backupStorageUuids" in refused.details


@pytest.mark.parametrize(
    ("ratio", "available"),
    [("3", LONG_MAX - LONG_MAX // 2 * 100 // 300), ("1.0", LONG_MAX - LONG_MAX // 2), ("0.01", 0)],
)
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_another_ratio_counts_the_greatest_storage_anew(
    cloud: Cloud, ratio: str, available: int
) -> None:
    zone, cluster = (cloud.deployed.uuid(kind, kind) for kind in ("zone", "cluster"))
    storage = await cloud.create(
        "AddSimulatorPrimaryStorage", name="p", url="/p", zoneUuid=zone, totalCapacity=LONG_MAX
    )
    on_it = {"primaryStorageUuid": storage["uuid"]}
    await cloud.call("AttachPrimaryStorageToCluster", **on_it, clusterUuid=cluster)
    offering = await cloud.create("CreateDiskOffering", name="d", diskSize=LONG_MAX // 2)
    await cloud.call("CreateDataVolume", name="v", diskOfferingUuid=offering["uuid"], **on_it)
    await cloud.call(
        "UpdateGlobalConfig", category="mevoco", name="overProvisioning.primaryStorage", value=ratio
    )
    assert (await cloud.get("QueryPrimaryStorage", storage["uuid"]))["availableCapacity"] == available
