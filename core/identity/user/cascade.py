"""Users and groups go with their account, in the transaction that removes it."""

from __future__ import annotations

from core.identity.user.messages import DeleteUser, DeleteUserGroup
from core.identity.user.model import User, UserGroup
from core.kernel.cascade import Action, Edge

CASCADES = (
    Action("user.delete", User, api=DeleteUser),
    Action("userGroup.delete", UserGroup, api=DeleteUserGroup),
    Edge("account.delete", "user.delete", by="account_uuid"),
    Edge("account.delete", "userGroup.delete", by="account_uuid"),
)
