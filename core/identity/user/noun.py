"""What users bring to a node."""

from __future__ import annotations

from core.identity.user.cascade import CASCADES
from core.identity.user.quotas import USER_GROUPS, USERS
from core.identity.user.service import UserService
from core.kernel.plugins import Noun

NOUN = Noun(name="user", services=(UserService,), cascades=CASCADES, quotas=(USERS, USER_GROUPS))
