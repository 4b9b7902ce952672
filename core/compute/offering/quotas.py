"""How many disk offerings an account may have; instance offerings are made by administrators."""

from __future__ import annotations

from orrery.core.compute.offering.model import DiskOffering
from orrery.core.kernel.quota import Counted, Quota

DISK_OFFERINGS = Counted(
    Quota(
        name="diskOffering.num",
        default=20,
        description="How many disk offerings there may be.",
        kind=DiskOffering,
    ),
)
