"""What policies bring to a node."""

from __future__ import annotations

from orrery.core.identity.policy.cascade import CASCADES
from orrery.core.identity.policy.quotas import POLICIES
from orrery.core.identity.policy.service import PolicyService
from orrery.core.kernel.plugins import Noun

NOUN = Noun(name="policy", services=(PolicyService,), cascades=CASCADES, quotas=(POLICIES,))
