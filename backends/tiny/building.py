"""What the builders of guests' images share."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser() / "orrery/images"
"""Where images are kept."""
SECONDS = 300


class CannotBuild(Exception):
    """An image cannot be built here, and why."""


def missing_of(packages: Mapping[Path, str]) -> list[str]:
    """The Debian packages whose files are not there."""
    return sorted({package for path, package in packages.items() if not path.exists()})


def run(*argv: str, folder: Path | None = None, seconds: float = SECONDS) -> str:
    """What a tool writes. Raises CannotBuild with its last line where it fails."""
    try:
        done = subprocess.run(argv, cwd=folder, capture_output=True, text=True, timeout=seconds, check=False)
    except OSError as failure:
        raise CannotBuild(f"{argv[0]}: {failure.strerror}") from None
    except subprocess.TimeoutExpired:
        raise CannotBuild(f"{' '.join(argv)}: did not end within {seconds:g} s") from None
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise CannotBuild(f"{' '.join(argv)}: {said[-1] if said else f'status {done.returncode}'}")
    return done.stdout
