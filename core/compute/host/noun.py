"""What hosts bring to a node."""

from __future__ import annotations

from orrery.core.compute.host import hooks
from orrery.core.compute.host.cascade import CASCADES
from orrery.core.compute.host.configs import CONFIGS
from orrery.core.compute.host.metrics import METRICS
from orrery.core.compute.host.model import STATE_TABLE, STATUS_TABLE
from orrery.core.compute.host.reservation_service import HostShareService
from orrery.core.compute.host.service import WORKFLOWS, HostService
from orrery.core.compute.host.strategies import STRATEGIES
from orrery.core.compute.host.tags import PATTERNS
from orrery.core.compute.host.types import STRATEGIES as TYPES
from orrery.core.kernel.plugins import Noun

NOUN = Noun(
    name="host",
    services=(HostService, HostShareService),
    workflows=WORKFLOWS,
    cascades=CASCADES,
    states=(STATE_TABLE, STATUS_TABLE),
    configs=CONFIGS,
    metrics=METRICS,
    tags=PATTERNS,
    hookspecs=hooks,
    strategies=(*STRATEGIES, *TYPES),
)
