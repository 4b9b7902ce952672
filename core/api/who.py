"""Who may call an API, worked out from its declaration.

A user has to be allowed by a policy besides; see `orrery.core.identity.policy.permissions`.
"""

from __future__ import annotations

import enum
from typing import Any

from orrery.core.api.references import references
from orrery.core.kernel.api.message import ANY_RESOURCE, Declaration
from orrery.core.kernel.db.model import AdminsOnly, models_by_vo


class Who(enum.StrEnum):
    """Whoever may call; administrators may call everything."""

    NOBODY = "nobody"
    """No session is needed."""
    ITSELF = "itself"
    """Every session, about itself: a user needs no policy for that."""
    SESSION = "session"
    """Every session: the call names nothing that an account owns."""
    SHARED = "shared"
    """Whoever owns what the call names, or has it shared; of a query: sees that."""
    OWNER = "owner"
    """Whoever owns what the call changes."""
    ADMIN = "admin"
    """Administrators alone: the call says so, or changes a part of the datacenter."""


def who_may_call(api: Declaration) -> Who:
    """The least that a caller has to be."""
    if not api.login_required:
        return Who.NOBODY
    if api.on_session:
        return Who.ITSELF
    if api.admin:
        return Who.ADMIN
    named = references(api.message)
    changed = [is_owned(each.refers.vo) for each in named if each.is_changed]
    if changed:
        return Who.OWNER if all(changed) else Who.ADMIN
    returned: Any = api.returns
    if api.is_query and returned is not None:
        return Who.SHARED if is_owned(returned.__vo__) else Who.SESSION
    return Who.SHARED if any(is_owned(each.refers.vo) for each in named) else Who.SESSION


def is_owned(vo: str) -> bool:
    """Whether resources of a kind belong to accounts."""
    model = models_by_vo().get(vo)
    if vo == ANY_RESOURCE or model is None:
        return vo == ANY_RESOURCE
    return model.__ownership__ is not None and not isinstance(model.__ownership__, AdminsOnly)
