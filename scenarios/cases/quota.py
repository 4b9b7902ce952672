"""Calls on quotas."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud


async def quotas_of(cloud: Cloud) -> dict[str, dict[str, Any]]:
    """The quotas that the caller sees, by name."""
    return {quota["name"]: quota for quota in await cloud.query("QueryQuota")}


async def update(cloud: Cloud) -> None:
    """A limit below what is used is taken; then nothing new is granted, and what is there stays."""
    ann = await cloud.tenant("ann")
    volume = await ann.create("CreateDataVolume", name="v", diskSize=1 << 30)
    row = (await quotas_of(ann))["volume.data.num"]
    where = {"identityUuid": row["identityUuid"], "name": "volume.data.num"}
    updated = await cloud.create("UpdateQuota", **where, value=0)
    assert (updated["uuid"], updated["value"]) == (row["uuid"], 0)
    refused = await ann.failure("CreateDataVolume", name="w", diskSize=1 << 30)
    assert refused.code == "ID.1003"
    for word in ("quota[volume.data.num]", "limit is 0", "1 used", "1 asked", "UpdateQuota"):
        assert word in refused.details
    assert [seen["uuid"] for seen in await ann.query("QueryVolume")] == [volume["uuid"]]
    await ann.call("DeleteDataVolume", uuid=volume["uuid"])
    assert (await ann.failure("RecoverDataVolume", uuid=volume["uuid"])).code == "ID.1003"
    await cloud.create("UpdateQuota", **where, value=1)
    await ann.call("RecoverDataVolume", uuid=volume["uuid"])


async def update_of_administrators(cloud: Cloud) -> str:
    """Administrators are not limited."""
    ann = await cloud.tenant("ann")
    [mine] = await ann.query("QueryAccount")
    where = {"identityUuid": mine["uuid"], "name": "vm.num"}
    assert (await ann.failure("UpdateQuota", **where, value=9)).code == "ID.1002"
    assert (await cloud.failure("UpdateQuota", **where, value=-1)).code == "SYS.1007"
    unknown = await cloud.failure("UpdateQuota", **where | {"name": "vm.nun"}, value=9)
    assert (unknown.code, "vm.num" in unknown.details) == ("SYS.1007", True)
    absent = await cloud.failure("UpdateQuota", **where | {"identityUuid": "0" * 32}, value=9)
    assert absent.code == "SYS.1003"
    [admin] = await cloud.query("QueryAccount", "name=admin")
    return (await cloud.failure("UpdateQuota", identityUuid=admin["uuid"], name="vm.num", value=9)).code


async def query(cloud: Cloud) -> None:
    """A new account has every quota, with the limits that the settings say when it is opened."""
    await cloud.call("UpdateGlobalConfig", category="quota", name="vm.num", value="7")
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    seen, config = await quotas_of(ann), await cloud.query("QueryGlobalConfig", "category=quota")
    assert {name: quota["value"] for name, quota in seen.items()} == {
        row["name"]: int(row["value"]) for row in config
    }
    assert seen["vm.num"]["value"] == 7
    assert {quota["identityType"] for quota in seen.values()} == {"AccountVO"}
    assert len(await cloud.query("QueryQuota")) == 2 * len(seen)
    assert len(await cloud.query("QueryQuota", "account.name=bob", "name=vm.num")) == 1
    assert await bob.query("QueryQuota", "account.name=ann") == []
    [account] = await cloud.query("QueryAccount", "quota.name=vm.num", "name=ann")
    assert account["uuid"] == seen["vm.num"]["identityUuid"]


async def query_badly(cloud: Cloud) -> str:
    """What is used is no field of the row; GetAccountQuotaUsage tells it."""
    return (await cloud.failure("QueryQuota", fields=["used"])).code


async def usage(cloud: Cloud) -> None:
    """Whoever it is, an account hears what it has."""
    ann = await cloud.tenant("ann")
    [mine] = await ann.query("QueryAccount")
    await ann.create("CreateDataVolume", name="v", diskSize=3 << 30)
    usages = (await ann.call("GetAccountQuotaUsage", uuid=mine["uuid"]))["usages"]
    found = {usage["name"]: (usage["used"], usage["total"]) for usage in usages}
    assert found["volume.data.num"] == (1, 40)
    assert found["volume.capacity"] == (3 << 30, 10 << 40)
    assert found["vm.totalNum"] == (0, 20)
    assert (await cloud.call("GetAccountQuotaUsage", uuid=mine["uuid"]))["usages"] == usages
    [admin] = await cloud.query("QueryAccount", "name=admin")
    usages = (await cloud.call("GetAccountQuotaUsage", uuid=admin["uuid"]))["usages"]
    found = {usage["name"]: (usage["used"], usage["total"]) for usage in usages}
    assert found["vm.totalNum"] == found["vm.cpuNum"] == (5, (1 << 63) - 1)


async def usage_of_another(cloud: Cloud) -> str:
    """What another account has is nobody's business."""
    ann = await cloud.tenant("ann")
    [admin] = await cloud.query("QueryAccount", "name=admin")
    return (await ann.failure("GetAccountQuotaUsage", uuid=admin["uuid"])).code


CASES = [
    Case("UpdateQuota", update, update_of_administrators, "ID.1004"),
    Case("QueryQuota", query, query_badly, "SYS.1007"),
    Case("GetAccountQuotaUsage", usage, usage_of_another, "SYS.1003"),
]
