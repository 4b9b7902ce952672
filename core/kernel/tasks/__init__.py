"""Ordering of work inside one node, and kernel forms of asyncio's helpers that keep an order."""

from orrery.core.kernel.tasks.cancellation import Cancellation, Cancellations, uncancellable
from orrery.core.kernel.tasks.group import BackgroundTasks, all_bounded, gather_bounded
from orrery.core.kernel.tasks.queue import TaskQueues

__all__ = [
    "BackgroundTasks",
    "Cancellation",
    "Cancellations",
    "TaskQueues",
    "all_bounded",
    "gather_bounded",
    "uncancellable",
]
