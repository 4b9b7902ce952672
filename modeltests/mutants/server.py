"""Trials in processes of their own, which one process for each thread forks."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from orrery.modeltests.mutants.declaration import System
from orrery.modeltests.mutants.patch import Edit
from orrery.modeltests.mutants.searches import ROOT

PATIENCE = 20.0
"""How many times its CPU time a trial may take by the wall clock, on a machine with other work."""
BEGIN_SECONDS = 300.0


class Server:
    """A process that has the product in memory, and forks for each trial."""

    def __init__(self) -> None:
        words = [sys.executable, "-m", "orrery.modeltests.mutants.trial"]
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "bufsize": 0}
        self._process = subprocess.Popen(words, cwd=ROOT, **pipes)

    def run(self, request: Path, answer: Path, output: Path, seconds: float) -> int | None:
        """Carries a trial out; gives its status, or None where it did not end in time."""
        entry: IO[bytes] | None = self._process.stdin
        assert entry is not None
        entry.write(f"{request}\t{answer}\t{output}\n".encode())
        pid = self._number(BEGIN_SECONDS)
        assert pid is not None, "the process that forks has not begun"
        status = self._number(seconds * PATIENCE)
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)  # with everything that it has started
        if status is None:
            self._number(BEGIN_SECONDS)
        return status

    def _number(self, seconds: float) -> int | None:
        output: IO[bytes] | None = self._process.stdout
        assert output is not None
        if not select.select([output], [], [], seconds)[0]:
            return None
        return int(output.readline())

    def close(self) -> None:
        """Ends the process."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait()


_servers: dict[int, Server] = {}
"""By the thread that they serve."""


def _server() -> Server:
    thread = threading.get_ident()
    if thread not in _servers:
        _servers[thread] = Server()
    return _servers[thread]


def close_servers() -> None:
    """Ends the processes of all threads, once no trial is under way."""
    while _servers:
        _servers.popitem()[1].close()


def trial(edit: Edit | None, system: System, options: Mapping[str, Any], seconds: float) -> dict[str, Any]:
    """Carries one search out; gives its answer, ``{}`` where none came in time, else an ``error``."""
    with tempfile.TemporaryDirectory(prefix="orrery-mutant-") as folder:
        request, answer, output = (Path(folder, name) for name in ("request", "answer", "output"))
        asked = {"edit": asdict(edit) if edit else None, "system": system, "seconds": seconds}
        request.write_text(json.dumps({**asked, "options": dict(options)}), encoding="utf-8")
        output.touch()
        status = _server().run(request, answer, output, seconds)
        if answer.exists():
            found: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
            return found
        if status is None or os.WIFSIGNALED(status):
            return {}
        said = output.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return {"error": f"it cannot be run: {said[-1] if said else status}"[:300]}
