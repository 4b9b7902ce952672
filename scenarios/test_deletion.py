"""Deletion, recovery and expunging: the same rules for VMs, volumes and images."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from orrery.core.compute.vm import configs as vm_configs
from orrery.core.kernel.deletion import BATCH, Deletion, Expunger
from orrery.core.kernel.errors import Refused
from orrery.core.storage.image import configs as image_configs
from orrery.core.storage.volume import configs as volume_configs
from orrery.scenarios.cases.image import added
from orrery.scenarios.cases.vm import wanted
from orrery.scenarios.cases.volume import volume
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud

PERIOD, INTERVAL = 1000, 100


@dataclass(frozen=True)
class Case:
    """How the API makes, deletes, recovers and lists one kind; `uuid` is its field in the calls on it."""

    deletion: Deletion
    make: Callable[[Cloud], Awaitable[dict[str, Any]]]
    delete: str
    recover: str
    expunge: str
    query: str
    uuid: str = "uuid"

    async def set(self, cloud: Cloud, name: str, value: str) -> None:
        """Changes a setting of the kind."""
        await cloud.call("UpdateGlobalConfig", category=self.deletion.category, name=name, value=value)

    async def new(self, cloud: Cloud) -> str:
        """A new one."""
        return str((await self.make(cloud))["uuid"])

    async def is_there(self, cloud: Cloud, uuid: str) -> bool:
        """Whether there is a row of it."""
        return bool(await cloud.query(self.query, f"uuid={uuid}"))


async def new_vm(cloud: Cloud) -> dict[str, Any]:
    return await cloud.create("CreateVmInstance", **wanted(cloud))


VM = Case(
    vm_configs.DELETION,
    make=new_vm,
    delete="DestroyVmInstance",
    recover="RecoverVmInstance",
    expunge="ExpungeVmInstance",
    query="QueryVmInstance",
)
VOLUME = Case(
    volume_configs.DELETION,
    make=volume,
    delete="DeleteDataVolume",
    recover="RecoverDataVolume",
    expunge="ExpungeDataVolume",
    query="QueryVolume",
)
IMAGE = Case(
    image_configs.DELETION,
    make=added,
    delete="DeleteImage",
    recover="RecoverImage",
    expunge="ExpungeImage",
    query="QueryImage",
    uuid="imageUuid",
)
each_kind = pytest.mark.parametrize("case", (VM, VOLUME, IMAGE), ids=lambda case: case.deletion.category)


async def short_periods(cloud: Cloud, case: Case) -> None:
    await case.set(cloud, "expungePeriod", str(PERIOD))
    await case.set(cloud, "expungeInterval", str(INTERVAL))


@each_kind
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_the_policy_at_the_time_of_the_deletion_decides(cloud: Cloud, case: Case) -> None:
    """What was deleted under Never stays when the policy becomes Delay, and the reverse."""
    await short_periods(cloud, case)
    kept, delayed, direct = [await case.new(cloud) for _ in range(3)]
    await case.set(cloud, "deletionPolicy", "Never")
    await cloud.call(case.delete, uuid=kept)
    await case.set(cloud, "deletionPolicy", "Delay")
    await cloud.call(case.delete, uuid=delayed)
    await case.set(cloud, "deletionPolicy", "Direct")
    await cloud.call(case.delete, uuid=direct)
    await case.set(cloud, "deletionPolicy", "Never")
    assert not await case.is_there(cloud, direct)
    await cloud.settle(PERIOD - INTERVAL)
    assert await case.is_there(cloud, delayed)
    await cloud.settle(3 * INTERVAL)
    assert not await case.is_there(cloud, delayed)
    await case.set(cloud, "deletionPolicy", "Delay")
    await cloud.settle(3 * PERIOD)
    assert await case.is_there(cloud, kept)
    await cloud.call(case.expunge, **{case.uuid: kept})
    assert not await case.is_there(cloud, kept)


@each_kind
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_what_is_recovered_stays_and_a_later_deletion_begins_a_new_period(
    cloud: Cloud, case: Case
) -> None:
    await short_periods(cloud, case)
    uuid = await case.new(cloud)
    await cloud.call(case.delete, uuid=uuid)
    await cloud.settle(PERIOD - INTERVAL)
    await cloud.call(case.recover, **{case.uuid: uuid})
    await cloud.settle(2 * PERIOD)
    assert await case.is_there(cloud, uuid)
    await cloud.call(case.delete, uuid=uuid)
    await cloud.settle(PERIOD - INTERVAL)
    assert await case.is_there(cloud, uuid)
    await cloud.settle(3 * INTERVAL)
    assert not await case.is_there(cloud, uuid)


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_what_cannot_be_expunged_holds_nothing_up(cloud: TestCloud) -> None:
    """A whole batch that fails is passed over; the next search tries all of it again."""
    case = VOLUME
    await case.set(cloud, "expungePeriod", "60")
    uuids = [await case.new(cloud) for _ in range(BATCH + 20)]
    for uuid in uuids:
        await cloud.call(case.delete, uuid=uuid)
    tried: list[str] = []

    async def expunge(uuid: str) -> None:
        tried.append(uuid)
        if uuid in uuids[:BATCH]:
            raise Refused("it is in other hands")

    expunger = Expunger(case.deletion, cloud.node.kernel, expunge)
    assert await expunger.search() == 0
    await cloud.settle(60)
    assert await expunger.search() == 20
    assert sorted(tried) == sorted(uuids)
    await cloud.call(case.recover, uuid=uuids[0])
    assert await expunger.search() == 20
    assert [tried.count(uuid) for uuid in uuids] == [1] + [2] * (len(uuids) - 1)
