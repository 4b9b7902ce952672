"""An NFS server (version 3) for tests, in namespaces of its own: nfs-ganesha, and rpcbind for its ports.

The exported folder is a file system of the test.
"""

from __future__ import annotations

import asyncio
import os
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
from orrery.testlib.storage_host import file_system

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
SERVE = """\
rpcbind -f & ports=$!
until rpcinfo -T tcp 127.0.0.1 portmapper 3 >&2; do sleep 0.1; done
ganesha.nfsd -F -f $0 -L $1 -p /run/ganesha/pid & files=$!
echo $ports $files
read -r line
kill -9 $ports $files
wait
"""
"""Serves until its standard input ends, as it does when the test is killed."""
LOOPBACK, SQUASH = "127.0.0.1", "No_Root_Squash"
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

    def __init__(self, folder: Path, url: str, squash: str) -> None:
        """`folder` is for the server itself."""
        self.url = url
        """The export, as a primary storage has it."""
        self.export = Path(url.partition(":")[2])
        self._folder = folder
        self._squash = squash
        self._serving: subprocess.Popen[bytes] | None = None
        self._pids: list[int] = []
        (folder / "lib").mkdir(parents=True)
        self._hold_with_mounts(
            "mount -t tmpfs -o mode=755 orrery-test /run; mkdir /run/ganesha /run/rpcbind; "
            f"mkdir -p /var/lib/nfs; mount --bind {folder}/lib /var/lib/nfs; mkdir /var/lib/nfs/ganesha; "
        )

    def start(self) -> None:
        """Starts the server, and returns once it answers."""
        configuration = self._folder / "ganesha.conf"
        configuration.write_text(CONFIGURATION.format(folder=self.export, squash=self._squash))
        enter = ("nsenter", "-t", str(self.pid), "--net", "--mount")
        with self._log.open("ab") as log:
            self._serving = subprocess.Popen(
                [*enter, "sh", "-c", SERVE, str(configuration), str(self._log)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        assert self._serving.stdout is not None
        self._pids = [int(pid) for pid in self._serving.stdout.readline().split()]
        for program in PROGRAMS:
            self._wait_for(program)

    @property
    def _log(self) -> Path:
        return self._folder / "server.log"

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
            said = self._log.read_text(errors="replace")[-1000:]
            assert time.monotonic() < deadline, f"no {program}: {asked.stderr!r} {said}"
            time.sleep(0.05)

    def signal(self, what: signal.Signals) -> None:
        """Sends a signal to the server, such as to let it hang."""
        for pid in self._pids:
            os.kill(pid, what)

    def stop(self) -> None:
        """Ends the server; the files stay."""
        if self._serving is not None:
            self._serving.communicate(timeout=SECONDS)
            self._serving = None

    def end(self) -> None:
        """Ends everything, with the files."""
        self.stop()
        super().end()


@contextmanager
def nfs_server(
    folder: Path, mebibytes: int = 64, address: str = LOOPBACK, squash: str = SQUASH
) -> Iterator[NfsServer]:
    """A server that answers, and is known by an address. Skips with one line that says what to install.

    The exported file system looks as if it were mounted from the server, for hosts that shall have it so.
    """
    require_nfs()
    folder.mkdir()
    url = f"{address}:{folder / 'export'}"
    with file_system(folder / "export", mebibytes, url) as export:
        export.chmod(0o755)
        server = NfsServer(folder, url, squash)
        try:
            server.start()
            yield server
        finally:
            server.end()
