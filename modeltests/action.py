"""What the robot does: one call, who makes it, and how it ended."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from orrery.core.client.errors import ApiFailure

ADMIN = "admin"
OK = "ok"
HEX = re.compile(r"[0-9a-f]{32}")
NAMED = re.compile(r"@(\d+)\.(\w+)\.(\d+)")
"""A resource by its origin: the number of the action that made it, its kind, and which of those it is."""


@dataclass(frozen=True, kw_only=True)
class Action:
    """One call of an API.

    `flaw` is what was made wrong on purpose, and "" where nothing was. `fault` is a fault, as in a file, that
    comes into force just before; `wait` are seconds that pass before the call. Actions that follow one
    another with the same `batch`, if it is not 0, overlap. Each `episode` has a cloud of its own.
    """

    number: int
    caller: str = ADMIN
    api: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    flaw: str = ""
    fault: Mapping[str, Any] | None = None
    wait: float = 0.0
    batch: int = 0
    episode: int = 0

    def __str__(self) -> str:
        given = " ".join(f"{name}={value}" for name, value in self.fields.items())
        return f"{self.number}. {self.caller}: {self.api} {given}".rstrip()


def outcome_of(failure: ApiFailure) -> str:
    """The codes of a failure and of its causes, the outermost first: ``VM.1001/VM.1010``."""
    codes: list[str] = []
    for one in failure.chain:
        if codes[-1:] != [one.code]:
            codes.append(one.code)
    return "/".join(codes)


def replaced(value: Any, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> Any:
    """A value with every match in its texts replaced, also in names of mappings."""
    if isinstance(value, str):
        return pattern.sub(by, value)
    if isinstance(value, Mapping):
        return {pattern.sub(by, str(name)): replaced(inner, pattern, by) for name, inner in value.items()}
    return [replaced(inner, pattern, by) for inner in value] if isinstance(value, list | tuple) else value
