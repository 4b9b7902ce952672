"""A disk that is full for a while stops nothing for good."""

from __future__ import annotations

import asyncio

import pytest

from orrery.core.client.errors import ApiFailure
from orrery.scenarios.cases.vm import wanted
from orrery.scenarios.hosts import host_with_vms, kill
from orrery.testlib.cloud import TestCloud
from orrery.testlib.kernel import FailingConnection


def fill_disk(cloud: TestCloud) -> FailingConnection:
    """From now on nothing can be committed, until what is given stops refusing."""
    disk = FailingConnection(cloud.node.kernel.db)
    disk.refuses_commits = True
    return disk


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_the_heartbeat_goes_on_once_the_disk_has_room(cloud: TestCloud) -> None:
    host, _ = await host_with_vms(cloud)
    disk = fill_disk(cloud)
    fault = kill(cloud, host)
    await cloud.settle(600)
    disk.refuses_commits = False
    await cloud.settle(120)
    assert (await cloud.get("QueryHost", host["uuid"]))["status"] == "Disconnected"
    cloud.faults.remove(fault)
    await cloud.settle(180)
    assert (await cloud.get("QueryHost", host["uuid"]))["status"] == "Connected"


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_creation_that_meets_a_full_disk_ends_undone(cloud: TestCloud) -> None:
    creation = asyncio.create_task(cloud.call("CreateVmInstance", **wanted(cloud)))
    await asyncio.sleep(1)
    disk = fill_disk(cloud)
    await cloud.settle(300)
    assert not creation.done()
    disk.refuses_commits = False
    with pytest.raises(ApiFailure):
        await creation
    assert await cloud.query("QueryVmInstance") == []
