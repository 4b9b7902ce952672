"""How long simulated calls take: distributions as data, one for each kind of operation."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Lognormal:
    """Mostly near `median` seconds, with a tail; `spread` is the deviation of the logarithm (0.3 is
    moderate).
    """

    shape: ClassVar[str] = "lognormal"
    median: float
    spread: float = 0.3

    def draw(self, rng: random.Random) -> float:
        """Return a duration in seconds, a whole number of microseconds."""
        return round(self.median * math.exp(self.spread * rng.gauss(0.0, 1.0)), 6)


@dataclass(frozen=True, slots=True)
class Fixed:
    """Always the same number of seconds."""

    shape: ClassVar[str] = "fixed"
    seconds: float

    def draw(self, rng: random.Random) -> float:
        """Return the duration in seconds, a whole number of microseconds."""
        return round(self.seconds, 6)


@dataclass(frozen=True, slots=True)
class Uniform:
    """Anything between `low` and `high` seconds, equally likely."""

    shape: ClassVar[str] = "uniform"
    low: float
    high: float

    def draw(self, rng: random.Random) -> float:
        """Return a duration in seconds, a whole number of microseconds."""
        return round(rng.uniform(self.low, self.high), 6)


Distribution = Lognormal | Fixed | Uniform


@dataclass(frozen=True, slots=True, kw_only=True)
class Latencies:
    """Seconds from a call to its answer on a healthy machine, transfers not counted, by kind of operation."""

    connect_host: Distribution = field(default=Lognormal(2.0))
    ping: Distribution = field(default=Lognormal(0.02))
    list_vms: Distribution = field(default=Lognormal(0.1))
    start_vm: Distribution = field(default=Lognormal(1.5))
    stop_vm: Distribution = field(default=Lognormal(2.0))
    reboot_vm: Distribution = field(default=Lognormal(3.0))
    pause_vm: Distribution = field(default=Lognormal(0.2))
    resume_vm: Distribution = field(default=Lognormal(0.2))
    destroy_vm: Distribution = field(default=Lognormal(0.5))
    migrate_vm: Distribution = field(default=Lognormal(1.0))
    cancel_migration: Distribution = field(default=Lognormal(0.2))
    attach_volume: Distribution = field(default=Lognormal(0.4))
    detach_volume: Distribution = field(default=Lognormal(0.4))
    attach_nic: Distribution = field(default=Lognormal(0.3))
    detach_nic: Distribution = field(default=Lognormal(0.3))
    attach_iso: Distribution = field(default=Lognormal(0.3))
    detach_iso: Distribution = field(default=Lognormal(0.3))
    notice: Distribution = field(default=Lognormal(0.1))
    realize_l2: Distribution = field(default=Lognormal(0.3))
    remove_l2: Distribution = field(default=Lognormal(0.3))
    connect_primary_storage: Distribution = field(default=Lognormal(1.0))
    storage_capacity: Distribution = field(default=Lognormal(0.1))
    create_volume: Distribution = field(default=Lognormal(0.3))
    delete_bits: Distribution = field(default=Lognormal(0.2))
    resize_volume: Distribution = field(default=Lognormal(0.3))
    download_image: Distribution = field(default=Lognormal(0.5))
    connect_backup_storage: Distribution = field(default=Lognormal(1.0))
    backup_capacity: Distribution = field(default=Lognormal(0.1))
    add_image: Distribution = field(default=Lognormal(0.5))
    delete_image: Distribution = field(default=Lognormal(0.2))
