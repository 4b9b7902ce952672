"""Settings of images."""

from __future__ import annotations

import posixpath
from typing import Any

from orrery.core.kernel.config import GlobalConfig
from orrery.core.kernel.config.configs import whole_number
from orrery.core.kernel.config.forms import flag
from orrery.core.kernel.errors import InvalidArgument


def directories(text: str) -> tuple[str, ...]:
    """The paths of a list with commas."""
    return tuple(part.strip().rstrip("/") for part in text.split(",") if part.strip())


def checked_directories(text: str) -> str:
    """The list as it was given. Raises InvalidArgument for the root, and for what is no absolute path."""
    for path in directories(text):
        if not path.startswith("/") or posixpath.normpath(path) != path:
            raise InvalidArgument(f"[{path or '/'}] is no absolute path of a directory below the root")
    return text


DIRECT, DELAY, NEVER = "Direct", "Delay", "Never"

DELETION_POLICY: GlobalConfig[str] = GlobalConfig(
    category="image",
    name="deletionPolicy",
    default=DELAY,
    parse=str,
    choices=(DIRECT, DELAY, NEVER),
    description="Whether deleted images are removed at once (Direct), after a time (Delay), or only by hand.",
)
EXPUNGE_PERIOD: GlobalConfig[int] = GlobalConfig(
    category="image",
    name="expungePeriod",
    default="259200",
    parse=whole_number,
    above=0,
    description="Seconds after which a deleted image is removed.",
)
EXPUNGE_INTERVAL: GlobalConfig[int] = GlobalConfig(
    category="image",
    name="expungeInterval",
    default="3600",
    parse=whole_number,
    above=1,
    description="Seconds between two searches for images to remove.",
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
    DELETION_POLICY,
    EXPUNGE_PERIOD,
    EXPUNGE_INTERVAL,
    ALLOW_INSIDE,
    FILE_DIRECTORIES,
)
