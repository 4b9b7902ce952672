"""The switch of a cloud: a network namespace in which the bridges are that join its hosts."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.inside import inside
from orrery.backends.mini import cables, processes
from orrery.backends.mini.errors import UpFailed
from orrery.backends.mini.fleet import FleetSpec
from orrery.backends.mini.life import kill, popen, wait_ready

SWITCH = "switch.sh"
SCRIPT = Path(__file__).parent / SWITCH
ASK_SECONDS = 3.0
MESSAGE_MAX = 4096


def join_hosts(spec: FleetSpec, pids: dict[str, int]) -> None:
    """Has the switch there, and a cable from each of its bridges to each host, whose first process is given.

    Raises UpFailed.
    """
    if next(processes.firsts(SWITCH, spec.cloud), None) is None:
        argv = ["unshare", "--net", "--pid", "--fork", "--kill-child", "sh", str(SCRIPT), spec.cloud]
        wait_ready(popen(argv), "the switch")
    switch = _switch(spec.cloud)
    cables.make_bridges(switch, spec.networks)
    for host in spec.hosts:
        cables.join(switch, pids[host.name], spec.networks, host.name)


def stop(cloud: str) -> None:
    """The switch is gone, with all cables. Raises UpFailed."""
    for found in processes.firsts(SWITCH, cloud):
        kill(found.pid)


def ask(cloud: str, address: str, port: int) -> str | None:
    """The first line that a guest says at a TCP port, asked from the switch; None for silence."""
    with suppress(OSError, Refused):
        with inside(_switch(cloud)):
            asking = socket.socket()
        with asking:
            asking.settimeout(ASK_SECONDS)
            asking.connect((address, port))
            with asking.makefile("r", errors="replace") as said:
                return said.readline(MESSAGE_MAX).strip()
    return None


def reach(cloud: str, address: str, port: int) -> str:
    """A command that connects to a guest's TCP port from the switch. Raises UpFailed."""
    return f"nsenter -t {_switch(cloud)} -n busybox nc {address} {port}"


def _switch(cloud: str) -> int:
    """The first process of the switch. Raises UpFailed where there is none."""
    found = next(processes.firsts(SWITCH, cloud), None)
    if found is None:
        raise UpFailed(f"the switch of the cloud [{cloud}] does not run; repeat orrery up")
    return found.pid
