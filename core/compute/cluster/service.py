"""Handlers of the calls on clusters."""

from __future__ import annotations

from orrery.core.compute.cluster.messages import (
    ChangeClusterState,
    CreateCluster,
    DeleteCluster,
    RemoveCluster,
    UpdateCluster,
)
from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.hypervisor import Hypervisor
from orrery.core.kernel import resources
from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.resources import ENABLED, STATE_EVENTS

CLUSTER_TYPE = "zstack"


class ClusterService(Service):
    """Everything that happens to clusters."""

    @handles(CreateCluster)
    async def create(self, message: CreateCluster) -> Uuid:
        """Records the cluster. Raises InvalidArgument for a hypervisor type without a backend."""
        self.node.backends.require(Hypervisor, message.hypervisor_type, "hypervisorType")
        uuid = message.resource_uuid or self.node.new_uuid()
        await self.node.db.write(_create, message, uuid, self.node.random.getrandbits(64))
        return uuid

    @handles(UpdateCluster)
    async def update(self, message: UpdateCluster) -> Uuid:
        """Changes what is given."""
        values = message.model_dump(include={"name", "description"})
        await self.node.db.write(resources.change, Cluster, message.uuid, values)
        return message.uuid

    @handles(ChangeClusterState)
    async def change_state(self, message: ChangeClusterState) -> Uuid:
        """Enables or disables; either twice is no error."""
        values = {"state": STATE_EVENTS[message.state_event]}
        await self.node.db.write(resources.change, Cluster, message.uuid, values)
        return message.uuid

    @handles(DeleteCluster)
    async def delete(self, message: DeleteCluster) -> None:
        """Deletes the cluster with its hosts. Raises NotDeleted."""
        await self.node.cascades.delete("cluster.delete", message.uuid, message.delete_mode)

    @handles(RemoveCluster)
    async def remove(self, message: RemoveCluster) -> None:
        """Removes the cluster. Raises Refused while hosts are in it or anything is attached to it."""
        async with self.node.tasks.queue(f"cluster-{message.uuid}"):
            await self.node.db.write(_delete, message.uuid)


def _create(tx: Transaction, message: CreateCluster, uuid: Uuid, seed: int) -> None:
    given = message.model_dump(
        include={"zone_uuid", "name", "description", "hypervisor_type", "architecture"}
    )
    values = {**given, "uuid": uuid, "state": ENABLED, "type": message.type or CLUSTER_TYPE}
    resources.create(tx, Cluster, message, seed, values)


def _delete(tx: Transaction, uuid: Uuid) -> None:
    resources.refuse_if_used(tx, Cluster, uuid)
    resources.delete(tx, Cluster, uuid)
