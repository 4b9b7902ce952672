"""What hosts bring to a node."""

from __future__ import annotations

from core.compute.host import hooks
from core.compute.host.configs import CONFIGS
from core.compute.host.service import HostService
from core.compute.host.tags import PATTERNS
from core.compute.host.workflows import WORKFLOWS
from core.kernel.plugins import Noun

NOUN = Noun(
    name="host",
    services=(HostService,),
    workflows=WORKFLOWS,
    configs=CONFIGS,
    tags=PATTERNS,
    hookspecs=hooks,
)
