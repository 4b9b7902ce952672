"""Images in a directory of this machine."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from io import FileIO, RawIOBase
from pathlib import Path
from typing import TypeVar

from orrery.backends.images.store import CHUNK, FOLDER_TRIES, StoreFailed, StoreFull

T = TypeVar("T")


class FolderStore:
    """Implements `orrery.backends.images.store.ImageStore`."""

    async def read(self, path: str, size: int) -> bytes | None:
        """See `ImageStore`."""
        return await _in_thread(path, lambda: _read(path, size))

    async def file_size(self, path: str) -> int | None:
        """See `ImageStore`."""
        return await _in_thread(path, lambda: os.stat(path).st_size if os.path.isfile(path) else None)

    async def chunks(self, path: str) -> AsyncIterator[bytes]:
        """See `ImageStore`."""
        file = await _in_thread(path, lambda: open(path, "rb"))  # noqa: SIM115
        with file:
            while chunk := await _in_thread(path, lambda: file.read(CHUNK)):
                yield chunk

    @asynccontextmanager
    async def create(self, path: str) -> AsyncIterator[_FileWriter]:
        """See `ImageStore`."""
        file = await _in_thread(path, lambda: _open_new(path))
        try:
            yield _FileWriter(path, file)
        finally:
            file.close()

    async def rename(self, path: str, to: str) -> None:
        """See `ImageStore`."""
        await _in_thread(to, lambda: _rename(path, to))

    async def remove(self, path: str) -> None:
        """See `ImageStore`."""
        await _in_thread(path, lambda: Path(path).unlink(missing_ok=True))

    async def remove_folder(self, path: str) -> bool:
        """See `ImageStore`."""
        return await _in_thread(path, lambda: _remove_folder(path))

    async def room(self, path: str) -> tuple[int, int]:
        """See `ImageStore`."""
        found = await _in_thread(path, lambda: os.statvfs(path))
        return found.f_blocks * found.f_frsize, found.f_bavail * found.f_frsize

    async def real_path(self, path: str) -> str | None:
        """See `ImageStore`."""
        return await _in_thread(path, lambda: os.path.realpath(path) if os.path.exists(path) else None)

    async def names(self, path: str) -> list[str]:
        """See `ImageStore`."""
        return await _in_thread(path, lambda: sorted(os.listdir(path)) if os.path.isdir(path) else [])


class _FileWriter:
    def __init__(self, path: str, file: RawIOBase) -> None:
        self._path = path
        self._file = file

    async def write(self, chunk: bytes) -> None:
        """See `Writer`."""
        await _in_thread(self._path, lambda: write_all(self._file, chunk))

    async def restart(self) -> None:
        """See `Writer`."""
        await _in_thread(self._path, self._empty)

    def _empty(self) -> None:
        self._file.seek(0)
        self._file.truncate()

    async def sync(self) -> None:
        """See `Writer`."""
        await _in_thread(self._path, self._sync)

    def _sync(self) -> None:
        os.fsync(self._file.fileno())


async def _in_thread(path: str, work: Callable[[], T]) -> T:
    """Disks may take long, and others wait for the loop."""
    with _explained(path):
        return await asyncio.to_thread(work)


@contextmanager
def _explained(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as failure:
        kind = StoreFull if failure.errno in (errno.ENOSPC, errno.EDQUOT) else StoreFailed
        raise kind(f"[{path}]: {failure.strerror}") from None


def write_all(file: RawIOBase, chunk: bytes) -> None:
    """Writes the whole chunk to an unbuffered file, whose closing then cannot fail. Raises OSError."""
    left = memoryview(chunk)
    while left:
        left = left[file.write(left) or 0 :]


def _read(path: str, size: int) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read(size)
    except FileNotFoundError:
        return None


def _open_new(path: str) -> FileIO:
    """Opens a file for writing, with its folders, which are removed meanwhile where others empty them."""
    for attempt in range(FOLDER_TRIES):
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            return FileIO(path, "wb")
        except (FileNotFoundError, FileExistsError):
            if attempt == FOLDER_TRIES - 1:
                raise
    raise AssertionError("the last try has returned or raised")


def _rename(path: str, to: str) -> None:
    os.replace(path, to)
    folder = os.open(os.path.dirname(to), os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _remove_folder(path: str) -> bool:
    try:
        os.rmdir(path)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
