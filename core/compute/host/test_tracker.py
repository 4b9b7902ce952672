"""Which hosts the heartbeat asks what runs there: those that have changed, and each of them now and then."""

from __future__ import annotations

import asyncio

import pytest

from orrery.core.compute.host import tracker
from orrery.core.compute.host.configs import FULL_COMPARISON
from orrery.core.compute.host.messages import FollowHosts, GuestsUndecided
from orrery.testlib.hosts import Bench, bench


def test_only_hosts_whose_guests_have_changed_are_listed() -> None:
    async def body(bench: Bench) -> None:
        for number in range(3):
            await bench.add(f"10.0.0.{number}")
        bench.hypervisor.vms["10.0.0.1"] = {"c" * 32: "Running"}
        bench.hypervisor.listed.clear()
        for _ in range(10):
            await bench.service.tracker.beat()
            await asyncio.sleep(1)
        assert bench.hypervisor.listed == []
        bench.hypervisor.changed["10.0.0.1"] = 7
        for _ in range(3):
            await bench.service.tracker.beat()
            await asyncio.sleep(1)
        assert bench.hypervisor.listed == ["10.0.0.1"]
        assert bench.onlooker.compared == [[{"c" * 32: "Running"}]]
        assert bench.hypervisor.changed == {}

    bench(body)


def test_a_change_is_listed_again_until_the_host_has_answered() -> None:
    async def body(bench: Bench) -> None:
        await bench.add("10.0.0.1")
        bench.hypervisor.listed.clear()
        bench.hypervisor.changed["10.0.0.1"] = 1
        await bench.service.tracker.beat()
        bench.hypervisor.down["10.0.0.1"] = None  # it falls silent between the ping and the list
        await asyncio.sleep(1)
        assert (bench.onlooker.compared, bench.hypervisor.changed) == ([], {"10.0.0.1": 1})
        bench.hypervisor.down.clear()
        for _ in range(3):
            await bench.service.tracker.beat()
            await asyncio.sleep(1)
        assert (bench.onlooker.compared, bench.hypervisor.changed) == ([[{}]], {})

    bench(body)


def test_what_could_not_be_decided_is_asked_again_once() -> None:
    async def body(bench: Bench) -> None:
        host, _ = await bench.add("10.0.0.1"), await bench.add("10.0.0.2")
        bench.hypervisor.listed.clear()
        bench.node.bus.publish(GuestsUndecided(host.uuid))
        await asyncio.sleep(1)
        for _ in range(3):
            await bench.service.tracker.beat()
            await asyncio.sleep(1)
        assert bench.hypervisor.listed == ["10.0.0.1"]
        await bench.node.bus.call(FollowHosts(host.uuid))
        assert bench.hypervisor.listed == ["10.0.0.1"] * 2

    bench(body)


def test_every_host_is_compared_once_in_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracker, "BATCH", 2)

    async def body(bench: Bench) -> None:
        addresses = [f"10.0.0.{number}" for number in range(5)]
        for address in addresses:
            await bench.add(address)
        await bench.node.configs.set("host", FULL_COMPARISON.name, "300")
        bench.hypervisor.listed.clear()
        for beat in range(1, 11):
            await bench.service.tracker.beat()
            await asyncio.sleep(1)
            assert len(bench.hypervisor.listed) == beat
        assert bench.hypervisor.listed == addresses * 2

    bench(body)
