"""What zones bring to a node."""

from __future__ import annotations

from core.compute.zone.service import ZoneService
from core.kernel.plugins import Noun

NOUN = Noun(name="zone", services=(ZoneService,))
