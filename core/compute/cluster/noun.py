"""What clusters bring to a node."""

from __future__ import annotations

from core.compute.cluster.cascade import CASCADES
from core.compute.cluster.service import ClusterService
from core.kernel.plugins import Noun
from core.kernel.resources import ENABLED, SWITCHED
from core.kernel.states import StateTable
from core.kernel.tags import TagPattern
from core.kernel.tags.tokens import BOOLEAN

NOUN = Noun(
    name="cluster",
    services=(ClusterService,),
    cascades=CASCADES,
    states=(StateTable("cluster", "state", SWITCHED, (ENABLED,)),),
    tags=(TagPattern("ClusterVO", "check::cluster::cpu::model::{enable}", {"enable": BOOLEAN}, once_per=()),),
)
