"""What holds for every API: who may call, what must be there, and what was made wrong on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from orrery.core.api.catalogue import declarations
from orrery.core.api.references import references
from orrery.core.kernel.api.message import ANY_RESOURCE, ApiMessage, CreateMessage, Declaration
from orrery.modeltests.action import ADMIN, HEX, Action
from orrery.modeltests.model.prediction import (
    ABSENT,
    BUG,
    INVALID,
    NO_RIGHT,
    NOTHING,
    RULES,
    Prediction,
    refusal,
)
from orrery.modeltests.state import State

CODE = re.compile(r"[A-Z_]+[0-9]*\.[0-9]+")
FLAWED = (INVALID, ABSENT, NO_RIGHT)
"""How a call ends in which something was made wrong on purpose; which flaw is told first is free."""

STRICT = {"ConfirmHostPoweredOff": (ABSENT,)}
"""Calls that name what may be gone, and are refused where nothing remembers it."""


class Mention(NamedTuple):
    """One uuid that a call names."""

    field: str
    kind: str
    uuid: str
    must_exist: bool
    is_changed: bool


def mentions(declaration: Declaration, action: Action, state: State) -> Iterator[Mention]:
    """The resources that a call names."""
    for one in references(declaration.message):
        given = action.fields.get(one.wire)
        for uuid in given if isinstance(given, list) else [given]:
            if isinstance(uuid, str):
                kind = one.refers.vo
                if kind == ANY_RESOURCE:
                    kind = state.kind_of(uuid) or ANY_RESOURCE
                yield Mention(one.wire, kind, uuid, one.refers.must_exist, one.is_changed)


def predict(state: State, action: Action, accounts: Mapping[str, str]) -> Prediction:
    """How a call may end; `accounts` are the uuids of the callers' accounts by the callers' names."""
    declaration = declarations()[action.api]
    if action.caller != ADMIN and declaration.admin:
        return refusal(*(FLAWED if action.flaw else (NO_RIGHT, ABSENT)))
    if action.flaw or not required(declaration.message) <= set(action.fields):
        return refusal(*FLAWED)
    named = list(mentions(declaration, action, state))
    hidden = list(_hidden(state, action, named, accounts))
    refused = [*_absent(state, named), *hidden]
    needed = [one for one in named if one.must_exist]
    if hidden and not any(_absent(state, needed)) and not any(_hidden(state, action, needed, accounts)):
        # what a tenant does not see is absent, and that is no error
        return replace(NOTHING, refusals=tuple(dict.fromkeys(refused)))
    if refused:
        return refusal(*dict.fromkeys(refused))
    if any(not one.must_exist and state.get(one.kind, one.uuid) is None for one in named):
        return replace(NOTHING, refusals=STRICT.get(action.api, ()))
    predicted = _by_rule(state, action, declaration)
    if action.caller != ADMIN and any(one.is_changed and state.owner(one.uuid) is None for one in named):
        # a part of something else, whose owner decides: of the datacenter, or of another account
        return merged(predicted, NO_RIGHT, ABSENT)
    return predicted


@cache
def required(message: type[ApiMessage]) -> frozenset[str]:
    """The wire names of the fields that a call must have."""
    fields = message.model_fields.items()
    return frozenset(field.alias or name for name, field in fields if field.is_required())


def _absent(state: State, named: list[Mention]) -> Iterator[str]:
    for one in named:
        if one.must_exist and one.kind != ANY_RESOURCE and state.get(one.kind, one.uuid) is None:
            yield ABSENT
        elif one.must_exist and one.kind == ANY_RESOURCE:
            yield from (ABSENT, INVALID)
        elif HEX.fullmatch(one.uuid) is None:
            yield ABSENT


def _hidden(state: State, action: Action, named: list[Mention], accounts: Mapping[str, str]) -> Iterator[str]:
    """Refusals of tenants that name what others have."""
    me = accounts.get(action.caller, "")
    for one in named if action.caller != ADMIN else ():
        owner = state.owner(one.uuid)
        if one.kind == "AccountVO":
            owner = one.uuid
        if owner is None or owner == me:
            continue
        if state.is_shared(one.uuid, me):
            yield from (NO_RIGHT,) if one.is_changed else ()
        else:
            yield from (ABSENT, NO_RIGHT)


def _by_rule(state: State, action: Action, declaration: Declaration) -> Prediction:
    rule = RULES.get(action.api)
    if rule is None:
        return Prediction(is_modelled=False, refusals=("",), touches=None)
    predicted = rule(state, action)
    wanted = action.fields.get("resourceUuid")
    if issubclass(declaration.message, CreateMessage) and state.kind_of(str(wanted)) is not None:
        return refusal(*predicted.refusals, INVALID)
    return predicted


def is_right(prediction: Prediction, outcome: str, *, under_faults: bool) -> bool:
    """Whether a call may end so. Under faults any legal call may fail, but never by a bug."""
    if BUG in outcome.split("/"):
        return False
    if prediction.allows(outcome):
        return True
    free = not prediction.is_modelled or (under_faults and prediction.may_succeed)
    return free and (CODE.match(outcome) is not None)


def merged(prediction: Prediction, *refusals: str) -> Prediction:
    """The same, where these refusals are right too."""
    return replace(prediction, refusals=(*prediction.refusals, *refusals))


def given(action: Action, *names: str) -> Any:
    """The first of these fields that the call has; None where it has none."""
    return next((action.fields[name] for name in names if action.fields.get(name) is not None), None)
