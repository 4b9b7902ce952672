"""Ordering of work inside one node, and kernel forms of asyncio's helpers that keep an order."""

from core.kernel.tasks.group import BackgroundTasks, gather_bounded
from core.kernel.tasks.queue import TaskQueues

__all__ = ["BackgroundTasks", "TaskQueues", "gather_bounded"]
