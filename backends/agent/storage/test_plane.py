"""Volumes, cached images and storages of one host."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage.files import part_of
from orrery.backends.agent.storage.model import Storage, StorageKind
from orrery.backends.agent.storage.plane import StoragePlane
from orrery.core.kernel.location import FileLocation, Location, RbdLocation, file_at
from orrery.testlib.storage_host import StorageHost

MIB = 1 << 20
VOLUME = "dataVolumes/acct-1/vol-2/2.qcow2"


def at(host: StorageHost, path: str = VOLUME) -> Location:
    """A place on the storage of the host."""
    return file_at(str(host.folder / path))


def image(host: StorageHost, name: str = "base.qcow2", size: int = 8 * MIB) -> Location:
    """A cached image."""
    place = at(host, f"imagecache/template/1/{name}")
    host.run(host.plane.create_volume(host.storage, place, size))
    return place


def test_a_volume_has_its_size_and_nothing_else_stays(host: StorageHost) -> None:
    host.run(host.plane.connect(host.storage))
    stored = host.run(host.plane.create_volume(host.storage, at(host), 10 * MIB))
    assert host.run(host.plane.volume_size(host.storage, at(host))) == (10 * MIB, stored)
    assert [bits.path for bits in host.run(host.plane.listing(host.storage))] == [str(at(host))]
    for _ in range(2):
        host.run(host.plane.delete_bits(host.storage, at(host)))
    assert host.run(host.plane.listing(host.storage)) == []
    assert sorted(path.name for path in host.folder.iterdir()) == [".orrery-storage"]


@pytest.mark.parametrize("ending", ["qcow2", "raw"])
def test_a_volume_of_an_image_has_its_content(host: StorageHost, ending: str) -> None:
    host.run(host.plane.connect(host.storage))
    base = image(host)
    subprocess.run(
        ["qemu-io", "-c", "write -P 7 1M 64k", str(base)], check=True, timeout=20, capture_output=True
    )
    volume = at(host, f"rootVolumes/2.{ending}")
    host.run(host.plane.create_volume(host.storage, volume, 16 * MIB, base))
    size, _ = host.run(host.plane.volume_size(host.storage, volume))
    assert size == 16 * MIB
    reading = ["qemu-io", "-f", ending, "-r", "-c", "read -P 7 1M 64k", str(volume)]
    read = subprocess.run(reading, check=True, timeout=20, capture_output=True, text=True)
    assert "verification failed" not in read.stdout


def test_an_image_larger_than_the_volume_is_refused_and_leaves_nothing(host: StorageHost) -> None:
    host.run(host.plane.connect(host.storage))
    base = image(host)
    with pytest.raises(Refused, match=f"{8 * MIB} bytes and does not fit into a volume of {MIB}"):
        host.run(host.plane.create_volume(host.storage, at(host), MIB, base))
    assert [bits.path for bits in host.run(host.plane.listing(host.storage))] == [str(base)]


def test_a_full_disk_is_refused_with_the_room_needed_and_there(host: StorageHost) -> None:
    capacity = host.run(host.plane.connect(host.storage))
    (host.folder / "filling").write_bytes(bytes(capacity.available - 65536))
    with pytest.raises(Refused, match=r"needs \d+ bytes on primary storage.* and 65536 are available"):
        host.run(host.plane.create_volume(host.storage, at(host), MIB))
    assert host.run(host.plane.listing(host.storage)) == []
    with pytest.raises(Refused, match="can never be filled"):
        host.run(host.plane.create_volume(host.storage, at(host), capacity.total + 512))


def test_what_an_interrupted_call_left_is_listed_and_gone_with_the_next(host: StorageHost) -> None:
    host.run(host.plane.connect(host.storage))
    part = part_of(Path(str(at(host))))
    part.parent.mkdir(parents=True)
    part.write_bytes(b"half a volume")
    assert [bits.is_partial for bits in host.run(host.plane.listing(host.storage))] == [True]
    host.run(host.plane.create_volume(host.storage, at(host), MIB))
    assert [bits.is_partial for bits in host.run(host.plane.listing(host.storage))] == [False]
    part.write_bytes(b"half a volume")
    host.run(host.plane.delete_bits(host.storage, at(host)))
    assert host.run(host.plane.listing(host.storage)) == []


def test_another_volume_at_the_same_place_is_refused(host: StorageHost) -> None:
    host.run(host.plane.connect(host.storage))
    stored = host.run(host.plane.create_volume(host.storage, at(host), MIB))
    assert host.run(host.plane.create_volume(host.storage, at(host), MIB)) == stored
    with pytest.raises(Refused, match=r"is there already, with 1048576 bytes .* instead of 2097152"):
        host.run(host.plane.create_volume(host.storage, at(host), 2 * MIB))


@pytest.mark.parametrize("path", ["../outside.qcow2", "a/../../b.qcow2", "link/a.qcow2", ".orrery-storage"])
def test_nothing_is_written_outside_the_storage(host: StorageHost, path: str) -> None:
    host.run(host.plane.connect(host.storage))
    (host.folder / "link").symlink_to(host.runtime)
    with pytest.raises(Refused, match="is not below"):
        host.run(host.plane.create_volume(host.storage, at(host, path), MIB))


def test_network_disks_and_other_formats_are_refused(host: StorageHost) -> None:
    host.run(host.plane.connect(host.storage))
    with pytest.raises(Refused, match="is a rbd location"):
        host.run(host.plane.create_volume(host.storage, RbdLocation("pool", "image"), MIB))
    vmdk = FileLocation(str(host.folder / "a.vmdk"), "vmdk")
    with pytest.raises(Refused, match="volumes are qcow2 or raw"):
        host.run(host.plane.create_volume(host.storage, vmdk, MIB))


def test_a_storage_that_is_not_mounted_is_refused(host: StorageHost, tmp_path: Path) -> None:
    bare = Storage("6" * 32, StorageKind.SHARED_MOUNT_POINT, str(tmp_path), str(tmp_path))
    with pytest.raises(Refused, match="is no mount point on this host"):
        host.run(host.plane.connect(bare))
    with pytest.raises(Refused, match=r"its marker file .* is missing"):
        host.run(host.plane.create_volume(host.storage, at(host), MIB))
    assert list(host.folder.iterdir()) == []


def test_hosts_of_one_file_system_tell_the_same_identity(host: StorageHost) -> None:
    other = StoragePlane(host.runtime / "other")
    first = host.run(host.plane.connect(host.storage))
    assert host.run(other.connect(host.storage)).identity == first.identity
    (host.folder / ".orrery-storage").unlink()
    assert host.run(other.connect(host.storage)).identity != first.identity


def test_the_folder_of_another_storage_is_refused_while_it_holds_bits(host: StorageHost) -> None:
    host.run(host.plane.connect(host.storage))
    host.run(host.plane.create_volume(host.storage, at(host), MIB))
    other = Storage("6" * 32, StorageKind.SHARED_MOUNT_POINT, str(host.folder), str(host.folder))
    with pytest.raises(Refused, match=r"belongs to primary storage.uuid:5555"):
        host.run(host.plane.connect(other))
    host.run(host.plane.delete_bits(host.storage, at(host)))
    host.run(host.plane.connect(other))
    with pytest.raises(Refused, match=r"belongs to primary storage.uuid:6666"):
        host.run(host.plane.capacity(host.storage))


def test_the_folder_of_a_local_storage_is_made(host: StorageHost, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "vms"
    local = Storage("6" * 32, StorageKind.LOCAL, str(folder), str(folder))
    capacity = host.run(host.plane.connect(local))
    assert 0 < capacity.available <= capacity.total
