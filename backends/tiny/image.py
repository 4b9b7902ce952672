"""The tiny guest: Debian's cloud kernel, busybox, and an init of some sixty lines; 20 MB, up in seconds.

Its image is an ISO that also boots as a disk, for BIOS machines. What the guest does is in `guest/init.sh`.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from orrery.backends.tiny.building import SECONDS, CannotBuild, missing_of, run
from orrery.backends.tiny.modules import in_order

NAME = "tiny.iso"
KERNEL = "linux-image-cloud-amd64"
MODULES = (
    *("virtio_pci", "virtio_blk", "virtio_net"),
    *("button", "evdev"),
    *("ata_piix", "sr_mod", "isofs"),
    *("virtio_scsi", "sd_mod"),
)
"""What the guest finds its disks, nics, seed and power button by."""
BUSYBOX = Path("/bin/busybox")
BOOT_LOADER = (Path("/usr/lib/ISOLINUX/isolinux.bin"), Path("/usr/lib/syslinux/modules/bios/ldlinux.c32"))
BOOT_SECTOR = Path("/usr/lib/ISOLINUX/isohdpfx.bin")
PACKAGES = {
    BUSYBOX: "busybox-static",
    BOOT_LOADER[0]: "isolinux",
    BOOT_LOADER[1]: "syslinux-common",
    Path("/usr/bin/xorriso"): "xorriso",
    Path("/usr/bin/apt-get"): "apt",
}
GUEST = Path(__file__).parent / "guest"


def missing() -> list[str]:
    """The Debian packages that have to be installed before the image can be built."""
    return missing_of(PACKAGES)


def build(image: Path) -> None:
    """Builds the image, anew where it is there. Downloads the kernel by apt. Raises CannotBuild."""
    lacking = missing()
    if lacking:
        raise CannotBuild(f"the tiny image cannot be built; install: apt-get install {' '.join(lacking)}")
    image.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="orrery-image-") as name:
        folder = Path(name)
        kernel = _kernel(folder)
        tree = folder / "iso"
        tree.mkdir()
        shutil.copy(next((kernel / "boot").glob("vmlinuz-*")), tree / "vmlinuz")
        _write_initrd(folder / "initrd", kernel / "lib/modules", tree / "initrd")
        for file in BOOT_LOADER:
            shutil.copy(file, tree)
        shutil.copy(GUEST / "isolinux.cfg.txt", tree / "isolinux.cfg")
        part = image.with_suffix(f".{os.getpid()}.part")  # somebody else may build it, too
        _write_iso(tree, part)
        part.rename(image)


def _kernel(folder: Path) -> Path:
    """Downloads and unpacks the package of the kernel; nothing is installed."""
    shown = run("apt-cache", "depends", "--important", KERNEL)
    names = [line.split()[-1] for line in shown.splitlines() if "Depends: linux-image-" in line]
    if not names:
        raise CannotBuild(f"apt knows no package {KERNEL}; run apt-get update, on Debian or with its archive")
    run("apt-get", "download", "-q", names[0], folder=folder)
    unpacked = folder / "kernel"
    run("dpkg-deb", "--extract", str(next(folder.glob("linux-image-*.deb"))), str(unpacked))
    return unpacked


def _write_initrd(root: Path, modules: Path, initrd: Path) -> None:
    for folder in ("bin", "modules"):
        (root / folder).mkdir(parents=True)
    shutil.copy(BUSYBOX, root / "bin/busybox")
    for script, place in (("init.sh", "init"), ("answer.sh", "answer")):
        shutil.copy(GUEST / script, root / place)
        (root / place).chmod(0o755)
    for number, module in enumerate(in_order(modules, MODULES)):
        shutil.copy(module, root / f"modules/{number:02}-{module.name}")
    names = sorted(str(path.relative_to(root)) for path in root.rglob("*"))
    archive = subprocess.run(
        [str(BUSYBOX), "cpio", "-o", "-H", "newc", "-R", "0:0"],
        input="\n".join(names).encode() + b"\n",
        cwd=root,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    if archive.returncode:
        raise CannotBuild(f"busybox cpio: {archive.stderr.decode().strip()}")
    initrd.write_bytes(gzip.compress(archive.stdout, mtime=0))


def _write_iso(tree: Path, image: Path) -> None:
    boot = ("-b", "isolinux.bin", "-c", "boot.cat", "-no-emul-boot", "-boot-load-size", "4")
    run(
        *("xorriso", "-as", "mkisofs", "-quiet", "-V", "tiny", "-J", "-R"),
        *(*boot, "-boot-info-table", "-isohybrid-mbr", str(BOOT_SECTOR), "-o", str(image), str(tree)),
    )
