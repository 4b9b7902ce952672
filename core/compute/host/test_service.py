"""The life of a host against a hypervisor that does as it is told, in virtual time."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host import tracker
from orrery.core.compute.host.configs import CPU_RATIO
from orrery.core.compute.host.errors import (
    HostNotAdded,
    MaintenanceFailed,
    ReconnectFailed,
)
from orrery.core.compute.host.messages import (
    AddSimulatorHost,
    DeleteHost,
    GetCpuMemoryCapacity,
    ReconnectHost,
    UpdateHost,
    UpdateKVMHost,
    VacateHost,
)
from orrery.core.compute.host.model import PASSWORD, Host
from orrery.core.compute.host.service import HostService
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, NotDeleted, Refused, StateRefused
from orrery.testlib.hosts import GIB, Bench, bench


def _cluster(tx: Transaction, uuid: str) -> Cluster:
    return tx.require(Cluster, uuid)


def _hosts(tx: Transaction) -> list[Host]:
    return tx.find(Host)


def test_an_added_host_is_connected_with_capacity_and_tags() -> None:
    async def body(bench: Bench) -> None:
        bench.hypervisor.vms["10.0.0.1"] = {"a" * 32: "Running"}
        host = await bench.add()
        assert (host.state, host.status, host.zone_uuid) == ("Enabled", "Connected", bench.zone)
        assert (host.cpu_num, host.total_cpu_capacity, host.available_cpu_capacity) == (8, 80, 80)
        assert (host.total_memory_capacity, host.available_memory_capacity) == (64 * GIB, 64 * GIB)
        assert bench.onlooker.prepared == ["Connecting"]
        await asyncio.sleep(1)
        assert bench.onlooker.heard == [("Connected", {"a" * 32: "Running"})]
        tags = await bench.tags(host.uuid)
        assert {"libvirt::version::8.0.0", "capability:virtio-scsi", "os::distribution::debian"} < set(tags)
        assert any(tag.startswith("ConnectedTime::") for tag in tags)

    bench(body)


def test_a_simulated_host_gets_its_declared_size_and_no_tags() -> None:
    async def body(bench: Bench) -> None:
        cluster = await bench.new_cluster("Simulator")
        message = AddSimulatorHost(
            name="s", management_ip="sim-1", cluster_uuid=cluster, cpu_capacity=4, memory_capacity=GIB
        )
        host = await bench.host(await bench.node.bus.ask(message))
        assert (host.cpu_num, host.total_memory_capacity, host.hypervisor_type) == (4, GIB, "Simulator")
        assert await bench.tags(host.uuid) == []

    bench(body)


def test_a_host_that_does_not_answer_leaves_nothing() -> None:
    async def body(bench: Bench) -> None:
        bench.hypervisor.down["10.0.0.1"] = None
        with pytest.raises(HostNotAdded) as caught:
            await bench.add()
        wire = caught.value.to_wire()
        assert (wire["code"], wire["cause"]["code"]) == ("HOST.1000", "HOST.1003")
        assert "no answer from 10.0.0.1" in wire["cause"]["cause"]["details"]
        assert await bench.node.db.read(_hosts) == []
        assert len(bench.onlooker.removed) == 1

    bench(body)


def test_an_attachment_that_fails_undoes_the_adding() -> None:
    async def body(bench: Bench) -> None:
        bench.onlooker.hook_fails = True
        with pytest.raises(HostNotAdded, match="could not add"):
            await bench.add(system_tags=["reservedMemory::1G"])
        assert await bench.node.db.read(_hosts) == []
        cluster = await bench.node.db.read(_cluster, bench.cluster)
        assert cluster.architecture is None

    bench(body)


def test_an_address_is_taken_once() -> None:
    async def body(bench: Bench) -> None:
        first = await bench.add()
        with pytest.raises(InvalidArgument, match=r"there has been a host\[uuid:\w+\] having managementIp"):
            await bench.add()
        other = await bench.add("10.0.0.2")
        with pytest.raises(InvalidArgument, match="managementIp"):
            await bench.node.bus.ask(UpdateHost(uuid=other.uuid, management_ip=first.management_ip))
        await bench.node.bus.ask(UpdateHost(uuid=first.uuid, management_ip=first.management_ip, name="new"))
        assert (await bench.host(first.uuid)).name == "new"

    bench(body)


@pytest.mark.parametrize("address", ["10.0.0.256", "1.2.3", "host_1", "-a", "", "a..b", "fe80::1", "x" * 254])
def test_an_address_must_be_ipv4_or_a_host_name(address: str) -> None:
    with pytest.raises(ValueError, match="management"):
        AddSimulatorHost(name="h", management_ip=address, cluster_uuid="c")


@pytest.mark.parametrize("address", ["10.0.0.1", "node-1", "a.example.com", "3com"])
def test_ipv4_and_host_names_are_addresses(address: str) -> None:
    assert AddSimulatorHost(name="h", management_ip=address, cluster_uuid="c").management_ip == address


def test_the_first_host_sets_its_clusters_architecture() -> None:
    async def body(bench: Bench) -> None:
        await bench.add()
        assert (await bench.node.db.read(_cluster, bench.cluster)).architecture == "x86_64"
        bench.hypervisor.architecture = "aarch64"
        with pytest.raises(HostNotAdded) as caught:
            await bench.add("10.0.0.2")
        assert "is of architecture aarch64" in str(caught.value)
        assert len(await bench.node.db.read(_hosts)) == 1

    bench(body)


def test_a_host_with_less_memory_than_is_reserved_cannot_connect() -> None:
    async def body(bench: Bench) -> None:
        bench.hypervisor.memory = GIB - 1
        with pytest.raises(HostNotAdded) as caught:
            await bench.add()
        assert "kvm/reservedMemory" in str(caught.value)

    bench(body)


def test_a_host_joins_only_a_cluster_of_its_hypervisor() -> None:
    async def body(bench: Bench) -> None:
        cluster = await bench.new_cluster("Simulator")
        with pytest.raises(InvalidArgument, match="takes Simulator hosts, not KVM ones"):
            await bench.add(cluster_uuid=cluster)

    bench(body)


def test_only_a_kvm_host_has_a_login() -> None:
    async def body(bench: Bench) -> None:
        host = await bench.add()
        await bench.node.bus.ask(UpdateKVMHost(uuid=host.uuid, username="admin", ssh_port=2222))
        changed = await bench.host(host.uuid)
        assert (changed.username, changed.ssh_port) == ("admin", 2222)
        store = bench.node.secret_store
        assert await bench.node.db.read(store.read, Host, host.uuid, PASSWORD) == "pw"
        cluster = await bench.new_cluster("Simulator")
        other = AddSimulatorHost(name="s", management_ip="s", cluster_uuid=cluster)
        uuid = await bench.node.bus.ask(other)
        with pytest.raises(InvalidArgument, match="is a Simulator host"):
            await bench.node.bus.ask(UpdateKVMHost(uuid=uuid, username="admin"))

    bench(body)


def test_maintenance_empties_a_host_and_leaving_it_reconnects() -> None:
    async def body(bench: Bench) -> None:
        host = await bench.add()
        assert (await bench.change(host.uuid, "maintain")).state == "Maintenance"
        assert bench.onlooker.vacated == [VacateHost(host.uuid, stop_if_stuck=True)]
        with pytest.raises(StateRefused):
            await bench.change(host.uuid, "maintain")
        with pytest.raises(Refused, match="is in state Maintenance"):
            await bench.node.bus.ask(ReconnectHost(uuid=host.uuid))
        left = await bench.change(host.uuid, "disable")
        assert (left.state, left.status) == ("Disabled", "Connecting")
        await asyncio.sleep(1)
        assert (await bench.host(host.uuid)).status == "Connected"

    bench(body)


def test_a_host_that_cannot_be_emptied_keeps_its_state() -> None:
    async def body(bench: Bench) -> None:
        host = await bench.add()
        await bench.change(host.uuid, "disable")
        bench.onlooker.refuses_to_vacate = True
        with pytest.raises(MaintenanceFailed) as caught:
            await bench.change(host.uuid, "maintain")
        assert caught.value.to_wire()["cause"]["details"] == "a VM cannot move"
        assert (await bench.host(host.uuid)).state == "Disabled"

    bench(body)


def test_only_a_connected_host_can_be_maintained() -> None:
    async def body(bench: Bench) -> None:
        host = await bench.add()
        bench.hypervisor.down["10.0.0.1"] = None
        await bench.service.tracker.beat()
        with pytest.raises(Refused, match="only a Connected host"):
            await bench.change(host.uuid, "maintain")

    bench(body)


def test_a_failed_reconnect_leaves_the_host_disconnected() -> None:
    async def body(bench: Bench) -> None:
        host = await bench.add()
        bench.hypervisor.down["10.0.0.1"] = None
        with pytest.raises(ReconnectFailed) as caught:
            await bench.node.bus.ask(ReconnectHost(uuid=host.uuid))
        wire = caught.value.to_wire()
        assert (wire["code"], wire["cause"]["code"]) == ("HOST.1002", "HOST.1003")
        assert (await bench.host(host.uuid)).status == "Disconnected"
        await asyncio.sleep(1)
        assert bench.onlooker.heard[-1] == ("Disconnected", None)
        assert not any(tag.startswith("ConnectedTime") for tag in await bench.tags(host.uuid))
        bench.hypervisor.down.clear()
        await bench.node.bus.ask(ReconnectHost(uuid=host.uuid))
        assert (await bench.host(host.uuid)).status == "Connected"

    bench(body)


def test_capacity_that_vms_hold_stays_taken_over_a_reconnect() -> None:
    async def body(bench: Bench) -> None:
        host = await bench.add()
        held = {"available_cpu_capacity": 78, "available_memory_capacity": 60 * GIB}
        await bench.node.db.write(_set, host.uuid, held)
        bench.hypervisor.memory = 128 * GIB
        await bench.node.bus.ask(ReconnectHost(uuid=host.uuid))
        again = await bench.host(host.uuid)
        assert (again.available_cpu_capacity, again.available_memory_capacity) == (78, 124 * GIB)

    bench(body)


def _set(tx: Transaction, uuid: str, values: dict[str, Any]) -> None:
    tx.update(Host, {"uuid": uuid}, **values)


def test_the_overprovisioning_ratio_is_followed() -> None:
    async def body(bench: Bench) -> None:
        host = await bench.add()
        await bench.node.db.write(_set, host.uuid, {"available_cpu_capacity": 70})
        await bench.node.configs.set("host", CPU_RATIO.name, "5")
        changed = await bench.host(host.uuid)
        assert (changed.total_cpu_capacity, changed.available_cpu_capacity) == (40, 30)

    bench(body)


def test_a_deleted_host_is_gone_with_its_tags() -> None:
    async def body(bench: Bench) -> None:
        host = await bench.add()
        await bench.node.bus.ask(DeleteHost(uuid=host.uuid))
        assert bench.onlooker.removed == [host.uuid]
        assert await bench.node.db.read(_hosts) == []
        assert await bench.tags(host.uuid) == []
        await bench.node.bus.ask(DeleteHost(uuid=host.uuid))

    bench(body)


def test_a_host_that_somebody_keeps_stays() -> None:
    async def body(bench: Bench) -> None:
        host = await bench.add()
        bench.onlooker.keeps_hosts = True
        with pytest.raises(NotDeleted) as caught:
            await bench.node.bus.ask(DeleteHost(uuid=host.uuid))
        assert isinstance(caught.value.cause, Refused)
        assert (await bench.host(host.uuid)).state == "Enabled"

    bench(body)


def test_a_host_in_another_operation_is_deleted_after_it() -> None:
    async def body(bench: Bench) -> None:
        host = await bench.add()
        bench.hypervisor.delay_seconds = 5.0
        under_way = bench.node.background.start(bench.node.bus.ask(ReconnectHost(uuid=host.uuid)), name="r")
        await asyncio.sleep(1)
        await bench.node.bus.ask(DeleteHost(uuid=host.uuid))
        assert under_way.done()
        assert await bench.node.db.read(_hosts) == []

    bench(body)


def test_a_silent_host_becomes_disconnected_and_comes_back_by_itself() -> None:
    async def body(bench: Bench) -> None:
        host = await bench.add()
        bench.start_heartbeat(bench.service)
        await asyncio.sleep(30)
        bench.hypervisor.down["10.0.0.1"] = None
        await asyncio.sleep(60)
        assert (await bench.host(host.uuid)).status == "Disconnected"
        assert ("Disconnected", None) in bench.onlooker.heard
        bench.hypervisor.down.clear()
        bench.hypervisor.vms["10.0.0.1"] = {"b" * 32: "Paused"}
        await asyncio.sleep(60)
        assert (await bench.host(host.uuid)).status == "Connected"
        assert bench.onlooker.heard[-1] == ("Connected", {"b" * 32: "Paused"})

    bench(body)


def test_a_ping_call_that_fails_as_a_whole_loses_no_host() -> None:
    async def body(bench: Bench) -> None:
        host = await bench.add()
        bench.hypervisor.ping_fails = True
        await bench.service.tracker.beat()
        assert (await bench.host(host.uuid)).status == "Connected"

    bench(body)


def test_one_lost_ping_changes_nothing() -> None:
    async def body(bench: Bench) -> None:
        host = await bench.add()
        bench.hypervisor.down["10.0.0.1"] = None
        asyncio.get_running_loop().call_later(1.5, bench.hypervisor.down.clear)
        await bench.service.tracker.beat()
        assert bench.hypervisor.pings == [1, 1, 1]
        assert (await bench.host(host.uuid)).status == "Connected"

    bench(body)


def test_an_idle_heartbeat_pings_in_batches_and_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracker, "BATCH", 2)

    async def body(bench: Bench) -> None:
        hosts = [await bench.add(f"10.0.0.{number}") for number in range(5)]
        await bench.change(hosts[0].uuid, "maintain")
        await bench.service.tracker.beat()
        bench.hypervisor.pings.clear()
        commits = bench.node.db.commits
        await bench.service.tracker.beat()
        assert bench.hypervisor.pings == [2, 2, 1]
        assert bench.node.db.commits == commits

    bench(body)


def test_a_node_that_starts_checks_every_host_again() -> None:
    async def body(bench: Bench) -> None:
        dead, alive = await bench.add("10.0.0.1"), await bench.add("10.0.0.2")
        bench.hypervisor.down["10.0.0.1"] = None
        bench.hypervisor.vms["10.0.0.2"] = {"c" * 32: "Running"}
        fresh = HostService(bench.node)
        await fresh.start()
        await asyncio.sleep(1)
        bench.onlooker.heard.clear()
        bench.start_heartbeat(fresh)
        await asyncio.sleep(10)
        assert bench.onlooker.heard == [("Disconnected", None), ("Connected", {"c" * 32: "Running"})]
        assert (await bench.host(dead.uuid)).status == "Disconnected"
        assert (await bench.host(alive.uuid)).status == "Connected"

    bench(body)


def test_capacity_is_summed_over_what_can_be_used() -> None:
    async def body(bench: Bench) -> None:
        hosts = [await bench.add(f"10.0.0.{number}") for number in range(3)]
        await bench.change(hosts[0].uuid, "disable")
        asked = GetCpuMemoryCapacity(cluster_uuids=[bench.cluster])
        answer = await bench.node.bus.ask(asked)
        assert (answer.total_cpu, answer.managed_cpu_num, answer.resource_type) == (160, 16, "ClusterVO")
        every = await bench.node.bus.ask(GetCpuMemoryCapacity(all=True))
        assert every.total_memory == every.capacity_data[0].available_memory == 128 * GIB
        one = await bench.node.bus.ask(GetCpuMemoryCapacity(host_uuids=[hosts[0].uuid]))
        assert (one.total_cpu, one.capacity_data[0].resource_uuid) == (0, hosts[0].uuid)
        with pytest.raises(InvalidArgument):
            await bench.node.bus.ask(GetCpuMemoryCapacity())

    bench(body)
