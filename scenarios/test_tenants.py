"""An account sees, queries and touches only what it owns or what is shared with it."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from orrery.core.api.errors import JobUuidTaken
from orrery.core.event.model import UndeliveredEvent, WebhookPosition
from orrery.core.identity.account.hooks import hookimpl
from orrery.core.identity.session.model import Session
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import NotFound, Refused
from orrery.scenarios.cases.account import sent
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud
from orrery.testlib.kernel import raw
from orrery.testlib.mortal import MortalCloud
from orrery.testlib.ownership import misowned
from orrery.testlib.subscriber import subscribe
from orrery.testlib.tenants import share_with_all


async def make_volume(cloud: Cloud, name: str) -> str:
    """A data volume of the caller's."""
    uuid: str = (await cloud.create("CreateDataVolume", name=name, diskSize=1 << 30))["uuid"]
    return uuid


@pytest.mark.cloud("small")
async def test_a_tenant_sees_its_own_alone_by_every_way_of_asking(cloud: Cloud) -> None:
    """Plain, by count, by path, by ZQL, by tags and in sub-queries."""
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


@pytest.mark.cloud("small")
async def test_what_is_shared_with_one_account_is_seen_by_no_other(cloud: Cloud) -> None:
    """Nor by a path, a tag or a share of it; and not any more when the share is revoked."""
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    image = cloud.deployed.uuid("image", "ubuntu")
    await cloud.create("CreateUserTag", resourceType="ImageVO", resourceUuid=image, tag="lent")

    async def seen_by(tenant: Cloud) -> list[Any]:
        found: list[Any] = [image in [one["uuid"] for one in await tenant.query("QueryImage")]]
        for zql in ("count image", "count image where __userTag__ = 'lent'", "count usertag"):
            found.append((await tenant.call("ZQLQuery", zql=zql))["results"][0]["total"])
        return [*found, len(await tenant.query("QueryUserTag"))]

    nothing, all_of_it = [False, 0, 0, 0, 0], [True, 1, 1, 1, 1]
    assert [await seen_by(ann), await seen_by(bob)] == [nothing, nothing]
    hers = {"resourceUuids": [image], "accountUuids": [await its_account(ann)]}
    await cloud.call("ShareResource", **hers)
    assert [await seen_by(ann), await seen_by(bob)] == [all_of_it, nothing]
    await cloud.call("RevokeResourceSharing", **hers)
    assert [await seen_by(ann), await seen_by(bob)] == [nothing, nothing]
    await cloud.call("ShareResource", resourceUuids=[image], toPublic=True)
    assert [await seen_by(ann), await seen_by(bob)] == [all_of_it, all_of_it]


@pytest.mark.simulator_only("looks at what the node holds in memory")
@pytest.mark.cloud("small")
async def test_a_tenant_does_not_learn_of_anothers_job_by_its_uuid(cloud: TestCloud) -> None:
    """Whether it runs or has run; its own it may know of."""
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    api, uuid = cloud.node.api, "c" * 32
    creation = api.declared("CreateDataVolume"), {"name": "v", "diskSize": 1 << 30}

    async def refusal(tenant: TestCloud) -> str:
        with pytest.raises(JobUuidTaken) as refused:
            await api.submit(*creation, tenant.session, job_uuid=uuid)
        return refused.value.details

    job = await api.submit(*creation, ann.session, job_uuid=uuid)
    running = [await refusal(bob), await refusal(ann)]
    await job.outcome
    assert [await refusal(bob), await refusal(ann)] == running
    assert running[0] == f"the uuid[{uuid}] cannot be used for a job; choose another uuid"
    assert "already" in running[1]
    with pytest.raises(NotFound, match=f"no job has the uuid.{uuid}"):
        await api.outcome(uuid, bob.session)


@pytest.mark.cloud("small")
async def test_a_tenant_touches_its_own_alone(cloud: Cloud) -> None:
    """Another's resource is as good as absent; the datacenter is the administrators'."""
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    his = await make_volume(bob, "his")
    assert (await ann.failure("UpdateVolume", uuid=his, name="mine")).code == "SYS.1003"
    assert await ann.call("DeleteDataVolume", uuid=his) == {}
    assert (await ann.failure("CreateZone", name="mine")).code == "ID.1002"
    [l2, *_] = await ann.query("QueryL2Network")
    assert (await ann.failure("DeleteL2Network", uuid=l2["uuid"])).code == "ID.1002"
    assert [volume["name"] for volume in await bob.query("QueryVolume")] == ["his"]


async def its_account(tenant: Cloud) -> str:
    """The account that calls."""
    [account] = await tenant.query("QueryAccount")
    return str(account["uuid"])


async def own_vm(admin: Cloud, tenant: Cloud, name: str = "vm") -> dict[str, Any]:
    """A VM of a tenant's on the administrators' networks, with an image and an offering that they share."""
    uuids = [admin.deployed.uuid("image", "ubuntu"), admin.deployed.uuid("instanceOffering", "small")]
    l3s = [admin.deployed.uuid("l3Network", "private")]
    await admin.call("ShareResource", resourceUuids=[*uuids, *l3s], toPublic=True)
    image, offering = uuids
    fields = {"imageUuid": image, "instanceOfferingUuid": offering, "l3NetworkUuids": l3s}
    return await tenant.create("CreateVmInstance", name=name, **fields)


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_an_account_goes_with_everything_that_it_owns(cloud: Cloud) -> None:
    """VMs, volumes, images, networks, offerings, users, shares and long jobs; another's things stay."""
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    vm = await own_vm(cloud, ann)
    volume, kept = await make_volume(ann, "hers"), await make_volume(bob, "his")
    await ann.call("AttachDataVolumeToVm", vmInstanceUuid=vm["uuid"], volumeUuid=volume)
    account, other = await its_account(ann), await its_account(bob)
    [l2, *_] = await ann.query("QueryL2Network")
    await ann.create("CreateL3Network", name="hers", l2NetworkUuid=l2["uuid"])
    offering = await cloud.create("CreateDiskOffering", name="o", diskSize=1 << 30)
    await cloud.call("ChangeResourceOwner", accountUuid=account, resourceUuid=offering["uuid"])
    [store] = await ann.query("QueryBackupStorage")
    image = {"name": "i", "format": "qcow2", "backupStorageUuids": [store["uuid"]]}
    image |= {"url": "http://images.example.com/ubuntu-22.04.qcow2"}
    made = await ann.create("AddImage", **image)
    await ann.create("SubmitLongJob", jobName="APIAddImageMsg", jobData=json.dumps(image))
    await ann.create("CreateUser", name="eve", password="0" * 128)
    await cloud.call("ShareResource", resourceUuids=[volume, made["uuid"]], accountUuids=[other])
    await cloud.call("ShareResource", resourceUuids=[kept], accountUuids=[account])
    dry = await ann.call("DeleteAccount", uuid=account, systemTags=["validationOnly"])
    counts = {found["kind"]: found["count"] for found in dry["cascade"]}
    assert counts["vm"] == counts["dataVolume"] == counts["diskOffering"] == counts["longJob"] == 1
    await cloud.call("DeleteAccount", uuid=account)
    for api in ("QueryUser", "QueryLongJob", "QueryAccountResourceRef"):
        assert await cloud.query(api, *_of(api, account)) == [], api
    assert [found["name"] for found in await cloud.query("QueryVolume", "type=Data")] == ["his"]
    assert await cloud.query("QueryImage", f"uuid={made['uuid']}") == []
    refusal = await cloud.failure("LogInByAccount", accountName="ann", password="1" * 128)
    assert refusal.code == "ID.1000"
    assert [found["name"] for found in await bob.query("QueryVolume")] == ["his"]


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_what_an_account_told_and_was_allowed_goes_with_it_but_the_audit_stays(
    cloud: TestCloud,
) -> None:
    """Web hooks and what they have not told, access keys, quotas, policies, groups, sessions."""
    ann = await cloud.tenant("ann")
    account = await its_account(ann)
    subscriber = subscribe(cloud)
    hook = {"type": "CanonicalEvent", "name": "h", "url": "https://hooks.example.com/x"}
    made = await ann.create("CreateWebhook", **hook)
    about = await cloud.create("CreateWebhook", **{**hook, "name": "a"}, eventAccountUuid=account)
    key = await ann.create("CreateAccessKey")
    user = await ann.create("CreateUser", name="eve", password="0" * 128)
    await ann.create("CreateUserGroup", name="g")
    await make_volume(ann, "v")
    await cloud.settle(5)
    told = len(subscriber.posts)
    assert told
    entries = await cloud.query("QueryAudit", f"accountUuid={account}")
    await cloud.call("DeleteAccount", uuid=account)
    assert await cloud.query("QueryWebhook") == [], (made, about)
    for api in ("QueryAccessKey", "QueryUserGroup", "QueryPolicy"):
        assert await cloud.query(api, f"accountUuid={account}") == [], (api, key, user)
    assert await cloud.query("QueryQuota", f"identityUuid={account}") == []
    left = await cloud.query("QueryAudit", f"accountUuid={account}")
    assert entries and [one for one in entries if one not in left] == []
    assert await cloud.query("QueryAudit", "api=DeleteAccount", f"resourceUuid={account}")
    assert (await ann.failure("QueryVolume")).code == "ID.1001"
    kernel = cloud.node.kernel
    for table in (WebhookPosition, UndeliveredEvent, Session):
        rows = await kernel.db.read(Transaction.find, table)
        assert all(account not in repr(row.__dict__) for row in rows)
    assert await kernel.db.read(Transaction.find, WebhookPosition) == []
    await cloud.settle(60)
    assert not [post for post in subscriber.posts[told:] if post.event["name"] == "zone.created"]


def _of(api: str, account: str) -> list[str]:
    return [] if api == "QueryLongJob" else [f"accountUuid={account}"]


@pytest.mark.simulator_only("registers hooks in the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_an_account_that_cannot_be_removed_is_kept_and_works_again(cloud: TestCloud) -> None:
    """What is gone by then stays gone; its sessions have ended, but it logs in again."""
    ann = await cloud.tenant("ann")
    await own_vm(cloud, ann)
    account = await its_account(ann)

    class Objects:
        @hookimpl
        def account_removed(self, account_uuid: str) -> None:
            raise Refused("not this one")

    cloud.node.kernel.hooks.register(Objects(), "objects")
    failure = await cloud.failure("DeleteAccount", uuid=account)
    assert failure.code == "SYS.1004" and "not this one" in str(failure), failure
    again = await cloud.logged_in("LogInByAccount", accountName="ann", password=sent("ann"))
    assert await again.query("QueryVmInstance") == []
    assert (await again.create("CreateDataVolume", name="v", diskSize=1 << 30))["name"] == "v"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_tenant_names_others_things_by_no_detour(cloud: Cloud) -> None:
    """In tags, in the data of a long job, in settings, in the uuids of a tag, in progress and candidates."""
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    his = await make_volume(bob, "his")
    vm = await own_vm(cloud, ann)
    tag = await bob.create("CreateUserTag", resourceType="VolumeVO", resourceUuid=his, tag="secret")
    secret = await bob.create("CreateL3Network", name="l3", l2NetworkUuid=(await _l2(bob)))
    mark = {"resourceType": "VolumeVO", "resourceUuid": his}
    refused = (
        ("CreateUserTag", {**mark, "tag": "t"}),
        ("CreateSystemTag", {**mark, "tag": "t::u"}),
        ("GetResourceConfigs", {"resourceUuid": his, "category": "volume", "names": ["x"]}),
        ("UpdateResourceConfig", {"resourceUuid": his, "category": "a", "name": "b", "value": "c"}),
        ("UpdateVmInstance", {"uuid": vm["uuid"], "defaultL3NetworkUuid": secret["uuid"]}),
        ("AttachDataVolumeToVm", {"vmInstanceUuid": vm["uuid"], "volumeUuid": his}),
        ("CreateUserTag", {**mark, "resourceUuid": vm["uuid"], "tag": "t"}),
        (
            "CreateSystemTag",
            {
                "resourceType": "VmInstanceVO",
                "resourceUuid": vm["uuid"],
                "tag": f"staticIp::{secret['uuid']}::10.0.0.9",
            },
        ),
        ("SubmitLongJob", {"jobName": "APIMigrateVmMsg", "jobData": json.dumps({"vmInstanceUuid": his})}),
    )
    for api, fields in refused:
        assert (await ann.failure(api, **fields)).code == "SYS.1003", api
    assert await ann.call("DeleteTag", uuid=tag["uuid"]) == {}
    job = {"jobName": "APIDeleteZoneMsg", "jobData": json.dumps({"uuid": vm["zoneUuid"]})}
    assert (await ann.failure("SubmitLongJob", **job)).code in ("ID.1002", "SYS.1007")
    found = await ann.call("GetVmAttachableDataVolume", vmInstanceUuid=vm["uuid"])
    assert found["inventories"] == []
    l3s = await ann.call("GetVmAttachableL3Network", vmInstanceUuid=vm["uuid"])
    assert secret["uuid"] not in [l3["uuid"] for l3 in l3s["inventories"]]
    hers = await make_volume(ann, "hers")
    vms = (await ann.call("GetDataVolumeAttachableVm", volumeUuid=hers))["inventories"]
    assert [each["uuid"] for each in vms] == [vm["uuid"]]
    assert await bob.query("QueryUserTag", "tag=secret") != []


async def _l2(tenant: Cloud) -> str:
    [l2, *_] = await tenant.query("QueryL2Network")
    return str(l2["uuid"])


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_dry_run_counts_what_others_lose_but_does_not_name_it(cloud: Cloud) -> None:
    """The network is one tenant's, a VM on it another's."""
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    vm = await own_vm(cloud, bob)
    l3 = cloud.deployed.uuid("l3Network", "private")
    await cloud.call("ChangeResourceOwner", accountUuid=await its_account(ann), resourceUuid=l3)
    where = {"uuid": l3, "deleteMode": "Enforcing", "systemTags": ["validationOnly"]}
    shown = {each["kind"]: each for each in (await ann.call("DeleteL3Network", **where))["cascade"]}
    assert (shown["vmNic"]["count"], shown["vmNic"]["uuids"]) == (1, [])
    everything = (await cloud.call("DeleteL3Network", **where))["cascade"]
    assert vm["vmNics"][0]["uuid"] in str(everything)


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud("small", variables={"vms": 0}, kind=MortalCloud)
async def test_what_a_long_job_makes_belongs_to_its_account_also_after_a_crash(cloud: MortalCloud) -> None:
    ann = await cloud.tenant("ann")
    [store] = await ann.query("QueryBackupStorage")
    data = {"name": "large", "format": "qcow2", "backupStorageUuids": [store["uuid"]]}
    data |= {"url": "http://images.example.com/large.iso"}
    job = await ann.create("SubmitLongJob", jobName="APIAddImageMsg", jobData=json.dumps(data))
    await asyncio.sleep(0.2)
    cloud.crash()
    await cloud.restart()
    ann.node = cloud.node
    await cloud.settle()
    done = await ann.get("QueryLongJob", job["uuid"])
    assert done["state"] == "Succeeded", done
    [image] = await ann.query("QueryImage", "name=large")
    owners = await cloud.call("GetResourceAccount", resourceUuids=[image["uuid"], job["uuid"]])
    assert [each["name"] for each in owners["inventories"].values()] == ["ann", "ann"]


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ("update volume set account_uuid = (select uuid from account where name = 'bob')", ""),
        (
            "insert into shared_resource (owner_account_uuid, receiver_account_uuid, to_public,"
            " resource_type, resource_uuid, create_date, last_op_date) values"
            " ('a', 'b', 0, 'VolumeVO', 'c', 0, 0)",
            "is of nothing that there is",
        ),
        (
            "insert into user_policy_ref (user_uuid, policy_uuid, create_date, last_op_date) select"
            " user.uuid, policy.uuid, 0, 0 from user, policy where policy.account_uuid !="
            " user.account_uuid limit 1",
            "joins what does not belong to one account",
        ),
    ],
)
@pytest.mark.cloud(check=False)
async def test_the_oracles_of_ownership_find_what_is_wrong(cloud: TestCloud, spoil: str, told: str) -> None:
    ann = await cloud.tenant("ann")
    await cloud.tenant("bob")
    await ann.create("CreateUser", name="eve", password="0" * 128)
    await make_volume(ann, "hers")
    raw(cloud.node.kernel.db).execute(spoil)
    found = await cloud.node.kernel.db.read(lambda tx: list(misowned(tx)))
    assert [text for text in found if told in text] != [] if told else found == []


@pytest.mark.parametrize(
    "zql",
    [
        "count image where volume.name = 'his'",
        "count image where volume.vmInstance.name = 'his'",
        "count image where volume.__userTag__ = 'his'",
        "count image where uuid in (query volume.rootImageUuid where name = 'his')",
        "count image where uuid in (query volume.rootImageUuid where vmInstance.name = 'his')",
        "count image where uuid in (query volume.rootImageUuid where __userTag__ = 'his')",
        "count l3network where vmNic.vmInstance.name = 'his'",
        "count l3network where uuid in (query vmnic.l3NetworkUuid where mac is not null)",
        "count l3network where uuid in (query usedip.l3NetworkUuid)",
        "count instanceoffering where vmInstance.name = 'his'",
    ],
)
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_what_everybody_sees_tells_a_tenant_nothing_of_anothers(cloud: Cloud, zql: str) -> None:
    """Each row is open to both; what the condition asks of lies behind it, and is bob's alone."""
    await share_with_all(cloud)
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    named = ("imageUuid", "image", "ubuntu"), ("instanceOfferingUuid", "instanceOffering", "small")
    fields: dict[str, Any] = {field: cloud.deployed.uuid(kind, name) for field, kind, name in named}
    l3 = cloud.deployed.uuid("l3Network", "public")
    await bob.create("CreateVmInstance", name="his", l3NetworkUuids=[l3], **fields)
    (root,) = await bob.query("QueryVolume")
    await bob.call("UpdateVolume", uuid=root["uuid"], name="his")
    await bob.create("CreateUserTag", resourceType="VolumeVO", resourceUuid=root["uuid"], tag="his")
    found = [(await who.call("ZQLQuery", zql=zql))["results"][0]["total"] for who in (ann, bob)]
    assert found == [0, 1]
