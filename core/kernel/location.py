"""Where bits are kept: locations, tagged by their kind.

The wire and the rows have the text of a location (``installPath``): a file's is its path, whose ending is its
format; the others are URLs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

RAW = "raw"


@dataclass(frozen=True, slots=True)
class FileLocation:
    """A file in a file system that hosts mount, or on the disks of one host."""

    path: str
    format: str
    """How the file holds the bits: qcow2, raw, iso, vmdk, …"""
    kind: Literal["file"] = "file"

    def __str__(self) -> str:
        return self.path


@dataclass(frozen=True, slots=True)
class BlockLocation:
    """A block device that hosts see under one path, such as a logical volume: ``block:///dev/vg/volume``."""

    device: str
    kind: Literal["block"] = "block"

    def __str__(self) -> str:
        return f"block://{self.device}"


@dataclass(frozen=True, slots=True)
class RbdLocation:
    """An image of a Ceph pool: ``rbd://pool/image``, ``rbd://pool/image@snapshot``."""

    pool: str
    image: str
    snapshot: str | None = None
    kind: Literal["rbd"] = "rbd"

    def __str__(self) -> str:
        return f"rbd://{self.pool}/{self.image}" + (f"@{self.snapshot}" if self.snapshot else "")


@dataclass(frozen=True, slots=True)
class IscsiLocation:
    """A logical unit of an iSCSI target: ``iscsi://10.0.0.1:3260/iqn.2026-01.example:disks/3``."""

    portal: str
    target: str
    lun: int
    kind: Literal["iscsi"] = "iscsi"

    def __str__(self) -> str:
        return f"iscsi://{self.portal}/{self.target}/{self.lun}"


Location = Annotated[FileLocation | BlockLocation | RbdLocation | IscsiLocation, Field(discriminator="kind")]
"""Where the bits of a volume, an image or an ISO are."""


def file_at(path: str) -> FileLocation:
    """A file, of the format that the ending of its name says; without an ending it is raw."""
    stem, dot, ending = path.rpartition(".")
    return FileLocation(path, ending if dot and stem and "/" not in ending else RAW)


def read_location(text: str) -> Location:
    """The location with this text; what is none of the other kinds is a file."""
    scheme, _, rest = text.partition("://")
    if scheme == "block":
        return BlockLocation(rest)
    if scheme == "rbd":
        pool, _, name = rest.partition("/")
        image, _, snapshot = name.partition("@")
        return RbdLocation(pool, image, snapshot or None)
    if scheme == "iscsi":
        portal, _, unit = rest.partition("/")
        target, _, lun = unit.rpartition("/")
        return IscsiLocation(portal, target, int(lun))
    return file_at(text)
