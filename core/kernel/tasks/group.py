"""Tasks whose order never depends on a set.

asyncio's own groups iterate over sets of tasks, whose order differs from run to run; code that runs under
the simulator uses these instead.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from contextvars import Context
from typing import Any, TypeVar

from orrery.core.kernel.errors import OrreryError

T = TypeVar("T")


class BackgroundTasks:
    """The tasks that live with a node, referenced in the order they were started."""

    def __init__(self) -> None:
        self._tasks: dict[asyncio.Task[Any], None] = {}
        self._graveyard: list[asyncio.Task[Any]] = []

    def start(
        self, work: Coroutine[Any, Any, T], name: str, context: Context | None = None
    ) -> asyncio.Task[T]:
        """Runs `work` as a task of the node; it knows what its starter knows, or what is in `context`."""
        task = asyncio.get_running_loop().create_task(work, name=name, context=context)
        self._tasks[task] = None
        task.add_done_callback(self._forget)
        return task

    def __len__(self) -> int:
        return len(self._tasks)

    async def cancel_all(self) -> None:
        """Cancels every task, in the order of their starts, and waits until they have ended."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        for task in tasks:
            # A node that stops has nobody to tell.
            with suppress(asyncio.CancelledError, Exception):
                await task

    def bury(self) -> None:
        """Keeps the tasks of a killed node alive, unrun, so that none of their ``finally`` blocks runs."""
        self._graveyard.extend(self._tasks)

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._tasks.pop(task, None)
        failure = None if task.cancelled() else task.exception()
        if failure is not None and not isinstance(failure, OrreryError):
            # Perhaps nobody waits for this task, and then nobody would ever hear of a bug in it.
            report = {"message": f"task {task.get_name()} failed", "exception": failure, "task": task}
            task.get_loop().call_exception_handler(report)


async def all_bounded(work: Sequence[Coroutine[Any, Any, T]], parallelism: int) -> list[T]:
    """As `gather_bounded`, where each has to succeed: raises the first error, once all have ended."""
    results: list[T] = []
    for result in await gather_bounded(work, parallelism):
        if isinstance(result, BaseException):
            raise result
        results.append(result)
    return results


async def gather_bounded(work: Sequence[Coroutine[Any, Any, T]], parallelism: int) -> list[T | BaseException]:
    """Runs all of `work`, `parallelism` at a time, started in order; results and errors in that order."""
    results: list[T | BaseException] = [asyncio.CancelledError()] * len(work)
    queue = iter(list(enumerate(work)))

    async def worker() -> None:
        for index, coroutine in queue:
            try:
                results[index] = await coroutine
            except Exception as failure:
                results[index] = failure

    workers = [asyncio.create_task(worker(), name=f"gather-{n}") for n in range(min(parallelism, len(work)))]
    try:
        for running in workers:
            await running
    except BaseException:
        for running in workers:
            running.cancel()
        for _, unstarted in queue:
            unstarted.close()
        raise
    return results
