"""Settings of images."""

from __future__ import annotations

from typing import Any

from core.kernel.config import GlobalConfig
from core.kernel.config.configs import whole_number

DIRECT, DELAY, NEVER = "Direct", "Delay", "Never"

DELETION_POLICY: GlobalConfig[str] = GlobalConfig(
    category="image",
    name="deletionPolicy",
    default=DELAY,
    parse=str,
    choices=(DIRECT, DELAY, NEVER),
    description="Whether deleted images are removed at once (Direct), after a time (Delay), or only by hand.",
)
EXPUNGE_PERIOD: GlobalConfig[int] = GlobalConfig(
    category="image",
    name="expungePeriod",
    default="259200",
    parse=whole_number,
    above=0,
    description="Seconds after which a deleted image is removed.",
)
EXPUNGE_INTERVAL: GlobalConfig[int] = GlobalConfig(
    category="image",
    name="expungeInterval",
    default="3600",
    parse=whole_number,
    above=1,
    description="Seconds between two searches for images to remove.",
)
CONFIGS: tuple[GlobalConfig[Any], ...] = (DELETION_POLICY, EXPUNGE_PERIOD, EXPUNGE_INTERVAL)
