"""What offerings bring to a node."""

from __future__ import annotations

from core.compute.offering.cascade import CASCADES
from core.compute.offering.quotas import DISK_OFFERINGS
from core.compute.offering.service import OfferingService
from core.compute.offering.tags import TAGS
from core.kernel.plugins import Noun
from core.kernel.resources import ENABLED, SWITCHED
from core.kernel.states import StateTable

NOUN = Noun(
    name="offering",
    services=(OfferingService,),
    cascades=CASCADES,
    states=(
        StateTable("instanceOffering", "state", SWITCHED, (ENABLED,)),
        StateTable("diskOffering", "state", SWITCHED, (ENABLED,)),
    ),
    tags=TAGS,
    quotas=(DISK_OFFERINGS,),
)
