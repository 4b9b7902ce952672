"""Hosts that recently failed to start guests: they come last in the order of choice; the count decays.

A host that answers pings and starts nothing is never full, so without this it would be everybody's first
choice.
"""

from __future__ import annotations

from sqlalchemy import select, update

from orrery.core.compute.host.model import Host
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction

HALVE = Statement(
    update(Host).where(Host.recent_failures > 0).values(recent_failures=Host.recent_failures // 2)
)
AVOIDED = Statement(
    select(Host).where(Host.recent_failures > 0).order_by(Host.recent_failures.desc(), Host.uuid)
)


def halve_failures(tx: Transaction) -> None:
    """Halves the failures counted against each host."""
    tx.run(HALVE)


def avoided_hosts(tx: Transaction) -> list[Host]:
    """The hosts with recent failures, those with the most first."""
    return tx.all(AVOIDED)
