"""Hosts and heartbeats in numbers."""

from __future__ import annotations

from sqlalchemy import func, select

from orrery.core.compute.host.model import Host
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.metrics import Counter, Gauge, Histogram, Samples

BY_STATUS = Statement(select(Host.state, Host.status, func.count()).group_by(Host.state, Host.status))


def _hosts(tx: Transaction) -> Samples:
    return [((state, status), count) for state, status, count in tx.all(BY_STATUS)]


HOSTS = Gauge(name="orrery_hosts", description="Hosts.", labels=("state", "status"), read=_hosts)
HEARTBEAT_SECONDS = Histogram(
    name="orrery_heartbeat_seconds",
    description="How long a heartbeat took that asked all Connected hosts of a type.",
    labels=("hypervisor",),
)
HOSTS_PINGED = Counter(
    name="orrery_hosts_pinged_total", description="Hosts asked by heartbeats.", labels=("hypervisor",)
)
HOSTS_LOST = Counter(
    name="orrery_hosts_lost_total",
    description="Hosts that a heartbeat found silent or restarted.",
    labels=("hypervisor",),
)
METRICS = (HEARTBEAT_SECONDS, HOSTS, HOSTS_LOST, HOSTS_PINGED)
