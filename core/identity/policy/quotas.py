"""How many policies an account may have, and how much they may say together.

All of them may hold for one user, and are looked through at each of its calls.
"""

from __future__ import annotations

from orrery.core.identity.policy.model import Policy
from orrery.core.kernel.quota import Counted, Quota

POLICIES = Counted(
    Quota(
        name="policy.num",
        default=100,
        description="How many policies there may be; every account begins with two.",
        kind=Policy,
    ),
    Quota(
        name="policy.size",
        default=2000,
        description="How many statements, actions, resources and principals those policies may have.",
        kind=Policy,
        amount="size",
    ),
)
