"""How much of what an account may have: declared by the noun whose rows are counted, kept in a row each."""

from __future__ import annotations

from orrery.core.kernel.quota.declaration import Counted, Quota
from orrery.core.kernel.quota.ledger import charge
from orrery.core.kernel.quota.model import AccountQuota
from orrery.core.kernel.quota.quotas import Quotas

__all__ = ["AccountQuota", "Counted", "Quota", "Quotas", "charge"]
