"""Hosts through the API: added, lost, won back, emptied, deleted, with VMs on them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from orrery.core.client.errors import ApiFailure
from orrery.scenarios.hosts import LOGIN, host_with_vms, kill
from orrery.testlib.environment import Cloud, Fault, FaultKind


@pytest.mark.cloud("small")
async def test_a_host_that_does_not_answer_is_refused_and_forgotten(cloud: Cloud) -> None:
    cluster = (await cloud.query("QueryCluster"))[0]["uuid"]
    where = {"managementIp": "192.0.2.1", "clusterUuid": cluster}
    failure = await cloud.failure("AddKVMHost", name="silent", **where, **LOGIN)
    assert failure.code == "HOST.1000"
    assert len(await cloud.query("QueryHost")) == 3


@pytest.mark.cloud("small")
async def test_vms_of_a_silent_host_are_unknown_until_it_is_back(cloud: Cloud) -> None:
    host, vms = await host_with_vms(cloud)
    fault = kill(cloud, host)
    await cloud.settle(120)
    assert (await cloud.get("QueryHost", host["uuid"]))["status"] == "Disconnected"
    for vm in vms:
        assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Unknown"
    cloud.faults.remove(fault)
    await cloud.settle(180)
    assert (await cloud.get("QueryHost", host["uuid"]))["status"] == "Connected"
    for vm in vms:
        assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Running"


@pytest.mark.cloud("small")
async def test_vms_of_a_host_that_lost_its_power_are_stopped_once_it_is_back(cloud: Cloud) -> None:
    host, vms = await host_with_vms(cloud)
    fault = kill(cloud, host, power=False)
    await cloud.settle(120)
    cloud.faults.remove(fault)
    await cloud.settle(180)
    for vm in vms:
        seen = await cloud.get("QueryVmInstance", vm["uuid"])
        assert (seen["state"], seen.get("hostUuid")) == ("Stopped", None)
    back = await cloud.get("QueryHost", host["uuid"])
    assert back["availableCpuCapacity"] == back["totalCpuCapacity"]


@pytest.mark.cloud("small")
async def test_a_host_that_lost_its_power_between_two_heartbeats_is_found_out(cloud: Cloud) -> None:
    """It was never silent when it was asked, but its guests are gone."""
    host, vms = await host_with_vms(cloud)
    await cloud.settle(70 - asyncio.get_running_loop().time() % 60)  # just after a heartbeat
    fault = kill(cloud, host, power=False)
    await cloud.settle(5)
    cloud.faults.remove(fault)
    await cloud.settle(90)
    assert (await cloud.get("QueryHost", host["uuid"]))["status"] == "Connected"
    for vm in vms:
        seen = await cloud.get("QueryVmInstance", vm["uuid"])
        assert (seen["state"], seen.get("hostUuid")) == ("Stopped", None)
    started = await cloud.create("StartVmInstance", uuid=vms[0]["uuid"])
    assert started["state"] == "Running"


@pytest.mark.cloud("small", variables={"primaries": ["nfs"]})
async def test_maintenance_moves_every_vm_away(cloud: Cloud, tmp_path: Path) -> None:
    host, vms = await host_with_vms(cloud)
    changed = await cloud.create("ChangeHostState", uuid=host["uuid"], stateEvent="maintain")
    assert (changed["state"], changed["availableCpuCapacity"]) == (
        "Maintenance",
        host["totalCpuCapacity"],
    )
    for vm in vms:
        moved = await cloud.get("QueryVmInstance", vm["uuid"])
        assert moved["state"] == "Running"
        assert moved["hostUuid"] != host["uuid"]
    await cloud.call("ChangeHostState", uuid=host["uuid"], stateEvent="enable")
    await cloud.settle(60)
    assert (await cloud.get("QueryHost", host["uuid"]))["status"] == "Connected"


async def maintain_with_stuck_vms(cloud: Cloud, policy: str) -> tuple[str, str]:
    """State of the host and of its VMs (which local disks tie to it) after maintenance was asked for."""
    setting = {"category": "host", "name": "host.maintenance.policy", "value": policy}
    await cloud.call("UpdateGlobalConfig", **setting)
    host, vms = await host_with_vms(cloud)
    try:
        await cloud.call("ChangeHostState", uuid=host["uuid"], stateEvent="maintain")
    except ApiFailure as failure:
        assert failure.code == "HOST.1001"
    states = {(await cloud.get("QueryVmInstance", vm["uuid"]))["state"] for vm in vms}
    assert len(states) == 1
    return (await cloud.get("QueryHost", host["uuid"]))["state"], states.pop()


@pytest.mark.parametrize(
    ("policy", "ends"),
    [("StopVmOnMigrationFailure", ("Maintenance", "Stopped")), ("JustMigrate", ("Enabled", "Running"))],
)
@pytest.mark.cloud("small")
async def test_the_policy_says_what_becomes_of_a_vm_that_cannot_move(
    cloud: Cloud, policy: str, ends: tuple[str, str]
) -> None:
    assert await maintain_with_stuck_vms(cloud, policy) == ends


@pytest.mark.cloud("small")
async def test_a_host_with_volumes_on_its_local_disks_stays(cloud: Cloud) -> None:
    host, _ = await host_with_vms(cloud)
    failure = await cloud.failure("DeleteHost", uuid=host["uuid"])
    assert failure.code == "SYS.1004"
    assert (await cloud.get("QueryHost", host["uuid"]))["state"] == "Enabled"


@pytest.mark.cloud("small", variables={"primaries": ["nfs"]})
async def test_deleting_a_host_stops_its_vms(cloud: Cloud, tmp_path: Path) -> None:
    host, vms = await host_with_vms(cloud)
    await cloud.call("DeleteHost", uuid=host["uuid"])
    assert await cloud.query("QueryHost", f"uuid={host['uuid']}") == []
    for vm in vms:
        assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Stopped"


@pytest.mark.cloud("small")
async def test_a_joining_host_gets_the_networks_of_its_cluster(cloud: Cloud) -> None:
    cluster = (await cloud.query("QueryCluster"))[0]["uuid"]
    where = {"managementIp": "192.168.1.99", "clusterUuid": cluster}
    await cloud.call("AddKVMHost", name="new", **where, **LOGIN)
    networks = await cloud.query("QueryL2Network")
    for network in networks:
        assert "192.168.1.99" in cloud.truth.hosts_with_l2(network["uuid"])


async def test_a_lost_reply_while_connecting_is_asked_again(cloud: Cloud) -> None:
    zone = await cloud.create("CreateZone", name="z")
    cluster = await cloud.create("CreateCluster", name="c", zoneUuid=zone["uuid"], hypervisorType="Simulator")
    lost = Fault(kind=FaultKind.LOST_REPLY, operations=("connect_host",), count=1)
    cloud.faults.add(lost)
    where = {"managementIp": "10.0.0.1", "clusterUuid": cluster["uuid"]}
    host = await cloud.create("AddSimulatorHost", name="h", **where)
    assert host["status"] == "Connected"


@pytest.mark.cloud("small")
async def test_events_that_a_state_does_not_have_are_refused(cloud: Cloud) -> None:
    host = (await cloud.query("QueryHost"))[0]
    await cloud.call("ChangeHostState", uuid=host["uuid"], stateEvent="maintain")
    failure = await cloud.failure("ChangeHostState", uuid=host["uuid"], stateEvent="maintain")
    assert failure.code == "SYS.1005"
    reconnect = await cloud.failure("ReconnectHost", uuid=host["uuid"])
    assert reconnect.code == "SYS.1006"
