"""What the calls on garbage bring to a node."""

from __future__ import annotations

from core.gc.configs import CONFIGS
from core.gc.service import GarbageService
from core.kernel.plugins import Noun

NOUN = Noun(name="gc", services=(GarbageService,), configs=CONFIGS)
