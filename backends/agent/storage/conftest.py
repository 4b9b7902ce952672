"""A storage plane of its own for each test, on a file system of its own."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest

from orrery.backends.agent.storage.model import Storage, StorageKind
from orrery.backends.agent.storage.plane import StoragePlane

TOOLS = {"qemu-img": "qemu-utils", "qemu-storage-daemon": "qemu-system-common"}


def require_tools() -> None:
    """Skips with one line that says what to install."""
    missing = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if os.geteuid() or missing:
        pytest.skip(f"needs root and: apt-get install {' '.join(missing or TOOLS.values())}")


T = TypeVar("T")


@dataclass(frozen=True)
class Host:
    """A host with one storage, on a file system of 64 MiB."""

    plane: StoragePlane
    storage: Storage
    folder: Path
    """Where the storage is mounted."""
    runtime: Path

    def run(self, call: Coroutine[Any, Any, T]) -> T:
        """Awaits a call of the plane."""
        return asyncio.run(call)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """The storage is not connected yet. In the end everything is detached and unmounted."""
    require_tools()
    folder, runtime = tmp_path / "vms", tmp_path / "run"
    folder.mkdir()
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "orrery-test", str(folder)], check=True, timeout=20
    )
    plane = StoragePlane(runtime)
    storage = Storage("5" * 32, StorageKind.SHARED_MOUNT_POINT, str(folder), str(folder))
    try:
        yield Host(plane, storage, folder, runtime)
    finally:
        asyncio.run(plane.clean())
        subprocess.run(["umount", str(folder)], check=True, timeout=20)
