"""Mini hosts whose guests are run by QEMU: each has a libvirtd of its own, which takes it for a machine.

`/run`, `/etc/libvirt` and `/var/lib/libvirt` of a host are its own.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from orrery.backends.agent.compute.libvirt.binding import libvirt
from orrery.backends.agent.compute.libvirt.probe import QEMU, QEMU_PACKAGE
from orrery.backends.agent.compute.libvirt.seed import PACKAGE, TOOL
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.service import GuestKind
from orrery.backends.tiny import image as tiny
from orrery.backends.tiny.building import FOLDER, CannotBuild
from orrery.testlib.lacking import lacking
from orrery.testlib.mini_hosts import SECONDS, MiniHost, missing_for_mini_hosts
from orrery.testlib.mini_places import LOCAL, LOCAL_MEBIBYTES
from orrery.testlib.namespaces import Namespace

T = TypeVar("T")
TOOLS = {"libvirtd": "libvirt-daemon", QEMU: QEMU_PACKAGE, TOOL: PACKAGE}
DRIVER = Path("/usr/lib/x86_64-linux-gnu/libvirt/connection-driver/libvirt_driver_qemu.so")
DRIVER_PACKAGE = "libvirt-daemon-driver-qemu"
MEMORY = 112 << 20
"""Bytes of memory with which the tiny guest boots."""
BOOT_SECONDS = 120
PROBED = FOLDER.parent / "libvirt"
"""What libvirt has found out about QEMU, which takes it seconds and is the same for all hosts."""
ACCOUNTS = {
    "passwd": "libvirt-qemu:x:64055:64055::/var/lib/libvirt:/usr/sbin/nologin\n",
    "group": "libvirt-qemu:x:64055:\n",
}
"""What libvirtd looks up when it starts; its packages make them only where they also start it."""
QEMU_CONF = """\
security_driver = "none"
user = "root"
group = "root"
cgroup_controllers = []
namespaces = []
stdio_handler = "file"
remember_owner = 0
"""
LIBVIRTD_CONF = """\
host_uuid = "{uuid}"
listen_tls = 0
listen_tcp = 1
auth_tcp = "none"
auth_unix_rw = "none"
auth_unix_ro = "none"
"""


def missing_for_kvm_hosts() -> str | None:
    """Why there can be no virtual machines on this machine, and what mends it; None where there can."""
    missing = missing_for_mini_hosts()
    if missing is not None:
        return missing
    packages = [package for tool, package in TOOLS.items() if which(tool) is None]
    packages += [] if DRIVER.exists() else [DRIVER_PACKAGE]
    packages += tiny.missing()
    if packages:
        return f"guests of QEMU need: apt-get install {' '.join(dict.fromkeys(packages))}"
    try:
        libvirt()
    except Refused as refused:
        return str(refused)
    return None


def require_kvm_hosts() -> None:
    """Skips with one line that says what to install. Makes the image of the tiny guest.

    Call it before hosts are made: from their networks the kernel of that image cannot be downloaded.
    """
    missing = missing_for_kvm_hosts()
    if missing is not None:
        lacking(missing)
    tiny_image()


def tiny_image() -> Path:
    """The image of the tiny guest, built where it is not there. Skips where it cannot be."""
    image = FOLDER / tiny.NAME
    if not image.exists():
        try:
            tiny.build(image)
        except CannotBuild as failure:
            lacking(str(failure))
    return image


def _state(domain: Any) -> int | None:
    """What a guest does; None where it has ended since it was listed."""
    try:
        state: int = domain.state()[0]
    except libvirt().libvirtError as failure:
        if failure.get_error_code() == libvirt().VIR_ERR_NO_DOMAIN:
            return None
        raise
    return state


class KvmPlace(Namespace):
    """Namespaces of networks and mounts, with folders of its own for libvirt."""

    def __init__(self, folder: Path) -> None:
        for name in ("etc", "lib"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        PROBED.mkdir(parents=True, exist_ok=True)
        for name, line in ACCOUNTS.items():
            known = Path("/etc", name).read_text()
            (folder / name).write_text(known if "\nlibvirt-qemu:" in known else known + line)
        accounts = "".join(f"mount --bind {folder}/{name} /etc/{name}; " for name in ACCOUNTS)
        self._hold_with_mounts(
            f"{accounts}"
            f"mount -t tmpfs -o size={LOCAL_MEBIBYTES}m orrery-test {LOCAL}; "
            "mount -t tmpfs -o mode=755 orrery-test /run; mkdir /run/lock; "
            # packages without their recommendations have no folders, and these stay empty
            "mkdir -p /etc/libvirt /var/lib/libvirt /var/cache/libvirt; "
            f"mount --bind {folder}/etc /etc/libvirt; mount --bind {folder}/lib /var/lib/libvirt; "
            f"mount --bind {PROBED} /var/cache/libvirt; "
        )

    def processes(self) -> Iterator[int]:
        """All processes that see these mounts."""
        own = os.readlink(f"/proc/{self.pid}/ns/mnt")
        for entry in Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and os.readlink(entry / "ns/mnt") == own:
                    yield int(entry.name)
            except OSError:
                continue  # it has ended

    def end(self) -> None:
        """Ends everything inside: libvirtd and QEMU outlive whoever has started them."""
        for pid in list(self.processes()):
            if pid != self.pid:
                os.kill(pid, signal.SIGKILL)
        super().end()


class KvmHost(MiniHost):
    """One host."""

    def __init__(self, number: int, folder: Path) -> None:
        super().__init__(
            number, folder, KvmPlace(folder.parent / f"libvirt-{number}"), guests=GuestKind.LIBVIRT
        )
        self._daemon: subprocess.Popen[bytes] | None = None

    def prepare(self) -> None:
        """Starts libvirtd."""
        etc = self.folder.parent / f"libvirt-{self.number}" / "etc"
        (etc / "qemu.conf").write_text(QEMU_CONF)
        (etc / "libvirtd.conf").write_text(LIBVIRTD_CONF.format(uuid=f"{self.number:032x}"))
        self.start_libvirtd()

    def start_libvirtd(self) -> None:
        """Starts it, and waits until it answers."""
        enter = ("nsenter", "-t", str(self.place.pid), "--net", "--mount")
        with self._log.open("ab") as log:
            self._daemon = subprocess.Popen(
                [*enter, "libvirtd", "--listen"], stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        deadline = time.monotonic() + SECONDS
        while True:
            try:
                self.ask(lambda connection: connection.getLibVersion())
                return
            except libvirt().libvirtError as failure:
                assert self._daemon.poll() is None, f"libvirtd has ended: {self.daemon_log()}"
                assert time.monotonic() < deadline, f"libvirtd does not answer: {failure}"
            time.sleep(0.05)

    def end(self) -> None:
        """As for others, and ends libvirtd."""
        try:
            super().end()
        finally:
            if self._daemon is not None:
                self._daemon.wait(SECONDS)

    @property
    def _log(self) -> Path:
        return self.folder.parent / f"libvirtd-{self.number}.log"

    def daemon_log(self) -> str:
        """What libvirtd has written."""
        return self._log.read_text(errors="replace")

    def stop_libvirtd(self) -> None:
        """As kill -9 does; guests run on."""
        assert self._daemon is not None
        self._daemon.kill()
        self._daemon.wait(SECONDS)

    def ask(self, question: Callable[[Any], T]) -> T:
        """Asks libvirt, as somebody on the machine could."""
        socket = f"/proc/{self.place.pid}/root/run/libvirt/libvirt-sock"
        connection = libvirt().open(f"qemu+unix:///system?socket={socket}")
        try:
            return question(connection)
        finally:
            connection.close()

    def console(self, guest: str) -> str:
        """What a guest has written to its serial line."""
        try:
            return (self.folder / "guests" / guest / "console.log").read_text(errors="replace")
        except FileNotFoundError:
            return ""

    def wait_for_boot(self, guest: str, times: int = 1) -> None:
        """Returns once the operating system of a guest is up, for the nth time."""
        deadline = time.monotonic() + BOOT_SECONDS
        while self.console(guest).count("is up") < times:
            assert time.monotonic() < deadline, f"guest {guest} does not boot: {self.console(guest)[-500:]!r}"
            time.sleep(0.05)

    def wait_for_line(self, guest: str, line: str) -> None:
        """Returns once a guest has written a line to its console."""
        deadline = time.monotonic() + BOOT_SECONDS
        while line not in self.console(guest):
            assert time.monotonic() < deadline, f"no {line!r} in {self.console(guest)[-500:]!r}"
            time.sleep(0.05)

    def emulator(self, guest: str) -> int | None:
        """The process of QEMU that runs a guest."""
        assert isinstance(self.place, KvmPlace)
        for pid in self.place.processes():
            try:
                words = Path(f"/proc/{pid}/cmdline").read_bytes()
            except OSError:
                continue
            if b"qemu-system" in words and f"guest={guest}".encode() in words:
                return pid
        return None

    def power_off(self, guest: str) -> None:
        """Lets a guest end by itself: somebody presses its power button."""
        self.wait_for_boot(guest)
        self.ask(lambda connection: connection.lookupByUUIDString(guest).shutdown())

    def wait_for_end(self, guest: str) -> None:
        """Returns once no process runs the guest, and its agent has cleared it away."""
        deadline = time.monotonic() + SECONDS
        while self.emulator(guest) is not None or (self.folder / "guests" / guest).exists():
            assert time.monotonic() < deadline, f"guest {guest} runs on"
            time.sleep(0.05)

    def kill(self, guest: str) -> None:
        """As kill -9 of its emulator does."""
        pid = self.emulator(guest)
        assert pid is not None, f"guest {guest} does not run"
        os.kill(pid, signal.SIGKILL)

    def states(self) -> dict[str, str]:
        """What libvirt says of the guests that run or are paused."""
        paused = libvirt().VIR_DOMAIN_PAUSED
        return self.ask(
            lambda connection: {
                domain.name(): "Paused" if state == paused else "Running"
                for domain in connection.listAllDomains(libvirt().VIR_CONNECT_LIST_DOMAINS_ACTIVE)
                if (state := _state(domain)) is not None
            }
        )

    def _domain(self, guest: str) -> Element:
        """Raises KeyError where the guest has ended."""
        try:
            found: Element = fromstring(self.ask(lambda one: one.lookupByUUIDString(guest).XMLDesc()))
        except libvirt().libvirtError as failure:
            if failure.get_error_code() == libvirt().VIR_ERR_NO_DOMAIN:
                raise KeyError(guest) from None
            raise
        return found

    def addresses_in(self, guest: str) -> dict[str, str | None]:
        """The MACs of a guest; its addresses are its own affair."""
        found = self._domain(guest).findall("devices/interface/mac")
        return {mac.attrib["address"]: None for mac in found}

    def disks_in(self, guest: str) -> list[str]:
        """The files of the volumes that QEMU has open for a guest; on exports, as the server has them."""
        found = self._domain(guest).findall("devices/disk[@device='disk']/source")
        files = [source.get("file") or source.get("name") for source in found]
        return [file for file in files if file is not None]

    def processes_of_guests(self) -> list[str]:
        """See `MiniHost`."""
        return [f"QEMU of {uuid}" for uuid in self.states()]

    def end_everything(self) -> None:
        """See `MiniHost`."""
        if self.agent is not None:
            self.kill_agent()
        self.place.end()
        if self._daemon is not None:
            self._daemon.wait(SECONDS)

    def new_place(self) -> Namespace:
        """See `MiniHost`; libvirt finds in `/run`, which is empty, that the host was booted anew."""
        self.lives += 1
        return KvmPlace(self.folder.parent / f"libvirt-{self.number}")

    def left(self) -> list[str]:
        """What there is of guests and ports on this host: nothing after all was deleted."""
        links = self.place.tool("ip", "-o", "link").splitlines()
        found = [line for line in links if not any(name in line for name in ("lo:", "mgmt0", "eth0"))]
        found += [str(path) for path in (self.folder / "guests").iterdir()]
        found += self.ask(lambda connection: [domain.name() for domain in connection.listAllDomains()])
        return found
