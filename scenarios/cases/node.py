"""Calls about the node itself: sessions, settings, versions."""

from __future__ import annotations

import asyncio
import hashlib

from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.registry import ResourceClash
from orrery.scenarios.cases import Case
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud

PASSWORD = hashlib.sha512(b"password").hexdigest()


async def log_in(cloud: Cloud) -> None:
    """The admin's first password opens a session."""
    session = await cloud.create("LogInByAccount", accountName="admin", password=PASSWORD)
    assert (await cloud.call("ValidateSession", sessionUuid=session["uuid"]))["valid"] is True


async def log_in_badly(cloud: Cloud) -> str:
    """A wrong password."""
    return (await cloud.failure("LogInByAccount", accountName="admin", password="0" * 128)).code


async def log_out(cloud: Cloud) -> None:
    """A closed session is invalid; closing it again is no error."""
    session = await cloud.create("LogInByAccount", accountName="admin", password=PASSWORD)
    await cloud.call("LogOut", sessionUuid=session["uuid"])
    await cloud.call("LogOut", sessionUuid=session["uuid"])
    assert (await cloud.call("ValidateSession", sessionUuid=session["uuid"]))["valid"] is False


async def log_out_badly(cloud: Cloud) -> str:
    """The session's uuid is a text."""
    return (await cloud.failure("LogOut", sessionUuid=["a"])).code


async def validate(cloud: Cloud) -> None:
    """An unknown session is invalid."""
    assert (await cloud.call("ValidateSession", sessionUuid="0" * 32))["valid"] is False


async def validate_nothing(cloud: Cloud) -> str:
    """Without a session."""
    return (await cloud.failure("ValidateSession")).code


async def renew(cloud: Cloud) -> None:
    """A session lasts for as long as is wished."""
    session = await cloud.create("LogInByAccount", accountName="admin", password=PASSWORD)
    for duration, pause, valid in ((100, 90, True), (60, 61, False)):
        await cloud.call("RenewSession", sessionUuid=session["uuid"], duration=duration)
        await asyncio.sleep(pause)
        assert (await cloud.call("ValidateSession", sessionUuid=session["uuid"]))["valid"] is valid


async def renew_badly(cloud: Cloud) -> str:
    """A session that there is not."""
    return (await cloud.failure("RenewSession", sessionUuid="0" * 32)).code


async def version(cloud: Cloud) -> None:
    """That of the wire, and our own."""
    answer = await cloud.call("GetVersion")
    assert answer["version"] == "5.2.1" and answer["orreryVersion"].count(".") == 2


async def tags_badly(cloud: Cloud, api: str) -> str:
    """System tags are a list."""
    return (await cloud.failure(api, systemTags="a::b")).code


async def version_badly(cloud: Cloud) -> str:
    """A wrong type is refused even here."""
    return await tags_badly(cloud, "GetVersion")


async def current_time(cloud: Cloud) -> None:
    """Milliseconds and seconds agree."""
    now = (await cloud.call("GetCurrentTime"))["currentTime"]
    assert now["MillionSeconds"] // 1000 == now["Seconds"]


async def current_time_badly(cloud: Cloud) -> str:
    """A wrong type is refused even here."""
    return await tags_badly(cloud, "GetCurrentTime")


async def ready(cloud: Cloud) -> None:
    """A node that answers is ready."""
    assert await cloud.call("IsReadyToGo") == {}


async def ready_badly(cloud: Cloud) -> str:
    """A wrong type is refused even here."""
    return await tags_badly(cloud, "IsReadyToGo")


async def update_config(cloud: Cloud) -> None:
    """A setting changes for everybody."""
    changed = await cloud.create("UpdateGlobalConfig", category="vm", name="deletionPolicy", value="Direct")
    assert changed["value"] == "Direct"
    found = await cloud.query("QueryGlobalConfig", "category=vm", "name=deletionPolicy")
    assert found[0]["value"] == "Direct"


async def update_config_badly(cloud: Cloud) -> str:
    """A value that is none of the choices."""
    failure = await cloud.failure("UpdateGlobalConfig", category="vm", name="deletionPolicy", value="Soon")
    return failure.code


async def reset_config(cloud: Cloud) -> None:
    """Everything is at its default again."""
    await cloud.call("UpdateGlobalConfig", category="vm", name="expungePeriod", value="5")
    await cloud.call("ResetGlobalConfig")
    for config in await cloud.query("QueryGlobalConfig"):
        assert config["value"] == config["defaultValue"]


async def reset_badly(cloud: Cloud) -> str:
    """A wrong type is refused even here."""
    return await tags_badly(cloud, "ResetGlobalConfig")


async def options(cloud: Cloud) -> None:
    """The choices of a setting."""
    body = await cloud.call("GetGlobalConfigOptions", category="vm", name="deletionPolicy")
    assert body["options"]["validValue"] == ["Direct", "Delay", "Never"]


async def options_of_nothing(cloud: Cloud) -> str:
    """A setting that nobody declared."""
    return (await cloud.failure("GetGlobalConfigOptions", category="vm", name="color")).code


async def query_config(cloud: Cloud) -> None:
    """Settings have a category, a name and a description."""
    found = await cloud.query("QueryGlobalConfig", "category=vm")
    assert all(config["description"] for config in found)


async def query_config_badly(cloud: Cloud) -> str:
    """A field that settings do not have."""
    condition = {"name": "owner", "op": "=", "value": "me"}
    return (await cloud.failure("QueryGlobalConfig", conditions=[condition])).code


async def query_clashes(cloud: TestCloud) -> None:
    """What an upgrade found of one uuid in two kinds."""

    def record(tx: Transaction, uuid: str) -> None:
        for vo in ("VolumeVO", "ZoneVO"):
            tx.insert(ResourceClash, resource_uuid=uuid, resource_type=vo)

    zone = await cloud.create("CreateZone", name="z")
    await cloud.node.kernel.db.write(record, zone["uuid"])
    assert await cloud.query("QueryResourceClash", "resourceType=ZoneVO") == [
        {"resourceUuid": zone["uuid"], "resourceType": "ZoneVO"}
    ]
    await cloud.node.kernel.db.write(lambda tx: tx.delete(ResourceClash, resource_uuid=zone["uuid"]))
    assert await cloud.query("QueryResourceClash") == []


async def query_clashes_as_tenant(cloud: Cloud) -> str:
    """By a tenant."""
    return (await (await cloud.tenant("ann")).failure("QueryResourceClash")).code


async def list_jobs(cloud: Cloud) -> None:
    """By state, and one alone; a tenant sees its own."""
    zone = await cloud.create("CreateZone", name="z")
    await cloud.failure("UpdateZone", uuid="0" * 32, name="y")
    done = (await cloud.call("GetApiJobs", state="Succeeded", limit=1))["inventories"]
    assert [(job["api"], job["resourceUuid"]) for job in done] == [("CreateZone", zone["uuid"])]
    failed = (await cloud.call("GetApiJobs", state="Failed"))["inventories"]
    assert [(job["api"], job["errorCode"]) for job in failed] == [("UpdateZone", "SYS.1003")]
    [alone] = (await cloud.call("GetApiJobs", uuid=done[0]["uuid"]))["inventories"]
    assert alone == done[0]
    assert (await cloud.call("GetApiJobs", state="Running"))["inventories"] == []
    ann = await cloud.tenant("ann")
    assert (await ann.call("GetApiJobs"))["inventories"] == []
    assert (await ann.failure("GetApiJobs", uuid=alone["uuid"])).code == "SYS.1003"


async def list_unknown_job(cloud: Cloud) -> str:
    """A job that there is not."""
    return (await cloud.failure("GetApiJobs", uuid="0" * 32)).code


WHY = "changes rows in the database of the node"
CASES = [
    Case("LogInByAccount", log_in, log_in_badly, "ID.1000"),
    Case("LogOut", log_out, log_out_badly, "SYS.1007"),
    Case("ValidateSession", validate, validate_nothing, "SYS.1007"),
    Case("RenewSession", renew, renew_badly, "ID.1001"),
    Case("GetVersion", version, version_badly, "SYS.1007"),
    Case("GetApiJobs", list_jobs, list_unknown_job, "SYS.1003"),
    Case("GetCurrentTime", current_time, current_time_badly, "SYS.1007"),
    Case("IsReadyToGo", ready, ready_badly, "SYS.1007"),
    Case("UpdateGlobalConfig", update_config, update_config_badly, "SYS.1007"),
    Case("ResetGlobalConfig", reset_config, reset_badly, "SYS.1007"),
    Case("GetGlobalConfigOptions", options, options_of_nothing, "SYS.1003"),
    Case("QueryResourceClash", query_clashes, query_clashes_as_tenant, "ID.1002", simulator_only=WHY),
    Case("QueryGlobalConfig", query_config, query_config_badly, "SYS.1007"),
]
