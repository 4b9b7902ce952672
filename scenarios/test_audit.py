"""The audit: who called what, from where, on which resource, with what result and cost."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.scenarios.logins import ELSEWHERE, PASSWORD, WRONG, calls_from
from orrery.scenarios.settings import set_global
from orrery.testlib.environment import Cloud
from orrery.testlib.mortal import MortalCloud


async def entries(cloud: Cloud, *conditions: str) -> list[dict[str, Any]]:
    """What the audit has, the oldest first."""
    return await cloud.query("QueryAudit", *conditions, sortBy="createDate")


@pytest.mark.cloud("small")
async def test_a_call_that_changes_something_is_entered_with_its_end(cloud: Cloud) -> None:
    ann = await cloud.tenant("ann")
    with calls_from(ELSEWHERE):
        volume = await ann.create("CreateDataVolume", name="v", diskSize=1 << 30)
        await ann.call("UpdateVolume", uuid=volume["uuid"], name="w")
        assert (await ann.failure("CreateZone", name="z")).code == "ID.1002"
    (account,) = await cloud.query("QueryAccount", "name=ann")
    made, changed, refused = await entries(cloud, f"clientIp={ELSEWHERE}")
    for entry in (made, changed, refused):
        assert (entry["accountUuid"], entry["userUuid"]) == (account["uuid"], account["uuid"])
        assert entry["jobUuid"]
    for entry, api in ((made, "CreateDataVolume"), (changed, "UpdateVolume")):
        assert (entry["api"], entry["success"]) == (api, True)
        assert (entry["resourceType"], entry["resourceUuid"]) == ("VolumeVO", volume["uuid"])
    assert made["costMs"] > 0
    assert (refused["api"], refused["success"], refused["errorCode"]) == ("CreateZone", False, "ID.1002")
    assert refused["errorDetails"] == "CreateZone is for administrators only"
    assert len(await entries(cloud, "account.name=ann", "success=true")) == 3
    count = await ann.call("ZQLQuery", zql="count audit where account.name = 'ann'")
    assert count["results"][0]["total"] == 4
    assert {entry["accountUuid"] for entry in await entries(ann)} == {account["uuid"]}


async def test_every_login_is_entered_and_every_refusal(cloud: Cloud) -> None:
    with calls_from(ELSEWHERE):
        session = await cloud.create("LogInByAccount", accountName="admin", password=PASSWORD)
        await cloud.failure("LogInByAccount", accountName="admin", password=WRONG)
        await cloud.call("LogOut", sessionUuid=session["uuid"])
        kept, cloud.session = cloud.session, session["uuid"]
        assert (await cloud.failure("QueryZone")).code == "ID.1001"
        assert (await cloud.failure("CreateZone", name="z")).code == "ID.1001"
        cloud.session = kept
    found = [(one["api"], one.get("errorCode")) for one in await entries(cloud, f"clientIp={ELSEWHERE}")]
    assert sorted(found, key=str) == [
        ("CreateZone", "ID.1001"),
        ("LogInByAccount", "ID.1000"),
        ("LogInByAccount", None),
        ("LogOut", None),
        ("QueryZone", "ID.1001"),
    ]
    (left,) = await entries(cloud, "api=LogOut")
    assert (left["accountUuid"], left["userUuid"]) == (session["accountUuid"], session["userUuid"])
    (login,) = await entries(cloud, "api=LogInByAccount", f"clientIp={ELSEWHERE}", "success=true")
    assert login["accountUuid"] == session["accountUuid"]
    assert session["uuid"] not in str(await entries(cloud))


async def test_a_refused_login_says_whose_it_would_have_been(cloud: Cloud) -> None:
    """But no more of a long name than tells accounts apart, and only administrators read it."""
    ann = await cloud.tenant("ann")
    for name in ("ann", "nobody", "n" * 200):
        await cloud.failure("LogInByAccount", accountName=name, password=WRONG)
    await cloud.failure("LogInByUser", accountName="ann", userName="eve", password=WRONG)
    await cloud.failure("LogInByUser", accountName=["a"], userName=7, password=WRONG)
    await cloud.failure("LogOut", sessionUuid=["a"])
    refused = await entries(cloud, "success=false")
    tried = sorted(str(one.get("loginName")) for one in refused)
    assert tried == ["None", "None", "ann", "ann/eve", "n" * 32, "nobody"]
    assert not [one for one in await entries(cloud, "success=true") if "loginName" in one]
    assert not [one for one in await entries(ann) if "loginName" in one]


async def test_reads_are_entered_only_where_the_setting_says_so(cloud: Cloud) -> None:
    for reads in ("false", "true"):
        await set_global(cloud, "audit/reads", reads)
        await cloud.query("QueryZone")
        await cloud.call("GetVersion")
        found = {one["api"] for one in await entries(cloud)}
        assert ({"QueryZone", "GetVersion"} <= found) == (reads == "true")


async def test_entries_are_kept_for_as_long_as_the_setting_says(cloud: Cloud) -> None:
    await cloud.create("CreateZone", name="z")
    await set_global(cloud, "audit/retentionDays", "2")
    for days, is_there in ((1.5, True), (1, False)):
        await asyncio.sleep(days * 86_400)
        cloud.session = (await cloud.create("LogInByAccount", accountName="admin", password=PASSWORD))["uuid"]
        assert bool(await entries(cloud, "api=CreateZone")) == is_there


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud(kind=MortalCloud)
async def test_a_crash_loses_no_entry_of_what_was_answered(cloud: MortalCloud) -> None:
    """What it interrupted is entered as that."""
    with calls_from(ELSEWHERE):
        for number in range(5):
            zone = await cloud.create("CreateZone", name=f"zone-{number}")
            await cloud.call("CreateAccessKey")
            job = await cloud.submit("UpdateZone", {"uuid": zone["uuid"], "name": "renamed"})
            cloud.crash()
            await cloud.restart()
            for api in ("CreateZone", "CreateAccessKey", "UpdateZone"):
                assert len(await entries(cloud, f"api={api}")) == number + 1
            (entry,) = await entries(cloud, f"jobUuid={job.uuid}")
            assert entry["resourceUuid"] == zone["uuid"] and entry["clientIp"] == ELSEWHERE
            assert entry["success"] is False and "stopped while this job ran" in entry["errorDetails"]
