"""The first pass of a cascade: everything that it would do, without doing anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from orrery.core.kernel.cascade.declaration import Action, Edge, Find, Key, Plan, Root
from orrery.core.kernel.cascade.graph import CascadeGraph
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.ownership import Caller, sees

KEYS_AT_ONCE = 512
UUIDS_SHOWN = 100
"""How many resources a dry run names of each kind; the counts are of all."""


def rehearsed(
    tx: Transaction, graph: CascadeGraph, root: Root, caller: Caller | None
) -> list[dict[str, Any]]:
    """The plan as a dry run tells it; what the caller does not see is counted, but not named.

    Raises Refused as `collect` does.
    """
    found = collect(tx, graph, root).found
    return [_shown(tx, graph.actions[name], list(keys), caller) for name, keys in found.items() if keys]


def _shown(tx: Transaction, action: Action, keys: list[Key], caller: Caller | None) -> dict[str, Any]:
    named = keys
    if caller is not None and not caller.is_admin:
        rows = ((key, tx.first(action.model, **action.where(key))) for key in keys[:UUIDS_SHOWN])
        named = [key for key, row in rows if row is not None and sees(tx, caller, row)]
    return {
        "resourceType": action.model.__vo__,
        "kind": action.kind,
        "action": action.verb,
        "count": len(keys),
        "uuids": [key[0] for key in named[:UUIDS_SHOWN]],
    }


def collect(tx: Transaction, graph: CascadeGraph, root: Root) -> Plan:
    """Everything that `root` leads to as things are; empty where its resource is gone.

    Raises Refused where the cascade is Permissive and somebody objects.
    """
    plan = Plan(root)
    if not graph.actions[root.action].exists(tx, root.key):
        return plan
    plan.found[root.action] = {root.key: root.enforcing}
    for name in graph.reachable(root.action):
        for edge in graph.edges_to(name):
            parents = plan.found.get(edge.when)
            if parents and (root.enforcing or not edge.enforcing_only):
                _add(plan, edge, found_by(tx, graph, edge, list(parents)))
    for name in plan.found:
        for weaker in graph.actions[name].supersedes:
            for key in plan.found[name]:
                plan.found.get(weaker, {}).pop(key, None)
    if not root.enforcing:
        _ask(tx, graph, plan)
    return plan


def _add(plan: Plan, edge: Edge, keys: list[Key]) -> None:
    there = plan.found.setdefault(edge.then, {})
    for key in keys:
        there[key] = there.get(key, False) or edge.force or plan.root.enforcing


def found_by(tx: Transaction, graph: CascadeGraph, edge: Edge, parents: Sequence[Key]) -> list[Key]:
    """The resources to which an edge leads from these."""
    if edge.find is not None:
        return edge.find(tx, parents)
    assert edge.by is not None
    action = graph.actions[edge.then]
    return rows_by(tx, action, edge.by, [key[0] for key in parents])


def rows_by(tx: Transaction, action: Action, column: str, values: Sequence[str]) -> list[Key]:
    """The keys of an action's resources whose `column` is one of `values`."""
    found: list[Key] = []
    for start in range(0, len(values), KEYS_AT_ONCE):
        rows = tx.find_in(action.model, column, values[start : start + KEYS_AT_ONCE], action.columns[0])
        found += [tuple(getattr(row, name) for name in action.columns) for row in rows]
    return found


def finder(statement: Statement, *names: str) -> Find:
    """Finds what a statement selects for each key, whose parts are its parameters of these names."""

    def find(tx: Transaction, keys: Sequence[Key]) -> list[Key]:
        rows = [row for key in keys for row in tx.all(statement, **dict(zip(names, key, strict=True)))]
        return [tuple(row) for row in rows]

    return find


def _ask(tx: Transaction, graph: CascadeGraph, plan: Plan) -> None:
    for objection in graph.objections:
        for key in plan.found.get(objection.to, {}):
            objection.asks(tx, key, plan)
