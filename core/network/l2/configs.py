"""Settings of L2 networks."""

from __future__ import annotations

from core.kernel.config.forms import flag, kept

CONFIGS = kept(
    flag("l2Network", "deleteL2.bridge", True, "Whether bridges go with their network."),
    flag("l2Network", "l2.isolated", False, "Whether new networks keep their guests apart."),
)
