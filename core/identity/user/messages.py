"""Calls on users and groups."""

from __future__ import annotations

from typing import Annotated

from orrery.core.identity.account.messages import OwnAccountUuid
from orrery.core.identity.user.model import User, UserGroup
from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    ApiMessage,
    CreateMessage,
    DeleteMessage,
    Description,
    Name,
    QueryMessage,
    Refers,
)
from orrery.core.kernel.api.secrecy import PasswordHash

api = Declarations(java="org.zstack.header.identity")

UserUuid = Annotated[str, Refers(User.__vo__, is_changed=True)]
GroupUuid = Annotated[str, Refers(UserGroup.__vo__, is_changed=True)]
AnyUserUuid = Annotated[str, Refers(User.__vo__, must_exist=False)]
AnyGroupUuid = Annotated[str, Refers(UserGroup.__vo__, must_exist=False)]


@api.post("/accounts/users", returns=User)
class CreateUser(CreateMessage):
    """Add a user to the caller's account; until policies say more, it may read, and change its password."""

    name: Name
    """Login name, unique in the account."""
    password: PasswordHash
    """SHA-512 of the password, as 128 hex digits; the command line hashes it."""
    description: Description | None = None
    account_uuid: OwnAccountUuid | None = None


@api.action("/accounts/users/actions", returns=User)
class UpdateUser(ApiMessage):
    """Rename or describe a user, or change its password; a user does so for itself alone."""

    uuid: UserUuid | None = None
    """The user; without it the one that calls."""
    password: PasswordHash | None = None
    """The new password as its SHA-512; absent: unchanged."""
    name: Name | None = None
    """The new login name, unique in the account; absent: unchanged."""
    description: Description | None = None
    old_password: PasswordHash | None = None
    """What the password was; users and tenants have to know it."""


@api.delete("/accounts/users/{uuid}")
class DeleteUser(DeleteMessage):
    """Delete a user; its sessions end at once."""

    uuid: AnyUserUuid


@api.query("/accounts/users", "/accounts/users/{uuid}", returns=User)
class QueryUser(QueryMessage):
    """List users."""


@api.post("/accounts/groups", returns=UserGroup)
class CreateUserGroup(CreateMessage):
    """Make a group of users of the caller's account."""

    name: Name
    """Name of the group, unique in the account."""
    description: Description | None = None
    account_uuid: OwnAccountUuid | None = None


@api.action("/accounts/groups/actions", returns=UserGroup)
class UpdateUserGroup(ApiMessage):
    """Rename or describe a group."""

    uuid: GroupUuid
    name: Name | None = None
    description: Description | None = None


@api.delete("/accounts/groups/{uuid}")
class DeleteUserGroup(DeleteMessage):
    """Delete a group; its users stay, without its policies."""

    uuid: AnyGroupUuid


@api.post("/accounts/groups/{groupUuid}/users")
class AddUserToGroup(ApiMessage):
    """Put a user into a group of the same account; twice is no error."""

    user_uuid: UserUuid
    group_uuid: GroupUuid


@api.delete("/accounts/groups/{groupUuid}/users/{userUuid}")
class RemoveUserFromGroup(ApiMessage):
    """Take a user out of a group; one that is not in it is no error."""

    user_uuid: UserUuid
    group_uuid: GroupUuid


@api.query("/accounts/groups", "/accounts/groups/{uuid}", returns=UserGroup)
class QueryUserGroup(QueryMessage):
    """List groups of users."""
