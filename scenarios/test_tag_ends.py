"""Tags end with what they hang on: for every kind, and in the same transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.model import Resource, models_by_vo
from orrery.core.kernel.db.transaction import Transaction
from orrery.scenarios.cases.longjob import ended, submitted
from orrery.scenarios.deletions import GIB, data_volume, one
from orrery.scenarios.settings import set_global
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud
from orrery.testlib.oracles import orphaned_attachments

WITHOUT_ROWS = {"UserTagVO", "SystemTagVO", "ResourceConfigVO"}
"""Kinds that nobody tags: they are tags and settings themselves."""


def taggable(cloud: TestCloud) -> list[str]:
    """The kinds of resources that take tags."""
    marked = {pattern.vo for pattern in cloud.node.kernel.tags.declared()}
    kinds = models_by_vo()
    found = [vo for vo, model in kinds.items() if issubclass(model, Resource) or vo in marked]
    return sorted(vo for vo in found if vo not in WITHOUT_ROWS)


async def tag_everything(cloud: TestCloud) -> dict[str, int]:
    """A user tag on every resource that there is; how many of each kind."""
    tagged = {}
    for vo in taggable(cloud):
        model = models_by_vo()[vo]
        rows: list[Any] = await cloud.node.kernel.db.read(Transaction.find, model)
        for row in rows:
            await cloud.call("CreateUserTag", resourceType=vo, resourceUuid=row.uuid, tag="mine")
        tagged[vo] = len(rows)
    return tagged


async def one_of_each(cloud: Cloud) -> None:
    """What small.yaml lacks."""
    vms = await cloud.query("QueryVmInstance")
    await data_volume(cloud, vms[0]["uuid"])
    await data_volume(cloud)
    await cloud.create("CreateDataVolume", name="d", diskSize=GIB)
    await cloud.call("DestroyVmInstance", uuid=vms[1]["uuid"])
    await ended(cloud, (await submitted(cloud))["uuid"])
    await cloud.create("CreateUser", name="eve", password="0" * 128)
    await cloud.create("CreateUserGroup", name="operators")
    await cloud.create("CreateWebhook", name="hook", url="https://203.0.113.7/", type="CanonicalEvent")


async def delete_everything(cloud: Cloud) -> None:
    """By the API, until only accounts and settings are left."""
    for noun in ("vm", "volume", "image"):
        await set_global(cloud, f"{noun}/deletionPolicy", "Direct")
    nic = (await one(cloud, "QueryVmInstance", "state=Running"))["vmNics"][0]
    await cloud.call("DetachL3NetworkFromVm", vmNicUuid=nic["uuid"])
    for vm in await cloud.query("QueryVmInstance", "state=Running", limit=2):
        await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    ranges = await cloud.query("QueryIpRange")
    await cloud.call("DeleteIpRange", uuid=ranges[0]["uuid"])
    for image in await cloud.query("QueryImage"):
        await cloud.call("DeleteImage", uuid=image["uuid"])
    for query, delete in (
        ("QueryZone", "DeleteZone"),
        ("QueryVolume", "DeleteDataVolume"),
        ("QueryBackupStorage", "DeleteBackupStorage"),
        ("QueryInstanceOffering", "DeleteInstanceOffering"),
        ("QueryDiskOffering", "DeleteDiskOffering"),
        ("QueryLongJob", "DeleteLongJob"),
        ("QueryUser", "DeleteUser"),
        ("QueryUserGroup", "DeleteUserGroup"),
        ("QueryPolicy", "DeletePolicy"),
        ("QueryWebhook", "DeleteWebhook"),
    ):
        for row in await cloud.query(query):
            mode = {} if query == "QueryLongJob" else {"deleteMode": "Enforcing"}
            await cloud.call(delete, uuid=row["uuid"], **mode)


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_tags_of_every_kind_go_in_the_transaction_of_their_resource(
    cloud: TestCloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    orphans: list[str] = []
    attempt = Database._attempt

    def watched(self: Database, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        answer = attempt(self, function, *args, **kwargs)
        found = attempt(self, lambda tx: list(orphaned_attachments(tx)))
        orphans.extend(f"{function.__module__}.{function.__name__}: {orphan}" for orphan in found)
        return answer

    await one_of_each(cloud)
    tagged = await tag_everything(cloud)
    assert [vo for vo, count in tagged.items() if not count] == []
    monkeypatch.setattr(Database, "_attempt", watched)
    await delete_everything(cloud)
    await asyncio.sleep(60)
    monkeypatch.undo()
    assert not orphans, orphans[:10]
    left = await cloud.query("QueryUserTag")
    assert {tag["resourceType"] for tag in left} <= {"AccountVO"}, left


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud(check=False)
async def test_the_oracle_sees_a_tag_that_was_left_behind(cloud: TestCloud) -> None:
    zone = await cloud.create("CreateZone", name="z", userTags=["mine"])
    model = models_by_vo()["ZoneVO"]
    await cloud.node.kernel.db.write(lambda tx: tx.delete(model, uuid=zone["uuid"]))
    (found,) = await cloud.node.kernel.db.read(lambda tx: list(orphaned_attachments(tx)))
    assert (zone["uuid"] in found, "UserTag" in found) == (True, True)
