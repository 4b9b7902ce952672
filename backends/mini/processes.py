"""Finds processes of clouds by their arguments, which name the cloud, and ends them."""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Found:
    """A process that runs."""

    pid: int
    words: list[str]
    """Its command line."""

    def is_first(self) -> bool:
        """Whether it is the first process of a process namespace."""
        try:
            lines = (PROC / str(self.pid) / "status").read_text().splitlines()
        except OSError:
            return False
        inner = next((line.split() for line in lines if line.startswith("NSpid:")), [])
        return len(inner) > 2 and inner[-1] == "1"


def running() -> Iterator[Found]:
    """All processes that have a command line, those that wait to be reaped not among them."""
    for folder in sorted(PROC.glob("[0-9]*")):
        try:
            line = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if line:
            yield Found(int(folder.name), line.decode(errors="replace").rstrip("\0").split("\0"))


def firsts(script: str, cloud: str) -> Iterator[Found]:
    """The first processes of namespaces that run a script of ours for a cloud: ``sh …/SCRIPT CLOUD …``."""
    for found in running():
        words = found.words
        is_ours = len(words) > 2 and os.path.basename(words[0]) == "sh" and words[1].endswith(f"/{script}")
        if is_ours and words[2] == cloud and found.is_first():
            yield found


def send(pid: int, what: signal.Signals) -> None:
    """Sends a signal; a process that has ended is fine."""
    try:
        os.kill(pid, what)
    except ProcessLookupError:
        return


def has_ended(pid: int, seconds: float) -> bool:
    """Waits until a process has ended, and tells whether it has."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], seconds)[0])
    finally:
        os.close(descriptor)
