"""Jobs of dead nodes: each ends as the last of its runs does, and no sooner."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from orrery.core.api.jobs import JobStore
from orrery.core.api.model import ApiJob
from orrery.core.api.orphans import Orphans
from orrery.core.kernel.errors import OrreryError, Refused
from orrery.core.kernel.workflow import Flow, Outputs, WorkflowRun
from orrery.core.kernel.workflow.model import BACK, ENDED, FORWARD
from orrery.core.kernel.workflow.recovery import RecoveredRun
from orrery.testlib.kernel import run


@dataclass
class Told:
    """Stands for the dispatcher, and for its jobs."""

    reopened: list[str] = field(default_factory=list)
    ends: list[tuple[str, str | None, OrreryError | None]] = field(default_factory=list)
    forgotten: list[int] = field(default_factory=list)

    def reopen(self, row: ApiJob) -> None:
        """As the dispatcher does."""
        self.reopened.append(row.uuid)

    async def conclude(self, row: ApiJob, answer: str | None, failure: OrreryError | None, runs: Any) -> None:
        """As the dispatcher does."""
        self.ends.append((row.uuid, answer, failure))

    async def forget(self, numbers: list[int]) -> None:
        """As the jobs do."""
        self.forgotten += numbers


def a_run(number: int, direction: str = FORWARD, job: str | None = "job", parked: str = "") -> RecoveredRun:
    """A run that was found; it can be carried on unless it has ended or is parked."""
    row = WorkflowRun(number=number, job=job, answer=f"answer-{number}", direction=direction, error=None)
    goes_on = direction != ENDED and not parked
    flow: Flow[Any] | None = (
        Flow(cast(Any, None), cast(Any, None), cast(Any, None), Outputs()) if goes_on else None
    )
    return RecoveredRun(row, flow=flow if goes_on else None, parked=parked)


JOB = ApiJob(uuid="job")


def test_a_job_ends_with_its_last_run_and_with_no_other() -> None:
    async def body() -> None:
        told = Told()
        orphans = Orphans(told, cast(JobStore, told))
        runs = [a_run(1), a_run(2, BACK), a_run(3)]
        assert await orphans.adopt([*runs, a_run(4, job="another")], [JOB]) == []
        assert told.reopened == ["job"]
        for other in (runs[0], runs[1], a_run(4, job="another"), a_run(5, job=None)):
            await orphans.conclude(other, None)
            assert told.ends == []
        reason = Refused("no room")
        await orphans.conclude(runs[2], reason)
        await orphans.conclude(runs[2], None)
        assert told.ends == [("job", "answer-3", reason)]
        assert told.forgotten == [4]

    run(body)


@pytest.mark.parametrize("others", [(), (FORWARD,), (ENDED, FORWARD)])
def test_a_job_whose_last_run_has_ended_ends_at_once(others: tuple[str, ...]) -> None:
    async def body() -> None:
        told = Told()
        orphans = Orphans(told, cast(JobStore, told))
        before = [a_run(number, direction) for number, direction in enumerate(others, start=1)]
        last = a_run(9, ENDED)
        assert await orphans.adopt([*before, last], [JOB]) == []
        assert told.ends == [("job", "answer-9", None)]
        for run_before in before:
            await orphans.conclude(run_before, Refused("too late"))
        assert len(told.ends) == 1

    run(body)


def test_a_job_without_a_run_that_anybody_knows_is_interrupted() -> None:
    async def body() -> None:
        told = Told()
        orphans = Orphans(told, cast(JobStore, told))
        parked = [a_run(1), a_run(2, parked="unknown")]
        interrupted = await orphans.adopt(parked, [JOB, ApiJob(uuid="alone")])
        assert [job.uuid for job in interrupted] == ["job", "alone"]
        assert told.reopened == []
        await orphans.conclude(parked[0], None)
        assert told.ends == []

    run(body)
