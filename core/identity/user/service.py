"""Handlers of the calls on users and groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orrery.core.identity.accesskey.transactions import delete_keys
from orrery.core.identity.account.hooks import hookimpl
from orrery.core.identity.account.model import Account
from orrery.core.identity.account.passwords import hashed
from orrery.core.identity.login.messages import (
    CheckPassword,
    login_name,
    require_present_password,
    require_unchanged,
)
from orrery.core.identity.policy.messages import AttachPolicyToUserGroup
from orrery.core.identity.policy.transactions import able_to_take_back, attach_defaults
from orrery.core.identity.session.messages import CloseSessions
from orrery.core.identity.session.transactions import close_sessions_of_user
from orrery.core.identity.user.messages import (
    AddUserToGroup,
    CreateUser,
    CreateUserGroup,
    DeleteUser,
    DeleteUserGroup,
    RemoveUserFromGroup,
    UpdateUser,
    UpdateUserGroup,
)
from orrery.core.identity.user.model import User, UserGroup, UserGroupUserRef
from orrery.core.identity.user.quotas import USER_GROUPS, USERS
from orrery.core.kernel import resources
from orrery.core.kernel.bus import handles
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, PermissionDenied, Refused
from orrery.core.kernel.ownership import Caller, Named, owner
from orrery.core.kernel.plugins import Service


class UserService(Service):
    """Everything that happens to users and groups."""

    @handles(CreateUser)
    async def create(self, message: CreateUser) -> Uuid:
        """Records the user. Raises InvalidArgument where the account has one of that name."""
        uuid = message.resource_uuid or self.node.new_uuid()
        values = _described(message, uuid)
        values["password"] = await hashed(self.node, message.password)
        await self.node.db.write(_create_user, message, self.node.random.getrandbits(64), values)
        return uuid

    @handles(UpdateUser)
    async def update(self, message: UpdateUser) -> Uuid:
        """Changes what is given; a new password ends the user's other sessions.

        Raises PermissionDenied for another user than the caller, or without the old password, LockedOut or
        TooManyLogins as a login does.
        """
        caller = current_call().caller
        uuid = message.uuid or _own_user(caller)
        values: dict[str, Any] = {"name": message.name, "description": message.description}
        checked = None
        if caller is not None and caller.is_user:
            checked = await self._refuse_unless_own(message, uuid, caller)
        if message.password is not None:
            values["password"] = await hashed(self.node, message.password)
        kept = current_call().session
        await self.node.db.write(_update_user, uuid, values, checked, kept or "")
        if message.password is not None:
            await self.node.bus.call(CloseSessions(user_uuid=uuid, except_session=kept))
        return uuid

    async def _refuse_unless_own(self, message: UpdateUser, uuid: Uuid, caller: Caller) -> str | None:
        """The stored password that was checked; None if the password is to stay."""
        if uuid != caller.user_uuid:
            raise PermissionDenied(f"field[uuid]: user[uuid:{caller.user_uuid}] may only change itself")
        if message.password is None:
            return None
        user = await self.node.db.read(Transaction.require, User, uuid)
        account = await self.node.db.read(Transaction.require, Account, user.account_uuid)
        await require_present_password(
            self.node,
            CheckPassword(login_name(account.name, user.name), message.old_password or "", user.password),
            "a user has to give its present password to change it",
        )
        return user.password

    @handles(DeleteUser)
    async def delete(self, message: DeleteUser) -> None:
        """Removes the user, and ends its sessions. Raises Refused where it is the caller."""
        await self.node.db.write(_delete_user, message, current_call().caller)
        await self.node.bus.call(CloseSessions(user_uuid=message.uuid))

    @handles(CreateUserGroup)
    async def create_group(self, message: CreateUserGroup) -> Uuid:
        """Records the group. Raises InvalidArgument where the account has one of that name."""
        uuid = message.resource_uuid or self.node.new_uuid()
        seed, values = self.node.random.getrandbits(64), _described(message, uuid)
        await self.node.db.write(_create_group, message, seed, values)
        return uuid

    @handles(UpdateUserGroup)
    async def update_group(self, message: UpdateUserGroup) -> Uuid:
        """Changes what is given. Raises InvalidArgument where the account has one of that name."""
        await self.node.db.write(_update_group, message)
        return message.uuid

    @handles(DeleteUserGroup)
    async def delete_group(self, message: DeleteUserGroup) -> None:
        """Removes the group. Raises Refused where its author could not take that back."""
        await self.node.db.write(_delete_group, message.uuid, current_call().caller)

    @handles(AddUserToGroup)
    async def join(self, message: AddUserToGroup) -> None:
        """Puts the user into the group. Raises Refused for another account's, or a lock-out."""
        await self.node.db.write(_join, message, current_call().caller)

    @handles(RemoveUserFromGroup)
    async def leave(self, message: RemoveUserFromGroup) -> None:
        """Takes the user out of the group. Raises Refused for a lock-out."""
        await self.node.db.write(_leave, message, current_call().caller)

    @hookimpl
    def account_removed(self, tx: Transaction, account_uuid: Uuid) -> None:
        """An account's users and groups go with it."""
        for model, counted in ((User, USERS), (UserGroup, USER_GROUPS)):
            for row in tx.find(model, account_uuid=account_uuid):
                counted.removed(tx, vars(row))
                resources.delete(tx, model, row.uuid)


def _described(message: CreateUser | CreateUserGroup, uuid: Uuid) -> dict[str, Any]:
    described = {"uuid": uuid, "name": message.name, "description": message.description}
    return {**described, "account_uuid": message.account_uuid or owner()}


def _own_user(caller: Caller | None) -> Uuid:
    if caller is None or not caller.is_user:
        raise InvalidArgument("field[uuid] is missing: an account has to say which of its users it means")
    return caller.user_uuid


def _create_user(tx: Transaction, message: CreateUser, seed: int, values: Mapping[str, Any]) -> None:
    _refuse_taken(tx, User, values["account_uuid"], message.name)
    USERS.added(tx, values)
    resources.create(tx, User, message, seed, values)
    attach_defaults(tx, values["account_uuid"], values["uuid"])


def _update_user(
    tx: Transaction, uuid: Uuid, values: Mapping[str, Any], checked: str | None, kept: Uuid
) -> None:
    user = tx.require(User, uuid)
    require_unchanged(checked, user.password)
    if values["name"] not in (None, user.name):
        _refuse_taken(tx, User, user.account_uuid, values["name"])
    resources.change(tx, User, uuid, values)
    if "password" in values:
        close_sessions_of_user(tx, uuid, kept)


def _delete_user(tx: Transaction, message: DeleteUser, caller: Caller | None) -> None:
    if caller is not None and caller.user_uuid == message.uuid:
        raise Refused(f"user[uuid:{message.uuid}] would lock itself out; have the account delete it")
    user = tx.get(User, message.uuid)
    if user is None:
        return
    close_sessions_of_user(tx, user.uuid)
    delete_keys(tx, user_uuid=user.uuid)
    USERS.removed(tx, vars(user))
    resources.delete(tx, User, user.uuid)


def _create_group(tx: Transaction, message: CreateUserGroup, seed: int, values: Mapping[str, Any]) -> None:
    _refuse_taken(tx, UserGroup, values["account_uuid"], message.name)
    USER_GROUPS.added(tx, values)
    resources.create(tx, UserGroup, message, seed, values)


def _update_group(tx: Transaction, message: UpdateUserGroup) -> None:
    group = tx.require(UserGroup, message.uuid)
    if message.name not in (None, group.name):
        _refuse_taken(tx, UserGroup, group.account_uuid, str(message.name))
    values = {"name": message.name, "description": message.description}
    resources.change(tx, UserGroup, message.uuid, values)


def _refuse_taken(tx: Transaction, model: type[User] | type[UserGroup], account: Uuid, name: str) -> None:
    if tx.first(model, account_uuid=account, name=name) is not None:
        what = "user" if model is User else "group"
        raise InvalidArgument(f"field[name]: the account has a {what} called [{name}]; choose another name")


def _delete_group(tx: Transaction, uuid: Uuid, caller: Caller | None) -> None:
    row = tx.get(UserGroup, uuid)
    if row is None:
        return
    group = Named(UserGroup.__vo__, uuid)
    remade = ((CreateUserGroup, ()), (AttachPolicyToUserGroup, (group,)), (AddUserToGroup, (group,)))
    with able_to_take_back(tx, caller, (DeleteUserGroup, (group,)), *remade):
        USER_GROUPS.removed(tx, vars(row))
        resources.delete(tx, UserGroup, uuid)


def _join(tx: Transaction, message: AddUserToGroup, caller: Caller | None) -> None:
    user, group = tx.require(User, message.user_uuid), tx.require(UserGroup, message.group_uuid)
    if user.account_uuid != group.account_uuid:
        raise Refused(f"user[uuid:{user.uuid}] and group[uuid:{group.uuid}] belong to different accounts")
    with able_to_take_back(tx, caller, *_both_ways(user.uuid, group.uuid)):
        if tx.first(UserGroupUserRef, group_uuid=group.uuid, user_uuid=user.uuid) is None:
            times = {"create_date": tx.now, "last_op_date": tx.now}
            tx.insert(UserGroupUserRef, group_uuid=group.uuid, user_uuid=user.uuid, **times)


def _leave(tx: Transaction, message: RemoveUserFromGroup, caller: Caller | None) -> None:
    with able_to_take_back(tx, caller, *_both_ways(message.user_uuid, message.group_uuid)):
        tx.delete(UserGroupUserRef, group_uuid=message.group_uuid, user_uuid=message.user_uuid)


def _both_ways(user: Uuid, group: Uuid) -> tuple[Any, ...]:
    named = (Named(User.__vo__, user), Named(UserGroup.__vo__, group))
    return (AddUserToGroup, named), (RemoveUserFromGroup, named)
