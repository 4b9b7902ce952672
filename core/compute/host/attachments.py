"""What is attached to clusters and so has to be on each of their hosts: one mechanism for every kind.

Whoever attaches something first records the attachment, then brings it to the cluster's Connected *and*
Connecting hosts, ignoring failures of the latter: a host that connects gets all that its cluster has by then
before it becomes Connected. So a host that connects at the same moment misses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, TypeVar

from sqlalchemy import bindparam, or_, select

from orrery.core.compute.host.model import CONNECTED, CONNECTING, IN_MAINTENANCE, Host
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendError
from orrery.core.kernel.node_base import NodeBase
from orrery.core.kernel.tasks import gather_bounded
from orrery.core.kernel.workflow import CallId

T = TypeVar("T")

BATCH = 200
"""How many resources one call brings to a host."""
HOSTS_AT_ONCE = 100

HOSTS = Statement(
    select(Host)
    .where(
        Host.cluster_uuid == bindparam("cluster"),
        *(Host.state != state for state in IN_MAINTENANCE),
        or_(Host.status == CONNECTED, Host.status == CONNECTING),
    )
    .order_by(Host.uuid)
)


class Attachable(Protocol[T]):
    """A kind of resource that is attached to clusters, such as L2 networks.

    A noun or plugin registers its own in `Noun.strategies`, as ``(Attachable, "its name", object)``. Hosts
    that connect get the kinds in the order of registration.
    """

    def of_cluster(self, tx: Transaction, cluster_uuid: Uuid) -> list[T]:
        """What the hosts of a cluster have, or are about to have, in a fixed order. Must only read."""

    async def bring(self, node: NodeBase, host: Host, items: Sequence[T], call: CallId) -> Any:
        """Makes `items` ready on a host by one call, or one for each type; gives what the host said of them,
        None where there is nothing to record.

        It may be called again with the same `call`, and with items that are there already. Raises
        BackendError naming the host.
        """

    async def take(self, node: NodeBase, host: Host, items: Sequence[T], call: CallId) -> None:
        """Removes `items` from a host; those that are gone are fine. Raises BackendError."""

    def record(self, tx: Transaction, host: Host, items: Sequence[T], said: Any) -> None:
        """Records that a host which connects has `items`, and what it said of them; perhaps twice."""


def hosts_of(tx: Transaction, cluster_uuid: Uuid) -> list[Host]:
    """The hosts of a cluster that have what is attached to it, or will have once they are connected."""
    return tx.all(HOSTS, cluster=cluster_uuid)


async def bring_to_hosts(
    node: NodeBase, kind: Attachable[T], hosts: Sequence[Host], items: Sequence[T], call: CallId
) -> dict[Uuid, Any]:
    """Brings `items` to these hosts, `HOSTS_AT_ONCE` at a time; gives what each host said, by its uuid.

    Raises the error of the first Connected host that failed, once all have ended.
    """
    answers = await gather_bounded([kind.bring(node, host, items, call) for host in hosts], HOSTS_AT_ONCE)
    said: dict[Uuid, Any] = {}
    for host, answer in zip(hosts, answers, strict=True):
        if not isinstance(answer, BaseException):
            said[host.uuid] = answer
        elif host.status == CONNECTED or not isinstance(answer, BackendError):
            raise answer
    return said


async def take_from_hosts(
    node: NodeBase, kind: Attachable[T], hosts: Sequence[Host], items: Sequence[T], call: CallId
) -> None:
    """Takes `items` from these hosts, `HOSTS_AT_ONCE` at a time.

    Raises the first error, once all have ended.
    """
    work = [kind.take(node, host, items, call) for host in hosts]
    for answer in await gather_bounded(work, HOSTS_AT_ONCE):
        if isinstance(answer, BaseException):
            raise answer


async def bring_to_connecting(node: NodeBase, host: Host, call: CallId) -> None:
    """Brings everything that its cluster has to a host that connects, `BATCH` of a kind in one call.

    Raises BackendError, and then the connecting fails.
    """
    kinds: list[Attachable[Any]] = node.backends.every(Attachable)
    for kind in kinds:
        for items in _batches(await node.db.read(kind.of_cluster, host.cluster_uuid)):
            said = await kind.bring(node, host, items, call)
            if said is not None:
                await node.db.write(kind.record, host, items, said)


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
