"""Cascades: cascading deletes, in both modes; and that a dry run tells exactly what then happens."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from orrery.scenarios.deletions import (
    QUERIES,
    Counts,
    attempt,
    counts,
    data_volume,
    one,
    rehearse,
    silence,
)
from orrery.testlib.environment import Cloud, Fault, FaultKind

GOING = ("delete", "destroy")
"""Actions after which a resource is gone; so is a nic that was detached."""


async def foretold(cloud: Cloud, api: str, **given: Any) -> Counts:
    """How many resources of each kind a dry run says will be gone."""
    body = await cloud.call(api, systemTags=["validationOnly"], **given)
    gone = dict.fromkeys(QUERIES, 0)
    for part in body["cascade"]:
        is_nic = part["kind"] == "vmNic"
        if (part["action"] in GOING or is_nic) and part["resourceType"] in gone:
            gone[part["resourceType"]] += part["count"]
    return gone


async def delete_as_foretold(cloud: Cloud, api: str, **given: Any) -> Counts:
    """Makes the call; what is gone afterwards must be what its dry run said. Gives what that was."""
    before = await counts(cloud)
    told = await foretold(cloud, api, **given)
    assert await counts(cloud) == before, "a dry run changes nothing"
    await cloud.call(api, **given)
    after = await counts(cloud)
    assert {vo: before[vo] - after[vo] for vo in before} == told
    return told


@pytest.mark.cloud("small")
async def test_a_zone_goes_with_everything_in_it(cloud: Cloud) -> None:
    vms = await cloud.query("QueryVmInstance")
    await data_volume(cloud, vms[0]["uuid"])
    await data_volume(cloud)
    await cloud.call("DestroyVmInstance", uuid=vms[1]["uuid"])
    await cloud.call("StopVmInstance", uuid=vms[2]["uuid"])
    zone = cloud.deployed.uuid("zone", "zone")
    told = await delete_as_foretold(cloud, "DeleteZone", uuid=zone)
    assert (told["VmInstanceVO"], told["VolumeVO"], told["HostVO"]) == (5, 7, 3)
    left = {vo: number for vo, number in (await counts(cloud)).items() if number}
    assert left == {"BackupStorageVO": 1, "ImageVO": 1}
    assert (await one(cloud, "QueryBackupStorage"))["attachedZoneUuids"] == []
    await cloud.call("DeleteZone", uuid=zone)


@pytest.mark.cloud("small", variables={"primaries": ["nfs"]})
async def test_a_deleted_cluster_stops_its_vms_which_stay(cloud: Cloud, tmp_path: Path) -> None:
    cluster = await one(cloud, "QueryCluster")
    told = await rehearse(cloud, "DeleteCluster", uuid=cluster["uuid"])
    assert told == {
        "cluster.delete": 1,
        "host.delete": 3,
        "primaryStorage.detach": 1,
        "l2Network.detach": 2,
        "vm.stop": 5,
        "vm.leaveCluster": 5,
        "vmNic.detach": 10,
    }
    await delete_as_foretold(cloud, "DeleteCluster", uuid=cluster["uuid"])
    for vm in await cloud.query("QueryVmInstance"):
        assert (vm["state"], vm.get("clusterUuid"), vm["vmNics"]) == ("Stopped", None, [])
    assert (await one(cloud, "QueryPrimaryStorage"))["attachedClusterUuids"] == []
    await cloud.call("DeleteZone", uuid=cluster["zoneUuid"])
    assert await cloud.query("QueryVolume") == []


@pytest.mark.cloud("small")
async def test_what_local_disks_hold_is_lost_only_by_force(cloud: Cloud) -> None:
    vm = await one(cloud, "QueryVmInstance")
    host = vm["hostUuid"]
    failure = await cloud.failure("DeleteHost", uuid=host)
    assert [one.code for one in failure.chain] == ["SYS.1004", "SYS.1006"]
    assert "local storage" in failure.root.details
    assert (await cloud.failure("DeleteHost", uuid=host, systemTags=["validationOnly"])).code == "SYS.1004"
    assert (await cloud.get("QueryHost", host))["state"] == "Enabled"
    told = await delete_as_foretold(cloud, "DeleteHost", uuid=host, deleteMode="Enforcing")
    assert told["VmInstanceVO"] == told["VolumeVO"] > 0


@pytest.mark.cloud("small")
async def test_a_deleted_storage_takes_the_vms_rooted_there_and_frees_the_others(cloud: Cloud) -> None:
    vm = await one(cloud, "QueryVmInstance")
    volume = await data_volume(cloud, vm["uuid"])
    nfs = (await one(cloud, "QueryPrimaryStorage", "name=nfs"))["uuid"]
    told = await delete_as_foretold(cloud, "DeletePrimaryStorage", uuid=nfs)
    assert {vo: n for vo, n in told.items() if n} == {"PrimaryStorageVO": 1, "VolumeVO": 1}
    assert await cloud.query("QueryVolume", f"uuid={volume}") == []
    assert len((await cloud.get("QueryVmInstance", vm["uuid"]))["allVolumes"]) == 1
    local = (await one(cloud, "QueryPrimaryStorage", "name=local"))["uuid"]
    told = await delete_as_foretold(cloud, "DeletePrimaryStorage", uuid=local)
    assert (told["VmInstanceVO"], told["VolumeVO"]) == (5, 5)


async def detach_storage(cloud: Cloud, name: str) -> dict[str, Any]:
    """The parameters of detaching a storage from the only cluster."""
    storage = await one(cloud, "QueryPrimaryStorage", f"name={name}")
    return {"primaryStorageUuid": storage["uuid"], "clusterUuid": storage["attachedClusterUuids"][0]}


@pytest.mark.cloud("small")
async def test_detaching_a_storage_stops_the_vms_that_use_it(cloud: Cloud) -> None:
    vm = await one(cloud, "QueryVmInstance")
    await data_volume(cloud, vm["uuid"])
    where = await detach_storage(cloud, "nfs")
    assert (await rehearse(cloud, "DetachPrimaryStorageFromCluster", **where))["vm.stop"] == 1
    await cloud.call("DetachPrimaryStorageFromCluster", **where)
    states = {one["uuid"]: one["state"] for one in await cloud.query("QueryVmInstance")}
    assert states.pop(vm["uuid"]) == "Stopped"
    assert set(states.values()) == {"Running"}


@pytest.mark.cloud("small")
async def test_a_storage_whose_vms_do_not_stop_stays_attached_and_in_use(cloud: Cloud) -> None:
    vm = await one(cloud, "QueryVmInstance")
    volume = await data_volume(cloud, vm["uuid"])
    address = (await cloud.get("QueryHost", vm["hostUuid"]))["managementIp"]
    refused = Fault(kind=FaultKind.FAILED_CALL, addresses=(address,), operations=("stop_vm",))
    number = cloud.faults.add(refused)
    failure = await cloud.failure("DetachPrimaryStorageFromCluster", **await detach_storage(cloud, "nfs"))
    assert failure.code == "PS.1002"
    cloud.faults.remove(number)
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Running"
    await data_volume(cloud, (await cloud.query("QueryVmInstance"))[1]["uuid"])
    assert (await cloud.get("QueryVolume", volume))["vmInstanceUuid"] == vm["uuid"]


@pytest.mark.cloud("small")
async def test_a_volume_that_its_guest_does_not_let_go_is_not_deleted(cloud: Cloud) -> None:
    vm = await one(cloud, "QueryVmInstance")
    volume = await data_volume(cloud, vm["uuid"])
    number = cloud.faults.add(Fault(kind=FaultKind.FAILED_CALL, operations=("detach_volume",)))
    failure = await cloud.failure("DeleteDataVolume", uuid=volume)
    assert "simulated failure of detach_volume" in str(failure.root)
    left = await cloud.get("QueryVolume", volume)
    assert (left["status"], left["vmInstanceUuid"]) == ("Ready", vm["uuid"])
    cloud.faults.remove(number)
    await cloud.call("DeleteDataVolume", uuid=volume)


@pytest.mark.parametrize("api", ["DeleteL3Network", "DeleteIpRange"])
@pytest.mark.cloud("small")
async def test_an_l3_network_or_range_takes_the_nics_on_it(cloud: Cloud, api: str) -> None:
    vms = await cloud.query("QueryVmInstance")
    await cloud.call("StopVmInstance", uuid=vms[0]["uuid"])
    await cloud.call("DestroyVmInstance", uuid=vms[1]["uuid"])
    public = await one(cloud, "QueryL3Network", "name=public")
    uuid = public["uuid"] if api == "DeleteL3Network" else public["ipRanges"][0]["uuid"]
    told = await rehearse(cloud, api, uuid=uuid)
    await cloud.call(api, uuid=uuid)
    nics = await cloud.query("QueryVmNic", f"l3NetworkUuid={public['uuid']}")
    assert (told["vmNic.detach"], len(nics)) == (5 - len(nics), 0 if api == "DeleteL3Network" else 1)
    private = await one(cloud, "QueryL3Network", "name=private")
    for vm in await cloud.query("QueryVmInstance", "state!=Destroyed"):
        assert [nic["l3NetworkUuid"] for nic in vm["vmNics"]] == [private["uuid"]]
        assert vm["defaultL3NetworkUuid"] == private["uuid"]


@pytest.mark.cloud("small")
async def test_a_detached_l2_network_takes_the_nics_of_that_cluster(cloud: Cloud) -> None:
    front = await one(cloud, "QueryL2Network", "name=front")
    where = {"l2NetworkUuid": front["uuid"], "clusterUuid": front["attachedClusterUuids"][0]}
    assert await rehearse(cloud, "DetachL2NetworkFromCluster", **where) == {
        "l2Network.detach": 1,
        "vmNic.detach": 5,
    }
    assert (await cloud.create("DetachL2NetworkFromCluster", **where))["attachedClusterUuids"] == []
    assert len(await cloud.query("QueryVmNic")) == 5
    assert len(await cloud.query("QueryL3Network")) == 2
    assert {vm["state"] for vm in await cloud.query("QueryVmInstance")} == {"Running"}


@pytest.mark.cloud("small")
async def test_a_deleted_l2_network_takes_its_l3_networks(cloud: Cloud) -> None:
    back = await one(cloud, "QueryL2Network", "name=back")
    told = await delete_as_foretold(cloud, "DeleteL2Network", uuid=back["uuid"])
    assert {vo: n for vo, n in told.items() if n} == {
        "VmNicVO": 5,
        "L2NetworkVO": 1,
        "L3NetworkVO": 1,
        "IpRangeVO": 1,
    }
    assert len(await cloud.query("QueryVmNic")) == 5


@pytest.mark.cloud("small")
async def test_a_silent_host_stops_a_permissive_deletion_and_not_an_enforcing_one(cloud: Cloud) -> None:
    vm = await one(cloud, "QueryVmInstance")
    public = await one(cloud, "QueryL3Network", "name=public")
    address = (await cloud.get("QueryHost", vm["hostUuid"]))["managementIp"]
    fault = silence(cloud, address)
    await cloud.settle(200)
    failure = await cloud.failure("DeleteL3Network", uuid=public["uuid"])
    assert (failure.code, "is Unknown" in failure.root.details) == ("SYS.1004", True)
    assert len(await cloud.query("QueryVmNic")) == 10
    assert (await cloud.get("QueryL3Network", public["uuid"]))["state"] == "Enabled"
    await cloud.call("DeleteL3Network", uuid=public["uuid"], deleteMode="Enforcing")
    assert len(await cloud.query("QueryVmNic")) == 5
    cloud.faults.remove(fault)


@pytest.mark.cloud("small")
async def test_a_failure_stops_the_cascade_and_leaves_the_rest_untouched(cloud: Cloud) -> None:
    vm = await one(cloud, "QueryVmInstance")
    address = (await cloud.get("QueryHost", vm["hostUuid"]))["managementIp"]
    refused = Fault(kind=FaultKind.FAILED_CALL, addresses=(address,), operations=("detach_nic",))
    number = cloud.faults.add(refused)
    back = await one(cloud, "QueryL2Network", "name=back")
    failure = await cloud.failure("DeleteL2Network", uuid=back["uuid"])
    assert [one.code for one in failure.chain] == ["SYS.1004", "SYS.1006"]
    left = await cloud.get("QueryL2Network", back["uuid"])
    assert left["attachedClusterUuids"] == back["attachedClusterUuids"]
    l3 = await one(cloud, "QueryL3Network", "name=private")
    assert (l3["state"], len(l3["ipRanges"])) == ("Enabled", 1)
    assert len((await cloud.get("QueryVmInstance", vm["uuid"]))["vmNics"]) == 2
    cloud.faults.remove(number)
    await cloud.call("DeleteL2Network", uuid=back["uuid"])


@pytest.mark.cloud("small", variables={"primaries": ["nfs"]}, fresh=True)  # deleted between two heartbeats
async def test_the_guests_of_a_silent_host_that_was_deleted_are_stopped_when_it_is_back(
    cloud: Cloud, tmp_path: Path
) -> None:
    vm = await one(cloud, "QueryVmInstance")
    address = (await cloud.get("QueryHost", vm["hostUuid"]))["managementIp"]
    fault = silence(cloud, address)
    await cloud.call("DeleteHost", uuid=vm["hostUuid"])
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Stopped"
    cloud.faults.remove(fault)


@pytest.mark.cloud("small")
async def test_a_zone_whose_hosts_are_all_silent_can_be_deleted(cloud: Cloud) -> None:
    hosts = [host["managementIp"] for host in await cloud.query("QueryHost")]
    fault = silence(cloud, *hosts)
    zone = cloud.deployed.uuid("zone", "zone")
    await delete_as_foretold(cloud, "DeleteZone", uuid=zone, deleteMode="Enforcing")
    cloud.faults.remove(fault)


@pytest.mark.cloud("small")
async def test_a_deleted_backup_storage_takes_its_images(cloud: Cloud) -> None:
    store = await one(cloud, "QueryBackupStorage")
    told = await rehearse(cloud, "DeleteBackupStorage", uuid=store["uuid"])
    assert told == {"backupStorage.delete": 1, "backupStorage.detach": 1, "imageCopy.delete": 1}
    await cloud.call("DeleteBackupStorage", uuid=store["uuid"])
    assert await cloud.query("QueryImage") == []
    assert {vm["state"] for vm in await cloud.query("QueryVmInstance")} == {"Running"}


@pytest.mark.cloud("small")
async def test_a_deleted_offering_is_named_by_nobody_any_more(cloud: Cloud) -> None:
    small = await one(cloud, "QueryInstanceOffering", "name=small")
    disk = await one(cloud, "QueryDiskOffering")
    volume = await cloud.create("CreateDataVolume", name="d", diskOfferingUuid=disk["uuid"])
    told = await rehearse(cloud, "DeleteInstanceOffering", uuid=small["uuid"])
    assert told == {"instanceOffering.delete": 1, "vm.forgetOffering": 5}
    assert (await rehearse(cloud, "DeleteDiskOffering", uuid=disk["uuid"]))["volume.forgetOffering"] == 1
    await cloud.call("DeleteInstanceOffering", uuid=small["uuid"])
    await cloud.call("DeleteDiskOffering", uuid=disk["uuid"])
    assert "diskOfferingUuid" not in await cloud.get("QueryVolume", volume["uuid"])
    assert all("instanceOfferingUuid" not in vm for vm in await cloud.query("QueryVmInstance"))


@pytest.mark.cloud("small")
async def test_an_image_tells_how_many_copies_go(cloud: Cloud) -> None:
    image = await one(cloud, "QueryImage")
    told = await rehearse(cloud, "DeleteImage", uuid=image["uuid"])
    assert told == {"image.delete": 1, "imageCopy.retire": 1}
    assert (await cloud.get("QueryImage", image["uuid"]))["status"] == "Ready"


@pytest.mark.cloud("small", variables={"vms": 2})
async def test_a_vm_that_is_being_made_goes_with_its_zone(cloud: Cloud) -> None:
    fields = {
        "instanceOfferingUuid": (await one(cloud, "QueryInstanceOffering", "name=small"))["uuid"],
        "imageUuid": (await one(cloud, "QueryImage"))["uuid"],
        "l3NetworkUuids": [(await one(cloud, "QueryL3Network", "name=public"))["uuid"]],
    }
    making = [
        asyncio.create_task(attempt(cloud, "CreateVmInstance", name=f"n{n}", **fields)) for n in range(20)
    ]
    await asyncio.sleep(0.05)
    zone = cloud.deployed.uuid("zone", "zone")
    ended = await asyncio.gather(*(attempt(cloud, "DeleteZone", uuid=zone) for _ in range(2)))
    await asyncio.gather(*making)
    assert ended == ["", ""]
    assert await cloud.query("QueryVmInstance") == []
