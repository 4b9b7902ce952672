"""What happens to primary storages in cascades. Attachments go before the storage or the cluster does."""

from __future__ import annotations

from orrery.core.kernel.cascade import Action, Edge
from orrery.core.storage.primary.messages import (
    DeletePrimaryStorage,
    DetachPrimaryStorageFromCluster,
    RemovePrimaryStorage,
    WithdrawPrimaryStorage,
)
from orrery.core.storage.primary.model import DELETING, PrimaryStorage, PrimaryStorageClusterRef

CASCADES = (
    Action(
        "primaryStorage.delete",
        PrimaryStorage,
        act=lambda key, force: RemovePrimaryStorage(key[0]),
        out_of_use=("state", DELETING),
        api=DeletePrimaryStorage,
    ),
    Action(
        "primaryStorage.detach",
        PrimaryStorageClusterRef,
        columns=("primary_storage_uuid", "cluster_uuid"),
        act=lambda key, force: WithdrawPrimaryStorage(*key),
        out_of_use=("ready", False),
        api=DetachPrimaryStorageFromCluster,
    ),
    Edge("zone.delete", "primaryStorage.delete", by="zone_uuid"),
    Edge("primaryStorage.delete", "primaryStorage.detach", by="primary_storage_uuid"),
    Edge("cluster.delete", "primaryStorage.detach", by="cluster_uuid"),
)
