"""What hosts bring to a node."""

from __future__ import annotations

from core.compute.host import hooks
from core.compute.host.cascade import CASCADES
from core.compute.host.configs import CONFIGS
from core.compute.host.model import STATE_TABLE, STATUS_TABLE
from core.compute.host.service import HostService
from core.compute.host.share_service import HostShareService
from core.compute.host.strategies import STRATEGIES
from core.compute.host.tags import PATTERNS
from core.compute.host.workflows import WORKFLOWS
from core.kernel.plugins import Noun

NOUN = Noun(
    name="host",
    services=(HostService, HostShareService),
    workflows=WORKFLOWS,
    cascades=CASCADES,
    states=(STATE_TABLE, STATUS_TABLE),
    configs=CONFIGS,
    tags=PATTERNS,
    hookspecs=hooks,
    strategies=STRATEGIES,
)
