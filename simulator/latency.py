"""How long simulated calls take: distributions as data, one for each kind of operation."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
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

    connect_host: Distribution = field(default=Lognormal(0.0034, 0.8))
    ping: Distribution = field(default=Lognormal(0.0038, 0.6))
    list_vms: Distribution = field(default=Lognormal(0.0037, 0.9))
    start_vm: Distribution = field(default=Lognormal(0.51, 0.36))
    stop_vm: Distribution = field(default=Lognormal(1.96, 0.03))
    reboot_vm: Distribution = field(default=Lognormal(0.037, 0.27))
    pause_vm: Distribution = field(default=Lognormal(0.0095, 0.42))
    resume_vm: Distribution = field(default=Lognormal(0.011, 0.51))
    destroy_vm: Distribution = field(default=Lognormal(0.63, 0.3))
    migrate_vm: Distribution = field(default=Lognormal(2.25, 0.18))
    cancel_migration: Distribution = field(default=Lognormal(0.2))
    attach_volume: Distribution = field(default=Lognormal(0.05, 0.6))
    detach_volume: Distribution = field(default=Lognormal(0.22, 0.08))
    attach_nic: Distribution = field(default=Lognormal(0.048, 0.39))
    detach_nic: Distribution = field(default=Lognormal(0.27, 0.12))
    attach_iso: Distribution = field(default=Lognormal(0.3))
    detach_iso: Distribution = field(default=Lognormal(0.3))
    notice: Distribution = field(default=Lognormal(0.1))
    realize_l2: Distribution = field(default=Lognormal(0.015, 0.96))
    remove_l2: Distribution = field(default=Lognormal(0.099, 0.13))
    connect_primary_storage: Distribution = field(default=Lognormal(0.0033, 0.3))
    storage_capacity: Distribution = field(default=Lognormal(0.1))
    create_volume: Distribution = field(default=Lognormal(0.025, 0.37))
    delete_bits: Distribution = field(default=Lognormal(0.014, 0.35))
    resize_volume: Distribution = field(default=Lognormal(0.3))
    download_image: Distribution = field(default=Lognormal(0.048, 0.3))
    connect_backup_storage: Distribution = field(default=Lognormal(1.0))
    backup_capacity: Distribution = field(default=Lognormal(0.1))
    add_image: Distribution = field(default=Lognormal(0.5))
    delete_image: Distribution = field(default=Lognormal(0.2))


PROFILES: Mapping[str, Latencies] = {
    "libvirt": Latencies(),
    "containers": Latencies(
        connect_host=Lognormal(0.0031, 0.75),
        ping=Lognormal(0.0036, 0.46),
        list_vms=Lognormal(0.0061, 0.36),
        start_vm=Lognormal(0.12, 0.33),
        stop_vm=Lognormal(0.13, 0.85),
        reboot_vm=Lognormal(0.31, 0.21),
        pause_vm=Lognormal(0.013, 0.23),
        resume_vm=Lognormal(0.013, 0.39),
        destroy_vm=Lognormal(0.1, 0.28),
        attach_volume=Lognormal(0.041, 0.2),
        detach_volume=Lognormal(0.037, 0.27),
        attach_nic=Lognormal(0.039, 0.32),
        detach_nic=Lognormal(0.059, 0.18),
        realize_l2=Lognormal(0.013, 0.99),
        remove_l2=Lognormal(0.086, 0.16),
        connect_primary_storage=Lognormal(0.0049, 0.58),
        create_volume=Lognormal(0.023, 0.36),
        delete_bits=Lognormal(0.013, 0.35),
        download_image=Lognormal(0.012, 0.3),
    ),
    "datacenter": Latencies(
        connect_host=Lognormal(2.0),
        ping=Lognormal(0.02),
        list_vms=Lognormal(0.1),
        start_vm=Lognormal(1.5),
        stop_vm=Lognormal(2.0),
        reboot_vm=Lognormal(3.0),
        pause_vm=Lognormal(0.2),
        resume_vm=Lognormal(0.2),
        destroy_vm=Lognormal(0.5),
        migrate_vm=Lognormal(1.0),
        attach_volume=Lognormal(0.4),
        detach_volume=Lognormal(0.4),
        attach_nic=Lognormal(0.3),
        detach_nic=Lognormal(0.3),
        realize_l2=Lognormal(0.3),
        remove_l2=Lognormal(0.3),
        connect_primary_storage=Lognormal(1.0),
        create_volume=Lognormal(0.3),
        delete_bits=Lognormal(0.2),
        download_image=Lognormal(0.5),
    ),
}
"""What `latencies` may be by name. `libvirt`, the default, and `containers` were measured by
``python -m orrery.loadtests.bench.latencies`` on mini hosts of one virtual machine with two cores (Debian
12): guests of QEMU 7.2 under software emulation by libvirt 9.0, and container guests. A migration includes
the memory of the guest there, 112 MiB. Assumed are the calls that this does not measure: those to backup
storages, of ISOs, capacities, resizes, cancelled migrations and notices; and all of `datacenter`, whose
machines and network need more time.
"""
