"""What quotas bring to a node."""

from __future__ import annotations

from orrery.core.identity.quota.service import QuotaService
from orrery.core.kernel.plugins import Noun

NOUN = Noun(name="quota", services=(QuotaService,))
