"""What L2 networks bring to a node."""

from __future__ import annotations

from orrery.core.compute.host.attachments import Attachable
from orrery.core.kernel.plugins import Noun
from orrery.core.kernel.tags import TagPattern
from orrery.core.network.l2 import hooks
from orrery.core.network.l2.cascade import CASCADES
from orrery.core.network.l2.service import L2Service
from orrery.core.network.l2.strategies import STRATEGIES
from orrery.core.network.l2.workflows import ATTACH_L2, DETACH_L2, L2_NETWORKS

TAGS = (
    TagPattern("L2NetworkVO", "kvm::bridge::{name}"),
    TagPattern("L2NetworkVO", "l2NetworkUuid::{poolUuid}::clusterUuid::{clusterUuid}::cidr::{vtepCidr}"),
)

NOUN = Noun(
    name="l2",
    services=(L2Service,),
    workflows=(ATTACH_L2, DETACH_L2),
    cascades=CASCADES,
    tags=TAGS,
    hookspecs=hooks,
    strategies=(*STRATEGIES, (Attachable, "l2Network", L2_NETWORKS)),
)
