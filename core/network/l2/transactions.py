"""What other nouns run inside their transactions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import bindparam, select

from orrery.core.kernel import resources
from orrery.core.kernel.api.message import CreateMessage
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.network.l2.model import LINUX_BRIDGE, L2Network, L2NetworkClusterRef

INTERFACE_NAME_MAX = 15
"""Longest name of a network interface on Linux, in characters."""

CLUSTERS_OF = Statement(
    select(L2NetworkClusterRef.cluster_uuid)
    .where(L2NetworkClusterRef.l2_network_uuid == bindparam("l2"), L2NetworkClusterRef.ready)
    .order_by(L2NetworkClusterRef.cluster_uuid)
)


def clusters_of_l2s(tx: Transaction, l2_uuids: Sequence[Uuid]) -> set[Uuid]:
    """The clusters that every one of these L2 networks is attached to; none where no network is given."""
    found: set[Uuid] | None = None
    for uuid in l2_uuids:
        clusters = {cluster for (cluster,) in tx.all(CLUSTERS_OF, l2=uuid)}
        found = clusters if found is None else found & clusters
    return found or set()


def insert_l2(
    tx: Transaction, message: CreateMessage, identity: tuple[Uuid, str, int | None], seed: int
) -> None:
    """Records an L2 network by its uuid, type and VLAN, with the tags of `message` (whose ids `seed` draws).

    `message` has the fields of `orrery.core.network.l2.messages.CreateL2Network`. Raises InvalidArgument
    where the uuid is taken.
    """
    uuid, kind, vlan = identity
    given = message.model_dump(include={"name", "description", "zone_uuid", "physical_interface", "pvlan"})
    values = {
        **given,
        "uuid": uuid,
        "type": kind,
        "v_switch_type": getattr(message, "v_switch_type", None) or LINUX_BRIDGE,
        "virtual_network_id": vlan or 0,
        "vlan": vlan,
        "isolated": bool(getattr(message, "isolated", False)),
    }
    resources.create(tx, L2Network, message, seed, values)


def bridge_name(l2: L2Network) -> str:
    """The bridge of an L2 network on every host: ``br_eth0``, ``br_eth0_100``; short enough for Linux."""
    name = f"br_{l2.physical_interface}" + (f"_{l2.vlan}" if l2.vlan is not None else "")
    if len(name) <= INTERFACE_NAME_MAX:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()
    return f"br_{digest[: INTERFACE_NAME_MAX - 3]}"
