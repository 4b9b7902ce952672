"""Settings of L3 networks."""

from __future__ import annotations

from orrery.core.kernel.config import GlobalConfig, boolean
from orrery.core.kernel.config.forms import number
from orrery.core.network.l3.strategies import ASCENDING, FIRST_AVAILABLE, RANDOM

IP_ALLOCATE_STRATEGY = GlobalConfig(
    category="l3Network",
    name="ipAllocateStrategy",
    default=RANDOM,
    parse=str,
    choices=(FIRST_AVAILABLE, RANDOM, ASCENDING),
    bound_to=("L3NetworkVO",),
    description="How an address is chosen for a nic that asks for none in particular.",
)
MAX_RANGES = number("l3Network", "ipRange.maxNum", 100, "How many IP ranges an L3 network may have.", above=0)
MAX_DNS = number("l3Network", "dns.maxNum", 20, "How many DNS servers an L3 network may have.", above=0)
ALLOW_OVERLAPPING_RANGES = GlobalConfig(
    category="l3Network",
    name="allowOverlappingRanges",
    default="false",
    parse=boolean,
    description="Whether a new IP range may overlap one of another L3 network on the same L2 network.",
)
CONFIGS = (IP_ALLOCATE_STRATEGY, MAX_RANGES, MAX_DNS, ALLOW_OVERLAPPING_RANGES)
