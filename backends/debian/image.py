"""The Debian guest: Debian 12 by debootstrap, its cloud kernel, systemd, an SSH server, and a boot loader.

The disk has one partition with ext4, which GRUB reads: a kernel that apt installs later is booted too. It is
made without mounts and loop devices. What the guest takes from its seed is in `guest/seed.sh`.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from orrery.backends.tiny.building import CannotBuild, missing_of, run

NAME = "debian-vm.qcow2"
MAKING = ".making-debian-"
RECIPE = 2
"""Grows when the same files of the guest shall give another image."""
SUITE, MIRROR = "bookworm", "http://deb.debian.org/debian"
SOURCES = f"""\
deb {MIRROR} {SUITE} main
deb {MIRROR} {SUITE}-updates main
deb {MIRROR}-security {SUITE}-security main
"""
INCLUDED = (
    *("systemd-sysv", "dbus", "udev", "kmod", "iproute2", "openssh-server"),
    *("linux-image-cloud-amd64", "initramfs-tools", "lz4", "fdisk", "ca-certificates"),
)
GRUB = Path("/usr/lib/grub/i386-pc")
PACKAGES = {
    Path("/usr/sbin/debootstrap"): "debootstrap",
    Path("/usr/share/keyrings/debian-archive-keyring.gpg"): "debian-archive-keyring",
    GRUB / "boot.img": "grub-pc-bin",
    Path("/usr/bin/grub-mkimage"): "grub-common",
    Path("/usr/sbin/mke2fs"): "e2fsprogs",
    Path("/usr/bin/qemu-img"): "qemu-utils",
}
GUEST = Path(__file__).parent / "guest"
HOOK = "etc/initramfs-tools/hooks/orrery"
BEFORE = {
    "etc/initramfs-tools/conf.d/orrery": "MODULES=list\nCOMPRESS=lz4\n",
    "etc/dpkg/dpkg.cfg.d/build": "force-unsafe-io\n",  # a build that is interrupted begins anew
}
"""Files that are there before the packages of the guest are installed."""
UNITS = ("seed.service", "user-data.service", "answer.socket")
MASKED = (
    *("apt-daily.timer", "apt-daily-upgrade.timer", "dpkg-db-backup.timer", "e2scrub_all.timer"),
    *("fstrim.timer", "e2scrub_reap.service", "serial-getty@ttyS0.service", "systemd-pstore.service"),
)
"""What a guest does not need in its first minute; ``systemctl unmask`` gives it back."""
EMPTIED = (
    "var/lib/apt/lists",
    "var/cache/apt",
    "var/log",
    "usr/share/doc",
    "usr/share/man",
    "usr/share/locale",
)
BOOT = """\
set root=hd0,msdos1
linux /vmlinuz root=/dev/vda1 rw console=tty0 console=ttyS0 net.ifnames=0 no_timer_check quiet panic=10
initrd /initrd.img
boot
"""
"""`no_timer_check`: an emulated processor of a busy machine may miss a timer as it boots, and give up."""
GRUB_MODULES = ("biosdisk", "part_msdos", "ext2", "linux")
FEATURES = (
    "none,has_journal,ext_attr,resize_inode,dir_index,filetype,extent,64bit,flex_bg,sparse_super,large_file,"
    "huge_file,dir_nlink,extra_isize,metadata_csum"
)
"""Of ext4, those that GRUB reads, whatever is the default of mke2fs."""
SECTOR, START, TOTAL = 512, 2048, 2 << 21
"""In bytes; the first sector of the partition, and the sectors of the disk: 2 GiB are enough for a while."""
LINUX, ACTIVE = 0x83, 0x80
TABLE, SIGNATURE = 446, 510
INSTALL_SECONDS = 1800
ALONE = ("--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--propagation", "private")
"""So that nothing is left mounted in the tree, whatever ends debootstrap."""


def missing() -> list[str]:
    """The Debian packages that have to be installed before the image can be built."""
    return missing_of(PACKAGES)


def is_current(image: Path) -> bool:
    """Whether the image is there, and would be built in the same way now."""
    stamp = image.with_suffix(".of")
    return image.exists() and stamp.exists() and stamp.read_text() == _recipe()


def _recipe() -> str:
    files = sorted(path for path in GUEST.rglob("*") if path.is_file())
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files))
    return f"{RECIPE} {digest.hexdigest()}\n"


def build(image: Path, mirror: str = MIRROR, *, anew: bool = True) -> None:
    """Builds the image from packages of Debian's archive; `anew`: also where it is current.

    Raises CannotBuild.
    """
    lacking = missing()
    if lacking:
        raise CannotBuild(f"the Debian image cannot be built; install: apt-get install {' '.join(lacking)}")
    if os.geteuid() != 0:
        raise CannotBuild("the Debian image can be built by root only; repeat the command with sudo")
    image.parent.mkdir(parents=True, exist_ok=True)
    with _locked(image):
        if not anew and is_current(image):
            return  # somebody else has built it meanwhile
        _build(image, mirror)


def _build(image: Path, mirror: str) -> None:
    with TemporaryDirectory(dir=image.parent, prefix=MAKING) as name:
        folder = Path(name)
        tree = folder / "tree"
        tree.mkdir(mode=0o755)
        _install(tree, mirror)
        _set_up(tree)
        disk = folder / "disk.raw"
        _write_disk(folder, tree, disk)
        shutil.rmtree(tree)
        part = folder / NAME
        run("qemu-img", "convert", "-c", "-m", "2", "-O", "qcow2", str(disk), str(part))
        stamp = image.with_suffix(".of")
        stamp.unlink(missing_ok=True)
        part.rename(image)
        stamp.write_text(_recipe())


@contextmanager
def _locked(image: Path) -> Iterator[None]:
    """Nobody else builds the image meanwhile; what builds have left that were killed is removed."""
    with image.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for former in image.parent.glob(f"{MAKING}*"):
            shutil.rmtree(former, ignore_errors=True)
        yield


def _install(tree: Path, mirror: str) -> None:
    _copy(GUEST / "modules.sh", tree / HOOK, mode=0o755)
    for name, text in BEFORE.items():
        (tree / name).parent.mkdir(parents=True)
        (tree / name).write_text(text)
    run(
        *("unshare", *ALONE, "debootstrap", "--variant=minbase", f"--include={','.join(INCLUDED)}"),
        *(SUITE, str(tree), mirror),
        seconds=INSTALL_SECONDS,
    )
    if not (tree / "initrd.img").exists():
        raise CannotBuild("debootstrap: the kernel of the guest has no first file system (initrd.img)")


def _set_up(tree: Path) -> None:
    _copy(GUEST / "seed.sh", tree / "usr/local/sbin/seed", mode=0o755)
    for unit in sorted((GUEST / "units").iterdir()):
        _copy(unit, tree / "etc/systemd/system" / unit.name)
    run("chroot", str(tree), "systemctl", "--quiet", "enable", *UNITS)
    run("chroot", str(tree), "systemctl", "--quiet", "mask", *MASKED)
    for name, text in {
        "etc/apt/sources.list": SOURCES,
        "etc/fstab": "/dev/vda1 / ext4 errors=remount-ro 0 0\n",
        "etc/hostname": "debian\n",
        "etc/machine-id": "",  # each guest makes its own
    }.items():
        (tree / name).write_text(text)
    for name in ("etc/resolv.conf", "etc/dpkg/dpkg.cfg.d/build"):  # of the machine that built it
        (tree / name).unlink(missing_ok=True)
    for key in (tree / "etc/ssh").glob("ssh_host_*"):
        key.unlink()
    for name in EMPTIED:
        for path in (tree / name).iterdir():
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def _write_disk(folder: Path, tree: Path, disk: Path) -> None:
    partition = (TOTAL - START) * SECTOR
    offset = START * SECTOR
    with disk.open("wb") as made:
        made.truncate(TOTAL * SECTOR)
    run(
        *("mke2fs", "-q", "-F", "-t", "ext4", "-O", FEATURES, "-E", f"offset={offset}", "-L", "debian"),
        *("-d", str(tree), str(disk), f"{partition // 1024}k"),
    )
    script, core = folder / "boot.cfg", folder / "core.img"
    script.write_text(BOOT)
    run(
        *("grub-mkimage", "-O", "i386-pc", "-p", "/boot/grub", "-c", str(script), "-o", str(core)),
        *GRUB_MODULES,
    )
    with disk.open("r+b") as made:
        made.write(_boot_record((GRUB / "boot.img").read_bytes(), TOTAL - START))
        loader = core.read_bytes()
        if len(loader) > (START - 1) * SECTOR:
            raise CannotBuild(f"the boot loader of {len(loader)} bytes does not fit before the partition")
        made.write(loader)


def _boot_record(code: bytes, sectors: int) -> bytes:
    """The first sector: GRUB's first stage, which loads the next sectors, and one partition."""
    entry = struct.pack("<B3sB3sII", ACTIVE, b"\xfe\xff\xff", LINUX, b"\xfe\xff\xff", START, sectors)
    return code[:TABLE] + entry + bytes(SIGNATURE - TABLE - len(entry)) + b"\x55\xaa"


def _copy(origin: Path, place: Path, *, mode: int = 0o644) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(origin, place)
    place.chmod(mode)
