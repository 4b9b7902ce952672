"""One deployment file and the same tests on simulated hosts, container guests and virtual machines."""

from __future__ import annotations

from typing import Any

import pytest

from orrery.backends.agent.wire import GUEST_PORT
from orrery.scenarios.three import (
    BACKENDS,
    OpenCloud,
    attach,
    create_vms,
    data_volume,
    ip_of,
    kinds_there,
    states,
    uuid_of,
)
from orrery.testlib.environment import Capability, Cloud

pytestmark = [pytest.mark.cloud("three"), pytest.mark.xdist_group("real-hosts")]


@pytest.fixture(params=BACKENDS)
def open_cloud(request: pytest.FixtureRequest) -> OpenCloud:
    """Opens the clouds of these tests on each backend."""
    return BACKENDS[request.param]


async def reaches(cloud: Cloud, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether one VM gets a connection to another."""
    return await cloud.guests.can_connect(one["uuid"], ip_of(other), GUEST_PORT)


async def test_guests_reach_each_other_across_hosts_and_not_across_vlans(cloud: Cloud) -> None:
    one, two, three, four = await create_vms(
        cloud, ("one", "front", 0), ("two", "front", 1), ("three", "back", 0), ("four", "back", 1)
    )
    there = {guest.uuid: guest for guest in cloud.truth.guests()}
    for vm in (one, two, three, four):
        assert [card.ip for card in there[vm["uuid"]].nics] == [ip_of(vm)]
    assert await reaches(cloud, one, two) and await reaches(cloud, two, one)
    assert await reaches(cloud, three, four) and await reaches(cloud, four, three)
    assert not await reaches(cloud, one, three)
    assert not await reaches(cloud, one, four)
    assert not await reaches(cloud, four, two)


async def test_a_volume_keeps_its_content_and_a_vm_goes_through_its_life(cloud: Cloud) -> None:
    one, two = await create_vms(cloud, ("one", "front", 0), ("two", "front", 1))
    volume = await data_volume(cloud, one)
    await cloud.guests.write(one["uuid"], volume["deviceId"], "what one wrote")
    await cloud.call("DetachDataVolumeFromVm", uuid=volume["uuid"])
    volume = await attach(cloud, volume, two)
    assert await cloud.guests.read(two["uuid"], volume["deviceId"]) == "what one wrote"
    assert await cloud.leaks() == []

    assert (await cloud.create("PauseVmInstance", uuid=one["uuid"]))["state"] == "Paused"
    assert states(cloud)[one["uuid"]] == "Paused"
    assert not await reaches(cloud, two, one)
    assert (await cloud.create("ResumeVmInstance", uuid=one["uuid"]))["state"] == "Running"
    assert await reaches(cloud, two, one)
    assert (await cloud.create("RebootVmInstance", uuid=one["uuid"]))["state"] == "Running"
    assert (await cloud.create("StopVmInstance", uuid=one["uuid"]))["state"] == "Stopped"
    assert one["uuid"] not in states(cloud)
    started = await cloud.create("StartVmInstance", uuid=one["uuid"])
    assert (started["state"], ip_of(started)) == ("Running", ip_of(one))
    assert states(cloud)[one["uuid"]] == "Running"
    assert await cloud.leaks() == []

    for vm in (one, two):
        await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
        await cloud.call("ExpungeVmInstance", uuid=vm["uuid"])
    assert kinds_there(cloud) <= {"bridge", "uplink", "image", "volume"}
    await cloud.call("DeleteDataVolume", uuid=volume["uuid"])
    await cloud.call("ExpungeDataVolume", uuid=volume["uuid"])
    assert kinds_there(cloud) <= {"bridge", "uplink", "image"}
    for name in ("flat", "tagged"):
        await cloud.call("DeleteL2Network", uuid=uuid_of(cloud, "l2Network", name))
    assert kinds_there(cloud) <= {"image"}


async def test_a_vm_migrates_with_its_connections_or_is_refused_by_capability(cloud: Cloud) -> None:
    vm, peer = await create_vms(cloud, ("one", "front", 0), ("two", "front", 1))
    volume = await data_volume(cloud, vm)
    there = uuid_of(cloud, "host", "host-1")
    if Capability.LIVE_MIGRATION not in cloud.capabilities:
        failure = await cloud.failure("MigrateVm", vmInstanceUuid=vm["uuid"], hostUuid=there)
        assert "live-migration" in str(failure)
        assert (await cloud.get("QueryVmInstance", vm["uuid"]))["hostUuid"] == vm["hostUuid"]
        return
    assert await reaches(cloud, peer, vm)
    await cloud.guests.write(vm["uuid"], volume["deviceId"], "before")
    async with cloud.guests.connection(vm["uuid"]) as connection:
        assert await connection.echo("here") == "here"
        moved = await cloud.create("MigrateVm", vmInstanceUuid=vm["uuid"], hostUuid=there)
        assert (moved["hostUuid"], moved["state"]) == (there, "Running")
        assert await connection.echo("there") == "there"
    assert await reaches(cloud, peer, vm)
    assert await cloud.guests.read(vm["uuid"], volume["deviceId"]) == "before"
    assert [guest.uuid for guest in cloud.truth.guests()].count(vm["uuid"]) == 1
