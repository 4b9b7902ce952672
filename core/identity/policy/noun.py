"""What policies bring to a node."""

from __future__ import annotations

from core.identity.policy.cascade import CASCADES
from core.identity.policy.quotas import POLICIES
from core.identity.policy.service import PolicyService
from core.kernel.plugins import Noun

NOUN = Noun(name="policy", services=(PolicyService,), cascades=CASCADES, quotas=(POLICIES,))
