"""Guests of QEMU that really boot: their addresses, packets, volumes, moves, and what happens to them."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from orrery.core.compute.host.hypervisor import HostSpec
from orrery.core.compute.host.notices import NoticeKind
from orrery.core.kernel.errors import BackendRefused
from orrery.testlib.contracts.lab import MIB, connect, first
from orrery.testlib.kvm_hosts import KvmHost
from orrery.testlib.kvm_lab import ANSWER_SECONDS, KvmLab, kvm_lab

VM, OTHER, VOLUME = "a" * 32, "b" * 32, "7" * 32
SLOW, FAST = 1, 1000
"""Mebibytes a second that a migration may take."""


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[KvmLab]:
    """Two new hosts."""
    with kvm_lab(tmp_path) as made:
        yield made


def set_speed(host: KvmHost, guest: str, mebibytes: int) -> None:
    """Limits how fast a guest may move away."""
    host.ask(lambda connection: connection.lookupByUUIDString(guest).migrateSetMaxSpeed(mebibytes))


def answer(connection: socket.socket, sent: bytes) -> bytes:
    """What a guest gives back."""
    connection.settimeout(ANSWER_SECONDS)
    connection.sendall(sent)
    return connection.recv(100)


def test_guests_on_two_hosts_have_their_addresses_and_reach_each_other(lab: KvmLab) -> None:
    lab.open_network()
    one, two = lab.nic(1), lab.nic(2)
    ask = f"echo | nc -w 2 {two.ip} 7007 | grep -q two"
    script = f"#!/bin/sh\nuntil {ask}; do sleep 1; done\necho reached two\n"
    lab.run(lab.hypervisor.start_vm(lab.hosts[1], lab.named("two", OTHER, nics=(two,)), first()))
    lab.machine(lab.hosts[1]).wait_for_boot(OTHER)
    asked = lab.named("one", VM, nics=(one,), user_data=script)
    lab.run(lab.hypervisor.start_vm(lab.hosts[0], asked, first()))
    lab.machine(lab.hosts[0]).wait_for_boot(VM)
    lab.machine(lab.hosts[0]).wait_for_line(VM, "reached two")
    for nic, name in ((one, b"one\n"), (two, b"two\n")):
        with lab.call(nic) as connection:
            assert connection.recv(100) == name
    assert lab.left(VM, OTHER) == []


def test_a_connection_outlives_the_move_of_its_guest_and_the_way_back(lab: KvmLab) -> None:
    lab.open_network()
    here, there = lab.hosts
    nic = lab.nic(1)
    lab.run(lab.hypervisor.start_vm(here, lab.named("moving", VM, nics=(nic,)), first()))
    lab.machine(here).wait_for_boot(VM)
    with lab.call(nic) as connection:
        assert connection.recv(100) == b"moving\n"
        for run, (source, destination) in enumerate(((here, there), (there, here)), 2):
            lab.run(lab.hypervisor.migrate_vm(source, destination, VM, first(run)))
            assert lab.run(lab.hypervisor.list_vms(source)) == {}
            assert lab.run(lab.hypervisor.list_vms(destination)) == {VM: "Running"}
            assert lab.machine(source).emulator(VM) is None
            assert answer(connection, b"still there?\n") == b"still there?\n"
    assert lab.left(VM) == []


def test_a_paused_guest_stays_paused_where_it_moves_to(lab: KvmLab) -> None:
    connect(lab)
    here, there = lab.hosts
    lab.run(lab.hypervisor.start_vm(here, lab.guest(), first()))
    lab.run(lab.hypervisor.pause_vm(here, VM, first(2)))
    lab.run(lab.hypervisor.migrate_vm(here, there, VM, first(3)))
    assert lab.run(lab.hypervisor.list_vms(here)) == {}
    assert lab.run(lab.hypervisor.list_vms(there)) == {VM: "Paused"}
    lab.run(lab.hypervisor.resume_vm(there, VM, first(4)))
    lab.machine(there).wait_for_boot(VM)


def test_a_move_under_way_is_cancelled_and_leaves_nothing_at_its_destination(lab: KvmLab) -> None:
    lab.open_network()
    here, there = lab.hosts
    lab.run(lab.hypervisor.start_vm(here, lab.named("staying", VM, nics=(lab.nic(1),)), first()))
    lab.machine(here).wait_for_boot(VM)
    set_speed(lab.machine(here), VM, SLOW)

    async def cancelled() -> None:
        told: list[tuple[int, int]] = []
        call = lab.hypervisor.migrate_vm(
            here, there, VM, first(2), lambda done, total: told.append((done, total))
        )
        moving = asyncio.ensure_future(call)
        async with asyncio.timeout(ANSWER_SECONDS):
            while not told:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        assert 0 < told[0][0] < told[0][1]
        await lab.hypervisor.cancel_migration(here, VM, first(3))
        with pytest.raises(BackendRefused):
            await moving

    lab.run(cancelled())
    assert lab.run(lab.hypervisor.list_vms(here)) == {VM: "Running"}
    assert lab.run(lab.hypervisor.list_vms(there)) == {}
    assert not list((lab.machine(there).folder / "guests").iterdir())
    with lab.call(lab.nic(1)) as connection:
        assert connection.recv(100) == b"staying\n"
    assert lab.left(VM) == []


def test_a_move_goes_on_while_the_agent_of_its_source_is_started_anew(lab: KvmLab) -> None:
    connect(lab)
    here, there = lab.hosts
    lab.run(lab.hypervisor.start_vm(here, lab.guest(), first()))
    lab.machine(here).wait_for_boot(VM)
    set_speed(lab.machine(here), VM, SLOW)

    async def interrupted() -> None:
        moving = asyncio.ensure_future(lab.hypervisor.migrate_vm(here, there, VM, first(2)))
        async with asyncio.timeout(ANSWER_SECONDS):
            while not lab.machine(there).emulator(VM):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        lab.restart_agent(here)
        moving.cancel()
        await asyncio.gather(moving, return_exceptions=True)

    lab.run(interrupted())
    set_speed(lab.machine(here), VM, FAST)
    lab.run(lab.hypervisor.connect(HostSpec(here), first(2)))
    lab.run(lab.hypervisor.migrate_vm(here, there, VM, first(2)))
    assert lab.run(lab.hypervisor.list_vms(here)) == {}
    assert lab.run(lab.hypervisor.list_vms(there)) == {VM: "Running"}


def test_a_volume_keeps_its_content_from_one_guest_to_another(lab: KvmLab, tmp_path: Path) -> None:
    connect(lab)
    # the first virtio disk of a guest without a root
    wait = "until [ -b /dev/vda ]; do usleep 100000; done"
    write = f"{wait}; echo kept | dd of=/dev/vda conv=fsync; echo written"
    read = f"{wait}; echo found $(head -n 1 /dev/vda)"
    path = tmp_path / "shared" / "volume.qcow2"
    lab.run(lab.primary.connect([lab.storage], lab.hosts[0], first()))
    disk = lab.disk(VOLUME, path, 64 * MIB)
    lab.run(lab.primary.create_volume(lab.storage, disk.location, 64 * MIB, None, lab.hosts[0], first()))
    for host, uuid, script in ((lab.hosts[0], VM, write), (lab.hosts[1], OTHER, read)):
        asked = lab.named("guest", uuid, user_data=f"#!/bin/sh\n({script}) &\n")
        lab.run(lab.hypervisor.start_vm(host, asked, first()))
        lab.machine(host).wait_for_boot(uuid)
        lab.run(lab.hypervisor.attach_disk(host, uuid, disk, first(2)))
        lab.machine(host).wait_for_line(uuid, "written" if uuid == VM else "found kept")
        lab.run(lab.hypervisor.detach_disk(host, uuid, VOLUME, first(3)))


def test_a_guest_whose_emulator_is_killed_has_crashed_until_it_is_started_again(lab: KvmLab) -> None:
    connect(lab)
    host = lab.hosts[0]
    lab.run(lab.hypervisor.start_vm(host, lab.guest(), first()))

    async def told() -> list[NoticeKind]:
        listening = asyncio.ensure_future(lab.hypervisor.notices(None))  # type: ignore[attr-defined]
        await asyncio.sleep(0)
        lab.machine(host).kill(VM)
        return [one.kind for one in (await asyncio.wait_for(listening, ANSWER_SECONDS)).told]

    assert lab.run(told()) == [NoticeKind.GUEST_CRASHED]
    assert lab.run(lab.hypervisor.list_vms(host)) == {VM: "Crashed"}
    lab.restart_agent(host)
    lab.run(lab.hypervisor.connect(HostSpec(host), first(2)))
    assert lab.run(lab.hypervisor.list_vms(host)) == {VM: "Crashed"}
    lab.run(lab.hypervisor.start_vm(host, lab.guest(), first(3)))
    assert lab.run(lab.hypervisor.list_vms(host)) == {VM: "Running"}


def test_guests_outlive_libvirtd_and_are_watched_again_after_its_return(lab: KvmLab) -> None:
    connect(lab)
    host = lab.hosts[0]
    lab.run(lab.hypervisor.start_vm(host, lab.guest(), first()))
    before = lab.machine(host).emulator(VM)
    lab.machine(host).stop_libvirtd()
    with pytest.raises(BackendRefused, match="libvirt"):
        lab.run(lab.hypervisor.list_vms(host))
    lab.machine(host).start_libvirtd()
    assert lab.run(lab.hypervisor.list_vms(host)) == {VM: "Running"}
    assert lab.machine(host).emulator(VM) == before
    lab.stop_by_itself(host, VM)
    assert lab.run(lab.hypervisor.list_vms(host)) == {}
    assert lab.run(lab.hypervisor.ping([host])).changed
