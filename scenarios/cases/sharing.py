"""Cases of the calls on shares and owners."""

from __future__ import annotations

from orrery.scenarios.cases import Case
from orrery.scenarios.cases.user import UNKNOWN, UNKNOWN_FIELD
from orrery.testlib.environment import Cloud


async def account_of(tenant: Cloud) -> str:
    """The account that calls."""
    [account] = await tenant.query("QueryAccount")
    return str(account["uuid"])


async def share(cloud: Cloud) -> None:
    """The account sees it and may use it, but not change it; twice is no error."""
    acme = await cloud.tenant("acme")
    image = cloud.deployed.uuid("image", "ubuntu")
    assert await acme.query("QueryImage") == []
    for _ in range(2):
        await cloud.call("ShareResource", resourceUuids=[image], accountUuids=[await account_of(acme)])
    assert [found["uuid"] for found in await acme.query("QueryImage")] == [image]
    assert (await acme.failure("UpdateImage", uuid=image, name="mine")).code == "ID.1002"
    assert len(await cloud.query("QuerySharedResource")) == 1


async def share_badly(cloud: Cloud) -> str:
    """A part of the datacenter, or with nobody."""
    image = cloud.deployed.uuid("image", "ubuntu")
    assert (await cloud.failure("ShareResource", resourceUuids=[image])).code == "SYS.1007"
    zone = cloud.deployed.uuid("zone", "zone")
    return (await cloud.failure("ShareResource", resourceUuids=[zone], toPublic=True)).code


async def revoke(cloud: Cloud) -> None:
    """From an account, from the public, from all."""
    acme = await cloud.tenant("acme")
    account, image = await account_of(acme), cloud.deployed.uuid("image", "ubuntu")
    both = {"accountUuids": [account], "toPublic": True}
    await cloud.call("ShareResource", resourceUuids=[image], **both)
    await cloud.call("RevokeResourceSharing", resourceUuids=[image], accountUuids=[account])
    assert len(await acme.query("QueryImage")) == 1
    await cloud.call("RevokeResourceSharing", resourceUuids=[image], toPublic=True)
    assert await acme.query("QueryImage") == []
    await cloud.call("ShareResource", resourceUuids=[image], **both)
    await cloud.call("RevokeResourceSharing", resourceUuids=[image], all=True)
    assert await cloud.query("QuerySharedResource") == []


async def revoke_badly(cloud: Cloud) -> str:
    """From nobody."""
    image = cloud.deployed.uuid("image", "ubuntu")
    return (await cloud.failure("RevokeResourceSharing", resourceUuids=[image])).code


async def query(cloud: Cloud) -> None:
    """It says whose, with whom, of which kind; a deleted resource is not shared any more."""
    image = cloud.deployed.uuid("image", "ubuntu")
    await cloud.call("ShareResource", resourceUuids=[image], toPublic=True)
    [found] = await cloud.query("QuerySharedResource", "resourceType=ImageVO")
    assert (found["toPublic"], found["resourceUuid"]) == (True, image)
    assert found["ownerAccountUuid"] == await account_of_admin(cloud)
    volume = (await cloud.create("CreateDataVolume", name="v", diskSize=1 << 30))["uuid"]
    await cloud.call("ShareResource", resourceUuids=[volume], toPublic=True)
    await cloud.call("DeleteDataVolume", uuid=volume)
    await cloud.call("ExpungeDataVolume", uuid=volume)
    assert len(await cloud.query("QuerySharedResource")) == 1


async def account_of_admin(cloud: Cloud) -> str:
    """The first account."""
    [admin] = await cloud.query("QueryAccount", "name=admin")
    return str(admin["uuid"])


async def query_badly(cloud: Cloud) -> str:
    """By a field that there is not."""
    return (await cloud.failure("QuerySharedResource", conditions=UNKNOWN_FIELD)).code


async def query_refs(cloud: Cloud) -> None:
    """Every resource that an account owns; a tenant sees its own."""
    acme = await cloud.tenant("acme")
    volume = await acme.create("CreateDataVolume", name="v", diskSize=1 << 30)
    [found] = await acme.query("QueryAccountResourceRef", "resourceType=VolumeVO")
    assert (found["resourceUuid"], found["accountUuid"]) == (volume["uuid"], await account_of(acme))
    assert found["concreteResourceType"] == "org.zstack.header.volume.VolumeVO"
    shown = await cloud.query("QueryAccountResourceRef", "resourceType=VmInstanceVO")
    assert len(shown) == len(await cloud.query("QueryVmInstance"))
    assert (await cloud.call("QueryAccountResourceRef", count=True))["total"] > len(shown)


async def query_refs_badly(cloud: Cloud) -> str:
    """By a field that there is not."""
    return (await cloud.failure("QueryAccountResourceRef", conditions=UNKNOWN_FIELD)).code


async def change_owner(cloud: Cloud) -> None:
    """A VM goes with its volumes and nics; the former owner's share ends with the account that gets it."""
    acme = await cloud.tenant("acme")
    account, vm = await account_of(acme), cloud.deployed.uuid("vm", "web-0")
    await cloud.call("ShareResource", resourceUuids=[vm], accountUuids=[account])
    ref = await cloud.create("ChangeResourceOwner", accountUuid=account, resourceUuid=vm)
    assert (ref["accountUuid"], ref["resourceUuid"], ref["resourceType"]) == (account, vm, "VmInstanceVO")
    [mine] = await acme.query("QueryVmInstance")
    volumes = [found["uuid"] for found in await acme.query("QueryVolume")]
    assert volumes == [found["uuid"] for found in mine["allVolumes"]]
    assert len(await acme.query("QueryVmNic")) == len(mine["vmNics"])
    assert await cloud.query("QuerySharedResource") == []
    await acme.call("StopVmInstance", uuid=vm)


async def change_owner_badly(cloud: Cloud) -> str:
    """An attached volume stays with its VM."""
    account = await account_of(await cloud.tenant("acme"))
    vm = await cloud.get("QueryVmInstance", cloud.deployed.uuid("vm", "web-0"))
    failure = await cloud.failure(
        "ChangeResourceOwner", accountUuid=account, resourceUuid=vm["rootVolumeUuid"]
    )
    assert "give the VM away" in failure.details
    zone = {"accountUuid": account, "resourceUuid": vm["zoneUuid"]}
    assert (await cloud.failure("ChangeResourceOwner", **zone)).code == "SYS.1007"
    return failure.code


async def owners(cloud: Cloud) -> None:
    """An administrator is told of all; a tenant of its own."""
    acme = await cloud.tenant("acme")
    volume = (await acme.create("CreateDataVolume", name="v", diskSize=1 << 30))["uuid"]
    image = cloud.deployed.uuid("image", "ubuntu")
    wanted = [volume, image, UNKNOWN]
    found = (await cloud.call("GetResourceAccount", resourceUuids=wanted))["inventories"]
    assert {uuid: account["name"] for uuid, account in found.items()} == {volume: "acme", image: "admin"}
    seen = (await acme.call("GetResourceAccount", resourceUuids=wanted))["inventories"]
    assert list(seen) == [volume]


async def owners_badly(cloud: Cloud) -> str:
    """Without naming any."""
    return (await cloud.failure("GetResourceAccount", resourceUuids=[])).code


CASES = [
    Case("ShareResource", share, share_badly, "SYS.1007"),
    Case("RevokeResourceSharing", revoke, revoke_badly, "SYS.1007"),
    Case("QuerySharedResource", query, query_badly, "SYS.1007"),
    Case("QueryAccountResourceRef", query_refs, query_refs_badly, "SYS.1007"),
    Case("ChangeResourceOwner", change_owner, change_owner_badly, "SYS.1006"),
    Case("GetResourceAccount", owners, owners_badly, "SYS.1007"),
]
