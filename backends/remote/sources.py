"""How hosts are told where to pull an image from."""

from __future__ import annotations

from orrery.backends.agent.storage.model import DirectorySource, SftpSource, Source
from orrery.backends.images.store import StoreFailed
from orrery.backends.remote.sftp import login_of
from orrery.core.kernel.errors import BackendRefused
from orrery.core.storage.backup.backend import BackupStorageSpec, BackupStorageSpecs
from orrery.core.storage.backup.model import DIRECTORY, SFTP
from orrery.core.storage.primary.backend import ImageSource


async def source_of(specs: BackupStorageSpecs, image: ImageSource) -> Source:
    """Where a host pulls an image from, with what it needs to log in; keep it out of logs and ledgers.

    Raises NotFound where the backup storage is gone, BackendRefused where hosts cannot pull from its type.
    """
    storage = await specs.spec(image.backup_storage_uuid)
    path = str(image.location)
    if storage.type == DIRECTORY:
        return DirectorySource(storage.uuid, storage.url, path)
    if storage.type == SFTP:
        return _sftp(storage, path)
    raise BackendRefused(
        f"hosts cannot bring images from backup storage[uuid:{storage.uuid}], a {storage.type}"
    )


def _sftp(storage: BackupStorageSpec, path: str) -> SftpSource:
    try:
        login = login_of(storage)
    except StoreFailed as failure:
        raise BackendRefused(f"backup storage[uuid:{storage.uuid}]: {failure}") from None
    return SftpSource(
        storage.uuid,
        storage.url,
        path,
        login.hostname,
        login.port,
        login.username,
        login.password,
        login.host_key,
    )
