"""Settings of L3 networks."""

from __future__ import annotations

from core.kernel.config import GlobalConfig, boolean
from core.network.l3.strategies import ASCENDING, FIRST_AVAILABLE, RANDOM

IP_ALLOCATE_STRATEGY = GlobalConfig(
    category="l3Network",
    name="ipAllocateStrategy",
    default=RANDOM,
    parse=str,
    choices=(FIRST_AVAILABLE, RANDOM, ASCENDING),
    bound_to=("L3NetworkVO",),
    description="How an address is chosen for a nic that asks for none in particular.",
)
ALLOW_OVERLAPPING_RANGES = GlobalConfig(
    category="l3Network",
    name="allowOverlappingRanges",
    default="false",
    parse=boolean,
    description="Whether a new IP range may overlap one of another L3 network on the same L2 network.",
)
CONFIGS = (IP_ALLOCATE_STRATEGY, ALLOW_OVERLAPPING_RANGES)
