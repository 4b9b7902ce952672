"""The image of hosts that are containers: folders and links only, since they use this machine's software."""

from __future__ import annotations

import io
import os
import sys
import tarfile
from pathlib import Path
from typing import Any

IMAGE = "orrery-host:1"
LABEL = "orrery.image"
FOLDERS = ("dev", "etc", "mnt", "proc", "root", "run", "srv", "sys", "tmp", "usr", "var/lib", "var/tmp")
LINKED = ("bin", "lib", "lib32", "lib64", "libx32", "sbin")
"""Links to folders in /usr, where this machine has such."""
READ_ONLY = ("/usr", "/etc/ld.so.cache", "/etc/alternatives", "/etc/passwd", "/etc/group", "/etc/os-release")
CHECKOUT = Path(__file__).parents[2]
"""What holds our packages: a checkout, or a folder of installed ones."""


def build_host_image(engine: Any) -> None:
    """Has the image there; takes a second."""
    import docker

    try:
        engine.images.get(IMAGE)
    except docker.errors.ImageNotFound:
        engine.images.build(
            fileobj=_context(), custom_context=True, tag=IMAGE, labels={LABEL: "host"}, rm=True
        )


def _context() -> io.BytesIO:
    root = io.BytesIO()
    with tarfile.open(fileobj=root, mode="w") as files:
        for folder in FOLDERS:
            made = tarfile.TarInfo(folder)
            made.type, made.mode = tarfile.DIRTYPE, 0o1777 if folder.endswith("tmp") else 0o755
            files.addfile(made)
        for name in LINKED:
            if os.path.islink(f"/{name}"):
                link = tarfile.TarInfo(name)
                link.type, link.linkname = tarfile.SYMTYPE, os.readlink(f"/{name}")
                files.addfile(link)
    context = io.BytesIO()
    with tarfile.open(fileobj=context, mode="w") as files:
        for name, content in (
            ("Dockerfile", b"FROM scratch\nADD root.tar /\n"),
            ("root.tar", root.getvalue()),
        ):
            file = tarfile.TarInfo(name)
            file.size = len(content)
            files.addfile(file, io.BytesIO(content))
    context.seek(0)
    return context


def mounts(folder: Path) -> list[Any]:
    """What hosts see of this machine: its software, and the folder of the cloud's files."""
    from docker.types import Mount

    software = {*READ_ONLY, sys.prefix, sys.base_prefix, str(CHECKOUT)}
    there = sorted(path for path in software if os.path.exists(path))
    seen = [path for path in there if not any(_is_below(path, other) for other in there)]
    store = folder.parent
    return [
        *(Mount(path, path, type="bind", read_only=True) for path in seen),
        Mount(str(store), str(store), type="bind"),
    ]


def _is_below(path: str, other: str) -> bool:
    return path != other and Path(path).is_relative_to(other)
