"""Hosts that swallow creations: silent ones, and ones that answer pings and start nothing."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.core.client.errors import ApiFailure
from orrery.scenarios.cases.vm import wanted
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud, Fault, FaultKind

CALLS_ON_GUESTS = ("start_vm", "stop_vm", "destroy_vm")


async def fill(cloud: Cloud, hosts: list[dict[str, Any]]) -> None:
    """Puts a VM on each of these hosts, so that the others are the least loaded."""
    for host in hosts:
        await cloud.create("CreateVmInstance", **wanted(cloud, name="old", hostUuid=host["uuid"]))


def start_nothing(hosts: list[dict[str, Any]], **fields: Any) -> Fault:
    """These hosts answer pings and refuse everything about guests."""
    addresses = tuple(host["managementIp"] for host in hosts)
    return Fault(kind=FaultKind.FAILED_CALL, addresses=addresses, operations=CALLS_ON_GUESTS, **fields)


async def seconds_to_create(cloud: Cloud, name: str) -> float:
    """How long a creation takes that must succeed."""
    began = asyncio.get_running_loop().time()
    await cloud.create("CreateVmInstance", **wanted(cloud, name=name))
    return asyncio.get_running_loop().time() - began


@pytest.mark.cloud("small", variables={"vms": 0, "hosts": 8})
async def test_hosts_that_start_nothing_do_not_stop_creations(cloud: Cloud) -> None:
    hosts = await cloud.query("QueryHost", limit=100)
    bad, good = hosts[:5], hosts[5:]
    await fill(cloud, good)
    fault = cloud.faults.add(start_nothing(bad))
    for number in range(12):
        await seconds_to_create(cloud, f"new-{number}")
    asked = [entry["hostUuid"] for entry in (await cloud.call("GetAvoidedHosts"))["hosts"]]
    assert sorted(asked) == sorted(host["uuid"] for host in bad)
    cloud.faults.remove(fault)


@pytest.mark.simulator_only("compares with the clock of the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_an_operator_sees_which_hosts_are_avoided_and_why(cloud: TestCloud) -> None:
    hosts = await cloud.query("QueryHost", limit=100)
    assert (await cloud.call("GetAvoidedHosts"))["hosts"] == []
    await fill(cloud, hosts[1:])
    fault = cloud.faults.add(start_nothing(hosts[:1], reason="no more file handles"))
    await seconds_to_create(cloud, "first")
    (avoided,) = (await cloud.call("GetAvoidedHosts"))["hosts"]
    assert (avoided["hostUuid"], avoided["name"]) == (hosts[0]["uuid"], hosts[0]["name"])
    assert avoided["recentFailures"] == 1
    assert "no more file handles" in avoided["lastFailure"]
    assert 0 <= cloud.node.kernel.clock.now_ms() - avoided["lastFailureMs"] < 10_000
    cloud.faults.remove(fault)


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_failures_fade_and_the_host_is_chosen_again(cloud: Cloud) -> None:
    hosts = await cloud.query("QueryHost", limit=100)
    await fill(cloud, hosts[1:])
    fault = cloud.faults.add(start_nothing(hosts[:1]))
    await seconds_to_create(cloud, "first")
    cloud.faults.remove(fault)
    second = await cloud.create("CreateVmInstance", **wanted(cloud, name="second"))
    assert second["hostUuid"] != hosts[0]["uuid"]
    await asyncio.sleep(700)
    assert (await cloud.call("GetAvoidedHosts"))["hosts"] == []
    third = await cloud.create("CreateVmInstance", **wanted(cloud, name="third"))
    assert third["hostUuid"] == hosts[0]["uuid"]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_hosts_that_failed_are_still_taken_where_no_other_has_room(cloud: Cloud) -> None:
    hosts = await cloud.query("QueryHost", limit=100)
    fault = cloud.faults.add(start_nothing(hosts))
    failure = await cloud.failure("CreateVmInstance", **wanted(cloud))
    assert "simulated failure of start_vm" in str(failure)
    cloud.faults.remove(fault)
    assert len((await cloud.call("GetAvoidedHosts"))["hosts"]) == len(hosts)
    await seconds_to_create(cloud, "now")


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_creation_tries_no_host_twice(cloud: Cloud) -> None:
    fault = cloud.faults.add(Fault(kind=FaultKind.FAILED_CALL, operations=("start_vm",)))
    failure = await cloud.failure("CreateVmInstance", **wanted(cloud))
    assert "simulated failure of start_vm" in str(failure)
    cloud.faults.remove(fault)
    avoided = (await cloud.call("GetAvoidedHosts"))["hosts"]
    assert [host["recentFailures"] for host in avoided] == [1] * len(await cloud.query("QueryHost"))


@pytest.mark.cloud("small", variables={"vms": 0, "hosts": 6})
async def test_a_silent_host_is_found_by_the_first_call_that_it_does_not_answer(cloud: Cloud) -> None:
    loop = asyncio.get_running_loop()
    hosts = await cloud.query("QueryHost", limit=100)
    await fill(cloud, hosts[1:])
    await asyncio.sleep(60 - loop.time() % 60 + 3)
    dead = Fault(
        kind=FaultKind.DEAD_HOST, addresses=(hosts[0]["managementIp"],), at=loop.time(), duration=600
    )
    cloud.faults.add(dead)
    first, late = await asyncio.gather(
        seconds_to_create(cloud, "first"), _later(15, seconds_to_create(cloud, "late"))
    )
    assert first < 30
    assert late < 5, "the host was known to be silent by then"


async def _later(seconds: float, work: Any) -> Any:
    await asyncio.sleep(seconds)
    return await work


@pytest.mark.cloud("small", variables={"vms": 0, "hosts": 12})
async def test_the_search_for_a_host_ends_in_time_with_the_first_reason(cloud: Cloud) -> None:
    """Every host loses every answer: the creation does not go through all of them."""
    loop = asyncio.get_running_loop()
    fault = cloud.faults.add(Fault(kind=FaultKind.LOST_REPLY, operations=("start_vm",)))
    began = loop.time()
    try:
        await cloud.call("CreateVmInstance", **wanted(cloud))
    except ApiFailure as failure:
        assert "no answer" in str(failure)
    else:
        raise AssertionError("it should have failed")
    assert loop.time() - began < 600
    cloud.faults.remove(fault)


def bad_hosts(hosts: list[dict[str, Any]], kind: FaultKind) -> Fault:
    """These hosts do not hear, do not answer, or refuse all but pings, for good."""
    return Fault(kind=kind, addresses=tuple(host["managementIp"] for host in hosts))


@pytest.mark.parametrize("kind", [FaultKind.MUTE_HOST, FaultKind.DEAF_HOST, FaultKind.REFUSING_HOST])
@pytest.mark.cloud("small", variables={"vms": 0, "hosts": 4})
async def test_creations_succeed_while_any_healthy_host_has_room(cloud: Cloud, kind: FaultKind) -> None:
    """All hosts but the most loaded one are bad."""
    hosts = await cloud.query("QueryHost", limit=100)
    await fill(cloud, hosts[:1])
    fault = cloud.faults.add(bad_hosts(hosts[1:], kind))
    seconds = [await seconds_to_create(cloud, f"new-{number}") for number in range(5)]
    vms = await cloud.query("QueryVmInstance", "name~=new-%")
    assert [vm["hostUuid"] for vm in vms] == [hosts[0]["uuid"]] * 5
    assert max(seconds[1:]) < 60, "the first creation has found out which hosts are bad"
    cloud.faults.remove(fault)
    await cloud.settle(600)


@pytest.mark.parametrize("kind", [FaultKind.MUTE_HOST, FaultKind.DEAF_HOST, FaultKind.REFUSING_HOST])
@pytest.mark.cloud("small", variables={"vms": 0, "hosts": 8})
async def test_many_creations_at_once_succeed_beside_three_bad_hosts_of_eight(
    cloud: Cloud, kind: FaultKind
) -> None:
    hosts = await cloud.query("QueryHost", limit=100)
    bad, good = hosts[:3], hosts[3:]
    fault = cloud.faults.add(bad_hosts(bad, kind))
    await asyncio.gather(*(seconds_to_create(cloud, f"new-{number}") for number in range(30)))
    vms = await cloud.query("QueryVmInstance", "name~=new-%", limit=100)
    assert len(vms) == 30
    assert {vm["hostUuid"] for vm in vms} == {host["uuid"] for host in good}
    cloud.faults.remove(fault)
    await cloud.settle(600)
