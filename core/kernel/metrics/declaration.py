"""What a node measures about itself, declared once: name, meaning, labels.

Names begin with ``orrery_`` and end with their unit. No label names a tenant, a resource or anything else of
which there may be any number: each combination of labels is a time series of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from orrery.core.kernel.db.transaction import Transaction

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0)
"""Upper bounds for what takes from milliseconds to half an hour."""

Samples = Iterable[tuple[tuple[str, ...], float]]
"""Values by their labels."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Counter:
    """Something that happens; its name ends with ``_total``."""

    name: str
    description: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Histogram:
    """How large something is each time that it happens; in seconds unless its name says otherwise."""

    name: str
    description: str
    labels: tuple[str, ...] = ()
    bounds: tuple[float, ...] = SECONDS


@dataclass(frozen=True, kw_only=True, eq=False)
class Gauge:
    """What can be counted at any time; it is, when somebody asks."""

    name: str
    description: str
    labels: tuple[str, ...] = ()
    read: Callable[[Transaction], Samples] | None = None
    """Counts committed rows. None where whoever has it in memory provides it (`Metrics.provide`)."""


Metric = Counter | Histogram | Gauge
