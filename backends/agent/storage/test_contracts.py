"""Storage planes of two hosts keep the contract of primary storages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from orrery.backends.agent.storage.plane import StoragePlane
from orrery.backends.remote.directory import DirectoryBackup
from orrery.core.storage.backup.backend import BackupStorageSpec, ImageOrigin
from orrery.core.storage.primary.backend import StorageSpec
from orrery.core.storage.primary.types import LOCAL, NFS, SHARED_MOUNT_POINT
from orrery.testlib.contracts.primary_storage import PrimaryStorageContract
from orrery.testlib.image_store import small_image
from orrery.testlib.nfs_server import nfs_server
from orrery.testlib.storage_host import file_system
from orrery.testlib.storage_lab import PlaneStorage, StorageLab

MEBIBYTES = 2048


def make_lab(folder: Path, kind: str, url: str, mount_path: str, inside_of: int | None = None) -> StorageLab:
    """Two hosts, and a storage of a kind."""
    store = BackupStorageSpec("5" * 32, "DirectoryBackupStorage", str(folder / "images"))
    origin = ImageOrigin(f"file://{small_image(folder / 'a.qcow2')}", "qcow2", (str(folder),))
    made = StorageLab(DirectoryBackup(), store, origin, inside_of)
    planes = {host.uuid: StoragePlane(folder / host.uuid, by_qemu=kind == NFS) for host in made.hosts}
    made.primary = PlaneStorage(planes, store)
    made.storage = StorageSpec("4" * 32, kind, url, mount_path)
    return made


@pytest.fixture(params=[SHARED_MOUNT_POINT, LOCAL, NFS])
def lab(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[StorageLab]:
    """A storage of each kind, with a file system of its own; NFS where QEMU reads it by itself."""
    with ExitStack() as ends:
        if request.param == NFS:
            server = ends.enter_context(nfs_server(tmp_path / "server", MEBIBYTES))
            made = make_lab(tmp_path, NFS, server.url, str(tmp_path / "vms"), server.pid)
        else:
            vms = str(ends.enter_context(file_system(tmp_path / "vms", MEBIBYTES)))
            made = make_lab(tmp_path, request.param, vms, vms)
        ends.callback(made.close)
        yield made


class TestPrimaryStorage(PrimaryStorageContract):
    """A shared storage, a local one, and one that no host mounts."""
