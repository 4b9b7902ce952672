"""Where bits lie on a primary storage, below its mount path."""

from __future__ import annotations

from orrery.core.kernel.db.model import Uuid
from orrery.core.storage.primary.backend import StorageSpec

FILE_EXTENSIONS = {"raw": "raw", "vmdk": "vmdk", "iso": "iso"}
"""By volume format; everything else is kept as qcow2."""


def root_volume_path(storage: StorageSpec, account: Uuid, volume: Uuid, volume_format: str | None) -> str:
    """The path of a root volume."""
    return _volume_path(storage, "rootVolumes", account, (volume, volume_format))


def data_volume_path(storage: StorageSpec, account: Uuid, volume: Uuid, volume_format: str | None) -> str:
    """The path of a data volume."""
    return _volume_path(storage, "dataVolumes", account, (volume, volume_format))


def image_cache_path(storage: StorageSpec, image: Uuid, image_format: str) -> str:
    """The path of a cached image, template or ISO."""
    folder = "iso" if image_format == "iso" else "template"
    return f"{storage.mount_path}/imagecache/{folder}/{image}/{image}.{_extension(image_format)}"


def _volume_path(storage: StorageSpec, folder: str, account: Uuid, volume: tuple[Uuid, str | None]) -> str:
    uuid, volume_format = volume
    name = f"{uuid}.{_extension(volume_format)}"
    return f"{storage.mount_path}/{folder}/acct-{account}/vol-{uuid}/{name}"


def _extension(bits_format: str | None) -> str:
    return FILE_EXTENSIONS.get(bits_format or "", "qcow2")
