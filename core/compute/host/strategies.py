"""How the host of a VM is chosen among those that fit: a registry of strategies by name.

A plugin registers its own in `Noun.strategies`, as ``(HostAllocatorStrategy, "its name", object)``; instance
offerings name it in their field `allocatorStrategy`.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any, Protocol

from orrery.core.compute.host.model import Host
from orrery.core.compute.host.transactions import HostRequest, candidate_hosts
from orrery.core.kernel.db.transaction import Transaction

DEFAULT = "LeastVmPreferredHostAllocatorStrategy"


class HostAllocatorStrategy(Protocol):
    """The order in which hosts are tried."""

    def candidates(
        self, tx: Transaction, request: HostRequest, limit: int, rng: random.Random
    ) -> Iterable[Host]:
        """Up to `limit` hosts that fit `request`, the best first; each is tried until one has room.

        Called inside the transaction that reserves, perhaps twice for one VM, and again after each host that
        failed (it is in `request.avoid` then). Must only read, few rows however many hosts there are, must
        not block, and draws chance from `rng` only. `request.prefer` is the host of a VM that starts again,
        to be tried first where it fits. Hosts with `recent_failures` belong at the end. `candidate_hosts`
        does all this; a strategy puts its answer into another order, or leaves some out. No host at all
        makes the operation fail with HOST_ALLOCATION.1000.
        """


class LeastVms:
    """The host with the fewest VMs first."""

    def candidates(
        self, tx: Transaction, request: HostRequest, limit: int, rng: random.Random
    ) -> Iterable[Host]:
        """See `HostAllocatorStrategy`."""
        return candidate_hosts(tx, request, limit)


class AnyHost:
    """Any of the hosts with the fewest VMs; a VM that starts again goes to its last host if it fits."""

    def candidates(
        self, tx: Transaction, request: HostRequest, limit: int, rng: random.Random
    ) -> Iterable[Host]:
        """See `HostAllocatorStrategy`."""
        found = list(candidate_hosts(tx, request, limit))
        rng.shuffle(found)
        return sorted(found, key=lambda host: (host.recent_failures, host.uuid != request.prefer))


STRATEGIES: tuple[tuple[type[Any], str, Any], ...] = (
    (HostAllocatorStrategy, DEFAULT, LeastVms()),
    (HostAllocatorStrategy, "DefaultHostAllocatorStrategy", AnyHost()),
    (HostAllocatorStrategy, "DesignatedHostAllocatorStrategy", LeastVms()),
    (HostAllocatorStrategy, "LastHostPreferredAllocatorStrategy", LeastVms()),
    (HostAllocatorStrategy, "MigrateVmAllocatorStrategy", LeastVms()),
    (HostAllocatorStrategy, "StoppedVmAwareLeastVmPreferredHostAllocatorStrategy", LeastVms()),
)
"""The built-in ones. A designated or last host is part of every request, so those differ in name only."""
