"""What policies say of a call.

A user may call what an Allow statement covers and no Deny statement does. A statement covers an API by its
name or its Java class; one with resources holds only for calls that name some: an Allow has to cover every
resource that the call names, a Deny any of them. Nothing of this is kept: the rows that it is worked out from
are (the tables of users, groups and policies are lasting), so a change counts from its transaction on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from core.kernel.api.declaration import Declaration
from core.kernel.db.model import Uuid
from core.kernel.ownership import Named

ALLOW, DENY = "Allow", "Deny"
ANY = ("*", "**", ".*")
READ = ":read"
"""Ends an action that is every call which only reads."""


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
    return any(is_action(action, api.name, api.java, api.method) for action in statement["actions"])


@lru_cache(maxsize=65_536)
def is_action(action: str, name: str, java: str, method: str) -> bool:
    """Whether an action of a statement means the API of this name, Java class and method."""
    if action in ANY or (action.endswith(READ) and action.removesuffix(READ) in ANY):
        return not action.endswith(READ) or method == "GET"
    form = re.compile(re.escape(action).replace(r"\*\*", ".*").replace(r"\*", r"[^.]*"))
    return any(form.fullmatch(each) for each in (name, java.rpartition(".")[2], java))


def _is_for_all(statement: dict[str, Any]) -> bool:
    resources = statement.get("resources")
    return not resources or any(pattern in ANY for pattern in resources)


def _holds(statement: dict[str, Any], named: Sequence[Named]) -> bool:
    if _is_for_all(statement):
        return True
    covered = [any(is_resource(pattern, *one) for pattern in statement["resources"]) for one in named]
    return any(covered) if statement["effect"] == DENY else bool(covered) and all(covered)


def is_resource(pattern: str, vo: str, uuid: Uuid) -> bool:
    """Whether a resource of a statement means this one."""
    kind, colon, wanted = pattern.partition(":")
    if not colon:
        return pattern == uuid or is_kind(kind, vo)
    return is_kind(kind, vo) and wanted in (*ANY, uuid)


def is_kind(name: str, vo: str) -> bool:
    """Whether people call a kind so: ``VmInstance`` or ``VmInstanceVO``."""
    return name.removesuffix("VO") == vo.removesuffix("VO")
