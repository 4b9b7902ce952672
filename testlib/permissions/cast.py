"""Everybody who calls, and what the owner has."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from typing import Any

from orrery.core.kernel.db.model import Uuid
from orrery.testlib.cloud import TestCloud

GIB = 1 << 30
PASSWORD = "0" * 128
TOO_LONG_SECONDS = 10_000
"""Longer than a session lives that nobody uses."""
UNKNOWN = "0" * 32
DATACENTER = ("Zone", "Cluster", "Host", "PrimaryStorage", "BackupStorage", "L2Network")
NONE_THERE = ("GarbageCollector", "HostStranger", "UndeliveredEvent", "UnresolvedRun")
"""Kinds of which there is nothing in a cloud at rest."""
HOOK = {"name": "h", "type": "CanonicalEvent", "url": "http://203.0.113.9/hook"}
LENT = ("InstanceOfferingVO", "DiskOfferingVO")
"""Kinds that administrators make and that the owner is given."""


@dataclass(frozen=True)
class Cast:
    """Everybody who calls. The cloud is that of small.yaml; `owner` has one resource of every kind."""

    nobody: TestCloud
    expired: TestCloud
    stranger: TestCloud
    plain: TestCloud
    """A user of the owner that has no policy."""
    denied: TestCloud
    """One that may call everything but what the case is about."""
    owner: TestCloud
    admin: TestCloud
    uuids: dict[str, Uuid]
    """The owner's resource of each kind, or a part of the datacenter."""
    denied_uuid: Uuid

    def owned(self) -> list[str]:
        """The kinds of what the owner has."""
        return [vo for vo in self.uuids if vo.removesuffix("VO") not in (*DATACENTER, *NONE_THERE)]

    async def deny(self, api: str) -> None:
        """Forbids an API to the user that is denied one."""
        statements = [{"effect": "Deny", "actions": [api]}]
        policy = await self.owner.create("CreatePolicy", name=f"not {api}", statements=statements)
        fields = {"userUuid": self.denied_uuid, "policyUuid": policy["uuid"]}
        await self.owner.call("AttachPolicyToUser", **fields)


async def assembled(admin: TestCloud) -> Cast:
    """Everybody, on a cloud that has just been deployed."""
    nobody = copy.copy(admin)
    nobody.session = ""
    owner, expired = await admin.tenant("owner"), await admin.tenant("expired")
    for _ in range(2):
        # whoever is to go on calling calls now and then
        await admin.settle(TOO_LONG_SECONDS / 2 - 1)
        await admin.query("QueryZone")
        await owner.query("QueryZone")
    uuids = await _datacenter(admin) | await _possessions(admin, owner)
    stranger = await admin.tenant("stranger")
    plain = await _user(owner, "plain", [])
    denied = await _user(owner, "denied", [{"effect": "Allow", "actions": ["*"]}])
    [user] = await owner.query("QueryUser", "name=denied")
    return Cast(nobody, expired, stranger, plain, denied, owner, admin, uuids, user["uuid"])


async def _user(owner: TestCloud, name: str, statements: list[dict[str, Any]]) -> TestCloud:
    user = (await owner.create("CreateUser", name=name, password=PASSWORD))["uuid"]
    had = [policy["uuid"] for policy in await owner.query("QueryPolicy", f"user.uuid={user}")]
    await owner.call("DetachPoliciesFromUser", userUuid=user, policyUuids=had)
    if statements:
        policy = await owner.create("CreatePolicy", name=name, statements=statements)
        await owner.call("AttachPolicyToUser", userUuid=user, policyUuid=policy["uuid"])
    login = {"accountName": "owner", "userName": name, "password": PASSWORD}
    return await owner.logged_in("LogInByUser", **login)


async def _datacenter(admin: TestCloud) -> dict[str, Uuid]:
    """One part of the datacenter of each kind."""
    found = {}
    for kind in DATACENTER:
        [first, *_] = await admin.query(f"Query{kind}", limit=1, sortBy="uuid")
        found[f"{kind}VO"] = str(first["uuid"])
    return found | {f"{kind}VO": UNKNOWN for kind in NONE_THERE}


async def _possessions(admin: TestCloud, owner: TestCloud) -> dict[str, Uuid]:
    """What the owner has: a VM on a network of its own, and one of everything else."""
    [account] = await owner.query("QueryAccount")
    found: dict[str, Uuid] = {"AccountVO": account["uuid"]}
    [l2, *_] = await admin.query("QueryL2Network", limit=1, sortBy="uuid")
    l3 = await owner.create("CreateL3Network", name="own", l2NetworkUuid=l2["uuid"])
    ranged = {"l3NetworkUuid": l3["uuid"], "networkCidr": "10.99.0.0/24", "name": "r"}
    ip_range = (await owner.call("AddIpRangeByNetworkCidr", **ranged))["inventory"]
    [store, *_] = await admin.query("QueryBackupStorage", limit=1)
    image = {"name": "i", "format": "qcow2", "backupStorageUuids": [store["uuid"]]}
    image |= {"url": "http://images.example.com/ubuntu-22.04.qcow2"}
    image_uuid = (await owner.create("AddImage", **image))["uuid"]
    size = {"cpuNum": 1, "memorySize": GIB, "imageUuid": image_uuid, "l3NetworkUuids": [l3["uuid"]]}
    vm = await owner.create("CreateVmInstance", name="vm", **size, systemTags=["hostname::own"])
    volume = (await owner.create("CreateDataVolume", name="v", diskSize=GIB))["uuid"]
    [tag] = await owner.query("QuerySystemTag", f"resourceUuid={vm['uuid']}")
    marked = {"resourceUuid": vm["uuid"], "resourceType": "VmInstanceVO", "tag": "mine"}
    job = json.dumps({**image, "name": "j"})
    found |= {
        "L3NetworkVO": l3["uuid"],
        "IpRangeVO": ip_range["uuid"],
        "ImageVO": image_uuid,
        "VmInstanceVO": vm["uuid"],
        "VmNicVO": vm["vmNics"][0]["uuid"],
        "VolumeVO": volume,
        "SystemTagVO": tag["uuid"],
        "UserTagVO": (await owner.create("CreateUserTag", **marked))["uuid"],
        "UserVO": (await owner.create("CreateUser", name="u", password=PASSWORD))["uuid"],
        "UserGroupVO": (await owner.create("CreateUserGroup", name="g"))["uuid"],
        "PolicyVO": (await owner.query("QueryPolicy", limit=1))[0]["uuid"],
        "AccessKeyVO": (await owner.create("CreateAccessKey"))["uuid"],
        "WebhookVO": (await owner.create("CreateWebhook", **HOOK))["uuid"],
        "LongJobVO": (await owner.create("SubmitLongJob", jobName="APIAddImageMsg", jobData=job))["uuid"],
    }
    made = {
        "InstanceOfferingVO": await admin.create(
            "CreateInstanceOffering", name="o", cpuNum=1, memorySize=GIB
        ),
        "DiskOfferingVO": await admin.create("CreateDiskOffering", name="o", diskSize=GIB),
    }
    for vo in LENT:
        found[vo] = made[vo]["uuid"]
        given = {"accountUuid": account["uuid"], "resourceUuid": found[vo]}
        await admin.call("ChangeResourceOwner", **given)
    return found
