"""What events bring to a node."""

from __future__ import annotations

from core.event.configs import CONFIGS
from core.event.service import EventService
from core.kernel.plugins import Noun

NOUN = Noun(name="event", services=(EventService,), configs=CONFIGS)
