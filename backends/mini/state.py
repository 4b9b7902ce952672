"""The folder of a cloud on this machine: its node's files, its hosts' files, and a lock."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from orrery.backends.mini.errors import UpFailed
from orrery.core.kernel.files import FILE_MODE, make_private_directory


def state_folder() -> Path:
    """Where the clouds of this user are."""
    return _base("XDG_STATE_HOME", ".local/state") / "orrery" / "clouds"


def cache_folder() -> Path:
    """Where images are kept that were made on this machine."""
    return _base("XDG_CACHE_HOME", ".cache") / "orrery" / "images"


def _base(variable: str, otherwise: str) -> Path:
    return Path(os.environ.get(variable) or Path.home() / otherwise)


def clouds() -> list[str]:
    """The names of the clouds that have a folder."""
    return sorted(found.name for found in state_folder().glob("*") if found.is_dir())


@dataclass(frozen=True, slots=True)
class CloudFolder:
    """The folder of one cloud, which may not be there."""

    cloud: str

    @property
    def path(self) -> Path:
        """Where it is."""
        return state_folder() / self.cloud

    @property
    def database(self) -> Path:
        """The database of the node, which has further files beside it."""
        return self.path / "node.db"

    @property
    def log(self) -> Path:
        """What the node says."""
        return self.path / "node.log"

    @property
    def hosts(self) -> Path:
        """A folder for each host."""
        return self.path / "hosts"

    @property
    def store(self) -> Path:
        """A backup storage."""
        return self.path / "store"

    def make(self) -> None:
        """Makes it, for this user alone."""
        for folder in (self.path, self.hosts, self.store):
            make_private_directory(folder)

    def remove(self) -> None:
        """Removes it with all that is in it. Raises UpFailed."""
        try:
            shutil.rmtree(self.path)
        except FileNotFoundError:
            return
        except OSError as failure:
            raise UpFailed(f"{failure.filename} cannot be removed: {failure.strerror}") from None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else starts or stops this cloud meanwhile. Raises UpFailed where somebody does already."""
        make_private_directory(state_folder())
        path = state_folder() / f"{self.cloud}.lock"
        while (descriptor := self._lock(path)) is None:
            pass
        try:
            yield
        finally:
            if not self.path.exists():
                path.unlink(missing_ok=True)
            os.close(descriptor)

    def _lock(self, path: Path) -> int | None:
        """A descriptor that holds the lock; None where whoever had it has removed the file meanwhile."""
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, FILE_MODE)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise UpFailed(
                f"another command starts or stops the cloud [{self.cloud}] at this moment; wait for it"
            ) from None
        if path.exists() and os.path.samestat(os.fstat(descriptor), path.stat()):
            return descriptor
        os.close(descriptor)
        return None
