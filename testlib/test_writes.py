"""Writes of what queries show are told by kind, whatever makes them."""

from __future__ import annotations

import pytest

from orrery.core.kernel.db.model import models_by_vo
from orrery.core.kernel.tags import UserTag
from orrery.testlib.cloud import TestCloud

pytestmark = pytest.mark.cloud("small", variables={"vms": 1})


def told(cloud: TestCloud) -> dict[str, object]:
    kinds = models_by_vo().items()
    return {vo: cloud.written(kind) for vo, kind in kinds if kind.__inventory__ is not None}


def changed(cloud: TestCloud, before: dict[str, object]) -> set[str]:
    return {vo for vo, now in told(cloud).items() if now != before[vo]} - {"AuditVO", "EventVO"}


async def test_kinds_that_nobody_has_written_are_told_apart(cloud: TestCloud) -> None:
    before = told(cloud)
    await cloud.query("QueryVmInstance")
    assert changed(cloud, before) == set()
    await cloud.create("CreateDiskOffering", name="d", diskSize=1)
    found = changed(cloud, before)
    assert "DiskOfferingVO" in found
    assert "AccountResourceRefVO" in found, "a view shows what is written below it"
    assert not found & {"VmInstanceVO", "HostVO", "ImageVO"}


async def test_what_is_shown_inside_another_resource_counts_for_it(cloud: TestCloud) -> None:
    [vm] = await cloud.query("QueryVmInstance")
    [volume] = vm["allVolumes"]
    before = told(cloud)
    await cloud.call("UpdateVolume", uuid=volume["uuid"], name="other")
    assert {"VolumeVO", "VmInstanceVO"} <= changed(cloud, before)


async def test_rows_that_go_with_others_count(cloud: TestCloud) -> None:
    user = await cloud.create("CreateUser", name="u", password="0" * 128)
    group = await cloud.create("CreateUserGroup", name="g")
    await cloud.call("AddUserToGroup", userUuid=user["uuid"], groupUuid=group["uuid"])
    before = told(cloud)
    await cloud.call("DeleteUser", uuid=user["uuid"])
    assert {"UserVO", "UserGroupUserRefVO"} <= changed(cloud, before), "the database deletes those rows"


@pytest.mark.simulator_only("writes a row that no call writes")
async def test_rows_are_compared_again_once_any_of_them_is_written(cloud: TestCloud) -> None:
    zone = cloud.deployed.uuid("zone", "zone")
    assert await cloud.wrongs() == []
    await cloud.failure("DeleteZone", uuid="none")
    before = told(cloud)
    assert await cloud.wrongs() == []
    tag = await cloud.create("CreateUserTag", resourceType="ZoneVO", resourceUuid=zone, tag="t")
    assert "UserTagVO" in changed(cloud, before)
    await cloud.node.kernel.db.write(lambda tx: tx.update(UserTag, {"uuid": tag["uuid"]}, resource_uuid="x"))
    [wrong] = await cloud.wrongs()
    assert "is attached to ZoneVO[x], which is gone" in wrong
    assert [wrong] == await cloud.wrongs(), "it is told until it is mended"
    await cloud.call("DeleteTag", uuid=tag["uuid"])
    assert await cloud.wrongs() == []
