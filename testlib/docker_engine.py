"""A Docker engine for tests, in network and mount namespaces of its own, so that it touches nothing else."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from orrery.testlib.lacking import lacking

SECONDS = 60
SOCKET = "docker.sock"
LOG_CHARACTERS = 5000
"""Shown of an engine that does not come up."""


@dataclass(frozen=True)
class Engine:
    """An engine that runs."""

    pid: int
    url: str

    @property
    def enter(self) -> tuple[str, ...]:
        """What a command begins with that runs where the engine's networks are."""
        return ("nsenter", "-t", str(self.pid), "-n")


@contextmanager
def docker_engine() -> Iterator[Engine]:
    """An engine with files of its own. Skips where Docker is not installed."""
    if shutil.which("dockerd") is None or find_spec("docker") is None:
        lacking("no dockerd: apt-get install docker.io; pip install 'orrery-cloud[docker]'")
    # the sockets of its containerd must have paths of at most 104 characters
    with TemporaryDirectory(prefix="orrery-docker-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        process = _start(folder)
        try:
            assert _answers(process, folder / SOCKET), (folder / "log").read_text()[-LOG_CHARACTERS:]
            yield Engine(process.pid, f"unix://{folder / SOCKET}")
        finally:
            _end(process)


def _start(folder: Path) -> subprocess.Popen[bytes]:
    options = ("--data-root", folder / "data", "--exec-root", folder / "run", "-p", folder / "pid")
    quiet = ("--iptables=false", "--ip6tables=false", "--bridge=none", "-H", f"unix://{folder / SOCKET}")
    script = f"ip link set lo up && exec dockerd {' '.join(map(str, options + quiet))}"
    with (folder / "log").open("w") as log:
        argv = ["unshare", "--net", "--mount", "--propagation", "private", "sh", "-c", script]
        return subprocess.Popen(argv, stdout=log, stderr=log)


def _answers(process: subprocess.Popen[bytes], path: Path) -> bool:
    """Whether the engine comes up."""
    deadline = time.monotonic() + SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        with socket.socket(socket.AF_UNIX) as asking, suppress(OSError):
            asking.settimeout(SECONDS)
            asking.connect(str(path))
            asking.sendall(b"GET /_ping HTTP/1.0\r\n\r\n")
            if asking.recv(64).split()[1:2] == [b"200"]:
                return True
        time.sleep(0.1)
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
