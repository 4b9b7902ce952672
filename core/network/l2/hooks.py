"""Where other nouns have a say in the life of an L2 network."""

from __future__ import annotations

import pluggy

from core.kernel.db.model import Uuid
from core.kernel.db.transaction import Transaction

hookspec = pluggy.HookspecMarker("orrery")
hookimpl = pluggy.HookimplMarker("orrery")


@hookspec
def refuse_l2_detach(tx: Transaction, l2_uuid: Uuid, cluster_uuid: Uuid) -> None:
    """Raises Refused, naming the user, while anything of a cluster uses an L2 network there.

    Called inside the transaction that withdraws the network from the cluster, perhaps twice. Must only read.
    """
