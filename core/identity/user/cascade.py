"""Users and groups go with their account, in the transaction that removes it."""

from __future__ import annotations

from orrery.core.identity.user.messages import DeleteUser, DeleteUserGroup
from orrery.core.identity.user.model import User, UserGroup
from orrery.core.kernel.cascade import Action, Edge

CASCADES = (
    Action("user.delete", User, api=DeleteUser),
    Action("userGroup.delete", UserGroup, api=DeleteUserGroup),
    Edge("account.delete", "user.delete", by="account_uuid"),
    Edge("account.delete", "userGroup.delete", by="account_uuid"),
)
