"""What a machine is: processors, memory, operating system."""

from __future__ import annotations

import os
import platform
from pathlib import Path

CPUINFO, MEMINFO, OS_RELEASE = Path("/proc/cpuinfo"), Path("/proc/meminfo"), Path("/etc/os-release")


def cpus() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0))


def memory() -> int:
    """Bytes of the whole machine."""
    for line in MEMINFO.read_text().splitlines():
        name, _, rest = line.partition(":")
        if name == "MemTotal":
            return int(rest.split()[0]) * 1024
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def sockets() -> int:
    """Processor packages, one at least."""
    return max(1, len({line for line in _lines(CPUINFO) if line.startswith("physical id")}))


def cpu_model() -> str:
    """The name that the processors have for themselves; the architecture where they have none."""
    for line in _lines(CPUINFO):
        name, _, rest = line.partition(":")
        if name.strip() in ("model name", "Model"):
            return rest.strip()
    return platform.machine()


def architecture() -> str:
    """Such as x86_64."""
    return platform.machine()


def distribution() -> tuple[str, str, str]:
    """Name, code name and version of the operating system."""
    found: dict[str, str] = {}
    for line in _lines(OS_RELEASE):
        name, _, value = line.partition("=")
        found[name] = value.strip('"')
    return (
        found.get("ID", "linux"),
        found.get("VERSION_CODENAME", ""),
        found.get("VERSION_ID", platform.release()),
    )


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(errors="replace").splitlines()
    except OSError:
        return []
