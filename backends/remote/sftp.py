"""Backup storages that are reached by SFTP, with the password that they were added with.

Each call has a connection of its own, so a machine that was replaced or restarted needs no attention here.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from orrery.backends.images.sftp import SftpLogin, SftpStore, sftp_store
from orrery.backends.images.store import ImageStore, StoreFailed
from orrery.backends.remote.backup import FolderBackup
from orrery.core.storage.backup.backend import BackupStorageSpec

SSH_PORT = 22


class SftpBackup(FolderBackup):
    """Implements `orrery.core.storage.backup.backend.BackupStorageBackend`."""

    @asynccontextmanager
    async def open(self, storage: BackupStorageSpec) -> AsyncIterator[ImageStore]:
        """See `FolderBackup`."""
        if not storage.url.startswith("/"):
            raise StoreFailed(f"its url [{storage.url}] is no absolute path on {storage.hostname}")
        async with sftp_store(login_of(storage)) as store:
            yield store

    def host_key(self, store: ImageStore) -> str | None:
        """See `FolderBackup`."""
        assert isinstance(store, SftpStore)
        return store.host_key


def login_of(storage: BackupStorageSpec) -> SftpLogin:
    """How to reach the machine of a storage. Raises StoreFailed where that was never given."""
    if storage.hostname is None or storage.username is None or storage.password is None:
        raise StoreFailed("it has no host name, user name or password; give them by UpdateSftpBackupStorage")
    port = storage.ssh_port or SSH_PORT
    return SftpLogin(storage.hostname, port, storage.username, storage.password, storage.host_key)
