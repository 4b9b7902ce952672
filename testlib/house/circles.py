"""No circles among files.

Every import counts, those inside functions and under TYPE_CHECKING too; the ``__init__`` of a package counts
where it is what is imported.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

from orrery.testlib.house.imports import imports, lies_in
from orrery.testlib.house.source import Finding, Source

WITHOUT_CIRCLES = ("orrery.core.kernel", "orrery.core.api", "orrery.core.node")

Graph = dict[str, dict[str, ast.stmt]]
"""For each module of ours, what it imports of ours, and where first."""


def circles_of_files(sources: Sequence[Source]) -> Iterator[Finding]:
    """Files that import each other, directly or by way of others."""
    product = [source for source in sources if not source.is_test]
    graph = _graph([source for source in product if lies_in(source.module, WITHOUT_CIRCLES)])
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as failure:
        circle: list[str] = list(reversed(failure.args[1]))
        source = next(one for one in product if one.module == circle[0])
        yield source.finding(
            graph[circle[0]][circle[1]],
            f"a circle of imports: {' → '.join(circle)}",
            "none of these files can be understood, tested or replaced without all the others",
            "move what both need into a file below them, or pass in the few things that are used",
        )


def _targets(source: Source) -> dict[str, ast.stmt]:
    found: dict[str, ast.stmt] = {}
    for node, target in imports(source):
        found.setdefault(target, node)
    return found


def _graph(sources: Sequence[Source]) -> Graph:
    modules = {source.module for source in sources}
    graph: Graph = {}
    for source in sources:
        edges: dict[str, ast.stmt] = {}
        for target, node in _targets(source).items():
            module = target if target in modules else target.rpartition(".")[0]
            if module in modules and module != source.module:
                edges.setdefault(module, node)
        graph[source.module] = edges
    return graph
