"""Machines know only what they run: two of one are possible, and things happen without a call."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.simulator.errors import Fenced, NotThere, Refused, Unreachable
from orrery.simulator.faults import Fault, FaultKind
from orrery.simulator.parameters import ParameterError, Parameters
from orrery.simulator.specs import GuestState, NicSpec, PrimaryStorageSpec, VolumeAttachment
from orrery.simulator.world import World
from orrery.testlib.worlds import GIB, HOSTS, Cloud, answers_within, small_vm

HOST, OTHER, THIRD = HOSTS


def places(world: World) -> list[tuple[str, str]]:
    """Where guests are, and what they do."""
    return [(guest.address, guest.state.value) for guest in world.guests()]


def strike(world: World, kind: FaultKind, **fields: Any) -> int:
    """Put a fault in force."""
    return world.faults.add(Fault(kind=kind, **fields))


def test_two_machines_may_run_one_vm_and_write_to_one_volume(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.create_volume("nfs", "/root", GIB, HOST, None, (2, 1, 1))
        spec = small_vm(volumes=(VolumeAttachment("root", "/root", 0, "nfs"),))
        await world.start_vm(HOST, spec, (2, 1, 1))
        assert world.shared_writes() == ()
        await world.start_vm(OTHER, spec, (1, 1, 1))
        assert places(world) == [(HOST, "Running"), (OTHER, "Running")]
        assert world.writers("nfs", "/root") == ((HOST, "vm"), (OTHER, "vm"))
        [shared] = world.shared_writes()
        assert (shared.bits[2], shared.at) == ("/root", cloud.env.now)
        await world.destroy_vm(HOST, "vm", (3, 1, 1))
        assert places(world) == [(OTHER, "Running")]
        assert world.writers("nfs", "/root") == ((OTHER, "vm"),)
        assert [one.memory_used for one in world.machines()] == [0, GIB, 0]

    cloud.run(main())


def test_paths_of_local_storages_are_not_shared(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        for host in (HOST, OTHER):
            await world.create_volume("local", "/root", GIB, host, None, (2, 1, 1))
            spec = small_vm(host, volumes=(VolumeAttachment("root", "/root", 0, "local"),))
            await world.start_vm(host, spec, (2, 1, 1))
        assert world.shared_writes() == ()
        assert world.writers("local", "/root", OTHER) == ((OTHER, OTHER),)

    cloud.run(main())


def test_attaching_opens_a_volume_and_detaching_closes_it(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.create_volume("nfs", "/data", GIB, HOST, None, (2, 1, 1))
        data = VolumeAttachment("data", "/data", 1, "nfs")
        for host in (HOST, OTHER):
            await world.start_vm(host, small_vm(host), (2, 1, 1))
            await world.attach_volume(host, host, data, (3, 1, 1))
        assert len(world.shared_writes()) == 1
        await world.resize_volume("nfs", "/data", 2 * GIB, HOST, (4, 1, 1))
        await world.detach_volume(HOST, HOST, "data", (4, 1, 1))
        assert world.writers("nfs", "/data") == ((OTHER, OTHER),)

    cloud.run(main())


def test_a_refused_call_raises_no_fence(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(), (2, 1, 1))
        await world.attach_nic(HOST, "vm", NicSpec("one", "fa:00:00:00:00:01", l2="l2"), (3, 1, 1))
        with pytest.raises(Refused, match="not realized"):
            await world.attach_nic(HOST, "vm", NicSpec("two", "fa:00:00:00:00:02", l2="x"), (7, 1, 1))
        with pytest.raises(Refused, match="another definition"):
            await world.start_vm(HOST, small_vm(cpus=4), (8, 1, 1))
        await world.detach_nic(HOST, "vm", "one", (5, 1, 1))
        assert [guest.spec.nics for guest in world.guests()] == [()]
        assert world.counters()["operations"] == 0

    cloud.run(main())


def test_a_part_fences_neither_other_parts_nor_the_whole(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        nics = tuple(NicSpec(name, f"fa:00:00:00:00:{name}", l2="l2") for name in ("01", "02"))
        await world.start_vm(HOST, small_vm(nics=nics), (2, 1, 1))
        await world.detach_nic(HOST, "vm", "01", (50, 1, 1))
        await world.detach_nic(HOST, "vm", "02", (40, 1, 1))
        await world.pause_vm(HOST, "vm", (30, 1, 1))
        assert [(guest.state.value, guest.spec.nics) for guest in world.guests()] == [("Paused", ())]
        with pytest.raises(Fenced):
            await world.attach_nic(HOST, "vm", nics[0], (45, 1, 1))
        await world.reboot_vm(HOST, "vm", (60, 1, 1))
        with pytest.raises(Fenced):
            await world.detach_nic(HOST, "vm", "02", (59, 1, 1))

    cloud.run(main())


def test_a_call_that_never_succeeds_leaves_no_ledger(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        before = world.counters()["ledgers"]
        with pytest.raises(NotThere):
            await world.reboot_vm(HOST, "nobody", (2, 1, 1))
        assert world.counters()["ledgers"] == before

    cloud.run(main())


def test_a_machine_tells_of_changes_until_they_were_listed(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(), (2, 1, 1))
        await world.stop_vm(HOST, "vm", False, (3, 1, 1))
        assert (await world.ping(HOSTS)).changed == {}
        await world.start_vm(HOST, small_vm(), (4, 1, 1))
        world.incidents.crash(HOST, "vm")
        assert (await world.ping(HOSTS)).changed == {HOST: 1}
        assert (await world.ping(HOSTS)).changed == {HOST: 1}
        world.incidents.stop(HOST, "vm")
        assert (await world.ping(HOSTS, {HOST: 1})).changed == {HOST: 2}
        assert (await world.ping(HOSTS, {HOST: 2})).changed == {}

    cloud.run(main())


def test_a_guest_that_arrives_is_a_change_of_its_new_machine(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(), (2, 1, 1))
        await world.migrate_vm(HOST, OTHER, "vm", (3, 1, 1))
        assert (await world.ping(HOSTS)).changed == {OTHER: 1}
        world.incidents.move(OTHER, THIRD, "vm")
        assert (await world.ping(HOSTS)).changed == {OTHER: 2, THIRD: 1}

    cloud.run(main())


def test_a_migration_that_has_arrived_is_done(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(), (2, 1, 1))
        await world.migrate_vm(HOST, OTHER, "vm", (3, 1, 1))
        await world.migrate_vm(HOST, OTHER, "vm", (3, 2, 1))
        assert places(world) == [(OTHER, "Running")]
        with pytest.raises(NotThere):
            await world.migrate_vm(HOST, THIRD, "vm", (4, 1, 1))
        await world.start_vm(HOST, small_vm(), (5, 1, 1))
        with pytest.raises(Refused, match="has a VM vm already"):
            await world.migrate_vm(HOST, OTHER, "vm", (6, 1, 1))

    cloud.run(main())


def test_a_broken_hand_over_leaves_two(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(), (2, 1, 1))
        strike(world, FaultKind.BROKEN_HANDOVER, count=1)
        with pytest.raises(Refused, match="handed over"):
            await world.migrate_vm(HOST, OTHER, "vm", (3, 1, 1))
        assert places(world) == [(HOST, "Paused"), (OTHER, "Running")]
        assert (await world.ping(HOSTS)).changed == {HOST: 1, OTHER: 1}

    cloud.run(main())


def test_a_partition_breaks_migrations_off_and_lets_none_begin(make_cloud: Any) -> None:
    cloud = make_cloud(latencies={"migrate_vm": 0}, bandwidths={"host": GIB})

    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(memory_bytes=8 * GIB), (2, 1, 1))
        moving = world.migrate_vm(HOST, OTHER, "vm", (3, 1, 1))
        strike(
            world, FaultKind.PARTITION, addresses=(OTHER,), peers=(HOST,), at=cloud.env.now + 4, duration=60
        )
        started = cloud.env.now
        with pytest.raises(Refused, match="has not moved"):
            await moving
        assert cloud.env.now - started == pytest.approx(4)
        with pytest.raises(Refused, match="does not answer"):
            await world.migrate_vm(HOST, OTHER, "vm", (4, 1, 1))
        assert (await world.ping(HOSTS)).silent == []
        await world.migrate_vm(HOST, THIRD, "vm", (5, 1, 1))
        await asyncio.sleep(60)
        await world.migrate_vm(THIRD, OTHER, "vm", (6, 1, 1))
        assert places(world) == [(OTHER, "Running")]

    cloud.run(main())


def test_a_deaf_host_does_nothing_and_a_mute_one_says_nothing(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        faults = [
            strike(world, FaultKind.DEAF_HOST, addresses=(HOST,)),
            strike(world, FaultKind.MUTE_HOST, addresses=(OTHER,)),
        ]
        for host in (HOST, OTHER):
            assert not await answers_within(world.start_vm(host, small_vm(host), (2, 1, 1)), 100)
            assert not await answers_within(world.list_vms(host), 100)
        assert places(world) == [(OTHER, "Running")]
        assert (await world.ping(HOSTS)).silent == [HOST, OTHER]
        for number in faults:
            world.faults.remove(number)
        assert (await world.ping(HOSTS)).silent == []

    cloud.run(main())


def test_the_answer_of_a_host_that_has_become_mute_is_lost(make_cloud: Any) -> None:
    cloud = make_cloud(latencies={"start_vm": 10, "list_vms": 10})

    async def main() -> None:
        world = await cloud.setup()
        calls = [world.start_vm(HOST, small_vm(), (2, 1, 1)), world.list_vms(HOST)]
        strike(world, FaultKind.MUTE_HOST, addresses=(HOST,), at=cloud.env.now + 1)
        for call in calls:
            assert not await answers_within(call, 100)
        assert places(world) == [(HOST, "Running")]

    cloud.run(main())


def test_a_refusing_host_answers_pings_only(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        strike(world, FaultKind.REFUSING_HOST, addresses=(HOST,), reason="libvirt is gone")
        assert (await world.ping(HOSTS)).silent == []
        for call in (
            world.start_vm(HOST, small_vm(), (2, 1, 1)),
            world.list_vms(HOST),
            world.connect_host(HOST, None, (2, 1, 1)),
        ):
            with pytest.raises(Refused, match="libvirt is gone"):
                await call
        with pytest.raises(Unreachable):
            await world.connect_primary_storage(PrimaryStorageSpec("nfs", "nfs"), (HOST,), (2, 1, 1))

    cloud.run(main())


def test_a_crashed_guest_stays_until_it_is_stopped_or_reset(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(), (2, 1, 1))
        strike(world, FaultKind.GUEST_CRASHES, addresses=(HOST,))
        assert await world.list_vms(HOST) == {"vm": GuestState.CRASHED}
        for call in (
            world.start_vm(HOST, small_vm(), (3, 1, 1)),
            world.pause_vm(HOST, "vm", (4, 1, 1)),
            world.resume_vm(HOST, "vm", (5, 1, 1)),
            world.migrate_vm(HOST, OTHER, "vm", (6, 1, 1)),
        ):
            with pytest.raises(Refused, match="crashed"):
                await call
        await world.reboot_vm(HOST, "vm", (7, 1, 1))
        assert await world.list_vms(HOST) == {"vm": GuestState.RUNNING}

    cloud.run(main())


def test_a_hung_guest_hangs_on_where_it_goes_until_it_is_reset(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(), (2, 1, 1))
        strike(world, FaultKind.GUEST_HANGS, guests=("vm",))
        assert (await world.ping(HOSTS)).changed == {}
        with pytest.raises(Refused, match="by force"):
            await world.stop_vm(HOST, "vm", False, (3, 1, 1))
        await world.migrate_vm(HOST, OTHER, "vm", (4, 1, 1))
        assert [guest.hung for guest in world.guests()] == [True]
        await world.reboot_vm(OTHER, "vm", (5, 1, 1))
        await world.stop_vm(OTHER, "vm", False, (6, 1, 1))
        assert places(world) == []

    cloud.run(main())


def test_faults_of_guests_strike_once_at_their_time_and_so_many(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        for number in range(5):
            await world.start_vm(HOST, small_vm(f"vm{number}"), (2, 1, 1))
        strike(world, FaultKind.GUEST_DESTROYED, at=cloud.env.now + 10, count=2)
        strike(world, FaultKind.GUEST_MOVED, at=cloud.env.now + 20, guests=("vm4",), peers=(THIRD,))
        await asyncio.sleep(5)
        assert len(places(world)) == 5
        await asyncio.sleep(20)
        assert places(world) == [(HOST, "Running")] * 2 + [(THIRD, "Running")]
        assert not world.faults
        assert world.faults.effects == {"guest_destroyed": 2, "guest_moved": 1}

    cloud.run(main())


def test_somebody_starts_copies_and_guests_of_nobody(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(cpus=3), (2, 1, 1))
        strike(world, FaultKind.GUEST_STARTED, addresses=(OTHER,), guests=("vm", "own"))
        strike(world, FaultKind.GUEST_STARTED, addresses=(THIRD,))
        found = [(guest.address, guest.uuid, guest.spec.cpus) for guest in world.guests()]
        assert found[:3] == [(HOST, "vm", 3), (OTHER, "vm", 3), (OTHER, "own", 1)]
        assert len(found) == 4
        assert (await world.ping(HOSTS)).changed == {OTHER: 2, THIRD: 1}

    cloud.run(main())


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "slow_host", "guests": ["vm"]},
        {"kind": "dead_host", "peers": [HOST]},
        {"kind": "guest_started"},
    ],
)
def test_faults_that_make_no_sense_are_refused(fault: dict[str, Any]) -> None:
    with pytest.raises(ParameterError):
        Parameters.from_dict({"faults": [fault]})


def test_faults_of_guests_are_data() -> None:
    moved = {"kind": "guest_moved", "addresses": [HOST], "peers": [OTHER], "guests": ["vm"], "at": 5}
    read = Parameters.from_dict({"faults": [moved]})
    assert read.faults == (
        Fault(kind=FaultKind.GUEST_MOVED, addresses=(HOST,), peers=(OTHER,), guests=("vm",), at=5.0),
    )


def test_a_call_that_ends_after_it_was_given_up_is_a_change(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(), (1, 1, 1))
        strike(world, FaultKind.SLOW_HOST, operations=("pause_vm",), factor=1000.0, count=1)
        for run, (patience, is_told) in enumerate(((1.0, True), (9999.0, False)), start=2):
            await world.resume_vm(HOST, "vm", (run, 1, 1))
            try:
                async with asyncio.timeout(patience):
                    await world.pause_vm(HOST, "vm", (run, 1, 2))
            except TimeoutError:
                await asyncio.sleep(9999)
            [guest] = world.guests()
            assert guest.state is GuestState.PAUSED
            changed = (await world.ping([HOST])).changed
            assert (HOST in changed) is is_told
            assert (await world.ping([HOST], changed)).changed == {}

    cloud.run(main())
