"""Images that are made on this machine, by purpose; `make images` makes all of them.

`tiny` is a file system with busybox and nothing else, for container guests; for virtual machines it is
another one, which boots. `debian` is for virtual machines only.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from orrery.backends.debian import image as debian
from orrery.backends.mini.errors import UpFailed
from orrery.backends.mini.state import cache_folder
from orrery.backends.tiny import image as tiny
from orrery.backends.tiny.building import CannotBuild

BUSYBOX = Path("/bin/busybox")
MEBIBYTES = 16
SECONDS = 60
RECIPE = 1
"""Grows when the same busybox shall give another image."""
TINY, DEBIAN = "tiny", "debian"
PURPOSES = (TINY,)
FOLDERS = ("bin", "dev", "etc", "proc", "root", "sys", "tmp", "var")
FILES = {
    "etc/issue": "Orrery tiny guest\n",
    "etc/passwd": "root:x:0:0:root:/root:/bin/sh\n",
    "etc/group": "root:x:0:\n",
}


def image_file(purpose: str) -> Path:
    """Where an image is kept."""
    return cache_folder() / f"{purpose}.qcow2"


def machine_image() -> Path:
    """Where the image of `tiny` is kept that boots in virtual machines."""
    return cache_folder() / "tiny-vm.qcow2"


def container_images() -> dict[str, Path]:
    """Where the images of container guests are kept, by purpose."""
    return {purpose: image_file(purpose) for purpose in PURPOSES}


def machine_images() -> dict[str, Path]:
    """Where the images of virtual machines are kept, by purpose."""
    return {TINY: machine_image(), DEBIAN: debian_image()}


def make_machine_image() -> Path:
    """Makes that image where it is missing, or older than what it is made of. Raises UpFailed."""
    image, origin = machine_image(), cache_folder() / tiny.NAME
    if not origin.exists():
        try:
            tiny.build(origin)
        except CannotBuild as failure:
            raise UpFailed(str(failure)) from None
    if not image.exists() or image.stat().st_mtime < origin.stat().st_mtime:
        part = image.with_suffix(f".{os.getpid()}.part")
        _run("qemu-img", "convert", "-O", "qcow2", str(origin), str(part))
        part.rename(image)
    return image


def debian_image() -> Path:
    """Where the image of `debian` is kept."""
    return cache_folder() / debian.NAME


def make_debian_image() -> Path:
    """Makes that image where it is missing, or was made in another way; takes minutes. Raises UpFailed."""
    image = debian_image()
    if not debian.is_current(image):
        try:
            debian.build(image, anew=False)
        except CannotBuild as failure:
            raise UpFailed(str(failure)) from None
    return image


def make_image(purpose: str) -> Path:
    """Makes an image where it is missing, or was made of another busybox. Raises UpFailed."""
    assert purpose == TINY
    image = image_file(purpose)
    stamp = image.with_suffix(".of")
    wanted = f"{RECIPE} {hashlib.sha256(BUSYBOX.read_bytes()).hexdigest()}\n"
    if image.exists() and stamp.exists() and stamp.read_text() == wanted:
        return image
    image.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=image.parent, prefix=".making-") as folder:
        made = _make_tiny(Path(folder))
        stamp.unlink(missing_ok=True)
        made.rename(image)
    stamp.write_text(wanted)
    return image


def _make_tiny(folder: Path) -> Path:
    root, raw, image = folder / "root", folder / "root.raw", folder / "root.qcow2"
    for name in FOLDERS:
        (root / name).mkdir(parents=True)
    for name, text in FILES.items():
        (root / name).write_text(text)
    shutil.copy(BUSYBOX, root / "bin/busybox")
    for tool in _run(str(BUSYBOX), "--list").split():
        if tool != "busybox":
            os.symlink("busybox", root / "bin" / tool)
    _run("mkfs.ext4", "-q", "-d", str(root), str(raw), f"{MEBIBYTES}M")
    _run("qemu-img", "convert", "-c", "-O", "qcow2", str(raw), str(image))
    return image


def _run(*argv: str) -> str:
    try:
        done = subprocess.run(argv, capture_output=True, text=True, timeout=SECONDS, check=False)
    except FileNotFoundError:
        raise UpFailed(f"{argv[0]} is not installed; orrery check says what to install") from None
    except subprocess.TimeoutExpired:
        raise UpFailed(f"{argv[0]} did not end within {SECONDS} s") from None
    if done.returncode:
        raise UpFailed(f"{' '.join(argv)}: {done.stderr.strip()}")
    return done.stdout


def main() -> None:
    """Makes all images, and prints where they are."""
    for purpose in PURPOSES:
        print(make_image(purpose))


if __name__ == "__main__":
    main()
