"""What L3 networks bring to a node."""

from __future__ import annotations

from orrery.core.kernel.plugins import Noun
from orrery.core.kernel.resources import ENABLED, SWITCHED
from orrery.core.kernel.states import StateTable
from orrery.core.network.l3 import hooks
from orrery.core.network.l3.addressing import AddressService
from orrery.core.network.l3.cascade import CASCADES
from orrery.core.network.l3.configs import CONFIGS
from orrery.core.network.l3.quotas import L3_NETWORKS
from orrery.core.network.l3.service import L3Service
from orrery.core.network.l3.strategies import STRATEGIES
from orrery.core.network.l3.tags import TAGS

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
