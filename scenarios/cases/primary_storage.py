"""Calls on primary storages."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud

NOBODY = "0123456789ab4def8123456789abcdef"
UNKNOWN_FIELD = [{"name": "colour", "op": "=", "value": "x"}]
GIB = 1 << 30


async def zone_of(cloud: Cloud) -> str:
    uuid: str = (await cloud.query("QueryZone"))[0]["uuid"]
    return uuid


async def cluster_of(cloud: Cloud) -> str:
    uuid: str = (await cloud.query("QueryCluster"))[0]["uuid"]
    return uuid


async def storage(cloud: Cloud, name: str) -> dict[str, Any]:
    """The NFS or local storage of the small cloud."""
    return (await cloud.query("QueryPrimaryStorage", f"name={name}"))[0]


async def simulated(cloud: Cloud, **values: Any) -> dict[str, Any]:
    """A new simulated storage."""
    fixed = {"name": "sim", "url": "nfs://sim", "zoneUuid": await zone_of(cloud), "totalCapacity": 100 * GIB}
    return await cloud.create("AddSimulatorPrimaryStorage", **{**fixed, **values})


async def add_nfs(cloud: Cloud) -> None:
    made = await cloud.create(
        "AddNfsPrimaryStorage", name="n", url="10.0.0.9:/export", zoneUuid=await zone_of(cloud)
    )
    assert (made["type"], made["state"], made["status"]) == ("NFS", "Enabled", "Disconnected")
    assert made["mountPath"] == f"/opt/zstack/nfsprimarystorage/prim-{made['uuid']}"


async def add_nfs_fails(cloud: Cloud) -> str:
    zone = await zone_of(cloud)
    return (await cloud.failure("AddNfsPrimaryStorage", name="n", url="/export", zoneUuid=zone)).code


async def add_local(cloud: Cloud) -> None:
    made = await cloud.create("AddLocalPrimaryStorage", name="l", url="/vms", zoneUuid=await zone_of(cloud))
    assert (made["type"], made["status"], made["totalCapacity"]) == ("LocalStorage", "Connected", 0)


async def add_local_fails(cloud: Cloud) -> str:
    zone = await zone_of(cloud)
    return (await cloud.failure("AddLocalPrimaryStorage", name="l", url="/dev/shm", zoneUuid=zone)).code


async def add_shared(cloud: Cloud) -> None:
    made = await cloud.create(
        "AddSharedMountPointPrimaryStorage", name="s", url="/mnt/vms", zoneUuid=await zone_of(cloud)
    )
    assert (made["type"], made["status"]) == ("SharedMountPoint", "Disconnected")


async def add_shared_fails(cloud: Cloud) -> str:
    return (
        await cloud.failure("AddSharedMountPointPrimaryStorage", name="s", url="/mnt/vms", zoneUuid=NOBODY)
    ).code


async def add_simulator(cloud: Cloud) -> None:
    made = await simulated(cloud, availableCapacity=60 * GIB)
    assert (made["type"], made["status"]) == ("SimulatorPrimaryStorage", "Connected")
    assert (made["totalCapacity"], made["availableCapacity"]) == (100 * GIB, 60 * GIB)


async def add_simulator_fails(cloud: Cloud) -> str:
    zone = await zone_of(cloud)
    where = {"name": "s", "zoneUuid": zone, "totalCapacity": GIB}
    return (await cloud.failure("AddSimulatorPrimaryStorage", **where, url="nfs://192.0.2.7/x")).code


async def update(cloud: Cloud) -> None:
    made = await simulated(cloud)
    changed = await cloud.create("UpdatePrimaryStorage", uuid=made["uuid"], name="new", url="nfs://other")
    assert (changed["name"], changed["url"]) == ("new", "nfs://other")


async def update_fails(cloud: Cloud) -> str:
    nfs = await storage(cloud, "nfs")
    return (await cloud.failure("UpdatePrimaryStorage", uuid=nfs["uuid"], url="10.0.0.8:/other")).code


async def change_state(cloud: Cloud) -> None:
    made = await simulated(cloud)
    for event, state in (("disable", "Disabled"), ("maintain", "Maintenance"), ("enable", "Enabled")):
        changed = await cloud.create("ChangePrimaryStorageState", uuid=made["uuid"], stateEvent=event)
        assert changed["state"] == state


async def change_state_fails(cloud: Cloud) -> str:
    made = await simulated(cloud)
    return (await cloud.failure("ChangePrimaryStorageState", uuid=made["uuid"], stateEvent="melt")).code


async def attach(cloud: Cloud) -> None:
    made, cluster = await simulated(cloud), await cluster_of(cloud)
    attached = await cloud.create(
        "AttachPrimaryStorageToCluster", clusterUuid=cluster, primaryStorageUuid=made["uuid"]
    )
    assert attached["attachedClusterUuids"] == [cluster]


async def attach_fails(cloud: Cloud) -> str:
    where = {
        "clusterUuid": await cluster_of(cloud),
        "primaryStorageUuid": (await storage(cloud, "nfs"))["uuid"],
    }
    return (await cloud.failure("AttachPrimaryStorageToCluster", **where)).code


async def detach(cloud: Cloud) -> None:
    where = {
        "clusterUuid": await cluster_of(cloud),
        "primaryStorageUuid": (await storage(cloud, "nfs"))["uuid"],
    }
    detached = await cloud.create("DetachPrimaryStorageFromCluster", **where)
    assert (detached["attachedClusterUuids"], detached["status"]) == ([], "Disconnected")


async def detach_fails(cloud: Cloud) -> str:
    made = await simulated(cloud)
    where = {"clusterUuid": await cluster_of(cloud), "primaryStorageUuid": made["uuid"]}
    return (await cloud.failure("DetachPrimaryStorageFromCluster", **where)).code


async def reconnect(cloud: Cloud) -> None:
    for name in ("nfs", "local"):
        uuid = (await storage(cloud, name))["uuid"]
        assert (await cloud.create("ReconnectPrimaryStorage", uuid=uuid))["status"] == "Connected"


async def reconnect_fails(cloud: Cloud) -> str:
    made = await cloud.create(
        "AddNfsPrimaryStorage", name="n", url="10.0.0.9:/export", zoneUuid=await zone_of(cloud)
    )
    failure = await cloud.failure("ReconnectPrimaryStorage", uuid=made["uuid"])
    assert (await cloud.get("QueryPrimaryStorage", made["uuid"]))["status"] == "Disconnected"
    return failure.code


async def sync_capacity(cloud: Cloud) -> None:
    for name in ("nfs", "local"):
        before = await storage(cloud, name)
        after = await cloud.create("SyncPrimaryStorageCapacity", primaryStorageUuid=before["uuid"])
        assert after["availableCapacity"] == before["availableCapacity"]


async def sync_capacity_fails(cloud: Cloud) -> str:
    return (await cloud.failure("SyncPrimaryStorageCapacity", primaryStorageUuid=NOBODY)).code


async def clean_up(cloud: Cloud) -> None:
    local = await storage(cloud, "local")
    before = await cloud.query("QueryImageCache")
    await cloud.call("CleanUpImageCacheOnPrimaryStorage", uuid=local["uuid"], force=True)
    assert await cloud.query("QueryImageCache") == before


async def clean_up_fails(cloud: Cloud) -> str:
    return (await cloud.failure("CleanUpImageCacheOnPrimaryStorage", uuid=NOBODY)).code


async def delete(cloud: Cloud) -> None:
    made = await simulated(cloud)
    await cloud.call("DeletePrimaryStorage", uuid=made["uuid"])
    assert await cloud.query("QueryPrimaryStorage", f"uuid={made['uuid']}") == []
    await cloud.call("DeletePrimaryStorage", uuid=made["uuid"])


async def delete_fails(cloud: Cloud) -> str:
    uuid = (await storage(cloud, "nfs"))["uuid"]
    return (await cloud.failure("DeletePrimaryStorage", uuid=uuid, deleteMode="Gently")).code


async def capacity(cloud: Cloud) -> None:
    nfs, local = await storage(cloud, "nfs"), await storage(cloud, "local")
    whole = await cloud.call("GetPrimaryStorageCapacity", all=True)
    assert whole["availableCapacity"] == nfs["availableCapacity"] + local["availableCapacity"]
    zone, cluster = await zone_of(cloud), await cluster_of(cloud)
    assert await cloud.call("GetPrimaryStorageCapacity", zoneUuids=[zone]) == whole
    assert await cloud.call("GetPrimaryStorageCapacity", clusterUuids=[cluster]) == whole
    one = await cloud.call("GetPrimaryStorageCapacity", primaryStorageUuids=[nfs["uuid"]])
    assert one["totalPhysicalCapacity"] == nfs["totalPhysicalCapacity"]


async def capacity_fails(cloud: Cloud) -> str:
    return (await cloud.failure("GetPrimaryStorageCapacity")).code


async def host_capacity(cloud: Cloud) -> None:
    local = await storage(cloud, "local")
    found = await cloud.call("GetLocalStorageHostDiskCapacity", primaryStorageUuid=local["uuid"])
    assert sum(part["availableCapacity"] for part in found["inventories"]) == local["availableCapacity"]
    host = found["inventories"][0]["hostUuid"]
    one = await cloud.call("GetLocalStorageHostDiskCapacity", primaryStorageUuid=local["uuid"], hostUuid=host)
    assert [part["hostUuid"] for part in one["inventories"]] == [host]


async def host_capacity_fails(cloud: Cloud) -> str:
    nfs = (await storage(cloud, "nfs"))["uuid"]
    return (await cloud.failure("GetLocalStorageHostDiskCapacity", primaryStorageUuid=nfs)).code


async def types(cloud: Cloud) -> None:
    found = await cloud.call("GetPrimaryStorageTypes")
    assert found["types"] == ["LocalStorage", "NFS", "SharedMountPoint", "SimulatorPrimaryStorage"]


async def types_fail(cloud: Cloud) -> str:
    return (await cloud.failure("GetPrimaryStorageTypes", systemTags="none")).code


async def strategies(cloud: Cloud) -> None:
    found = await cloud.call("GetPrimaryStorageAllocatorStrategies")
    assert "DefaultPrimaryStorageAllocationStrategy" in found["strategies"]


async def strategies_fail(cloud: Cloud) -> str:
    return (await cloud.failure("GetPrimaryStorageAllocatorStrategies", systemTags="none")).code


async def query(cloud: Cloud) -> None:
    assert [one["name"] for one in await cloud.query("QueryPrimaryStorage", "type=NFS")] == ["nfs"]


async def query_fails(cloud: Cloud) -> str:
    return (await cloud.failure("QueryPrimaryStorage", conditions=UNKNOWN_FIELD)).code


async def query_cache(cloud: Cloud) -> None:
    found = await cloud.query("QueryImageCache", "state=ready")
    assert found
    assert all(cache["size"] > 0 for cache in found)


async def query_cache_fails(cloud: Cloud) -> str:
    return (await cloud.failure("QueryImageCache", conditions=UNKNOWN_FIELD)).code


CASES = [
    Case("AddNfsPrimaryStorage", add_nfs, add_nfs_fails, "SYS.1007"),
    Case("AddLocalPrimaryStorage", add_local, add_local_fails, "SYS.1007"),
    Case("AddSharedMountPointPrimaryStorage", add_shared, add_shared_fails, "SYS.1003"),
    Case("AddSimulatorPrimaryStorage", add_simulator, add_simulator_fails, "SYS.1002"),
    Case("UpdatePrimaryStorage", update, update_fails, "SYS.1006"),
    Case("ChangePrimaryStorageState", change_state, change_state_fails, "SYS.1007"),
    Case("AttachPrimaryStorageToCluster", attach, attach_fails, "SYS.1006"),
    Case("DetachPrimaryStorageFromCluster", detach, detach_fails, "SYS.1006"),
    Case("ReconnectPrimaryStorage", reconnect, reconnect_fails, "SYS.1006"),
    Case("SyncPrimaryStorageCapacity", sync_capacity, sync_capacity_fails, "SYS.1003"),
    Case("CleanUpImageCacheOnPrimaryStorage", clean_up, clean_up_fails, "SYS.1003"),
    Case("DeletePrimaryStorage", delete, delete_fails, "SYS.1007"),
    Case("GetPrimaryStorageCapacity", capacity, capacity_fails, "SYS.1007"),
    Case("GetLocalStorageHostDiskCapacity", host_capacity, host_capacity_fails, "SYS.1007"),
    Case("GetPrimaryStorageTypes", types, types_fail, "SYS.1007"),
    Case("GetPrimaryStorageAllocatorStrategies", strategies, strategies_fail, "SYS.1007"),
    Case("QueryPrimaryStorage", query, query_fails, "SYS.1007"),
    Case("QueryImageCache", query_cache, query_cache_fails, "SYS.1007"),
]
