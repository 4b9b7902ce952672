"""Each kind of fault does what it says, and only to whom it concerns."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.simulator.errors import NoSpace, Refused, Unreachable
from orrery.simulator.faults import Fault, FaultKind
from orrery.simulator.specs import Capacity
from orrery.testlib.worlds import GIB, HOSTS, SETUP, Cloud, answers_within, small_vm

HOST, OTHER, THIRD = HOSTS


def test_slow_host_takes_longer(make_cloud: Any) -> None:
    cloud = make_cloud(latencies={"start_vm": 2})

    async def main() -> None:
        world = await cloud.setup()
        number = world.faults.add(Fault(kind=FaultKind.SLOW_HOST, addresses=(HOST,), factor=20))
        for host, seconds in ((HOST, 40), (OTHER, 2)):
            started = cloud.env.now
            await world.start_vm(host, small_vm(host), (2, 1, 1))
            assert cloud.env.now - started == pytest.approx(seconds)
        world.faults.remove(number)
        assert not world.faults

    cloud.run(main())


@pytest.mark.parametrize("power", [True, False])
def test_dead_host_answers_nothing_and_comes_back(cloud: Cloud, power: bool) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(), (2, 1, 1))
        at = cloud.env.now + 10
        world.faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=(HOST,), at=at, duration=60, power=power))
        assert (await world.ping(HOSTS)).silent == []
        await asyncio.sleep(20)
        assert (await world.ping(HOSTS)).silent == [HOST]
        assert world.counters()["guests"] == (1 if power else 0)
        for call in (world.list_vms(HOST), world.stop_vm(HOST, "vm", True, (3, 1, 1))):
            with pytest.raises(Unreachable):
                await call
        await asyncio.sleep(60)
        assert await world.ping(HOSTS) == ([], [] if power else [HOST], {})
        assert len(await world.list_vms(HOST)) == (1 if power else 0)
        await world.connect_host(HOST, None, (4, 1, 1))
        assert await world.ping(HOSTS) == ([], [], {})

    cloud.run(main())


@pytest.mark.parametrize("power", [True, False])
def test_call_under_way_when_the_host_dies_has_its_effect_only_under_power(
    make_cloud: Any, power: bool
) -> None:
    cloud = make_cloud(latencies={"start_vm": 2})

    async def main() -> None:
        world = await cloud.setup()
        call = world.start_vm(HOST, small_vm(), (2, 1, 1))
        world.faults.add(
            Fault(kind=FaultKind.DEAD_HOST, addresses=(HOST,), at=cloud.env.now + 1, power=power)
        )
        with pytest.raises(Unreachable):
            await call
        assert world.counters()["guests"] == (1 if power else 0)

    cloud.run(main())


def test_new_machine_may_be_dead_already(make_cloud: Any) -> None:
    cloud = make_cloud(faults=[{"kind": "dead_host", "pattern": "10.5.*", "until": 100}])

    async def main() -> None:
        with pytest.raises(Unreachable):
            await cloud.world.connect_host("10.5.0.1", None, SETUP)
        await asyncio.sleep(100)
        await cloud.world.connect_host("10.5.0.1", None, SETUP)

    cloud.run(main())


def test_lost_reply_has_its_effect_and_the_repeat_gives_the_answer(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        world.faults.add(Fault(kind=FaultKind.LOST_REPLY, operations=("start_vm",), count=1))
        assert not await answers_within(world.start_vm(HOST, small_vm(), (2, 1, 1)), 1000)
        assert world.counters()["guests"] == 1
        assert await answers_within(world.start_vm(HOST, small_vm(), (2, 1, 1)), 1000)
        assert world.counters()["operations"] == 0

    cloud.run(main())


def test_lost_call_has_no_effect(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        world.faults.add(Fault(kind=FaultKind.LOST_CALL, addresses=(HOST,), count=2))
        assert not await answers_within(world.start_vm(HOST, small_vm(), (2, 1, 1)), 1000)
        assert not await answers_within(world.list_vms(HOST), 1000)
        assert world.counters()["guests"] == 0

    cloud.run(main())


def test_repeated_call_is_done_once(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        world.faults.add(Fault(kind=FaultKind.REPEATED_CALL))
        await world.start_vm(HOST, small_vm(), (2, 1, 1))
        await world.destroy_vm(HOST, "vm", (3, 1, 1))
        await asyncio.sleep(100)
        assert world.counters()["guests"] == 0
        assert world.counters()["operations"] == 0

    cloud.run(main())


def test_failed_call_changes_nothing_and_may_be_tried_again(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        world.faults.add(
            Fault(kind=FaultKind.FAILED_CALL, operations=("start_vm",), count=1, reason="qemu died")
        )
        with pytest.raises(Refused, match="qemu died"):
            await world.start_vm(HOST, small_vm(), (2, 1, 1))
        assert world.counters()["guests"] == 0
        await world.start_vm(HOST, small_vm(), (2, 1, 1))

    cloud.run(main())


def test_probability_strikes_about_that_share_of_calls(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        world.faults.add(Fault(kind=FaultKind.FAILED_CALL, operations=("start_vm",), probability=0.3))
        calls = [world.start_vm(HOST, small_vm(f"vm{number}"), (2, 1, 1)) for number in range(500)]
        outcomes = await asyncio.gather(*calls, return_exceptions=True)
        assert 110 < sum(isinstance(one, Refused) for one in outcomes) < 190

    cloud.run(main())


def test_share_picks_a_fixed_part_of_the_hosts() -> None:
    fault = Fault(kind=FaultKind.SLOW_HOST, share=0.2)
    picked = [number for number in range(1000) if fault.concerns(f"10.0.0.{number}")]
    assert 150 < len(picked) < 250


def test_full_storage_takes_nothing_new(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        number = world.faults.add(Fault(kind=FaultKind.FULL_STORAGE, addresses=("nfs", "bs")))
        with pytest.raises(NoSpace):
            await world.create_volume("nfs", "/v", GIB, HOST, None, (2, 1, 1))
        with pytest.raises(NoSpace):
            await world.add_image("bs", "/i", "http://x/y", (2, 1, 1))
        assert (await world.storage_capacity("nfs")).available == 0
        world.faults.remove(number)
        await world.create_volume("nfs", "/v", GIB, HOST, None, (2, 1, 1))

    cloud.run(main())


def test_lying_capacity_is_reported_but_not_there(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        truth = await world.storage_capacity("nfs")
        world.faults.add(Fault(kind=FaultKind.LYING_CAPACITY, addresses=("nfs",), factor=2))
        assert await world.storage_capacity("nfs") == Capacity(truth.total * 2, truth.available * 2)

    cloud.run(main())


def test_image_download_breaks_off_midway(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        world.faults.add(Fault(kind=FaultKind.IMAGE_DOWNLOAD_FAILS, pattern="*.iso", factor=0.3))
        with pytest.raises(Refused, match="broke off"):
            await world.add_image("bs", "/i", "http://x/y.iso", (2, 1, 1))
        await world.add_image("bs", "/j", "http://x/y.qcow2", (2, 1, 1))
        assert [one.path for one in world.images()] == ["/image", "/j"]

    cloud.run(main())


def test_pings_are_lost_host_by_host_where_a_fault_names_them(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        world.faults.add(Fault(kind=FaultKind.LOST_CALL))
        assert (await world.ping(HOSTS)).silent == []
        world.faults.add(
            Fault(kind=FaultKind.LOST_CALL, operations=("ping",), addresses=(OTHER,), duration=5)
        )
        assert (await world.ping(HOSTS)).silent == [OTHER]
        await asyncio.sleep(5)
        assert (await world.ping(HOSTS)).silent == []

    cloud.run(main())


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="not both"):
        Fault(kind=FaultKind.SLOW_HOST, until=1, duration=1)
