"""Container guests on this machine: processes, limits, volumes, and every way to end. Needs root."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from orrery.backends.agent.compute import containers
from orrery.backends.agent.compute.containers import Containers
from orrery.backends.agent.compute.devices import disk_name
from orrery.backends.agent.compute.folders import GuestFolder
from orrery.backends.agent.compute.processes import POWER_OFF, Process, find
from orrery.backends.agent.compute.resources import Resources
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.plane import NetworkPlane
from orrery.backends.agent.polling import comes_true
from orrery.backends.agent.storage.plane import StoragePlane
from orrery.backends.agent.wire import Disk, Guest, GuestState
from orrery.core.kernel.location import file_at
from orrery.testlib.mini_hosts import require_mini_hosts

VM, OTHER, VOLUME = "a" * 32, "b" * 32, "c" * 32
AGENT = f"containers-test-{os.getpid()}"
"""A cgroup is named after it, which parallel runs must not share."""
SECONDS = 20.0
RUNNING = {VM: GuestState.RUNNING}


@dataclass
class Host:
    """A driver, and what it told."""

    driver: Containers
    storage: StoragePlane
    folder: Path
    ended: list[tuple[str, GuestState | None]] = field(default_factory=list)

    def first(self, guest: str = VM) -> Process:
        """The first process of a guest."""
        found = find(AGENT)[guest].first
        assert found is not None
        return found

    def inside(self, *argv: str) -> str:
        """What a tool writes in the guest, by the mounts and processes that it sees."""
        enter = ("nsenter", "-t", str(self.first().pid), "-m", "-p", "-u", "-U", "-r", "-w")
        box = "/dev/.orrery/busybox"
        done = subprocess.run([*enter, box, *argv], capture_output=True, text=True, timeout=20, check=True)
        return done.stdout

    async def has_told(self, *ended: tuple[str, GuestState | None]) -> bool:
        """Whether the driver tells exactly these ends."""

        async def told() -> bool:
            return self.ended == list(ended)

        return await comes_true(told, SECONDS)

    def reopened(self) -> Host:
        """As after the end of an agent, and the start of another one."""
        driver = Containers(AGENT, self.folder, Resources(NetworkPlane(), self.storage))
        return Host(driver, self.storage, self.folder)


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Callable[[Callable[[Host], Awaitable[None]]], None]]:
    """Runs a test with a driver of its own; in the end nothing of its guests is left."""
    require_mini_hosts()
    storage = StoragePlane(tmp_path / "storage")
    host = Host(Containers(AGENT, tmp_path, Resources(NetworkPlane(), storage)), storage, tmp_path)

    async def run(story: Callable[[Host], Awaitable[None]]) -> None:
        await host.driver.open(lambda *ended: host.ended.append(ended))
        await story(host)

    async def end() -> None:
        last = host.reopened().driver
        await last.open(lambda guest, state: None)
        for guest in (VM, OTHER):
            await last.stop(guest, force=True)
        await last.close()
        await storage.clean()

    try:
        yield lambda story: asyncio.run(run(story))
    finally:
        asyncio.run(end())
    assert find(AGENT) == {}
    assert list((tmp_path / "guests").iterdir()) == []
    assert asyncio.run(storage.found()) == []
    assert subprocess.run(["find", "/sys/fs/cgroup", "-name", f"orrery-{AGENT}"], capture_output=True,
                          check=False, timeout=20).stdout == b""  # fmt: skip


def guest(uuid: str = VM, *disks: Disk, **more: object) -> Guest:
    """A small guest."""
    fields = {"uuid": uuid, "name": "guest", "cpus": 1, "memory": 48 << 20, "disks": disks} | more
    return Guest.model_validate(fields)


def disk(path: Path, device_id: int, uuid: str = VOLUME) -> Disk:
    """A volume in a file."""
    location = file_at(str(path))
    return Disk(uuid=uuid, location=location, storage_uuid="d" * 32, device_id=device_id, size=16 << 20)


def raw_file(path: Path, root: Path | None = None) -> Path:
    """An empty disk, or one with a file system that has what a folder has."""
    with path.open("wb") as file:
        file.truncate(16 << 20)
    if root is not None:
        subprocess.run(["mkfs.ext4", "-q", "-d", str(root), str(path)], check=True, timeout=20)
    return path


def _memory_limit(pid: int) -> str | None:
    """Of a process, by its control group of the first version."""
    groups = Path(f"/proc/{pid}/cgroup").read_text().splitlines()
    named = [line.split(":", 2)[2] for line in groups if line.split(":")[1] == "memory"]
    limits = [Path(f"/sys/fs/cgroup/memory{path}/memory.limit_in_bytes") for path in named]
    return limits[0].read_text() if limits else None


Play = Callable[[Callable[[Host], Awaitable[None]]], None]


def test_a_guest_sees_itself_only_and_has_its_limits(play: Play) -> None:
    async def story(host: Host) -> None:
        await host.driver.start(guest(hostname="web-1", user_data="#cloud-config"))
        assert await host.driver.guests() == RUNNING
        assert host.inside("hostname") == "web-1\n"
        assert host.inside("cat", "/dev/.orrery/user-data") == "#cloud-config"
        numbers = [int(name) for name in host.inside("ls", "/proc").split() if name.isdigit()]
        assert 1 in numbers and len(numbers) < 10
        assert _memory_limit(host.first().pid) in (f"{48 << 20}\n", None)
        await host.driver.stop(VM, force=False)
        assert await host.driver.guests() == {}
        assert host.ended == []

    play(story)


def test_a_start_is_repeated_with_success_and_refused_for_another_guest_of_that_name(play: Play) -> None:
    async def story(host: Host) -> None:
        await host.driver.start(guest())
        before = host.first()
        await host.driver.start(guest())
        assert host.first() == before
        with pytest.raises(Refused, match="not as it is asked for"):
            await host.driver.start(guest(cpus=2))

    play(story)


def test_a_volume_is_the_root_of_a_guest_and_keeps_what_it_writes(play: Play, tmp_path: Path) -> None:
    (tmp_path / "tree/etc").mkdir(parents=True)
    (tmp_path / "tree/etc/issue").write_text("from the image\n")
    root = disk(raw_file(tmp_path / "root.raw", tmp_path / "tree"), 0)

    async def story(host: Host) -> None:
        await host.driver.start(guest(VM, root))
        assert host.inside("cat", "/etc/issue") == "from the image\n"
        host.inside("sh", "-c", "echo kept > /etc/kept")
        await host.driver.reboot(VM)
        assert host.inside("cat", "/etc/kept") == "kept\n"
        await host.driver.stop(VM, force=True)
        assert await host.storage.found() == []

    play(story)


def test_a_volume_is_plugged_into_a_running_guest_and_keeps_its_content(play: Play, tmp_path: Path) -> None:
    data = disk(raw_file(tmp_path / "data.raw"), 2)

    async def story(host: Host) -> None:
        await host.driver.start(guest())
        for _ in range(2):
            await host.driver.attach_disk(VM, data)
        host.inside("sh", "-c", "printf content | dd of=/dev/vdc conv=notrunc,fsync 2>/dev/null")
        with pytest.raises(Refused, match="vdc"):
            await host.driver.attach_disk(VM, disk(tmp_path / "other.raw", 2, "e" * 32))
        for _ in range(2):
            await host.driver.detach_disk(VM, VOLUME)
        assert "vdc" not in host.inside("ls", "/dev")
        assert (tmp_path / "data.raw").read_bytes().startswith(b"content")
        await host.driver.start(guest(OTHER, data.model_copy(update={"device_id": 1})))
        await host.driver.stop(OTHER, force=True)

    play(story)


def test_a_volume_that_cannot_be_attached_leaves_nothing_of_the_guest(play: Play, tmp_path: Path) -> None:
    async def story(host: Host) -> None:
        with pytest.raises(Refused, match="nowhere"):
            await host.driver.start(guest(VM, disk(tmp_path / "nowhere.raw", 0)))
        assert await host.driver.guests() == {}
        assert not GuestFolder(tmp_path / "guests" / VM).path.exists()

    play(story)


def test_a_guest_is_frozen_and_thawed_and_may_be_stopped_frozen(play: Play) -> None:
    async def story(host: Host) -> None:
        await host.driver.start(guest(paused=True))
        assert await host.driver.guests() == {VM: GuestState.PAUSED}
        await host.driver.resume(VM)
        assert await host.driver.guests() == RUNNING
        await host.driver.pause(VM)
        await host.driver.stop(VM, force=False)
        assert await host.driver.guests() == {}

    play(story)


def test_a_guest_that_hangs_is_stopped_by_force_only(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "ASKED_SECONDS", 0.3)

    async def story(host: Host) -> None:
        await host.driver.start(guest())
        os.kill(host.first().pid, signal.SIGSTOP)
        with pytest.raises(Refused, match="stop it by force"):
            await host.driver.stop(VM, force=False)
        assert await host.driver.guests() == RUNNING
        await host.driver.stop(VM, force=True)
        assert await host.driver.guests() == {}

    play(story)


@pytest.mark.parametrize("what", ["first", "supervisor"])
def test_a_guest_that_is_killed_has_crashed_until_it_is_removed(play: Play, what: str) -> None:
    async def story(host: Host) -> None:
        await host.driver.start(guest())
        process = host.first() if what == "first" else find(AGENT)[VM].supervisor
        os.kill(process.pid, signal.SIGKILL)
        assert await host.has_told((VM, GuestState.CRASHED))
        assert await host.driver.guests() == {VM: GuestState.CRASHED}
        again = host.reopened().driver
        await again.open(lambda guest, state: None)
        assert await again.guests() == {VM: GuestState.CRASHED}
        await again.close()
        await host.driver.start(guest())
        assert await host.driver.guests() == RUNNING

    play(story)


def test_a_guest_that_powers_off_is_gone_with_everything(play: Play, tmp_path: Path) -> None:
    root = disk(raw_file(tmp_path / "root.raw"), 0)

    async def story(host: Host) -> None:
        await host.driver.start(guest(VM, root))
        os.kill(host.first().pid, POWER_OFF)
        assert await host.has_told((VM, None))
        assert await host.driver.guests() == {}
        assert await host.storage.found() == []

    play(story)


def test_guests_outlive_their_agent_and_what_ended_meanwhile_is_found(play: Play) -> None:
    async def story(host: Host) -> None:
        for uuid in (VM, OTHER):
            await host.driver.start(guest(uuid))
        before = host.first()
        host.driver._watch.close()  # the agent is killed
        os.kill(host.first(OTHER).pid, POWER_OFF)

        async def has_ended() -> bool:
            return OTHER not in find(AGENT)

        assert await comes_true(has_ended, SECONDS)
        again = host.reopened()
        await again.driver.open(lambda *ended: again.ended.append(ended))
        assert again.ended == [(OTHER, None)]
        assert await again.driver.guests() == RUNNING
        assert again.first() == before
        os.kill(before.pid, signal.SIGKILL)
        assert await again.has_told((OTHER, None), (VM, GuestState.CRASHED))

    play(story)


def test_a_reboot_that_was_interrupted_goes_on(play: Play) -> None:
    async def story(host: Host) -> None:
        await host.driver.start(guest())
        folder = GuestFolder(host.folder / "guests" / VM)
        folder.rebooting()
        host.driver._watch.close()
        os.kill(host.first().pid, signal.SIGKILL)

        async def has_ended() -> bool:
            return find(AGENT) == {}

        assert await comes_true(has_ended, SECONDS)
        again = host.reopened()
        await again.driver.open(lambda *ended: again.ended.append(ended))
        assert again.ended == [] and await again.driver.guests() == {}
        await again.driver.reboot(VM)
        assert await again.driver.guests() == RUNNING
        await again.driver.stop(VM, force=True)
        with pytest.raises(Refused, match="does not run"):
            await again.driver.reboot(VM)

    play(story)


def test_a_start_that_was_interrupted_leaves_nothing(play: Play) -> None:
    async def story(host: Host) -> None:
        GuestFolder(host.folder / "guests" / VM).make(guest())
        again = host.reopened()
        await again.driver.open(lambda *ended: again.ended.append(ended))
        assert (again.ended, await again.driver.guests()) == ([], {})
        assert list((host.folder / "guests").iterdir()) == []

    play(story)


def test_volumes_have_the_names_that_guests_know() -> None:
    assert [disk_name(number) for number in (0, 1, 25, 26, 27)] == ["vda", "vdb", "vdz", "vdaa", "vdab"]
