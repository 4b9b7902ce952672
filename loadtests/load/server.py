"""A server to load, and what it tells of itself."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from prometheus_client.parser import text_string_to_metric_families

from orrery.testlib.processes import ORRERY, free_port

CLOUD = Path(__file__).with_name("cloud.yaml")
START_SECONDS = 120.0
STOP_SECONDS = 30.0
LOG_TAIL = 2000


class ServerFailed(RuntimeError):
    """The server did not start, or ended; the text has the end of its log."""


class LoadedServer:
    """An `orrery serve`, with its metrics on a listener of its own."""

    def __init__(self, process: subprocess.Popen[bytes], url: str, metrics: str, log: Path) -> None:
        self.url = url
        self._process, self._metrics, self._log = process, metrics, log

    def wait_until_ready(self) -> None:
        """Returns when calls are answered, the cloud being deployed. Raises ServerFailed."""
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            try:
                with urlopen(f"{self.url}/readyz", timeout=2):
                    return
            except (URLError, OSError):
                time.sleep(0.2)
        raise ServerFailed(f"the server does not start: {self._told()}")

    def _told(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")[-LOG_TAIL:].strip()

    def counters(self) -> dict[str, float]:
        """Its metrics: each sample by its name with its labels. Raises ServerFailed."""
        if self._process.poll() is not None:
            raise ServerFailed(f"the server ended with status {self._process.returncode}: {self._told()}")
        with urlopen(f"{self._metrics}/metrics", timeout=60) as answer:
            text = answer.read().decode()
        found: dict[str, float] = {}
        for family in text_string_to_metric_families(text):
            for sample in family.samples:
                labels = ",".join(f"{name}={value}" for name, value in sorted(sample.labels.items()))
                found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
        return found

    def jobs_running(self) -> int:
        """Jobs that have not ended."""
        return int(
            sum(value for name, value in self.counters().items() if name.startswith("orrery_jobs_running"))
        )

    def spent(self) -> Spent:
        """What the process has used until now."""
        return spent(self._process.pid)

    def resident_mib(self) -> float:
        """What the process holds in memory."""
        pages = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


class Spent(NamedTuple):
    """What a process has used until now."""

    cpu_seconds: float
    """Of all its threads."""
    waited_seconds: float
    """In which its first thread, which has the loop, waited for a core."""


def spent(pid: int) -> Spent:
    """What a process has used until now, its ended children not counted. Raises OSError where it is gone."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    cpu = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return Spent(cpu, int(Path(f"/proc/{pid}/schedstat").read_text().split()[1]) / 1e9)


@contextmanager
def loaded_server(folder: Path, speed: float) -> Iterator[LoadedServer]:
    """A server with the cloud of the load tests, on a database in `folder`. Raises ServerFailed."""
    listen, metrics = (f"127.0.0.1:{free_port()}" for _ in range(2))
    command = [*ORRERY, "serve", str(CLOUD), "--listen", listen, "--metrics", metrics]
    command += ["--db", str(folder / "load.db"), "--speed", f"{speed:g}"]
    log = folder / "server.log"
    with (
        log.open("wb") as sink,
        # a process group of its own: Ctrl-C stops Locust, whose users it answers until they have ended
        subprocess.Popen(command, stdout=sink, stderr=sink, process_group=0) as process,
    ):
        server = LoadedServer(process, f"http://{listen}", f"http://{metrics}", log)
        try:
            server.wait_until_ready()
            yield server
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
