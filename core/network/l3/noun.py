"""What L3 networks bring to a node."""

from __future__ import annotations

from core.kernel.plugins import Noun
from core.kernel.resources import ENABLED, SWITCHED
from core.kernel.states import StateTable
from core.network.l3 import hooks
from core.network.l3.addressing import AddressService
from core.network.l3.cascade import CASCADES
from core.network.l3.configs import CONFIGS
from core.network.l3.quotas import L3_NETWORKS
from core.network.l3.service import L3Service
from core.network.l3.strategies import STRATEGIES
from core.network.l3.tags import TAGS

NOUN = Noun(
    name="l3",
    services=(L3Service, AddressService),
    cascades=CASCADES,
    states=(StateTable("l3Network", "state", SWITCHED, (ENABLED,)),),
    configs=CONFIGS,
    quotas=(L3_NETWORKS,),
    tags=TAGS,
    hookspecs=hooks,
    strategies=STRATEGIES,
)
