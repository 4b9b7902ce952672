"""Images on a machine that is reached by SFTP."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import asyncssh

from orrery.backends.images.store import CHUNK, FOLDER_TRIES, StoreFailed, StoreFull, StoreSilent

CONNECT_SECONDS = 15.0
KEEPALIVE_SECONDS = 15.0
"""A machine that answers none of three such questions is given up."""
GONE = (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath)
FULL = (asyncssh.SFTPNoSpaceOnFilesystem, asyncssh.SFTPQuotaExceeded)
FULL_TEXT = "no space left"
"""What servers of version 3 say, which have no code for it."""


@dataclass(frozen=True, slots=True)
class SftpLogin:
    """How to reach a machine."""

    hostname: str
    port: int
    username: str
    password: str = field(repr=False)
    host_key: str | None = None
    """Fingerprint of the key that it must show, such as ``SHA256:…``; None where none is pinned yet."""

    def __str__(self) -> str:
        return f"{self.username}@{self.hostname}:{self.port}"


class _Client(asyncssh.SSHClient):
    """Accepts the pinned key, or any where none is pinned, and keeps what was shown."""

    def __init__(self, login: SftpLogin) -> None:
        self._login = login
        self.shown = ""

    def validate_host_public_key(self, host: str, addr: str, port: int, key: asyncssh.SSHKey) -> bool:
        """Called by asyncssh; the server then proves that it has the private key."""
        self.shown = key.get_fingerprint()
        return self._login.host_key in (None, self.shown)


@asynccontextmanager
async def sftp_store(login: SftpLogin) -> AsyncIterator[SftpStore]:
    """A connection to a machine. Raises StoreSilent, or StoreFailed for a wrong login or host key."""
    client = _Client(login)
    connection = await _connect(login, client)
    async with connection:
        with _explained(str(login)):
            try:
                sftp = await connection.start_sftp_client()
            except asyncssh.ChannelOpenError as failure:
                raise StoreFailed(f"{login} offers no SFTP: {failure.reason}") from None
        async with sftp:
            yield SftpStore(sftp, client.shown)


async def _connect(login: SftpLogin, client: _Client) -> asyncssh.SSHClientConnection:
    try:
        return await asyncssh.connect(
            login.hostname,
            login.port,
            client_factory=lambda: client,
            known_hosts=([], [], []),
            username=login.username,
            password=login.password,
            client_keys=None,
            agent_path=None,
            config=None,
            connect_timeout=CONNECT_SECONDS,
            login_timeout=CONNECT_SECONDS,
            keepalive_interval=KEEPALIVE_SECONDS,
        )
    except asyncssh.HostKeyNotVerifiable:
        raise StoreFailed(
            f"{login.hostname}:{login.port} shows the host key {client.shown}, not {login.host_key} as when"
            " it was connected first; if the machine was replaced, name it anew by UpdateSftpBackupStorage"
        ) from None
    except asyncssh.PermissionDenied:
        raise StoreFailed(
            f"{login.hostname}:{login.port} refuses the login of user [{login.username}]"
        ) from None
    except (OSError, TimeoutError, asyncssh.Error) as failure:
        raise StoreSilent(f"{login} does not answer: {failure or type(failure).__name__}") from None


class SftpStore:
    """Implements `orrery.backends.images.store.ImageStore` over one connection."""

    def __init__(self, sftp: asyncssh.SFTPClient, host_key: str) -> None:
        self._sftp = sftp
        self.host_key = host_key
        """Fingerprint of the key that the machine showed."""

    async def read(self, path: str, size: int) -> bytes | None:
        """See `ImageStore`."""
        with _explained(path):
            try:
                async with self._sftp.open(path, "rb") as file:
                    return _bytes(await file.read(size))
            except GONE:
                return None

    async def file_size(self, path: str) -> int | None:
        """See `ImageStore`."""
        with _explained(path):
            try:
                found = await self._sftp.stat(path)
            except GONE:
                return None
        return found.size if found.type == asyncssh.FILEXFER_TYPE_REGULAR else None

    async def chunks(self, path: str) -> AsyncIterator[bytes]:
        """See `ImageStore`."""
        with _explained(path):
            async with self._sftp.open(path, "rb") as file:
                while chunk := _bytes(await file.read(CHUNK)):
                    yield chunk

    @asynccontextmanager
    async def create(self, path: str) -> AsyncIterator[_SftpWriter]:
        """See `ImageStore`."""
        with _explained(path):
            file = await self._open_new(path)
        try:
            yield _SftpWriter(path, file)
        finally:
            with _explained(path):
                await file.close()

    async def _open_new(self, path: str) -> asyncssh.SFTPClientFile:
        """Opens a file for writing, with its folders, which are removed meanwhile where others empty them."""
        for _ in range(FOLDER_TRIES - 1):
            with suppress(*GONE):
                await self._sftp.makedirs(str(PurePosixPath(path).parent), exist_ok=True)
                return await self._sftp.open(path, "wb")
        await self._sftp.makedirs(str(PurePosixPath(path).parent), exist_ok=True)
        return await self._sftp.open(path, "wb")

    async def rename(self, path: str, to: str) -> None:
        """See `ImageStore`."""
        with _explained(to):
            await self._sftp.posix_rename(path, to)

    async def remove(self, path: str) -> None:
        """See `ImageStore`."""
        with _explained(path):
            try:
                await self._sftp.remove(path)
            except GONE:
                return

    async def remove_folder(self, path: str) -> bool:
        """See `ImageStore`."""
        try:
            with _explained(path):
                await self._sftp.rmdir(path)
        except StoreSilent:
            raise
        except StoreFailed:
            return False
        return True

    async def room(self, path: str) -> tuple[int, int]:
        """See `ImageStore`."""
        with _explained(path):
            found = await self._sftp.statvfs(path)
        return found.blocks * found.frsize, found.bavail * found.frsize

    async def real_path(self, path: str) -> str | None:
        """See `ImageStore`."""
        with _explained(path):
            if not await self._sftp.exists(path):
                return None
            return str(await self._sftp.realpath(path))

    async def names(self, path: str) -> list[str]:
        """See `ImageStore`."""
        with _explained(path):
            try:
                found = await self._sftp.listdir(path)
            except GONE:
                return []
        return sorted(str(name) for name in found if name not in (".", ".."))


class _SftpWriter:
    def __init__(self, path: str, file: asyncssh.SFTPClientFile) -> None:
        self._path = path
        self._file = file

    async def write(self, chunk: bytes) -> None:
        """See `Writer`."""
        with _explained(self._path):
            await self._file.write(chunk)

    async def restart(self) -> None:
        """See `Writer`."""
        with _explained(self._path):
            await self._file.truncate(0)
            await self._file.seek(0)

    async def sync(self) -> None:
        """See `Writer`."""
        with _explained(self._path):
            try:
                await self._file.fsync()
            except asyncssh.SFTPOpUnsupported:
                return  # an extension of OpenSSH; a server without it syncs when it likes


def _bytes(read: str | bytes) -> bytes:
    """What a file that was opened as bytes gives; its type also allows for text."""
    assert isinstance(read, bytes)
    return read


@contextmanager
def _explained(path: str) -> Iterator[None]:
    try:
        yield
    except FULL as failure:
        raise StoreFull(f"[{path}]: {failure.reason}") from None
    except (asyncssh.SFTPConnectionLost, asyncssh.SFTPNoConnection) as failure:
        raise StoreSilent(f"[{path}]: the connection broke: {failure.reason}") from None
    except asyncssh.SFTPError as failure:
        kind = StoreFull if FULL_TEXT in failure.reason.lower() else StoreFailed
        raise kind(f"[{path}]: {failure.reason}") from None
    except (asyncssh.Error, OSError) as failure:
        raise StoreSilent(f"[{path}]: the connection broke: {failure}") from None
