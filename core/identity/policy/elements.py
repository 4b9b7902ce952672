"""The elements of deployment files that make policies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orrery.core.kernel.api.elements import ElementKind


def _is_made_by_somebody(policy: Mapping[str, Any]) -> bool:
    """Those that come with every account are named after it."""
    return not policy["name"].endswith(policy["accountUuid"])


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
        is_shown=_is_made_by_somebody,
    ),
)
