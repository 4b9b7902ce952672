"""A Docker engine for tests, in network and mount namespaces of its own, so that it touches nothing else."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from orrery.testlib.lacking import lacking

SECONDS = 60


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
def docker_engine(folder: Path) -> Iterator[Engine]:
    """An engine that keeps its files below a folder. Skips where Docker is not installed."""
    if shutil.which("dockerd") is None or find_spec("docker") is None:
        lacking("no dockerd: apt-get install docker.io; pip install 'orrery-cloud[docker]'")
    folder.mkdir()
    socket = folder / "docker.sock"
    options = ("--data-root", folder / "data", "--exec-root", folder / "run", "-p", folder / "pid")
    quiet = ("--iptables=false", "--ip6tables=false", "--bridge=none", "-H", f"unix://{socket}")
    script = f"ip link set lo up && exec dockerd {' '.join(map(str, options + quiet))}"
    with (folder / "log").open("w") as log:
        argv = ["unshare", "--net", "--mount", "--propagation", "private", "sh", "-c", script]
        process = subprocess.Popen(argv, stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + SECONDS
        while not socket.exists():
            assert process.poll() is None and time.monotonic() < deadline, (folder / "log").read_text()
            time.sleep(0.1)
        yield Engine(process.pid, f"unix://{socket}")
    finally:
        process.terminate()
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
