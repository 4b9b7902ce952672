"""Files and directories that only their owner may read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

FILE_MODE, DIRECTORY_MODE = 0o600, 0o700


def make_private(path: Path) -> None:
    """Creates a file that only its owner may read, or makes an existing one so. Raises OSError."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, FILE_MODE))
    if stat.S_IMODE(path.stat().st_mode) != FILE_MODE:
        path.chmod(FILE_MODE)


def make_private_directory(path: Path) -> None:
    """Creates a directory and its missing parents, for their owner alone; existing ones stay as they are."""
    if not path.is_dir():
        make_private_directory(path.parent)
        path.mkdir(mode=DIRECTORY_MODE, exist_ok=True)


def writable_by_others(directory: Path) -> bool:
    """Whether other users can create and replace files in a directory. Raises OSError.

    Write access of this process's own group does not count: many systems give each user a group.
    """
    found = directory.stat()
    by_group = bool(found.st_mode & stat.S_IWGRP) and found.st_gid != os.getgid()
    return by_group or bool(found.st_mode & stat.S_IWOTH)
