"""The end of whole zones: with hundreds of hosts and VMs, under faults, and while others go on creating."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest

from orrery.scenarios.deletions import GIB, attempt, counts, one, rehearse, silence
from orrery.testlib.environment import Cloud

LARGE = {"zones": 2, "clusters": 3, "hosts": 100, "vms": 300}
"""Of each zone 300 hosts and 150 VMs."""


async def part(cloud: Cloud, zone: str) -> dict[str, int]:
    """How many resources of each kind a zone has."""
    clouds = {"QueryCluster", "QueryHost", "QueryVmInstance", "QueryPrimaryStorage", "QueryL2Network"}
    return {
        api: (await cloud.call(api, conditions=[zone_is(zone)], count=True))["total"]
        for api in sorted(clouds)
    }


def zone_is(zone: str) -> dict[str, str]:
    """The condition that finds what is in a zone."""
    return {"name": "zoneUuid", "op": "=", "value": zone}


@pytest.mark.parametrize("mode", ["Permissive", "Enforcing"])
@pytest.mark.cloud("demo", variables=LARGE)
async def test_a_large_zone_goes_whole_and_the_other_stays(cloud: Cloud, mode: str) -> None:
    await cloud.settle(1000)  # until the dead hosts of the file are back
    gone, stays = (cloud.deployed.uuid("zone", f"zone-{n}") for n in range(2))
    other = await part(cloud, stays)
    vms = await cloud.query("QueryVmInstance", f"zoneUuid={gone}", limit=40)
    await asyncio.gather(
        *(cloud.call("StopVmInstance", uuid=vm["uuid"]) for vm in vms[:10]),
        *(cloud.call("DestroyVmInstance", uuid=vm["uuid"]) for vm in vms[10:20]),
        *(cloud.call("PauseVmInstance", uuid=vm["uuid"]) for vm in vms[20:30]),
    )
    told = await rehearse(cloud, "DeleteZone", uuid=gone, deleteMode=mode)
    assert (told["host.delete"], told["vm.destroy"], told["cluster.delete"]) == (300, 150, 3)
    if mode == "Enforcing":
        hosts = await cloud.query("QueryHost", f"zoneUuid={gone}", limit=30)
        silent = silence(cloud, *(host["managementIp"] for host in hosts))
    await cloud.call("DeleteZone", uuid=gone, deleteMode=mode)
    assert set((await part(cloud, gone)).values()) == {0}
    assert await part(cloud, stays) == other
    assert [zone["uuid"] for zone in await cloud.query("QueryZone")] == [stays]
    assert {vm["state"] for vm in await cloud.query("QueryVmInstance")} <= {"Running", "Unknown"}
    if mode == "Enforcing":
        cloud.faults.remove(silent)
    await cloud.settle()


def creations(zone: str, cluster: str, fields: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """One call of each kind that makes something in a zone."""
    l2, l3 = fields["l2"], fields["l3"]
    login = {"username": "root", "password": "secret"}
    return {
        "CreateCluster": {"name": "late", "zoneUuid": zone, "hypervisorType": "KVM"},
        "AddKVMHost": {"name": "late", "managementIp": "10.0.1.200", "clusterUuid": cluster, **login},
        "AddNfsPrimaryStorage": {"name": "late", "url": "n:/x", "zoneUuid": zone},
        "CreateL2NoVlanNetwork": {"name": "late", "zoneUuid": zone, "physicalInterface": "eth9"},
        "CreateL3Network": {"name": "late", "l2NetworkUuid": l2},
        "AddIpRangeByNetworkCidr": {"name": "late", "l3NetworkUuid": l3, "networkCidr": "10.99.0.0/24"},
        "CreateVmInstance": {
            "name": "late",
            "cpuNum": 1,
            "memorySize": GIB,
            "imageUuid": fields["image"],
            "l3NetworkUuids": [l3],
        },
        "CreateDataVolume": {"name": "late", "diskSize": GIB, "primaryStorageUuid": fields["storage"]},
        "CreateUserTag": {"resourceType": "ZoneVO", "resourceUuid": zone, "tag": "late"},
        "CreateSystemTag": {
            "resourceType": "ClusterVO",
            "resourceUuid": cluster,
            "tag": "host::reservedMemory::1G",
        },
    }


async def fields_of(cloud: Cloud) -> dict[str, Any]:
    """What the creations need of the cloud of small.yaml."""
    return {
        "l2": (await one(cloud, "QueryL2Network", "name=front"))["uuid"],
        "l3": (await one(cloud, "QueryL3Network", "name=public"))["uuid"],
        "image": (await one(cloud, "QueryImage"))["uuid"],
        "storage": (await one(cloud, "QueryPrimaryStorage", "name=nfs"))["uuid"],
    }


@pytest.mark.parametrize("moment", [0.0, 0.004, 0.02, 0.2, 1.0, 3.0])
@pytest.mark.parametrize("first", ["deletion", "creations"])
@pytest.mark.cloud("small", variables={"vms": 2})
async def test_what_is_made_in_a_zone_that_is_being_deleted_goes_too_or_fails(
    cloud: Cloud, first: str, moment: float
) -> None:
    """Whatever comes first, `moment` seconds before the other: all calls end, and nothing is left."""
    zone = cloud.deployed.uuid("zone", "zone")
    cluster = cloud.deployed.uuid("cluster", "cluster")
    making = creations(zone, cluster, await fields_of(cloud))
    groups: list[dict[str, dict[str, Any]]] = [{"DeleteZone": {"uuid": zone}}, making]
    running = {}
    for group in groups if first == "deletion" else groups[::-1]:
        for api, wire in group.items():
            running[api] = asyncio.create_task(attempt(cloud, api, **wire))
        await asyncio.sleep(moment)
    ended = {api: await task for api, task in running.items()}
    assert "SYS.1000" not in str(ended)
    if ended["DeleteZone"]:
        await cloud.call("DeleteZone", uuid=zone)
    left = Counter(await counts(cloud)) - Counter(BackupStorageVO=1, ImageVO=1)
    assert not +left, (ended, left)


@pytest.mark.cloud("small")
async def test_a_deletion_of_a_cluster_and_of_its_zone_meet(cloud: Cloud) -> None:
    zone, cluster = (cloud.deployed.uuid(kind, kind) for kind in ("zone", "cluster"))
    host = cloud.deployed.uuid("host", "host-0")
    calls = {"DeleteHost": host, "DeleteCluster": cluster, "DeleteZone": zone}
    ended = await asyncio.gather(
        *(attempt(cloud, api, uuid=uuid, deleteMode="Enforcing") for api, uuid in calls.items())
    )
    assert ended == ["", "", ""]
    assert await cloud.query("QueryZone") == []
