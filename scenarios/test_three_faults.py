"""What goes wrong on hosts: the same on simulated hosts and container guests, some on virtual machines.

States turn, nothing runs twice, nothing is left, and all recovers.
"""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.core.client.errors import ApiFailure
from orrery.scenarios.three import (
    BACKENDS,
    OpenCloud,
    answers,
    create_vm,
    create_vms,
    data_volume,
    states,
    uuid_of,
)
from orrery.testlib.environment import Capability, Cloud
from orrery.testlib.kvm_hosts import KvmHost
from orrery.testlib.real_environment import RealEnvironment, open_kvm

pytestmark = [pytest.mark.cloud("three"), pytest.mark.xdist_group("real-hosts")]
HOST = "QueryHost"
VM = "QueryVmInstance"


@pytest.fixture(params=["sim", "containers"])
def open_cloud(request: pytest.FixtureRequest) -> OpenCloud:
    """Opens the clouds of these tests on each backend."""
    return BACKENDS[request.param]


async def host_of(cloud: Cloud, number: int) -> tuple[str, str]:
    """The uuid and the address of a host."""
    uuid = uuid_of(cloud, "host", f"host-{number}")
    return uuid, str((await cloud.get(HOST, uuid))["managementIp"])


async def remove(cloud: Cloud, *vms: dict[str, Any]) -> None:
    """The VMs are gone, and nothing else is wrong."""
    for vm in vms:
        await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
        await cloud.call("ExpungeVmInstance", uuid=vm["uuid"])
    assert await cloud.leaks() == []


async def test_guests_outlive_an_agent_that_is_killed(cloud: Cloud) -> None:
    uuid, address = await host_of(cloud, 0)
    one, two = await create_vms(cloud, ("one", "front", 0), ("two", "front", 1))
    await cloud.machines.kill_agent(address)
    await cloud.becomes(HOST, uuid, status="Disconnected")
    await answers(cloud, one)
    assert (await cloud.create("RebootVmInstance", uuid=two["uuid"]))["state"] == "Running"
    await cloud.machines.start_agent(address)
    await cloud.becomes(HOST, uuid, status="Connected")
    await cloud.becomes(VM, one["uuid"], state="Running")
    assert states(cloud) == {one["uuid"]: "Running", two["uuid"]: "Running"}
    await remove(cloud, one, two)


async def test_a_guest_that_is_killed_has_crashed_and_starts_again(cloud: Cloud) -> None:
    _, address = await host_of(cloud, 0)
    vm = await create_vm(cloud, "one", "front", 0)
    volume = await data_volume(cloud, vm)
    await cloud.guests.write(vm["uuid"], volume["deviceId"], "kept")
    cloud.incidents.crash(address, vm["uuid"])
    await cloud.becomes(VM, vm["uuid"], state="Crashed")
    await cloud.call("StopVmInstance", uuid=vm["uuid"])
    await cloud.call("StartVmInstance", uuid=vm["uuid"])
    await answers(cloud, vm)
    assert await cloud.guests.read(vm["uuid"], volume["deviceId"]) == "kept"
    await remove(cloud, vm)


async def test_a_host_that_is_cut_off_shortly_stays_connected(cloud: Cloud) -> None:
    uuid, address = await host_of(cloud, 0)
    vm = await create_vm(cloud, "one", "front", 0)
    await cloud.machines.cut(address)
    stopping = asyncio.ensure_future(cloud.create("StopVmInstance", uuid=vm["uuid"]))
    await asyncio.sleep(0)
    await cloud.machines.join(address)
    try:
        assert (await stopping)["state"] == "Stopped"
    except ApiFailure:
        await cloud.becomes(HOST, uuid, status="Connected")
        assert (await cloud.create("StopVmInstance", uuid=vm["uuid"]))["state"] == "Stopped"
    assert states(cloud) == {}
    assert (await cloud.get(HOST, uuid))["status"] == "Connected"
    await remove(cloud, vm)


async def test_a_host_that_is_cut_off_for_long_is_disconnected_and_comes_back(cloud: Cloud) -> None:
    uuid, address = await host_of(cloud, 0)
    vm = await create_vm(cloud, "one", "front", 0)
    await cloud.machines.cut(address)
    await cloud.becomes(HOST, uuid, status="Disconnected")
    assert states(cloud) == {vm["uuid"]: "Running"}
    await cloud.failure("StopVmInstance", uuid=vm["uuid"])
    await cloud.machines.join(address)
    await cloud.becomes(HOST, uuid, status="Connected")
    await cloud.becomes(VM, vm["uuid"], state="Running")
    assert states(cloud) == {vm["uuid"]: "Running"}
    assert (await cloud.create("StopVmInstance", uuid=vm["uuid"]))["state"] == "Stopped"
    await remove(cloud, vm)


async def test_a_full_storage_takes_nothing_and_loses_nothing(cloud: Cloud) -> None:
    storage = uuid_of(cloud, "primaryStorage", "shared")
    vm = await create_vm(cloud, "one", "front", 0)
    await cloud.machines.fill(storage)
    with pytest.raises(ApiFailure, match=r"0 (bytes free|are available)"):
        await create_vm(cloud, "two", "front", 1)
    assert states(cloud) == {vm["uuid"]: "Running"}
    await cloud.machines.drain(storage)
    two = await create_vm(cloud, "two", "front", 1)
    await remove(cloud, vm, two)


async def test_a_host_that_reboots_comes_back_without_its_guests(cloud: Cloud) -> None:
    uuid, address = await host_of(cloud, 0)
    one, two = await create_vms(cloud, ("one", "front", 0), ("two", "front", 1))
    volume = await data_volume(cloud, one)
    await cloud.guests.write(one["uuid"], volume["deviceId"], "kept")
    await cloud.machines.reboot(address)
    await cloud.becomes(VM, one["uuid"], state="Stopped")
    await cloud.becomes(HOST, uuid, status="Connected")
    assert states(cloud) == {two["uuid"]: "Running"}
    await cloud.call("StartVmInstance", uuid=one["uuid"])
    await answers(cloud, one)
    assert await cloud.guests.read(one["uuid"], volume["deviceId"]) == "kept"
    await remove(cloud, one, two)


@pytest.mark.needs(Capability.NODE_RESTARTS)
async def test_a_node_that_is_killed_in_the_middle_finds_everything_again(cloud: Cloud) -> None:
    """With a VM that is being made, one that is being stopped, and a host that is rebooted meanwhile."""
    _, address = await host_of(cloud, 1)
    one, two = await create_vms(cloud, ("one", "front", 0), ("two", "front", 1))
    making = asyncio.ensure_future(create_vm(cloud, "three", "back", 0))
    stopping = asyncio.ensure_future(cloud.call("StopVmInstance", uuid=one["uuid"]))
    while not await cloud.query(VM, "name=three"):  # noqa: ASYNC110
        await asyncio.sleep(0)
    await cloud.kill_node()
    await cloud.machines.reboot(address)
    await cloud.start_node()
    for call in (making, stopping):
        call.cancel()
    await cloud.becomes(VM, two["uuid"], state="Stopped")
    for number in (0, 1):
        await cloud.becomes(HOST, (await host_of(cloud, number))[0], status="Connected")
    assert await cloud.leaks() == []  # whatever became of both calls, rows and guests agree
    await remove(cloud, *await cloud.query(VM))
    assert states(cloud) == {}


class TestVirtualMachines:
    """What only machines that libvirt runs can suffer."""

    @pytest.fixture
    def open_cloud(self) -> OpenCloud:
        """Opens clouds of virtual machines."""
        return open_kvm

    async def test_a_libvirtd_that_restarts_keeps_its_guests(self, cloud: Cloud) -> None:
        uuid, address = await host_of(cloud, 0)
        vm = await create_vm(cloud, "one", "front", 0)
        machine = kvm_host(cloud, address)
        emulator = machine.emulator(vm["uuid"])
        machine.stop_libvirtd()
        await asyncio.to_thread(machine.start_libvirtd)
        assert machine.emulator(vm["uuid"]) == emulator
        assert (await cloud.create("PauseVmInstance", uuid=vm["uuid"]))["state"] == "Paused"
        assert (await cloud.create("ResumeVmInstance", uuid=vm["uuid"]))["state"] == "Running"
        await answers(cloud, vm)
        cloud.incidents.crash(address, vm["uuid"])
        await cloud.becomes(VM, vm["uuid"], state="Crashed")
        assert (await cloud.get(HOST, uuid))["status"] == "Connected"
        await remove(cloud, vm)


def kvm_host(cloud: Cloud, address: str) -> KvmHost:
    """The machine behind a host."""
    inner = getattr(cloud, "_cloud", cloud)
    assert isinstance(inner, RealEnvironment)
    found = next(host for host in inner.site.machines.hosts if host.address == address)
    assert isinstance(found, KvmHost)
    return found
