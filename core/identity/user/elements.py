"""The elements of deployment files that make users and groups."""

from __future__ import annotations

from orrery.core.kernel.api.elements import Attachment, ElementKind

ELEMENTS = (
    ElementKind(
        tag="user",
        family="user",
        api="CreateUser",
        below=("account",),
        parent_wire="accountUuid",
        attachments=(
            Attachment("policies", "policyRef", "policy", "AttachPolicyToUser", "userUuid", "policyUuid"),
            Attachment("groups", "groupRef", "group", "AddUserToGroup", "userUuid", "groupUuid"),
        ),
    ),
    ElementKind(
        tag="group",
        family="group",
        api="CreateUserGroup",
        below=("account",),
        parent_wire="accountUuid",
        attachments=(
            Attachment(
                "policies", "policyRef", "policy", "AttachPolicyToUserGroup", "groupUuid", "policyUuid"
            ),
        ),
    ),
)
