"""Progress of jobs, and repeated calls after lost answers."""

from __future__ import annotations

import asyncio

import pytest

from orrery.core.kernel.progress import JOBS_KEPT, Progress
from orrery.core.kernel.workflow.calls import retry_call
from orrery.testlib.kernel import run


def test_only_steps_forward_are_kept() -> None:
    progress = Progress()
    for percent in (10, 10, 5, 40):
        progress.report("job", "download", percent, 0)
    assert [report.percent for report in progress.of("job")] == [10, 40]


def test_the_oldest_jobs_are_forgotten() -> None:
    progress = Progress()
    for number in range(JOBS_KEPT + 2):
        progress.report(f"job-{number}", "download", 1, 0)
    assert progress.jobs()[0] == "job-2"
    assert progress.of("job-0") == []


def test_work_without_a_job_tells_nobody() -> None:
    progress = Progress()
    progress.report(None, "download", 1, 0)
    assert progress.jobs() == []


def test_a_call_without_an_answer_is_made_again() -> None:
    calls = []

    async def silent_at_first() -> int:
        calls.append(asyncio.get_running_loop().time())
        if len(calls) < 3:
            await asyncio.sleep(1000)
        return 7

    async def body() -> None:
        assert await retry_call(silent_at_first, again_after=30) == 7
        assert calls == [0, 30, 60]

    run(body)


def test_patience_ends_with_that_of_the_caller() -> None:
    async def body() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(100):
                await retry_call(lambda: asyncio.sleep(1000), again_after=30)

    run(body)
