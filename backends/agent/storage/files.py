"""Files that appear whole or not at all. Everything here blocks, and is called in a thread.

A new file is written beside its place as ``.<name>.part``, synced and renamed. A crash before that leaves the
part, which the next call for the same place removes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage.model import Bits
from orrery.backends.images.qcow2 import HEAD_BYTES, BadImage, Qcow2Header, read_header

PART = ".part"
FOLDER_TRIES = 100
BLOCK = 512
"""The unit of ``st_blocks``."""


def part_of(path: Path) -> Path:
    """Where a file is written before it is renamed to `path`."""
    return path.with_name(f".{path.name}{PART}")


def make_folder(folder: Path, *, is_durable: bool = True) -> None:
    """The folder with those above it, each durable unless said otherwise.

    Those above may be removed meanwhile, by a call that has found them empty (`drop_empty`): then they are
    made again.
    """
    for _ in range(FOLDER_TRIES):
        # one that goes away while it is found to be there counts as a file
        with suppress(FileNotFoundError, FileExistsError):
            _make_folder(folder, is_durable)
            return
    _make_folder(folder, is_durable)


def _make_folder(folder: Path, is_durable: bool) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent, is_durable)
    folder.mkdir(exist_ok=True)
    if is_durable:
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """What was made, renamed and removed in a folder stays so after a crash of the machine."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def settle(path: Path) -> None:
    """The finished part of `path` takes its place; durable when this returns."""
    part = part_of(path)
    if part.is_dir():
        _sync_file_system(part)
    else:
        _sync_file(part)
    part.rename(path)
    sync_folder(path.parent)


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_file_system(path: Path) -> None:
    for folder, _, names in os.walk(path):
        for name in names:
            inside = Path(folder, name)
            if inside.is_file() and not inside.is_symlink():
                _sync_file(inside)
        sync_folder(Path(folder))


def remove(path: Path, root: Path) -> None:
    """Neither `path` nor a part of it is there, nor a folder below `root` that became empty."""
    _remove(path)
    remove_part(path)
    drop_empty(path.parent, root)


def remove_part(path: Path) -> None:
    """What an interrupted call has left of `path` is gone."""
    _remove(part_of(path))


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def drop_empty(folder: Path, root: Path, *, is_durable: bool = True) -> None:
    """Removes `folder` and those above it, up to `root`, as far as they are empty."""
    while folder != root and root in folder.parents:
        try:
            folder.rmdir()
        except FileNotFoundError:
            folder = folder.parent
            continue
        except OSError:
            break
        folder = folder.parent
    if is_durable:
        with suppress(FileNotFoundError):  # who removes it meanwhile makes that durable
            sync_folder(folder)


def stored_bytes(path: Path) -> int:
    """What a file, or a directory with everything in it, takes."""
    if not path.is_dir():
        return path.stat().st_blocks * BLOCK
    inside = [Path(folder, name) for folder, _, names in os.walk(path) for name in names]
    return sum(one.lstat().st_blocks * BLOCK for one in inside)


def header_of(path: Path) -> Qcow2Header | None:
    """The header of a qcow2 file, None for any other. Raises Refused for a damaged one."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    try:
        return read_header(head)
    except BadImage as bad:
        raise Refused(f"[{path}] cannot be used: {bad}") from None


def size_of(path: Path, bits_format: str) -> int:
    """How large the volume or image is to a guest. Raises Refused where it is not there, or damaged."""
    if path.is_dir():
        return stored_bytes(path)
    if not path.is_file():
        raise Refused(f"there is no volume or image at [{path}]")
    if bits_format != "qcow2":
        return path.stat().st_size
    header = header_of(path)
    if header is None:
        raise Refused(f"[{path}] is no qcow2 any more")
    return header.size


def listed(folder: Path) -> Iterator[Bits]:
    """All volumes and images below a folder, and what interrupted calls left, in the order of their paths."""
    for inside, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(inside, name)
            is_partial = name.startswith(".") and name.endswith(PART)
            bits_format = "raw" if is_partial else path.suffix.removeprefix(".")
            yield Bits(str(path), size_of(path, bits_format), stored_bytes(path), is_partial)
