"""What is mounted on this host, as the kernel tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

TABLE = Path("/proc/self/mountinfo")
OCTAL = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of the table of mounts."""

    point: str
    file_system: str
    """Its type, such as ext4 or nfs4."""
    source: str
    """What is mounted: a device, an export."""


def mounts() -> list[Mount]:
    """Everything that is mounted, in the order in which it was."""
    return [_read(line) for line in TABLE.read_text().splitlines()]


def mounted_at(point: str) -> Mount | None:
    """What is mounted at a path, the topmost; None where nothing is."""
    return next((mount for mount in reversed(mounts()) if mount.point == point), None)


def _read(line: str) -> Mount:
    before, _, after = line.partition(" - ")
    file_system, source = after.split(" ")[:2]
    return Mount(_plain(before.split(" ")[4]), file_system, _plain(source))


def _plain(text: str) -> str:
    return OCTAL.sub(lambda found: chr(int(found[1], 8)), text)
