"""The secret of a cloud that its agents' tokens are made of, in a file beside the database."""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from orrery.backends.remote.access import DerivedTokens
from orrery.core.kernel.files import FILE_MODE
from orrery.core.node.errors import UnusableKeys

BYTES = 32


def secret_file_of(database: Path) -> Path:
    """Where the secret of a cloud is kept."""
    return database.with_name(database.name + ".agents")


@dataclass(frozen=True, slots=True)
class CloudSecret:
    """What a cloud shows to agents follows from one secret, which never changes."""

    secret: bytes

    @classmethod
    def of(cls, database: Path, *, is_new: bool) -> CloudSecret:
        """That of a database; made where there is none and the database is new.

        Raises UnusableKeys where it is missing, or the file cannot be used.
        """
        file = secret_file_of(database)
        try:
            if is_new and not file.exists():
                _make(file)
            return cls(bytes.fromhex(file.read_text(encoding="ascii").strip()))
        except FileNotFoundError:
            raise UnusableKeys(
                f"{file} is missing, without which no agent of {database} can be reached: put it back, from"
                " where the backups of the database are"
            ) from None
        except OSError as failure:
            raise UnusableKeys(f"{file} cannot be used: {failure.strerror}") from None
        except ValueError:
            raise UnusableKeys(f"{file} is damaged; put it back, from where the backups are") from None

    @property
    def cloud(self) -> str:
        """The identity of the cloud: 32 hex digits."""
        return hashlib.sha256(b"cloud " + self.secret).hexdigest()[:32]

    @property
    def tokens(self) -> DerivedTokens:
        """The tokens of its agents."""
        return DerivedTokens(self.secret)


def _make(file: Path) -> None:
    part = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE)
    try:
        with os.fdopen(descriptor, "w") as stream:
            stream.write(secrets.token_hex(BYTES) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        os.link(part, file)
    except FileExistsError:  # somebody else was first
        return
    finally:
        part.unlink()
