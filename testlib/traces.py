"""What there is on this machine that a cloud could leave behind."""

from __future__ import annotations

import subprocess
from pathlib import Path

from orrery.backends.agent.storage.kernel import loops
from orrery.backends.mini.processes import running

SECONDS = 30


def traces(word: str, folder: Path) -> set[str]:
    """Processes, loop devices and namespaces of `word`, files below a folder, and all links, tables, mounts.

    Compare two of them, from before and after.
    """
    found = {f"process: {' '.join(one.words)}" for one in running() if word in " ".join(one.words)}
    found |= {f"loop device: {device} {file}" for file, device in loops() if word in file or file == "/"}
    found |= {f"file: {path}" for path in folder.rglob("*")}
    found |= {f"mount: {line}" for line in Path("/proc/self/mounts").read_text().splitlines()}
    found |= {f"link: {line}" for line in _said("ip", "-o", "-br", "link")}
    found |= {f"table: {line}" for line in _said("nft", "list", "tables")}
    return found | {
        f"namespace: {line}" for line in _said("lsns", "-n", "-o", "TYPE,COMMAND") if word in line
    }


def _said(*argv: str) -> list[str]:
    done = subprocess.run(argv, capture_output=True, text=True, timeout=SECONDS, check=True)
    return done.stdout.splitlines()
