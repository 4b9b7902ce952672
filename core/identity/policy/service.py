"""Handlers of the calls on policies."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from orrery.core.identity.account.hooks import hookimpl
from orrery.core.identity.policy.actions import KnownActions, texts_of
from orrery.core.identity.policy.messages import (
    ApiPermissions,
    AttachPoliciesToUser,
    AttachPolicyToUser,
    AttachPolicyToUserGroup,
    CheckApiPermission,
    CreatePolicy,
    DeletePolicy,
    DetachPoliciesFromUser,
    DetachPolicyFromUser,
    DetachPolicyFromUserGroup,
)
from orrery.core.identity.policy.model import Policy, UserGroupPolicyRef, UserPolicyRef, size_of
from orrery.core.identity.policy.permissions import ALLOW, DENY, Permissions
from orrery.core.identity.policy.quotas import POLICIES
from orrery.core.identity.policy.statements import checked
from orrery.core.identity.policy.transactions import (
    Call,
    able_to_take_back,
    attach,
    default_names,
    permissions_of,
)
from orrery.core.identity.user.model import User, UserGroup
from orrery.core.kernel import resources
from orrery.core.kernel.api.message import ApiMessage, Declaration
from orrery.core.kernel.bus import handles
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, Refused
from orrery.core.kernel.ids import new_uuid
from orrery.core.kernel.ownership import Caller, Named, owner
from orrery.core.kernel.plugins import Service

READS_ALL = {"name": "read", "effect": ALLOW, "actions": ["*:read"]}
CHANGES_ITSELF = {"name": "password", "effect": ALLOW, "actions": ["UpdateUser", "CheckApiPermission"]}
"""A user may change no other user, whatever is allowed."""


class PolicyService(Service):
    """Everything that happens to policies."""

    async def start(self) -> None:
        """Which APIs there are is known now."""
        self._known = KnownActions(self.node.declarations.values())

    @handles(CreatePolicy)
    async def create(self, message: CreatePolicy) -> Uuid:
        """Records the policy. Raises InvalidArgument with the place of a mistake, or for a taken name."""
        uuid = message.resource_uuid or self.node.new_uuid()
        statements = checked(message.statements, self._known)
        values = {
            "uuid": uuid,
            "name": message.name,
            "description": message.description,
            "account_uuid": message.account_uuid or owner(),
            "statements": statements,
            "size": size_of(statements),
        }
        await self.node.db.write(_create, message, self.node.random.getrandbits(64), values)
        return uuid

    @handles(DeletePolicy)
    async def delete(self, message: DeletePolicy) -> None:
        """Removes the policy, also from those who have it. Raises Refused for a lock-out."""
        await self.node.db.write(_delete, message.uuid, current_call().caller)

    @handles(AttachPolicyToUser)
    async def attach_to_user(self, message: AttachPolicyToUser) -> None:
        """Lets the policy hold for the user. Raises Refused for another account's, or a lock-out."""
        await self._attach(message.user_uuid, [message.policy_uuid])

    @handles(AttachPoliciesToUser)
    async def attach_all_to_user(self, message: AttachPoliciesToUser) -> None:
        """Lets all of the policies hold for the user, or none. Raises as for one."""
        await self._attach(message.user_uuid, message.policy_uuids)

    async def _attach(self, user: Uuid, policies: Sequence[Uuid]) -> None:
        await self.node.db.write(_attach_to_user, user, policies, current_call().caller)

    @handles(AttachPolicyToUserGroup)
    async def attach_to_group(self, message: AttachPolicyToUserGroup) -> None:
        """Lets the policy hold for the group. Raises Refused for another account's, or a lock-out."""
        await self.node.db.write(_attach_to_group, message, current_call().caller)

    @handles(DetachPolicyFromUser)
    async def detach_from_user(self, message: DetachPolicyFromUser) -> None:
        """The policy no longer holds for the user. Raises Refused for a lock-out."""
        await self._detach(message.user_uuid, [message.policy_uuid])

    @handles(DetachPoliciesFromUser)
    async def detach_all_from_user(self, message: DetachPoliciesFromUser) -> None:
        """The policies no longer hold for the user. Raises Refused for a lock-out; then all still do."""
        await self._detach(message.user_uuid, message.policy_uuids)

    async def _detach(self, user: Uuid, policies: Sequence[Uuid]) -> None:
        await self.node.db.write(_detach_from_user, user, policies, current_call().caller)

    @handles(DetachPolicyFromUserGroup)
    async def detach_from_group(self, message: DetachPolicyFromUserGroup) -> None:
        """The policy no longer holds for the group. Raises Refused for a lock-out."""
        await self.node.db.write(_detach_from_group, message, current_call().caller)

    @handles(CheckApiPermission)
    async def check(self, message: CheckApiPermission) -> ApiPermissions:
        """Which APIs the caller or the user may call. Raises InvalidArgument for a name that no API has."""
        caller = current_call().caller
        user = message.user_uuid
        if user is None and caller is not None and caller.is_user:
            user = caller.user_uuid
        permissions = await self.node.db.query(permissions_of, user) if user is not None else None
        is_admin = caller is None or caller.is_admin
        wanted = {name: self._declared(name) for name in message.api_names}
        may = {name: _may(api, permissions, is_admin=is_admin) for name, api in wanted.items()}
        return ApiPermissions(inventory={name: ALLOW if found else DENY for name, found in may.items()})

    def _declared(self, name: str) -> Declaration:
        for api in self.node.declarations.values():
            if name in texts_of(api):
                return api
        raise InvalidArgument(f"field[apiNames]: there is no API called [{name}]")

    @hookimpl
    def account_created(self, tx: Transaction, account_uuid: Uuid, seed: int) -> None:
        """Every account has the policies that its new users get."""
        rng = random.Random(f"{seed}/policies")
        for name, statement in zip(default_names(account_uuid), (READS_ALL, CHANGES_ITSELF), strict=True):
            statements = [statement]
            values: dict[str, Any] = {"name": name, "account_uuid": account_uuid}
            values |= {"statements": statements, "size": size_of(statements)}
            POLICIES.added(tx, values)
            tx.insert(Policy, uuid=new_uuid(tx.now, rng), **values)

    @hookimpl
    def account_removed(self, tx: Transaction, account_uuid: Uuid) -> None:
        """An account's policies go with it."""
        for policy in tx.find(Policy, account_uuid=account_uuid):
            POLICIES.removed(tx, vars(policy))
            resources.delete(tx, Policy, policy.uuid)


def _may(api: Declaration, permissions: Permissions | None, *, is_admin: bool) -> bool:
    return (is_admin or not api.admin) and (permissions is None or permissions.may_ever(api))


def _create(tx: Transaction, message: CreatePolicy, seed: int, values: Mapping[str, Any]) -> None:
    if tx.first(Policy, account_uuid=values["account_uuid"], name=message.name) is not None:
        raise InvalidArgument(
            f"field[name]: the account has a policy called [{message.name}]; choose another name"
        )
    POLICIES.added(tx, values)
    resources.create(tx, Policy, message, seed, values)


def _delete(tx: Transaction, uuid: Uuid, caller: Caller | None) -> None:
    row = tx.get(Policy, uuid)
    if row is None:
        return
    policy = Named(Policy.__vo__, uuid)
    own = Named(User.__vo__, caller.user_uuid if caller is not None else "")
    remade: tuple[Call, ...] = ((CreatePolicy, ()), (AttachPolicyToUser, (own, policy)))
    with able_to_take_back(tx, caller, (DeletePolicy, (policy,)), *remade):
        POLICIES.removed(tx, vars(row))
        resources.delete(tx, Policy, uuid)


def _attach_to_user(tx: Transaction, user: Uuid, policies: Sequence[Uuid], caller: Caller | None) -> None:
    account = tx.require(User, user).account_uuid
    with able_to_take_back(tx, caller, *_ways(User.__vo__, user, policies)):
        for policy in policies:
            _refuse_other_account(tx, policy, account, f"user[uuid:{user}]")
            attach(tx, UserPolicyRef, {"user_uuid": user, "policy_uuid": policy})


def _attach_to_group(tx: Transaction, message: AttachPolicyToUserGroup, caller: Caller | None) -> None:
    group, policy = message.group_uuid, message.policy_uuid
    account = tx.require(UserGroup, group).account_uuid
    with able_to_take_back(tx, caller, *_ways(UserGroup.__vo__, group, [policy])):
        _refuse_other_account(tx, policy, account, f"group[uuid:{group}]")
        attach(tx, UserGroupPolicyRef, {"group_uuid": group, "policy_uuid": policy})


def _refuse_other_account(tx: Transaction, policy: Uuid, account: Uuid, whom: str) -> None:
    if tx.require(Policy, policy).account_uuid != account:
        raise Refused(f"policy[uuid:{policy}] and {whom} belong to different accounts")


def _detach_from_user(tx: Transaction, user: Uuid, policies: Sequence[Uuid], caller: Caller | None) -> None:
    with able_to_take_back(tx, caller, *_ways(User.__vo__, user, policies)):
        for policy in policies:
            tx.delete(UserPolicyRef, user_uuid=user, policy_uuid=policy)


def _detach_from_group(tx: Transaction, message: DetachPolicyFromUserGroup, caller: Caller | None) -> None:
    group, policy = message.group_uuid, message.policy_uuid
    with able_to_take_back(tx, caller, *_ways(UserGroup.__vo__, group, [policy])):
        tx.delete(UserGroupPolicyRef, group_uuid=group, policy_uuid=policy)


def _ways(vo: str, uuid: Uuid, policies: Sequence[Uuid]) -> tuple[Call, ...]:
    """Attaching policies and detaching them again."""
    is_group = vo == UserGroup.__vo__
    both: tuple[type[ApiMessage], ...] = (AttachPolicyToUser, DetachPolicyFromUser)
    both = (AttachPolicyToUserGroup, DetachPolicyFromUserGroup) if is_group else both
    named = [(Named(vo, uuid), Named(Policy.__vo__, policy)) for policy in policies]
    return tuple((message, pair) for pair in named for message in both)
