"""Calls on volumes."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud

NOBODY = "0123456789ab4def8123456789abcdef"
UNKNOWN_FIELD = [{"name": "colour", "op": "=", "value": "x"}]
GIB = 1 << 30


async def nfs(cloud: Cloud) -> dict[str, Any]:
    """The NFS storage of the small cloud."""
    return (await cloud.query("QueryPrimaryStorage", "name=nfs"))[0]


async def volume(cloud: Cloud, **values: Any) -> dict[str, Any]:
    """A new data volume without bits."""
    return await cloud.create("CreateDataVolume", **{"name": "v", "diskSize": GIB, **values})


async def stored(cloud: Cloud) -> dict[str, Any]:
    """A new data volume with bits."""
    return await volume(cloud, primaryStorageUuid=(await nfs(cloud))["uuid"])


async def deleted(cloud: Cloud) -> dict[str, Any]:
    """A new data volume that is Deleted."""
    made = await stored(cloud)
    await cloud.call("DeleteDataVolume", uuid=made["uuid"])
    return made


async def root(cloud: Cloud) -> dict[str, Any]:
    """The root volume of some VM."""
    return (await cloud.query("QueryVolume", "type=Root"))[0]


async def create(cloud: Cloud) -> None:
    before = await nfs(cloud)
    bare = await volume(cloud)
    assert (bare["status"], bare["actualSize"], "installPath" in bare) == ("NotInstantiated", 0, False)
    offering = (await cloud.query("QueryDiskOffering"))[0]
    made = await volume(
        cloud, primaryStorageUuid=before["uuid"], diskOfferingUuid=offering["uuid"], diskSize=1
    )
    assert (made["status"], made["format"], made["size"]) == ("Ready", "qcow2", offering["diskSize"])
    assert made["installPath"].startswith(before["mountPath"] + "/dataVolumes/acct-")
    assert (await nfs(cloud))["availableCapacity"] == before["availableCapacity"] - made["size"]


async def create_fails(cloud: Cloud) -> str:
    return (await cloud.failure("CreateDataVolume", name="v", diskSize=0)).code


async def update(cloud: Cloud) -> None:
    made = await volume(cloud)
    assert (await cloud.create("UpdateVolume", uuid=made["uuid"], name="new"))["name"] == "new"


async def update_fails(cloud: Cloud) -> str:
    return (await cloud.failure("UpdateVolume", uuid=NOBODY, name="new")).code


async def change_state(cloud: Cloud) -> None:
    made = await volume(cloud)
    changed = await cloud.create("ChangeVolumeState", uuid=made["uuid"], stateEvent="disable")
    assert changed["state"] == "Disabled"


async def change_state_fails(cloud: Cloud) -> str:
    made = await volume(cloud)
    return (await cloud.failure("ChangeVolumeState", uuid=made["uuid"], stateEvent="x")).code


async def sync_size(cloud: Cloud) -> None:
    made = await stored(cloud)
    assert (await cloud.create("SyncVolumeSize", uuid=made["uuid"]))["actualSize"] == GIB


async def sync_size_fails(cloud: Cloud) -> str:
    return (await cloud.failure("SyncVolumeSize", uuid=NOBODY)).code


async def delete(cloud: Cloud) -> None:
    made = await deleted(cloud)
    assert (await cloud.get("QueryVolume", made["uuid"]))["status"] == "Deleted"
    await cloud.call("DeleteDataVolume", uuid=NOBODY)


async def delete_fails(cloud: Cloud) -> str:
    return (await cloud.failure("DeleteDataVolume", uuid=(await root(cloud))["uuid"])).code


async def recover(cloud: Cloud) -> None:
    made = await deleted(cloud)
    assert (await cloud.create("RecoverDataVolume", uuid=made["uuid"]))["status"] == "Ready"


async def recover_fails(cloud: Cloud) -> str:
    return (await cloud.failure("RecoverDataVolume", uuid=(await volume(cloud))["uuid"])).code


async def expunge(cloud: Cloud) -> None:
    before = await nfs(cloud)
    made = await deleted(cloud)
    await cloud.call("ExpungeDataVolume", uuid=made["uuid"])
    assert await cloud.query("QueryVolume", f"uuid={made['uuid']}") == []
    assert (await nfs(cloud))["availableCapacity"] == before["availableCapacity"]
    await cloud.call("ExpungeDataVolume", uuid=made["uuid"])


async def expunge_fails(cloud: Cloud) -> str:
    return (await cloud.failure("ExpungeDataVolume", uuid=(await stored(cloud))["uuid"])).code


async def formats(cloud: Cloud) -> None:
    found = {entry["format"]: entry for entry in (await cloud.call("GetVolumeFormat"))["formats"]}
    assert found["qcow2"]["supportingHypervisorTypes"] == ["KVM"]


async def formats_fail(cloud: Cloud) -> str:
    return (await cloud.failure("GetVolumeFormat", systemTags="none")).code


async def capabilities(cloud: Cloud) -> None:
    found = await cloud.call("GetVolumeCapabilities", uuid=(await root(cloud))["uuid"])
    assert found["capabilities"]["MigrationToOtherPrimaryStorage"] is False


async def capabilities_fail(cloud: Cloud) -> str:
    return (await cloud.failure("GetVolumeCapabilities", uuid=NOBODY)).code


async def attachable(cloud: Cloud) -> None:
    bare = await volume(cloud)
    found = (await cloud.call("GetDataVolumeAttachableVm", volumeUuid=bare["uuid"]))["inventories"]
    assert {vm["state"] for vm in found} == {"Running"}
    assert len(found) == 5
    await cloud.call("AttachDataVolumeToVm", volumeUuid=bare["uuid"], vmInstanceUuid=found[0]["uuid"])
    again = await cloud.call("GetDataVolumeAttachableVm", volumeUuid=bare["uuid"])
    assert again["inventories"] == []


async def attachable_fails(cloud: Cloud) -> str:
    return (await cloud.failure("GetDataVolumeAttachableVm", volumeUuid=(await root(cloud))["uuid"])).code


async def query(cloud: Cloud) -> None:
    made = await volume(cloud)
    assert [one["uuid"] for one in await cloud.query("QueryVolume", "type=Data")] == [made["uuid"]]


async def query_fails(cloud: Cloud) -> str:
    return (await cloud.failure("QueryVolume", conditions=UNKNOWN_FIELD)).code


CASES = [
    Case("CreateDataVolume", create, create_fails, "SYS.1007"),
    Case("UpdateVolume", update, update_fails, "SYS.1003"),
    Case("ChangeVolumeState", change_state, change_state_fails, "SYS.1007"),
    Case("SyncVolumeSize", sync_size, sync_size_fails, "SYS.1003"),
    Case("DeleteDataVolume", delete, delete_fails, "SYS.1007"),
    Case("RecoverDataVolume", recover, recover_fails, "SYS.1006"),
    Case("ExpungeDataVolume", expunge, expunge_fails, "SYS.1006"),
    Case("GetVolumeFormat", formats, formats_fail, "SYS.1007"),
    Case("GetVolumeCapabilities", capabilities, capabilities_fail, "SYS.1003"),
    Case("GetDataVolumeAttachableVm", attachable, attachable_fails, "SYS.1007"),
    Case("QueryVolume", query, query_fails, "SYS.1007"),
]
