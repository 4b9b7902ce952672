"""What happens to clusters in cascades."""

from __future__ import annotations

from orrery.core.compute.cluster.messages import DeleteCluster, RemoveCluster
from orrery.core.compute.cluster.model import Cluster
from orrery.core.kernel.cascade import Action, Edge
from orrery.core.kernel.resources import DISABLED

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
