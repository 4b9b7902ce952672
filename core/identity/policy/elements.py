"""The elements of deployment files that make policies."""

from __future__ import annotations

from orrery.core.kernel.api.elements import ElementKind

ELEMENTS = (
    ElementKind(
        tag="policy",
        family="policy",
        api="CreatePolicy",
        below=("account",),
        plural="policies",
        parent_wire="accountUuid",
        feature="a policy in a file of its own",
        elsewhere="policyFilePath",
    ),
)
