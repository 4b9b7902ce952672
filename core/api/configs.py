"""Settings of the API."""

from __future__ import annotations

from orrery.core.kernel.config import GlobalConfig
from orrery.core.kernel.config.forms import flag, number
from orrery.core.kernel.origin import is_among
from orrery.core.kernel.tags.limits import TAGS_PER_RESOURCE


def _networks(value: str) -> str:
    is_among("", value)
    return value


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
TRUSTED_PROXIES = GlobalConfig(
    category="rest",
    name="trustedProxies",
    default="",
    parse=_networks,
    description="Addresses or networks, with commas, of proxies whose header X-Request-Ip names the client.",
)
CHECK_TIME_ZONE = flag(
    "rest",
    "checkTimeZone",
    False,
    "Whether the date of a signed call is read in the zone that it names, instead of in UTC.",
)
JOBS_PER_ACCOUNT = number(
    "rest",
    "jobs.perAccount",
    5000,
    "How many asynchronous calls of one account a node works on at a time; administrators are not limited.",
    above=0,
)
CONFIGS = (
    CHECK_TIME_ZONE,
    JOB_KEPT_SECONDS,
    JOBS_PER_ACCOUNT,
    PURGE_INTERVAL,
    TAGS_PER_RESOURCE,
    TRUSTED_PROXIES,
)
