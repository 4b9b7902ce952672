"""Settings of volumes."""

from __future__ import annotations

from typing import Any

from core.kernel.config import GlobalConfig
from core.kernel.config.configs import whole_number
from core.kernel.config.forms import flag, kept, number, text

DIRECT, DELAY, NEVER = "Direct", "Delay", "Never"

DELETION_POLICY: GlobalConfig[str] = GlobalConfig(
    category="volume",
    name="deletionPolicy",
    default=DELAY,
    parse=str,
    choices=(DIRECT, DELAY, NEVER),
    description="When deleted volumes are removed: at once (Direct), after a time (Delay), or only by hand.",
)
EXPUNGE_PERIOD: GlobalConfig[int] = GlobalConfig(
    category="volume",
    name="expungePeriod",
    default="259200",
    parse=whole_number,
    above=0,
    description="Seconds after which a deleted data volume is removed.",
)
EXPUNGE_INTERVAL: GlobalConfig[int] = GlobalConfig(
    category="volume",
    name="expungeInterval",
    default="3600",
    parse=whole_number,
    above=1,
    description="Seconds between two searches for volumes to remove.",
)
STORED = kept(
    flag("volume", "auto.snapshot.before.change", False, "A snapshot before each change of a volume."),
    flag("volume", "diskOffering.setNullWhenDeleting", True, "Volumes name no offering that is gone."),
    text(
        "volume",
        "physical.block.size",
        "0",
        "Block size of the storage below; 0 for its own.",
        choices=("0", "512", "4096"),
        bound_to=("VolumeVO", "PrimaryStorageVO"),
    ),
    number("volume", "refreshVolumeSize.hostCountPerBatch", 10, "Hosts asked at once.", above=1, below=100),
    text(
        "volume",
        "refreshVolumeSize.scope",
        "AllActive",
        "Of which volumes the size is followed.",
        choices=("AllActive", "Monitored", "None"),
    ),
    number("volume", "refreshVolumeSizeInterval", 3600, "Seconds between looks at sizes.", above=600),
)
CONFIGS: tuple[GlobalConfig[Any], ...] = (DELETION_POLICY, EXPUNGE_PERIOD, EXPUNGE_INTERVAL, *STORED)
