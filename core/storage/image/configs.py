"""Settings of images."""

from __future__ import annotations

import posixpath
from typing import Any

from orrery.core.kernel.config import GlobalConfig
from orrery.core.kernel.config.forms import flag
from orrery.core.kernel.deletion import Deletion
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.storage.image.model import DELETED, ImageBackupStorageRef


def directories(text: str) -> tuple[str, ...]:
    """The paths of a list with commas."""
    return tuple(part.strip().rstrip("/") for part in text.split(",") if part.strip())


def checked_directories(text: str) -> str:
    """The list as it was given. Raises InvalidArgument for the root, and for what is no absolute path."""
    for path in directories(text):
        if not path.startswith("/") or posixpath.normpath(path) != path:
            raise InvalidArgument(f"[{path or '/'}] is no absolute path of a directory below the root")
    return text


DELETION = Deletion(
    category="image",
    what="deleted images",
    model=ImageBackupStorageRef,
    state="status",
    deleted=DELETED,
    key=("image_uuid", "backup_storage_uuid"),
    period_seconds=259_200,
)
ALLOW_INSIDE = flag(
    "image",
    "url.allowInside",
    False,
    "Whether URLs of images may name the machine that downloads them, link-local or metadata addresses.",
)
FILE_DIRECTORIES: GlobalConfig[str] = GlobalConfig(
    category="image",
    name="url.fileDirectories",
    default="",
    parse=checked_directories,
    description="Directories of backup storages, with commas, below which administrators may take images from"
    " files (file: URLs, absolute paths); none: no image is taken from a file.",
)
CONFIGS: tuple[GlobalConfig[Any], ...] = (
    *DELETION.configs,
    ALLOW_INSIDE,
    FILE_DIRECTORIES,
)
