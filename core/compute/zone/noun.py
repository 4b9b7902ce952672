"""What zones bring to a node."""

from __future__ import annotations

from orrery.core.compute.zone.cascade import CASCADES
from orrery.core.compute.zone.service import ZoneService
from orrery.core.kernel.plugins import Noun
from orrery.core.kernel.resources import ENABLED, SWITCHED
from orrery.core.kernel.states import StateTable

NOUN = Noun(
    name="zone",
    services=(ZoneService,),
    cascades=CASCADES,
    states=(StateTable("zone", "state", SWITCHED, (ENABLED,)),),
)
