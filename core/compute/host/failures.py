"""Hosts that could not start guests of late: they come last in the order of choice, and the count fades.

A host that answers pings and starts nothing is never full, so without this it would be everybody's first
choice.
"""

from __future__ import annotations

from sqlalchemy import select, update

from core.compute.host.model import Host
from core.kernel.db.statement import Statement
from core.kernel.db.transaction import Transaction

HALVE = Statement(
    update(Host).where(Host.recent_failures > 0).values(recent_failures=Host.recent_failures // 2)
)
AVOIDED = Statement(
    select(Host).where(Host.recent_failures > 0).order_by(Host.recent_failures.desc(), Host.uuid)
)


def halve_failures(tx: Transaction) -> None:
    """Lets the failures of all hosts fade."""
    tx.run(HALVE)


def avoided_hosts(tx: Transaction) -> list[Host]:
    """The hosts with recent failures, those with the most first."""
    return tx.all(AVOIDED)
