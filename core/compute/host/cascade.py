"""What happens to hosts in cascades."""

from __future__ import annotations

from orrery.core.compute.host.messages import DeleteHost, RemoveHost
from orrery.core.compute.host.model import Host
from orrery.core.kernel.cascade import Action, Edge
from orrery.core.kernel.resources import DISABLED

CASCADES = (
    Action(
        "host.delete",
        Host,
        act=lambda key, force: RemoveHost(key[0]),
        # while the hosts are there, what a local storage keeps on them can be removed
        after=("primaryStorage.delete",),
        out_of_use=("state", DISABLED),
        api=DeleteHost,
    ),
    Edge("cluster.delete", "host.delete", by="cluster_uuid"),
)
