"""An NFS server (version 3) for tests, in namespaces of its own: nfs-ganesha, and rpcbind for its ports.

The exported folder is a file system that only the server has mounted.
"""

from __future__ import annotations

import asyncio
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orrery.backends.agent.network.inside import inside
from orrery.backends.agent.storage.nfs import why_no_mount, why_no_qemu
from orrery.testlib.lacking import lacking
from orrery.testlib.namespaces import Namespace, missing_for_networks

PACKAGES = {
    Path("/usr/bin/ganesha.nfsd"): "nfs-ganesha",
    Path("/usr/lib/x86_64-linux-gnu/ganesha/libfsalvfs.so"): "nfs-ganesha-vfs",
    Path("/sbin/rpcbind"): "rpcbind",
}
CONFIGURATION = """\
NFS_CORE_PARAM {{
  Protocols = 3; Enable_NLM = false; Enable_RQUOTA = false; NFS_Port = 2049; MNT_Port = 20048;
}}
LOG {{ Default_Log_Level = WARN; }}
EXPORT {{
  Export_Id = 1; Path = {folder}; Pseudo = /vms; Protocols = 3; Transports = TCP; SecType = sys;
  Access_Type = RW; Squash = {squash};
  FSAL {{ Name = VFS; }}
}}
"""
PROGRAMS = ("nfs", "mountd")
"""What rpcbind knows of when the server is there."""
SECONDS = 30


def missing_for_nfs() -> str | None:
    """Why exports cannot be used by QEMU alone on this machine, and what mends it; None where they can."""
    packages = [package for path, package in PACKAGES.items() if not path.exists()]
    if packages:
        return f"tests of NFS need: apt-get install {' '.join(packages)}"
    return missing_for_networks() or asyncio.run(why_no_qemu())


def require_nfs() -> None:
    """Skips with one line that says what to install, or that this machine mounts exports instead."""
    missing = missing_for_nfs()
    if missing is not None:
        lacking(missing)
    if asyncio.run(why_no_mount()) is None:
        lacking("this machine can mount NFS, so its hosts do not let QEMU read it")


class NfsServer(Namespace):
    """A server of one export, at 127.0.0.1 of its namespace."""

    def __init__(self, folder: Path, mebibytes: int, squash: str = "No_Root_Squash") -> None:
        """Everything of the server is below `folder`."""
        self.export = folder / "export"
        """The path of the exported folder, on the server."""
        self._folder = folder
        self._squash = squash
        self._processes: list[subprocess.Popen[bytes]] = []
        for one in (self.export, folder / "lib"):
            one.mkdir(parents=True)
        script = (
            "set -e; mount -t tmpfs -o mode=755 orrery-test /run; mkdir /run/ganesha /run/rpcbind; "
            f"mkdir -p /var/lib/nfs; mount --bind {folder}/lib /var/lib/nfs; mkdir /var/lib/nfs/ganesha; "
            f"mount -t tmpfs -o size={mebibytes}m,mode=755 orrery-test {self.export}; "
            "ip link set lo up; echo; exec sleep 900"
        )
        self._holder = subprocess.Popen(
            ["unshare", "--net", "--mount", "--propagation", "private", "sh", "-c", script],
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
        )
        assert self._holder.stdout is not None
        assert self._holder.stdout.readline() == b"\n", "the namespaces could not be made"

    @property
    def seen(self) -> Path:
        """Where the test sees the exported folder."""
        return Path(f"/proc/{self.pid}/root{self.export}")

    def url(self, address: str = "127.0.0.1") -> str:
        """The export, as a primary storage has it."""
        return f"{address}:{self.export}"

    def start(self) -> None:
        """Starts the server, and returns once it answers."""
        configuration = self._folder / "ganesha.conf"
        configuration.write_text(CONFIGURATION.format(folder=self.export, squash=self._squash))
        self._run("rpcbind", "-f")
        self._wait_for("portmapper")
        self._run(
            *("ganesha.nfsd", "-F", "-f", str(configuration), "-L", str(self._log)),
            *("-p", "/run/ganesha/pid"),
        )
        for program in PROGRAMS:
            self._wait_for(program)

    @property
    def _log(self) -> Path:
        return self._folder / "server.log"

    def _run(self, *argv: str) -> None:
        enter = ("nsenter", "-t", str(self.pid), "--net", "--mount")
        with self._log.open("ab") as log:
            process = subprocess.Popen([*enter, *argv], stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        self._processes.append(process)

    def _wait_for(self, program: str) -> None:
        deadline = time.monotonic() + SECONDS
        while True:
            with inside(self.pid):
                asked = subprocess.run(
                    ["rpcinfo", "-T", "tcp", "127.0.0.1", program, "3"],
                    capture_output=True,
                    timeout=SECONDS,
                    check=False,
                )
            if asked.returncode == 0:
                return
            ended = any(process.poll() is not None for process in self._processes)
            assert not ended and time.monotonic() < deadline, (
                f"no {program}: {asked.stderr!r} {self._log.read_text(errors='replace')[-1000:]}"
            )
            time.sleep(0.05)

    def signal(self, what: signal.Signals) -> None:
        """Sends a signal to the server, such as to let it hang."""
        for process in self._processes:
            process.send_signal(what)

    def stop(self) -> None:
        """Ends the server; the files stay."""
        for process in self._processes:
            process.kill()
            process.wait(SECONDS)
        self._processes.clear()

    def end(self) -> None:
        """Ends everything, with the files."""
        self.stop()
        super().end()


@contextmanager
def nfs_server(folder: Path, mebibytes: int = 64, squash: str = "No_Root_Squash") -> Iterator[NfsServer]:
    """A server that answers. Skips with one line that says what to install."""
    require_nfs()
    server = NfsServer(folder, mebibytes, squash)
    try:
        server.start()
        yield server
    finally:
        server.end()
