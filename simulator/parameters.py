"""All that can be chosen about the simulated datacenter, as data; `Parameters.from_dict` reads what YAML
gives.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from orrery.simulator.faults import Fault
from orrery.simulator.latency import Latencies
from orrery.simulator.plain import ParameterError, read_plain
from orrery.simulator.specs import ImageFacts, Machine

__all__ = ["Bandwidths", "ParameterError", "Parameters", "RemoteImage", "StorageDefaults", "StorageSize"]

GIB = 1 << 30
MIB = 1 << 20
GIGABIT = 125_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bandwidths:
    """Bytes per second of each kind of link; transfers share them."""

    host: int = 10 * GIGABIT
    primary_storage: int = 40 * GIGABIT
    backup_storage: int = 10 * GIGABIT
    internet: int = 10 * GIGABIT


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageDefaults:
    """Bytes of a storage that does not declare its own, and how much of a volume is really allocated
    (0..1).
    """

    primary_total: int = 100 << 40
    backup_total: int = 100 << 40
    allocated_share: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageSize:
    """Bytes of one storage, and how many of them are free at first (None: all)."""

    total: int
    available: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteImage:
    """What lies behind one URL: sizes in bytes, or the share of it (0..1) after which its server breaks
    off.
    """

    size: int = 1 * GIB
    actual_size: int | None = None
    fails_at: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """Everything that can be chosen; sizes are bytes, times seconds."""

    latencies: Latencies = field(default_factory=Latencies)
    latency_factor: float = 1.0
    bandwidths: Bandwidths = field(default_factory=Bandwidths)
    storage: StorageDefaults = field(default_factory=StorageDefaults)
    storages: Mapping[str, StorageSize] = field(default_factory=dict)
    """By URL of a primary storage, or host name of a backup storage."""
    machine: Machine = field(default_factory=Machine)
    memory_over_commit: float = 10.0
    auto_provision: bool = True
    unreachable_networks: tuple[str, ...] = ("192.0.2.0/24",)
    connect_timeout: float = 10.0
    progress_interval: float = 5.0
    smallest_image: int = 200 * MIB
    largest_image: int = 4 * GIB
    images: Mapping[str, RemoteImage] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    """Symbolic links in the file systems of backup storages, by their paths."""
    tombstones: int = 1_000_000
    commit_interval: float = 0.005
    faults: tuple[Fault, ...] = ()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Parameters:
        """Read parameters from plain data. Raises ParameterError naming the field that is unknown or
        wrong.
        """
        return read_plain(cls, data, "parameters")

    def at_speed(self, speed: float) -> Parameters:
        """These for a world whose time runs `speed` times the wall clock's, by which commits cost."""
        return replace(self, commit_interval=self.commit_interval * speed)

    def size_of_storage(self, where: str, declared: StorageSize | None, default: int) -> StorageSize:
        """What a storage at `where` has: what it declares itself, what `storages` says, or the default."""
        return declared or self.storages.get(where) or StorageSize(total=default)

    def remote_image(self, url: str) -> RemoteImage:
        """Tell what lies behind a URL: what `images` says, else a size that depends on nothing but the
        URL.
        """
        known = self.images.get(url)
        if known is not None:
            return known
        digest = hashlib.blake2b(url.encode(), digest_size=8).digest()
        span = self.largest_image - self.smallest_image
        size = self.smallest_image + int.from_bytes(digest, "big") % max(1, span)
        return RemoteImage(size=size // MIB * MIB if size > MIB else size)

    def image_facts(self, url: str, image_format: str) -> ImageFacts:
        """Return what a storage finds out about the image behind a URL once it has it."""
        remote = self.remote_image(url)
        digest = hashlib.blake2b(url.encode(), digest_size=16).hexdigest()
        return ImageFacts(remote.size, remote.actual_size or remote.size, digest, image_format)
