"""Nobody creates a resource under the uuid of another one, of whatever kind and whoever's it is."""

from __future__ import annotations

from typing import Any

import pytest

from orrery.testlib.environment import Cloud
from orrery.testlib.tenants import share_with_all

GIB = 1 << 30


async def small_vm(cloud: Cloud, admin: Cloud, **fields: Any) -> dict[str, Any]:
    named = admin.deployed.uuid
    return await cloud.create(
        "CreateVmInstance",
        name="vm",
        instanceOfferingUuid=named("instanceOffering", "small"),
        imageUuid=named("image", "ubuntu"),
        l3NetworkUuids=[named("l3Network", "public")],
        **fields,
    )


async def attached(admin: Cloud, uuid: str) -> tuple[list[str], list[str], list[str], list[str]]:
    """The user tags, system tags, settings and shares of a resource."""
    where = f"resourceUuid={uuid}"
    user = [tag["tag"] for tag in await admin.query("QueryUserTag", where)]
    system = sorted(tag["tag"] for tag in await admin.query("QuerySystemTag", where))
    settings = [row["value"] for row in await admin.query("QueryResourceConfig", where)]
    shares = [row["resourceType"] for row in await admin.query("QuerySharedResource", where)]
    return user, system, settings, shares


@pytest.mark.cloud("small")
async def test_a_tenant_takes_nothing_by_creating_under_a_uuid_of_another_kind(cloud: Cloud) -> None:
    """Neither tags nor settings nor shares of another's resource go, and what has the uuid is not told."""
    await share_with_all(cloud)
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    vm = await small_vm(ann, cloud, userTags=["mine"], systemTags=["hostname::web"])
    nic = vm["vmNics"][0]["uuid"]
    host, image = cloud.deployed.uuid("host", "host-0"), cloud.deployed.uuid("image", "ubuntu")
    cluster = (await cloud.query("QueryCluster"))[0]["uuid"]
    await cloud.call("CreateSystemTag", resourceType="HostVO", resourceUuid=host, tag="reservedMemory::8G")
    setting = {"category": "host", "name": "cpu.overProvisioning.ratio", "value": "2"}
    await cloud.call("UpdateResourceConfig", resourceUuid=cluster, **setting)
    l2 = (await cloud.query("QueryL2Network"))[0]["uuid"]
    account = (await cloud.query("QueryAccount", "name=ann"))[0]["uuid"]
    for victim in (vm["uuid"], nic, vm["rootVolumeUuid"], host, image, cluster, account):
        before = await attached(cloud, victim)
        for api, fields in (
            ("CreateDataVolume", {"diskSize": GIB}),
            ("CreateL3Network", {"l2NetworkUuid": l2}),
            ("CreateDiskOffering", {"diskSize": GIB}),
        ):
            failure = await bob.failure(api, name="evil", resourceUuid=victim, **fields)
            assert failure.code == "SYS.1007", api
            told = f"[{victim}] cannot be the uuid of a new resource"
            assert failure.details.startswith(f"field[resourceUuid]: {told}")
        if victim != vm["rootVolumeUuid"]:
            await bob.call("DeleteDataVolume", uuid=victim)
        assert await attached(cloud, victim) == before
    assert (await attached(cloud, vm["uuid"]))[:2] == (["mine"], ["hostname::web"])
    assert (await attached(cloud, cluster))[2] == ["2"]
    assert (await attached(cloud, image))[3] == ["ImageVO"]
    assert [one["uuid"] for one in await bob.query("QueryVolume")] == []


@pytest.mark.cloud("small")
async def test_a_vm_is_not_created_under_a_uuid_that_is_taken(cloud: Cloud) -> None:
    """The failed creation leaves nothing, and takes nothing from who has the uuid."""
    volume = await cloud.create("CreateDataVolume", name="v", diskSize=GIB, userTags=["kept"])
    failed = await cloud.failure(
        "CreateVmInstance",
        name="vm",
        resourceUuid=volume["uuid"],
        instanceOfferingUuid=cloud.deployed.uuid("instanceOffering", "small"),
        imageUuid=cloud.deployed.uuid("image", "ubuntu"),
        l3NetworkUuids=[cloud.deployed.uuid("l3Network", "public")],
    )
    assert "it is malformed, or in use" in str(failed)
    assert (await attached(cloud, volume["uuid"]))[0] == ["kept"]
    assert await cloud.query("QueryVmInstance", "name=vm") == []


@pytest.mark.cloud("small")
async def test_a_uuid_is_free_again_once_its_resource_is_gone(cloud: Cloud) -> None:
    volume = await cloud.create("CreateDataVolume", name="v", diskSize=GIB)
    await cloud.call("DeleteDataVolume", uuid=volume["uuid"])
    failed = await cloud.failure("CreateZone", name="z", resourceUuid=volume["uuid"])
    assert "it is malformed, or in use" in failed.details
    await cloud.call("ExpungeDataVolume", uuid=volume["uuid"])
    zone = await cloud.create("CreateZone", name="z", resourceUuid=volume["uuid"])
    assert zone["uuid"] == volume["uuid"]


@pytest.mark.cloud("small")
async def test_shares_of_a_vm_go_with_it(cloud: Cloud) -> None:
    """Else whoever is given its uuid next would share with strangers; the oracles look for such shares."""
    vm = await small_vm(cloud, cloud)
    await cloud.call("ShareResource", resourceUuids=[vm["uuid"]], toPublic=True)
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    await cloud.call("ExpungeVmInstance", uuid=vm["uuid"])
    assert await cloud.query("QuerySharedResource", f"resourceUuid={vm['uuid']}") == []
