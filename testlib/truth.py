"""What a backend says is really there, in the words that the oracles compare with the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from testlib.identities import Copies

Bits = tuple[str, str]
"""The uuid of a storage, and a path on it."""


@dataclass(frozen=True, slots=True)
class Guest:
    """A guest that runs or stands paused on the host with this address."""

    uuid: str
    address: str
    state: str
    nics: tuple[str, ...]
    volumes: tuple[str, ...]
    cpus: int
    memory: int
    """Bytes."""


class Truth(Copies, Protocol):
    """Everything that is there, listed."""

    def guests(self) -> Iterable[Guest]:
        """All guests on all hosts, reachable or not."""

    def volumes(self) -> Iterable[Bits]:
        """The bits of all volumes on primary storages."""

    def cached_images(self) -> Iterable[Bits]:
        """The bits of all cached images on primary storages."""

    def images(self) -> Iterable[Bits]:
        """The bits of all images on backup storages."""

    def silent_hosts(self) -> Iterable[str]:
        """Addresses of the hosts that do not answer now."""
