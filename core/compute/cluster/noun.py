"""What clusters bring to a node."""

from __future__ import annotations

from orrery.core.compute.cluster.cascade import CASCADES
from orrery.core.compute.cluster.service import ClusterService
from orrery.core.kernel.plugins import Noun
from orrery.core.kernel.resources import ENABLED, SWITCHED
from orrery.core.kernel.states import StateTable
from orrery.core.kernel.tags import TagPattern
from orrery.core.kernel.tags.tokens import BOOLEAN

NOUN = Noun(
    name="cluster",
    services=(ClusterService,),
    cascades=CASCADES,
    states=(StateTable("cluster", "state", SWITCHED, (ENABLED,)),),
    tags=(TagPattern("ClusterVO", "check::cluster::cpu::model::{enable}", {"enable": BOOLEAN}, once_per=()),),
)
