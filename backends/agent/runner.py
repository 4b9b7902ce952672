"""Carries commands out: each once, one at a time for each object, whoever waits for it and however often."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from orrery.backends.agent.commands import Command
from orrery.backends.agent.compute.driver import Report
from orrery.backends.agent.errors import Overtaken, Refused
from orrery.backends.agent.ledger import Ledger
from orrery.backends.agent.metrics import AgentMetrics
from orrery.backends.agent.tasklog import TaskLog
from orrery.backends.agent.wire import Done, Progress
from orrery.core.kernel.tasks import TaskQueues

Work = Callable[[Any, Report], Awaitable[Any]]
"""What does a kind of command, and gives its answer as JSON has it."""
log = logging.getLogger("orrery.agent")


class _Running:
    """A command at work."""

    def __init__(self) -> None:
        self.progress = Progress()
        self.waiting = 0
        """How many requests wait for its end."""
        self.task: asyncio.Task[Any]

    def report(self, done: int, total: int) -> None:
        """Takes note of how far it has come."""
        self.progress = Progress(done=done, total=total)


class Runner:
    """The commands of one host."""

    def __init__(
        self,
        ledger: Ledger,
        works: dict[type[Command], Work],
        metrics: AgentMetrics,
        abandoned: Callable[[Command], None] = lambda command: None,
    ) -> None:
        """`abandoned` is told of a command that has succeeded while nobody waited for it."""
        self._abandoned = abandoned
        self._ledger = ledger
        self._works = works
        self._metrics = metrics
        self._running: dict[tuple[str, str], _Running] = {}
        self._queues = TaskQueues()
        self.log = TaskLog()

    async def do(self, command: Command, seconds: float) -> Done | Progress:
        """The answer of a command, or how far it has come after so many seconds: then it goes on.

        A command that is at work already is joined. Raises Refused or Overtaken.
        """
        key = (command.name, command.model_dump_json())
        running = self._running.get(key)
        if running is None:
            running = self._running[key] = _Running()
            running.task = asyncio.create_task(self._carry_out(command, running.report))
            running.task.add_done_callback(lambda task: self._forget(key, command, task))
        running.waiting += 1
        try:
            async with asyncio.timeout(seconds):
                return Done(answer=await asyncio.shield(running.task))
        except TimeoutError:
            return running.progress
        finally:
            running.waiting -= 1

    def _forget(self, key: tuple[str, str], command: Command, task: asyncio.Task[Any]) -> None:
        running = self._running.pop(key)
        # the error is told to whoever asks again
        if not task.cancelled() and task.exception() is None and not running.waiting:
            self._abandoned(command)

    async def _carry_out(self, command: Command, report: Report) -> Any:
        began = time.monotonic()
        outcome = "failed"
        with self.log.of(command.call):
            log.info("%s %s of call %s", command.name, command.target or "", command.call)
            try:
                answer = await self._once(command, report)
                outcome = "done"
            except Refused as refused:
                outcome = "overtaken" if isinstance(refused, Overtaken) else "refused"
                raise
            finally:
                seconds = time.monotonic() - began
                log.info("%s of call %s: %s in %.3f s", command.name, command.call, outcome, seconds)
                self._metrics.ended(command.name, outcome, seconds)
        return answer

    async def _once(self, command: Command, report: Report) -> Any:
        work = self._works[type(command)]
        if command.target is None:
            return await work(command, report)
        if command.is_urgent:
            self._ledger.find(command)
            self._ledger.settle(command, None)
            return await work(command, report)
        async with self._queues.queue(command.target[0]):
            found = self._ledger.find(command)
            if found is not None:
                return found.answer
            answer = await work(command, report)
            self._ledger.settle(command, answer)
            return answer

    @property
    def at_work(self) -> int:
        """How many commands are at work."""
        return len(self._running)

    async def stop(self) -> None:
        """Breaks off what is at work; it is done again when it is asked for again."""
        for running in list(self._running.values()):
            running.task.cancel()
        for running in list(self._running.values()):
            await asyncio.wait((running.task,))
