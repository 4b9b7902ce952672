"""What a node's end means for those who wait: kill -9, a clean stop, and a successor."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.core.api.dispatcher import Job
from orrery.core.kernel.errors import NotReady
from orrery.scenarios.waiting import is_in, until
from orrery.testlib.mortal import MortalCloud


async def creation(cloud: MortalCloud) -> Job:
    """Begins to create a VM, and comes back while that is under way."""
    wanted = {
        "name": "new",
        "instanceOfferingUuid": cloud.deployed.uuid("instanceOffering", "small"),
        "imageUuid": cloud.deployed.uuid("image", "ubuntu"),
        "l3NetworkUuids": [cloud.deployed.uuid("l3Network", "public")],
    }
    job = await cloud.submit("CreateVmInstance", wanted)
    await asyncio.sleep(0.3)
    assert not job.outcome.done()
    return job


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud("small", kind=MortalCloud)
async def test_a_job_of_a_dead_node_ends_with_the_inventory(cloud: MortalCloud) -> None:
    job = await creation(cloud)
    cloud.crash()
    outcome = await cloud.outcome(job)
    assert outcome.success
    vm: dict[str, Any] = outcome.body["inventory"]
    assert (vm["name"], vm["state"]) == ("new", "Running")


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud("small", kind=MortalCloud)
async def test_calls_on_the_same_vm_wait_behind_what_was_taken_over(cloud: MortalCloud) -> None:
    (vm, *_) = await cloud.query("QueryVmInstance")
    job = await cloud.submit("StopVmInstance", {"uuid": vm["uuid"]})
    await until(lambda: is_in(cloud, vm["uuid"], "Stopping"))
    cloud.crash()
    await cloud.restart()
    started = await cloud.create("StartVmInstance", uuid=vm["uuid"])
    assert started["state"] == "Running"
    outcome = await cloud.node.api.outcome(job.uuid, cloud.session)
    assert outcome is not None
    assert outcome.success


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud("small", kind=MortalCloud)
async def test_a_node_that_stops_lets_jobs_end_and_takes_no_more(cloud: MortalCloud) -> None:
    job = await creation(cloud)
    stopping = asyncio.create_task(cloud.node.stop())
    await asyncio.sleep(0)
    try:
        await creation(cloud)
    except NotReady as refused:
        assert "being stopped" in refused.details
    else:
        raise AssertionError("it should have refused")
    await stopping
    assert job.outcome.result().success
    cloud.crash()
    await cloud.restart()
