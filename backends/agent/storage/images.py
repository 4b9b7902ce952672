"""Makes volumes, by qemu-img where they are qcow2."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from json import loads
from pathlib import Path

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.run import run
from orrery.backends.agent.storage.files import Files, part_of
from orrery.backends.images.qcow2 import SECTOR

COPY_SECONDS = 24 * 3600.0
VOLUME_FORMATS = ("qcow2", "raw")


@dataclass(frozen=True, slots=True)
class NewVolume:
    """A volume that is to be made, and the cached image that it is made of."""

    files: Files
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

    def is_tree(self) -> bool:
        """Whether it is to be a directory, of one that is the template. Blocks."""
        return self.template is not None and self.files.is_folder(self.template[0])


def whole_sectors(size: int) -> int:
    """A size as devices can have it."""
    return -(-size // SECTOR) * SECTOR


def refuse_misfit(volume: NewVolume) -> None:
    """Raises Refused for a template that is not there, or is larger than the volume. Blocks."""
    if volume.template is None:
        return
    path, bits_format = volume.template
    if volume.is_tree() and not volume.files.is_mounted:
        raise Refused(f"the image at [{path}] is a directory, which only container guests can use")
    size = volume.files.size_of(path, bits_format)
    if size > volume.size and not volume.is_tree():
        raise Refused(
            f"the image at [{path}] has {size} bytes and does not fit into a volume of {volume.size} bytes"
        )


def is_made(volume: NewVolume) -> bool:
    """Whether this very volume is there. Raises Refused where another one is. Blocks."""
    entry = volume.files.look(volume.path)
    if entry is None or entry.is_folder:
        return entry is not None
    size = volume.files.size_of(volume.path, volume.bits_format)
    header = volume.files.header_of(volume.path) if volume.bits_format == "qcow2" else None
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
    if volume.template is not None and (volume.base is None or await asyncio.to_thread(volume.is_tree)):
        return await asyncio.to_thread(volume.files.stored_bytes, volume.template[0])
    if volume.bits_format == "raw":
        return 0
    told = await run("qemu-img", "measure", "--output", "json", "-O", "qcow2", "--size", str(volume.size))
    return int(loads(told)["required"])


async def write(volume: NewVolume) -> None:
    """Writes the part of a new volume. Raises Refused."""
    part = part_of(volume.path)
    if volume.template is not None and await asyncio.to_thread(volume.is_tree):
        await run("cp", "-a", "--reflink=auto", str(volume.template[0]), str(part), timeout=COPY_SECONDS)
    elif volume.bits_format == "qcow2":
        await _write_clone(volume, volume.files.name_for_qemu(part))
    else:
        await _write_raw(volume, volume.files.name_for_qemu(part))


async def _write_clone(volume: NewVolume, part: str) -> None:
    """The header names the image by its path, which is the same on every host; QEMU need not open it here."""
    base: list[str] = []
    if volume.template is not None:
        base = ["-u", "-b", str(volume.template[0]), "-F", qemu_format(volume.template[1])]
    await run("qemu-img", "create", "-q", "-f", "qcow2", *base, part, str(volume.size))


async def _write_raw(volume: NewVolume, part: str) -> None:
    if volume.template is None:
        await run("qemu-img", "create", "-q", "-f", "raw", part, str(volume.size))
        return
    path, bits_format = volume.template
    known = ("-f", qemu_format(bits_format), "-O", "raw")
    await run("qemu-img", "convert", *known, volume.files.name_for_qemu(path), part, timeout=COPY_SECONDS)
    await run("qemu-img", "resize", "-q", "-f", "raw", part, str(volume.size))


def qemu_format(bits_format: str) -> str:
    """What QEMU calls a format: an ISO is raw bits."""
    return "qcow2" if bits_format == "qcow2" else "raw"
