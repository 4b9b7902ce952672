"""Settings of images."""

from __future__ import annotations

from typing import Any

from core.kernel.config import GlobalConfig
from core.kernel.config.configs import whole_number
from core.kernel.config.forms import kept, number, text

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
STORED = kept(
    number("image", "deletion.gcInterval", 3600, "Seconds between tries to delete.", above=0),
    text(
        "image",
        "download.localPath.blacklist",
        "/**/.*/**;/**/~*/**;/etc/**;/usr/local/zstack/**;/var/log/**;/dev/**;/proc/**;/sys/**",
        "Local paths that no image may come from.",
    ),
    text(
        "image",
        "download.localPath.whitelist",
        "/home/**;/mnt/**;/opt/**;/root/**;",
        "Local paths that images may come from.",
    ),
    text("image", "download.localPath.customFilter", "blacklist", "Which of the two lists counts."),
    number("image", "upload.failure.tolerance.count", 3, "Failures that an upload survives.", above=0),
    number("image", "upload.max.idle.duration.in.seconds", 30, "Seconds that an upload may pause.", above=0),
)
CONFIGS: tuple[GlobalConfig[Any], ...] = (DELETION_POLICY, EXPUNGE_PERIOD, EXPUNGE_INTERVAL, *STORED)
