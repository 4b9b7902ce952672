"""Mini hosts for tests: namespaces of this machine, each with an agent, joined by two networks.

The test itself enters the namespace of the management node; its addresses are known nowhere else. `mgmt0` of
a host leads to the management node, `eth0` to the switch that all hosts are at.
"""

from __future__ import annotations

import ctypes
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

import pytest

from orrery.backends.agent.compute.processes import POWER_OFF, find
from orrery.backends.agent.identity import Identity
from orrery.backends.agent.ledger import Ledger
from orrery.backends.agent.main import main as agent_command
from orrery.backends.agent.network.inside import inside
from orrery.backends.agent.service import ABILITIES, AGENT, GuestKind, now_ms
from orrery.backends.agent.wire import AGENT_PORT
from orrery.backends.remote.access import DerivedTokens
from orrery.testlib.namespaces import Namespace, missing_for_networks
from orrery.testlib.storage_host import require_tools

NETWORK = "192.168.90"
MANAGEMENT = f"{NETWORK}.1"
ABSENT = f"{NETWORK}.99"
TOKENS = DerivedTokens(b"secret of the tests")
SECONDS = 30
BUSYBOX = Path("/bin/busybox")
LOCAL_MEBIBYTES = 4096
LOCAL = Path("/mnt")
"""Where each host has a file system of its own."""
_ABILITIES: dict[GuestKind, dict[str, str]] = {}
"""What the first host with such guests has found out about the machine."""


def require_mini_hosts() -> None:
    """Skips with one line that says what to install."""
    missing = missing_for_networks()
    if missing is None and not BUSYBOX.exists():
        missing = "busybox is not installed: apt-get install busybox-static"
    if missing is not None:
        pytest.skip(missing)
    require_tools()


def enter(pid: int, kind: str) -> None:
    """Enters a namespace of a process, for good: net or mnt, in a process of one thread."""
    flags = {"net": 0x40000000, "mnt": 0x00020000}  # CLONE_NEWNET, CLONE_NEWNS
    libc = ctypes.CDLL(None, use_errno=True)
    with open(f"/proc/{pid}/ns/{kind}", "rb") as namespace:
        if libc.setns(namespace.fileno(), flags[kind]):
            raise OSError(ctypes.get_errno(), f"setns {kind}")


class Place(Namespace):
    """A namespace of networks and mounts, with a local file system that goes with it."""

    def __init__(self) -> None:
        script = (
            f"mount -t tmpfs -o size={LOCAL_MEBIBYTES}m orrery-test {LOCAL} && ip link set lo up && echo &&"
            " exec sleep 900"
        )
        self._holder = subprocess.Popen(
            ["unshare", "--net", "--mount", "--propagation", "private", "sh", "-c", script],
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
        )
        assert self._holder.stdout is not None
        assert self._holder.stdout.readline() == b"\n", "the namespace could not be made"


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

    def prepare(self) -> None:
        """Called once the host is connected; an agent needs nothing more."""

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
