"""The API of the simulated world: what it shows, what it lets happen, whom it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from orrery.testlib.environment import Cloud

pytestmark = pytest.mark.cloud("small", variables={"vms": 2})

NOT_SERVED = ("GetWorldHosts", "GetWorldGuests", "GetWorldVolumes", "GetWorldFaults")


async def add(cloud: Cloud, kind: str, **parameters: Any) -> dict[str, Any]:
    return await cloud.call("AddWorldFault", kind=kind, parameters=parameters)


async def cause(cloud: Cloud, kind: str, **parameters: Any) -> None:
    assert await cloud.call("CauseWorldIncident", kind=kind, parameters=parameters) == {}


async def refused(cloud: Cloud, api: str, kind: str, **parameters: Any) -> str:
    return (await cloud.failure(api, kind=kind, parameters=parameters)).details


async def listed(cloud: Cloud, what: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await cloud.call(f"GetWorld{what}"))["inventories"]
    return found


async def state_of(cloud: Cloud, name: str) -> tuple[str, str | None]:
    """State of a VM, and the name of its host."""
    [vm] = [vm for vm in await cloud.query("QueryVmInstance") if vm["name"] == name]
    hosts = {host["uuid"]: host["name"] for host in await cloud.query("QueryHost")}
    return vm["state"], hosts.get(vm.get("hostUuid", ""))


async def test_the_world_is_listed_by_the_names_of_the_cloud(cloud: Cloud) -> None:
    hosts = await cloud.query("QueryHost")
    shown = await listed(cloud, "Hosts")
    assert {(one["name"], one["address"], one["uuid"]) for one in shown} == {
        (host["name"], host["managementIp"], host["uuid"]) for host in hosts
    }
    assert all(one["reachable"] and one["powered"] for one in shown)
    guests = await listed(cloud, "Guests")
    vms = {vm["uuid"]: vm for vm in await cloud.query("QueryVmInstance")}
    assert {one["uuid"]: (one["name"], one["state"]) for one in guests} == {
        uuid: (vm["name"], vm["state"]) for uuid, vm in vms.items()
    }
    assert sum(one["guests"] for one in shown) == len(guests) == 2
    volumes = await listed(cloud, "Volumes")
    assert len([one for one in volumes if not one["cached"]]) == len(await cloud.query("QueryVolume"))
    assert {one["storage"] for one in volumes} <= {"nfs", "local"}


async def test_a_fault_by_name_strikes_and_ends(cloud: Cloud) -> None:
    added = await add(cloud, "dead_host", addresses=["host-0"], duration=7200)
    assert added["inForce"]
    [fault] = await listed(cloud, "Faults")
    [address] = [one["address"] for one in await listed(cloud, "Hosts") if one["name"] == "host-0"]
    assert (fault["id"], fault["kind"], fault["struck"]) == (added["id"], "dead_host", 0)
    assert fault["parameters"]["addresses"] == [address]
    assert [one["name"] for one in await listed(cloud, "Hosts") if not one["reachable"]] == ["host-0"]
    await cloud.settle(600)
    assert {host["name"]: host["status"] for host in await cloud.query("QueryHost")}[
        "host-0"
    ] == "Disconnected"
    assert await cloud.call("RemoveWorldFault", id=added["id"]) == {}
    assert await listed(cloud, "Faults") == []
    failure = await cloud.failure("RemoveWorldFault", id=added["id"])
    assert failure.details == f"no fault has the id[{added['id']}]; there are: none"
    await cloud.settle(600)
    assert {host["status"] for host in await cloud.query("QueryHost")} == {"Connected"}


async def test_a_fault_of_guests_strikes_by_name_and_is_over(cloud: Cloud) -> None:
    added = await add(cloud, "guest_crashes", guests=["web-1"])
    assert not added["inForce"]
    assert {one["name"]: one["state"] for one in await listed(cloud, "Guests")}["web-1"] == "Crashed"
    await cloud.settle(600)
    assert (await state_of(cloud, "web-1"))[0] == "Crashed"


@pytest.mark.parametrize(
    ("kind", "parameters", "told"),
    [
        ("fire", {}, "fault.kind: 'fire' is none of slow_host, dead_host"),
        ("dead_host", {"factor": 2}, "fault: dead_host takes no `factor`; it takes addresses, pattern"),
        ("slow_host", {"share": 2}, "fault: probability and share lie between 0 and 1"),
        ("slow_host", {"speed": 2}, "fault.speed: no such parameter; known are kind, addresses"),
        ("slow_host", {"factor": "much"}, "fault.factor: expected float, got 'much'"),
        (
            "dead_host",
            {"addresses": ["hots-0"]},
            "parameter `addresses`: no host is called [hots-0]; did you mean",
        ),
        ("partition", {"peers": ["store"]}, "parameter `peers`: no host is called [store]"),
        (
            "full_storage",
            {"addresses": ["nsf"]},
            "`addresses`: no storage is called [nsf]; did you mean nfs?",
        ),
        ("guest_stops", {"guests": ["web-11"]}, "no VM is called [web-11]; did you mean web-1, web-0?"),
    ],
)
async def test_a_fault_that_makes_no_sense_changes_nothing(
    cloud: Cloud, kind: str, parameters: dict[str, Any], told: str
) -> None:
    assert told in await refused(cloud, "AddWorldFault", kind, **parameters)
    assert await listed(cloud, "Faults") == []


@pytest.mark.cloud(variables={"vms": 2, "primaries": ["nfs"]})
async def test_what_happens_outside_is_noticed(cloud: Cloud) -> None:
    await cause(cloud, "guest_stops", guest="web-0")
    _, before = await state_of(cloud, "web-1")
    elsewhere = next(name for name in ("host-0", "host-1", "host-2") if name != before)
    await cause(cloud, "guest_moved", guest="web-1", to=elsewhere)
    await cloud.settle(600)
    assert await state_of(cloud, "web-0") == ("Stopped", None)
    assert await state_of(cloud, "web-1") == ("Running", elsewhere)
    await cause(cloud, "host_loses_power", host=elsewhere)
    [off] = [one for one in await listed(cloud, "Hosts") if not one["powered"]]
    assert (off["name"], off["guests"]) == (elsewhere, 0)
    await cause(cloud, "host_comes_back", host=elsewhere)
    assert all(one["powered"] for one in await listed(cloud, "Hosts"))
    assert await listed(cloud, "Faults") == []
    await cloud.settle(600)
    assert await state_of(cloud, "web-1") == ("Stopped", None)


@pytest.mark.cloud(variables={"vms": 2, "primaries": ["nfs"]}, check=False)
async def test_the_oracles_see_a_guest_that_was_started_with_other_parts(cloud: Cloud) -> None:
    vms = {vm["name"]: vm for vm in await cloud.query("QueryVmInstance")}
    await cloud.call("StopVmInstance", uuid=vms["web-0"]["uuid"])
    assert await cloud.leaks() == []
    await cause(cloud, "guest_started", guest="web-0", host="host-0", like="web-1")
    await cloud.settle(600)
    assert await state_of(cloud, "web-0") == ("Running", "host-0")
    told = await cloud.leaks()
    guest = f"guest[{vms['web-0']['uuid']}]"
    for part in ("nic", "volume"):
        assert any(line.startswith(f"{guest} has another {part} than the database says") for line in told)
    assert any(line.startswith("MAC[") and guest in line for line in told)


@pytest.mark.parametrize(
    ("kind", "parameters", "told"),
    [
        ("fire", {}, "incident.kind: 'fire' is none of guest_stops, guest_crashes"),
        ("guest_stops", {}, "incident: guest_stops needs `guest`: the uuid of the guest"),
        (
            "guest_stops",
            {"guest": "web-0", "to": "host-1"},
            "guest_stops takes no `to`; it takes guest, host",
        ),
        (
            "guest_stops",
            {"guest": "0" * 32},
            "VM 00000000000000000000000000000000 on any machine does not exist",
        ),
        ("guest_moved", {"guest": "web-0", "to": "nowhere"}, "parameter `to`: no host is called [nowhere]"),
        ("host_comes_back", {"host": "host-0"}, "answers already"),
    ],
)
async def test_what_cannot_happen_is_refused(
    cloud: Cloud, kind: str, parameters: dict[str, Any], told: str
) -> None:
    assert told in await refused(cloud, "CauseWorldIncident", kind, **parameters)


async def test_only_administrators_may_look_and_interfere_and_each_change_is_audited(cloud: Cloud) -> None:
    tenant = await cloud.tenant("acme")
    for api in NOT_SERVED:
        assert (await tenant.failure(api)).code == "ID.1002"
    assert (await tenant.failure("AddWorldFault", kind="dead_host")).code == "ID.1002"
    assert (await tenant.failure("CauseWorldIncident", kind="guest_stops")).code == "ID.1002"
    assert (await tenant.failure("RemoveWorldFault", id=1)).code == "ID.1002"
    assert await listed(cloud, "Faults") == []
    number = (await add(cloud, "lost_call", addresses=["host-0"], at=1_000_000.0))["id"]
    await cloud.call("RemoveWorldFault", id=number)
    audit = await cloud.query("QueryAudit", limit=100)
    told = {(one["api"], one["success"]) for one in audit if "World" in one["api"]}
    assert {("AddWorldFault", True), ("RemoveWorldFault", True), ("AddWorldFault", False)} <= told
