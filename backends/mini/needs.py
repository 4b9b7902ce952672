"""What hosts on this machine need of it."""

from __future__ import annotations

import os
from importlib.util import find_spec
from shutil import which

from orrery.backends.agent.compute.libvirt.binding import libvirt
from orrery.backends.agent.compute.libvirt.probe import QEMU, QEMU_PACKAGE
from orrery.backends.agent.compute.libvirt.seed import PACKAGE as SEED_PACKAGE
from orrery.backends.agent.compute.libvirt.seed import TOOL as SEED_TOOL
from orrery.backends.agent.errors import Refused
from orrery.backends.mini.fleet import Lack
from orrery.backends.tiny import image as tiny

TOOLS = {
    "busybox": "busybox-static",
    "ip": "iproute2",
    "nft": "nftables",
    "unshare": "util-linux",
    "nsenter": "util-linux",
    "setpriv": "util-linux",
    "losetup": "mount",
    "qemu-img": "qemu-utils",
    "qemu-storage-daemon": "qemu-system-common",
    "mkfs.ext4": "e2fsprogs",
}
"""Tools, and Debian's packages that have them."""
MACHINE_TOOLS = {
    "libvirtd": "libvirt-daemon",
    QEMU: QEMU_PACKAGE,
    SEED_TOOL: SEED_PACKAGE,
}
"""What virtual machines need beside `TOOLS`."""
DEVICES = {
    "/dev/fuse": "modprobe fuse",
    "/dev/loop-control": "modprobe loop",
}
MODULES = {"pyroute2": "pip install 'orrery-cloud[agent]'", "asyncssh": "pip install 'orrery-cloud[agent]'"}


def needs_root() -> list[Lack]:
    """Whether this user may make hosts."""
    return [] if os.geteuid() == 0 else [Lack("not root", "repeat the command with sudo")]


def missing_tools(tools: dict[str, str] | None = None) -> list[Lack]:
    """Tools, devices and Python packages that are not there; one command for all packages."""
    wanted = TOOLS if tools is None else tools
    packages = sorted({package for tool, package in wanted.items() if which(tool) is None})
    names = sorted(tool for tool in wanted if which(tool) is None)
    found = (
        [Lack(f"not installed: {', '.join(names)}", f"apt-get install {' '.join(packages)}")] if names else []
    )
    found += [Lack(f"there is no {path}", do) for path, do in DEVICES.items() if not os.path.exists(path)]
    return [*found, *missing_modules()]


def missing_modules() -> list[Lack]:
    """Python packages that a node and its agents use, and that are not there."""
    lacking = [name for name in MODULES if find_spec(name) is None]
    return [Lack(f"Python has no {', '.join(lacking)}", MODULES[lacking[0]])] if lacking else []


def missing_installer() -> list[Lack]:
    """What installing agents over SSH needs, and is not there."""
    found = []
    if find_spec("ansible_runner") is None or find_spec("ansible") is None:
        found.append(Lack("Python has no ansible_runner", "pip install 'orrery-cloud[hosts]'"))
    if which("ssh") is None:
        found.append(Lack("not installed: ssh", "apt-get install openssh-client"))
    return found


def missing_for_machines() -> list[Lack]:
    """What hosts on this machine lack whose guests are virtual machines."""
    packages = {package for tool, package in MACHINE_TOOLS.items() if which(tool) is None} | set(
        tiny.missing()
    )
    found = [
        Lack(
            "not everything for virtual machines is installed",
            f"apt-get install {' '.join(sorted(packages))}",
        )
    ]
    try:
        libvirt()
    except Refused as refused:
        return [*(found if packages else []), Lack("libvirt cannot be used", str(refused))]
    return found if packages else []
