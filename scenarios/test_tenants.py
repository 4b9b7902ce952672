"""An account sees, queries and touches only what it owns or what is shared with it."""

from __future__ import annotations

from testlib.cloud import TestCloud, run_cloud


async def make_volume(cloud: TestCloud, name: str) -> str:
    """A data volume of the caller's."""
    uuid: str = (await cloud.create("CreateDataVolume", name=name, diskSize=1 << 30))["uuid"]
    return uuid


def test_a_tenant_sees_its_own_alone_by_every_way_of_asking() -> None:
    """Plain, by count, by path, by ZQL, by tags and in sub-queries."""

    async def body(cloud: TestCloud) -> None:
        ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
        hers, his = await make_volume(ann, "hers"), await make_volume(bob, "his")
        await bob.create("CreateUserTag", resourceType="VolumeVO", resourceUuid=his, tag="secret")
        assert [volume["uuid"] for volume in await ann.query("QueryVolume")] == [hers]
        assert (await ann.call("QueryVolume", count=True))["total"] == 1
        assert (await ann.call("QueryVolume", replyWithCount=True))["total"] == 1
        assert await ann.query("QueryVolume", f"uuid={his}") == []
        assert await ann.query("QueryUserTag") == []
        assert await ann.query("QueryZone", "name=zone") != []
        for zql in (
            "count volume where name = 'his'",
            "count volume where __userTag__ = 'secret'",
            "count usertag",
            "count garbagecollector",
            "count account where name = 'bob'",
            "count primarystorage where volume.name = 'his'",
            "count zone where uuid in (query image.uuid)",
        ):
            assert (await ann.call("ZQLQuery", zql=zql))["results"][0]["total"] == 0, zql
        assert (await ann.call("ZQLQuery", zql="count volume"))["results"][0]["total"] == 1
        assert len(await cloud.query("QueryVolume", "name?=hers,his")) == 2

    run_cloud(body, plan="small")


def test_a_tenant_touches_its_own_alone() -> None:
    """Another's resource is as good as absent; the datacenter is the administrators'."""

    async def body(cloud: TestCloud) -> None:
        ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
        his = await make_volume(bob, "his")
        assert (await ann.failure("UpdateVolume", uuid=his, name="mine")).code == "SYS.1003"
        assert (await ann.failure("DeleteDataVolume", uuid=his)).code == "SYS.1003"
        assert (await ann.failure("CreateZone", name="mine")).code == "ID.1002"
        [l2, *_] = await ann.query("QueryL2Network")
        assert (await ann.failure("DeleteL2Network", uuid=l2["uuid"])).code == "ID.1002"
        assert [volume["name"] for volume in await bob.query("QueryVolume")] == ["his"]

    run_cloud(body, plan="small")
