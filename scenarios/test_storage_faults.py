"""Storage calls that fail, get lost or come twice, all at once: whatever ends how, nothing leaks."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.core.client.errors import ApiFailure
from orrery.scenarios.cases.volume import GIB, nfs
from orrery.testlib.environment import Cloud, Fault, FaultKind

OPERATIONS = (
    "create_volume",
    "delete_bits",
    "download_image",
    "add_image",
    "delete_image",
    "connect_primary_storage",
    "connect_backup_storage",
    "attach_volume",
    "detach_volume",
)
PROBABILITIES = {
    FaultKind.FAILED_CALL: 0.1,
    FaultKind.LOST_REPLY: 0.05,
    FaultKind.LOST_CALL: 0.05,
    FaultKind.REPEATED_CALL: 0.1,
}
ROUNDS = 30


async def attempt(cloud: Cloud, api: str, **fields: Any) -> dict[str, Any] | None:
    """The inventory of a call that may fail, but never by a bug."""
    try:
        body = await cloud.call(api, **fields)
    except ApiFailure as failure:
        assert failure.code != "SYS.1000", failure
        return None
    inventory: dict[str, Any] | None = body.get("inventory")
    return inventory


async def one_round(cloud: Cloud, number: int, places: tuple[str, str, str]) -> None:
    """A volume and an image come and go."""
    vm, primary, backup = places
    where = {"primaryStorageUuid": primary} if number % 2 else {}
    volume = await attempt(cloud, "CreateDataVolume", name=f"v-{number}", diskSize=GIB, **where)
    source = {"url": f"http://x/{number}", "format": "qcow2", "backupStorageUuids": [backup]}
    image = await attempt(cloud, "AddImage", name=f"i-{number}", **source)
    if volume is not None:
        await attempt(cloud, "AttachDataVolumeToVm", volumeUuid=volume["uuid"], vmInstanceUuid=vm)
        await attempt(cloud, "DeleteDataVolume", uuid=volume["uuid"])
    if image is not None:
        await attempt(cloud, "DeleteImage", uuid=image["uuid"])
        await attempt(cloud, "ExpungeImage", imageUuid=image["uuid"])
    await attempt(cloud, "CleanUpImageCacheOnPrimaryStorage", uuid=primary, force=True)


@pytest.mark.parametrize("cloud", [{"seed": 1}, {"seed": 2}], indirect=True, ids=["1", "2"])
@pytest.mark.cloud("small")
async def test_nothing_leaks_however_storage_calls_end(cloud: Cloud) -> None:
    await cloud.call("UpdateGlobalConfig", category="volume", name="deletionPolicy", value="Direct")
    vm = (await cloud.query("QueryVmInstance"))[0]["uuid"]
    backup = (await cloud.query("QueryBackupStorage"))[0]["uuid"]
    places = (vm, (await nfs(cloud))["uuid"], backup)
    for kind, probability in PROBABILITIES.items():
        fault = Fault(kind=kind, probability=probability, operations=OPERATIONS, until=20_000.0)
        cloud.faults.add(fault)
    await asyncio.gather(*(one_round(cloud, number, places) for number in range(ROUNDS)))
    await cloud.settle(6000)


@pytest.mark.parametrize("lost", [1, 100])
@pytest.mark.cloud("small", variables={"vms": 1})
async def test_a_question_outside_of_workflows_is_asked_again_but_not_for_ever(
    cloud: Cloud, lost: int
) -> None:
    questions = ("storage_capacity", "backup_capacity")
    fault = Fault(kind=FaultKind.LOST_CALL, operations=questions, count=lost)
    [image] = await cloud.query("QueryImage")
    volume = (await cloud.query("QueryVolume"))[0]
    storage = cloud.deployed.uuid("primaryStorage", "nfs")
    number = cloud.faults.add(fault)
    for api, fields in (
        ("SyncPrimaryStorageCapacity", {"primaryStorageUuid": storage}),
        ("SyncVolumeSize", {"uuid": volume["uuid"]}),
        ("SyncImageSize", {"uuid": image["uuid"]}),
    ):
        if lost == 1:
            await cloud.call(api, **fields)
        else:
            assert "no answer in 120 s" in str(await cloud.failure(api, **fields))
    cloud.faults.remove(number)
