"""What the API layer brings to a node."""

from __future__ import annotations

from orrery.core.api.configs import CONFIGS
from orrery.core.api.service import NodeService
from orrery.core.kernel.plugins import Noun

NOUN = Noun(name="node", services=(NodeService,), configs=CONFIGS)
