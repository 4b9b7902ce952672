"""Disks that no storage can have are refused, however large their sizes are together."""

from __future__ import annotations

from typing import Any

import pytest

from orrery.scenarios.cases.vm import wanted
from orrery.testlib.environment import Cloud

LARGEST = (1 << 63) - 1

pytestmark = pytest.mark.cloud("small", variables={"vms": 0})


@pytest.mark.parametrize(
    "disks",
    [
        {"dataDiskSizes": [LARGEST]},
        {"dataDiskSizes": [LARGEST, 1]},
        {"rootDiskSize": LARGEST, "dataDiskSizes": [1]},
    ],
    ids=str,
)
async def test_a_vm_with_huge_disks_is_refused(cloud: Cloud, disks: dict[str, Any]) -> None:
    failure = await cloud.failure("CreateVmInstance", **wanted(cloud, strategy="CreateStopped", **disks))
    assert [one.code for one in failure.chain][-1] == "SYS.1006"
    assert "there is no primary storage having required size" in str(failure)
    assert await cloud.query("QueryVmInstance") == []
