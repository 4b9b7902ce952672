"""Settings of volumes."""

from __future__ import annotations

from typing import Any

from orrery.core.kernel.config import GlobalConfig
from orrery.core.kernel.config.configs import whole_number

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
CONFIGS: tuple[GlobalConfig[Any], ...] = (DELETION_POLICY, EXPUNGE_PERIOD, EXPUNGE_INTERVAL)
