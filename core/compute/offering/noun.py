"""What offerings bring to a node."""

from __future__ import annotations

from orrery.core.compute.offering.cascade import CASCADES
from orrery.core.compute.offering.quotas import DISK_OFFERINGS
from orrery.core.compute.offering.service import OfferingService
from orrery.core.compute.offering.tags import TAGS
from orrery.core.kernel.plugins import Noun
from orrery.core.kernel.resources import ENABLED, SWITCHED
from orrery.core.kernel.states import StateTable

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
