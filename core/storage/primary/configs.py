"""Settings of primary storages."""

from __future__ import annotations

from core.kernel.api.message import INT_MAX
from core.kernel.config import GlobalConfig, size

RESERVED_CAPACITY: GlobalConfig[int] = GlobalConfig(
    category="primaryStorage",
    name="reservedCapacity",
    default="1G",
    parse=size,
    description="What has to stay available on a primary storage when a volume is placed there.",
)
OVER_PROVISIONING: GlobalConfig[float] = GlobalConfig(
    category="mevoco",
    name="overProvisioning.primaryStorage",
    default="1.0",
    parse=float,
    range=(0.01, 1000.0),
    description="How many times the room of a primary storage its volumes may add up to.",
)
CACHE_CLEANING_INTERVAL: GlobalConfig[int] = GlobalConfig(
    category="primaryStorage",
    name="imageCache.garbageCollector.interval",
    default="86400",
    parse=int,
    range=(2, INT_MAX),
    description="Seconds between two searches for cached images that are gone and that nothing is made of.",
)
CONFIGS = (RESERVED_CAPACITY, OVER_PROVISIONING, CACHE_CLEANING_INTERVAL)
