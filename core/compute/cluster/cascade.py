"""What happens to clusters in cascades."""

from __future__ import annotations

from core.compute.cluster.messages import DeleteCluster, RemoveCluster
from core.compute.cluster.model import Cluster
from core.kernel.cascade import Action, Edge
from core.kernel.resources import DISABLED

CASCADES = (
    Action(
        "cluster.delete",
        Cluster,
        act=lambda key, force: RemoveCluster(key[0]),
        out_of_use=("state", DISABLED),
        api=DeleteCluster,
    ),
    Edge("zone.delete", "cluster.delete", by="zone_uuid"),
)
