"""Where bits are kept on a primary storage: the layout of its type."""

from __future__ import annotations

from typing import Protocol

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.location import FileLocation, Location
from orrery.core.storage.primary.backend import StorageSpec

FILE_EXTENSIONS = {"raw": "raw", "vmdk": "vmdk", "iso": "iso"}
"""By volume format; everything else is kept as qcow2."""
ROOT_VOLUMES, DATA_VOLUMES = "rootVolumes", "dataVolumes"


class Layout(Protocol):
    """Says where new bits are kept on storages of one type."""

    def volume(
        self, storage: StorageSpec, folder: str, account: Uuid, volume: tuple[Uuid, str | None]
    ) -> Location:
        """Where a volume, by its uuid and format, is kept; `folder` says whether it is a root volume."""

    def image(self, storage: StorageSpec, image: Uuid, image_format: str) -> Location:
        """Where a cached image, template or ISO, is to be kept."""


class FileLayout:
    """Files below the storage's mount path."""

    def volume(
        self, storage: StorageSpec, folder: str, account: Uuid, volume: tuple[Uuid, str | None]
    ) -> Location:
        """See `Layout`."""
        uuid, volume_format = volume
        extension = _extension(volume_format)
        path = f"{storage.mount_path}/{folder}/acct-{account}/vol-{uuid}/{uuid}.{extension}"
        return FileLocation(path, extension)

    def image(self, storage: StorageSpec, image: Uuid, image_format: str) -> Location:
        """See `Layout`."""
        folder = "iso" if image_format == "iso" else "template"
        extension = _extension(image_format)
        path = f"{storage.mount_path}/imagecache/{folder}/{image}/{image}.{extension}"
        return FileLocation(path, extension)


def _extension(bits_format: str | None) -> str:
    return FILE_EXTENSIONS.get(bits_format or "", "qcow2")
