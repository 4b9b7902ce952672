"""What runs know of the work around them, without every caller between having to pass it on."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field

from orrery.core.kernel.db.model import Uuid


@dataclass(eq=False, slots=True)
class JobRuns:
    """The runs that an API job has begun by itself; whoever closes the job removes what they left."""

    job: Uuid
    numbers: list[int] = field(default_factory=list)
    closed: bool = False
    """Whether the job has its result; a run that ends later leaves nothing."""


current_job_runs: ContextVar[JobRuns | None] = ContextVar("current_job_runs", default=None)
"""The job that the running task works for."""

current_path: ContextVar[tuple[int, ...]] = ContextVar("current_path", default=())
"""The runs for whose steps the running task works, the outermost first."""
