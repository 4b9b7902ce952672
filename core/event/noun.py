"""What events bring to a node."""

from __future__ import annotations

from core.event.cascade import CASCADES
from core.event.configs import CONFIGS
from core.event.quotas import WEB_HOOKS
from core.event.service import EventService
from core.kernel.plugins import Noun

NOUN = Noun(cascades=CASCADES, name="event", services=(EventService,), configs=CONFIGS, quotas=(WEB_HOOKS,))
