"""What happens to L2 networks in cascades. They leave their clusters before they or the clusters go."""

from __future__ import annotations

from orrery.core.kernel.cascade import Action, Edge
from orrery.core.network.l2.messages import (
    DeleteL2Network,
    DetachL2NetworkFromCluster,
    RemoveL2Network,
    WithdrawL2Network,
)
from orrery.core.network.l2.model import L2Network, L2NetworkClusterRef

CASCADES = (
    Action(
        "l2Network.delete", L2Network, act=lambda key, force: RemoveL2Network(key[0]), api=DeleteL2Network
    ),
    Action(
        "l2Network.detach",
        L2NetworkClusterRef,
        columns=("l2_network_uuid", "cluster_uuid"),
        act=lambda key, force: WithdrawL2Network(*key),
        out_of_use=("ready", False),
        api=DetachL2NetworkFromCluster,
    ),
    Edge("zone.delete", "l2Network.delete", by="zone_uuid"),
    Edge("l2Network.delete", "l2Network.detach", by="l2_network_uuid"),
    Edge("cluster.delete", "l2Network.detach", by="cluster_uuid"),
)
