"""Who may import whom.

The table is read from the top: the first row whose packages hold the importing module decides. Tests that sit
beside a module may also use the test library.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orrery.testlib.house.source import FOLDERS, Finding, Source

OURS = "orrery"
DECLARATIONS = (
    "orrery.core.kernel.api",
    "orrery.core.kernel.errors",
    "orrery.core.kernel.files",
    "orrery.core.api.catalogue",
    "orrery.core.api.catalogue_export",
    "orrery.core.api.descriptions",
    "orrery.core.api.field_texts",
    "orrery.core.api.kinds",
    "orrery.core.api.openapi",
    "orrery.core.api.pictures",
    "orrery.core.api.reference",
    "orrery.core.api.vocabulary",
    "orrery.core.api.who",
    "orrery.core.node.trial",
    "orrery.core.node.rotation",
)
"""What users of the API may know of the core: its declarations, and the forms made from them. The last
two tell of the plugins that are installed beside them, and rotate the keys of a database beside them."""

ORACLES = (
    "orrery.testlib.oracles",
    "orrery.testlib.pending",
    "orrery.testlib.places",
    "orrery.testlib.ownership",
    "orrery.testlib.truth",
    "orrery.testlib.history",
    "orrery.testlib.identities",
)
"""What compares a database with its world, after a test as after ``orrery simulate``."""

OPEN_FILES = (
    "model",
    "messages",
    "hooks",
    "errors",
    "types",
    "configs",
    "hypervisor",
    "backend",
    "paths",
    "passwords",
    "strategies",
    "tags",
    "reference",
    "capabilities",
    "transactions",
    "attachments",
    "bits",
    "outputs",
    "slots",
)
"""The files of a noun that other nouns may import: data, declarations, protocols, pure functions, and (the
last three) what another noun may run inside a transaction or a workflow of its own."""

AREAS = ("orrery.core.compute", "orrery.core.storage", "orrery.core.network", "orrery.core.identity")
"""Packages whose sub-packages are nouns."""

MACHINERY = (
    "orrery.core.kernel",
    "orrery.core.api",
    "orrery.core.node",
    "orrery.core.client",
    "orrery.core.cli",
    "orrery.core.webui",
)
"""Packages of the core that are not nouns."""


LAYERS: tuple[tuple[str, ...], ...] = (
    (
        "orrery.core.identity",
        "orrery.core.configuration",
        "orrery.core.resourceconfig",
        "orrery.core.gc",
        "orrery.core.tag",
    ),
    ("orrery.core.audit", "orrery.core.event", "orrery.core.longjob", "orrery.core.search"),
    ("orrery.core.compute.zone", "orrery.core.compute.cluster", "orrery.core.compute.host"),
    ("orrery.core.compute.offering", "orrery.core.storage", "orrery.core.network"),
    ("orrery.core.compute.vm",),
)
"""The groups of nouns, from the lowest: a noun stands on those of its own group and of lower ones."""


@dataclass(frozen=True)
class Direction:
    """Modules in `of` may import, of ours, only what lies in `may` and not in `but_not`."""

    of: tuple[str, ...]
    may: tuple[str, ...]
    why: str
    do: str
    but_not: tuple[str, ...] = ()


DIRECTIONS = (
    Direction(
        ("orrery.core.kernel",),
        ("orrery.core.kernel",),
        "the kernel knows no noun of the cloud",
        "hand it in from the noun (a parameter, a registry, a hook)",
    ),
    Direction(
        ("orrery.core.client", "orrery.core.cli", "orrery.core.webui"),
        ("orrery.core.client", "orrery.core.cli", "orrery.core.webui", *DECLARATIONS),
        "users of the API know the core by its declarations only",
        f"call the API, or use one of {', '.join(DECLARATIONS)}",
    ),
    Direction(
        ("orrery.core.node", "orrery.core.api"),
        ("orrery.core",),
        "no line of the core knows which world it runs against",
        "declare a protocol in the noun and register the implementation from backends/",
        but_not=("orrery.core.client", "orrery.core.cli", "orrery.core.webui"),
    ),
    Direction(
        ("orrery.core",),
        ("orrery.core",),
        "a noun stands on the kernel; node, API and clients stand on the nouns",
        "use what the node holds (`node.declarations`), or declare a protocol, message or hook in the noun",
        but_not=(
            "orrery.core.node",
            "orrery.core.client",
            "orrery.core.cli",
            "orrery.core.webui",
            "orrery.core.api",
        ),
    ),
    Direction(
        ("orrery.simulator",),
        ("orrery.simulator",),
        "the simulator is a world of its own, with its own truth",
        "translate in backends/sim",
    ),
    Direction(
        ("orrery.backends",),
        ("orrery.backends", "orrery.core", "orrery.simulator", *ORACLES),
        "the product does not depend on its tests",
        f"move what is shared into the backend; only {', '.join(ORACLES)} check clouds for users too",
    ),
)


def import_directions(sources: Sequence[Source]) -> Iterator[Finding]:
    """Every import of ours against the table, and imports between nouns."""
    for source in sources:
        told: set[ast.stmt] = set()
        for node, target in imports(source):
            if node in told or target.split(".")[0] != OURS or _is_helped(source, target):
                continue
            for finding in [*_against_table(source, node, target), *_between_nouns(source, node, target)]:
                told.add(node)
                yield finding


def installed_names(sources: Sequence[Source]) -> Iterator[Finding]:
    """No module is imported by its place in the checkout: an installed user has it below one package."""
    for source in sources:
        named = [*imports(source), *_imported_by_text(source)]
        for node, target in dict(named).items():
            if target.split(".")[0] in FOLDERS:
                what = f"{source.path} imports {target}"
                why = f"its name is {OURS}.{target}, and somebody else may have a package of that name"
                yield source.finding(node, what, why, f"begin with {OURS}.")


def _imported_by_text(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Names of modules in texts: what is given to `import_module` and the like."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = node.args[0]
        if name in ("import_module", "find_spec", "run_module") and isinstance(first, ast.Constant):
            yield node, str(first.value)


def imports(source: Source) -> Iterator[tuple[ast.stmt, str]]:
    """Every module that a file imports, with the names of `from` imports appended."""
    package = source.module if source.path.endswith("__init__.py") else source.module.rpartition(".")[0]
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base] if base else above)
            for alias in node.names:
                yield node, f"{base}.{alias.name}"


def _is_helped(source: Source, target: str) -> bool:
    """Whether it is a test that uses what helps tests: the test library, and the list of all APIs."""
    helpers = ("orrery.testlib", "orrery.core.api.catalogue")
    return source.is_test and (lies_in(target, helpers) or source.path.startswith("scenarios/"))


def lies_in(module: str, packages: Sequence[str]) -> bool:
    """Whether a module is one of these packages, or inside one."""
    return any(module == package or module.startswith(package + ".") for package in packages)


def _against_table(source: Source, node: ast.stmt, target: str) -> Iterator[Finding]:
    for direction in DIRECTIONS:
        if lies_in(source.module, direction.of):
            if not lies_in(target, direction.may) or lies_in(target, direction.but_not):
                what = f"{source.module} imports {target}"
                yield source.finding(node, what, direction.why, direction.do)
            return


def noun_of(module: str) -> str | None:
    """The package of the noun that a module belongs to; None for machinery and for what is not core."""
    parts = module.split(".")
    if parts[:2] != [OURS, "core"] or len(parts) < 3 or lies_in(module, MACHINERY):
        return None
    depth = 4 if ".".join(parts[:3]) in AREAS else 3
    return ".".join(parts[:depth]) if len(parts) >= depth else None


def layer_of(noun: str) -> int | None:
    """How high the group of a noun stands, from 0; None for one that has no group yet."""
    return next((height for height, group in enumerate(LAYERS) if lies_in(noun, group)), None)


def noun_groups(sources: Sequence[Source]) -> Iterator[Finding]:
    """Every noun has a group, and imports nothing of a higher one."""
    for source in sources:
        mine = noun_of(source.module)
        if mine is None:
            continue
        height = layer_of(mine)
        if height is None:
            do = "name it in LAYERS, in testlib/house/imports.py"
            yield source.finding(1, f"{mine} is in no group of nouns", "imports point downwards only", do)
        elif not source.is_test:
            yield from _upwards(source, mine, height)


def _upwards(source: Source, mine: str, height: int) -> Iterator[Finding]:
    for node, target in imports(source):
        theirs = noun_of(target)
        above = layer_of(theirs) if theirs is not None else None
        if above is not None and above > height:
            what = f"{source.module} imports {target}"
            why = f"{theirs} stands above {mine}, which must do without it"
            yield source.finding(node, what, why, "move the part into the higher noun, or declare a hook")


def _between_nouns(source: Source, node: ast.stmt, target: str) -> Iterator[Finding]:
    mine, theirs = noun_of(source.module), noun_of(target)
    if mine is None or theirs is None or mine == theirs:
        return
    inner = target.removeprefix(theirs).split(".")[1:]
    if not inner or inner[0] not in OPEN_FILES:
        what = f"{source.module} imports {target}"
        why = "a noun reaches another only by message, hook or foreign key"
        yield source.finding(node, what, why, f"use one of the other noun's files {', '.join(OPEN_FILES)}")


def imports_of_tests(sources: Sequence[Source]) -> Iterator[Finding]:
    """No module imports a test or a conftest, not even a test: pytest would collect it there again."""
    for source in sources:
        told: set[ast.stmt] = set()
        for node, target in imports(source):
            parts = target.split(".")
            is_test = any(part.startswith("test_") or part == "conftest" for part in parts)
            if parts[0] == OURS and is_test and node not in told:
                told.add(node)
                what = f"{source.module} imports {target}"
                yield source.finding(
                    node,
                    what,
                    "a test module is collected by pytest, and not a library",
                    "move what both need to testlib/ or to a plain module beside the tests",
                )
