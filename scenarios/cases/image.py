"""Calls on images."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud

NOBODY = "0123456789ab4def8123456789abcdef"
UNKNOWN_FIELD = [{"name": "colour", "op": "=", "value": "x"}]


async def store(cloud: Cloud) -> dict[str, Any]:
    """The SFTP storage of the small cloud."""
    return (await cloud.query("QueryBackupStorage", "name=store"))[0]


async def added(cloud: Cloud, **values: Any) -> dict[str, Any]:
    """A new image."""
    fixed = {"name": "i", "url": "http://images.example.com/i.qcow2", "format": "qcow2"}
    where = {"backupStorageUuids": [(await store(cloud))["uuid"]]}
    return await cloud.create("AddImage", **{**fixed, **where, **values})


async def deleted(cloud: Cloud) -> dict[str, Any]:
    """A new image that is Deleted."""
    image = await added(cloud)
    await cloud.call("DeleteImage", uuid=image["uuid"])
    return image


async def add(cloud: Cloud) -> None:
    before = await store(cloud)
    image = await added(cloud)
    assert (image["state"], image["status"], image["type"]) == ("Enabled", "Ready", "zstack")
    assert (image["platform"], image["guestOsType"], image["architecture"]) == ("Linux", "Linux", "x86_64")
    assert (await store(cloud))["availableCapacity"] == before["availableCapacity"] - image["actualSize"]


async def add_fails(cloud: Cloud) -> str:
    where = {"backupStorageUuids": [(await store(cloud))["uuid"]]}
    return (await cloud.failure("AddImage", name="i", url="http://x/i", **where)).code


async def update(cloud: Cloud) -> None:
    image = await added(cloud)
    changed = await cloud.create(
        "UpdateImage", uuid=image["uuid"], name="new", platform="Windows", virtio=False
    )
    assert (changed["name"], changed["platform"], changed["virtio"]) == ("new", "Windows", False)


async def update_fails(cloud: Cloud) -> str:
    image = await added(cloud)
    return (await cloud.failure("UpdateImage", uuid=image["uuid"], format="iso")).code


async def change_state(cloud: Cloud) -> None:
    image = await added(cloud)
    changed = await cloud.create("ChangeImageState", uuid=image["uuid"], stateEvent="disable")
    assert changed["state"] == "Disabled"


async def change_state_fails(cloud: Cloud) -> str:
    return (await cloud.failure("ChangeImageState", uuid=NOBODY, stateEvent="disable")).code


async def sync_size(cloud: Cloud) -> None:
    image = await added(cloud)
    synced = await cloud.create("SyncImageSize", uuid=image["uuid"])
    assert (synced["size"], synced["actualSize"]) == (image["size"], image["actualSize"])


async def sync_size_fails(cloud: Cloud) -> str:
    return (await cloud.failure("SyncImageSize", uuid=(await deleted(cloud))["uuid"])).code


async def delete(cloud: Cloud) -> None:
    image = await deleted(cloud)
    found = await cloud.get("QueryImage", image["uuid"])
    assert (found["status"], found["backupStorageRefs"][0]["status"]) == ("Deleted", "Deleted")
    await cloud.call("DeleteImage", uuid=NOBODY)


async def delete_fails(cloud: Cloud) -> str:
    return (await cloud.failure("DeleteImage", uuid=(await deleted(cloud))["uuid"])).code


async def recover(cloud: Cloud) -> None:
    image = await deleted(cloud)
    recovered = await cloud.create("RecoverImage", imageUuid=image["uuid"])
    assert (recovered["status"], recovered["backupStorageRefs"][0]["status"]) == ("Ready", "Ready")


async def recover_fails(cloud: Cloud) -> str:
    return (await cloud.failure("RecoverImage", imageUuid=(await added(cloud))["uuid"])).code


async def expunge(cloud: Cloud) -> None:
    before = await store(cloud)
    image = await deleted(cloud)
    await cloud.call("ExpungeImage", imageUuid=image["uuid"])
    assert await cloud.query("QueryImage", f"uuid={image['uuid']}") == []
    assert (await store(cloud))["availableCapacity"] == before["availableCapacity"]


async def expunge_fails(cloud: Cloud) -> str:
    return (await cloud.failure("ExpungeImage", imageUuid=(await added(cloud))["uuid"])).code


async def query(cloud: Cloud) -> None:
    assert [one["name"] for one in await cloud.query("QueryImage", "mediaType=RootVolumeTemplate")] == [
        "ubuntu"
    ]


async def query_fails(cloud: Cloud) -> str:
    return (await cloud.failure("QueryImage", conditions=UNKNOWN_FIELD)).code


async def progress(cloud: Cloud) -> None:
    await added(cloud)
    found = (await cloud.call("GetTaskProgress"))["inventories"]
    assert found[-1]["content"] == "100"
    job = found[-1]["taskUuid"]
    every = (await cloud.call("GetTaskProgress", apiId=job, all=True))["inventories"]
    assert {report["taskUuid"] for report in every} == {job}


async def progress_fails(cloud: Cloud) -> str:
    assert (await cloud.failure("GetTaskProgress", apiId="nonsense")).code == "SYS.1003"
    return (await cloud.failure("GetTaskProgress", all="perhaps")).code


CASES = [
    Case("AddImage", add, add_fails, "SYS.1007"),
    Case("UpdateImage", update, update_fails, "SYS.1007"),
    Case("ChangeImageState", change_state, change_state_fails, "SYS.1003"),
    Case("SyncImageSize", sync_size, sync_size_fails, "SYS.1006"),
    Case("DeleteImage", delete, delete_fails, "SYS.1006"),
    Case("RecoverImage", recover, recover_fails, "SYS.1006"),
    Case("ExpungeImage", expunge, expunge_fails, "SYS.1006"),
    Case("QueryImage", query, query_fails, "SYS.1007"),
    Case("GetTaskProgress", progress, progress_fails, "SYS.1007"),
]
