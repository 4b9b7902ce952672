"""Mini hosts for tests: namespaces of this machine, each with an agent, joined by two networks.

The test itself enters the namespace of the management node; its addresses are known nowhere else. `mgmt0` of
a host leads to the management node, `eth0` to the switch that all hosts are at.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from pathlib import Path
from uuid import uuid4

from orrery.backends.agent.compute.processes import POWER_OFF, find, send
from orrery.backends.agent.identity import Identity
from orrery.backends.agent.ledger import Ledger
from orrery.backends.agent.main import main as agent_command
from orrery.backends.agent.network.inside import inside
from orrery.backends.agent.service import ABILITIES, AGENT, GuestKind, now_ms
from orrery.backends.agent.storage import kernel
from orrery.backends.agent.wire import AGENT_PORT
from orrery.backends.remote.access import DerivedTokens
from orrery.testlib.lacking import lacking
from orrery.testlib.mini_places import Place, enter, is_frozen
from orrery.testlib.namespaces import Namespace, missing_for_networks
from orrery.testlib.storage_host import missing_tools

NETWORK = "192.168.90"
MANAGEMENT = f"{NETWORK}.1"
ABSENT = f"{NETWORK}.99"
TOKENS = DerivedTokens(b"secret of the tests")
SECONDS = 30
BUSYBOX = Path("/bin/busybox")
_ABILITIES: dict[GuestKind, dict[str, str]] = {}
"""What the first host with such guests has found out about the machine."""


def missing_for_mini_hosts() -> str | None:
    """Why there can be no mini hosts on this machine, and what mends it; None where there can."""
    missing = missing_for_networks()
    if missing is None and not BUSYBOX.exists():
        missing = "busybox is not installed: apt-get install busybox-static"
    return missing or missing_tools()


def require_mini_hosts() -> None:
    """Skips with one line that says what to install."""
    missing = missing_for_mini_hosts()
    if missing is not None:
        lacking(missing)


@dataclass
class MiniHost:
    """One host."""

    number: int
    folder: Path
    """Of its agent."""
    place: Namespace = field(default_factory=Place)
    guests: GuestKind = GuestKind.CONTAINERS
    agent: ForkProcess | None = None

    @property
    def address(self) -> str:
        """Where its agent listens."""
        return f"{NETWORK}.{10 + self.number}"

    lives: int = 1
    """How often the host was booted."""

    def prepare(self) -> None:
        """Called once the host is connected; an agent needs nothing more."""

    def new_place(self) -> Namespace:
        """Where the host is after its next boot, which it can tell from the one before."""
        self.lives += 1
        boot = self.folder.parent / f"boot-{self.number}-{self.lives}"
        boot.write_text(f"{uuid4()}\n")
        return Place(boot)

    def start_agent(self) -> None:
        """Starts the agent, and waits until it answers."""
        identity = Identity(self.folder)
        self.folder.mkdir(exist_ok=True)
        (self.folder / "token").write_text(TOKENS.of_address(self.address))
        identity.make()
        self._hand_abilities_over()
        self.agent = self._fork(
            "run", "--guests", self.guests.value, "--listen", self.address, "--port", str(AGENT_PORT)
        )
        deadline = time.monotonic() + SECONDS
        while not self._answers():
            assert self.agent.is_alive(), self.log()
            assert time.monotonic() < deadline, f"the agent does not listen: {self.log()}"
            time.sleep(0.02)

    def _fork(self, command: str, *options: str) -> ForkProcess:
        """Runs a command of the agent inside, in a process that has imported everything already."""
        words = [command, "--state", str(self.folder), *options]
        process = get_context("fork").Process(target=self._inside, args=(words,), daemon=True)
        process.start()
        return process

    def _inside(self, words: list[str]) -> None:
        """In a new process."""
        log = os.open(self.folder / "agent.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for descriptor in (1, 2):
            os.dup2(log, descriptor)
        sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w", buffering=1)
        for kind in ("net", "mnt"):
            enter(self.place.pid, kind)
        agent_command(words)

    def _hand_abilities_over(self) -> None:
        """All mini hosts are the same machine, so only the first has to try what it can do."""
        ledger = Ledger(self.folder / "ledger.db", now_ms)
        try:
            ledger.note(_ABILITIES.get(self.guests, {}))
        finally:
            ledger.close()

    def _answers(self) -> bool:
        with inside(self.place.pid), socket.socket() as tried:
            return tried.connect_ex((self.address, AGENT_PORT)) == 0

    def log(self) -> str:
        """What the agent has written."""
        return (self.folder / "agent.log").read_text(errors="replace")

    def kill_agent(self) -> None:
        """As kill -9 does; guests run on."""
        assert self.agent is not None
        self.agent.kill()
        self.agent.join(SECONDS)
        self.agent = None

    def silence(self) -> None:
        """Takes its management network away."""
        self.place.tool("ip", "link", "set", "dev", "mgmt0", "down")

    def unsilence(self) -> None:
        """Gives it back."""
        self.place.tool("ip", "link", "set", "dev", "mgmt0", "up")

    def is_silent(self) -> bool:
        """Whether its agent cannot be reached."""
        return self.agent is None or "state UP" not in self.place.tool("ip", "link", "show", "dev", "mgmt0")

    def name(self) -> str:
        """By which the agent knows its guests."""
        return str(self._facts()[AGENT])

    def _facts(self) -> dict[str, str | None]:
        ledger = Ledger(self.folder / "ledger.db", now_ms)
        try:
            return {name: ledger.fact(name) for name in (AGENT, ABILITIES)}
        finally:
            ledger.close()

    def signal(self, guest: str, what: signal.Signals) -> None:
        """Sends a signal to the first process of a guest, as somebody on the machine could."""
        first = find(self.name())[guest].first
        assert first is not None
        os.kill(first.pid, what)

    def guest_pid(self, guest: str) -> int:
        """Of the first process of a guest."""
        first = find(self.name())[guest].first
        assert first is not None
        return first.pid

    def power_off(self, guest: str) -> None:
        """Lets a guest end by itself."""
        self.signal(guest, POWER_OFF)

    def kill(self, guest: str) -> None:
        """As kill -9 of its first process does."""
        self.signal(guest, signal.SIGKILL)

    def states(self) -> dict[str, str]:
        """What the guests do whose processes are there, as the kernel says."""
        return {
            uuid: "Paused" if is_frozen(one.first.pid) else "Running"
            for uuid, one in find(self.name()).items()
            if one.first is not None
        }

    def addresses_in(self, guest: str) -> dict[str, str | None]:
        """The addresses of a guest by MAC, as its kernel says; None for those that cannot be seen."""
        with inside(self.guest_pid(guest)):
            links = json.loads(subprocess.check_output(["ip", "-j", "addr"], timeout=SECONDS))
        return {
            link["address"]: next((one["local"] for one in link["addr_info"] if one["family"] == "inet"), "")
            for link in links
            if link["link_type"] == "ether"
        }

    def disks_in(self, guest: str) -> list[str]:
        """The paths of the volumes that a guest has as devices."""
        found = kernel.found(kernel.Runtime(self.folder / "storage"))
        return [one.path for one in found if one.device is not None]

    def processes_of_guests(self) -> list[str]:
        """Every process that a guest has on this host, in words."""
        return [f"supervisor of {uuid}" for uuid in find(self.name())]

    def end_everything(self) -> None:
        """All processes end at once, as in a loss of power, and what kernels hold is gone; files stay."""
        if self.agent is not None:
            self.kill_agent()
        for one in find(self.name()).values():
            for process in (one.first, one.supervisor):
                if process is not None:
                    send(process, signal.SIGKILL)
        self.place.end()
        for found in kernel.found(kernel.Runtime(self.folder / "storage")):
            if found.export is not None:
                os.kill(found.export, signal.SIGKILL)
            if found.device is not None:
                detach = ["losetup", "--detach", found.device]
                subprocess.run(detach, check=True, timeout=SECONDS, capture_output=True)

    def wait_for_end(self, guest: str) -> None:
        """Returns once nothing of a guest runs."""
        deadline = time.monotonic() + SECONDS
        while guest in find(self.name()):
            assert time.monotonic() < deadline, f"guest {guest} runs on"
            time.sleep(0.01)

    def left(self) -> list[str]:
        """What there is of guests, ports and volumes on this host: nothing after all was deleted."""
        found = [f"process of guest {uuid}" for uuid in find(self.name())]
        links = self.place.tool("ip", "-o", "link").splitlines()
        found += [line for line in links if "@" in line and not any(n in line for n in ("mgmt0", "eth0"))]
        found += [str(path) for path in (self.folder / "guests").iterdir()]
        found += [str(path) for path in (self.folder / "storage").rglob("*") if path.is_file()]
        return found

    def end(self) -> None:
        """Ends the agent and the guests, detaches all volumes, and removes the namespaces."""
        if self.agent is not None:
            self.kill_agent()
        try:
            if not self.folder.exists():
                return
            abilities = self._facts()[ABILITIES]
            if abilities is not None:
                _ABILITIES[self.guests] = {ABILITIES: abilities}
            cleaning = self._fork("clean", "--guests", self.guests.value)
            cleaning.join(2 * SECONDS)
        finally:
            self.place.end()
        assert cleaning.exitcode == 0, self.log()


@dataclass
class MiniCloud:
    """Hosts, and the namespace of whoever manages them."""

    folder: Path
    hosts: list[MiniHost]
    management: Namespace
    switch: Namespace

    def join(self, host: MiniHost) -> None:
        """Connects the cables of a host."""
        for name, there in (("mgmt0", self.management), ("eth0", self.switch)):
            port = f"h{host.number}"
            host.place.tool(
                *("ip", "link", "add", "name", name, "type", "veth", "peer", "name", port),
                *("netns", str(there.pid)),
            )
            host.place.tool("ip", "link", "set", "dev", name, "up")
            there.tool("ip", "link", "set", "dev", port, "master", "br0", "up")
        host.place.tool("ip", "addr", "add", f"{host.address}/24", "dev", "mgmt0")

    def reboot(self, host: MiniHost) -> None:
        """All processes of a host end at once; then it is there again."""
        host.end_everything()
        for there in (self.management, self.switch):
            # the kernel removes what was in a namespace some time after its last process has ended
            there.tool("sh", "-c", f"ip link del dev h{host.number} 2>/dev/null || true")
        host.place = host.new_place()
        self.join(host)
        host.prepare()
        host.start_agent()


@contextmanager
def mini_cloud(
    folder: Path, hosts: int = 2, make: Callable[[int, Path], MiniHost] = MiniHost
) -> Iterator[MiniCloud]:
    """Hosts with agents; the thread is in the namespace of the management node until the block ends."""
    require_mini_hosts()
    cloud = MiniCloud(folder, [], Namespace(), Namespace())
    try:
        for place in (cloud.management, cloud.switch):
            place.tool("ip", "link", "add", "name", "br0", "type", "bridge")
            place.tool("ip", "link", "set", "dev", "br0", "up")
        cloud.management.tool("ip", "addr", "add", f"{MANAGEMENT}/24", "dev", "br0")
        for number in range(1, hosts + 1):
            host = make(number, folder / f"agent-{number}")
            cloud.hosts.append(host)
            cloud.join(host)
            host.prepare()
            host.start_agent()
        with inside(cloud.management.pid):
            yield cloud
    finally:
        with ExitStack() as ends:
            for end in (cloud.switch.end, cloud.management.end, *(host.end for host in cloud.hosts)):
                ends.callback(end)
