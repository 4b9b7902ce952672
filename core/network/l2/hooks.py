"""Where other nouns have a say in the life of an L2 network."""

from __future__ import annotations

from orrery.core.compute.cluster.model import Cluster
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.plugins.hooks import hookimpl, hookspec, observer
from orrery.core.network.l2.model import L2Network

__all__ = ["after_l2_attach", "after_l2_detach", "before_l2_attach", "hookimpl", "refuse_l2_detach"]


@hookspec
def before_l2_attach(tx: Transaction, l2: L2Network, cluster: Cluster) -> None:
    """Raises Refused (or InvalidArgument) to keep an L2 network from a cluster.

    Called inside the transaction that records the attachment, before any host is touched; perhaps twice. May
    write by `tx`; what it writes goes with the transaction. Must not block.
    """


@observer
def after_l2_attach(tx: Transaction, l2_uuid: Uuid, cluster_uuid: Uuid) -> None:
    """An L2 network is on every Connected host of a cluster, and VMs may use it.

    Called inside the transaction that says so, perhaps twice. May write by `tx`; must not block.
    """


@observer
def after_l2_detach(tx: Transaction, l2_uuid: Uuid, cluster_uuid: Uuid) -> None:
    """An L2 network has left the hosts of a cluster.

    Called inside the transaction that says so, perhaps twice. May write by `tx`; must not block.
    """


@hookspec
def refuse_l2_detach(tx: Transaction, l2_uuid: Uuid, cluster_uuid: Uuid) -> None:
    """Raises Refused, naming the user, while anything of a cluster uses an L2 network there.

    Called inside the transaction that withdraws the network from the cluster, perhaps twice. Must only read.
    """
