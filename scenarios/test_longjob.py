"""Long jobs: the same checks and handlers as the API, progress, an end at any moment, and a dead node."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from orrery.core.client.errors import ApiFailure
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.longjob.model import LongJob
from orrery.scenarios.cases.longjob import LARGE, UNKNOWN, add_data, ended, submitted
from orrery.scenarios.cases.vm import wanted
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud, Fault, FaultKind
from orrery.testlib.mortal import MortalCloud

IMAGES = {"images": {LARGE: {"size": 100 << 30}}}
"""An image of 100 GiB, which takes some 90 s to arrive."""
SLOW = {"bandwidths": {"host": 20 << 20}}
"""Hosts whose guests of 1 GiB take some 50 s to move."""
MOMENTS = (0.0, 0.0005, 0.001, 0.01, 0.3, 1.0, 5.0, 40.0, 80.0, 200.0)


async def with_vm(cloud: Cloud) -> dict[str, Any]:
    """The one VM, which all hosts can run."""
    return await cloud.create("CreateVmInstance", **wanted(cloud))


async def migrating(cloud: Cloud, **given: Any) -> dict[str, Any]:
    """A long job that moves a VM."""
    data = {"vmInstanceUuid": (await cloud.query("QueryVmInstance"))[0]["uuid"], **given}
    return await cloud.create("SubmitLongJob", jobName="APIMigrateVmMsg", jobData=json.dumps(data))


async def end_early(cloud: Cloud, job: dict[str, Any]) -> str:
    """Cancels a job; gives the state in which it ended."""
    try:
        await cloud.call("CancelLongJob", uuid=job["uuid"])
    except ApiFailure as failure:
        assert failure.code == "LONG_JOB.1001", failure
    state: str = (await cloud.get("QueryLongJob", job["uuid"]))["state"]
    return state


@pytest.mark.simulator_only("looks at calls of the simulated world")
@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.cloud("small", variables={"vms": 0}, parameters=IMAGES)
async def test_a_download_canceled_at_any_moment_leaves_nothing(cloud: TestCloud, moment: float) -> None:
    job = await submitted(cloud)
    await asyncio.sleep(moment)
    state = await end_early(cloud, job)
    found = await cloud.query("QueryImage", "name=large")
    assert (state, len(found)) == (("Succeeded", 1) if moment > 100 else ("Canceled", 0))
    assert len(list(cloud.truth.images())) == 1 + len(found)
    await asyncio.sleep(30)
    assert cloud.world.counters()["operations"] == 0


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.cloud("small", variables={"vms": 0}, parameters=SLOW)
async def test_a_migration_canceled_at_any_moment_leaves_the_vm_where_it_was(
    cloud: Cloud, moment: float
) -> None:
    before = await with_vm(cloud)
    job = await migrating(cloud)
    await asyncio.sleep(moment)
    state = await end_early(cloud, job)
    after = await cloud.get("QueryVmInstance", before["uuid"])
    assert (state, after["hostUuid"] != before["hostUuid"]) == (
        ("Succeeded", True) if moment > 60 else ("Canceled", False)
    )
    assert after["state"] == "Running"


@pytest.mark.parametrize("operation", ["cancel_migration", "list_vms", "migrate_vm"])
@pytest.mark.parametrize("kind", [FaultKind.LOST_CALL, FaultKind.LOST_REPLY, FaultKind.FAILED_CALL])
@pytest.mark.cloud("small", variables={"vms": 0}, parameters=SLOW)
async def test_a_canceled_migration_is_undone_although_the_host_falters(
    cloud: Cloud, kind: FaultKind, operation: str
) -> None:
    cloud.faults.add(Fault(kind=kind, operations=(operation,), count=2))
    await with_vm(cloud)
    job = await migrating(cloud)
    await asyncio.sleep(20)
    await end_early(cloud, job)


@pytest.mark.parametrize("kind", [FaultKind.LOST_CALL, FaultKind.LOST_REPLY, FaultKind.FAILED_CALL])
@pytest.mark.cloud("small", variables={"vms": 0}, parameters=IMAGES)
async def test_a_canceled_download_is_undone_although_the_storage_falters(
    cloud: Cloud, kind: FaultKind
) -> None:
    job = await submitted(cloud)
    await asyncio.sleep(20)
    cloud.faults.add(Fault(kind=kind, operations=("delete_image",), count=8))
    assert await end_early(cloud, job) == "Canceled"
    assert await cloud.query("QueryImage", "name=large") == []
    await cloud.call("CleanLongJob", uuid=job["uuid"])


@pytest.mark.cloud("small", variables={"vms": 0}, parameters=IMAGES | SLOW)
async def test_progress_is_reported_under_the_api_id(cloud: Cloud) -> None:
    await with_vm(cloud)
    for begin in (submitted, migrating):
        job = await begin(cloud)
        await asyncio.sleep(30)
        [report] = (await cloud.call("GetTaskProgress", apiId=job["apiId"]))["inventories"]
        assert 0 < int(report["content"]) < 100
        assert (await ended(cloud, job["uuid"]))["state"] == "Succeeded"
        [report] = (await cloud.call("GetTaskProgress", apiId=job["apiId"]))["inventories"]
        assert report["content"] == "100"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("APICreateZoneMsg", "{}", "SYS.1007"),
        ("APIAddImageMsg", "{", "SYS.1007"),
        ("APIAddImageMsg", "[]", "SYS.1007"),
        ("APIAddImageMsg", "[" * 100_000, "SYS.1007"),
        ("APIAddImageMsg", "{}", "SYS.1007"),
        ("APIMigrateVmMsg", json.dumps({"vmInstanceUuid": UNKNOWN}), "SYS.1003"),
    ],
)
async def test_what_the_api_refuses_is_refused_at_once(cloud: Cloud, name: str, data: str, code: str) -> None:
    failure = await cloud.failure("SubmitLongJob", jobName=name, jobData=data)
    assert failure.code == code
    assert await cloud.query("QueryLongJob") == []


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_failed_job_says_why_and_can_be_run_again(cloud: Cloud) -> None:
    cloud.faults.add(Fault(kind=FaultKind.FAILED_CALL, operations=("add_image",), count=1))
    job = await ended(cloud, (await submitted(cloud))["uuid"])
    assert job["state"] == "Failed"
    assert json.loads(job["jobResult"])["error"]["code"] == "SYS.1002"
    await cloud.call("RerunLongJob", uuid=job["uuid"])
    assert (await ended(cloud, job["uuid"]))["state"] == "Succeeded"


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_preset_uuid_is_that_of_what_is_created(cloud: TestCloud) -> None:
    preset = cloud.node.kernel.new_uuid()
    data = json.dumps(await add_data(cloud, resourceUuid=preset))
    job = await submitted(cloud, jobData=data)
    assert (await ended(cloud, job["uuid"]))["targetResourceUuid"] == preset
    assert (await cloud.get("QueryImage", preset))["status"] == "Ready"


async def set_config(cloud: Cloud, name: str, value: int) -> None:
    await cloud.call("UpdateGlobalConfig", category="longJob", name=name, value=str(value))


@pytest.mark.cloud("small", variables={"vms": 0}, parameters=IMAGES)
async def test_jobs_beyond_the_limit_wait_and_can_be_canceled_waiting(cloud: Cloud) -> None:
    await set_config(cloud, "parallelism", 1)
    first, second, third = [await submitted(cloud) for _ in range(3)]
    await asyncio.sleep(10)
    states = [one["state"] for one in await cloud.query("QueryLongJob", sortBy="createDate")]
    assert states == ["Running", "Waiting", "Waiting"]
    assert await end_early(cloud, second) == "Canceled"
    for job in (first, third):
        assert (await ended(cloud, job["uuid"]))["state"] == "Succeeded"


@pytest.mark.cloud("small", variables={"vms": 0}, parameters=IMAGES)
async def test_a_job_that_takes_too_long_fails_and_is_undone(cloud: Cloud) -> None:
    await set_config(cloud, "longJob.api.timeout", 30)
    job = await ended(cloud, (await submitted(cloud))["uuid"])
    assert (job["state"], job["executeTime"]) == ("Failed", 30)
    assert "took longer than 30 s" in job["jobResult"]
    assert await cloud.query("QueryImage", "name=large") == []


@pytest.mark.cloud("small", variables={"vms": 0}, parameters=SLOW)
async def test_a_job_canceled_while_its_vm_is_busy_never_begins(cloud: Cloud) -> None:
    await with_vm(cloud)
    first, second = await migrating(cloud), await migrating(cloud)
    await asyncio.sleep(5)
    assert await end_early(cloud, second) == "Canceled"
    assert (await ended(cloud, first["uuid"]))["state"] == "Succeeded"


async def begin_anew(cloud: MortalCloud, jobs: dict[str, str]) -> None:
    """Kills the node, and starts another on its database; `jobs` had these states when it died."""
    await cloud.node.kernel.db.write(_set_states, jobs)
    await asyncio.sleep(1)
    cloud.crash()
    await cloud.restart()


def _set_states(tx: Transaction, jobs: dict[str, str]) -> None:
    for uuid, state in jobs.items():
        tx.update(LongJob, {"uuid": uuid}, state=state, job_result=None)


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud("small", variables={"vms": 0}, kind=MortalCloud)
async def test_a_download_of_a_dead_node_is_begun_again_unless_it_is_done(cloud: MortalCloud) -> None:
    done, undone = await submitted(cloud), await submitted(cloud)
    assert await end_early(cloud, undone) == "Canceled"
    await ended(cloud, done["uuid"])
    [image] = await cloud.query("QueryImage", "name=large")
    await begin_anew(cloud, {done["uuid"]: "Running", undone["uuid"]: "Running"})
    first, second = await ended(cloud, done["uuid"]), await ended(cloud, undone["uuid"])
    assert (first["state"], second["state"]) == ("Succeeded", "Succeeded")
    assert json.loads(first["jobResult"])["inventory"]["uuid"] == image["uuid"]
    images = [one["uuid"] for one in await cloud.query("QueryImage", "name=large")]
    assert sorted(images) == sorted([image["uuid"], second["targetResourceUuid"]])


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud("small", variables={"vms": 0}, kind=MortalCloud)
async def test_jobs_that_waited_or_were_being_canceled_when_the_node_died_come_to_their_ends(
    cloud: MortalCloud,
) -> None:
    waiting, canceling = await submitted(cloud), await submitted(cloud)
    for job in (waiting, canceling):
        assert await end_early(cloud, job) == "Canceled"
    await begin_anew(cloud, {waiting["uuid"]: "Waiting", canceling["uuid"]: "Canceling"})
    assert (await ended(cloud, waiting["uuid"]))["state"] == "Succeeded"
    assert (await ended(cloud, canceling["uuid"]))["state"] == "Canceled"


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.parametrize(("api", "end"), [("ResumeLongJob", "Succeeded"), ("CancelLongJob", "Canceled")])
@pytest.mark.cloud("small", variables={"vms": 0}, kind=MortalCloud)
async def test_a_migration_of_a_dead_node_waits_for_a_decision(
    cloud: MortalCloud, api: str, end: str
) -> None:
    vm = await with_vm(cloud)
    job = await migrating(cloud)
    assert await end_early(cloud, job) == "Canceled"
    await begin_anew(cloud, {job["uuid"]: "Running"})
    assert (await cloud.get("QueryLongJob", job["uuid"]))["state"] == "Suspended"
    assert (await cloud.failure("DeleteLongJob", uuid=job["uuid"])).code == "SYS.1006"
    await cloud.call(api, uuid=job["uuid"])
    assert (await ended(cloud, job["uuid"]))["state"] == end
    has_moved = (await cloud.get("QueryVmInstance", vm["uuid"]))["hostUuid"] != vm["hostUuid"]
    assert has_moved == (end == "Succeeded")


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud("small", variables={"vms": 0}, kind=MortalCloud)
async def test_a_migration_of_a_dead_node_that_had_arrived_is_done(cloud: MortalCloud) -> None:
    vm = await with_vm(cloud)
    candidates = await cloud.call("GetVmMigrationCandidateHosts", vmInstanceUuid=vm["uuid"])
    job = await migrating(cloud, hostUuid=candidates["inventories"][0]["uuid"])
    await ended(cloud, job["uuid"])
    moved = await cloud.get("QueryVmInstance", vm["uuid"])
    await begin_anew(cloud, {job["uuid"]: "Running"})
    await cloud.call("ResumeLongJob", uuid=job["uuid"])
    assert (await ended(cloud, job["uuid"]))["state"] == "Succeeded"
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["hostUuid"] == moved["hostUuid"]


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.parametrize("moment", [0.0, 0.003, 0.01, 30.0, 80.0, 89.0])
@pytest.mark.cloud("small", variables={"vms": 0}, kind=MortalCloud, parameters=IMAGES)
async def test_a_download_ends_well_whenever_its_node_dies(cloud: MortalCloud, moment: float) -> None:
    job = await submitted(cloud)
    await asyncio.sleep(moment)
    cloud.crash()
    await cloud.restart()
    done = await ended(cloud, job["uuid"])
    assert done["state"] == "Succeeded"
    assert (await cloud.get("QueryImage", done["targetResourceUuid"]))["status"] == "Ready"
    assert len(await cloud.query("QueryImage", "name=large")) == 1


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.parametrize("moment", [0.0, 0.003, 1.0, 20.0, 50.0])
@pytest.mark.cloud("small", variables={"vms": 0}, kind=MortalCloud, parameters=SLOW)
async def test_a_migration_waits_for_a_decision_whenever_its_node_dies(
    cloud: MortalCloud, moment: float
) -> None:
    vm = await with_vm(cloud)
    candidates = await cloud.call("GetVmMigrationCandidateHosts", vmInstanceUuid=vm["uuid"])
    destination = candidates["inventories"][0]["uuid"]
    job = await migrating(cloud, hostUuid=destination)
    await asyncio.sleep(moment)
    cloud.crash()
    await cloud.restart()
    if (await cloud.get("QueryLongJob", job["uuid"]))["state"] == "Suspended":
        await cloud.call("ResumeLongJob", uuid=job["uuid"])
    assert (await ended(cloud, job["uuid"]))["state"] == "Succeeded"
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["hostUuid"] == destination


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud("small", variables={"vms": 0}, kind=MortalCloud, parameters=IMAGES)
async def test_a_job_canceled_when_its_node_dies_is_canceled(cloud: MortalCloud) -> None:
    job = await submitted(cloud)
    await asyncio.sleep(30)
    await cloud.submit("CancelLongJob", {"uuid": job["uuid"]})
    await asyncio.sleep(0.02)
    cloud.crash()
    await cloud.restart()
    done = await ended(cloud, job["uuid"])
    found = await cloud.query("QueryImage", "name=large")
    assert (done["state"], len(found)) in (("Canceled", 0), ("Succeeded", 1))


@pytest.mark.cloud
@pytest.mark.parametrize("nonsense", ["0" * 32, "nonsense"])
async def test_the_progress_of_nonsense_is_an_error(cloud: Cloud, nonsense: str) -> None:
    failure = await cloud.failure("GetTaskProgress", apiId=nonsense)
    assert failure.code == "SYS.1003"
    assert nonsense in str(failure)
