"""What the kernel itself measures: commits, queues and workflow runs."""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Iterable

from sqlalchemy import func, select

from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.metrics.declaration import Counter, Gauge, Histogram, Samples
from orrery.core.kernel.metrics.metrics import Metrics
from orrery.core.kernel.tasks import TaskQueues
from orrery.core.kernel.workflow.model import ENDED, WorkflowRun

RUNS = Statement(
    select(WorkflowRun.workflow, WorkflowRun.direction, func.count())
    .where(WorkflowRun.direction != ENDED)
    .group_by(WorkflowRun.workflow, WorkflowRun.direction)
)
RESOURCE = re.compile(r"-[0-9a-f]{32}.*")
"""What follows the kind in the name of a queue."""


def _runs(tx: Transaction) -> Samples:
    return [((workflow, direction), count) for workflow, direction, count in tx.all(RUNS)]


COMMITS = Counter(
    name="orrery_commits_total", description="Group commits, by how they ended.", labels=("result",)
)
COMMIT_SECONDS = Histogram(
    name="orrery_commit_seconds", description="How long a COMMIT takes, fsync included."
)
COMMIT_SIZE = Histogram(
    name="orrery_commit_transactions",
    description="Transactions that share one commit.",
    bounds=(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000),
)
QUEUES_BUSY = Gauge(
    name="orrery_queues_busy", description="Task queues in which work is under way.", labels=("kind",)
)
QUEUED = Gauge(name="orrery_queued", description="Work that waits in task queues.", labels=("kind",))
QUEUE_LONGEST = Gauge(
    name="orrery_queue_longest",
    description="Work that waits in the longest task queue of a kind.",
    labels=("kind",),
)
WORKFLOW_RUNS = Gauge(
    name="orrery_workflow_runs",
    description="Unfinished workflow runs; those that go back are being undone.",
    labels=("workflow", "direction"),
    read=_runs,
)
TASKS = Gauge(name="orrery_background_tasks", description="Tasks that live with the node.")
METRICS = (
    COMMITS,
    COMMIT_SECONDS,
    COMMIT_SIZE,
    QUEUED,
    QUEUES_BUSY,
    QUEUE_LONGEST,
    TASKS,
    WORKFLOW_RUNS,
)


def watch_database(metrics: Metrics, db: Database) -> None:
    """Has every commit counted from now on."""

    def committed(transactions: int, seconds: float, *, success: bool) -> None:
        metrics.count(COMMITS, "success" if success else "failure")
        metrics.observe(COMMIT_SECONDS, seconds)
        metrics.observe(COMMIT_SIZE, transactions)

    db.when_committed(committed)


def watch_queues(metrics: Metrics, queues: TaskQueues) -> None:
    """Has the queues counted whenever somebody asks."""

    def longest() -> Samples:
        most: dict[str, int] = {}
        for signature, count in queues.waiting().items():
            kind = kind_of(signature)
            most[kind] = max(most.get(kind, 0), count)
        return [((kind,), count) for kind, count in most.items()]

    metrics.provide(QUEUED, lambda: _by_kind(queues.waiting().items()))
    metrics.provide(QUEUES_BUSY, lambda: _by_kind((signature, 1) for signature in queues.busy()))
    metrics.provide(QUEUE_LONGEST, longest)


def kind_of(signature: str) -> str:
    """What a queue is of, without the resource: ``vm`` for ``vm-<uuid>``."""
    return RESOURCE.sub("", signature)


def _by_kind(queues: Iterable[tuple[str, int]]) -> Samples:
    tally: Tally[str] = Tally()
    for signature, count in queues:
        tally[kind_of(signature)] += count
    return [((kind,), count) for kind, count in tally.items()]
