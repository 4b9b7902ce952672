"""A server in a process of its own, and calls to it."""

from __future__ import annotations

import asyncio
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from orrery.core.client.errors import ClientError
from orrery.core.client.http import HttpClient
from orrery.testlib.processes import ORRERY, free_port

CLOUDS = Path(__file__).parents[1] / "scenarios" / "clouds"


START_SECONDS = 60


SPEED = "50"


class Server:
    """A running `orrery serve`."""

    def __init__(self, process: subprocess.Popen[str], url: str, password: str) -> None:
        self.process = process
        self.url = url
        self.password = password

    def call(self, api: str, **fields: Any) -> dict[str, Any]:
        """Logs in and calls an API."""

        async def body() -> dict[str, Any]:
            async with HttpClient(self.url, None) as client:
                await client.login("admin", password=self.password)
                return await client.call(api, **fields)

        return asyncio.run(body())

    def wait_until_ready(self) -> None:
        """Returns when the server answers. Raises AssertionError after a minute."""
        for _ in range(START_SECONDS * 5):
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended: {self.process.stderr.read()}")  # type: ignore[union-attr]
            try:
                self.call("GetVersion")
                return
            except ClientError:
                time.sleep(0.2)
        raise AssertionError("the server did not answer")


@contextmanager
def serving(
    folder: Path, *arguments: str, password: str = "password", speed: str = SPEED
) -> Iterator[Server]:
    """A server on a database in `folder`; whatever is left of it is killed afterwards."""
    port = free_port()
    listen = f"127.0.0.1:{port}"
    command = [
        *ORRERY,
        "serve",
        *arguments,
        "--listen",
        listen,
        "--db",
        str(folder / "o.db"),
        "--speed",
        speed,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        server = Server(process, f"http://{listen}", password)
        try:
            server.wait_until_ready()
            yield server
        finally:
            process.kill()


def vm_names(server: Server) -> list[str]:
    """The names of the VMs that run."""
    conditions = [{"name": "state", "op": "=", "value": "Running"}]
    found = server.call("QueryVmInstance", conditions=conditions, sortBy="name")
    return [vm["name"] for vm in found["inventories"]]
