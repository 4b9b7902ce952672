"""Machines of tests with an SSH server and nothing else: namespaces, and an overlay over this one's root.

A machine has the packages of this machine, and none of its other files: no checkout, no environment of
Python. What is written there is in memory, and goes with the machine, which ends with its first process.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import TypeVar

import pytest

from orrery.backends.agent.network.inside import inside
from orrery.testlib.namespaces import Namespace, missing_for_networks

NETWORK = "192.168.91"
MANAGEMENT = f"{NETWORK}.1"
PASSWORD = "secret of the machine"
TOOLS = {
    "sshd": "openssh-server",
    "ssh": "openssh-client",
    "busybox": "busybox-static",
    "qemu-img": "qemu-utils",
    "qemu-storage-daemon": "qemu-system-common",
}
HIDDEN = ("work", "home", "root", "opt", "srv", "mnt", "var/tmp", "var/lib/orrery-agent", "etc/orrery")
"""Folders of this machine that a bare one has empty."""
TRACES = (
    "/opt/*",
    "/etc/orrery",
    "/etc/init.d/orrery-agent",
    "/etc/systemd/system/orrery-agent.service",
    "/etc/default/orrery-agent",
    "/var/lib/orrery-agent/*",
    "/var/log/orrery-agent.log",
    "/run/orrery-agent.pid",
    "/tmp/*",
)
"""Files of agents, and of whoever installs them."""
SECONDS = 60
MEBIBYTES = 2048
SCRIPT = """\
set -e
exec 3>&1 1>&2
mount -t tmpfs -o size={mebibytes}m orrery-test {folder}
mkdir {folder}/up {folder}/work {folder}/root
mount -t overlay -o lowerdir=/,upperdir={folder}/up,workdir={folder}/work orrery-test {folder}/root
cd {folder}/root
for name in {hidden}; do
    if [ -d "$name" ]; then mount -t tmpfs -o mode=755 orrery-test "$name"; fi
done
mount -t proc proc proc
mount --rbind /sys sys
mount --rbind /dev dev
mount -t tmpfs -o mode=755 orrery-test run
mount -t tmpfs -o mode=1777 orrery-test tmp
mkdir -p run/sshd run/lock
rm -f etc/ssh/ssh_host_*
rm -f etc/init.d/orrery-agent etc/default/orrery-agent
ip link set lo up
hostname bare-{number}
chroot . ssh-keygen -q -A
echo 'root:{password}' | chroot . chpasswd
options='-o PermitRootLogin=yes -o UsePAM=no -o PasswordAuthentication=yes'
chroot . /usr/sbin/sshd $options -E /var/log/sshd.log 3>&-
echo ready >&3
# the first process reaps
exec chroot . sh -c 'while :; do sleep 1; done' </dev/null >/dev/null 2>&1 3>&-
"""


def require_bare_machines() -> None:
    """Skips with one line that says what to install."""
    missing = missing_for_networks()
    packages = [package for tool, package in TOOLS.items() if which(tool) is None]
    if missing is None and packages:
        missing = f"machines with SSH servers need: apt-get install {' '.join(packages)}"
    if missing is None:
        from orrery.backends.install.playbook import missing as missing_ansible

        missing = missing_ansible()
    if missing is not None:
        pytest.skip(missing)


Made = TypeVar("Made", bound="BareMachine")


class BareMachine(Namespace):
    """One machine."""

    def __init__(self, number: int, folder: Path) -> None:
        unshare = ("--net", "--mount", "--uts", "--ipc", "--pid", "--fork", "--kill-child")
        hidden = " ".join(HIDDEN)
        script = SCRIPT.format(
            folder=folder, number=number, password=PASSWORD, hidden=hidden, mebibytes=MEBIBYTES
        )
        self._begin(number, folder, unshare, script)

    def _begin(self, number: int, folder: Path, unshare: Sequence[str], script: str) -> None:
        """Begins a script in new namespaces, which says when the machine is ready."""
        self.number = number
        self.address = f"{NETWORK}.{10 + number}"
        folder.mkdir()
        log = folder.with_suffix(".log")
        with log.open("wb") as said:
            self._holder = subprocess.Popen(
                ["unshare", *unshare, "--propagation", "private", "sh", "-c", script],
                stdout=subprocess.PIPE,
                stderr=said,
                stdin=subprocess.DEVNULL,
            )
        assert self._holder.stdout is not None
        is_ready = self._holder.stdout.readline() == b"ready\n"
        assert is_ready, f"the machine could not be made: {log.read_text(errors='replace')}"

    @property
    def pid(self) -> int:
        """The first process of the machine."""
        parent = self._holder.pid
        (child,) = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        return int(child)

    def shell(self, script: str, seconds: float = SECONDS) -> str:
        """What a script writes that root runs there; fails the test where the script fails."""
        enter = [
            "nsenter",
            "-t",
            str(self.pid),
            "-m",
            "-n",
            "-p",
            "-u",
            "-i",
            "-r",
            "-w",
            "sh",
            "-ec",
            script,
        ]
        done = subprocess.run(enter, capture_output=True, text=True, timeout=seconds, check=False)
        assert done.returncode == 0, f"{script}: {done.stdout}\n{done.stderr}"
        return done.stdout

    def wait(self, script: str) -> None:
        """Returns once a script succeeds there."""
        deadline = time.monotonic() + SECONDS
        while self.shell(f"({script}) >/dev/null 2>&1 && echo yes || echo no") != "yes\n":
            assert time.monotonic() < deadline, f"{script} did not succeed in time"
            time.sleep(0.1)

    def join(self, management: Namespace) -> None:
        """Connects the machine to its manager."""
        port = f"h{self.number}"
        self.tool(
            *("ip", "link", "add", "name", "mgmt0", "type", "veth", "peer", "name", port),
            *("netns", str(management.pid)),
        )
        self.tool("ip", "link", "set", "dev", "mgmt0", "up")
        management.tool("ip", "link", "set", "dev", port, "master", "br0", "up")
        self.tool("ip", "addr", "add", f"{self.address}/24", "dev", "mgmt0")

    def traces(self) -> list[str]:
        """What there is of an agent, and of keys to log in with."""
        found = self.shell(
            f"for path in {' '.join(TRACES)}; do [ ! -e $path ] || echo $path; done;"
            " cat /root/.ssh/authorized_keys 2>/dev/null || true;"
            " pgrep -af '[o]rrery-agent run' || true"
        )
        return found.splitlines()

    def fingerprint(self) -> str:
        """Of the key that its SSH server shows."""
        return self.shell("ssh-keygen -l -f /etc/ssh/ssh_host_ed25519_key.pub").split()[1]


@contextmanager
def bare_machines(folder: Path, count: int = 1) -> Iterator[list[BareMachine]]:
    """Machines; the thread is in the network namespace of their manager until the block ends."""
    require_bare_machines()
    with joined_machines(BareMachine, folder, count) as (management, machines), inside(management.pid):
        yield machines


@contextmanager
def joined_machines(
    make: Callable[[int, Path], Made], folder: Path, count: int
) -> Iterator[tuple[Namespace, list[Made]]]:
    """Machines, and the network namespace of their manager."""
    management = Namespace()
    machines: list[Made] = []
    try:
        management.tool("ip", "link", "add", "name", "br0", "type", "bridge")
        management.tool("ip", "link", "set", "dev", "br0", "up")
        management.tool("ip", "addr", "add", f"{MANAGEMENT}/24", "dev", "br0")
        for number in range(1, count + 1):
            machine = make(number, folder / f"machine-{number}")
            machines.append(machine)
            machine.join(management)
        yield management, machines
    finally:
        places: list[Namespace] = [*machines, management]
        for place in places:
            place.end()
