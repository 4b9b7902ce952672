"""The jobs that a dead node left: each ends as the run does that was carrying it out, or as interrupted."""

from __future__ import annotations

from typing import Protocol

from orrery.core.api.jobs import JobStore
from orrery.core.api.model import ApiJob
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import OrreryError
from orrery.core.kernel.workflow.job_runs import JobRuns
from orrery.core.kernel.workflow.recovery import RecoveredRun, share_job


class Awaited(Protocol):
    """Whoever lets callers wait for a job, and ends it: the dispatcher."""

    def reopen(self, row: ApiJob) -> None:
        """Lets callers wait for a job."""

    async def conclude(
        self, row: ApiJob, answer: Uuid | None, failure: OrreryError | None, runs: JobRuns
    ) -> None:
        """Ends a job with what its API answers about `answer`, or with the failure."""


class Orphans:
    """Jobs whose ends are still to come, by their uuids."""

    def __init__(self, awaited: Awaited, jobs: JobStore) -> None:
        self._awaited, self._jobs = awaited, jobs
        self._waiting: dict[Uuid, tuple[ApiJob, JobRuns]] = {}

    async def adopt(self, found: list[RecoveredRun], jobs: list[ApiJob]) -> list[ApiJob]:
        """Takes care of the jobs that a run is carrying out; gives those that no run is known of.

        A job ends as the last run does that it began.
        """
        runs: dict[Uuid, list[RecoveredRun]] = {}
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
            self._awaited.reopen(job)
            if mine[-1].flow is None:
                await self.conclude(mine[-1], mine[-1].failure)
        rest = [left.number for of_job in runs.values() for left in of_job]
        await self._jobs.forget(rest)
        return interrupted

    async def conclude(self, left: RecoveredRun, failure: OrreryError | None) -> None:
        """Gives the job of a run that has ended its result."""
        if left.row.job is None or left.row.job not in self._waiting:
            return
        job, runs = self._waiting[left.row.job]
        if runs.numbers[-1] != left.number:
            return
        del self._waiting[job.uuid]
        await self._awaited.conclude(job, left.row.answer, failure, runs)
