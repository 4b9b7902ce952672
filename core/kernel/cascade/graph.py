"""All declared cascades together: which action leads to which, and in what order they can be done."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from orrery.core.kernel.cascade.declaration import Action, Cascading, Edge, Objection
from orrery.core.kernel.errors import Bug


class CascadeGraph:
    """Actions by name, the edges between them, and their order. Nothing of it ever changes.

    Raises Bug for a name that is declared twice or not at all, and for a circle (naming the actions in it).
    """

    def __init__(self, parts: Iterable[Cascading]) -> None:
        self.actions: dict[str, Action] = {}
        self.objections: list[Objection] = []
        declared: list[Edge] = []
        for part in parts:
            if isinstance(part, Edge):
                declared.append(part)
            elif isinstance(part, Objection):
                self.objections.append(part)
            elif part.name in self.actions:
                raise Bug(f"two cascade actions are called {part.name}")
            else:
                self.actions[part.name] = part
        self.edges = [edge for edge in declared if edge.when in self.actions]
        self._refuse_unknown(declared)
        self.downward = self._sorted(self._parents())
        """Actions, each before those that it leads to."""
        self._before = self._constraints()
        upward = self._sorted(self._before)
        self._upward = [name for name in upward if self.actions[name].act is not None]

    @cached_property
    def depth(self) -> int:
        """The most levels of actions that there are below a root."""
        return max((len(levels) for levels in self._levels.values()), default=0)

    def reachable(self, root: str) -> dict[str, None]:
        """The actions that `root` may lead to, itself first."""
        found: dict[str, None] = {root: None}
        for name in self.downward:
            if any(edge.when in found for edge in self.edges if edge.then == name):
                found[name] = None
        return found

    def levels(self, root: str) -> list[list[str]]:
        """The actions below `root` in the order to do them: those of one level have no say in one another."""
        return self._levels[root]

    def edges_to(self, name: str) -> list[Edge]:
        """The edges that end at an action."""
        return [edge for edge in self.edges if edge.then == name]

    def edges_from(self, name: str) -> list[Edge]:
        """The edges that begin at an action."""
        return [edge for edge in self.edges if edge.when == name]

    @cached_property
    def _levels(self) -> dict[str, list[list[str]]]:
        return {name: self._levels_below(name) for name in self.actions}

    def _refuse_unknown(self, declared: list[Edge]) -> None:
        for edge in declared:
            if edge.then not in self.actions:
                raise Bug(f"the cascade {edge.when} → {edge.then} ends at an action that nobody declares")

    def _parents(self) -> dict[str, dict[str, None]]:
        parents: dict[str, dict[str, None]] = {name: {} for name in self.actions}
        for edge in self.edges:
            parents[edge.then][edge.when] = None
        return parents

    def _constraints(self) -> dict[str, dict[str, None]]:
        """For each action, those that have to be over before it begins."""
        before: dict[str, dict[str, None]] = {name: {} for name in self.actions}
        for edge in self.edges:
            if self.actions[edge.then].act is None:
                continue  # `when` does it itself
            for stronger in self._stronger(edge.then):
                before[edge.when] |= {name: None for name in self._doers(stronger) if name != edge.when}
        for action in self.actions.values():
            before[action.name] |= {name: None for name in action.after if name in self.actions}
        return before

    def _stronger(self, name: str) -> list[str]:
        """An action, and those that may take its place."""
        return [name, *(other.name for other in self.actions.values() if name in other.supersedes)]

    def _doers(self, name: str) -> list[str]:
        """Who does an action: itself, or those that carry it."""
        if self.actions[name].act is not None:
            return [name]
        return [edge.when for edge in self.edges_to(name)]

    @staticmethod
    def _sorted(before: dict[str, dict[str, None]]) -> list[str]:
        try:
            sorter = TopologicalSorter({name: list(those) for name, those in before.items()})
            return list(sorter.static_order())
        except CycleError as circle:
            way = " → ".join(reversed(circle.args[1]))
            raise Bug(f"the declared cascades go round in a circle: {way}") from None

    def _levels_below(self, root: str) -> list[list[str]]:
        within = self.reachable(root)
        depth: dict[str, int] = {}
        for name in self._upward:
            if name in within and name != root:
                depth[name] = max((depth[one] + 1 for one in self._before[name] if one in depth), default=0)
        levels: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
        for name, level in depth.items():
            levels[level].append(name)
        return levels
