"""Settings of long jobs."""

from __future__ import annotations

from orrery.core.kernel.config.forms import number

THREE_DAYS = 259_200

TIMEOUT = number(
    "longJob",
    "longJob.api.timeout",
    THREE_DAYS,
    "Seconds after which a long job is ended and undone.",
)
JOBS_AT_ONCE = number("longJob", "parallelism", 100, "How many long jobs a node works on at once.", above=0)
CONFIGS = (TIMEOUT, JOBS_AT_ONCE)
