"""Handlers of the calls on L2 networks."""

from __future__ import annotations

from functools import partial

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.types import HypervisorType
from orrery.core.kernel import resources
from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, Refused, StepFailed
from orrery.core.kernel.node import Node
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.workflow.failures import reason
from orrery.core.network.l2.backend import L2Backend
from orrery.core.network.l2.errors import AttachFailed
from orrery.core.network.l2.messages import (
    AttachL2NetworkToCluster,
    CreateL2Network,
    CreateL2NoVlanNetwork,
    CreateL2VlanNetwork,
    DeleteL2Network,
    DetachL2NetworkFromCluster,
    GetL2NetworkTypes,
    RemoveL2Network,
    TypesReply,
    UpdateL2Network,
    WithdrawL2Network,
)
from orrery.core.network.l2.model import NO_VLAN_TYPE, VLAN_TYPE, L2Network, L2NetworkClusterRef
from orrery.core.network.l2.strategies import L2Type
from orrery.core.network.l2.transactions import insert_l2
from orrery.core.network.l2.workflows import ATTACH_L2, DETACH_L2, Attachment, spec_of


class L2Service(Service):
    """Everything that happens to L2 networks."""

    @handles(CreateL2NoVlanNetwork)
    async def create(self, message: CreateL2NoVlanNetwork) -> Uuid:
        """Records the network."""
        return await self._create(message, NO_VLAN_TYPE, None)

    @handles(CreateL2VlanNetwork)
    async def create_vlan(self, message: CreateL2VlanNetwork) -> Uuid:
        """Records the network. Raises InvalidArgument where its interface's name would be too long."""
        return await self._create(message, VLAN_TYPE, message.vlan)

    @handles(UpdateL2Network)
    async def update(self, message: UpdateL2Network) -> Uuid:
        """Changes what is given."""
        values = message.model_dump(include={"name", "description"})
        await self.node.db.write(resources.change, L2Network, message.uuid, values)
        return message.uuid

    @handles(DeleteL2Network)
    async def delete(self, message: DeleteL2Network) -> None:
        """Deletes the network with the L3 networks on it. Raises NotDeleted."""
        await self.node.cascades.delete("l2Network.delete", message.uuid, message.delete_mode)

    @handles(RemoveL2Network)
    async def remove(self, message: RemoveL2Network) -> None:
        """Removes the network. Raises Refused while it is attached to a cluster or an L3 network is on it."""
        async with self.node.tasks.queue(f"l2-{message.uuid}"):
            await self.node.db.write(_delete, message.uuid)

    @handles(AttachL2NetworkToCluster)
    async def attach(self, message: AttachL2NetworkToCluster) -> Uuid:
        """Brings the network to every host of the cluster, or to none.

        Raises Refused where it is there already; AttachFailed for a clash or a host that fails.
        """
        attachment = self._attachment(message)
        attachment.provider_type = message.l2_provider_type
        async with self.node.tasks.queue(f"l2-{message.l2_network_uuid}"):
            await self.node.db.read(_refuse_attached, message, self.node)
            claims, told = (message.l2_network_uuid,), partial(_attach_failed, message)
            await self.node.engine.run(ATTACH_L2, attachment, claims=claims, failing_as=told)
        return message.l2_network_uuid

    @handles(DetachL2NetworkFromCluster)
    async def detach(self, message: DetachL2NetworkFromCluster) -> Uuid:
        """Takes the network, and the nics that are on it, from a cluster. Raises Refused where it is not."""
        key = (message.l2_network_uuid, message.cluster_uuid)
        if not await self.node.db.read(_is_attached, *key):
            raise Refused(f"l2Network[uuid:{key[0]}] is not attached to cluster[uuid:{key[1]}]")
        await self.node.cascades.run("l2Network.detach", key)
        return message.l2_network_uuid

    @handles(WithdrawL2Network)
    async def withdraw(self, message: WithdrawL2Network) -> None:
        """Takes the network from every host of the cluster. Raises Refused while a VM there uses it."""
        async with self.node.tasks.queue(f"l2-{message.l2_network_uuid}"):
            if not await self.node.db.read(_is_attached, message.l2_network_uuid, message.cluster_uuid):
                return
            claims = (message.l2_network_uuid,)
            attachment = self._attachment(message)
            await self.node.engine.run(DETACH_L2, attachment, claims=claims, failing_as=reason)

    @handles(GetL2NetworkTypes)
    async def types(self, message: GetL2NetworkTypes) -> TypesReply:
        """The types that this node knows."""
        return TypesReply(types=self.node.backends.kinds(L2Type))

    async def _create(self, message: CreateL2Network, kind: str, vlan: int | None) -> Uuid:
        if message.type is not None:
            self.node.backends.require(L2Type, message.type, "type")
        uuid = message.resource_uuid or self.node.new_uuid()
        await self.node.db.write(insert_l2, message, (uuid, kind, vlan), self.node.random.getrandbits(64))
        return uuid

    def _attachment(self, message: AttachL2NetworkToCluster | WithdrawL2Network) -> Attachment:
        return Attachment(
            l2_uuid=message.l2_network_uuid,
            cluster_uuid=message.cluster_uuid,
            holder=self.node.new_uuid(),
        )


def _delete(tx: Transaction, uuid: Uuid) -> None:
    attached = tx.first(L2NetworkClusterRef, l2_network_uuid=uuid)
    if attached is not None:
        cluster = f"cluster[uuid:{attached.cluster_uuid}]"
        raise Refused(f"l2Network[uuid:{uuid}] is still attached to {cluster}; detach it first")
    resources.refuse_if_used(tx, L2Network, uuid)
    resources.delete(tx, L2Network, uuid)


def _is_attached(tx: Transaction, l2_uuid: Uuid, cluster_uuid: Uuid) -> bool:
    where = {"l2_network_uuid": l2_uuid, "cluster_uuid": cluster_uuid}
    return tx.first(L2NetworkClusterRef, **where) is not None


def _refuse_attached(tx: Transaction, message: AttachL2NetworkToCluster, node: Node) -> None:
    l2 = tx.require(L2Network, message.l2_network_uuid)
    cluster = tx.require(Cluster, message.cluster_uuid)
    where = {"l2_network_uuid": l2.uuid, "cluster_uuid": cluster.uuid}
    if tx.first(L2NetworkClusterRef, **where) is not None:
        raise Refused(f"l2Network[uuid:{l2.uuid}] is already attached to cluster[uuid:{cluster.uuid}]")
    kind = spec_of(node, l2).type
    if not node.backends.has(L2Backend, (kind, cluster.hypervisor_type)):
        raise Refused(
            f"hosts of type[{cluster.hypervisor_type}], as those of cluster[uuid:{cluster.uuid}], cannot make"
            f" networks of type[{kind}], as l2Network[uuid:{l2.uuid}] is one; this node knows:"
            f" {', '.join(node.backends.kinds(L2Backend)) or 'none'}"
        )
    device = f"{l2.physical_interface}.{l2.vlan}" if l2.vlan is not None else l2.physical_interface
    longest = node.backends.find(HypervisorType, cluster.hypervisor_type).interface_name_max
    if longest is not None and len(device) > longest:
        raise InvalidArgument(
            f"l2Network[uuid:{l2.uuid}]: the interface name[{device}] has {len(device)} characters;"
            f" its hosts take {longest}"
        )


def _attach_failed(message: AttachL2NetworkToCluster, failure: StepFailed) -> AttachFailed:
    what = f"l2Network[uuid:{message.l2_network_uuid}] to cluster[uuid:{message.cluster_uuid}]"
    return AttachFailed(f"cannot attach {what}; it is on no host of it", cause=failure.cause or failure)
