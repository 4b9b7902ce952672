"""Storage planes of two hosts keep the contract of primary storages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from orrery.backends.agent.storage.plane import StoragePlane
from orrery.backends.remote.directory import DirectoryBackup
from orrery.core.storage.backup.backend import BackupStorageSpec, ImageOrigin
from orrery.core.storage.primary.backend import StorageSpec
from orrery.core.storage.primary.types import LOCAL, SHARED_MOUNT_POINT
from orrery.testlib.contracts.primary_storage import PrimaryStorageContract
from orrery.testlib.image_store import small_image
from orrery.testlib.storage_host import file_system
from orrery.testlib.storage_lab import PlaneStorage, StorageLab

MEBIBYTES = 2048


@pytest.fixture(params=[SHARED_MOUNT_POINT, LOCAL])
def lab(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[StorageLab]:
    """A storage of each kind, with a file system of its own."""
    with file_system(tmp_path / "vms", MEBIBYTES) as vms:
        store = BackupStorageSpec("5" * 32, "DirectoryBackupStorage", str(tmp_path / "images"))
        origin = ImageOrigin(f"file://{small_image(tmp_path / 'a.qcow2')}", "qcow2", (str(tmp_path),))
        made = StorageLab(DirectoryBackup(), store, origin)
        planes = {host.uuid: StoragePlane(tmp_path / host.uuid) for host in made.hosts}
        made.primary = PlaneStorage(planes, store)
        made.storage = StorageSpec("4" * 32, request.param, str(vms), str(vms))
        yield made
        made.close()


class TestPrimaryStorage(PrimaryStorageContract):
    """A shared storage, and a local one."""
