"""Nobody creates a resource under the uuid of another one, of whatever kind and whoever's it is."""

from __future__ import annotations

from typing import Any

from orrery.testlib.cloud import TestCloud, run_cloud
from orrery.testlib.tenants import share_with_all

GIB = 1 << 30


async def small_vm(cloud: TestCloud, admin: TestCloud, **fields: Any) -> dict[str, Any]:
    named = admin.deployed.uuid
    return await cloud.create(
        "CreateVmInstance",
        name="vm",
        instanceOfferingUuid=named("instanceOffering", "small"),
        imageUuid=named("image", "ubuntu"),
        l3NetworkUuids=[named("l3Network", "public")],
        **fields,
    )


async def attached(admin: TestCloud, uuid: str) -> tuple[list[str], list[str], list[str], list[str]]:
    """The user tags, system tags, settings and shares of a resource."""
    where = f"resourceUuid={uuid}"
    user = [tag["tag"] for tag in await admin.query("QueryUserTag", where)]
    system = sorted(tag["tag"] for tag in await admin.query("QuerySystemTag", where))
    settings = [row["value"] for row in await admin.query("QueryResourceConfig", where)]
    shares = [row["resourceType"] for row in await admin.query("QuerySharedResource", where)]
    return user, system, settings, shares


def test_a_tenant_takes_nothing_by_creating_under_a_uuid_of_another_kind() -> None:
    """Neither tags nor settings nor shares of another's resource go, and what has the uuid is not told."""

    async def body(admin: TestCloud) -> None:
        await share_with_all(admin)
        ann, bob = await admin.tenant("ann"), await admin.tenant("bob")
        vm = await small_vm(ann, admin, userTags=["mine"], systemTags=["hostname::web"])
        nic = vm["vmNics"][0]["uuid"]
        host, image = admin.deployed.uuid("host", "host-0"), admin.deployed.uuid("image", "ubuntu")
        cluster = (await admin.query("QueryCluster"))[0]["uuid"]
        await admin.call(
            "CreateSystemTag", resourceType="HostVO", resourceUuid=host, tag="reservedMemory::8G"
        )
        setting = {"category": "host", "name": "cpu.overProvisioning.ratio", "value": "2"}
        await admin.call("UpdateResourceConfig", resourceUuid=cluster, **setting)
        l2 = (await admin.query("QueryL2Network"))[0]["uuid"]
        account = (await admin.query("QueryAccount", "name=ann"))[0]["uuid"]
        for victim in (vm["uuid"], nic, vm["rootVolumeUuid"], host, image, cluster, account):
            before = await attached(admin, victim)
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
            assert await attached(admin, victim) == before
        assert (await attached(admin, vm["uuid"]))[:2] == (["mine"], ["hostname::web"])
        assert (await attached(admin, cluster))[2] == ["2"]
        assert (await attached(admin, image))[3] == ["ImageVO"]
        assert [one["uuid"] for one in await bob.query("QueryVolume")] == []

    run_cloud(body, plan="small")


def test_a_vm_is_not_created_under_a_uuid_that_is_taken() -> None:
    """The failed creation leaves nothing, and takes nothing from who has the uuid."""

    async def body(admin: TestCloud) -> None:
        volume = await admin.create("CreateDataVolume", name="v", diskSize=GIB, userTags=["kept"])
        failed = await admin.failure(
            "CreateVmInstance",
            name="vm",
            resourceUuid=volume["uuid"],
            instanceOfferingUuid=admin.deployed.uuid("instanceOffering", "small"),
            imageUuid=admin.deployed.uuid("image", "ubuntu"),
            l3NetworkUuids=[admin.deployed.uuid("l3Network", "public")],
        )
        assert "it is malformed, or in use" in str(failed)
        assert (await attached(admin, volume["uuid"]))[0] == ["kept"]
        assert await admin.query("QueryVmInstance", "name=vm") == []

    run_cloud(body, plan="small")


def test_a_uuid_is_free_again_once_its_resource_is_gone() -> None:
    async def body(admin: TestCloud) -> None:
        volume = await admin.create("CreateDataVolume", name="v", diskSize=GIB)
        await admin.call("DeleteDataVolume", uuid=volume["uuid"])
        failed = await admin.failure("CreateZone", name="z", resourceUuid=volume["uuid"])
        assert "it is malformed, or in use" in failed.details
        await admin.call("ExpungeDataVolume", uuid=volume["uuid"])
        zone = await admin.create("CreateZone", name="z", resourceUuid=volume["uuid"])
        assert zone["uuid"] == volume["uuid"]

    run_cloud(body, plan="small")


def test_shares_of_a_vm_go_with_it() -> None:
    """Else whoever is given its uuid next would share with strangers; the oracles look for such shares."""

    async def body(admin: TestCloud) -> None:
        vm = await small_vm(admin, admin)
        await admin.call("ShareResource", resourceUuids=[vm["uuid"]], toPublic=True)
        await admin.call("DestroyVmInstance", uuid=vm["uuid"])
        await admin.call("ExpungeVmInstance", uuid=vm["uuid"])
        assert await admin.query("QuerySharedResource", f"resourceUuid={vm['uuid']}") == []

    run_cloud(body, plan="small")
