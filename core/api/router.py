"""Which API a method and a path mean.

Routes form a tree of path segments, so that finding one costs its length, however many there are. A literal
segment wins over a variable one. Several APIs may share a route; then the method decides, and for PUT the
action that the body names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi import HTTPException

from orrery.core.kernel.api.declaration import path_variables
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.errors import Bug


@dataclass(frozen=True)
class Target:
    """An API on one of its routes, and the names of the route's variables in order."""

    declaration: Declaration
    variables: tuple[str, ...]


@dataclass
class Route:
    """What one path means."""

    targets: dict[str, list[Target]] = field(default_factory=dict)
    """By method; only PUT may have several."""
    values: tuple[str, ...] = ()
    """The values of the path's variables, in order."""

    @property
    def methods(self) -> str:
        """The methods that there are, for an Allow header."""
        return ", ".join(sorted(self.targets))

    def choose(self, method: str, body: Mapping[str, Any]) -> Target:
        """The API for a method and a body. Raises HTTPException 405, or 400 for an unknown action."""
        targets = self.targets.get(method)
        if targets is None:
            raise HTTPException(405, headers={"Allow": self.methods})
        if len(targets) == 1:
            return targets[0]
        chosen = next((target for target in targets if target.declaration.wrapper in body), None)
        if chosen is None:
            actions = ", ".join(target.declaration.wrapper for target in targets)
            raise HTTPException(400, f"the body names no action; use one of the keys {actions}")
        return chosen

    def named(self, target: Target) -> dict[str, str]:
        """The path's values by the names that `target` gives them."""
        return dict(zip(target.variables, self.values, strict=True))


class _Node:
    __slots__ = ("literals", "targets", "variable")

    def __init__(self) -> None:
        self.literals: dict[str, _Node] = {}
        self.variable: _Node | None = None
        self.targets: dict[str, list[Target]] = {}


class Router:
    """All routes of the declared APIs. Raises Bug where two APIs share route and method, PUT apart."""

    def __init__(self, declarations: Iterable[Declaration]) -> None:
        self._root = _Node()
        for declaration in declarations:
            for path in declaration.paths:
                if path:
                    self._add(path, Target(declaration, tuple(path_variables(path))))

    def find(self, segments: Sequence[str]) -> Route | None:
        """What a path means, by its segments."""
        return _find(self._root, segments, 0, ())

    def _add(self, path: str, target: Target) -> None:
        node = self._root
        for segment in filter(None, path.split("/")):
            if not segment.startswith("{"):
                node = node.literals.setdefault(segment, _Node())
                continue
            if node.variable is None:
                node.variable = _Node()
            node = node.variable
        method = target.declaration.method
        sharing = node.targets.setdefault(method, [])
        if sharing and method != "PUT":
            raise Bug(f"{method} {path} is both {sharing[0].declaration.name} and {target.declaration.name}")
        sharing.append(target)


def _find(node: _Node, segments: Sequence[str], position: int, values: tuple[str, ...]) -> Route | None:
    if position == len(segments):
        return Route(node.targets, values) if node.targets else None
    segment = segments[position]
    literal = node.literals.get(segment)
    found = _find(literal, segments, position + 1, values) if literal is not None else None
    if found is None and node.variable is not None:
        found = _find(node.variable, segments, position + 1, (*values, segment))
    return found
