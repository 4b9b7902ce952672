"""What the API layer brings to a node."""

from __future__ import annotations

from core.api.configs import CONFIGS
from core.api.service import NodeService
from core.kernel.plugins import Noun

NOUN = Noun(name="node", services=(NodeService,), configs=CONFIGS)
