"""What the plugin adds to the node's registries."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from heapq import merge
from itertools import islice

from sqlalchemy import bindparam, select

from orrery.core.compute.host.model import CONNECTED, Host
from orrery.core.compute.host.strategies import HostAllocatorStrategy
from orrery.core.compute.host.transactions import HostRequest, candidate_hosts
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.resources import ENABLED
from orrery.core.network.l2.backend import L2Spec
from orrery.core.network.l2.model import VLAN_TYPE, L2Network
from orrery.core.network.l2.strategies import L2Type, Segment

FILLING = "FillingHostAllocatorStrategy"
POOLED = "L2PooledNetwork"

FULLEST = Statement(
    select(Host)
    .where(
        Host.cluster_uuid == bindparam("cluster"),
        Host.state == ENABLED,
        Host.status == CONNECTED,
        Host.available_cpu_capacity >= bindparam("cpus") + Host.reserved_cpu,
        Host.available_memory_capacity >= bindparam("memory") + Host.reserved_memory,
    )
    .order_by(Host.vm_count.desc(), Host.uuid.desc())
    .limit(bindparam("few"))
)
"""The other way along the index that serves those with the fewest VMs."""


class Filling:
    """The host with the most VMs that has room, so that the others stay empty and can be switched off."""

    def candidates(
        self, tx: Transaction, request: HostRequest, limit: int, rng: random.Random
    ) -> Iterable[Host]:
        """See `HostAllocatorStrategy`."""
        if request.host_uuid is not None:
            return candidate_hosts(tx, request, limit)
        wanted = {"cpus": request.cpu_num, "memory": request.memory_size}
        few = limit + len(request.avoid)
        streams = [tx.all(FULLEST, cluster=cluster, few=few, **wanted) for cluster in request.clusters]
        ordered = merge(*streams, key=lambda host: (host.vm_count, host.uuid), reverse=True)
        return islice((host for host in ordered if host.uuid not in request.avoid), limit)


class Pooled(Segment):
    """A network whose VLAN comes from a pool: hosts make it as any other VLAN."""

    def spec(self, l2: L2Network) -> L2Spec:
        """See `L2Type`."""
        return replace(super().spec(l2), type=VLAN_TYPE)


STRATEGIES = (
    (HostAllocatorStrategy, FILLING, Filling()),
    (L2Type, POOLED, Pooled()),
)
