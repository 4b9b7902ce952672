"""A storage plane on this machine, for tests: its storage is a file system of its own."""

from __future__ import annotations

import asyncio
import ctypes
import os
import shutil
import subprocess
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from orrery.backends.agent.storage.model import Storage, StorageKind
from orrery.backends.agent.storage.plane import StoragePlane
from orrery.testlib.lacking import lacking

TOOLS = {"qemu-img": "qemu-utils", "qemu-storage-daemon": "qemu-system-common"}
SECONDS = 20
CLONE_NEWNS = 0x00020000
T = TypeVar("T")


def missing_tools() -> str | None:
    """Why volumes cannot be attached on this machine, and what mends it; None where they can."""
    missing = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if not os.geteuid() and not missing:
        return None
    return f"needs root and: apt-get install {' '.join(missing or TOOLS.values())}"


def require_tools() -> None:
    """Skips with one line that says what to install."""
    missing = missing_tools()
    if missing is not None:
        lacking(missing)


@cache
def use_own_mounts() -> None:
    """From now on this process has mounts of its own, which go with it.

    Guests that others start on this machine would otherwise copy them, and keep their devices busy.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNS):
        raise OSError(ctypes.get_errno(), "unshare")
    subprocess.run(["mount", "--make-rprivate", "/"], check=True, timeout=SECONDS)


@contextmanager
def file_system(folder: Path, mebibytes: int = 64, source: str = "orrery-test") -> Iterator[Path]:
    """A small file system that nobody else uses, mounted at a folder that is made.

    `source` is what the table of mounts says to be mounted there.
    """
    require_tools()
    use_own_mounts()
    folder.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", f"size={mebibytes}m", source, str(folder))
    subprocess.run(mount, check=True, timeout=SECONDS)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True, timeout=SECONDS)


@dataclass(frozen=True)
class StorageHost:
    """A host with one storage, on a file system of 64 MiB."""

    plane: StoragePlane
    storage: Storage
    folder: Path
    """Where the storage is mounted."""
    runtime: Path

    def run(self, call: Coroutine[Any, Any, T]) -> T:
        """Awaits a call of the plane."""
        return asyncio.run(call)


@contextmanager
def storage_host(folder: Path) -> Iterator[StorageHost]:
    """A host below a folder, its storage not connected; in the end all is detached and unmounted."""
    runtime = folder / "run"
    with file_system(folder / "vms") as vms:
        plane = StoragePlane(runtime)
        storage = Storage("5" * 32, StorageKind.SHARED_MOUNT_POINT, str(vms), str(vms))
        try:
            yield StorageHost(plane, storage, vms, runtime)
        finally:
            asyncio.run(plane.clean())
