"""What the calls on garbage bring to a node."""

from __future__ import annotations

from orrery.core.gc.configs import CONFIGS
from orrery.core.gc.metrics import METRICS
from orrery.core.gc.service import GarbageService
from orrery.core.kernel.plugins import Noun

NOUN = Noun(name="gc", services=(GarbageService,), configs=CONFIGS, metrics=METRICS)
