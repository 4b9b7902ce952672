"""Beginning and end of hosts on this machine, whatever they are: their processes, agents and leftovers."""

from __future__ import annotations

import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from orrery.backends.agent.wire import AGENT_PORT
from orrery.backends.mini import processes
from orrery.backends.mini.errors import UpFailed
from orrery.backends.mini.fleet import FleetHost, agent_folder
from orrery.backends.mini.loops import remove_dead

HOST = "host.sh"
SCRIPT = Path(__file__).parent / HOST
"""The first process of every host."""
NAMESPACES = ("--net", "--mount", "--pid", "--uts", "--ipc", "--fork", "--kill-child", "--mount-proc")
AGENT_SECONDS = 90.0
STOP_SECONDS = 40.0
ANSWER_SECONDS = 3.0


def prepare(folder: Path, host: str) -> None:
    """Makes the folders of a host that is about to begin."""
    (folder / "shared").mkdir(exist_ok=True)
    own = folder / host
    remove_dead()
    (own / "disk").mkdir(parents=True, exist_ok=True)
    for former in ("stopping", "clean"):
        (own / former).unlink(missing_ok=True)


def names_of(folder: Path) -> set[str]:
    """The hosts that have begun at some time."""
    return {found.parent.name for found in folder.glob("*/disk")}


def ask_to_stop(folder: Path, host: str) -> None:
    """Has a host end by itself, after it has removed what it has on the machine."""
    if (folder / host).is_dir():
        (folder / host / "stopping").touch()
        _end_agents(agent_folder(folder, host))


def clear(folder: Path, host: str) -> None:
    """Removes what an ended host has left on the machine, unless it did so itself. Raises UpFailed."""
    own = folder / host
    if own.is_dir() and not (own / "clean").exists():
        _clean(agent_folder(folder, host))
        remove_dead()
        (own / "clean").touch()


def popen(argv: list[str], *descriptors: int) -> subprocess.Popen[str]:
    """Begins a process that outlives this one, and has some descriptors."""
    return subprocess.Popen(
        argv,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        pass_fds=descriptors,
        start_new_session=True,
        cwd="/",
    )


def wait_ready(process: subprocess.Popen[str], what: str) -> None:
    """Returns once it has said that it is ready. Raises UpFailed."""
    assert process.stdout is not None
    with process.stdout as said:
        line = said.readline().strip()
    if line != "ready":
        process.kill()
        raise UpFailed(f"{what} could not be started: {line.removeprefix('failed: ') or 'it ended at once'}")


def wait_for_agent(host: FleetHost, folder: Path) -> None:
    """Returns once the agent answers. Raises UpFailed with what it said last."""
    deadline = time.monotonic() + AGENT_SECONDS
    while not _answers(host.address):
        if time.monotonic() > deadline:
            log = folder / host.name / "agent.log"
            last = _last_line(log)
            raise UpFailed(f"the agent of host [{host.name}] does not answer: {last} (see {log})")
        time.sleep(0.1)


def _answers(address: str) -> bool:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # the node pins it, this only asks
    try:
        with socket.create_connection((address, AGENT_PORT), ANSWER_SECONDS) as plain:
            context.wrap_socket(plain).close()
    except OSError:
        return False
    return True


def _last_line(log: Path) -> str:
    try:
        lines = log.read_text(errors="replace").strip().splitlines()
    except OSError:
        return "it has said nothing"
    return lines[-1] if lines else "it has said nothing"


def _end_agents(folder: Path) -> None:
    for pid in _agents(folder):
        processes.send(pid, signal.SIGTERM)


def _agents(folder: Path) -> Iterator[int]:
    for found in processes.running():
        if "orrery.backends.agent.main" in found.words and str(folder) in found.words:
            yield found.pid


def kill(pid: int) -> None:
    """Ends a process at once. Raises UpFailed where it stays."""
    processes.send(pid, signal.SIGKILL)
    if not processes.has_ended(pid, STOP_SECONDS):
        raise UpFailed(f"process {pid} was killed and does not end")


def _clean(folder: Path) -> None:
    """Removes what a killed host has left on the machine: loop devices, control groups. Raises UpFailed."""
    if not (folder / "ledger.db").exists():
        return
    command = (sys.executable, "-m", "orrery.backends.agent.main", "clean", "--state", str(folder))
    try:
        done = subprocess.run(
            ["unshare", *NAMESPACES, *command],
            capture_output=True, text=True, timeout=2 * STOP_SECONDS, check=False, cwd="/",
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise UpFailed(
            f"the host of {folder} could not be cleared away in time; repeat orrery down"
        ) from None
    if done.returncode:
        raise UpFailed(f"the host of {folder} could not be cleared away: {done.stderr.strip()}")
