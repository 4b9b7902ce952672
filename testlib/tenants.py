"""Tenants in tests: what they may use, what they may have, and what they have, counted by hand."""

from __future__ import annotations

from orrery.testlib.environment import Cloud

SHARED = ("image", "instanceOffering", "diskOffering", "l3Network")
"""What tenants make VMs of: families of a deployment."""
OFF_HOST = ("Created", "Stopped", "Destroying", "Destroyed", "Expunging")
GONE = ("Destroyed", "Expunging")
ENDED_JOBS = ("Succeeded", "Canceled", "Failed")


async def share_with_all(cloud: Cloud) -> None:
    """Lets every account use the images, offerings and L3 networks of the deployment."""
    uuids = [uuid for family in SHARED for uuid in cloud.deployed.uuids.get(family, {}).values()]
    if uuids:
        await cloud.call("ShareResource", resourceUuids=uuids, toPublic=True)


async def account_of(tenant: Cloud) -> str:
    """The account that a tenant's session is of."""
    [account] = await tenant.query("QueryAccount")
    return str(account["uuid"])


async def limit(admin: Cloud, tenant: Cloud, **values: int) -> None:
    """Sets quotas of a tenant; their names are written with ``_`` for the dot."""
    account = await account_of(tenant)
    for name, value in values.items():
        await admin.call("UpdateQuota", identityUuid=account, name=name.replace("_", "."), value=value)


async def usage(tenant: Cloud) -> dict[str, int]:
    """What a tenant is told it uses, by the names of the quotas."""
    answer = await tenant.call("GetAccountQuotaUsage", uuid=await account_of(tenant))
    return {usage["name"]: usage["used"] for usage in answer["usages"]}


async def counted(tenant: Cloud) -> dict[str, int]:
    """The same, counted from what queries show it, without what is shared with it."""
    vms = await tenant.query("QueryVmInstance")
    holding = [vm for vm in vms if vm["state"] not in OFF_HOST]
    volumes = await tenant.query("QueryVolume")
    shared = [uuid for uuids in tenant.deployed.uuids.values() for uuid in uuids.values()]
    images = [one for one in await tenant.query("QueryImage") if one["uuid"] not in shared]
    l3s = [one for one in await tenant.query("QueryL3Network") if one["uuid"] not in shared]
    data = [one for one in volumes if one["type"] == "Data" and one["status"] != "Deleted"]
    return {
        "vm.totalNum": sum(vm["state"] not in GONE for vm in vms),
        "vm.num": len(holding),
        "vm.cpuNum": sum(vm["cpuNum"] for vm in holding),
        "vm.memorySize": sum(vm["memorySize"] for vm in holding),
        "volume.data.num": len(data),
        "volume.capacity": sum(volume["size"] for volume in volumes),
        "image.num": len(images),
        "image.size": sum(image["actualSize"] for image in images),
        "l3.num": len(l3s),
    } | await _counted_of_identity(tenant)


async def _counted_of_identity(tenant: Cloud) -> dict[str, int]:
    offerings = tenant.deployed.uuids.get("diskOffering", {}).values()
    own = [one for one in await tenant.query("QueryDiskOffering") if one["uuid"] not in offerings]
    jobs = await tenant.query("QueryLongJob")
    policies = await tenant.query("QueryPolicy")
    statements = [one for policy in policies for one in policy["statements"]]
    lists = ("actions", "resources", "principals")
    return {
        "accessKey.num": len(await tenant.query("QueryAccessKey")),
        "diskOffering.num": len(own),
        "longJob.num": len(jobs),
        "longJob.unfinished.num": sum(job["state"] not in ENDED_JOBS for job in jobs),
        "policy.num": len(policies),
        "policy.size": len(statements) + sum(len(one.get(name, ())) for one in statements for name in lists),
        "user.num": len(await tenant.query("QueryUser")),
        "userGroup.num": len(await tenant.query("QueryUserGroup")),
        "webHook.num": len(await tenant.query("QueryWebhook")),
    }
