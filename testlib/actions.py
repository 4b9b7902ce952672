"""The action log of a test: every API call that it made, with its answer, as JSON lines without secrets."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from orrery.core.api.catalogue import declarations
from orrery.core.client.errors import ApiFailure
from orrery.core.kernel.api.secrecy import MASK, secrets_in

ACTIONS_MAX = 2000
"""Calls that are kept, the latest ones."""


@dataclass(frozen=True, slots=True)
class Action:
    """One call."""

    at: float
    """When it began, in seconds of the cloud's time."""
    ended: float
    session: str
    api: str
    fields: Mapping[str, Any]
    answer: Mapping[str, Any] | None
    failure: ApiFailure | None


class ActionLog:
    """The calls of one test in the order in which they ended."""

    def __init__(self) -> None:
        self._actions: deque[Action] = deque(maxlen=ACTIONS_MAX)
        self._sessions: dict[str, str] = {}
        self.count = 0

    def note(self, action: Action) -> None:
        """Adds a call that has ended."""
        self.count += 1
        self._actions.append(action)
        tokens = [action.session]
        if action.api.startswith("LogIn") and action.answer is not None:
            tokens.append(str(action.answer["inventory"]["uuid"]))
        for token in filter(None, tokens):
            self._sessions.setdefault(token, f"session-{len(self._sessions) + 1}")

    def lines(self) -> list[str]:
        """A JSON object for each call: when it began and ended, whose it was, its fields and answer."""
        dropped = self.count - len(self._actions)
        first = [json.dumps({"dropped": dropped})] if dropped else []
        return first + [self._line(action) for action in self._actions]

    def _line(self, action: Action) -> str:
        shown: dict[str, Any] = {
            "at": round(action.at, 6),
            "ended": round(action.ended, 6),
            "by": action.session or None,
            "api": action.api,
            "fields": dict(action.fields),
        }
        if action.failure is not None:
            shown["error"] = {"code": action.failure.code, "details": str(action.failure)}
        else:
            shown["answer"] = action.answer
        text = json.dumps(shown, default=str, ensure_ascii=False)
        declared = declarations().get(action.api)
        for secret in secrets_in(declared.message, action.fields) if declared is not None else ():
            text = text.replace(json.dumps(secret)[1:-1], MASK)
        for session, name in self._sessions.items():
            text = text.replace(session, name)
        return text
