"""Settings of primary storages."""

from __future__ import annotations

from typing import Any

from orrery.core.kernel.config import GlobalConfig, size
from orrery.core.kernel.config.configs import whole_number

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
    parse=whole_number,
    above=1,
    description="Seconds between two searches for cached images that are gone and that nothing is made of.",
)


def _absolute(path: str) -> str:
    if not path.startswith("/"):
        raise ValueError(path)
    return path


MOUNT_BASE: GlobalConfig[str] = GlobalConfig(
    category="nfsPrimaryStorage",
    name="mount.base",
    default="/opt/zstack/nfsprimarystorage",
    parse=_absolute,
    description="Below which folder hosts mount the NFS storages that are added from now on.",
)

CONFIGS: tuple[GlobalConfig[Any], ...] = (
    RESERVED_CAPACITY,
    OVER_PROVISIONING,
    CACHE_CLEANING_INTERVAL,
    MOUNT_BASE,
)
