"""What a backend says is really there, in the words that the oracles compare with the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from orrery.testlib.identities import Copies


class Bits(NamedTuple):
    """Bits on a storage: its uuid, a path on it, and their size in bytes: that of a volume, or of a file."""

    storage: str
    path: str
    size: int


class StoredImage(NamedTuple):
    """An image on a backup storage; sizes are bytes, of a volume made of it and of the file itself."""

    storage: str
    path: str
    size: int
    actual_size: int


class Card(NamedTuple):
    """A nic as a guest has it."""

    uuid: str
    mac: str
    ip: str | None
    device_id: int


class Disk(NamedTuple):
    """A volume as a guest has it."""

    uuid: str
    path: str
    device_id: int


@dataclass(frozen=True, slots=True)
class Guest:
    """A guest that runs or stands paused on the host with this address."""

    uuid: str
    address: str
    state: str
    nics: tuple[Card, ...]
    volumes: tuple[Disk, ...]
    cpus: int
    memory: int
    """Bytes."""
    user_data: str | None = None
    """What it reads as its user data, in base 64."""


class Thing(NamedTuple):
    """Anything that a host or storage holds for a cloud, such as a port in a kernel."""

    kind: str
    """``process``, ``port``, ``bridge``, ``rule``, ``attachment``, ``volume`` ..."""
    address: str
    """Of the host; empty for storages that hosts share."""
    name: str


class Truth(Copies, Protocol):
    """Everything that is there, listed."""

    def guests(self) -> Iterable[Guest]:
        """All guests on all hosts, reachable or not."""

    def volumes(self) -> Iterable[Bits]:
        """The bits of all volumes on primary storages."""

    def cached_images(self) -> Iterable[Bits]:
        """The bits of all cached images on primary storages."""

    def images(self) -> Iterable[StoredImage]:
        """The bits of all images on backup storages."""

    def hosts_with_l2(self, l2: str) -> Iterable[str]:
        """Addresses of the hosts on which an L2 network is realized."""

    def shared_writes(self) -> Iterable[str]:
        """Every time that several guests could write to one volume, also those that are over."""

    def silent_hosts(self) -> Iterable[str]:
        """Addresses of the hosts that do not answer now."""

    def things(self) -> Iterable[Thing]:
        """Everything that hosts and primary storages hold for this cloud: nothing once all was deleted."""
