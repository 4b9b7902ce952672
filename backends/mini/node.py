"""The management node of a cloud on this machine, in the background. It is found by its arguments."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

from orrery.backends.mini import processes
from orrery.backends.mini.errors import UpFailed
from orrery.backends.mini.state import CloudFolder
from orrery.backends.stopping import STOP_SECONDS
from orrery.core.api.errors import CannotListen
from orrery.core.api.server import open_socket
from orrery.core.client.errors import ClientError
from orrery.core.client.http import HttpClient

START_SECONDS = 120.0
POLL_SECONDS = 0.2
ANSWER_SECONDS = 5.0
ORRERY = (sys.executable, "-m", "orrery.core.cli.main")


@dataclass(frozen=True, slots=True)
class Node:
    """A node that runs."""

    pid: int
    listen: str

    @property
    def url(self) -> str:
        """Where it is served."""
        return f"http://{self.listen}"


def find(folder: CloudFolder) -> Node | None:
    """The node of a cloud, if it runs."""
    for found in processes.running():
        words = found.words
        if "serve" in words and str(folder.database) in words and "--listen" in words:
            return Node(found.pid, words[words.index("--listen") + 1])
    return None


def start(folder: CloudFolder, listen: str) -> Node:
    """Has the node running and answering; one that runs is left where it is. Raises UpFailed."""
    running = find(folder)
    if running is not None:
        _wait(running, folder, None)
        return running
    options = ("--backend", "agents", "--db", str(folder.database), "--listen", listen, "--log-level", "info")
    with folder.log.open("ab") as log:
        begun = log.tell()
        process = subprocess.Popen(
            [*ORRERY, "serve", *options],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            cwd="/",
        )
    (folder.path / "node.pid").write_text(f"{process.pid}\n")
    node = Node(process.pid, listen)
    _wait(node, folder, (process, begun))
    return node


def refuse_taken(folder: CloudFolder, listen: str) -> None:
    """Raises UpFailed for an address that a node could not listen at, unless the node runs already."""
    if find(folder) is not None:
        return
    try:
        open_socket(listen).close()
    except CannotListen as failure:
        raise UpFailed(f"{failure.details}, by --listen") from None


def _wait(node: Node, folder: CloudFolder, started: tuple[subprocess.Popen[bytes], int] | None) -> None:
    """Returns once it answers. Raises UpFailed with what it said last."""
    deadline = time.monotonic() + START_SECONDS
    while not asyncio.run(_answers(node.url)):
        if started is not None and started[0].poll() is not None:
            raise UpFailed(f"the node did not start: {_said(folder, started[1])} (see {folder.log})")
        if time.monotonic() > deadline:
            raise UpFailed(f"the node does not answer at {node.url} (see {folder.log})")
        time.sleep(POLL_SECONDS)


async def _answers(url: str) -> bool:
    try:
        async with asyncio.timeout(ANSWER_SECONDS), HttpClient(url) as client:
            await client.call("GetVersion")
    except (ClientError, TimeoutError):
        return False
    return True


def _said(folder: CloudFolder, since: int) -> str:
    with folder.log.open("rb") as log:
        log.seek(since)
        lines = log.read().decode(errors="replace").strip().splitlines()
    return lines[-1].removeprefix("Error: ") if lines else "it has said nothing"


def stop(folder: CloudFolder) -> None:
    """The node does not run; repeatable. Raises UpFailed."""
    while (node := find(folder)) is not None:
        processes.send(node.pid, signal.SIGTERM)
        if processes.has_ended(node.pid, 2 * STOP_SECONDS):
            continue
        processes.send(node.pid, signal.SIGKILL)
        if not processes.has_ended(node.pid, STOP_SECONDS):
            raise UpFailed(f"the node, process {node.pid}, was killed and does not end")
