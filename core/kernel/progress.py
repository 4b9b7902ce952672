"""How far long work has come, by the job that it is done for. Kept in memory, for the latest jobs only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from orrery.core.kernel.db.model import Uuid

JOBS_KEPT = 1000

Report = Callable[[int, int], None]
"""Called now and then with how much of a long outside call is done, and how much there is (bytes)."""


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """One report; `time` is in milliseconds since 1970."""

    task_name: str
    percent: int
    time: int


class Progress:
    """The reports of each job, the oldest first; of each task only the steps forward."""

    def __init__(self) -> None:
        self._jobs: dict[Uuid, list[TaskProgress]] = {}

    def report(self, job: Uuid | None, task_name: str, percent: int, now: int) -> None:
        """Notes how far a task of a job has come; without a job there is nobody to tell."""
        if job is None:
            return
        reports = self._jobs.setdefault(job, [])
        if not reports or reports[-1].task_name != task_name or reports[-1].percent < percent:
            reports.append(TaskProgress(task_name, percent, now))
        while len(self._jobs) > JOBS_KEPT:
            del self._jobs[next(iter(self._jobs))]

    def of(self, job: Uuid) -> list[TaskProgress]:
        """All reports of a job."""
        return list(self._jobs.get(job, ()))

    def jobs(self) -> list[Uuid]:
        """The jobs with reports, the oldest first."""
        return list(self._jobs)
