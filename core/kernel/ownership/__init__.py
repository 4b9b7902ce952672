"""Who calls, who owns a resource, and what a caller may therefore see and touch."""

from __future__ import annotations

from orrery.core.kernel.caller import ADMIN_UUID, Caller
from orrery.core.kernel.ownership.access import (
    Named,
    find_resource,
    lendable_kinds,
    owned_kinds,
    owner,
    owner_of,
    refuse_stranger,
    sees,
)
from orrery.core.kernel.ownership.model import SharedResource

__all__ = [
    "ADMIN_UUID",
    "Caller",
    "Named",
    "SharedResource",
    "find_resource",
    "lendable_kinds",
    "owned_kinds",
    "owner",
    "owner_of",
    "refuse_stranger",
    "sees",
]
