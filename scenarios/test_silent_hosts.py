"""A guest that may be on a silent host starts nowhere else, whatever becomes of the rows of hosts."""

from __future__ import annotations

import asyncio

import pytest

from orrery.scenarios.guests import (
    BEATS,
    A,
    B,
    arrival,
    host_of,
    migrating,
    places,
    seen,
    silence,
    strike,
    vm_on_a,
)
from orrery.testlib.environment import Cloud, FaultKind
from orrery.testlib.mortal import MortalCloud

THREE = {"vms": 0, "hosts": 3}


async def moved_to_silent_b(cloud: Cloud) -> tuple[str, int]:
    """A VM whose guest somebody has moved from A to B, which falls silent at once; and the fault."""
    vm = await vm_on_a(cloud)
    cloud.incidents.move(A, B, vm)
    return vm, silence(cloud, B)


async def refused(cloud: Cloud, vm: str, host: str) -> None:
    """The VM does not start, and the refusal names what it waits for."""
    refusal = await cloud.failure("StartVmInstance", uuid=vm)
    said = f"{refusal.details} {refusal.root}"
    assert f"host[uuid:{host}" in said, said
    assert "ConfirmHostPoweredOff" in said


async def end_by(cloud: Cloud, end: str, number: int, address: str, fault: int) -> None:
    """The host answers again, or is switched off and stated to be."""
    if end == "statement":
        silence(cloud, address, power=False)
        await cloud.call("ConfirmHostPoweredOff", uuid=host_of(cloud, number))
    else:
        cloud.faults.remove(fault)
    await asyncio.sleep(3 * BEATS)


@pytest.mark.parametrize("is_noticed", [False, True])
@pytest.mark.parametrize("end", ["answer", "statement"])
@pytest.mark.cloud("small", variables=THREE)
async def test_a_deleted_host_that_may_have_a_moved_guest_is_waited_for(
    cloud: Cloud, end: str, is_noticed: bool
) -> None:
    """A guest of a VM that is found there at last is removed, as those of the host's own VMs are."""
    vm, fault = await moved_to_silent_b(cloud)
    if is_noticed:
        await asyncio.sleep(3 * BEATS)
        told = await cloud.failure("DeleteHost", uuid=host_of(cloud, 1))
        assert f"vm[uuid:{vm}] is Unknown, and may have been moved there" in str(told.root)
    await cloud.call("DeleteHost", uuid=host_of(cloud, 1), deleteMode="Enforcing")
    await asyncio.sleep(4 * BEATS)
    assert await seen(cloud, vm) == ("Unknown", host_of(cloud, 0))
    await refused(cloud, vm, host_of(cloud, 1))
    stop = await cloud.failure("StopVmInstance", uuid=vm)
    assert f"may have been moved to host[uuid:{host_of(cloud, 1)}]" in stop.details
    (garbage,) = await cloud.query("QueryGCJob")
    assert (garbage["hostUuid"], garbage["hostAddress"]) == (host_of(cloud, 1), B)
    assert places(cloud, vm) == [B]
    await end_by(cloud, end, 1, B, fault)
    assert await cloud.query("QueryGCJob") == []
    assert await seen(cloud, vm) == ("Stopped", None)
    assert (await cloud.create("StartVmInstance", uuid=vm))["state"] == "Running"
    assert len(places(cloud, vm)) == 1


@pytest.mark.cloud("small", variables=THREE)
async def test_a_host_that_refuses_to_list_its_guests_is_waited_for_when_it_is_deleted(cloud: Cloud) -> None:
    """It answers pings, so that its row says Connected."""
    vm = await vm_on_a(cloud)
    fault = strike(cloud, FaultKind.MUTE_HOST, addresses=(B,))
    cloud.incidents.move(A, B, vm)
    await cloud.call("DeleteHost", uuid=host_of(cloud, 1))
    await asyncio.sleep(4 * BEATS)
    assert await seen(cloud, vm) == ("Unknown", host_of(cloud, 0))
    await refused(cloud, vm, host_of(cloud, 1))
    cloud.faults.remove(fault)
    await asyncio.sleep(4 * BEATS)
    assert await seen(cloud, vm) == ("Stopped", None)
    assert places(cloud, vm) == []


@pytest.mark.cloud("small", variables=THREE)
async def test_a_deleted_host_that_is_added_again_has_its_guests_found(cloud: Cloud) -> None:
    vm, fault = await moved_to_silent_b(cloud)
    row = await cloud.get("QueryHost", host_of(cloud, 1))
    await cloud.call("DeleteHost", uuid=row["uuid"], deleteMode="Enforcing")
    await asyncio.sleep(3 * BEATS)
    cloud.faults.remove(fault)
    login = {"username": "root", "password": "pw", "clusterUuid": row["clusterUuid"]}
    again = await cloud.create("AddKVMHost", name="again", managementIp=B, **login)
    await asyncio.sleep(3 * BEATS)
    state, host = await seen(cloud, vm)
    assert (state, host, places(cloud, vm)) in (("Running", again["uuid"], [B]), ("Stopped", None, []))
    assert await cloud.query("QueryGCJob") == []


@pytest.mark.cloud("small", variables=THREE)
async def test_a_host_that_has_said_what_it_runs_leaves_nothing_when_it_is_deleted(cloud: Cloud) -> None:
    await cloud.call("DeleteHost", uuid=host_of(cloud, 1))
    assert await cloud.query("QueryGCJob") == []


@pytest.mark.cloud("small", variables=THREE)
async def test_a_host_that_was_stated_off_is_not_waited_for_when_it_is_deleted(cloud: Cloud) -> None:
    silence(cloud, B, power=False)
    await asyncio.sleep(2 * BEATS)
    await cloud.call("ConfirmHostPoweredOff", uuid=host_of(cloud, 1))
    await cloud.call("DeleteHost", uuid=host_of(cloud, 1))
    assert await cloud.query("QueryGCJob") == []


@pytest.mark.parametrize("end", ["answer", "statement"])
@pytest.mark.parametrize("is_deleted", [False, True])
@pytest.mark.cloud("small", variables=THREE)
async def test_a_statement_about_the_host_of_a_vm_ends_no_wait_for_another_silent_host(
    cloud: Cloud, is_deleted: bool, end: str
) -> None:
    """The guest was moved to that one before both fell silent."""
    vm, fault = await moved_to_silent_b(cloud)
    silence(cloud, A, power=False)
    await asyncio.sleep(2 * BEATS)
    if is_deleted:
        await cloud.call("DeleteHost", uuid=host_of(cloud, 0), deleteMode="Enforcing")
    await cloud.call("ConfirmHostPoweredOff", uuid=host_of(cloud, 0))
    await asyncio.sleep(3 * BEATS)
    assert await seen(cloud, vm) == (("Stopped", None) if is_deleted else ("Unknown", host_of(cloud, 0)))
    await refused(cloud, vm, host_of(cloud, 1))
    assert places(cloud, vm) == [B]
    await end_by(cloud, end, 1, B, fault)
    await asyncio.sleep(3 * BEATS)
    if end == "answer":
        assert await seen(cloud, vm) == ("Running", host_of(cloud, 1))
        assert places(cloud, vm) == [B]
    else:
        assert await seen(cloud, vm) == ("Stopped", None)
        assert (await cloud.create("StartVmInstance", uuid=vm))["state"] == "Running"
    assert await cloud.query("QueryGCJob") == []


@pytest.mark.cloud("small", variables=THREE)
async def test_deleting_the_host_that_a_guest_has_left_ends_no_wait_for_the_silent_one(cloud: Cloud) -> None:
    vm, fault = await moved_to_silent_b(cloud)
    await asyncio.sleep(3 * BEATS)
    await cloud.call("DeleteHost", uuid=host_of(cloud, 0), deleteMode="Enforcing")
    assert await seen(cloud, vm) == ("Stopped", None)
    await refused(cloud, vm, host_of(cloud, 1))
    cloud.faults.remove(fault)
    await asyncio.sleep(4 * BEATS)
    assert await seen(cloud, vm) == ("Running", host_of(cloud, 1))
    assert places(cloud, vm) == [B]
    assert await cloud.query("QueryGCJob") == []


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud("small", variables=THREE, kind=MortalCloud)
async def test_the_wait_for_another_silent_host_survives_the_node(cloud: MortalCloud) -> None:
    vm, fault = await moved_to_silent_b(cloud)
    silence(cloud, A, power=False)
    await asyncio.sleep(2 * BEATS)
    await cloud.call("ConfirmHostPoweredOff", uuid=host_of(cloud, 0))
    await cloud.call("DeleteHost", uuid=host_of(cloud, 1), deleteMode="Enforcing")
    cloud.crash()
    await cloud.restart()
    await asyncio.sleep(3 * BEATS)
    assert await seen(cloud, vm) == ("Unknown", host_of(cloud, 0))
    cloud.faults.remove(fault)
    await asyncio.sleep(6 * BEATS)
    assert await seen(cloud, vm) == ("Stopped", None)
    assert places(cloud, vm) == []


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_guest_that_arrived_on_a_host_that_was_deleted_runs_no_second_time(cloud: Cloud) -> None:
    """Neither host of the migration told how it ended."""
    call, vm, source, destination = await migrating(cloud)
    await arrival(cloud, destination)
    faults = [silence(cloud, source), silence(cloud, destination)]
    await asyncio.gather(call, return_exceptions=True)
    await cloud.settle(300)
    now = await cloud.get("QueryVmInstance", vm["uuid"])
    other = next(one for one in await cloud.query("QueryHost") if one["managementIp"] == destination)
    assert now["state"] == "Unknown"
    await cloud.call("DeleteHost", uuid=other["uuid"], deleteMode="Enforcing")
    cloud.faults.remove(faults[1])
    await cloud.settle(900)
    assert list(cloud.truth.guests()) == []
    cloud.faults.remove(faults[0])
    await cloud.settle(900)
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Stopped"
    assert await cloud.query("QueryGCJob") == []
