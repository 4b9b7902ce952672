"""Which runs belong to which API job, without every caller between having to pass it on."""

from __future__ import annotations

from dataclasses import dataclass, field

from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import Uuid


@dataclass(eq=False, slots=True)
class JobRuns:
    """The runs that an API job has begun by itself; whoever closes the job removes what they left."""

    job: Uuid
    numbers: list[int] = field(default_factory=list)
    closed: bool = False
    """Whether the job has its result; a run that ends later leaves nothing."""


class RunsOfJobs:
    """The runs of the jobs that this node works on."""

    def __init__(self) -> None:
        self._open: dict[Uuid, JobRuns] = {}

    def open(self, job: Uuid) -> JobRuns:
        """From now on the runs that are begun for a job are counted as its own."""
        self._open[job] = JobRuns(job)
        return self._open[job]

    def close(self, job: Uuid) -> None:
        """Runs that are begun later are no longer the job's."""
        self._open.pop(job, None)

    def current(self) -> JobRuns | None:
        """The runs of the job that waits for the running task; None where none does."""
        call = current_call()
        return self._open.get(call.job) if call.job is not None and not call.is_detached else None
