"""What an image may be: formats, media types, URLs, and what is assumed where the caller says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote

from orrery.core.kernel.checksum import BadChecksum, split_checksum
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import InvalidArgument, PermissionDenied
from orrery.core.kernel.outbound import ForbiddenAddress, host_of, refuse_named_inside
from orrery.core.storage.image.configs import ALLOW_INSIDE, FILE_DIRECTORIES
from orrery.core.storage.image.messages import AddImage
from orrery.core.storage.image.model import DATA_TEMPLATE, IMAGE_TYPE, ISO, ROOT_TEMPLATE

FORMATS = ("qcow2", "raw", "iso", "vmdk", "vmtx", "simulator")
FILE = "file://"
WITH_HOST = ("http://", "https://", "ftp://", "sftp://")
URL_SCHEMES = (*WITH_HOST, "file:///", "upload://")
FOLDERS = {ROOT_TEMPLATE: "rootVolumeTemplates", DATA_TEMPLATE: "dataVolumeTemplates", ISO: "iso"}
EXTENSIONS = {"iso": "iso", "raw": "raw", "vmdk": "vmdk", "vmtx": "vmtx"}
"""By image format; everything else is kept as qcow2."""
DEFAULT_PLATFORM, DEFAULT_ARCHITECTURE = "Linux", "x86_64"


def row_of(message: AddImage) -> dict[str, Any]:
    """The fields of a new image. Raises InvalidArgument naming the field and the reason."""
    media_type, image_format = _kind_of(message.media_type, message.format)
    refuse_wrong_kind(media_type, image_format, system=message.system)
    row = {
        "name": message.name,
        "description": message.description,
        "url": full_url(message.url),
        "media_type": media_type,
        "format": image_format,
        "system": message.system,
        "type": IMAGE_TYPE,
        "platform": message.platform,
        "guest_os_type": message.guest_os_type or message.platform,
        "architecture": message.architecture,
        "virtio": message.virtio,
    }
    return row if media_type == DATA_TEMPLATE else row | _assumed(message)


def _kind_of(media_type: str | None, image_format: str | None) -> tuple[str, str]:
    if not image_format:
        if media_type != ISO:
            raise InvalidArgument(f"field[format] is mandatory; it is one of {', '.join(FORMATS)}")
        return ISO, "iso"
    if media_type is None:
        media_type = ISO if image_format == "iso" else ROOT_TEMPLATE
    return media_type, "iso" if media_type == ISO else image_format


def _assumed(message: AddImage) -> dict[str, Any]:
    platform = message.platform or DEFAULT_PLATFORM
    return {
        "platform": platform,
        "guest_os_type": message.guest_os_type or platform,
        "architecture": message.architecture or DEFAULT_ARCHITECTURE,
        "virtio": True if message.virtio is None else message.virtio,
    }


def refuse_wrong_kind(media_type: str, image_format: str, *, system: bool) -> None:
    """Raises InvalidArgument where media type and format do not go together."""
    if image_format not in FORMATS:
        raise InvalidArgument(f"field[format]: [{image_format}] is none of {', '.join(FORMATS)}")
    if (media_type == ISO) != (image_format == "iso"):
        raise InvalidArgument(f"field[format]: an image of mediaType[{media_type}] cannot be {image_format}")
    if media_type == ISO and system:
        raise InvalidArgument("field[system]: an ISO cannot be a system image")


def full_url(url: str) -> str:
    """The URL with its scheme; a path becomes a ``file://`` URL. Raises InvalidArgument.

    A fragment demands a checksum (`orrery.core.kernel.checksum`).
    """
    try:
        split_checksum(url)
    except BadChecksum as bad:
        raise InvalidArgument(f"field[url]: {bad}") from None
    if url.startswith("/"):
        return f"{FILE}{url}"
    if not url.startswith(URL_SCHEMES):
        raise InvalidArgument(
            f"field[url]: [{url}] must begin with one of {' '.join(URL_SCHEMES)} or be an absolute path"
        )
    return url


def refuse_file(url: str, directories: Sequence[str], *, is_admin: bool) -> None:
    """Raises PermissionDenied or InvalidArgument for a file that an image may not be made of.

    Links are not resolved here: only the machine that has the file can do that, see `ImageOrigin`.
    """
    if not url.startswith(FILE):
        return
    if not is_admin:
        raise PermissionDenied(
            f"field[url]: [{url}] names a file; only administrators may take images from files"
        )
    setting = f"global config {FILE_DIRECTORIES.full_name}"
    given = url.removeprefix(FILE)
    for path in (given, unquote(given)):
        if not path.isprintable() or not {"", ".", ".."}.isdisjoint(path.split("/")[1:]):
            raise InvalidArgument(f"field[url]: [{url}] is no plain path: it has an empty part, [.] or [..]")
        if not any(path.startswith(f"{directory}/") for directory in directories):
            allowed = (
                f"none of {', '.join(directories)}" if directories else "no directory, since none is listed"
            )
            raise InvalidArgument(f"field[url]: [{url}] is below {allowed} ({setting})")


def refuse_host(url: str, *, allow_inside: bool) -> None:
    """Raises InvalidArgument for a URL that names no host, or one that is inside; resolves no name."""
    if not url.startswith(WITH_HOST):
        return
    try:
        host = host_of(url)
        if not allow_inside:
            refuse_named_inside(host, ALLOW_INSIDE.full_name)
    except ForbiddenAddress as failure:
        raise InvalidArgument(f"field[url]: {failure}") from None


def install_path(storage_url: str, account: Uuid, image: Uuid, kind: tuple[str, str]) -> str:
    """Where an image of a kind (media type and format) lies on a backup storage."""
    media_type, image_format = kind
    extension = EXTENSIONS.get(image_format, "qcow2")
    return f"{storage_url.rstrip('/')}/{FOLDERS[media_type]}/acct-{account}/{image}/{image}.{extension}"
