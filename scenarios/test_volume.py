"""Data volumes through the API: made with and without bits, deleted, won back, removed."""

from __future__ import annotations

from typing import Any

import pytest

from orrery.scenarios.cases.vm import wanted
from orrery.scenarios.cases.volume import GIB, deleted, nfs, stored, volume
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud, Fault, FaultKind

HOUR = 3600


async def hours(cloud: Cloud, number: int) -> None:
    """Lets hours pass, without the session expiring."""
    for _ in range(number):
        await cloud.settle(HOUR)
        await cloud.query("QueryZone")


async def policy(cloud: Cloud, value: str) -> None:
    await cloud.call("UpdateGlobalConfig", category="volume", name="deletionPolicy", value=value)


async def local(cloud: Cloud) -> dict[str, Any]:
    return (await cloud.query("QueryPrimaryStorage", "name=local"))[0]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_volume_on_local_storage_needs_to_be_told_its_host(cloud: Cloud) -> None:
    before = await local(cloud)
    where = {"name": "v", "diskSize": GIB, "primaryStorageUuid": before["uuid"]}
    assert (await cloud.failure("CreateDataVolume", **where)).code == "SYS.1007"
    host = (await cloud.query("QueryHost"))[0]["uuid"]
    await cloud.create("CreateDataVolume", **where, systemTags=[f"localStorage::hostUuid::{host}"])
    part = await cloud.call(
        "GetLocalStorageHostDiskCapacity", primaryStorageUuid=before["uuid"], hostUuid=host
    )
    [part] = part["inventories"]
    assert part["availableCapacity"] == part["totalCapacity"] - GIB
    assert (await local(cloud))["availableCapacity"] == before["availableCapacity"] - GIB


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"diskSize": -1}, "SYS.1007"),
        ({}, "SYS.1007"),
        ({"diskSize": 1 << 62}, "SYS.1006"),
        ({"diskSize": GIB, "resourceUuid": "not-a-uuid"}, "SYS.1007"),
        ({"diskSize": GIB, "systemTags": ["no::such::tag"]}, "SYS.1007"),
    ],
)
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_volume_that_cannot_be_is_refused(cloud: Cloud, values: dict[str, Any], code: str) -> None:
    where = {"name": "v", "primaryStorageUuid": (await nfs(cloud))["uuid"]}
    assert (await cloud.failure("CreateDataVolume", **where, **values)).code == code
    assert await cloud.query("QueryVolume") == []


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_volume_whose_bits_cannot_be_made_leaves_nothing(cloud: Cloud) -> None:
    before = await nfs(cloud)
    full = Fault(kind=FaultKind.FULL_STORAGE, addresses=(before["uuid"],))
    number = cloud.faults.add(full)
    where = {"name": "v", "diskSize": GIB, "primaryStorageUuid": before["uuid"]}
    assert (await cloud.failure("CreateDataVolume", **where)).code == "SYS.1006"
    cloud.faults.remove(number)
    assert await cloud.query("QueryVolume") == []
    assert (await nfs(cloud))["availableCapacity"] == before["availableCapacity"]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_host_takes_a_volume_as_large_as_its_room_and_no_larger(cloud: Cloud) -> None:
    await cloud.call("UpdateGlobalConfig", category="primaryStorage", name="reservedCapacity", value="0")
    storage, host = (await local(cloud))["uuid"], cloud.deployed.uuid("host", "host-0")
    asked = {"primaryStorageUuid": storage, "hostUuid": host}
    [room] = (await cloud.call("GetLocalStorageHostDiskCapacity", **asked))["inventories"]
    tags = [f"localStorage::hostUuid::{host}"]
    where = {"name": "v", "primaryStorageUuid": storage, "systemTags": tags}
    free = room["availableCapacity"]
    assert (await cloud.failure("CreateDataVolume", **where, diskSize=free + 1)).code == "SYS.1006"
    await cloud.create("CreateDataVolume", **where, diskSize=free)
    [room] = (await cloud.call("GetLocalStorageHostDiskCapacity", **asked))["inventories"]
    assert room["availableCapacity"] == 0


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_vm_has_as_many_data_volumes_as_it_may_and_no_more(cloud: Cloud) -> None:
    await cloud.call("UpdateGlobalConfig", category="kvm", name="dataVolume.maxNum", value="2")
    vm = (await cloud.create("CreateVmInstance", **wanted(cloud)))["uuid"]
    made = [await cloud.create("CreateDataVolume", name="v", diskSize=GIB) for _ in range(3)]
    for one in made[:2]:
        await cloud.call("AttachDataVolumeToVm", vmInstanceUuid=vm, volumeUuid=one["uuid"])
    attachment = {"vmInstanceUuid": vm, "volumeUuid": made[2]["uuid"]}
    refused = await cloud.failure("AttachDataVolumeToVm", **attachment)
    assert "2 data volumes already" in str(refused.root)


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_lost_answer_makes_no_second_volume(cloud: Cloud) -> None:
    lost = Fault(kind=FaultKind.LOST_REPLY, operations=("create_volume", "delete_bits"), count=2)
    cloud.faults.add(lost)
    made = await deleted(cloud)
    await cloud.call("ExpungeDataVolume", uuid=made["uuid"])


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_deleted_volume_keeps_its_room_until_it_is_expunged_in_time(cloud: Cloud) -> None:
    before = await nfs(cloud)
    kept, gone = await deleted(cloud), await deleted(cloud)
    bare = await volume(cloud)
    await cloud.call("DeleteDataVolume", uuid=bare["uuid"])
    assert (await nfs(cloud))["availableCapacity"] == before["availableCapacity"] - 2 * GIB
    await cloud.call("RecoverDataVolume", uuid=kept["uuid"])
    assert (await cloud.create("RecoverDataVolume", uuid=bare["uuid"]))["status"] == "NotInstantiated"
    await hours(cloud, 74)
    found = {one["uuid"] for one in await cloud.query("QueryVolume")}
    assert found == {kept["uuid"], bare["uuid"]} - {gone["uuid"]}
    assert (await nfs(cloud))["availableCapacity"] == before["availableCapacity"] - GIB


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_the_policy_never_keeps_and_direct_removes_at_once(cloud: Cloud) -> None:
    await policy(cloud, "Never")
    kept = await deleted(cloud)
    await hours(cloud, 96)
    assert (await cloud.get("QueryVolume", kept["uuid"]))["status"] == "Deleted"
    await policy(cloud, "Direct")
    gone = await deleted(cloud)
    assert await cloud.query("QueryVolume", f"uuid={gone['uuid']}") == []


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_deleting_twice_is_refused(cloud: Cloud) -> None:
    made = await deleted(cloud)
    assert (await cloud.failure("DeleteDataVolume", uuid=made["uuid"])).code == "SYS.1006"


@pytest.mark.cloud("small", variables={"vms": 1})
async def test_an_attached_volume_is_detached_before_it_is_deleted(cloud: Cloud) -> None:
    vm = (await cloud.query("QueryVmInstance"))[0]
    made = await stored(cloud)
    await cloud.call("AttachDataVolumeToVm", vmInstanceUuid=vm["uuid"], volumeUuid=made["uuid"])
    await cloud.call("DeleteDataVolume", uuid=made["uuid"])
    after = await cloud.get("QueryVolume", made["uuid"])
    assert after["status"] == "Deleted"
    assert after["lastVmInstanceUuid"] == vm["uuid"]
    assert "vmInstanceUuid" not in after


@pytest.mark.simulator_only("looks at what only the simulated world knows")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_bits_that_a_silent_storage_keeps_are_removed_later(cloud: TestCloud) -> None:
    before = await nfs(cloud)
    made = await deleted(cloud)
    lost = Fault(kind=FaultKind.LOST_CALL, operations=("delete_bits",), duration=1200.0)
    cloud.faults.add(lost)
    await cloud.call("ExpungeDataVolume", uuid=made["uuid"])
    assert await cloud.query("QueryVolume") == []
    assert (await nfs(cloud))["availableCapacity"] == before["availableCapacity"]
    assert [bits.path for bits in cloud.world.volumes()] == [made["installPath"]]


@pytest.mark.parametrize("operation", ["create_volume", "attach_volume"])
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_volume_that_could_not_be_attached_is_as_it_was(cloud: Cloud, operation: str) -> None:
    """It had no bits: it has none again, nor storage, nor format."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    before = await cloud.create("CreateDataVolume", name="v", diskSize=GIB)
    fault = Fault(kind=FaultKind.FAILED_CALL, operations=(operation,), reason="no room")
    cloud.faults.add(fault)
    await cloud.failure("AttachDataVolumeToVm", vmInstanceUuid=vm["uuid"], volumeUuid=before["uuid"])
    after = await cloud.get("QueryVolume", before["uuid"])
    times = ("lastOpDate", "lastOpDateMs")
    assert {name: after[name] for name in after if name not in times} == {
        name: before[name] for name in before if name not in times
    }


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_the_uuid_of_a_volume_whose_bits_are_still_there_is_not_given_to_another(cloud: Cloud) -> None:
    gone = await deleted(cloud)
    lost = Fault(kind=FaultKind.LOST_CALL, operations=("delete_bits",), duration=1200.0)
    cloud.faults.add(lost)
    await cloud.call("ExpungeDataVolume", uuid=gone["uuid"])
    again = {"name": "v", "diskSize": GIB, "primaryStorageUuid": gone["primaryStorageUuid"]}
    failure = await cloud.failure("CreateDataVolume", **again, resourceUuid=gone["uuid"])
    assert "may still be in use" in str(failure)
    await cloud.settle(1800)
    assert (await cloud.create("CreateDataVolume", **again, resourceUuid=gone["uuid"]))["status"] == "Ready"
