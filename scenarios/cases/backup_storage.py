"""Calls on backup storages."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud

NOBODY = "0123456789ab4def8123456789abcdef"
UNKNOWN_FIELD = [{"name": "colour", "op": "=", "value": "x"}]
GIB = 1 << 30
LOGIN = {"username": "root", "password": "pw", "url": "/export"}


async def zone_of(cloud: Cloud) -> str:
    uuid: str = (await cloud.query("QueryZone"))[0]["uuid"]
    return uuid


async def store(cloud: Cloud) -> dict[str, Any]:
    """The SFTP storage of the small cloud."""
    return (await cloud.query("QueryBackupStorage", "name=store"))[0]


async def sftp(cloud: Cloud) -> dict[str, Any]:
    """A new SFTP storage."""
    return await cloud.create("AddSftpBackupStorage", name="s", hostname="10.0.0.7", **LOGIN)


async def simulated(cloud: Cloud) -> dict[str, Any]:
    """A new simulated storage."""
    return await cloud.create("AddSimulatorBackupStorage", name="sim", url="nfs://sim", totalCapacity=GIB)


async def add_sftp(cloud: Cloud) -> None:
    made = await sftp(cloud)
    assert (made["type"], made["state"], made["status"]) == ("SftpBackupStorage", "Enabled", "Connected")
    assert (made["hostname"], made["sshPort"]) == ("10.0.0.7", 22)
    assert "password" not in made
    assert made["totalCapacity"] == made["availableCapacity"] > 0


async def add_sftp_fails(cloud: Cloud) -> str:
    failure = await cloud.failure("AddSftpBackupStorage", name="s", hostname="192.0.2.9", **LOGIN)
    assert len(await cloud.query("QueryBackupStorage")) == 1
    return failure.code


async def add_directory(cloud: Cloud) -> None:
    made = await cloud.create("AddDirectoryBackupStorage", name="d", url="/srv/images")
    assert (made["type"], made["status"]) == ("DirectoryBackupStorage", "Connected")
    assert made["totalCapacity"] == made["availableCapacity"] > 0


async def add_directory_fails(cloud: Cloud) -> str:
    codes = [
        (await cloud.failure("AddDirectoryBackupStorage", name="d", url=url)).code
        for url in ("srv/images", "/srv/../images", "/proc/images", "http://images")
    ]
    assert len(await cloud.query("QueryBackupStorage")) == 1
    return "/".join(dict.fromkeys(codes))


async def add_simulator(cloud: Cloud) -> None:
    made = await simulated(cloud)
    assert (made["type"], made["status"]) == ("SimulatorBackupStorage", "Connected")
    assert (made["totalCapacity"], made["availableCapacity"]) == (GIB, GIB)


async def add_simulator_fails(cloud: Cloud) -> str:
    size = {"totalCapacity": 1, "availableCapacity": 2}
    return (await cloud.failure("AddSimulatorBackupStorage", name="s", url="nfs://s", **size)).code


async def update(cloud: Cloud) -> None:
    made = await simulated(cloud)
    assert (await cloud.create("UpdateBackupStorage", uuid=made["uuid"], name="new"))["name"] == "new"


async def update_fails(cloud: Cloud) -> str:
    return (await cloud.failure("UpdateBackupStorage", uuid=NOBODY, name="new")).code


async def update_sftp(cloud: Cloud) -> None:
    made = await sftp(cloud)
    changed = await cloud.create(
        "UpdateSftpBackupStorage", uuid=made["uuid"], hostname="10.0.0.8", sshPort=23
    )
    assert (changed["hostname"], changed["sshPort"]) == ("10.0.0.8", 23)


async def update_sftp_fails(cloud: Cloud) -> str:
    made, taken = await sftp(cloud), (await store(cloud))["hostname"]
    return (await cloud.failure("UpdateSftpBackupStorage", uuid=made["uuid"], hostname=taken)).code


async def change_state(cloud: Cloud) -> None:
    uuid = (await simulated(cloud))["uuid"]
    for event, state in (("disable", "Disabled"), ("enable", "Enabled"), ("enable", "Enabled")):
        changed = await cloud.create("ChangeBackupStorageState", uuid=uuid, stateEvent=event)
        assert changed["state"] == state


async def change_state_fails(cloud: Cloud) -> str:
    uuid = (await store(cloud))["uuid"]
    return (await cloud.failure("ChangeBackupStorageState", uuid=uuid, stateEvent="maintain")).code


async def reconnect(cloud: Cloud) -> None:
    before = await store(cloud)
    after = await cloud.create("ReconnectBackupStorage", uuid=before["uuid"])
    assert (after["status"], after["availableCapacity"]) == ("Connected", before["availableCapacity"])


async def reconnect_fails(cloud: Cloud) -> str:
    return (await cloud.failure("ReconnectBackupStorage", uuid=NOBODY)).code


async def reconnect_sftp(cloud: Cloud) -> None:
    uuid = (await store(cloud))["uuid"]
    assert (await cloud.create("ReconnectSftpBackupStorage", uuid=uuid))["status"] == "Connected"


async def reconnect_sftp_fails(cloud: Cloud) -> str:
    made = await sftp(cloud)
    await cloud.create("UpdateSftpBackupStorage", uuid=made["uuid"], hostname="192.0.2.9")
    failure = await cloud.failure("ReconnectSftpBackupStorage", uuid=made["uuid"])
    assert (await cloud.get("QueryBackupStorage", made["uuid"]))["status"] == "Disconnected"
    return failure.code


async def attach(cloud: Cloud) -> None:
    made, zone = await simulated(cloud), await zone_of(cloud)
    attached = await cloud.create("AttachBackupStorageToZone", zoneUuid=zone, backupStorageUuid=made["uuid"])
    assert attached["attachedZoneUuids"] == [zone]


async def attach_fails(cloud: Cloud) -> str:
    where = {"zoneUuid": await zone_of(cloud), "backupStorageUuid": (await store(cloud))["uuid"]}
    return (await cloud.failure("AttachBackupStorageToZone", **where)).code


async def detach(cloud: Cloud) -> None:
    where = {"zoneUuid": await zone_of(cloud), "backupStorageUuid": (await store(cloud))["uuid"]}
    assert (await cloud.create("DetachBackupStorageFromZone", **where))["attachedZoneUuids"] == []


async def detach_fails(cloud: Cloud) -> str:
    where = {"zoneUuid": await zone_of(cloud), "backupStorageUuid": (await simulated(cloud))["uuid"]}
    return (await cloud.failure("DetachBackupStorageFromZone", **where)).code


async def delete(cloud: Cloud) -> None:
    made = await simulated(cloud)
    await cloud.call("DeleteBackupStorage", uuid=made["uuid"])
    assert await cloud.query("QueryBackupStorage", f"uuid={made['uuid']}") == []
    await cloud.call("DeleteBackupStorage", uuid=made["uuid"])


async def delete_fails(cloud: Cloud) -> str:
    uuid = (await store(cloud))["uuid"]
    return (await cloud.failure("DeleteBackupStorage", uuid=uuid, deleteMode="Gently")).code


async def capacity(cloud: Cloud) -> None:
    one = await store(cloud)
    whole = await cloud.call("GetBackupStorageCapacity", all=True)
    assert whole["availableCapacity"] == one["availableCapacity"]
    assert await cloud.call("GetBackupStorageCapacity", zoneUuids=[await zone_of(cloud)]) == whole
    assert await cloud.call("GetBackupStorageCapacity", backupStorageUuids=[one["uuid"]]) == whole


async def capacity_fails(cloud: Cloud) -> str:
    return (await cloud.failure("GetBackupStorageCapacity")).code


async def types(cloud: Cloud) -> None:
    found = await cloud.call("GetBackupStorageTypes")
    assert found["types"] == ["DirectoryBackupStorage", "SftpBackupStorage", "SimulatorBackupStorage"]


async def types_fail(cloud: Cloud) -> str:
    return (await cloud.failure("GetBackupStorageTypes", systemTags="none")).code


async def query(cloud: Cloud) -> None:
    assert [one["name"] for one in await cloud.query("QueryBackupStorage")] == ["store"]


async def query_fails(cloud: Cloud) -> str:
    return (await cloud.failure("QueryBackupStorage", conditions=UNKNOWN_FIELD)).code


async def query_sftp(cloud: Cloud) -> None:
    await simulated(cloud)
    assert [one["name"] for one in await cloud.query("QuerySftpBackupStorage")] == ["store"]


async def query_sftp_fails(cloud: Cloud) -> str:
    return (await cloud.failure("QuerySftpBackupStorage", conditions=UNKNOWN_FIELD)).code


CASES = [
    Case("AddSftpBackupStorage", add_sftp, add_sftp_fails, "SYS.1002"),
    Case("AddDirectoryBackupStorage", add_directory, add_directory_fails, "SYS.1007"),
    Case("AddSimulatorBackupStorage", add_simulator, add_simulator_fails, "SYS.1007"),
    Case("UpdateBackupStorage", update, update_fails, "SYS.1003"),
    Case("UpdateSftpBackupStorage", update_sftp, update_sftp_fails, "SYS.1006"),
    Case("ChangeBackupStorageState", change_state, change_state_fails, "SYS.1007"),
    Case("ReconnectBackupStorage", reconnect, reconnect_fails, "SYS.1003"),
    Case("ReconnectSftpBackupStorage", reconnect_sftp, reconnect_sftp_fails, "SYS.1006"),
    Case("AttachBackupStorageToZone", attach, attach_fails, "SYS.1006"),
    Case("DetachBackupStorageFromZone", detach, detach_fails, "SYS.1006"),
    Case("DeleteBackupStorage", delete, delete_fails, "SYS.1007"),
    Case("GetBackupStorageCapacity", capacity, capacity_fails, "SYS.1007"),
    Case("GetBackupStorageTypes", types, types_fail, "SYS.1007"),
    Case("QueryBackupStorage", query, query_fails, "SYS.1007"),
    Case("QuerySftpBackupStorage", query_sftp, query_sftp_fails, "SYS.1007"),
]
