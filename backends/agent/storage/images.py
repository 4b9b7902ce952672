"""Makes volumes, by qemu-img where they are qcow2."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from json import loads
from pathlib import Path

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.run import run
from orrery.backends.agent.storage import files
from orrery.backends.images.qcow2 import SECTOR

COPY_SECONDS = 24 * 3600.0
VOLUME_FORMATS = ("qcow2", "raw")


@dataclass(frozen=True, slots=True)
class NewVolume:
    """A volume that is to be made, and the cached image that it is made of."""

    path: Path
    bits_format: str
    size: int
    """Bytes; a multiple of 512."""
    template: tuple[Path, str] | None = None
    """The cached image and its format."""

    @property
    def base(self) -> Path | None:
        """The file that a linked clone refers to."""
        return self.template[0] if self.template and self.bits_format == "qcow2" else None


def whole_sectors(size: int) -> int:
    """A size as devices can have it."""
    return -(-size // SECTOR) * SECTOR


def refuse_misfit(volume: NewVolume) -> None:
    """Raises Refused for a template that is not there, or is larger than the volume. Blocks."""
    if volume.template is None:
        return
    path, bits_format = volume.template
    size = files.size_of(path, bits_format)
    if size > volume.size and not path.is_dir():
        raise Refused(
            f"the image at [{path}] has {size} bytes and does not fit into a volume of {volume.size} bytes"
        )


def is_made(volume: NewVolume) -> bool:
    """Whether this very volume is there. Raises Refused where another one is. Blocks."""
    if not volume.path.exists():
        return False
    if volume.path.is_dir():
        return True
    size = files.size_of(volume.path, volume.bits_format)
    header = files.header_of(volume.path) if volume.bits_format == "qcow2" else None
    backing = header.backing if header is not None else None
    base = str(volume.base) if volume.base is not None else None
    if (size, backing) != (volume.size, base):
        raise Refused(
            f"[{volume.path}] is there already, with {size} bytes and of the image [{backing or 'none'}],"
            f" instead of {volume.size} bytes of [{base or 'none'}]; delete it first"
        )
    return True


async def room_needed(volume: NewVolume) -> int:
    """The bytes that the file takes when it is made. Raises Refused."""
    if volume.template is not None and volume.template[0].is_dir():
        return await asyncio.to_thread(files.stored_bytes, volume.template[0])
    if volume.base is None and volume.template is not None:
        return await asyncio.to_thread(files.stored_bytes, volume.template[0])
    if volume.bits_format == "raw":
        return 0
    told = await run("qemu-img", "measure", "--output", "json", "-O", "qcow2", "--size", str(volume.size))
    return int(loads(told)["required"])


async def write(volume: NewVolume) -> None:
    """Writes the part of a new volume. Raises Refused."""
    part = files.part_of(volume.path)
    if volume.template is not None and volume.template[0].is_dir():
        await run("cp", "-a", "--reflink=auto", str(volume.template[0]), str(part), timeout=COPY_SECONDS)
    elif volume.bits_format == "qcow2":
        base = (
            ["-b", str(volume.template[0]), "-F", qemu_format(volume.template[1])] if volume.template else []
        )
        await run("qemu-img", "create", "-q", "-f", "qcow2", *base, str(part), str(volume.size))
    else:
        await _write_raw(volume, part)


async def _write_raw(volume: NewVolume, part: Path) -> None:
    if volume.template is not None:
        source, bits_format = volume.template
        known = ("-f", qemu_format(bits_format), "-O", "raw")
        await run("qemu-img", "convert", *known, str(source), str(part), timeout=COPY_SECONDS)
    await asyncio.to_thread(_extend, part, volume.size)


def _extend(path: Path, size: int) -> None:
    opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        os.ftruncate(opened, size)
    finally:
        os.close(opened)


def qemu_format(bits_format: str) -> str:
    """What QEMU calls a format: an ISO is raw bits."""
    return "qcow2" if bits_format == "qcow2" else "raw"
