"""Hosts and container guests of tests: network namespaces that end with the processes that hold them.

Everything inside a namespace goes with it, so a test leaves nothing on the machine, whatever happens to it.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from shutil import which
from typing import TypeVar

from orrery.backends.agent.network.inside import inside

Result = TypeVar("Result")
_LIFETIME = "900"
"""Seconds after which a holder ends by itself, should whoever started it be killed."""


def missing_for_networks() -> str | None:
    """Why networks cannot be tested on this machine, and what mends it; None where they can."""
    if os.geteuid() != 0:
        return "not root: run the tests as root to try real networks"
    for tool, package in (("ip", "iproute2"), ("nft", "nftables")):
        if which(tool) is None:
            return f"{tool} is not installed: apt-get install {package}"
    tried = subprocess.run(["unshare", "--net", "true"], capture_output=True, timeout=30, check=False)
    return None if tried.returncode == 0 else f"unshare --net: {tried.stderr.decode().strip()}"


class Namespace:
    """A network namespace with nothing but a loopback interface, held by a process."""

    def __init__(self, within: Namespace | None = None) -> None:
        """`within`: the namespace whose processes see it as a guest of theirs (it makes no other
        difference)."""
        enter = [] if within is None else ["nsenter", f"--net=/proc/{within.pid}/ns/net"]
        self._hold(*enter, "unshare", "--net")

    def _hold(self, *unshare: str, setup: str = "") -> None:
        """Starts the process that holds it, by a command that makes it; the shell runs `setup` inside."""
        # The shell says that the namespace is there: until then its pid leads to the parent's.
        script = f"set -e; {setup}ip link set lo up; echo; exec sleep {_LIFETIME}"
        self._holder = subprocess.Popen(
            [*unshare, "sh", "-c", script], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL
        )
        assert self._holder.stdout is not None
        assert self._holder.stdout.readline() == b"\n", "the namespace could not be made"

    def _hold_with_mounts(self, setup: str) -> None:
        """As `_hold`, with mounts of its own beside the network."""
        self._hold("unshare", "--net", "--mount", "--propagation", "private", setup=setup)

    @property
    def pid(self) -> int:
        """The process that is in it."""
        return self._holder.pid

    def end(self) -> None:
        """Ends the process, and with it the namespace and all its interfaces."""
        self._holder.kill()
        self._holder.wait(30)
        if self._holder.stdout is not None:
            self._holder.stdout.close()

    def tool(self, *argv: str, given: str = "") -> str:
        """What a tool writes that runs inside; fails the test where the tool fails."""
        with inside(self.pid):
            done = subprocess.run(argv, input=given, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, f"{' '.join(argv)}: {done.stderr.strip()}"
        return done.stdout

    def do(self, call: Awaitable[Result], loop: asyncio.AbstractEventLoop) -> Result:
        """Awaits a call of software that shall run in this namespace."""
        with inside(self.pid):
            return loop.run_until_complete(asyncio.ensure_future(call, loop=loop))


@contextmanager
def loop_for_calls() -> Iterator[asyncio.AbstractEventLoop]:
    """An event loop for `Namespace.do`."""
    loop = asyncio.new_event_loop()
    try:
        yield loop
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


def cable(one: Namespace, other: Namespace, name: str = "eth0") -> None:
    """Joins two hosts by an interface of this name on each side, as a cable does."""
    one.tool("ip", "link", "add", "name", name, "type", "veth", "peer", "name", name, "netns", str(other.pid))
    for host in (one, other):
        host.tool("ip", "link", "set", "dev", name, "up")
