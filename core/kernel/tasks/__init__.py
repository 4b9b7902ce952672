"""Ordering of work inside one node, and kernel forms of asyncio's helpers that keep an order."""

from orrery.core.kernel.tasks.cancellation import (
    Cancellation,
    current_cancellation,
    interruptibly,
    refuse_if_canceled,
    uncancellable,
)
from orrery.core.kernel.tasks.group import BackgroundTasks, all_bounded, gather_bounded
from orrery.core.kernel.tasks.queue import TaskQueues

__all__ = [
    "BackgroundTasks",
    "Cancellation",
    "TaskQueues",
    "all_bounded",
    "current_cancellation",
    "gather_bounded",
    "interruptibly",
    "refuse_if_canceled",
    "uncancellable",
]
