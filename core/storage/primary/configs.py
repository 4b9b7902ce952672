"""Settings of primary storages."""

from __future__ import annotations

from typing import Any

from core.kernel.config import GlobalConfig, size
from core.kernel.config.configs import whole_number
from core.kernel.config.forms import flag, kept, number, text

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
ALLOCATIONS = ("none", "metadata", "falloc", "full")
ON_STORAGE = ("PrimaryStorageVO",)
STORED = kept(
    number("primaryStorage", "allocate.primaryStore.Concurrency", 10, "Choices at once.", range=(1, 255)),
    number("primaryStorage", "ping.interval", 60, "Seconds between two pings.", above=1),
    number("primaryStorage", "ping.parallelismDegree", 50, "Storages pinged at once.", above=0),
    number(
        "primaryStorage",
        "primarystorage.auto.delete.trash.interval",
        0,
        "Seconds between looks for trash; 0 for none.",
        above=-1,
        bound_to=ON_STORAGE,
    ),
    flag("primaryStorage", "primarystorage.delete.bits.garbage.on", True, "Deletes what is left over."),
    number(
        "primaryStorage",
        "primarystorage.delete.bits.garbageCollector.interval",
        600,
        "Seconds between tries of that.",
        above=0,
    ),
    number("primaryStorage", "primarystorage.delete.bits.times", 50, "How often it is tried.", above=0),
    number(
        "primaryStorage",
        "primarystorage.host.status.refresh.interval",
        60,
        "Seconds between looks at which hosts reach a storage.",
        above=0,
    ),
    number(
        "primaryStorage",
        "trash.expiration.time",
        604800,
        "Seconds that trash is kept.",
        above=0,
        bound_to=ON_STORAGE,
    ),
    flag(
        "localStoragePrimaryStorage",
        "liveMigrationWithStorage.allow",
        False,
        "Whether VMs move between hosts with their local volumes.",
    ),
    text("nfsPrimaryStorage", "mount.base", "/opt/zstack/nfsprimarystorage", "Where NFS is mounted."),
    *(
        text(
            f"{kind}PrimaryStorage",
            "qcow2.allocation",
            "none",
            "How new volumes take their room.",
            choices=ALLOCATIONS,
            bound_to=ON_STORAGE,
        )
        for kind in ("localStorage", "nfs", "sharedMountPoint")
    ),
    number("nfsPrimaryStorage", "deletion.gcInterval", 3600, "Seconds between tries to delete."),
    number("sharedMountPointPrimaryStorage", "deletion.gcInterval", 3600, "Seconds between tries to delete."),
)
CONFIGS: tuple[GlobalConfig[Any], ...] = (
    RESERVED_CAPACITY,
    OVER_PROVISIONING,
    CACHE_CLEANING_INTERVAL,
    *STORED,
)
