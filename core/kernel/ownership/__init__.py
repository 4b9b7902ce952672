"""Who calls, who owns a resource, and what a caller may therefore see and touch."""

from __future__ import annotations

from orrery.core.kernel.ownership.access import (
    Named,
    find_resource,
    lendable_kinds,
    owned_kinds,
    owner_of,
    refuse_stranger,
    sees,
)
from orrery.core.kernel.ownership.caller import ADMIN_UUID, Caller, current_caller, owner
from orrery.core.kernel.ownership.model import SharedResource

__all__ = [
    "ADMIN_UUID",
    "Caller",
    "Named",
    "SharedResource",
    "current_caller",
    "find_resource",
    "lendable_kinds",
    "owned_kinds",
    "owner",
    "owner_of",
    "refuse_stranger",
    "sees",
]
