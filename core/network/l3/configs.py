"""Settings of L3 networks."""

from __future__ import annotations

from core.kernel.config import GlobalConfig
from core.kernel.config.forms import flag, kept, text
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
STORED = kept(
    text(
        "l3Network",
        "ipv6AllocateStrategy",
        "RandomIpv6AllocatorStrategy",
        "The same for IPv6.",
        choices=("FirstAvailableIpv6AllocatorStrategy", "RandomIpv6AllocatorStrategy"),
        bound_to=("L3NetworkVO",),
    ),
    flag("l3Network", "basic.network.enable.ra", False, "Whether routers advertise themselves by IPv6."),
)
CONFIGS = (IP_ALLOCATE_STRATEGY, *STORED)
