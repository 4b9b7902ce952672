"""What policies say of a call.

A user may call what an Allow statement covers and no Deny statement does. A statement covers an API by its
name or its Java class; one with resources holds only for calls that name some: an Allow has to cover every
resource that the call names, a Deny any of them. Nothing of this is kept: the rows that it is worked out from
are (the tables of users, groups and policies are cached), so a change counts from its transaction on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from orrery.core.identity.policy.actions import ANY, is_meant
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.ownership import Named

ALLOW, DENY = "Allow", "Deny"


@dataclass(frozen=True)
class Permissions:
    """All statements that hold for a user."""

    statements: tuple[dict[str, Any], ...]

    def may_ever(self, api: Declaration) -> bool:
        """Whether there is any call of this API that the user may make."""
        found = [one for one in self.statements if covers(one, api)]
        return _some(found, ALLOW) and not any(one["effect"] == DENY and _is_for_all(one) for one in found)

    def may(self, api: Declaration, named: Sequence[Named]) -> bool:
        """Whether the user may make a call that names these resources."""
        found = [one for one in self.statements if covers(one, api) and _holds(one, named)]
        return _some(found, ALLOW) and not _some(found, DENY)


def _some(statements: Sequence[dict[str, Any]], effect: str) -> bool:
    return any(one["effect"] == effect for one in statements)


def covers(statement: dict[str, Any], api: Declaration) -> bool:
    """Whether a statement speaks of an API."""
    return any(is_meant(action, api) for action in statement["actions"])


def _is_for_all(statement: dict[str, Any]) -> bool:
    resources = statement.get("resources")
    return not resources or any(pattern in ANY for pattern in resources)


def _holds(statement: dict[str, Any], named: Sequence[Named]) -> bool:
    if _is_for_all(statement):
        return True
    patterns = frozenset(statement["resources"])
    covered = [not patterns.isdisjoint(spellings(*one)) for one in named]
    return any(covered) if statement["effect"] == DENY else bool(covered) and all(covered)


def spellings(vo: str, uuid: Uuid) -> tuple[str, ...]:
    """All resources of a statement that mean this one."""
    kinds = kind_names(vo)
    return (uuid, *kinds, *(f"{kind}:{which}" for kind in kinds for which in (*ANY, uuid)))


def kind_names(vo: str) -> tuple[str, str]:
    """What people call a kind: ``VmInstance`` or ``VmInstanceVO``."""
    kind = vo.removesuffix("VO")
    return kind, f"{kind}VO"
