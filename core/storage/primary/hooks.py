"""Where other nouns and plugins have a say, or watch, in the life of a primary storage."""

from __future__ import annotations

from orrery.core.compute.cluster.model import Cluster
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.plugins.hooks import hookimpl, hookspec, observer
from orrery.core.storage.primary.model import PrimaryStorage

__all__ = ["hookimpl"]


@hookspec
def before_primary_storage_attach(tx: Transaction, storage: PrimaryStorage, cluster: Cluster) -> None:
    """Raises Refused to keep a primary storage from a cluster.

    Called inside the transaction that records the attachment, before any host mounts the storage; perhaps
    twice. May write by `tx`; what it writes goes with the transaction. Must not block.
    """


@observer
def after_primary_storage_attach(tx: Transaction, storage_uuid: Uuid, cluster_uuid: Uuid) -> None:
    """The Connected hosts of a cluster have mounted a primary storage, and volumes may be made on it.

    Called inside the transaction that says so, perhaps twice. May write by `tx`; must not block.
    """


@observer
def after_primary_storage_detach(tx: Transaction, storage_uuid: Uuid, cluster_uuid: Uuid) -> None:
    """A primary storage is no longer attached to a cluster, whose VMs on it have been stopped.

    Called inside the transaction that removes the attachment, perhaps twice. May write by `tx`; must not
    block.
    """
