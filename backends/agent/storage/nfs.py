"""NFS exports: mounted where the kernel can, else read by QEMU's own driver.

Container guests need the mount. Guests of QEMU can do without: see `exports`.
"""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.run import run
from orrery.backends.agent.storage.libnfs import library
from orrery.backends.agent.storage.local_files import LOCAL
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

    def path_of(self, inside: str) -> str:
        """The path on the server of a file, by its path below the export."""
        return str(PurePosixPath(self.path) / inside.lstrip("/"))

    def url_of(self, inside: str) -> str:
        """How tools of QEMU name that file."""
        return f"nfs://{self.server}{quote(self.path_of(inside))}"

    def __str__(self) -> str:
        return f"{self.server}:{self.path}"


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
    """Why QEMU of this host, and the agent for it, cannot read NFS by themselves; None where they can.

    QEMU is asked to open a file, since it lists the driver even where its module is not installed.
    """
    try:
        await asyncio.to_thread(library)
        await run("qemu-img", "info", NO_FILE)
    except Refused as refused:
        if UNKNOWN in str(refused):
            return "QEMU has no driver for NFS (Debian: qemu-block-extra)"
        return str(refused) if NOT_INSTALLED in str(refused) else None
    return None


async def mount(export: Export, point: str) -> None:
    """The export is mounted there; repeatable. Raises Refused where something else is, or it cannot be."""
    found = await asyncio.to_thread(mounted_at, point)
    if found is not None:
        if found.source.rstrip("/") != str(export).rstrip("/"):
            raise Refused(f"[{found.source}] is mounted at [{point}], not [{export}]; unmount it first")
        return
    await asyncio.to_thread(LOCAL.make_folder, Path(point))
    await run("mount", "-t", "nfs", "-o", "hard,noatime", str(export), point, timeout=MOUNT_SECONDS)
