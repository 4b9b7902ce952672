"""Whether the statements of a new policy say something: an action that is no API would never hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from orrery.core.identity.policy.actions import ANY, KnownActions
from orrery.core.identity.policy.messages import PolicyStatement
from orrery.core.identity.policy.permissions import kind_names
from orrery.core.kernel.api.message import UUID_PATTERN
from orrery.core.kernel.db.model import models_by_vo
from orrery.core.kernel.errors import InvalidArgument


def checked(statements: Sequence[PolicyStatement], known: KnownActions) -> list[dict[str, Any]]:
    """The statements as they are kept. Raises InvalidArgument with the place of the first mistake."""
    for number, statement in enumerate(statements):
        for place, action in enumerate(statement.actions):
            _refuse_unknown_action(f"statements[{number}].actions[{place}]", action, known)
        for place, resource in enumerate(statement.resources or ()):
            _refuse_unknown_resource(f"statements[{number}].resources[{place}]", resource)
    return [each.model_dump(by_alias=True, exclude_none=True) for each in statements]


def _refuse_unknown_action(where: str, action: str, known: KnownActions) -> None:
    if known.has(action):
        return
    if "*" in action:
        raise InvalidArgument(f"{where}: no API has a name or Java class of the form [{action}]")
    near = get_close_matches(action, known.texts, 1, 0.6)
    hint = f"; did you mean {near[0]}?" if near else "; `orrery api` lists them"
    raise InvalidArgument(f"{where}: no API is called [{action}]{hint}")


def _refuse_unknown_resource(where: str, resource: str) -> None:
    if resource in ANY or re.fullmatch(UUID_PATTERN, resource):
        return
    kind, colon, uuid = resource.partition(":")
    kinds = sorted(vo.removesuffix("VO") for vo in models_by_vo())
    if not any(kind in kind_names(each) for each in kinds):
        near = get_close_matches(kind, kinds, 1, 0.6)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise InvalidArgument(f"{where}: no kind of resource is called [{kind}]{hint}")
    if colon and uuid not in ANY and not re.fullmatch(UUID_PATTERN, uuid):
        raise InvalidArgument(f"{where}: [{uuid}] is neither * nor a uuid of 32 hex digits")
