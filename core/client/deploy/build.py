"""Turns a read file into a plan: checks fields, resolves names, finds the order."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from orrery.core.client.deploy import world
from orrery.core.client.deploy.calls import Calls
from orrery.core.client.deploy.elements import Document
from orrery.core.client.deploy.errors import DeploymentError
from orrery.core.client.deploy.expand import Sizes, expand
from orrery.core.client.deploy.names import Names
from orrery.core.client.deploy.plan import Key, Plan, Resource
from orrery.core.kernel.api.message import Declaration


def build(document: Document, catalogue: Mapping[str, Declaration], wanted: Sizes | None = None) -> Plan:
    """The plan of a document; `wanted` gives other sizes to its host and VM groups.

    Raises DeploymentError naming file, line, element, field and reason, for everything that is wrong.
    """
    expansion = expand(document, wanted)
    names = Names(document, expansion.drafts)
    calls = Calls(document, catalogue, names)
    for draft in expansion.drafts:
        if draft.is_broken:
            continue
        with document.mistakes.kept(draft.group):
            calls.add(draft)
    calls.finish()
    kept, skipped = _without_the_unserved(calls)
    present = {resource.key for resource in kept}
    described = world.describe(document, [d for d in expansion.drafts if names.key(d) in present])
    document.mistakes.raise_all()
    ordered = _in_order(kept, document)
    return Plan(
        document.file,
        tuple(ordered),
        described,
        tuple(calls.unsupported),
        tuple(skipped),
        document=document,
        catalogue=catalogue,
        sizes=expansion.sizes,
        externals=calls.externals,
        name=document.name,
    )


def _without_the_unserved(calls: Calls) -> tuple[list[Resource], list[str]]:
    """The calls that can be made, and a line for each that lacks something which is not served."""
    dependents: dict[Key, list[Resource]] = {}
    for resource in calls.resources:
        for key in resource.needs:
            dependents.setdefault(key, []).append(resource)
    gone: dict[Key, str] = dict(calls.unserved)
    lines: list[str] = []
    queue = deque(gone)
    while queue:
        key = queue.popleft()
        for resource in dependents.get(key, ()):
            if resource.key not in gone:
                gone[resource.key] = resource.title
                lines.append(f"skipped: {resource.title} at line {resource.line}: it needs {gone[key]}")
                queue.append(resource.key)
    return [r for r in calls.resources if r.key not in gone], lines


def _in_order(resources: list[Resource], document: Document) -> list[Resource]:
    """`resources` by phase, each after what it needs, otherwise as in the file."""
    by_key = {resource.key: resource for resource in resources}
    graph = {r.key: [key for key in r.needs if key in by_key] for r in resources}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as cycle:
        raise _cycle_error([by_key[key] for key in cycle.args[1]], document) from None
    return sorted((by_key[key] for key in order), key=lambda r: r.phase)


def _cycle_error(cycle: list[Resource], document: Document) -> DeploymentError:
    path = " needs ".join(resource.title for resource in reversed(cycle))
    first = cycle[0]
    return DeploymentError(f"cycle: {path}", file=document.file, line=first.line, element=first.title)
