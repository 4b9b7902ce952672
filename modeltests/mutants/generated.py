"""Bugs that are made by rule: one operator, number or statement of a function is changed.

A sample is drawn by seed from all that could be made in some folders, and looked for by the tests of the
changed module, then by the robot. Messages of errors, log lines, annotations and defaults are left alone.

A bug is named after its function and its change, and its place in the sample follows from seed and name. So
bugs of code that has not changed keep both: a sample of 300 begins with the sample of 30.
"""

from __future__ import annotations

import ast
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from orrery.modeltests.mutants.campaign import Subject
from orrery.modeltests.mutants.declaration import VMS, VOLUMES, robot, unit
from orrery.modeltests.mutants.equivalent import EQUIVALENT
from orrery.modeltests.mutants.patch import Edit
from orrery.modeltests.mutants.searches import ROOT

FOLDERS = ("core/kernel", "core/compute/vm")
SECONDS = 20.0
"""CPU time that the tests of a module may take for one bug."""
ROBOT = robot((*VMS, *VOLUMES), faults="calls", steps=60, seeds=4, seconds=15)
"""Looks for what the tests of the module do not find."""

COMPARISONS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}
ARITHMETIC: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "+"),
    ast.FloorDiv: ("//", "*"),
}
LEFT_ALONE = (ast.Raise, ast.JoinedStr, ast.Assert, ast.ImportFrom, ast.Import, ast.AnnAssign)
QUERIES = ("scenarios/test_query_plans.py", "scenarios/test_query.py")
TESTS: dict[str, tuple[str, ...]] = {
    "core/kernel/db": ("core/kernel/db/test_database.py",),
    "core/kernel/db/drivers/sqlite": ("core/kernel/db/test_database.py",),
    "core/kernel/db/drivers/sqlite/event_triggers.py": ("core/event/test_events.py",),
    "core/kernel/db/drivers/sqlite/registry_triggers.py": ("core/node/test_registry.py",),
    "core/kernel/config": (
        "core/kernel/config/test_configs.py",
        "core/kernel/config/test_overrides.py",
        "scenarios/test_settings.py",
    ),
    "core/kernel/query": (
        "core/kernel/query/test_graph.py",
        "core/kernel/query/test_plan.py",
        "core/kernel/query/test_query.py",
        "scenarios/test_query_plans.py",
        "core/kernel/query/test_random_conditions.py",
    ),
    "core/kernel/query/reading.py": (
        "core/kernel/query/test_query.py",
        *QUERIES,
        "core/kernel/query/test_random_conditions.py",
    ),
    "core/kernel/query/limits.py": ("core/kernel/query/test_query.py", "scenarios/test_bounds.py"),
    "core/kernel/query/relation.py": QUERIES,
    "core/kernel/query/zql": (
        "core/kernel/query/zql/test_parser.py",
        "core/kernel/query/zql/test_runner.py",
        "scenarios/test_query.py",
    ),
    "core/kernel/quota": ("scenarios/test_quotas.py",),
    "core/kernel/ownership": ("scenarios/test_tenants.py",),
    "core/kernel/events": ("core/event/test_events.py", "core/api/test_event_stream.py"),
    "core/kernel/registry": ("core/node/test_registry.py",),
    "core/kernel/metrics": ("scenarios/test_watch.py",),
    "core/kernel/api": ("core/api/test_parse.py", "core/kernel/api/test_secrecy.py"),
    "core/kernel/deletion.py": ("scenarios/test_deletion.py",),
    "core/kernel/resources.py": ("core/kernel/test_kernel.py", "scenarios/test_tags.py"),
    "core/kernel/states.py": ("scenarios/test_graph.py",),
    "core/kernel/errors.py": ("core/kernel/test_kernel.py", "core/api/test_rest.py"),
    "core/kernel/tracing.py": ("scenarios/test_traces.py",),
    "core/kernel": (),
    "core/compute/vm/cascade.py": ("scenarios/test_cascade.py", "scenarios/test_zone_deletion.py"),
    "core/compute/vm/cascade_service.py": ("scenarios/test_cascade.py", "scenarios/test_zone_deletion.py"),
    "core/compute/vm/comparison.py": (
        "scenarios/test_guests_change.py",
        "scenarios/test_guest_identity.py",
    ),
    "core/compute/vm/guest_service.py": ("scenarios/test_guests_change.py",),
    "core/compute/vm/unheard.py": ("scenarios/test_guests_change.py", "scenarios/test_silent_hosts.py"),
    "core/compute/vm/migrate.py": (
        "scenarios/test_hooks.py",
        "scenarios/test_guest_identity.py",
        "scenarios/test_guests_change.py",
    ),
    "core/compute/vm/spec.py": ("scenarios/test_vm.py", "scenarios/test_capabilities.py"),
    "core/compute/vm/tag_service.py": ("scenarios/test_tags.py",),
    "core/compute/vm/records.py": ("scenarios/test_tags.py", "scenarios/test_vm.py"),
    "core/compute/vm/service.py": ("scenarios/regressions/test_chaos.py", "scenarios/test_vm.py"),
    "core/compute/vm/strangers.py": ("scenarios/test_guests_change.py",),
    "core/compute/vm/holds.py": ("scenarios/test_guest_identity.py",),
    "core/compute/vm/forced.py": ("scenarios/test_cascade.py", "scenarios/test_guest_identity.py"),
    "core/compute/vm/placement.py": ("scenarios/test_vm.py", "scenarios/test_black_holes.py"),
    "core/compute/vm/user_data.py": ("core/compute/vm/test_user_data.py",),
    "core/compute/vm/tag_rules.py": ("scenarios/test_tags.py", "scenarios/test_vm.py"),
    "core/compute/vm/tags.py": ("scenarios/test_tags.py", "scenarios/test_vm.py"),
    "core/compute/vm/host_service.py": ("scenarios/test_host.py", "scenarios/test_guests_change.py"),
    "core/compute/vm/devices.py": ("scenarios/test_volume.py", "scenarios/test_vm.py"),
    "core/compute/vm/device_service.py": ("scenarios/test_volume.py", "scenarios/test_vm.py"),
    "core/compute/vm": ("scenarios/test_vm.py", "scenarios/test_states.py", "scenarios/test_start.py"),
}
"""The tests of a module, by its path or that of its folder; without any those beside it are run."""


def subjects(count: int, seed: int, folders: Sequence[str] = FOLDERS) -> list[Subject]:
    """The first bugs of a sample."""
    every = [one for folder in folders for path in _modules(folder) for one in made_in(path)]
    return sorted(every, key=lambda one: _place_in_sample(seed, one.name))[:count]


def _place_in_sample(seed: int, name: str) -> bytes:
    return hashlib.sha256(f"{seed} {name}".encode()).digest()


def _modules(folder: str) -> list[Path]:
    return [path for path in sorted((ROOT / folder).rglob("*.py")) if not path.name.startswith("test_")]


def made_in(path: Path) -> Iterator[Subject]:
    """All bugs that can be made in one module."""
    source, place = path.read_text(encoding="utf-8"), path.relative_to(ROOT)
    module = ".".join(("orrery", *place.with_suffix("").parts))
    searches = (unit(*files_for(place), seconds=SECONDS), ROBOT)
    text, known = _Text(source), Counter[str]()
    for function, node in _changeable(ast.parse(source)):
        for start, old, new in text.changes(node):
            name = f"{place} {function}: {_short(old)} → {_short(new)}"
            known[name] += 1
            name += f" ({known[name]})" * (known[name] > 1)
            yield Subject(name, Edit(module, start, old, new), searches, EQUIVALENT.get(name, ""))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else f"{flat[:37]}..."


def files_for(place: Path) -> list[str]:
    """The files with the tests of a module."""
    beside = [str(path.relative_to(ROOT)) for path in sorted((ROOT / place.parent).glob("test_*.py"))]
    own = [name for name in beside if place.stem in name]
    near = next((str(one) for one in (place, *place.parents) if str(one) in TESTS), "")
    others = TESTS[near] if near in (str(place), str(place.parent)) else ()
    return list(dict.fromkeys([*own, *(others or beside or TESTS.get(near, ()))]))


def _changeable(tree: ast.AST, outer: str = "", function: str = "") -> Iterator[tuple[str, ast.AST]]:
    """The nodes in bodies of functions with the functions' dotted names.

    What only speaks to people or to type checkers is left out.
    """
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, LEFT_ALONE) or _is_docstring(child) or _is_log(child):
            continue
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            name = f"{outer}{child.name}"
            for statement in child.body:
                yield from _changeable(ast.Module([statement], []), f"{name}.", name)
            continue
        if function:
            yield function, child
        if isinstance(child, ast.arguments):
            continue
        inner = f"{outer}{child.name}." if isinstance(child, ast.ClassDef) else outer
        yield from _changeable(child, inner, function)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_log(node: ast.AST) -> bool:
    if not isinstance(node, ast.Expr) or not isinstance(node.value, ast.Call):
        return False
    called = node.value.func
    return (
        isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "log"
    )


Change = tuple[int, str, str]
"""Where, in characters, what stands there, and what shall."""


class _Text:
    """A source, in which nodes are found by their lines and bytes."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._lines = source.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def _at(self, line: int, column: int) -> int:
        return self._starts[line - 1] + len(self._lines[line - 1].encode()[:column].decode())

    def _span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self._at(node.lineno, node.col_offset), self._at(node.end_lineno, node.end_col_offset)

    def changes(self, node: ast.AST) -> Iterator[Change]:
        """What can be made of a node."""
        if isinstance(node, ast.Compare):
            yield from self._between(node.left, node.comparators[0], COMPARISONS[type(node.ops[0])])
        elif isinstance(node, ast.BoolOp):
            words = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
            yield from self._between(node.values[0], node.values[1], words)
        elif isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC:
            yield from self._between(node.left, node.right, ARITHMETIC[type(node.op)])
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield from self._whole(node, self._text(node.operand))
        elif isinstance(node, ast.Constant) and isinstance(node.value, int):
            yield from self._whole(node, str(_other(node.value)))
        elif isinstance(node, ast.stmt):
            yield from self._of_statement(node)

    def _of_statement(self, node: ast.stmt) -> Iterator[Change]:
        if isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
            yield from self._whole(node, "return None")
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call | ast.Await):
            yield from self._whole(node, "pass")
        elif isinstance(node, ast.If | ast.While):
            yield from self._whole(node.test, f"not ({self._text(node.test)})")

    def _text(self, node: ast.expr) -> str:
        start, end = self._span(node)
        return self._source[start:end]

    def _whole(self, node: ast.expr | ast.stmt, new: str) -> Iterable[Change]:
        start, end = self._span(node)
        return [(start, self._source[start:end], new)]

    def _between(self, left: ast.expr, right: ast.expr, words: tuple[str, str]) -> Iterable[Change]:
        start, end = self._span(left)[1], self._span(right)[0]
        at = self._source.find(words[0], start, end)
        return [(at, *words)] if at >= 0 else []


def _other(value: int) -> int:
    return not value if isinstance(value, bool) else value + 1


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
