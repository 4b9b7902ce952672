"""Cases of the calls on long jobs."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from orrery.core.longjob.model import LongJob
from orrery.scenarios.cases import Case
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud

LARGE = "http://images.example.com/large.iso"
UNKNOWN = "0" * 32
UNKNOWN_FIELD = [{"name": "colour", "op": "=", "value": "red"}]
ENDED = ("Succeeded", "Failed", "Canceled")


async def add_data(cloud: Cloud, **given: Any) -> dict[str, Any]:
    [store] = await cloud.query("QueryBackupStorage")
    wanted = {"name": "large", "url": LARGE, "format": "qcow2", "backupStorageUuids": [store["uuid"]]}
    return {**wanted, **given}


async def submitted(cloud: Cloud, **given: Any) -> dict[str, Any]:
    data = json.dumps(await add_data(cloud))
    return await cloud.create("SubmitLongJob", **{"jobName": "APIAddImageMsg", "jobData": data, **given})


async def ended(cloud: Cloud, uuid: str) -> dict[str, Any]:
    """The job, once it has come to its end."""
    async with asyncio.timeout(3600):
        while True:
            job = await cloud.get("QueryLongJob", uuid)
            if job["state"] in ENDED:
                return job
            await asyncio.sleep(1)


async def canceled(cloud: Cloud) -> dict[str, Any]:
    job = await submitted(cloud)
    await cloud.call("CancelLongJob", uuid=job["uuid"])
    return await cloud.get("QueryLongJob", job["uuid"])


async def submit(cloud: Cloud) -> None:
    job = await submitted(cloud, name="fetch", description="An image.")
    assert (job["name"], job["description"], job["jobName"]) == ("fetch", "An image.", "APIAddImageMsg")
    done = await ended(cloud, job["uuid"])
    assert done["state"] == "Succeeded"
    image = json.loads(done["jobResult"])["inventory"]
    assert (image["uuid"], image["status"]) == (done["targetResourceUuid"], "Ready")
    assert done["executeTime"] >= 1


async def submit_fails(cloud: Cloud) -> str:
    failure = await cloud.failure("SubmitLongJob", jobName="APIAddImageMsg", jobData='{"name": "x"}')
    assert await cloud.query("QueryLongJob") == []
    return failure.code


async def cancel(cloud: Cloud) -> None:
    job = await canceled(cloud)
    assert job["state"] == "Canceled"
    assert json.loads(job["jobResult"])["error"]["code"] == "LONG_JOB.1000"
    assert await cloud.query("QueryImage", "name=large") == []


async def cancel_fails(cloud: Cloud) -> str:
    return (await cloud.failure("CancelLongJob", uuid=(await canceled(cloud))["uuid"])).code


async def clean(cloud: Cloud) -> None:
    job = await canceled(cloud)
    assert await cloud.call("CleanLongJob", uuid=job["uuid"]) == {}


async def clean_fails(cloud: Cloud) -> str:
    return (await cloud.failure("CleanLongJob", uuid=(await submitted(cloud))["uuid"])).code


async def delete(cloud: Cloud) -> None:
    job = await canceled(cloud)
    for _ in range(2):
        await cloud.call("DeleteLongJob", uuid=job["uuid"])
        assert await cloud.query("QueryLongJob") == []


async def delete_fails(cloud: Cloud) -> str:
    return (await cloud.failure("DeleteLongJob", uuid=(await submitted(cloud))["uuid"])).code


async def rerun(cloud: Cloud) -> None:
    job = await canceled(cloud)
    again = await cloud.create("RerunLongJob", uuid=job["uuid"])
    assert again["apiId"] != job["apiId"]
    assert (await ended(cloud, job["uuid"]))["state"] == "Succeeded"
    assert len(await cloud.query("QueryImage", "name=large")) == 1


async def rerun_fails(cloud: Cloud) -> str:
    return (await cloud.failure("RerunLongJob", uuid=(await submitted(cloud))["uuid"])).code


async def resume(cloud: TestCloud) -> None:
    """As a node finds it that starts after another one has died."""
    job = await canceled(cloud)
    node = cloud.node.kernel
    await node.db.write(
        lambda tx: tx.update(LongJob, {"uuid": job["uuid"]}, state="Suspended", job_result=None)
    )
    await cloud.call("ResumeLongJob", uuid=job["uuid"])
    assert (await ended(cloud, job["uuid"]))["state"] == "Succeeded"


async def resume_fails(cloud: Cloud) -> str:
    return (await cloud.failure("ResumeLongJob", uuid=(await canceled(cloud))["uuid"])).code


async def update(cloud: Cloud) -> None:
    job = await canceled(cloud)
    changed = await cloud.create("UpdateLongJob", uuid=job["uuid"], name="other", description="text")
    assert (changed["name"], changed["description"], changed["state"]) == ("other", "text", "Canceled")


async def update_fails(cloud: Cloud) -> str:
    return (await cloud.failure("UpdateLongJob", uuid=UNKNOWN, name="other")).code


async def query(cloud: Cloud) -> None:
    job = await canceled(cloud)
    assert [one["uuid"] for one in await cloud.query("QueryLongJob", "state=Canceled")] == [job["uuid"]]
    assert await cloud.query("QueryLongJob", "state=Running") == []


async def query_fails(cloud: Cloud) -> str:
    return (await cloud.failure("QueryLongJob", conditions=UNKNOWN_FIELD)).code


WHY = "changes rows in the database of the node"
CASES = [
    Case("SubmitLongJob", submit, submit_fails, "SYS.1007"),
    Case("CancelLongJob", cancel, cancel_fails, "LONG_JOB.1001"),
    Case("CleanLongJob", clean, clean_fails, "LONG_JOB.1003"),
    Case("DeleteLongJob", delete, delete_fails, "SYS.1006"),
    Case("RerunLongJob", rerun, rerun_fails, "LONG_JOB.1003"),
    Case("ResumeLongJob", resume, resume_fails, "LONG_JOB.1003", simulator_only=WHY),
    Case("UpdateLongJob", update, update_fails, "SYS.1003"),
    Case("QueryLongJob", query, query_fails, "SYS.1007"),
]
