"""Commands and servers in processes of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from orrery.testlib.lacking import lacking

ORRERY = [sys.executable, "-m", "orrery.core.cli.main"]
"""The command `orrery` of this environment."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


UNREACHABLE = (
    "Failed to establish a new connection",
    "Name or service not known",
    "Temporary failure in name resolution",
    "Network is unreachable",
    "Connection refused",
    "timed out",
)
"""What pip says when no package index can be reached."""


def run(*command: str | Path, cwd: Path) -> str:
    """Runs a command that must succeed; gives what it printed. Skips the test when the network is down."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST"))
    }
    ended = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    printed = ended.stdout + ended.stderr
    if ended.returncode and any(text in printed for text in UNREACHABLE):
        lacking(f"no package index can be reached, so no wheel can be installed: {printed[-300:]}")
    assert ended.returncode == 0, (
        f"{' '.join(map(str, command))} ended with {ended.returncode}:\n{printed[-5000:]}"
    )
    return printed
