"""Hosts that are namespaces of this machine: network, mounts, processes and host name of their own.

A host is found by its first process, and ends with it: the kernel then ends all its processes, and removes
its interfaces and mounts. The machine's own network is not touched. The node reaches an agent through a
socket that was opened at a loopback address of the machine before the agent's first process left its network.
"""

from __future__ import annotations

import signal
import socket
import ssl
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.inside import inside
from orrery.backends.agent.wire import AGENT_PORT
from orrery.backends.mini import cables, processes
from orrery.backends.mini.errors import UpFailed
from orrery.backends.mini.fleet import FleetHost, FleetSpec, Lack, agent_folder
from orrery.backends.mini.images import TINY, image_file
from orrery.backends.mini.needs import missing_tools, needs_root
from orrery.backends.mini.state import CloudFolder
from orrery.core.client.deploy import Supplies

HERE = Path(__file__).parent
HOST, SWITCH = "host.sh", "switch.sh"
NAMESPACES = ("--net", "--mount", "--pid", "--uts", "--ipc", "--fork", "--kill-child", "--mount-proc")
LOCAL, SHARED = "/mnt", "/srv"
"""Where every host has a disk of its own, and what all share."""
READY_SECONDS = 20.0
AGENT_SECONDS = 90.0
STOP_SECONDS = 40.0
ASK_SECONDS = 3.0
NETWORKS = 250
MESSAGE_MAX = 4096


@dataclass(frozen=True, slots=True)
class NamespaceFleet:
    """Implements `orrery.backends.mini.fleet.HostFleet`."""

    name: str = "namespaces"

    def lacks(self) -> list[Lack]:
        """See `HostFleet`."""
        found = [*needs_root(), *missing_tools()]
        if not found:
            tried = subprocess.run(
                ["unshare", *NAMESPACES, "true"], capture_output=True, text=True, timeout=30, check=False
            )
            if tried.returncode:
                why = tried.stderr.strip() or "namespaces cannot be made"
                found.append(Lack(why, "run it where root may make namespaces (CAP_SYS_ADMIN)"))
        return found

    def supplies(self, cloud: str) -> Supplies:
        """See `HostFleet`."""
        return supplies_of(cloud, f"127.71.{zlib.crc32(cloud.encode()) % NETWORKS}.1")

    def start(self, spec: FleetSpec) -> None:
        """See `HostFleet`."""
        wanted = {host.name for host in spec.hosts}
        for name in self.running(spec.cloud):
            if name not in wanted:
                self._stop_host(spec.cloud, spec.folder, name)
        self._start_switch(spec)
        (spec.folder / "shared").mkdir(exist_ok=True)
        pids = {one.words[3]: one.pid for one in processes.firsts(HOST, spec.cloud)}
        began = [self._begin(spec, host) for host in spec.hosts if host.name not in pids]
        for host, process in began:
            _wait_ready(process, f"host [{host.name}]")
        pids = {one.words[3]: one.pid for one in processes.firsts(HOST, spec.cloud)}
        switch = self._switch(spec.cloud)
        for host in spec.hosts:
            cables.join(switch, pids[host.name], spec.networks, host.name)
        for host in spec.hosts:
            _wait_for_agent(host, spec.folder)

    def _start_switch(self, spec: FleetSpec) -> None:
        if next(processes.firsts(SWITCH, spec.cloud), None) is None:
            argv = [
                "unshare",
                "--net",
                "--pid",
                "--fork",
                "--kill-child",
                "sh",
                str(HERE / SWITCH),
                spec.cloud,
            ]
            _wait_ready(_popen(argv), "the switch")
        cables.make_bridges(self._switch(spec.cloud), spec.networks)

    def _switch(self, cloud: str) -> int:
        """The first process of the switch. Raises UpFailed where there is none."""
        found = next(processes.firsts(SWITCH, cloud), None)
        if found is None:
            raise UpFailed(f"the switch of the cloud [{cloud}] does not run; repeat orrery up")
        return found.pid

    def _begin(self, spec: FleetSpec, host: FleetHost) -> tuple[FleetHost, subprocess.Popen[str]]:
        own = spec.folder / host.name
        (own / "disk").mkdir(parents=True, exist_ok=True)
        for former in ("stopping", "clean"):
            (own / former).unlink(missing_ok=True)
        with _listening(host) as agent:
            argv = ["unshare", *NAMESPACES, "sh", str(HERE / HOST), spec.cloud, host.name, str(spec.folder)]
            return host, _popen([*argv, str(agent.fileno()), sys.executable], agent.fileno())

    def running(self, cloud: str) -> list[str]:
        """See `HostFleet`."""
        return sorted(one.words[3] for one in processes.firsts(HOST, cloud))

    def stop(self, cloud: str, folder: Path) -> None:
        """See `HostFleet`."""
        names = {*self.running(cloud), *(found.parent.name for found in folder.glob("*/disk"))}
        for name in sorted(names):
            self._stop_host(cloud, folder, name)
        for found in processes.firsts(SWITCH, cloud):
            _kill(found.pid)

    def _stop_host(self, cloud: str, folder: Path, name: str) -> None:
        own = folder / name
        for found in processes.firsts(HOST, cloud):
            if found.words[3] == name:
                if own.is_dir():
                    (own / "stopping").touch()
                    _end_agents(agent_folder(folder, name))
                    processes.has_ended(found.pid, STOP_SECONDS)
                _kill(found.pid)
        if own.is_dir() and not (own / "clean").exists():
            _clean(agent_folder(folder, name))
            (own / "clean").touch()

    def ask(self, cloud: str, address: str, port: int) -> str | None:
        """See `HostFleet`."""
        with suppress(OSError, Refused):
            with inside(self._switch(cloud)):
                asking = socket.socket()
            with asking:
                asking.settimeout(ASK_SECONDS)
                asking.connect((address, port))
                with asking.makefile("r", errors="replace") as said:
                    return said.readline(MESSAGE_MAX).strip()
        return None

    def reach(self, cloud: str, address: str, port: int) -> str:
        """See `HostFleet`."""
        return f"nsenter -t {self._switch(cloud)} -n busybox nc {address} {port}"


def supplies_of(cloud: str, first_address: str) -> Supplies:
    """What hosts of this machine add to a file; `first_address` is that of the first one."""
    folder = CloudFolder(cloud)
    image = image_file(TINY)
    return Supplies(
        first_address=first_address,
        values={
            "localPrimaryStorage": {"url": LOCAL},
            "sharedMountPointPrimaryStorage": {"url": SHARED},
            "directoryBackupStorage": {"url": str(folder.store)},
        },
        images={TINY: f"file://{image}"},
        global_configs={"image/url.fileDirectories": str(image.parent)},
    )


def _listening(host: FleetHost) -> socket.socket:
    try:
        made = socket.create_server((host.address, AGENT_PORT))
    except OSError as failure:
        raise UpFailed(
            f"host [{host.name}] cannot listen at {host.address}:{AGENT_PORT}: {failure.strerror}; if another"
            " cloud has the address, give the file's hosts a managementIp in 127.0.0.0/8"
        ) from None
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made


def _popen(argv: list[str], *descriptors: int) -> subprocess.Popen[str]:
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


def _wait_ready(process: subprocess.Popen[str], what: str) -> None:
    """Returns once it has said that it is ready. Raises UpFailed."""
    assert process.stdout is not None
    with process.stdout as said:
        line = said.readline().strip()
    if line != "ready":
        process.kill()
        raise UpFailed(f"{what} could not be started: {line.removeprefix('failed: ') or 'it ended at once'}")


def _wait_for_agent(host: FleetHost, folder: Path) -> None:
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
        with socket.create_connection((address, AGENT_PORT), ASK_SECONDS) as plain:
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


def _kill(pid: int) -> None:
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
