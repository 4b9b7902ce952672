"""Bringing an L2 network to the hosts of a cluster, and taking it from them.

Attach: the reference is recorded before any host is touched (see `orrery.core.compute.host.attachments`); it
counts for VMs only at the end. Detach goes the other way.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pydantic import BaseModel
from sqlalchemy import bindparam, select

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.attachments import bring_to_hosts, hosts_of, take_from_hosts
from orrery.core.compute.host.model import Host
from orrery.core.compute.host.reference import ref_of
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendError, Refused
from orrery.core.kernel.node_base import NodeBase
from orrery.core.kernel.workflow import CallId, Flow, Step, Workflow
from orrery.core.kernel.workflow.holds import Held
from orrery.core.network.l2.backend import L2Backend, L2Spec
from orrery.core.network.l2.model import L2Network, L2NetworkClusterRef
from orrery.core.network.l2.strategies import L2Type

NAMED = 3
"""How many networks an error names; the host's own reason says which of them it was."""
NEIGHBOURS = Statement(
    select(L2Network)
    .join(L2NetworkClusterRef, L2NetworkClusterRef.l2_network_uuid == L2Network.uuid)
    .where(
        L2NetworkClusterRef.cluster_uuid == bindparam("cluster"),
        L2Network.physical_interface == bindparam("interface"),
    )
    .order_by(L2Network.uuid)
)
"""The L2 networks that a cluster has on one physical interface."""
ON_CLUSTER = Statement(
    select(L2Network)
    .join(L2NetworkClusterRef, L2NetworkClusterRef.l2_network_uuid == L2Network.uuid)
    .where(L2NetworkClusterRef.cluster_uuid == bindparam("cluster"))
    .order_by(L2Network.uuid)
)


class Attachment(BaseModel):
    """An L2 network and a cluster; `holder` tells this run's claim on their reference from a later one's."""

    l2_uuid: Uuid
    cluster_uuid: Uuid
    holder: Uuid
    provider_type: str | None = None


def spec_of(node: NodeBase, l2: L2Network) -> L2Spec:
    """An L2 network as a host makes it. Raises InvalidArgument for a type that the node does not know."""
    return node.backends.find(L2Type, l2.type).spec(l2)


class L2Networks:
    """L2 networks as what is attached to clusters. Implements `Attachable`."""

    def of_cluster(self, tx: Transaction, cluster_uuid: Uuid) -> list[L2Network]:
        """The L2 networks that a cluster has, or is about to have."""
        return tx.all(ON_CLUSTER, cluster=cluster_uuid)

    async def bring(self, node: NodeBase, host: Host, items: Sequence[L2Network], call: CallId) -> None:
        """Makes networks on one host. Raises BackendError naming the host."""
        for backend, specs in _by_backend(node, host, items):
            try:
                await backend.realize(ref_of(host), specs, call)
            except BackendError as failure:
                names = ", ".join(spec.uuid for spec in specs[:NAMED])
                what = f"L2 network[uuid:{names}] could not be made on {ref_of(host)}: {failure.details}"
                raise type(failure)(what) from None

    async def take(self, node: NodeBase, host: Host, items: Sequence[L2Network], call: CallId) -> None:
        """Removes networks from one host."""
        for backend, specs in _by_backend(node, host, items):
            await backend.remove(ref_of(host), specs, call)

    def record(self, tx: Transaction, host: Host, items: Sequence[L2Network], said: None) -> None:
        """A host says nothing of its networks."""


L2_NETWORKS = L2Networks()


def _by_backend(
    node: NodeBase, host: Host, items: Sequence[L2Network]
) -> list[tuple[L2Backend, list[L2Spec]]]:
    """What each backend has to make, in the order in which the types come first."""
    by_type: dict[str, list[L2Spec]] = {}
    for l2 in items:
        spec = spec_of(node, l2)
        by_type.setdefault(spec.type, []).append(spec)
    found = ((node.backends.find(L2Backend, (kind, host.hypervisor_type)), by_type[kind]) for kind in by_type)
    return list(found)


def _record(tx: Transaction, flow: Flow[Attachment]) -> None:
    wanted, hooks = flow.params, flow.node.hooks.hook
    l2 = tx.require(L2Network, wanted.l2_uuid)
    cluster = tx.require(Cluster, wanted.cluster_uuid)
    if l2.zone_uuid != cluster.zone_uuid:
        raise Refused(
            f"l2Network[uuid:{l2.uuid}] is in zone[uuid:{l2.zone_uuid}], but cluster[uuid:{cluster.uuid}]"
            f" is in zone[uuid:{cluster.zone_uuid}]"
        )
    for other in tx.all(NEIGHBOURS, cluster=cluster.uuid, interface=l2.physical_interface):
        _refuse_clash(flow.node.backends.find(L2Type, l2.type), l2, other, cluster.uuid)
    hooks.before_l2_attach(tx=tx, l2=l2, cluster=cluster)
    tx.insert(
        L2NetworkClusterRef,
        l2_network_uuid=l2.uuid,
        cluster_uuid=cluster.uuid,
        l2_provider_type=wanted.provider_type,
        ready=False,
        holder=wanted.holder,
    )


def _refuse_clash(kind: L2Type, l2: L2Network, other: L2Network, cluster_uuid: Uuid) -> None:
    where = f"on physicalInterface[{l2.physical_interface}] of cluster[uuid:{cluster_uuid}]"
    if other.v_switch_type != l2.v_switch_type:
        raise Refused(
            f"l2Network[uuid:{other.uuid}] of vSwitchType[{other.v_switch_type}] is already {where};"
            f" one interface has one vSwitchType"
        )
    clash = kind.clash(l2, other)
    if clash is not None:
        raise Refused(f"l2Network[uuid:{other.uuid}] {clash} is already {where}")


def _unrecord(tx: Transaction, flow: Flow[Attachment]) -> None:
    wanted = flow.params
    tx.delete(L2NetworkClusterRef, l2_network_uuid=wanted.l2_uuid, cluster_uuid=wanted.cluster_uuid)


async def _realize(flow: Flow[Attachment]) -> None:
    l2, hosts = await flow.node.db.read(_scene, flow.params)
    if l2 is not None:
        await bring_to_hosts(flow.node, L2_NETWORKS, hosts, [l2], flow.call)


async def _remove(flow: Flow[Attachment]) -> None:
    l2, hosts = await flow.node.db.read(_scene, flow.params)
    if l2 is not None:
        await take_from_hosts(flow.node, L2_NETWORKS, hosts, [l2], flow.call)


def _scene(tx: Transaction, wanted: Attachment) -> tuple[L2Network | None, list[Host]]:
    """What to do, and on which hosts; nothing where a later run has attached the network again."""
    l2 = tx.get(L2Network, wanted.l2_uuid)
    where = {"l2_network_uuid": wanted.l2_uuid, "cluster_uuid": wanted.cluster_uuid}
    reference = tx.first(L2NetworkClusterRef, **where)
    if l2 is None or (reference is not None and reference.holder != wanted.holder):
        return None, []
    return l2, hosts_of(tx, wanted.cluster_uuid)


def _hold(tx: Transaction, flow: Flow[Attachment]) -> Held:
    """Nothing: what a later run has attached again is left alone (`_scene`)."""
    return Held(resource=(L2Network.__vo__, flow.params.l2_uuid))


def _set_ready(tx: Transaction, flow: Flow[Attachment], *, ready: bool) -> None:
    wanted = flow.params
    where = {"l2_network_uuid": wanted.l2_uuid, "cluster_uuid": wanted.cluster_uuid}
    if not tx.update(L2NetworkClusterRef, where, ready=ready, holder=wanted.holder):
        cluster = f"cluster[uuid:{wanted.cluster_uuid}]"
        raise Refused(f"l2Network[uuid:{wanted.l2_uuid}] is not attached to {cluster}")


def _withdraw(tx: Transaction, flow: Flow[Attachment]) -> None:
    wanted = flow.params
    flow.node.hooks.hook.refuse_l2_detach(tx=tx, l2_uuid=wanted.l2_uuid, cluster_uuid=wanted.cluster_uuid)
    _set_ready(tx, flow, ready=False)


def _attached(tx: Transaction, flow: Flow[Attachment]) -> None:
    _set_ready(tx, flow, ready=True)
    wanted = flow.params
    flow.node.hooks.hook.after_l2_attach(tx=tx, l2_uuid=wanted.l2_uuid, cluster_uuid=wanted.cluster_uuid)


def _detached(tx: Transaction, flow: Flow[Attachment]) -> None:
    _unrecord(tx, flow)
    wanted = flow.params
    flow.node.hooks.hook.after_l2_detach(tx=tx, l2_uuid=wanted.l2_uuid, cluster_uuid=wanted.cluster_uuid)


ATTACH_L2 = Workflow(
    "l2-attach",
    Attachment,
    steps=(
        Step("record", commit=_record, uncommit=_unrecord),
        Step("realize", do=_realize, undo=_remove, holds=_hold),
        Step(
            "ready",
            commit=_attached,
            no_undo_because="it is the last step, and record removes the row",
        ),
    ),
)
DETACH_L2 = Workflow(
    "l2-detach",
    Attachment,
    steps=(
        Step("withdraw", commit=_withdraw, uncommit=partial(_set_ready, ready=True)),
        Step("remove", do=_remove, undo=_realize, deferrable=True, holds=_hold),
        Step("forget", commit=_detached, no_undo_because="it is the last step"),
    ),
)
