"""The elements of deployment files that make quotas."""

from __future__ import annotations

from orrery.core.kernel.api.elements import ElementKind

ELEMENTS = (
    ElementKind(
        tag="quota",
        family="quota",
        api="UpdateQuota",
        below=("account",),
        parent_wire="identityUuid",
        pairs=("name", "value"),
        setting=("identityUuid", "name"),
        named=False,
    ),
)
