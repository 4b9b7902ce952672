"""Garbage in numbers."""

from __future__ import annotations

from sqlalchemy import func, select

from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.metrics import Gauge, Samples
from orrery.core.kernel.workflow.model import Garbage

BY_WORKFLOW = Statement(select(Garbage.runner_class, func.count()).group_by(Garbage.runner_class))
OLDEST = Statement(select(func.min(Garbage.create_date)))


def _count(tx: Transaction) -> Samples:
    return [((workflow,), count) for workflow, count in tx.all(BY_WORKFLOW)]


def _age(tx: Transaction) -> Samples:
    oldest = tx.scalar(OLDEST)
    return [((), 0 if oldest is None else (tx.now - oldest) / 1000)]


GARBAGE = Gauge(
    name="orrery_garbage",
    description="Outside work that failed and is tried again until it is done.",
    labels=("workflow",),
    read=_count,
)
OLDEST_SECONDS = Gauge(
    name="orrery_garbage_oldest_seconds",
    description="Age of the oldest garbage, by the clock of the hosts; 0 without any.",
    read=_age,
)
METRICS = (GARBAGE, OLDEST_SECONDS)
