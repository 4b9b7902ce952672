"""What settings of resources' own bring to a node."""

from __future__ import annotations

from core.kernel.plugins import Noun
from core.kernel.tags import RESOURCE_CONFIG
from core.resourceconfig import hooks
from core.resourceconfig.service import ResourceConfigService

NOUN = Noun(
    name="resourceConfig",
    services=(ResourceConfigService,),
    tags=(RESOURCE_CONFIG,),
    hookspecs=hooks,
)
