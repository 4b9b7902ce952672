"""Backup storages through the API: who may use the images on them."""

from __future__ import annotations

import pytest

from orrery.scenarios.cases.backup_storage import LOGIN, sftp, store, zone_of
from orrery.scenarios.vms import small_vm
from orrery.testlib.environment import Cloud, Fault, FaultKind


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_one_machine_cannot_be_two_backup_storages(cloud: Cloud) -> None:
    taken = (await store(cloud))["hostname"]
    failure = await cloud.failure("AddSftpBackupStorage", name="s", hostname=taken, **LOGIN)
    assert (failure.code, taken in str(failure)) == ("SYS.1006", True)


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_the_password_is_kept_but_never_shown(cloud: Cloud) -> None:
    made = await sftp(cloud)
    assert "password" not in made
    by_password = [{"name": "password", "op": "=", "value": "pw"}]
    assert (await cloud.failure("QueryBackupStorage", conditions=by_password)).code == "SYS.1007"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_images_can_only_be_used_in_the_zones_that_their_storage_is_attached_to(cloud: Cloud) -> None:
    where = {"zoneUuid": await zone_of(cloud), "backupStorageUuid": (await store(cloud))["uuid"]}
    await cloud.call("DetachBackupStorageFromZone", **where)
    offering = (await cloud.query("QueryInstanceOffering", "name=small"))[0]["uuid"]
    image = (await cloud.query("QueryImage"))[0]["uuid"]
    l3 = (await cloud.query("QueryL3Network", "name=public"))[0]["uuid"]
    wanted = {"instanceOfferingUuid": offering, "imageUuid": image, "l3NetworkUuids": [l3]}
    assert (await cloud.failure("CreateVmInstance", name="vm", **wanted)).code == "SYS.1006"
    await cloud.call("AttachBackupStorageToZone", **where)
    assert (await small_vm(cloud))["state"] == "Running"


@pytest.mark.cloud("small", variables={"vms": 0}, parameters={"images": {"http://x/i.qcow2": {"size": 1000}}})
async def test_a_storage_is_deleted_with_the_images_on_it(cloud: Cloud) -> None:
    room = {"url": "nfs://sim", "totalCapacity": 10 << 30}
    made = await cloud.create("AddSimulatorBackupStorage", name="sim", **room)
    where = {"url": "http://x/i.qcow2", "backupStorageUuids": [made["uuid"]]}
    image = await cloud.create("AddImage", name="i", format="qcow2", **where)
    await cloud.call("DeleteBackupStorage", uuid=made["uuid"])
    assert await cloud.query("QueryImage", f"uuid={image['uuid']}") == []


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_lost_answer_delays_adding_a_storage_and_no_more(cloud: Cloud) -> None:
    lost = Fault(kind=FaultKind.LOST_REPLY, operations=("connect_backup_storage",), count=1)
    cloud.faults.add(lost)
    assert (await sftp(cloud))["status"] == "Connected"
