"""The jobs that a dead node left: each ends as the run does that was carrying it out, or as interrupted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orrery.core.api.model import ApiJob
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import OrreryError
from orrery.core.kernel.workflow.context import JobRuns
from orrery.core.kernel.workflow.recovery import Left, share_job

if TYPE_CHECKING:
    from orrery.core.api.dispatcher import Dispatcher


class Orphans:
    """Jobs whose ends are still to come, by their uuids."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher
        self._waiting: dict[Uuid, tuple[ApiJob, JobRuns]] = {}

    async def adopt(self, found: list[Left], jobs: list[ApiJob]) -> list[ApiJob]:
        """Takes care of the jobs that a run is carrying out; gives those that no run is known of.

        A job ends as the last run does that it began.
        """
        runs: dict[Uuid, list[Left]] = {}
        for left in found:
            if left.row.job is not None:
                runs.setdefault(left.row.job, []).append(left)
        interrupted = []
        for job in jobs:
            mine = runs.pop(job.uuid, [])
            if not mine or mine[-1].parked:
                interrupted.append(job)
                continue
            self._waiting[job.uuid] = job, share_job(mine)
            self._dispatcher.reopen(job)
            if mine[-1].flow is None:
                await self.conclude(mine[-1], mine[-1].failure)
        rest = [left.number for of_job in runs.values() for left in of_job]
        await self._dispatcher.jobs.forget(rest)
        return interrupted

    async def conclude(self, left: Left, failure: OrreryError | None) -> None:
        """Gives the job of a run that has ended its result."""
        if left.row.job is None or left.row.job not in self._waiting:
            return
        job, runs = self._waiting[left.row.job]
        if runs.numbers[-1] != left.number:
            return
        del self._waiting[job.uuid]
        await self._dispatcher.conclude(job, left.row.answer, failure, runs)
