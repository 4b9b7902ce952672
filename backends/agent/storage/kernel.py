"""Loop devices, exports and mounts of one runtime folder, as the kernel and its processes tell them.

Each stands for a volume whose path is part of its own: the volume ``/vms/a.qcow2`` is shown as a raw file at
``<runtime>/exports/vms/a.qcow2``, a loop device has that file behind it, and the file system in it is mounted
at ``<runtime>/roots/vms/a.qcow2``. So nothing has to be remembered. Everything here blocks.
"""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from json import JSONDecodeError, loads
from pathlib import Path

from orrery.backends.agent.storage.model import Attachment
from orrery.backends.agent.storage.mounts import mounts

EXPORTS, ROOTS = "exports", "roots"
DAEMON = b"qemu-storage-daemon"
LOOPS = Path("/sys/block")
DELETED = " (deleted)"
LOOP_CONTROL = "/dev/loop-control"
LOOP_CTL_GET_FREE = 0x4C82
LOOP_MAJOR = 7


@dataclass(frozen=True, slots=True)
class Runtime:
    """The folder of one agent, and where the parts of a volume are in it."""

    folder: Path

    def export(self, volume: Path) -> Path:
        """Where the volume is shown as a raw file."""
        return self.folder / EXPORTS / str(volume).lstrip("/")

    def root(self, volume: Path) -> Path:
        """Where the file system of the volume is mounted."""
        return self.folder / ROOTS / str(volume).lstrip("/")

    def volume_of(self, path: str, part: str) -> str | None:
        """The volume that a path in `EXPORTS` or `ROOTS` stands for; None for other paths."""
        above = f"{self.folder / part}/"
        return f"/{path.removeprefix(above)}" if path.startswith(above) else None


def found(runtime: Runtime) -> list[Attachment]:
    """What there is, by volume, in the order of their paths."""
    devices = {volume: device for file, device in loops() if (volume := runtime.volume_of(file, EXPORTS))}
    daemons = {volume: pid for file, pid in exports() if (volume := runtime.volume_of(file, EXPORTS))}
    points = [mount.point for mount in mounts()]
    shown = {volume for point in points if (volume := runtime.volume_of(point, EXPORTS))}
    roots = {volume: point for point in points if (volume := runtime.volume_of(point, ROOTS))}
    return [
        Attachment(volume, devices.get(volume), daemons.get(volume), volume in shown, roots.get(volume))
        for volume in sorted({*devices, *daemons, *shown, *roots})
    ]


def found_of(runtime: Runtime, volume: Path) -> Attachment:
    """What there is for one volume."""
    return next((one for one in found(runtime) if one.path == str(volume)), Attachment(str(volume)))


def loops() -> Iterator[tuple[str, str]]:
    """The file behind each loop device of the machine, and the device."""
    for backing in sorted(LOOPS.glob("loop*/loop/backing_file")):
        try:
            file = backing.read_text().removesuffix("\n").removesuffix(DELETED)
        except OSError:  # it was detached meanwhile
            continue
        yield file, f"/dev/{backing.parts[3]}"


def make_free_node() -> None:
    """A node in /dev for the next free loop device, which a container's own /dev lacks.

    What does not work here is told by ``losetup``, which is called next.
    """
    try:
        opened = os.open(LOOP_CONTROL, os.O_RDWR)
    except OSError:
        return
    try:
        free = fcntl.ioctl(opened, LOOP_CTL_GET_FREE)
        os.mknod(f"/dev/loop{free}", stat.S_IFBLK | 0o600, os.makedev(LOOP_MAJOR, free))
    except OSError:  # it is there
        return
    finally:
        os.close(opened)


def exports() -> Iterator[tuple[str, int]]:
    """The file that each exporting process shows, and the process."""
    for folder in sorted(Path("/proc").glob("[0-9]*")):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:  # it has ended meanwhile
            continue
        if os.path.basename(words[0]) == DAEMON:
            yield from ((file, int(folder.name)) for file in _shown_by(words))


def _shown_by(words: list[bytes]) -> Iterator[str]:
    for option, value in pairwise(words):
        if option == b"--export":
            try:
                yield loads(value)["mountpoint"]
            except (JSONDecodeError, KeyError, TypeError):  # started by somebody else, in another notation
                continue
