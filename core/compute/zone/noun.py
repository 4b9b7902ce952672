"""What zones bring to a node."""

from __future__ import annotations

from core.compute.zone.cascade import CASCADES
from core.compute.zone.service import ZoneService
from core.kernel.plugins import Noun
from core.kernel.resources import ENABLED, SWITCHED
from core.kernel.states import StateTable

NOUN = Noun(
    name="zone",
    services=(ZoneService,),
    cascades=CASCADES,
    states=(StateTable("zone", "state", SWITCHED, (ENABLED,)),),
)
