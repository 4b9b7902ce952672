"""What is predicted of a call: how it may end, and what it changes where it succeeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from orrery.modeltests.action import OK, Action
from orrery.modeltests.state import Key, State, plain

INVALID, ABSENT, REFUSED = "SYS.1007", "SYS.1003", "SYS.1006"
"""An argument is wrong; a named resource is not there; the state of things does not allow it."""
NO_RIGHT, QUOTA, NOT_STATE = "ID.1002", "ID.1003", "SYS.1005"
NO_DELETION = "SYS.1004"
BUG = "SYS.1000"


@dataclass(frozen=True)
class OneOf:
    """A free choice: any of these values is right."""

    values: tuple[Any, ...]


@dataclass(frozen=True)
class Free:
    """A free choice: any value is right."""


GONE = "gone"
"""Stands for the fields of a resource that is there no more."""
Fields = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Prediction:
    """How a call may end.

    `refusals` are the beginnings of chains of codes (``VM.1001/VM.1010``) that are right. `effects` are the
    fields of resources after a success, or `GONE`; a value may be `OneOf` or `Free`. `touches` are the kinds
    that a success may change beyond `effects`; None is any kind. `fails_touching` are those that a refusal
    may change.
    """

    may_succeed: bool = True
    refusals: tuple[str, ...] = ()
    effects: Mapping[Key, Fields | str] = field(default_factory=dict)
    creates: tuple[str, Fields] | None = None
    """The kind of a new resource, and the fields of the inventory that the call answers."""
    touches: frozenset[str] | None = frozenset()
    fails_touching: frozenset[str] = frozenset()
    is_modelled: bool = True

    def allows(self, outcome: str) -> bool:
        """Whether a call may end so."""
        if outcome == OK:
            return self.may_succeed
        return any(outcome == one or outcome.startswith(f"{one}/") for one in self.refusals)

    def __str__(self) -> str:
        allowed = [OK] * self.may_succeed + list(self.refusals)
        return " or ".join(allowed) or "nothing"


def success(
    kind: str = "", uuid: str = "", *, touches: str = "", or_else: str = "", **fields: Any
) -> Prediction:
    """The call succeeds, with these fields of one resource afterwards. Words in `touches` are kinds without
    ``VO``, those in `or_else` refusals that are right as well."""
    effects: dict[Key, Fields | str] = {(f"{kind}VO", uuid): fields} if kind else {}
    kinds = frozenset(f"{one}VO" for one in touches.split()) | {key[0] for key in effects}
    return Prediction(effects=effects, touches=kinds, refusals=tuple(or_else.split()))


def removal(kind: str, uuid: str, *, touches: str = "", or_else: str = "") -> Prediction:
    """The call succeeds, and the resource is gone."""
    kinds = frozenset({f"{one}VO" for one in (kind, *touches.split())})
    effects: dict[Key, Fields | str] = {(f"{kind}VO", uuid): GONE}
    return Prediction(effects=effects, touches=kinds, refusals=tuple(or_else.split()))


def creation(kind: str, *, touches: str = "", or_else: str = "", **fields: Any) -> Prediction:
    """The call makes a resource, and answers its inventory with these fields."""
    kinds = frozenset(f"{one}VO" for one in (kind, "AccountResourceRef", "Quota", *touches.split()))
    return Prediction(creates=(f"{kind}VO", fields), touches=kinds, refusals=tuple(or_else.split()))


def refusal(*codes: str) -> Prediction:
    """The call is refused with one of these."""
    return Prediction(may_succeed=False, refusals=codes)


NOTHING = Prediction()
"""The call succeeds and changes nothing."""

Rule = Callable[[State, Action], Prediction]
RULES: dict[str, Rule] = {}
"""By API."""


def rule(*apis: str) -> Callable[[Rule], Rule]:
    """Registers what a call does where whatever it names is there, and the caller's to change."""

    def register(function: Rule) -> Rule:
        RULES.update(dict.fromkeys(apis, function))
        return function

    return register


def unmet(prediction: Prediction, after: State, answer: Mapping[str, Any]) -> Iterator[str]:
    """What is not as predicted after a success."""
    for (kind, uuid), fields in prediction.effects.items():
        row = after.get(kind, uuid)
        if isinstance(fields, str):
            if row is not None:
                yield f"{kind}[{uuid}] is still there"
        elif row is None:
            yield f"{kind}[{uuid}] is not there"
        else:
            yield from _unlike(f"{kind}[{uuid}]", fields, row)
    if prediction.creates is not None:
        kind, fields = prediction.creates
        made = answer.get("inventory") or {}
        if after.get(kind, made.get("uuid")) is None:
            yield f"no {kind} with the uuid of the answer is there: {made.get('uuid')}"
        yield from _unlike(f"the new {kind}", fields, made)


def _unlike(what: str, fields: Fields, row: Mapping[str, Any]) -> Iterator[str]:
    for name, wanted in fields.items():
        have = plain(row.get(name))
        if not isinstance(wanted, Free) and not (
            have in wanted.values if isinstance(wanted, OneOf) else have == wanted
        ):
            yield f"{what} has {name} {have!r}, not {wanted!r}"
