"""Settings of the API."""

from __future__ import annotations

from core.kernel.config.forms import number

JOB_KEPT_SECONDS = number(
    "rest",
    "completedApi.expiredPeriod",
    10_800,
    "Seconds for which a finished job can be asked about.",
    above=0,
)
PURGE_INTERVAL = number(
    "rest", "expiredApi.scanInterval", 3600, "Seconds between two searches for jobs to forget.", above=1
)
CONFIGS = (
    JOB_KEPT_SECONDS,
    PURGE_INTERVAL,
)
