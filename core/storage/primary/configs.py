"""Settings of primary storages."""

from __future__ import annotations

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
CONFIGS = (RESERVED_CAPACITY, OVER_PROVISIONING)
