"""Machines of tests on which systemd runs: the file system of the Debian guest, booted by systemd-nspawn.

They have an SSH server and nothing else, install packages of Debian's archive by way of a proxy, and can be
rebooted. What is written there is in memory, and goes with the machine.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import which

from orrery.backends.agent.network.inside import inside
from orrery.backends.debian import image as debian
from orrery.backends.mini.errors import UpFailed
from orrery.backends.mini.images import make_debian_image
from orrery.testlib.archive_proxy import archive_proxy
from orrery.testlib.bare_machine import (
    MANAGEMENT,
    PASSWORD,
    SECONDS,
    BareMachine,
    joined_machines,
    require_bare_machines,
)
from orrery.testlib.lacking import lacking
from orrery.testlib.namespaces import Namespace

GUESTS = "10.10.0.1/24"
"""The address of the machines' manager in the network of their guests."""
SWITCH = f"""\
ip link show guests >/dev/null 2>&1 || ip link add name guests type bridge
ip link set dev guests up
ip addr replace {GUESTS} dev guests
"""
MEBIBYTES = 3072
BOOT_SECONDS = 180
DEVICES = ("fuse", "net/tun", "loop-control", *(f"loop{number}" for number in range(8)))
CGROUP = Path("/sys/fs/cgroup")
SCRIPT = """\
set -e
exec 3>&1 1>&2
mount -t tmpfs -o size={mebibytes}m orrery-test {folder}
mkdir {folder}/image {folder}/up {folder}/work {folder}/root
mount {origin} {folder}/image
layers=lowerdir={folder}/image,upperdir={folder}/up,workdir={folder}/work
mount -t overlay -o $layers orrery-test {folder}/root
mount -t tmpfs -o mode=755 orrery-test /run
cd {folder}/root
# it has no seed
rm -f etc/systemd/system/multi-user.target.wants/seed.service
chroot . ssh-keygen -q -A
echo 'root:{password}' | chroot . chpasswd
printf 'PermitRootLogin yes\\nPasswordAuthentication yes\\n' >etc/ssh/sshd_config.d/test.conf
echo 'Acquire::http::Proxy "{proxy}";' >etc/apt/apt.conf.d/proxy
echo bare-{number} >etc/hostname
printf '127.0.0.1 localhost\\n127.0.1.1 bare-{number}\\n' >etc/hosts
# its control groups of the first version are read-only, if there are any
mkdir -p etc/libvirt
echo 'cgroup_controllers = []' >etc/libvirt/qemu.conf
# two machines in one group would be in each other's way
for group in {groups}; do
    mkdir -p $group
    echo $$ >$group/cgroup.procs
done
echo ready >&3
exec 3>&- </dev/null
cd /
export SYSTEMD_NSPAWN_API_VFS_WRITABLE=network
# it leaves reboots to whoever has started it, and asks for one by this status
status=133
while [ $status = 133 ]; do
    status=0
    systemd-nspawn --quiet --register=no --keep-unit --console=pipe --private-network \\
        --machine=bare-{number} --capability=all {binds} --boot --directory={folder}/root || status=$?
done
"""


def require_systemd_machines() -> None:
    """Skips with one line that says what to install."""
    require_bare_machines()
    missing = [*debian.missing(), *(["systemd-container"] if which("systemd-nspawn") is None else [])]
    if missing:
        lacking(f"machines with systemd need: apt-get install {' '.join(missing)}")


def debian_image() -> Path:
    """The image of the Debian guest, built where it is not there. Skips where it cannot be."""
    try:
        return make_debian_image()
    except UpFailed as failure:
        lacking(str(failure))


class SystemdMachine(BareMachine):
    """One machine."""

    def __init__(self, number: int, folder: Path, origin: str) -> None:
        """`origin`: the arguments of ``mount`` that give its file system, which stays as it is."""
        self._groups = [tree / f"orrery-{folder.parent.name}-{number}" for tree in _trees()]
        unshare = ("--mount", "--pid", "--fork", "--kill-child", "--mount-proc")
        script = SCRIPT.format(
            folder=folder,
            number=number,
            password=PASSWORD,
            mebibytes=MEBIBYTES,
            origin=origin,
            proxy=f"http://{MANAGEMENT}:3142",
            groups=" ".join(map(str, self._groups)),
            binds=" ".join(f"--bind=/dev/{name}" for name in DEVICES),
        )
        self._management: Namespace | None = None
        self._begin(number, folder, unshare, script)
        self._wait_for_boot()

    @property
    def pid(self) -> int:
        """The first process of the machine."""
        return _child(_child(super().pid))

    def _wait_for_boot(self, former: int = 0) -> None:
        deadline = time.monotonic() + BOOT_SECONDS
        while True:
            try:
                if self.pid != former and self.shell("systemctl is-system-running || :").strip() in (
                    "running",
                    "degraded",
                ):
                    return
            except (AssertionError, OSError, ValueError):
                pass  # not there yet
            assert time.monotonic() < deadline, "the machine does not boot"
            time.sleep(0.2)

    def join(self, management: Namespace) -> None:
        """As others, and with an interface for guests."""
        super().join(management)
        management.tool("sh", "-ec", SWITCH)
        port = f"g{self.number}"
        self.tool(
            *("ip", "link", "add", "name", "eth0", "type", "veth", "peer", "name", port),
            *("netns", str(management.pid)),
        )
        self.tool("ip", "link", "set", "dev", "eth0", "up")
        management.tool("ip", "link", "set", "dev", port, "master", "guests", "up")
        self._management = management

    def reboot(self) -> None:
        """The machine is booted anew, with new interfaces."""
        former = self.pid
        assert self._management is not None
        subprocess.run(
            ["nsenter", "-t", str(former), "-a", "-r", "-w", "systemctl", "reboot"],
            capture_output=True,
            timeout=BOOT_SECONDS,
            check=False,
        )
        self._wait_for_boot(former)
        self.join(self._management)

    def end(self) -> None:
        """Ends everything inside, and removes its control groups."""
        super().end()
        deadline = time.monotonic() + SECONDS
        while groups := [path for top in self._groups for path in _below(top)]:
            for group in groups:
                with suppress(OSError):  # its processes are ending
                    group.rmdir()
            assert time.monotonic() < deadline, f"control groups are left: {groups}"
            time.sleep(0.05)


def _below(top: Path) -> list[Path]:
    """A control group and those below it, the lowest first."""
    return sorted((top, *top.rglob("*/")), key=lambda path: -len(path.parts)) if top.is_dir() else []


def _trees() -> list[Path]:
    """The hierarchies of control groups that systemd writes to: both of a machine that has both versions."""
    mixed = [CGROUP / name for name in ("systemd", "unified")]
    return [tree for tree in mixed if tree.is_dir()] or [CGROUP]


def _child(parent: int) -> int:
    (child,) = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return int(child)


@contextmanager
def systemd_machines(
    folder: Path, count: int = 1, tree: Path | None = None
) -> Iterator[list[SystemdMachine]]:
    """Machines; the thread is in the network namespace of their manager until the block ends.

    `tree`: a folder with the file system of another system than that of the Debian guest.
    """
    require_systemd_machines()
    disk = folder / "debian.raw"
    origin = f"--bind {tree}"
    if tree is None:
        subprocess.run(
            ["qemu-img", "convert", "-O", "raw", str(debian_image()), str(disk)], timeout=120, check=True
        )
        origin = f"-o ro,loop,offset={debian.START * debian.SECTOR} {disk}"

    def make(number: int, place: Path) -> SystemdMachine:
        return SystemdMachine(number, place, origin)

    kept = Path.home() / ".cache/orrery/tests/packages"
    with (
        joined_machines(make, folder, count) as (management, machines),
        archive_proxy(management.pid, MANAGEMENT, kept),
        inside(management.pid),
    ):
        yield machines
    disk.unlink(missing_ok=True)
