"""Commands and servers in processes of their own."""

from __future__ import annotations

import socket
import sys

ORRERY = [sys.executable, "-m", "orrery.core.cli.main"]
"""The command `orrery` of this environment."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port
