"""The header of qcow2 files: how large the disk is, and what else the file needs.

Reading it takes no tool, so it works for files of another machine too. An image that a user brings may name
other files of the machine that opens it (a backing file, an external data file); whoever takes one in refuses
those. The format is described in QEMU's docs/interop/qcow2.txt.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

HEADER_BYTES = 104
"""The longest header that is read here; a file of version 2 has 72 bytes."""
HEAD_BYTES = 4096
"""How much of a file holds the header, and the name of its backing file as far as QEMU writes it there."""
MAGIC = b"QFI\xfb"
EXTERNAL_DATA = 1 << 2
SECTOR = 512


class BadImage(ValueError):
    """An image that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Qcow2Header:
    """What the header of a qcow2 file says."""

    size: int
    """Bytes of the disk, as a guest sees it."""
    backing: str | None
    """The file that holds what this one does not, as written there."""
    has_external_data: bool


def read_header(head: bytes) -> Qcow2Header | None:
    """The header in the first `HEAD_BYTES` of a file; None where it is no qcow2. Raises BadImage."""
    if not head.startswith(MAGIC):
        return None
    if len(head) < 72:
        raise BadImage("its qcow2 header is cut off")
    version, backing_at, backing_bytes = struct.unpack_from(">IQI", head, 4)
    if version not in (2, 3):
        raise BadImage(f"its qcow2 version is {version}; 2 and 3 are known")
    (size,) = struct.unpack_from(">Q", head, 24)
    features = struct.unpack_from(">Q", head, 72)[0] if version == 3 and len(head) >= HEADER_BYTES else 0
    backing = None
    if backing_at:
        name = head[backing_at : backing_at + backing_bytes]
        if len(name) != backing_bytes:
            raise BadImage("the name of its backing file lies beyond its first 4096 bytes")
        backing = name.decode(errors="replace")
    return Qcow2Header(size, backing, bool(features & EXTERNAL_DATA))


def disk_size(head: bytes, file_bytes: int, declared: str) -> int:
    """How large the disk of a file is that shall be of a format (qcow2, raw or iso) and stand alone.

    Raises BadImage for another format, and for one that needs other files.
    """
    if declared not in ("qcow2", "raw", "iso"):
        raise BadImage(f"it is {declared}; hosts use qcow2, raw and iso (qemu-img convert makes them)")
    if file_bytes == 0:
        raise BadImage("it is empty")
    if declared != "qcow2":
        return file_bytes
    header = read_header(head)
    if header is None:
        raise BadImage("it is no qcow2, although its format was given as that")
    if header.backing is not None or header.has_external_data:
        what = (
            f"the backing file [{header.backing}]" if header.backing is not None else "an external data file"
        )
        raise BadImage(f"it needs {what}; make one that stands alone (qemu-img convert)")
    return header.size
