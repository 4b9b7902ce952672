"""What users bring to a node."""

from __future__ import annotations

from orrery.core.identity.user.cascade import CASCADES
from orrery.core.identity.user.quotas import USER_GROUPS, USERS
from orrery.core.identity.user.service import UserService
from orrery.core.kernel.plugins import Noun

NOUN = Noun(name="user", services=(UserService,), cascades=CASCADES, quotas=(USERS, USER_GROUPS))
