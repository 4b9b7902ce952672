"""What random faults and kills found, each alone: the core makes no second guest, and loses nothing."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.core.compute.host.configs import AUTO_RECONNECT
from orrery.scenarios.cases.vm import l3_of, wanted
from orrery.scenarios.waiting import is_in, until
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud, Fault, FaultKind
from orrery.testlib.identities import find_doubles

A, B = "192.168.1.11", "192.168.1.12"
NONE = {"vms": 0}
NOTICED = 300.0
"""Seconds after which the heartbeat has found that a host is silent."""


def host(cloud: Cloud, number: int) -> str:
    """The uuid of a host of small.yaml."""
    return cloud.deployed.uuid("host", f"host-{number}")


async def vm_on_a(cloud: Cloud, **fields: Any) -> str:
    """A VM that runs on the first host."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud, hostUuid=host(cloud, 0), **fields))
    return str(vm["uuid"])


def places(cloud: Cloud, vm: str) -> list[str]:
    """Where guests of a VM are."""
    return [guest.address for guest in cloud.truth.guests() if guest.uuid == vm]


async def lose(cloud: TestCloud, address: str) -> None:
    """Lets a host be Disconnected, and answer again without being connected."""
    await cloud.node.kernel.configs.set("host", AUTO_RECONNECT.name, "false")
    silence = cloud.faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=(address,)))
    await cloud.settle(NOTICED)
    cloud.faults.remove(silence)


async def settled(cloud: Cloud) -> None:
    """Nothing exists twice, and nothing did."""
    assert find_doubles(cloud.truth) == []
    assert list(cloud.truth.shared_writes()) == []


@pytest.mark.cloud("small", variables=NONE)
async def test_a_stop_stops_a_guest_that_was_just_moved(cloud: Cloud) -> None:
    """Its former host would only say that no such guest is there."""
    vm = await vm_on_a(cloud)
    cloud.incidents.move(A, B, vm)
    assert (await cloud.create("StopVmInstance", uuid=vm))["state"] == "Stopped"
    assert places(cloud, vm) == []
    assert (await cloud.create("StartVmInstance", uuid=vm))["state"] == "Running"
    await settled(cloud)


@pytest.mark.cloud("small", variables=NONE)
async def test_a_destroyed_vm_leaves_no_guest_that_was_just_moved(cloud: Cloud) -> None:
    """Its address, which is free from then on, would be in use."""
    vm = await vm_on_a(cloud)
    cloud.incidents.move(A, B, vm)
    await cloud.call("DestroyVmInstance", uuid=vm)
    assert places(cloud, vm) == []
    await cloud.call("RecoverVmInstance", uuid=vm)
    assert (await cloud.create("StartVmInstance", uuid=vm))["state"] == "Running"
    await settled(cloud)


@pytest.mark.cloud("small", variables=NONE)
async def test_a_guest_that_is_moved_while_its_vm_is_stopped_is_not_started_twice(cloud: Cloud) -> None:
    """The start waits for the stop, which finds no guest, and asks the new host before it begins."""
    vm = await vm_on_a(cloud)
    slow = Fault(kind=FaultKind.SLOW_HOST, addresses=(A,), factor=20.0)
    number = cloud.faults.add(slow)
    stop = asyncio.create_task(cloud.call("StopVmInstance", uuid=vm))
    await until(lambda: is_in(cloud, vm, "Stopping"))
    cloud.incidents.move(A, B, vm)
    start = asyncio.create_task(cloud.create("StartVmInstance", uuid=vm))
    await stop
    cloud.faults.remove(number)
    started = await start
    assert (started["state"], started["hostUuid"]) == ("Running", host(cloud, 1))
    assert places(cloud, vm) == [B]
    await settled(cloud)


@pytest.mark.cloud("small", variables=NONE)
async def test_a_vm_whose_guest_was_moved_away_before_its_host_is_reconnected_is_not_started_twice(
    cloud: Cloud,
) -> None:
    vm = await vm_on_a(cloud)
    cloud.incidents.move(A, B, vm)
    await cloud.call("ReconnectHost", uuid=host(cloud, 0))
    assert (await cloud.create("StartVmInstance", uuid=vm))["hostUuid"] == host(cloud, 1)
    assert places(cloud, vm) == [B]
    await settled(cloud)


@pytest.mark.cloud("small", variables=NONE)
async def test_a_guest_that_was_moved_to_a_host_in_maintenance_is_not_started_twice(cloud: Cloud) -> None:
    """Nor long afterwards: the heartbeat asks hosts in maintenance too, so the row follows the guest."""
    stopped, stays = await vm_on_a(cloud), await vm_on_a(cloud)
    await cloud.call("ChangeHostState", uuid=host(cloud, 1), stateEvent="maintain")
    cloud.incidents.move(A, B, stopped)
    await cloud.call("StopVmInstance", uuid=stopped)
    assert places(cloud, stopped) == []
    cloud.incidents.move(A, B, stays)
    await cloud.settle(2 * NOTICED)
    row = await cloud.get("QueryVmInstance", stays)
    assert (row["state"], row["hostUuid"]) == ("Running", host(cloud, 1))
    for vm in (stopped, stays):
        await cloud.create("StartVmInstance", uuid=vm)
        assert len(places(cloud, vm)) == 1
    await settled(cloud)


@pytest.mark.cloud("small", variables=NONE)
async def test_a_guest_that_stops_by_itself_on_a_host_in_maintenance_is_noticed(cloud: Cloud) -> None:
    vm = await vm_on_a(cloud)
    await cloud.call("ChangeHostState", uuid=host(cloud, 1), stateEvent="maintain")
    cloud.incidents.move(A, B, vm)
    await cloud.settle(NOTICED)
    cloud.incidents.stop(B, vm)
    await cloud.settle(NOTICED)
    assert (await cloud.get("QueryVmInstance", vm))["state"] == "Stopped"


@pytest.mark.simulator_only("looks at what the node holds in memory")
@pytest.mark.parametrize("seconds", [0.0, 4 * NOTICED])
@pytest.mark.cloud("small", variables=NONE)
async def test_a_vm_is_not_started_while_a_host_that_is_not_connected_has_its_guest(
    cloud: TestCloud, seconds: float
) -> None:
    """The host answers, so the guest is a stranger there until the host is Connected."""
    vm = await vm_on_a(cloud)
    await lose(cloud, B)
    cloud.incidents.move(A, B, vm)
    await cloud.settle(seconds)
    await cloud.call("StopVmInstance", uuid=vm)
    refused = await cloud.failure("StartVmInstance", uuid=vm)
    assert f"host[uuid:{host(cloud, 1)}]" in refused.details
    assert places(cloud, vm) == [B]
    [stranger] = await cloud.query("QueryHostStranger")
    assert (stranger["guest"], stranger["hostUuid"]) == (vm, host(cloud, 1))
    await cloud.call("ReconnectHost", uuid=host(cloud, 1))
    await cloud.settle(1)
    assert (await cloud.create("StartVmInstance", uuid=vm))["hostUuid"] == host(cloud, 1)
    assert await cloud.query("QueryHostStranger") == []
    await settled(cloud)


async def lose_sight(cloud: Cloud, vm: str) -> int:
    """Moves the guest of a VM to the second host while the first is silent; gives the silence."""
    silence = cloud.faults.add(Fault(kind=FaultKind.MUTE_HOST, addresses=(A,)))
    await cloud.settle(NOTICED)
    cloud.incidents.move(A, B, vm)
    await cloud.settle(NOTICED)
    assert (await cloud.get("QueryVmInstance", vm))["state"] == "Unknown"
    return silence


@pytest.mark.cloud("small", variables=NONE)
async def test_a_deleted_host_keeps_no_guest_that_was_moved_to_it(cloud: Cloud) -> None:
    """Nobody would ask that host again, and the VM would be started elsewhere."""
    vm = await vm_on_a(cloud)
    silence = await lose_sight(cloud, vm)
    await cloud.call("DeleteHost", uuid=host(cloud, 1))
    assert places(cloud, vm) == []
    cloud.faults.remove(silence)
    await cloud.settle(NOTICED)
    assert (await cloud.create("StartVmInstance", uuid=vm))["state"] == "Running"
    await settled(cloud)


@pytest.mark.cloud("small", variables=NONE)
async def test_a_silent_host_is_not_forgotten_while_a_guest_that_was_moved_to_it_may_run_there(
    cloud: Cloud,
) -> None:
    """Deleted all the same, it holds the guest until it answers."""
    vm = await vm_on_a(cloud)
    silence = await lose_sight(cloud, vm)
    also = cloud.faults.add(Fault(kind=FaultKind.DEAF_HOST, addresses=(B,)))
    await cloud.settle(NOTICED)
    refused = await cloud.failure("DeleteHost", uuid=host(cloud, 1))
    assert f"a guest of vm[uuid:{vm}] may run there" in refused.chain[-1].details
    await cloud.call("DeleteHost", uuid=host(cloud, 1), deleteMode="Enforcing")
    cloud.faults.remove(silence)
    await cloud.settle(NOTICED)
    held = await cloud.failure("StartVmInstance", uuid=vm)
    assert B in held.chain[-1].details
    assert places(cloud, vm) == [B]
    cloud.faults.remove(also)
    await cloud.settle(2 * NOTICED)
    assert places(cloud, vm) == []
    assert (await cloud.create("StartVmInstance", uuid=vm))["state"] == "Running"
    await settled(cloud)


@pytest.mark.cloud("small", variables=NONE)
async def test_a_volume_is_not_detached_from_a_guest_that_was_just_moved_by_its_former_host(
    cloud: Cloud,
) -> None:
    """The former host would say that no such guest is there, and another VM would write to the volume."""
    vm, other = await vm_on_a(cloud), await vm_on_a(cloud)
    nfs = cloud.deployed.uuid("primaryStorage", "nfs")
    volume = await cloud.create("CreateDataVolume", name="d", diskSize=1 << 30, primaryStorageUuid=nfs)
    await cloud.call("AttachDataVolumeToVm", volumeUuid=volume["uuid"], vmInstanceUuid=vm)
    cloud.incidents.move(A, B, vm)
    await cloud.call("DetachDataVolumeFromVm", uuid=volume["uuid"])
    assert (await cloud.get("QueryVmInstance", vm))["hostUuid"] == host(cloud, 1)
    await cloud.call("AttachDataVolumeToVm", volumeUuid=volume["uuid"], vmInstanceUuid=other)
    await settled(cloud)


@pytest.mark.cloud("small", variables=NONE)
async def test_a_nic_is_not_detached_from_a_guest_that_was_just_moved_by_its_former_host(
    cloud: Cloud,
) -> None:
    """Its address would be given to another VM."""
    vm = await vm_on_a(cloud)
    [nic] = (await cloud.get("QueryVmInstance", vm))["vmNics"]
    cloud.incidents.move(A, B, vm)
    await cloud.call("DetachL3NetworkFromVm", vmNicUuid=nic["uuid"])
    [guest] = cloud.truth.guests()
    assert guest.nics == ()
    await settled(cloud)


@pytest.mark.cloud("small", variables=NONE)
async def test_a_cached_image_of_a_host_that_was_added_again_is_not_removed_by_old_garbage(
    cloud: Cloud,
) -> None:
    """The machine is another host by then, and has the image at the same path."""
    local = cloud.deployed.uuid("primaryStorage", "local")
    vm = await vm_on_a(cloud, primaryStorageUuidForRootVolume=local)
    await cloud.call("DestroyVmInstance", uuid=vm)
    await cloud.call("ExpungeVmInstance", uuid=vm)
    failing = Fault(kind=FaultKind.FAILED_CALL, operations=("delete_bits",))
    number = cloud.faults.add(failing)
    await cloud.call("DeleteHost", uuid=host(cloud, 0), deleteMode="Enforcing")
    assert len(await cloud.query("QueryGCJob")) == 1
    access = {"managementIp": A, "username": "root", "password": "secret"}
    cluster = cloud.deployed.uuid("cluster", "cluster")
    again = await cloud.create("AddKVMHost", name="again", clusterUuid=cluster, **access)
    fields = {"hostUuid": again["uuid"], "l3NetworkUuids": [l3_of(cloud)]}
    await cloud.create("CreateVmInstance", **wanted(cloud, primaryStorageUuidForRootVolume=local, **fields))
    cloud.faults.remove(number)
    await cloud.settle()
    assert await cloud.query("QueryGCJob") == []


@pytest.mark.cloud("small", variables=NONE)
async def test_a_stop_that_fails_starts_no_second_guest_of_one_that_was_moved_meanwhile(cloud: Cloud) -> None:
    """Its undo finds no guest on the host, which does not say that it is off."""
    vm = await vm_on_a(cloud)
    slow = cloud.faults.add(Fault(kind=FaultKind.SLOW_HOST, addresses=(A,), factor=20.0))
    refused = Fault(kind=FaultKind.FAILED_CALL, addresses=(A,), operations=("stop_vm",))
    number = cloud.faults.add(refused)
    stop = asyncio.create_task(cloud.failure("StopVmInstance", uuid=vm))
    await until(lambda: is_in(cloud, vm, "Stopping"))
    cloud.incidents.move(A, B, vm)
    await stop
    cloud.faults.remove(slow)
    cloud.faults.remove(number)
    await cloud.settle(NOTICED)
    row = await cloud.get("QueryVmInstance", vm)
    assert (row["state"], row["hostUuid"]) == ("Running", host(cloud, 1))
    assert places(cloud, vm) == [B]
    await settled(cloud)
