"""A server that installs its hosts over SSH, and the machines that it installs, for tests."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from orrery.backends.install.wheels import collected
from orrery.core.client.errors import ApiFailure, ClientError
from orrery.core.client.http import HttpClient
from orrery.testlib.bare_machine import PASSWORD, BareMachine, bare_machines
from orrery.testlib.processes import ORRERY, free_port
from orrery.testlib.served import Server

CLOUD = "zones: [{name: west, clusters: [{name: racks, hypervisorType: KVM}]}]\n"
SECONDS = 180.0
CACHE = Path.home() / ".cache" / "orrery" / "tests"


@dataclass
class InstallingLab:
    """Machines, and a server beside them that installs them."""

    folder: Path
    wheels: Path
    machines: list[BareMachine]
    guests: str = "containers"
    """What the guests of its hosts are."""
    server: Server = field(init=False)
    _session: str | None = None

    def start(self) -> None:
        """Starts the server, and waits until it answers."""
        file = self.folder / "cloud.yaml"
        file.write_text(CLOUD)
        listen = f"127.0.0.1:{free_port()}"
        options = ("--backend", "kvm", "--guests", self.guests, "--wheels", str(self.wheels))
        database = ("--db", str(self.folder / "o.db"), "--listen", listen, "--log-level", "info")
        with (self.folder / "server.log").open("ab") as log:
            process = subprocess.Popen(
                [*ORRERY, "serve", *options, *database, str(file)],
                stderr=log,
                stdin=subprocess.DEVNULL,
                text=True,
                cwd=self.folder,
            )
        self.server = Server(process, f"http://{listen}", "password")
        deadline = time.monotonic() + SECONDS
        while not self._answers():
            assert process.poll() is None and time.monotonic() < deadline, self.log()
            time.sleep(0.2)

    def _answers(self) -> bool:
        try:
            self.call("GetVersion")
        except ClientError:
            return False
        return True

    def call(self, api: str, **fields: Any) -> dict[str, Any]:
        """Calls an API as the administrator, who logs in once. Raises ClientError."""

        async def body() -> dict[str, Any]:
            async with HttpClient(self.server.url, self._session) as client:
                if self._session is None:
                    self._session = await client.login("admin", password=self.server.password)
                return await client.call(api, **fields)

        return asyncio.run(body())

    def stop(self, *, kill: bool = False) -> None:
        """Ends the server."""
        process = self.server.process
        process.kill() if kill else process.terminate()
        process.wait(SECONDS)

    def end(self) -> None:
        """Ends the server, one that has not got so far as to answer too."""
        if hasattr(self, "server"):
            self.stop(kill=True)

    def log(self) -> str:
        """What the server has written."""
        return (self.folder / "server.log").read_text(errors="replace")

    def add(self, machine: BareMachine, **fields: Any) -> dict[str, Any]:
        """The inventory of the host that a machine has become. Raises ApiFailure."""
        (cluster,) = self.call("QueryCluster")["inventories"]
        given = {
            "name": "bare",
            "clusterUuid": cluster["uuid"],
            "managementIp": machine.address,
            "username": "root",
            "password": PASSWORD,
        }
        added: dict[str, Any] = self.call("AddKVMHost", **given | fields)["inventory"]
        return added

    def refusal(self, machine: BareMachine, **fields: Any) -> str:
        """Why a machine does not become a host."""
        try:
            self.add(machine, **fields)
        except ApiFailure as failure:
            return str(failure)
        raise AssertionError("the host was added")

    def hosts(self) -> list[dict[str, Any]]:
        """The hosts that the cloud has."""
        found: list[dict[str, Any]] = self.call("QueryHost")["inventories"]
        return found

    def wait_for(self, text: str) -> None:
        """Returns once the log of the server has a text."""
        deadline = time.monotonic() + SECONDS
        while text not in self.log():
            assert time.monotonic() < deadline, f"[{text}] does not come: {self.log()[-3000:]}"
            time.sleep(0.05)


@contextmanager
def installing_lab(
    folder: Path,
    machines: AbstractContextManager[Sequence[BareMachine]] | None = None,
    guests: str = "containers",
    wheels: Path | None = None,
) -> Iterator[InstallingLab]:
    """A running server and machines that nobody has installed yet; one without systemd unless given.

    `wheels`: those that it installs them with, instead of those of this environment.
    """
    shared = wheels or packed()
    with machines or bare_machines(folder) as made:
        lab = InstallingLab(folder, shared, list(made), guests)
        try:
            lab.start()
            yield lab
        finally:
            lab.end()


def packed() -> Path:
    """The wheels of this environment, which tests share."""
    return collected(CACHE)


def downloaded(python: str) -> Path:
    """The wheels for hosts with another version of Python, which tests share.

    They come from the index of packages that pip is set up with; call it in the network that reaches that.
    """
    own = packed()
    folder = CACHE / f"python{python}-{own.name}"
    if folder.is_dir():
        return folder
    (agent,) = own.glob("orrery_cloud-*.whl")
    with tempfile.TemporaryDirectory(dir=CACHE, prefix=".making-") as parent:
        made = Path(parent) / "wheels"
        options = ("--quiet", "--only-binary", ":all:", "--python-version", python)
        subprocess.run(
            [sys.executable, "-m", "pip", "download", *options, "-d", str(made), f"{agent}[agent]"],
            timeout=2 * SECONDS,
            check=True,
        )
        for former in CACHE.glob(f"python{python}-*"):
            shutil.rmtree(former)
        made.rename(folder)
    return folder
