"""Where other nouns and plugins have a say, or watch, in the life of an L3 network."""

from __future__ import annotations

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.plugins.hooks import hookimpl, hookspec, observer
from orrery.core.network.l3.messages import CreateL3Network

__all__ = ["hookimpl"]


@hookspec
def before_l3_create(tx: Transaction, l3_uuid: Uuid, message: CreateL3Network) -> None:
    """Raises Refused (or InvalidArgument) to keep an L3 network from being created.

    Called inside the transaction that records the network, once its row is there; perhaps twice. May write by
    `tx`; what it writes goes with the transaction. Must not block.
    """


@observer
def after_ip_range_add(tx: Transaction, l3_uuid: Uuid, range_uuids: list[Uuid]) -> None:
    """An L3 network has further addresses.

    Called inside the transaction that records the ranges, perhaps twice. May write by `tx`; must not block.
    """
