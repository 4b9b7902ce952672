"""Scenarios reach a cloud through its environment only, or say why they reach into the simulator."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from orrery.testlib.house.source import Finding, FunctionDef, Source

INSIDE = ("world", "node")
"""What a simulated cloud is made of."""
OPEN = "TestCloud"
"""The simulated cloud, which is open; `Cloud` is what every environment offers."""
ONLY = "simulator_only"

BY_HAND: Mapping[str, int] = {
    "scenarios/test_deployed_accounts.py": 1,
    "scenarios/test_dump.py": 5,
    "scenarios/test_hidden.py": 1,
    "scenarios/test_limits.py": 1,
    "scenarios/test_oracles.py": 1,
    "scenarios/test_traces.py": 2,
}
"""How many clouds scenarios run by `run_cloud`, because several tests look at one run or compare two. No more
are added: a test asks for the fixture ``cloud``."""


def environment_only(sources: Sequence[Source]) -> Iterator[Finding]:
    """No scenario looks inside a cloud without a mark that says why, and none runs a cloud by hand."""
    for source in sources:
        if source.inside("scenarios"):
            yield from _by_hand(source)
            if not _is_marked(source.tree.body):
                for node in source.tree.body:
                    yield from _inside(source, node)


def _by_hand(source: Source) -> Iterator[Finding]:
    calls = [
        node
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "run_cloud"
    ]
    allowed = BY_HAND.get(source.path, 0)
    if len(calls) != allowed:
        what = f"{len(calls)} calls of run_cloud, where {allowed} are known"
        why = "a test reads from top to bottom, and runs in any environment"
        do = "ask for the fixture `cloud`, or correct the number"
        yield source.finding(calls[-1] if calls else 1, what, why, do)


def _inside(source: Source, node: ast.stmt) -> Iterator[Finding]:
    if not isinstance(node, FunctionDef):
        return
    is_test = node.name.startswith("test_")
    is_open = any(_names(each.annotation) - {"Cloud"} for each in _clouds(node))
    if is_test and is_open and not _is_marked(node.decorator_list):
        what = f"{node.name} takes a {OPEN} without a reason"
        do = f'take a `Cloud`, or mark the test @pytest.mark.{ONLY}("<reason>")'
        yield source.finding(node, what, "another environment has neither world nor node", do)
    names = {each.arg for each in _clouds(node)} if not is_open else set()
    for inner in ast.walk(node):
        if not isinstance(inner, ast.Attribute) or inner.attr not in INSIDE:
            continue
        if isinstance(inner.value, ast.Name) and inner.value.id in names:
            what = f"{node.name} reaches .{inner.attr} of a Cloud"
            do = f"use its truth, faults, incidents and calls, or take a {OPEN}"
            yield source.finding(inner, what, "another environment has none", do)


def _clouds(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.arg]:
    """The parameters that are clouds."""
    return [
        each for each in node.args.args if any(name.endswith("Cloud") for name in _names(each.annotation))
    ]


def _names(annotation: ast.expr | None) -> set[str]:
    found = ast.walk(annotation) if annotation is not None else ()
    return {node.id for node in found if isinstance(node, ast.Name)}


def _is_marked(nodes: Sequence[ast.AST]) -> bool:
    """Whether one of these (decorators, or a module's `pytestmark`) is the mark, with its reason."""
    for node in nodes:
        if isinstance(node, ast.Assign):
            targets = [one.id for one in node.targets if isinstance(one, ast.Name)]
            marks = list(ast.walk(node.value)) if targets == ["pytestmark"] else []
        elif isinstance(node, ast.expr):
            marks = [node]
        else:
            marks = []
        for mark in marks:
            if isinstance(mark, ast.Call) and isinstance(mark.func, ast.Attribute) and mark.func.attr == ONLY:
                return bool(mark.args)
    return False
