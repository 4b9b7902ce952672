"""How container guests get volumes, on this machine for real."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage.kernel import loops
from orrery.backends.agent.storage.model import AttachMode
from orrery.backends.agent.storage.plane import StoragePlane
from orrery.core.kernel.location import Location, file_at
from orrery.testlib.storage_host import StorageHost

MIB = 1 << 20
MADE = 32 * MIB


def make_volume(host: StorageHost, ending: str) -> Location:
    """A connected storage with one empty volume."""
    host.run(host.plane.connect(host.storage))
    place = file_at(str(host.folder / f"dataVolumes/a b/2.{ending}"))
    host.run(host.plane.create_volume(host.storage, place, MADE))
    return place


def call(*argv: str) -> str:
    """What a tool prints."""
    return subprocess.run(argv, check=True, timeout=20, capture_output=True, text=True).stdout


def make_file_system(host: StorageHost, place: Location) -> None:
    """ext4 on the volume, detached afterwards."""
    device = host.run(host.plane.attach(place)).device
    assert device is not None
    call("mkfs.ext4", "-q", device)
    host.run(host.plane.detach(place))


@pytest.mark.parametrize("ending", ["qcow2", "raw"])
def test_a_volume_keeps_its_content_through_detach_and_attach(host: StorageHost, ending: str) -> None:
    place = make_volume(host, ending)
    make_file_system(host, place)
    attached = host.run(host.plane.attach(place, AttachMode.ROOT))
    assert attached.directory is not None
    Path(attached.directory, "kept").write_text("content")
    host.run(host.plane.detach(place))
    assert not Path(attached.directory).exists()
    again = host.run(host.plane.attach(place, AttachMode.ROOT))
    assert again.directory is not None
    assert Path(again.directory, "kept").read_text() == "content"


@pytest.mark.parametrize("ending", ["qcow2", "raw"])
def test_attach_and_detach_can_be_repeated_and_leave_nothing(host: StorageHost, ending: str) -> None:
    place = make_volume(host, ending)
    attached = host.run(host.plane.attach(place))
    assert host.run(host.plane.attach(place)) == attached
    assert attached.device is not None
    assert call("blockdev", "--getsize64", attached.device).strip() == str(MADE)
    [found] = host.run(host.plane.found())
    assert (found.path, found.device) == (str(place), attached.device)
    for _ in range(2):
        host.run(host.plane.detach(place))
    assert host.run(host.plane.found()) == []
    assert str(host.runtime) not in str(list(loops()))
    assert [path for path in host.runtime.rglob("*") if path.is_file()] == []


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from orrery.backends.agent.storage.model import AttachMode
from orrery.backends.agent.storage.plane import StoragePlane
from orrery.core.kernel.location import file_at
attached = asyncio.run(StoragePlane(Path(sys.argv[1])).attach(file_at(sys.argv[2]), AttachMode.ROOT))
(Path(attached.directory) / "kept").write_text("content")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_volume_stays_attached_when_the_agent_is_killed(host: StorageHost) -> None:
    place = make_volume(host, "qcow2")
    make_file_system(host, place)
    killed = (sys.executable, "-c", KILLED, str(host.runtime), str(place))
    assert subprocess.run(killed, check=False, timeout=60).returncode == -signal.SIGKILL
    [found] = host.run(host.plane.found())
    attached = host.run(host.plane.attach(place, AttachMode.ROOT))
    assert (attached.device, attached.directory) == (found.device, found.directory)
    assert Path(str(attached.directory), "kept").read_text() == "content"


BARE_DEV = """
set -e
mount -t tmpfs orrery-test /dev
mknod /dev/fuse c 10 229
mknod /dev/loop-control c 10 237
mknod /dev/null c 1 3
mknod /dev/urandom c 1 9
exec "$@"
"""
ATTACHED = """
import asyncio, sys
from pathlib import Path
from orrery.backends.agent.storage.plane import StoragePlane
from orrery.core.kernel.location import file_at
async def work():
    plane = StoragePlane(Path(sys.argv[1]))
    attached = await plane.attach(file_at(sys.argv[2]))
    print(Path(attached.device).is_block_device())
    await plane.detach(file_at(sys.argv[2]))
asyncio.run(work())
"""


def test_a_container_needs_no_nodes_of_loop_devices(host: StorageHost) -> None:
    place = make_volume(host, "qcow2")
    attached = (sys.executable, "-c", ATTACHED, str(host.runtime), str(place))
    assert call("unshare", "-m", "sh", "-c", BARE_DEV, "sh", *attached).strip() == "True"
    assert host.run(host.plane.found()) == []


def test_an_iso_is_a_read_only_device(host: StorageHost) -> None:
    host.run(host.plane.connect(host.storage))
    iso = host.folder / "imagecache" / "iso" / "1.iso"
    iso.parent.mkdir(parents=True)
    iso.write_bytes(b"CD001" * 1024 * 512)
    device = host.run(host.plane.attach(file_at(str(iso)), AttachMode.READ_ONLY)).device
    assert device is not None
    assert Path(device).read_bytes() == iso.read_bytes()
    assert call("blockdev", "--getro", device).strip() == "1"


def test_another_agent_finds_what_one_left_and_cleans_it(host: StorageHost) -> None:
    place = make_volume(host, "qcow2")
    make_file_system(host, place)
    host.run(host.plane.attach(place, AttachMode.ROOT))
    successor = StoragePlane(host.runtime)
    [found] = host.run(successor.found())
    assert found.device and found.export and found.is_mounted and found.directory
    assert host.run(successor.clean(keep=[str(place)])) == []
    assert host.run(successor.clean()) == [str(place)]
    assert host.run(successor.found()) == []


def test_an_export_that_was_killed_is_replaced(host: StorageHost) -> None:
    place = make_volume(host, "qcow2")
    make_file_system(host, place)
    host.run(host.plane.attach(place, AttachMode.ROOT))
    [found] = host.run(host.plane.found())
    assert found.export is not None
    descriptor = os.pidfd_open(found.export)
    signal.pidfd_send_signal(descriptor, signal.SIGKILL)
    assert select.select([descriptor], [], [], 20) == ([descriptor], [], [])
    os.close(descriptor)
    again = host.run(host.plane.attach(place, AttachMode.ROOT))
    assert again.directory is not None
    Path(again.directory, "written").write_text("again")


def test_a_volume_that_a_guest_has_mounted_is_not_detached(host: StorageHost, tmp_path: Path) -> None:
    place = make_volume(host, "qcow2")
    make_file_system(host, place)
    attached = host.run(host.plane.attach(place))
    assert attached.device is not None
    guest = tmp_path / "guest"
    guest.mkdir()
    call("mount", attached.device, str(guest))
    try:
        for refused in (host.plane.detach(place), host.plane.delete_bits(host.storage, place)):
            with pytest.raises(Refused, match="is in use as /dev/loop"):
                host.run(refused)
        assert host.run(host.plane.attach(place)) == attached
    finally:
        call("umount", str(guest))
    host.run(host.plane.delete_bits(host.storage, place))
    assert host.run(host.plane.found()) == []


def test_a_mount_that_another_process_copied_for_a_moment_delays_a_detach(host: StorageHost) -> None:
    place = make_volume(host, "qcow2")
    make_file_system(host, place)
    host.run(host.plane.attach(place, AttachMode.ROOT))
    copying = ["unshare", "-m", "sh", "-c", "echo copied; read line"]
    with subprocess.Popen(copying, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None and other.stdout is not None
        assert other.stdout.readline() == "copied\n"
        with pytest.raises(Refused, match="a guest has it mounted"):
            host.run(host.plane.detach(place))
        other.stdin.close()
    host.run(host.plane.detach(place))
    assert host.run(host.plane.found()) == []


def test_a_volume_that_somebody_has_open_is_not_detached(host: StorageHost) -> None:
    place = make_volume(host, "qcow2")
    device = host.run(host.plane.attach(place)).device
    assert device is not None
    with open(device, "rb"), pytest.raises(Refused, match=f"somebody has {device} open"):
        host.run(host.plane.detach(place))
    host.run(host.plane.detach(place))
    assert host.run(host.plane.found()) == []


def test_a_read_only_volume_cannot_be_written(host: StorageHost) -> None:
    place = make_volume(host, "qcow2")
    attached = host.run(host.plane.attach(place, AttachMode.READ_ONLY))
    assert attached.device is not None
    assert call("blockdev", "--getro", attached.device).strip() == "1"


def test_a_second_host_cannot_attach_the_same_volume(host: StorageHost, tmp_path: Path) -> None:
    place = make_volume(host, "qcow2")
    host.run(host.plane.attach(place))
    other = StoragePlane(tmp_path / "other")
    with pytest.raises(Refused, match="lock"):
        host.run(other.attach(place))
    assert host.run(other.found()) == []


def test_a_directory_can_be_the_root_only(host: StorageHost) -> None:
    host.run(host.plane.connect(host.storage))
    folder = host.folder / "rootVolumes" / "tree"
    folder.mkdir(parents=True)
    place = file_at(str(folder))
    assert host.run(host.plane.attach(place, AttachMode.ROOT)).directory == str(folder)
    with pytest.raises(Refused, match="can only be the root of a guest"):
        host.run(host.plane.attach(place))
    host.run(host.plane.delete_bits(host.storage, place))
    assert not folder.exists()


def test_what_is_not_there_is_refused(host: StorageHost) -> None:
    with pytest.raises(Refused, match="there is no volume at"):
        host.run(host.plane.attach(file_at(str(host.folder / "none.qcow2"))))
    host.run(host.plane.detach(file_at(str(host.folder / "none.qcow2"))))


def test_abilities_are_tried_and_nothing_stays(host: StorageHost) -> None:
    abilities = host.run(host.plane.probe())
    assert abilities["qcow2-images"] is None
    assert abilities["qcow2-devices"] is None
    assert abilities["raw-devices"] is None
    assert abilities.keys() >= {"nfs-mount", "nfs-qemu"}
    assert host.run(host.plane.found()) == []
