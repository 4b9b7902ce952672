"""Backup storages that are directories of the management node's machine."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from orrery.backends.images.folder import FolderStore
from orrery.backends.images.store import ImageStore
from orrery.backends.remote.backup import FolderBackup
from orrery.core.storage.backup.backend import BackupStorageSpec


class DirectoryBackup(FolderBackup):
    """Implements `orrery.core.storage.backup.backend.BackupStorageBackend`."""

    @asynccontextmanager
    async def open(self, storage: BackupStorageSpec) -> AsyncIterator[ImageStore]:
        """See `FolderBackup`."""
        yield FolderStore()
