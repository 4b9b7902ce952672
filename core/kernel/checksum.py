"""Checksums of images, also as a caller demands one: ``https://host/image.qcow2#sha256=9f86…``."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

LENGTHS = {"md5": 32, "sha1": 40, "sha256": 64, "sha512": 128}
"""Hex digits, by algorithm."""
TEXT = re.compile(r"([a-z0-9]+)=([0-9a-fA-F]+)")


class BadChecksum(ValueError):
    """A checksum that is none, or that an image does not have; the message says which."""


@dataclass(frozen=True, slots=True)
class Checksum:
    """What an image must have."""

    algorithm: str
    value: str

    def __str__(self) -> str:
        return f"{self.algorithm}={self.value}"


def split_checksum(url: str) -> tuple[str, Checksum | None]:
    """A URL without its fragment, and the checksum that the fragment demands. Raises BadChecksum."""
    plain, mark, fragment = url.partition("#")
    if not mark:
        return plain, None
    matched = TEXT.fullmatch(fragment)
    if matched is None or LENGTHS.get(matched[1]) != len(matched[2]):
        known = ", ".join(f"#{name}=<{length} hex digits>" for name, length in LENGTHS.items())
        raise BadChecksum(f"[#{fragment[:200]}] is no checksum; write one of {known}")
    return plain, Checksum(matched[1], matched[2].lower())


class Hashes:
    """Several checksums of the same bytes, while they pass."""

    def __init__(self, wanted: Checksum | None = None) -> None:
        self._wanted = wanted
        self.restart()

    def restart(self) -> None:
        """Begins anew, with no bytes."""
        names = dict.fromkeys(("md5", "sha256", *([self._wanted.algorithm] if self._wanted else [])))
        self._made = {name: hashlib.new(name, usedforsecurity=False) for name in names}

    def update(self, chunk: bytes) -> None:
        """Takes the next bytes."""
        for one in self._made.values():
            one.update(chunk)

    def value(self, algorithm: str) -> str:
        """The checksum so far, of md5, sha256 or the algorithm that is demanded."""
        return self._made[algorithm].hexdigest()

    def check(self) -> None:
        """Raises BadChecksum where the bytes do not have the demanded one."""
        if self._wanted is not None and (found := self.value(self._wanted.algorithm)) != self._wanted.value:
            raise BadChecksum(
                f"its checksum is {self._wanted.algorithm}={found}, not {self._wanted}: it was changed or"
                " damaged on the way"
            )
