"""The file system of another Debian than that of the guest's image, for machines of tests; it is kept."""

from __future__ import annotations

import fcntl
from pathlib import Path
from tempfile import TemporaryDirectory

from orrery.backends.debian.image import ALONE, INSTALL_SECONDS, MIRROR
from orrery.backends.tiny.building import CannotBuild, run
from orrery.testlib.lacking import lacking

INCLUDED = ("systemd-sysv", "dbus", "udev", "kmod", "iproute2", "openssh-server", "ca-certificates")
"""What boots and takes logins, without a kernel."""


def debian_tree(suite: str) -> Path:
    """The folder of a release, made by debootstrap where it is not there. Skips where it cannot be."""
    kept = Path.home() / ".cache/orrery/tests" / f"debian-{suite}"
    kept.parent.mkdir(parents=True, exist_ok=True)
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.is_dir():
            try:
                _build(suite, kept)
            except CannotBuild as failure:
                lacking(str(failure))
    return kept


def _build(suite: str, kept: Path) -> None:
    with TemporaryDirectory(dir=kept.parent, prefix=f".making-{suite}-") as folder:
        tree = Path(folder) / "tree"
        tree.mkdir(mode=0o755)
        run(
            *("unshare", *ALONE, "debootstrap", "--variant=minbase", f"--include={','.join(INCLUDED)}"),
            *(suite, str(tree), MIRROR),
            seconds=INSTALL_SECONDS,
        )
        tree.rename(kept)
