"""Names of resources that stay the same when actions before them are left out.

A uuid that a cloud chooses depends on everything that happened before. A log names a resource by its origin
instead: ``@17.VolumeVO.0`` is the first volume that came with action 17; what was deployed came with 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from orrery.modeltests.action import HEX, NAMED, replaced
from orrery.modeltests.state import Key, Row, State

STABLE = ("type", "deviceId", "name", "tag", "managementIp", "ip", "category")
"""Fields that order what came with one action; uuids would order it another way in each run."""


class Unresolvable(Exception):
    """A name of a resource that has not come."""


class Names:
    """The names of all resources that have come so far."""

    def __init__(self) -> None:
        self._uuids: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def add(self, number: int, came: Iterable[Key], state: State) -> None:
        """Names what has come with an action."""
        counted: dict[str, int] = {}
        rows = [(kind, uuid, state.of(kind)[uuid]) for kind, uuid in came]
        for kind, uuid, _ in sorted(rows, key=lambda one: (one[0], _order(one[2]), one[1])):
            if uuid in self._names or not HEX.fullmatch(uuid):
                continue
            index = counted.get(kind, 0)
            counted[kind] = index + 1
            name = f"@{number}.{kind}.{index}"
            self._uuids[name], self._names[uuid] = uuid, name

    def written(self, value: Any) -> Any:
        """A value with names in place of uuids that are known."""
        return replaced(value, HEX, lambda match: self._names.get(match[0], match[0]))

    def read(self, value: Any) -> Any:
        """A value with uuids in place of names. Raises Unresolvable."""

        def uuid(match: re.Match[str]) -> str:
            if match[0] not in self._uuids:
                raise Unresolvable(match[0])
            return self._uuids[match[0]]

        return replaced(value, NAMED, uuid)

    def known(self, name: str, state: State) -> str:
        """The name itself if it has come, else that of another resource of its kind, if one is there."""
        return name if name in self._uuids else self._like(name, state) or name

    def _like(self, name: str, state: State) -> str | None:
        """Another resource of the same kind that is there, by name: the one that came first."""
        match = NAMED.fullmatch(name)
        there = state.of(match[2]) if match is not None else {}
        names = [self._names[uuid] for uuid in there if uuid in self._names]
        return min(names, key=_origin, default=None)


def _order(row: Row) -> tuple[str, ...]:
    return tuple(f"{row.get(name, ''):>12}" for name in STABLE)


def _origin(name: str) -> tuple[int, int]:
    match = NAMED.fullmatch(name)
    assert match is not None
    return int(match[1]), int(match[3])
