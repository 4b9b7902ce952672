"""A server in a process of its own, which can be killed."""

from __future__ import annotations

import asyncio
import signal
import subprocess
from pathlib import Path

from orrery.testlib.processes import ORRERY, free_port

PLAN = Path(__file__).parents[2] / "scenarios" / "clouds" / "small.yaml"
SPEED = 50
READY = b"serving on "
START_SECONDS = 300.0
"""A process that ends is noticed at once; one that shares the machine with others takes its time."""


class Server:
    """`orrery serve` on a database in `folder`; `up` is set while it answers."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "crash.db"
        self.log = folder / "server.log"
        self.port = free_port()
        self.up = asyncio.Event()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Starts it and waits until it answers. Raises RuntimeError with its log where it does not."""
        begun = self.log.stat().st_size if self.log.exists() else 0
        self._process = process = self._spawn()
        loop = asyncio.get_running_loop()
        give_up = loop.time() + START_SECONDS
        while READY not in self.log.read_bytes()[begun:]:
            if process.poll() is not None or loop.time() > give_up:
                raise RuntimeError(f"the server does not start:\n{self.log.read_text()[-5000:]}")
            await asyncio.sleep(0.05)
        self.up.set()

    def _spawn(self) -> subprocess.Popen[bytes]:
        where = ("--listen", f"127.0.0.1:{self.port}", "--db", str(self.database), "--speed", str(SPEED))
        command = [*ORRERY, "serve", str(PLAN), *where]
        with self.log.open("ab") as log:
            return subprocess.Popen(command, stderr=log, stdout=log)

    def kill(self) -> None:
        """As by kill -9, if it runs."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """As by Ctrl-C; waits for its end."""
        self._end(signal.SIGINT)

    def _end(self, how: signal.Signals) -> None:
        self.up.clear()
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait()
