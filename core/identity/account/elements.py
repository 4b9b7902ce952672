"""The elements of deployment files that make accounts."""

from __future__ import annotations

from orrery.core.kernel.api.elements import ElementKind

ELEMENTS = (
    ElementKind(
        tag="account",
        family="account",
        api="CreateAccount",
        below=("",),
        feature="a second account",
        is_shown=lambda account: account["type"] != "SystemAdmin",
    ),
)
