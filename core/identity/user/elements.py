"""The elements of deployment files that make users and groups."""

from __future__ import annotations

from orrery.core.kernel.api.elements import Attachment, ElementKind, Seen

ELEMENTS = (
    ElementKind(
        tag="user",
        family="user",
        api="CreateUser",
        below=("account",),
        parent_wire="accountUuid",
        attachments=(
            Attachment(
                "policies",
                "policyRef",
                "policy",
                "AttachPolicyToUser",
                "userUuid",
                "policyUuid",
                undo="DetachPolicyFromUser",
                seen=Seen(path="policy.uuid"),
            ),
            Attachment(
                "groups",
                "groupRef",
                "group",
                "AddUserToGroup",
                "userUuid",
                "groupUuid",
                undo="RemoveUserFromGroup",
                seen=Seen(path="group.uuid"),
            ),
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
                "policies",
                "policyRef",
                "policy",
                "AttachPolicyToUserGroup",
                "groupUuid",
                "policyUuid",
                undo="DetachPolicyFromUserGroup",
                seen=Seen(path="policy.uuid"),
            ),
        ),
    ),
)
