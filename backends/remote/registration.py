"""Registers the backup storages of real clouds with a node."""

from __future__ import annotations

from orrery.backends.remote.directory import DirectoryBackup
from orrery.backends.remote.sftp import SftpBackup
from orrery.core.kernel.backends import Registry
from orrery.core.storage.backup.backend import BackupStorageBackend
from orrery.core.storage.backup.model import DIRECTORY, SFTP


def register_backup_storages(registry: Registry) -> None:
    """Makes SFTP servers and directories usable as backup storages."""
    registry.add(BackupStorageBackend, SFTP, SftpBackup())
    registry.add(BackupStorageBackend, DIRECTORY, DirectoryBackup())
