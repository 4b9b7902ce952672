"""Calls on policies."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from orrery.core.identity.account.messages import OwnAccountUuid
from orrery.core.identity.policy.model import Policy
from orrery.core.identity.user.messages import GroupUuid, UserUuid
from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    ApiMessage,
    CreateMessage,
    DeleteMessage,
    Description,
    Name,
    QueryMessage,
    Refers,
    Shape,
    WireModel,
)

api = Declarations(java="org.zstack.header.identity")

PolicyUuid = Annotated[str, Refers(Policy.__vo__, is_changed=True)]
AnyPolicyUuid = Annotated[str, Refers(Policy.__vo__, must_exist=False)]
Pattern = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]

Patterns = Annotated[list[Pattern], Field(max_length=200)]
PolicyUuids = Annotated[list[PolicyUuid], Field(min_length=1, max_length=100)]


class PolicyStatement(WireModel):
    """What one statement allows or denies."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=False, extra="forbid", frozen=True)

    name: Annotated[str, StringConstraints(max_length=255)] | None = None
    """Name for people."""
    effect: Literal["Allow", "Deny"]
    """Deny goes before every Allow, whichever statement or policy it is in."""
    principals: Patterns | None = None
    """Kept for clients that send it; a policy holds for the users and groups that it is attached to."""
    actions: Annotated[Patterns, Field(min_length=1)]
    """APIs by name or Java class, with ``*`` for any text; ``*:read`` is all that only reads."""
    resources: Annotated[Patterns, Field(min_length=1)] | None = None
    """``*``, a uuid, ``Kind:uuid``, ``Kind`` or ``Kind:*``; without it the statement holds for every call."""


@api.post("/accounts/policies", returns=Policy)
class CreatePolicy(CreateMessage):
    """Write down what users may call and what not; it holds for those that it is attached to."""

    name: Name
    """Name of the policy, unique in the account."""
    description: Description | None = None
    statements: Annotated[list[PolicyStatement], Field(min_length=1, max_length=200)]
    """What is allowed and what is denied."""
    account_uuid: OwnAccountUuid | None = None


@api.delete("/accounts/policies/{uuid}")
class DeletePolicy(DeleteMessage):
    """Delete a policy, from its users and groups too."""

    uuid: AnyPolicyUuid


@api.query("/accounts/policies", "/accounts/policies/{uuid}", returns=Policy)
class QueryPolicy(QueryMessage):
    """List policies."""


@api.post("/accounts/users/{userUuid}/policies")
class AttachPolicyToUser(ApiMessage):
    """Let a policy hold for a user of the same account; twice is no error."""

    user_uuid: UserUuid
    policy_uuid: PolicyUuid


@api.post("/accounts/users/{userUuid}/policy-collection")
class AttachPoliciesToUser(ApiMessage):
    """Let policies hold for a user of the same account: all of them, or none."""

    user_uuid: UserUuid
    policy_uuids: PolicyUuids


@api.delete("/accounts/users/{userUuid}/policies/{policyUuid}")
class DetachPolicyFromUser(ApiMessage):
    """Let a policy no longer hold for a user."""

    policy_uuid: PolicyUuid
    user_uuid: UserUuid


@api.delete("/accounts/users/{userUuid}/policies")
class DetachPoliciesFromUser(ApiMessage):
    """Let policies no longer hold for a user: all of them, or none."""

    policy_uuids: PolicyUuids
    user_uuid: UserUuid


@api.post("/accounts/groups/{groupUuid}/policies")
class AttachPolicyToUserGroup(ApiMessage):
    """Let a policy hold for all users of a group of the same account; twice is no error."""

    policy_uuid: PolicyUuid
    group_uuid: GroupUuid


@api.delete("/accounts/groups/{groupUuid}/policies/{policyUuid}")
class DetachPolicyFromUserGroup(ApiMessage):
    """Let a policy no longer hold for a group."""

    policy_uuid: PolicyUuid
    group_uuid: GroupUuid


class ApiPermissions(WireModel):
    """For each name that was asked for, ``Allow`` or ``Deny``."""

    inventory: dict[str, str]
    """By the name of each API, Allow or Deny."""


@api.action("/accounts/permissions/actions", is_async=False, reply=ApiPermissions, shape=Shape.INVENTORY)
class CheckApiPermission(ApiMessage):
    """Ask which APIs the caller, or a user of its account, may call, whatever resources they name."""

    user_uuid: Annotated[str, Refers("UserVO")] | None = None
    """The user that is asked about; absent: the caller."""
    api_names: Annotated[list[str], Field(min_length=1)]
    """Names of APIs, such as CreateVmInstance."""
