"""NFS exports: mounted where the kernel can, else named by URLs that QEMU's own driver reads.

Container guests need the mount. Guests of QEMU can do without: `qemu_url` gives the location of a file.
"""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.run import run
from orrery.backends.agent.storage.files import make_folder
from orrery.backends.agent.storage.mounts import mounted_at

FILE_SYSTEMS = Path("/proc/filesystems")
MOUNT_SECONDS = 60.0
NO_FILE = "nfs://127.0.0.1/none/none"
UNKNOWN, NOT_INSTALLED = "Unknown protocol", "not installed"


@dataclass(frozen=True, slots=True)
class Export:
    """A directory that a server exports."""

    server: str
    path: str

    @classmethod
    def read(cls, url: str) -> Export:
        """The export that ``host:/path`` names. Raises Refused for any other text."""
        server, colon, path = url.rpartition(":/")
        if not server or not colon:
            raise Refused(f"[{url}] is no NFS export; write it as host:/path")
        return cls(server, "/" + path.strip("/"))

    def __str__(self) -> str:
        return f"{self.server}:{self.path}"


def qemu_url(export: Export, mount_path: str, path: str) -> str:
    """How QEMU names a file of an export that would be at `path` if it was mounted at `mount_path`."""
    inside = PurePosixPath(path).relative_to(mount_path)
    return f"nfs://{export.server}{quote(str(PurePosixPath(export.path) / inside))}"


async def why_no_mount() -> str | None:
    """Why this host cannot mount NFS; None where it can."""
    if shutil.which("mount.nfs") is None:
        return "mount.nfs is not installed on this host (Debian: nfs-common)"
    if await asyncio.to_thread(_kernel_knows_nfs):
        return None
    try:
        await run("modprobe", "nfs")
    except Refused as refused:
        return f"the kernel of this host knows no NFS ({refused})"
    return None


def _kernel_knows_nfs() -> bool:
    known = [line.split()[-1] for line in FILE_SYSTEMS.read_text().splitlines()]
    return "nfs" in known or "nfs4" in known


async def why_no_qemu() -> str | None:
    """Why QEMU of this host cannot read NFS by itself; None where it can.

    It is asked to open a file, since it lists the driver even where its module is not installed.
    """
    try:
        await run("qemu-img", "info", NO_FILE)
    except Refused as refused:
        if UNKNOWN in str(refused):
            return "QEMU has no driver for NFS (Debian: qemu-block-extra)"
        return str(refused) if NOT_INSTALLED in str(refused) else None
    return None


async def mount(export: Export, point: str) -> None:
    """The export is mounted there; repeatable. Raises Refused with the reason where that cannot be."""
    found = await asyncio.to_thread(mounted_at, point)
    if found is not None:
        if found.source.rstrip("/") != str(export).rstrip("/"):
            raise Refused(f"[{found.source}] is mounted at [{point}], not [{export}]; unmount it first")
        return
    reason = await why_no_mount()
    if reason is not None:
        raise Refused(
            f"[{export}] cannot be mounted: {reason}. Guests of QEMU can use it by nfs:// URLs where QEMU has"
            " its driver; container guests need the mount"
        )
    await asyncio.to_thread(make_folder, Path(point))
    await run("mount", "-t", "nfs", "-o", "hard,noatime", str(export), point, timeout=MOUNT_SECONDS)
