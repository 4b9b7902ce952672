"""What would make two runs from one seed differ: the machine's clock, its chance, and the order of sets."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from orrery.testlib.house.imports import imports
from orrery.testlib.house.source import Finding, Source

SIMULATED = ("core", "backends", "simulator")
"""Folders whose code runs under the simulator."""

OUTSIDE = ("core/client", "core/cli", "core/webui", "backends/agent")
"""Users of the API, and the agents of real hosts; they run in processes of their own."""

REAL = ("backends/agent", "backends/images", "backends/install", "backends/mini", "backends/remote")
"""Backends of real hosts and storages: what they do takes real time, and threads where files are synced."""

CLOCK = "use node.clock or the loop's time (in the simulator: env.now)"
CHANCE = "use node.random, node.new_uuid() or node.secrets (in the simulator: its seeded random.Random)"
ORDER = "use orrery.core.kernel.tasks (gather_bounded, BackgroundTasks) or await a list in its order"
THREADS = "stay in the loop"

FORBIDDEN = {
    "time": CLOCK,
    "datetime.datetime.now": CLOCK,
    "datetime.datetime.utcnow": CLOCK,
    "datetime.datetime.today": CLOCK,
    "datetime.date.today": CLOCK,
    "orrery.core.kernel.clock.WallClock": CLOCK,
    "random": CHANCE,
    "uuid": CHANCE,
    "secrets": CHANCE,
    "os.urandom": CHANCE,
    "os.getrandom": CHANCE,
    "random.SystemRandom": CHANCE,
    "threading": THREADS,
    "multiprocessing": THREADS,
    "concurrent.futures": THREADS,
    "asyncio.to_thread": THREADS,
    "asyncio.wait": ORDER,
    "asyncio.as_completed": ORDER,
    "asyncio.gather": ORDER,
    "asyncio.TaskGroup": ORDER,
    "asyncio.all_tasks": ORDER,
}
"""Names that run code may not use, with everything below them, and what to do instead."""

HARMLESS = ("random.Random",)
"""Below a forbidden name, yet allowed: the type, and making one from a seed."""

ALLOWED = {
    ("core/kernel/clock.py", "time"): "the production clock itself",
    ("core/kernel/clock.py", "secrets"): "the production source of secrets itself",
    (
        "core/kernel/workers.py",
        "concurrent.futures",
    ): "hashes passwords beside the loop of a real server; virtual time is given InLoop instead",
    ("core/kernel/stopwatch.py", "time"): "warns and measures; nothing in a run depends on it",
    ("backends/run.py", "time"): "tells how fast the machine was; nothing in the run depends on it",
    (
        "backends/server.py",
        "orrery.core.kernel.clock.WallClock",
    ): "clients of a server are other processes, which live by the wall clock",
    ("core/client/http.py", "secrets"): "a client's jobs have names of their own; it runs in no simulation",
    ("backends/server.py", "random"): "a server's identities shall not repeat; it runs by the wall clock",
    ("simulator/loop.py", "time"): "the paced loop follows the wall clock; that is its purpose",
    (
        "simulator/loop.py",
        "threading",
    ): "asks whether it is the main thread, since only that may take signals",
    ("simulator/loop.py", "asyncio.gather"): "waits for tasks that are all cancelled already, in their order",
}
"""Where a forbidden name is used nevertheless, and why."""

WHY = "the same seed must give the same run on any machine"
SEED = "give it a seed"


def chance_and_time(sources: Sequence[Source]) -> Iterator[Finding]:
    """No direct clock, chance or thread, and none of asyncio's helpers that iterate over sets."""
    for source in sources:
        if _is_simulated(source):
            names = _imported_names(source)
            yield from _forbidden_imports(source)
            for node in ast.walk(source.tree):
                yield from _forbidden_use(source, node, names)


def _is_simulated(source: Source) -> bool:
    return source.inside(*SIMULATED) and not source.inside(*OUTSIDE, *REAL) and not source.is_test


def _imported_names(source: Source) -> dict[str, str]:
    """What each imported name means: c is random.choice after ``from random import choice as c``."""
    names: dict[str, str] = {}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def _forbidden_imports(source: Source) -> Iterator[Finding]:
    """`from random import choice`; a plain import is judged by its uses, so that a type may be named."""
    for node, target in imports(source):
        if isinstance(node, ast.ImportFrom):
            yield from _judged(source, node, target)


def _forbidden_use(source: Source, node: ast.AST, names: dict[str, str]) -> Iterator[Finding]:
    if isinstance(node, ast.Attribute):
        dotted = _dotted(node, names)
        if dotted is not None:
            yield from _judged(source, node, dotted)
    elif isinstance(node, ast.Call):
        called = _dotted(node.func, names)
        if called == "random.Random" and not (node.args or node.keywords):
            yield source.finding(node, "random.Random() without a seed", WHY, SEED)
        if called == "hash":
            yield source.finding(node, "hash() differs from run to run", WHY, "use hashlib or zlib.crc32")


def _dotted(node: ast.AST, names: dict[str, str]) -> str | None:
    """The full name that an expression such as ``dt.datetime.now`` means."""
    if isinstance(node, ast.Name):
        return names.get(node.id, "hash" if node.id == "hash" else None)
    if isinstance(node, ast.Attribute):
        base = _dotted(node.value, names)
        return f"{base}.{node.attr}" if base is not None else None
    return None


def _judged(source: Source, node: ast.AST, dotted: str) -> Iterator[Finding]:
    if any(dotted == name or dotted.startswith(name + ".") for name in HARMLESS):
        return
    for name, do in FORBIDDEN.items():
        if dotted == name or dotted.startswith(name + "."):
            if (source.path, name) not in ALLOWED:
                yield source.finding(node, f"uses {dotted}", WHY, do)
            return


ORDERLESS = frozenset({"sorted", "set", "frozenset", "any", "all", "sum", "min", "max"})
"""Functions whose result does not depend on the order of what they are given."""

ORDERED = frozenset(
    {"list", "tuple", "iter", "enumerate", "dict", "zip", "map", "filter", "join", "extend", "fromkeys"}
)
"""Functions that keep the order of what they are given."""

SET_METHODS = frozenset({"union", "intersection", "difference", "symmetric_difference"})


def order_of_sets(sources: Sequence[Source]) -> Iterator[Finding]:
    """Nothing iterates over a set, as far as the text tells what is one."""
    simulated = [source for source in sources if _is_simulated(source)]
    giving_sets = {
        function.node.name
        for source in simulated
        for function in source.functions
        if function.node.returns is not None and _is_set_type(function.node.returns)
    }
    for source in simulated:
        yield from _Sets(source, giving_sets).findings()


def _is_set_type(annotation: ast.expr) -> bool:
    named = annotation.value if isinstance(annotation, ast.Subscript) else annotation
    return isinstance(named, ast.Name) and named.id in {"set", "frozenset"}


class _Sets:
    """What is a set in one file, by displays, calls, annotations and assignments."""

    def __init__(self, source: Source, giving_sets: set[str]) -> None:
        self._source = source
        self._giving_sets = giving_sets
        self._attributes = self._annotated(source.tree, ast.Attribute) | self._fields()

    def findings(self) -> Iterator[Finding]:
        """Every place that takes a set in the order it happens to have."""
        scopes: list[ast.AST] = [function.node for function in self._source.functions]
        seen: set[int] = set()
        for scope in [*reversed(scopes), self._source.tree]:
            names = self._set_names(scope)
            for node in ast.walk(scope):
                for taken in _taken_in_order(node):
                    if id(taken) not in seen and self._is_set(taken, names):
                        seen.add(id(taken))
                        what = f"iterates over the set {ast.unparse(taken)[:60]}"
                        why = "its order differs from run to run"
                        yield self._source.finding(taken, what, why, "sort it, or keep a list or a dict")

    def _set_names(self, scope: ast.AST) -> set[str]:
        names = self._annotated(scope, ast.Name)
        if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef):
            given = [*scope.args.posonlyargs, *scope.args.args, *scope.args.kwonlyargs]
            names |= {arg.arg for arg in given if arg.annotation is not None and _is_set_type(arg.annotation)}
        for node in ast.walk(scope):
            if isinstance(node, ast.Assign) and self._is_set(node.value, names):
                names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        return names

    def _annotated(self, scope: ast.AST, kind: type[ast.Name | ast.Attribute]) -> set[str]:
        found: set[str] = set()
        for node in ast.walk(scope):
            if (
                isinstance(node, ast.AnnAssign)
                and isinstance(node.target, kind)
                and _is_set_type(node.annotation)
            ):
                target = node.target
                found.add(target.id if isinstance(target, ast.Name) else target.attr)
        return found

    def _fields(self) -> set[str]:
        found: set[str] = set()
        for node in ast.walk(self._source.tree):
            if isinstance(node, ast.ClassDef):
                for statement in node.body:
                    found |= (
                        self._annotated(statement, ast.Name)
                        if isinstance(statement, ast.AnnAssign)
                        else set()
                    )
        return found

    def _is_set(self, node: ast.AST, names: set[str]) -> bool:
        if isinstance(node, ast.Set | ast.SetComp):
            return True
        if isinstance(node, ast.Name):
            return node.id in names
        if isinstance(node, ast.Attribute):
            return node.attr in self._attributes
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr | ast.BitAnd | ast.Sub | ast.BitXor):
            return self._is_set(node.left, names) or self._is_set(node.right, names)
        if isinstance(node, ast.IfExp):
            return self._is_set(node.body, names) or self._is_set(node.orelse, names)
        if isinstance(node, ast.Call):
            return _called(node) in {"set", "frozenset"} | SET_METHODS | self._giving_sets
        return False


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _taken_in_order(node: ast.AST) -> Iterator[ast.expr]:
    """The expressions that `node` goes through in their order."""
    if isinstance(node, ast.For | ast.AsyncFor):
        yield node.iter
    elif isinstance(node, ast.ListComp | ast.DictComp):
        yield from (generator.iter for generator in node.generators)
    elif isinstance(node, ast.Call):
        called = _called(node)
        for given in node.args:
            inner = given.value if isinstance(given, ast.Starred) else given
            if called in ORDERED or isinstance(given, ast.Starred):
                yield inner
            if isinstance(given, ast.GeneratorExp) and called not in ORDERLESS:
                yield from (generator.iter for generator in given.generators)
    elif isinstance(node, ast.List | ast.Tuple):
        yield from (item.value for item in node.elts if isinstance(item, ast.Starred))
