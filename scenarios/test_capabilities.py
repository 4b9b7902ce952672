"""What hosts cannot do is refused before anything changes, naming the host and what it can."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from orrery.core.compute.host.capabilities import HostCapability
from orrery.scenarios.cases.vm import wanted
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud

MIGRATION = HostCapability.LIVE_MIGRATION


async def lose(cloud: TestCloud, host: dict[str, Any], *lacking: HostCapability) -> None:
    """Takes capabilities from a machine, as after an update of its software, and connects it anew."""
    address = host["managementIp"]
    hardware = cloud.world.datacenter.machines[address].hardware
    cloud.world.provision(address, replace(hardware, lacks=tuple(one.value for one in lacking)))
    await cloud.call("ReconnectHost", uuid=host["uuid"])


async def new_vm(cloud: Cloud) -> tuple[dict[str, Any], dict[str, Any]]:
    """A running VM and its host."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    return vm, await cloud.get("QueryHost", vm["hostUuid"])


@pytest.mark.simulator_only("looks at calls of the simulated world")
@pytest.mark.parametrize(
    ("lacking", "api", "fields"),
    [
        (MIGRATION, "MigrateVm", {"vmInstanceUuid": "vm"}),
        (HostCapability.PAUSE, "PauseVmInstance", {"uuid": "vm"}),
        (HostCapability.NIC_HOT_PLUG, "DetachL3NetworkFromVm", {"vmNicUuid": "nic"}),
        (HostCapability.VOLUME_HOT_PLUG, "AttachDataVolumeToVm", {"vmInstanceUuid": "vm", "volumeUuid": "v"}),
    ],
)
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_an_operation_that_the_host_cannot_do_is_refused(
    cloud: TestCloud, lacking: HostCapability, api: str, fields: dict[str, str]
) -> None:
    vm, host = await new_vm(cloud)
    volume = await cloud.create("CreateDataVolume", name="d", diskSize=1 << 30)
    named = {"vm": vm["uuid"], "nic": vm["vmNics"][0]["uuid"], "v": volume["uuid"]}
    await lose(cloud, host, lacking)
    failure = await cloud.failure(api, **{field: named[name] for field, name in fields.items()})
    assert f"host[uuid:{host['uuid']}" in str(failure)
    assert f"cannot do {lacking.value}; it has" in str(failure)
    after = await cloud.get("QueryVmInstance", vm["uuid"])
    assert (after["state"], after["hostUuid"]) == ("Running", host["uuid"])
    assert after["vmNics"] == vm["vmNics"]


@pytest.mark.simulator_only("looks at calls of the simulated world")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_guest_migrates_only_to_a_host_that_can(cloud: TestCloud) -> None:
    vm, source = await new_vm(cloud)
    able, unable = [one for one in await cloud.query("QueryHost") if one["uuid"] != source["uuid"]]
    await lose(cloud, unable, MIGRATION)
    where = {"vmInstanceUuid": vm["uuid"]}
    candidates = await cloud.call("GetVmMigrationCandidateHosts", **where)
    assert [one["uuid"] for one in candidates["inventories"]] == [able["uuid"]]
    failure = await cloud.failure("MigrateVm", **where, hostUuid=unable["uuid"])
    assert f"host[uuid:{unable['uuid']}" in str(failure)
    await cloud.call("MigrateVm", **where)
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["hostUuid"] == able["uuid"]


@pytest.mark.simulator_only("looks at calls of the simulated world")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_capability_that_nobody_knows_is_told_of(cloud: TestCloud) -> None:
    host = (await cloud.query("QueryHost"))[0]
    hardware = cloud.world.datacenter.machines[host["managementIp"]].hardware
    cloud.world.provision(host["managementIp"], replace(hardware, lacks=("flying",)))
    failure = await cloud.failure("ReconnectHost", uuid=host["uuid"])
    assert "[flying], which is no capability; there are: live-migration" in str(failure)
