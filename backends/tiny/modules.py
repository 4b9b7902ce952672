"""Modules of a Linux kernel, in the order in which they can be loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_DEPENDS = re.compile(rb"\0depends=([^\0]*)\0")


def in_order(tree: Path, wanted: Iterable[str]) -> list[Path]:
    """The files of these modules and of all that they depend on, each after those that it depends on.

    `tree` is the folder with the modules of one kernel. Raises KeyError with the name of a module that is
    not there: it may be built into the kernel.
    """
    files = {path.stem.replace("-", "_"): path for path in sorted(tree.rglob("*.ko"))}
    found: dict[str, Path] = {}
    for name in wanted:
        _add(name, files, found)
    return list(found.values())


def _add(name: str, files: dict[str, Path], found: dict[str, Path]) -> None:
    if name in found:
        return
    path = files[name]
    depends = _DEPENDS.search(path.read_bytes())
    for other in depends[1].decode().split(",") if depends and depends[1] else ():
        _add(other.replace("-", "_"), files, found)
    found[name] = path
