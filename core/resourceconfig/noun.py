"""What settings of resources' own bring to a node."""

from __future__ import annotations

from orrery.core.kernel.plugins import Noun
from orrery.core.kernel.tags import RESOURCE_CONFIG
from orrery.core.resourceconfig import hooks
from orrery.core.resourceconfig.service import ResourceConfigService

NOUN = Noun(
    name="resourceConfig",
    services=(ResourceConfigService,),
    tags=(RESOURCE_CONFIG,),
    hookspecs=hooks,
)
