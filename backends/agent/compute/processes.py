"""Finds the processes of container guests in /proc.

A guest is known by its supervisor, a process of the host whose arguments name the agent and the guest. The
guest's first process is the child of the supervisor's child. Guests cannot pretend to be others: what they
start is in process namespaces of their own, and is not looked at.
"""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
SUPERVISOR, SUPERVISE = "busybox", "supervise.sh"

POWER_OFF = signal.SIGUSR2
"""What asks the init of a guest to end: the first process of a namespace ignores all others."""


@dataclass(frozen=True, slots=True)
class Process:
    """A process, told from a later one of the same number by when it was started."""

    pid: int
    started: int
    """In ticks since the machine was."""
    parent: int


@dataclass(frozen=True, slots=True)
class Supervised:
    """A guest that is there: its supervisor, and its own first process."""

    supervisor: Process
    first: Process | None
    """None where it is about to begin, or has just ended."""
    has_begun: bool


def find(agent: str) -> dict[str, Supervised]:
    """The guests of an agent, by uuid."""
    every, named = _processes(agent)
    pids = {one.pid for one in named.values()}
    children: dict[int, list[Process]] = {}
    for one in every:
        children.setdefault(one.parent, []).append(one)
    return {
        uuid: _supervised(one, children)
        for (uuid, _), one in named.items()
        if one.parent not in pids  # what a supervisor starts looks like it for a moment
    }


def _processes(agent: str) -> tuple[list[Process], dict[tuple[str, int], Process]]:
    own, every, named = os.readlink("/proc/self/ns/pid"), [], {}
    for entry in os.scandir(PROC):
        if not entry.name.isdigit():
            continue
        found = _stat(int(entry.name))
        if found is None:
            continue
        process, name = found
        every.append(process)
        words = _arguments(process.pid) if name == SUPERVISOR else []
        is_named = len(words) > 4 and words[1] == "sh" and words[2].endswith(SUPERVISE)
        if is_named and words[3] == agent and _namespace(process.pid) == own:
            named[words[4], process.pid] = process
    return every, named


def _supervised(supervisor: Process, children: dict[int, list[Process]]) -> Supervised:
    middle = children.get(supervisor.pid, [])
    firsts = [first for one in middle for first in children.get(one.pid, [])]
    first = firsts[0] if firsts else None
    return Supervised(supervisor, first, first is not None and has_begun(first))


def has_begun(first: Process) -> bool:
    """Whether the first process of a guest is an init that can be asked to power off."""
    try:
        with open(f"{PROC}/{first.pid}/status", "rb") as file:
            lines = file.read().splitlines()
    except OSError:
        return False
    caught = next((int(line.split()[1], 16) for line in lines if line.startswith(b"SigCgt:")), 0)
    return bool(caught >> (POWER_OFF - 1) & 1)


def is_there(process: Process) -> bool:
    """Whether this very process runs."""
    found = _stat(process.pid)
    return found is not None and found[0].started == process.started


def _stat(pid: int) -> tuple[Process, str] | None:
    """A process and its name; None for one that is gone, or only waits to be taken note of."""
    try:
        with open(f"{PROC}/{pid}/stat", "rb") as file:
            text = file.read().decode(errors="replace")
    except OSError:
        return None
    head, _, rest = text.rpartition(")")
    fields = rest.split()
    return (
        None if fields[0] in "ZX" else (Process(pid, int(fields[19]), int(fields[1])), head.partition("(")[2])
    )


def _arguments(pid: int) -> list[str]:
    try:
        words = (PROC / str(pid) / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return []
    return [word.decode(errors="replace") for word in words]


def _namespace(pid: int) -> str | None:
    try:
        return os.readlink(PROC / str(pid) / "ns/pid")
    except OSError:
        return None


def open_process(process: Process) -> int | None:
    """A descriptor that becomes readable when the process ends; None where it has ended."""
    try:
        descriptor = os.pidfd_open(process.pid)
    except ProcessLookupError:
        return None
    found = _stat(process.pid)
    if found is None or found[0].started != process.started:
        os.close(descriptor)
        return None
    return descriptor


def send(process: Process, what: signal.Signals) -> None:
    """Sends a signal to this very process; one that has ended is fine."""
    descriptor = open_process(process)
    if descriptor is None:
        return
    try:
        signal.pidfd_send_signal(descriptor, what)
    except ProcessLookupError:
        pass
    finally:
        os.close(descriptor)
