"""Directories and SFTP servers keep the contract of backup storages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import asyncssh
import pytest

from orrery.backends.remote.directory import DirectoryBackup
from orrery.backends.remote.sftp import SftpBackup
from orrery.core.storage.backup.backend import BackupStorageSpec, ImageOrigin
from orrery.core.storage.backup.model import DIRECTORY, SFTP
from orrery.testlib.contracts.backup_storage import BackupStorageContract
from orrery.testlib.image_store import LOGIN, sftp_server, small_image
from orrery.testlib.lacking import lacking
from orrery.testlib.openssh_files import OPENSSH
from orrery.testlib.storage_host import file_system
from orrery.testlib.storage_lab import StorageLab

KEY = asyncssh.generate_private_key("ssh-ed25519")


@pytest.fixture(params=[DIRECTORY, SFTP, OPENSSH])
def lab(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[StorageLab]:
    """A storage of each kind, on a file system of its own."""
    if request.param == OPENSSH and not OPENSSH.exists():
        lacking("needs: apt-get install openssh-sftp-server")
    with file_system(tmp_path / "store") as folder:
        image = small_image(tmp_path / "a.qcow2")
        origin = ImageOrigin(f"file://{image}", "qcow2", (str(tmp_path),))
        store = BackupStorageSpec("5" * 32, DIRECTORY, str(folder / "images"))
        stack = AsyncExitStack()
        made = StorageLab(DirectoryBackup(), store, origin)
        if request.param != DIRECTORY:
            server = sftp_server(KEY, by_openssh=request.param == OPENSSH)
            port = made.run(stack.enter_async_context(server))
            made.backup, where = SftpBackup(), ("127.0.0.1", *LOGIN, port)
            made.image_store = BackupStorageSpec(store.uuid, SFTP, store.url, *where)
        yield made
        made.run(stack.aclose())
        made.close()


class TestBackupStorage(BackupStorageContract):
    """A directory, and SFTP servers of asyncssh and OpenSSH."""
