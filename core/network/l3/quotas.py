"""How many L3 networks an account may have."""

from __future__ import annotations

from orrery.core.kernel.quota import Counted, Quota
from orrery.core.network.l3.model import L3Network

L3_NETWORKS = Counted(
    Quota(
        name="l3.num",
        default=20,
        description="How many L3 networks there may be.",
        kind=L3Network,
    ),
)
