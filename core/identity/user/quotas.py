"""How many users, and groups of them, an account may have."""

from __future__ import annotations

from orrery.core.identity.user.model import User, UserGroup
from orrery.core.kernel.quota import Counted, Quota

USERS = Counted(
    Quota(
        name="user.num",
        default=200,
        description="How many users there may be.",
        kind=User,
    ),
)
USER_GROUPS = Counted(
    Quota(
        name="userGroup.num",
        default=100,
        description="How many groups of users there may be.",
        kind=UserGroup,
    ),
)
