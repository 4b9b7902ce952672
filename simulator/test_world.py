"""What calls do, when all goes well: idempotence, fencing, tombstones, capacity, bandwidth."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.simulator.errors import Fenced, NoSpace, NotThere, Refused, Unreachable
from orrery.simulator.specs import (
    BackupStorageSpec,
    Capacity,
    CdRom,
    GuestState,
    L2Spec,
    Machine,
    NicSpec,
    PrimaryStorageSpec,
    VolumeAttachment,
)
from orrery.testlib.worlds import GIB, HOSTS, SETUP, Cloud, small_vm

HOST, OTHER, THIRD = HOSTS


def test_unknown_machine_appears_when_it_is_connected(cloud: Cloud) -> None:
    async def main() -> None:
        facts = await cloud.world.connect_host("10.9.9.9", Machine(cpus=3, memory_bytes=5 * GIB), SETUP)
        assert (facts.cpus, facts.memory_bytes, facts.cpu_architecture) == (3, 5 * GIB, "x86_64")
        cloud.world.provision("10.9.9.8", Machine(cpus=5))
        assert (await cloud.world.connect_host("10.9.9.8", Machine(cpus=3), SETUP)).cpus == 5

    cloud.run(main())


def test_nobody_answers_in_unreachable_networks(cloud: Cloud) -> None:
    async def main() -> None:
        started = cloud.env.now
        with pytest.raises(Unreachable):
            await cloud.world.connect_host("192.0.2.7", None, SETUP)
        assert cloud.env.now - started == 10
        with pytest.raises(Unreachable):
            await cloud.world.connect_primary_storage(
                PrimaryStorageSpec("p", "nfs", "192.0.2.1:/x"), (), SETUP
            )
        with pytest.raises(Unreachable):
            await cloud.world.connect_backup_storage(BackupStorageSpec("b", "sftp", "192.0.2.1"), SETUP)

    cloud.run(main())


def test_without_auto_provision_only_declared_machines_exist(make_cloud: Any) -> None:
    cloud = make_cloud(auto_provision=False)

    async def main() -> None:
        with pytest.raises(Unreachable):
            await cloud.world.connect_host("10.0.0.1", None, SETUP)
        cloud.world.provision("10.0.0.1")
        await cloud.world.connect_host("10.0.0.1", None, SETUP)

    cloud.run(main())


def test_ping_answers_the_exceptions_in_order(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        assert (await world.ping(["10.7.7.2", HOST, "10.7.7.1", OTHER])).silent == ["10.7.7.2", "10.7.7.1"]

    cloud.run(main())


def test_life_of_a_vm(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(), (2, 1, 1))
        assert await world.list_vms(HOST) == {"vm": GuestState.RUNNING}
        await world.pause_vm(HOST, "vm", (3, 1, 1))
        assert await world.list_vms(HOST) == {"vm": GuestState.PAUSED}
        await world.resume_vm(HOST, "vm", (4, 1, 1))
        await world.reboot_vm(HOST, "vm", (5, 1, 1))
        assert await world.list_vms(HOST) == {"vm": GuestState.RUNNING}
        await world.stop_vm(HOST, "vm", False, (6, 1, 1))
        await world.stop_vm(HOST, "vm", False, (7, 1, 1))
        assert await world.list_vms(HOST) == {}
        await world.start_vm(OTHER, small_vm(paused=True), (8, 1, 1))
        assert [(one.address, one.state) for one in world.guests()] == [(OTHER, GuestState.PAUSED)]
        with pytest.raises(NotThere):
            await world.reboot_vm(HOST, "vm", (9, 1, 1))

    cloud.run(main())


def test_running_vm_is_started_again_only_as_it_is(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(), (2, 1, 1))
        await world.start_vm(HOST, small_vm(), (3, 1, 1))
        with pytest.raises(Refused, match="another definition"):
            await world.start_vm(HOST, small_vm(cpus=2), (4, 1, 1))

    cloud.run(main())


def test_same_call_again_is_not_done_twice(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(), (2, 1, 1))
        effects = world.trace_hash(), world.operations.trace.effects
        await world.start_vm(HOST, small_vm(), (2, 1, 1))
        assert (world.trace_hash(), world.operations.trace.effects) == effects
        first, second = (world.add_image("bs", "/two", "http://x/two", (3, 1, 1)) for _ in range(2))
        assert world.counters()["operations"] == 1
        assert await first == await second == await world.add_image("bs", "/two", "http://x/two", (3, 1, 1))

    cloud.run(main())


def test_lower_call_is_fenced_at_once_and_under_way(make_cloud: Any) -> None:
    cloud = make_cloud(latencies={"start_vm": 20, "stop_vm": 1})

    async def main() -> None:
        world = await cloud.setup()
        late = world.start_vm(HOST, small_vm(), (5, 1, 1))
        await world.stop_vm(HOST, "vm", True, (5, 2, 1))
        with pytest.raises(Fenced):
            await late
        with pytest.raises(Fenced):
            await world.start_vm(HOST, small_vm(), (5, 1, 9))
        assert not list(world.guests())

    cloud.run(main())


def test_destroy_leaves_a_tombstone(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.destroy_vm(HOST, "vm", (5, 1, 1))
        with pytest.raises(Fenced):
            await world.start_vm(HOST, small_vm(), (5, 1, 1))
        await world.destroy_vm(HOST, "vm", (5, 1, 1))
        await world.start_vm(HOST, small_vm(), (6, 1, 1))
        await world.delete_bits("nfs", "/v", HOST, (5, 1, 1))
        with pytest.raises(Fenced):
            await world.create_volume("nfs", "/v", GIB, HOST, None, (5, 1, 1))
        assert not list(world.volumes())

    cloud.run(main())


def test_old_tombstones_are_forgotten(make_cloud: Any) -> None:
    cloud = make_cloud(tombstones=10)

    async def main() -> None:
        world = await cloud.setup()
        before = world.counters()["ledgers"]
        for number in range(30):
            await world.destroy_vm(HOST, f"vm{number}", (5, 1, 1))
        assert world.counters()["ledgers"] == before + 10

    cloud.run(main())


def test_detached_part_does_not_come_back(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(), (2, 1, 1))
        one, two = (NicSpec(uuid, "fa:00:00:00:00:00", l2="l2") for uuid in ("one", "two"))
        await world.attach_nic(HOST, "vm", one, (3, 1, 1))
        await world.detach_nic(HOST, "vm", "one", (3, 1, 1))
        with pytest.raises(Fenced):
            await world.attach_nic(HOST, "vm", one, (3, 1, 1))
        await world.attach_nic(HOST, "vm", two, (3, 1, 1))
        await world.detach_nic(HOST, "vm", "one", (4, 1, 1))
        assert [nic.uuid for guest in world.guests() for nic in guest.spec.nics] == ["two"]

    cloud.run(main())


def test_networks_are_wanted_where_guests_use_them(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        with pytest.raises(Refused, match="no interface wlan0"):
            await world.realize_l2s(HOST, [L2Spec("x", "L2NoVlanNetwork", "wlan0")], SETUP)
        with pytest.raises(Refused, match="not between"):
            await world.realize_l2s(HOST, [L2Spec("x", "L2VlanNetwork", "eth0", 5000)], SETUP)
        with pytest.raises(Refused, match="not realized"):
            await world.start_vm(HOST, small_vm(nics=(NicSpec("n", "m", l2="x"),)), (2, 1, 1))
        await world.start_vm(HOST, small_vm(nics=(NicSpec("n", "m", l2="l2"),)), (3, 1, 1))
        with pytest.raises(Refused, match="is used by VM vm"):
            await world.remove_l2s(HOST, ["l2"], (3, 1, 1))
        await world.remove_l2s(OTHER, ["l2"], (3, 1, 1))
        await world.remove_l2s(OTHER, ["l2"], (3, 1, 1))
        assert [machine.l2s for machine in world.machines()] == [("l2",), (), ("l2",)]

    cloud.run(main())


def test_volumes_are_wanted_where_guests_use_them(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.create_volume("local", "/root", GIB, HOST, None, (2, 1, 1))
        root, data = (
            VolumeAttachment("root", "/root", 0, "local"),
            VolumeAttachment("data", "/data", 1, "nfs"),
        )
        with pytest.raises(NotThere):
            await world.start_vm(OTHER, small_vm(volumes=(root,)), (2, 1, 1))
        await world.start_vm(HOST, small_vm(volumes=(root,)), (3, 1, 1))
        with pytest.raises(NotThere):
            await world.attach_volume(HOST, "vm", data, (3, 1, 1))
        await world.create_volume("nfs", "/data", GIB, OTHER, None, (3, 1, 1))
        await world.attach_volume(HOST, "vm", data, (3, 1, 2))
        await world.attach_volume(HOST, "vm", data, (3, 1, 3))
        with pytest.raises(Refused, match="device id 0"):
            await world.attach_volume(HOST, "vm", VolumeAttachment("x", "/data", 0, "nfs"), (3, 1, 4))
        with pytest.raises(NotThere):
            await world.migrate_vm(HOST, OTHER, "vm", (4, 1, 1))
        await world.detach_volume(HOST, "vm", "root", (5, 1, 1))
        await world.detach_volume(HOST, "vm", "root", (6, 1, 1))
        await world.migrate_vm(HOST, OTHER, "vm", (7, 1, 1))
        assert [(one.address, len(one.spec.volumes)) for one in world.guests()] == [(OTHER, 1)]

    cloud.run(main())


def test_iso_is_put_in_and_taken_out(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(cdroms=(CdRom(0),)), (2, 1, 1))
        with pytest.raises(NotThere):
            await world.attach_iso(HOST, "vm", CdRom(0, "/iso", "nfs"), (3, 1, 1))
        await world.download_image("nfs", "/iso", "bs", "/image", HOST, (3, 1, 1))
        await world.attach_iso(HOST, "vm", CdRom(0, "/iso", "nfs"), (3, 1, 1))
        assert next(world.guests()).spec.cdroms == (CdRom(0, "/iso", "nfs"),)
        await world.detach_iso(HOST, "vm", 0, (4, 1, 1))
        assert next(world.guests()).spec.cdroms == (CdRom(0),)

    cloud.run(main())


def test_migration_takes_the_time_of_the_memory(make_cloud: Any) -> None:
    cloud = make_cloud(latencies={"migrate_vm": 0}, bandwidths={"host": GIB})

    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(memory_bytes=8 * GIB), (2, 1, 1))
        started = cloud.env.now
        await world.migrate_vm(HOST, OTHER, "vm", (3, 1, 1))
        assert cloud.env.now - started == pytest.approx(8)
        await world.migrate_vm(HOST, OTHER, "vm", (4, 1, 1))
        with pytest.raises(Refused, match="does not answer"):
            await world.migrate_vm(OTHER, "10.8.8.8", "vm", (5, 1, 1))
        assert [machine.memory_used for machine in world.machines()] == [0, 8 * GIB, 0]

    cloud.run(main())


def test_a_migration_is_broken_off_by_a_higher_call(make_cloud: Any) -> None:
    cloud = make_cloud(latencies={"migrate_vm": 0}, bandwidths={"host": GIB})

    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(memory_bytes=8 * GIB), (2, 1, 1))
        reports: list[tuple[int, int]] = []
        moving = world.migrate_vm(
            HOST, OTHER, "vm", (3, 1, 1), lambda done, total: reports.append((done, total))
        )
        await asyncio.sleep(6)
        await world.cancel_migration(HOST, "vm", (3, 1, 2))
        with pytest.raises(Fenced):
            await moving
        with pytest.raises(Fenced):
            await world.migrate_vm(HOST, OTHER, "vm", (3, 1, 1))
        await asyncio.sleep(60)
        assert [guest.address for guest in world.guests()] == [HOST]
        assert reports == [(5 * GIB, 8 * GIB)]
        assert world.counters()["operations"] == 0

    cloud.run(main())


def test_memory_runs_out_beyond_the_over_commitment(make_cloud: Any) -> None:
    cloud = make_cloud(machine={"memory_bytes": "4G"}, memory_over_commit=1.5)

    async def main() -> None:
        world = await cloud.setup()
        await world.start_vm(HOST, small_vm(memory_bytes=5 * GIB), (2, 1, 1))
        with pytest.raises(NoSpace) as caught:
            await world.start_vm(HOST, small_vm("two", memory_bytes=2 * GIB), (2, 1, 1))
        assert (caught.value.wanted, caught.value.free) == (2 * GIB, GIB)

    cloud.run(main())


def test_capacity_follows_the_bits(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        spec = PrimaryStorageSpec("small", "smp", "/mnt", 10 * GIB, 8 * GIB)
        assert await world.connect_primary_storage(spec, HOSTS, SETUP) == Capacity(10 * GIB, 8 * GIB)
        await world.create_volume("small", "/v", 5 * GIB, HOST, None, (2, 1, 1))
        assert (await world.storage_capacity("small")).available == 3 * GIB
        with pytest.raises(NoSpace):
            await world.create_volume("small", "/w", 4 * GIB, HOST, None, (2, 1, 1))
        with pytest.raises(NoSpace):
            await world.resize_volume("small", "/v", 9 * GIB, HOST, (3, 1, 1))
        assert await world.resize_volume("small", "/v", 6 * GIB, HOST, (3, 1, 1)) == 6 * GIB
        with pytest.raises(Refused, match="cannot shrink"):
            await world.resize_volume("small", "/v", GIB, HOST, (4, 1, 1))
        await world.delete_bits("small", "/v", HOST, (5, 1, 1))
        assert (await world.storage_capacity("small")).available == 8 * GIB

    cloud.run(main())


def test_local_storage_has_its_room_per_machine(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        disk = cloud.world.parameters.machine.disk_bytes
        await world.create_volume("local", "/v", GIB, HOST, None, (2, 1, 1))
        assert await world.storage_capacity("local", HOST) == Capacity(disk, disk - GIB)
        assert await world.storage_capacity("local", OTHER) == Capacity(disk, disk)
        assert (await world.connect_host(HOST, None, SETUP)).disk_free_bytes == disk - GIB
        with pytest.raises(Refused, match="needs the address"):
            await world.storage_capacity("local")
        with pytest.raises(NotThere):
            await world.storage_capacity("nowhere")

    cloud.run(main())


def test_volume_of_a_template_wants_it_in_the_cache(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        with pytest.raises(NotThere):
            await world.create_volume("nfs", "/v", GIB, HOST, "/cache", (2, 1, 1))
        assert await world.download_image("nfs", "/cache", "bs", "/image", HOST, (2, 1, 1)) == GIB
        await world.create_volume("nfs", "/v", GIB, HOST, "/cache", (2, 1, 2))
        await world.create_volume("nfs", "/v", GIB, HOST, "/cache", (2, 1, 3))
        found = [(one.path, one.cached, one.template) for one in world.volumes()]
        assert found == [("/cache", True, None), ("/v", False, "/cache")]

    cloud.run(main())


def test_downloads_share_the_backup_storage_link(make_cloud: Any) -> None:
    cloud = make_cloud(latencies={"download_image": 0}, bandwidths={"backup_storage": GIB, "host": 8 * GIB})

    async def main() -> None:
        world = await cloud.setup()
        started = cloud.env.now
        await asyncio.gather(
            *(world.download_image("local", "/c", "bs", "/image", host, (2, 1, 1)) for host in HOSTS)
        )
        assert cloud.env.now - started == pytest.approx(3)

    cloud.run(main())


def test_several_calls_may_want_one_cached_image(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        calls = [world.download_image("nfs", "/c", "bs", "/image", HOST, (run, 1, 1)) for run in (9, 3, 5)]
        assert await asyncio.gather(*calls) == [GIB] * 3
        assert await world.download_image("nfs", "/c", "bs", "/image", HOST, (2, 1, 1)) == GIB
        await world.delete_bits("nfs", "/c", HOST, (10, 1, 1))
        with pytest.raises(Fenced):
            await world.download_image("nfs", "/c", "bs", "/image", HOST, (9, 1, 1))
        assert await world.download_image("nfs", "/c", "bs", "/image", HOST, (11, 1, 1)) == GIB

    cloud.run(main())


def test_download_reports_its_progress(make_cloud: Any) -> None:
    cloud = make_cloud(
        latencies={"add_image": 0}, bandwidths={"backup_storage": GIB // 10}, progress_interval=2
    )

    async def main() -> None:
        world = await cloud.setup()
        seen: list[float] = []
        await world.download_image(
            "nfs",
            "/c",
            "bs",
            "/image",
            HOST,
            (2, 1, 1),
            lambda done, total: seen.append(round(done / total, 1)),
        )
        assert seen[:4] == [0.2, 0.4, 0.6, 0.8]

    cloud.run(main())


def test_images_come_from_urls(make_cloud: Any) -> None:
    cloud = make_cloud(images={"http://x/bad": {"size": "1G", "fails_at": 0.5}})

    async def main() -> None:
        world = cloud.world
        await world.connect_backup_storage(BackupStorageSpec("bs", total_bytes=8 * GIB), SETUP)
        facts = await world.add_image("bs", "/good", "http://x/good", (2, 1, 1))
        assert facts == await world.add_image("bs", "/good", "http://x/good", (3, 1, 1))
        for url, reason in [
            ("gopher://x/y", "scheme"),
            ("http://192.0.2.1/y", "no answer from 192"),
            ("http://x/bad", "broke off"),
        ]:
            with pytest.raises(Refused, match=reason):
                await world.add_image("bs", "/other", url, (4, 1, 1))
        assert [one.path for one in world.images()] == ["/good"]
        assert (await world.backup_capacity("bs")).available == 8 * GIB - facts.actual_size
        await world.delete_image("bs", "/good", (5, 1, 1))
        await world.delete_image("bs", "/good", (6, 1, 1))
        assert (await world.backup_capacity("bs")).available == 8 * GIB
        with pytest.raises(Fenced):
            await world.add_image("bs", "/good", "http://x/good", (4, 1, 1))

    cloud.run(main())


def test_image_larger_than_the_storage_is_refused(cloud: Cloud) -> None:
    async def main() -> None:
        await cloud.world.connect_backup_storage(BackupStorageSpec("tiny", total_bytes=1000), SETUP)
        with pytest.raises(NoSpace):
            await cloud.world.add_image("tiny", "/i", "http://x/y", (2, 1, 1))

    cloud.run(main())


def test_caller_that_gives_up_leaves_nothing_behind(cloud: Cloud) -> None:
    async def main() -> None:
        world = await cloud.setup()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await world.start_vm(HOST, small_vm(), (2, 1, 1))
        await asyncio.sleep(100)
        assert world.counters()["operations"] == 0
        assert world.counters()["guests"] == 1

    cloud.run(main())
