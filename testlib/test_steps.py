"""Steps of workflows are counted with the faults that struck meanwhile."""

from __future__ import annotations

import pytest

from orrery.scenarios.cases.vm import wanted
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Fault, FaultKind


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_fault_counts_for_the_step_that_it_strikes(cloud: TestCloud) -> None:
    assert cloud.reached() == {}
    cloud.faults.add(Fault(kind=FaultKind.FAILED_CALL, operations=("start_vm",)))
    await cloud.failure("CreateVmInstance", **wanted(cloud))
    reached = cloud.reached()
    struck = [step for step, kind in reached if kind == FaultKind.FAILED_CALL]
    assert struck == ["vm-create.boot"]
    hosts = len(await cloud.query("QueryHost"))
    assert reached["vm-create.boot", ""] == reached["vm-create.boot undo", ""] == hosts
    assert reached["vm-create.boot", FaultKind.FAILED_CALL] == hosts


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_nothing_is_counted_before_it_is_asked_for(cloud: TestCloud) -> None:
    await cloud.create("CreateVmInstance", **wanted(cloud))
    assert cloud.reached() == {}
