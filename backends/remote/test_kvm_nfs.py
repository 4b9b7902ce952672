"""Guests of QEMU on an NFS export that their hosts cannot mount: their roots, volumes and moves."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from orrery.core.compute.host.hypervisor import DiskSpec
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.location import Location, file_at
from orrery.core.storage.backup.backend import ImageOrigin
from orrery.core.storage.primary.backend import ImageSource
from orrery.core.storage.primary.paths import DATA_VOLUMES, ROOT_VOLUMES, FileLayout
from orrery.testlib.contracts.lab import MIB, connect, first
from orrery.testlib.kvm_hosts import KvmHost, tiny_image
from orrery.testlib.kvm_lab import KvmLab, kvm_nfs_lab
from orrery.testlib.nfs_server import NfsServer

ONE, TWO = "a" * 32, "b" * 32
ROOTS = {ONE: "1" * 32, TWO: "2" * 32}
DATA, IMAGE, ISO, ACCOUNT = "7" * 32, "e" * 32, "d" * 32, "f" * 32
SIZE = 64 * MIB
FIND = "until [ -b /dev/vdb ]; do usleep 100000; done"
KEEP = "echo kept | dd of=/dev/vdb conv=fsync && echo written"
WRITE = f"{FIND}; while :; do sleep 1; {KEEP}; done"
READ = f"{FIND}; echo found $(head -n 1 /dev/vdb)"


@dataclass(frozen=True)
class NfsLab:
    """Two hosts with an NFS storage, whose cache has an image that boots as a disk."""

    kvm: KvmLab
    server: NfsServer
    image: Location

    def disk(self, folder: str, uuid: str, number: int, template: Location | None = None) -> DiskSpec:
        """Makes a volume on the storage."""
        storage, host = self.kvm.storage, self.kvm.hosts[0]
        place = FileLayout().volume(storage, folder, ACCOUNT, (uuid, None))
        self.kvm.run(self.kvm.primary.create_volume(storage, place, SIZE, template, host, first()))
        return DiskSpec(uuid, place, storage.uuid, number, SIZE)

    def start(self, host: HostRef, uuid: str, script: str, *isos: Location) -> KvmHost:
        """Boots a guest from a new clone of the image; gives its host."""
        root = self.disk(ROOT_VOLUMES, ROOTS[uuid], 0, self.image)
        guest = self.kvm.named("guest", uuid, user_data=f"#!/bin/sh\n({script}) &\n")
        self.kvm.run(self.kvm.hypervisor.start_vm(host, replace(guest, isos=isos, disks=(root,)), first()))
        self.kvm.machine(host).wait_for_boot(uuid)
        return self.kvm.machine(host)

    def move_and_back(self, guest: str) -> None:
        """Moves a guest of the first host to the second and back; it goes on writing."""
        here, there = self.kvm.hosts
        for number, (source, destination) in enumerate(((here, there), (there, here)), 3):
            self.kvm.run(self.kvm.hypervisor.migrate_vm(source, destination, guest, first(number)))
            assert self.kvm.run(self.kvm.hypervisor.list_vms(source)) == {}
            self.kvm.machine(destination).wait_for_line(guest, "written")

    def mount_on(self, host: HostRef) -> None:
        """Lets a host have the export as a file system, as its kernel would mount it."""
        point, place = self.kvm.storage.mount_path, self.kvm.machine(host).place
        inside = ("nsenter", "-t", str(place.pid), "--mount", "sh", "-c")
        mount = f"mkdir -p {point} && mount --bind {self.server.export} {point}"
        subprocess.run([*inside, mount], check=True, timeout=60)
        self.kvm.run(self.kvm.primary.connect([self.kvm.storage], host, first(2)))

    def delete_all(self) -> None:
        """Removes all volumes and images that were made."""
        for path in sorted(self.server.export.rglob("*.*")):
            place = Path(self.kvm.storage.mount_path) / path.relative_to(self.server.export)
            if path.is_file() and not path.name.startswith("."):
                deleting = self.kvm.primary.delete_bits(
                    self.kvm.storage, file_at(str(place)), self.kvm.hosts[1], first(99)
                )
                self.kvm.run(deleting)

    def iso(self) -> Location:
        """The tiny guest as an ISO in the cache of the storage."""
        return cached(self.kvm, tiny_image(), ISO)


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[NfsLab]:
    """Two new hosts, connected."""
    with kvm_nfs_lab(tmp_path) as (kvm, server):
        connect(kvm)
        for host in kvm.hosts:
            kvm.run(kvm.primary.connect([kvm.storage], host, first()))
        disk = tmp_path / "tiny.qcow2"
        convert = ["qemu-img", "convert", "-O", "qcow2", str(tiny_image()), str(disk)]
        subprocess.run(convert, check=True, timeout=60)
        yield NfsLab(kvm, server, cached(kvm, disk, IMAGE))


def cached(kvm: KvmLab, file: Path, uuid: str) -> Location:
    """Brings an image into the cache of the storage, by a backup storage."""
    ending = file.suffix.removeprefix(".")
    origin = ImageOrigin(f"file://{file}", ending, directories=(str(file.parent),))
    kept = file_at(f"{kvm.image_store.url}/{uuid}.{ending}")
    kvm.run(kvm.backup.connect(kvm.image_store, first()))
    kvm.run(kvm.backup.add_image(kvm.image_store, kept, origin, first(), lambda done, total: None))
    place = FileLayout().image(kvm.storage, uuid, ending)
    source = ImageSource(kvm.image_store.uuid, kept)
    kvm.run(kvm.primary.download_image(kvm.storage, place, source, kvm.hosts[0], first()))
    return place


def test_guests_boot_keep_their_volumes_and_move_on_an_export_that_no_host_mounts(lab: NfsLab) -> None:
    here, there = lab.kvm.hosts
    hypervisor, run = lab.kvm.hypervisor, lab.kvm.run
    data = lab.disk(DATA_VOLUMES, DATA, 1)
    one = lab.start(here, ONE, WRITE)
    run(hypervisor.attach_disk(here, ONE, data, first(2)))
    one.wait_for_line(ONE, "written")
    lab.move_and_back(ONE)
    run(hypervisor.detach_disk(here, ONE, DATA, first(5)))
    two = lab.start(there, TWO, READ, lab.iso())
    run(hypervisor.attach_disk(there, TWO, data, first(2)))
    two.wait_for_line(TWO, "found kept")
    assert len(two.disks_in(TWO)) == 2
    run(hypervisor.detach_disk(there, TWO, DATA, first(3)))
    assert lab.kvm.left(ONE, TWO) == []
    lab.delete_all()
    assert [path.name for path in lab.server.export.iterdir()] == [".orrery-storage"]


def test_a_guest_moves_to_a_host_that_has_the_export_mounted_and_back(lab: NfsLab) -> None:
    here, there = lab.kvm.hosts
    lab.mount_on(there)
    data = lab.disk(DATA_VOLUMES, DATA, 1)
    one = lab.start(here, ONE, WRITE)
    lab.kvm.run(lab.kvm.hypervisor.attach_disk(here, ONE, data, first(2)))
    one.wait_for_line(ONE, "written")
    lab.move_and_back(ONE)
    assert lab.kvm.left(ONE) == []
