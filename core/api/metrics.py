"""What the API layer measures: calls and jobs."""

from __future__ import annotations

from orrery.core.kernel.metrics import Counter, Gauge, Histogram

CALLS = Counter(
    name="orrery_calls_total",
    description="Synchronous API calls that have been answered.",
    labels=("api", "result"),
)
CALL_SECONDS = Histogram(
    name="orrery_call_seconds",
    description="How long synchronous API calls took, from the check of the session to the answer.",
    labels=("api",),
)
JOBS = Counter(
    name="orrery_jobs_total", description="Asynchronous API calls that have ended.", labels=("api", "result")
)
JOBS_RUNNING = Gauge(
    name="orrery_jobs_running", description="Asynchronous API calls under way on this node.", labels=("api",)
)
JOB_SECONDS = Histogram(
    name="orrery_job_seconds",
    description="How long asynchronous API calls took, from the call to the durable result.",
    labels=("api",),
)
STREAMS = Gauge(name="orrery_event_streams", description="Open streams of events.")
METRICS = (CALLS, CALL_SECONDS, JOBS, JOBS_RUNNING, JOB_SECONDS, STREAMS)


def result(success: bool) -> str:
    """The label for how something ended."""
    return "success" if success else "failure"
