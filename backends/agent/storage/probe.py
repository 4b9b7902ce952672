"""What a host can do with storages, found out by trying."""

from __future__ import annotations

import asyncio
from pathlib import Path

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.run import run
from orrery.backends.agent.storage import nfs
from orrery.backends.agent.storage.attachments import Attachments
from orrery.backends.agent.storage.local_files import LOCAL
from orrery.backends.agent.storage.model import AttachMode

IMAGES, QCOW2_DEVICES, RAW_DEVICES, NFS_MOUNT, NFS_QEMU = (
    "qcow2-images",
    "qcow2-devices",
    "raw-devices",
    "nfs-mount",
    "nfs-qemu",
)
SIZE = 1 << 20
HINTS = {
    "qemu-img": "Debian: qemu-utils",
    "qemu-storage-daemon": "Debian: qemu-system-common",
    "losetup": "Debian: mount",
}


async def probe(attachments: Attachments) -> dict[str, str | None]:
    """Each ability with None where it works, else with the reason. What was tried is removed again."""
    folder = attachments.runtime.folder / "probe"
    await asyncio.to_thread(LOCAL.make_folder, folder)
    try:
        return {
            IMAGES: await _why_no_image(folder),
            QCOW2_DEVICES: await _why_no_device(attachments, folder / "probe.qcow2"),
            RAW_DEVICES: await _why_no_device(attachments, folder / "probe.raw"),
            NFS_MOUNT: await nfs.why_no_mount(),
            NFS_QEMU: await nfs.why_no_qemu(),
        }
    finally:
        for one in (folder / "probe.qcow2", folder / "probe.raw"):
            await asyncio.to_thread(LOCAL.remove, one, attachments.runtime.folder)


async def _why_no_image(folder: Path) -> str | None:
    try:
        for bits_format in ("qcow2", "raw"):
            path = str(folder / f"probe.{bits_format}")
            await run("qemu-img", "create", "-q", "-f", bits_format, path, str(SIZE))
    except Refused as refused:
        return _with_hint(refused)
    return None


async def _why_no_device(attachments: Attachments, volume: Path) -> str | None:
    try:
        await attachments.attach(volume, volume.suffix.removeprefix("."), AttachMode.DISK)
        await attachments.detach(volume)
    except Refused as refused:
        return _with_hint(refused)
    return None


def _with_hint(refused: Refused) -> str:
    tool = str(refused).partition(":")[0]
    hint = HINTS.get(tool)
    return f"{refused} ({hint})" if hint and "not installed" in str(refused) else str(refused)
