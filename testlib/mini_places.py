"""Where mini hosts are: namespaces of networks and mounts, held by a process."""

from __future__ import annotations

import ctypes
from pathlib import Path

from orrery.backends.agent.compute.folders import BOOT_ID
from orrery.testlib.namespaces import Namespace

LOCAL_MEBIBYTES = 4096
LOCAL = Path("/mnt")
"""Where each host has a file system of its own."""


def enter(pid: int, kind: str) -> None:
    """Enters a namespace of a process, for good: net or mnt, in a process of one thread."""
    flags = {"net": 0x40000000, "mnt": 0x00020000}  # CLONE_NEWNET, CLONE_NEWNS
    libc = ctypes.CDLL(None, use_errno=True)
    with open(f"/proc/{pid}/ns/{kind}", "rb") as namespace:
        if libc.setns(namespace.fileno(), flags[kind]):
            raise OSError(ctypes.get_errno(), f"setns {kind}")


def is_frozen(pid: int) -> bool | None:
    """Whether a process is in a control group that is frozen; None where it has ended."""
    try:
        groups = Path(f"/proc/{pid}/cgroup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    for line in groups.splitlines():
        _, names, path = line.split(":", 2)
        for state in (
            Path("/sys/fs/cgroup", names, path.lstrip("/"), "freezer.state"),
            Path("/sys/fs/cgroup", path.lstrip("/"), "cgroup.freeze"),
        ):
            if (names in ("", "freezer")) and state.exists():
                return state.read_text().strip() not in ("0", "THAWED")
    return False


class Place(Namespace):
    """A namespace of networks and mounts, with a local file system that goes with it."""

    def __init__(self, boot: Path | None = None) -> None:
        """`boot` is a file with the identity of this life of the host, unless that of the machine will do."""
        known = f"mount --bind {boot} {BOOT_ID}; " if boot is not None else ""
        self._hold_with_mounts(f"{known}mount -t tmpfs -o size={LOCAL_MEBIBYTES}m orrery-test {LOCAL}; ")
