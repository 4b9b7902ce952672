"""What events bring to a node."""

from __future__ import annotations

from orrery.core.event.cascade import CASCADES
from orrery.core.event.configs import CONFIGS
from orrery.core.event.metrics import METRICS
from orrery.core.event.quotas import WEB_HOOKS
from orrery.core.event.service import EventService
from orrery.core.kernel.plugins import Noun

NOUN = Noun(
    name="event",
    services=(EventService,),
    cascades=CASCADES,
    configs=CONFIGS,
    metrics=METRICS,
    quotas=(WEB_HOOKS,),
)
