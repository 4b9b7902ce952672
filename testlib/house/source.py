"""Source files, parsed once for all rules."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("core", "backends", "simulator", "testlib", "scenarios", "modeltests", "loadtests")
PACKAGE = "core/package"
"""Holds the `__init__.py` above all folders."""
TEST_FOLDERS = ("scenarios", "modeltests", "loadtests")
"""Folders that hold tests and benchmarks only."""

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Finding:
    """One breach of a rule."""

    path: str
    line: int
    what: str
    why: str
    do: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}; {self.why}; {self.do}"


@dataclass(frozen=True)
class Source:
    """One parsed file; `path` is relative to the checkout, with forward slashes."""

    path: str
    text: str
    tree: ast.Module

    @property
    def module(self) -> str:
        """The name by which it is imported."""
        if self.inside(PACKAGE):
            return "orrery"
        parts = ("orrery", *PurePosixPath(self.path).with_suffix("").parts)
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def is_test(self) -> bool:
        """Whether it is a test, not part of the product."""
        name = PurePosixPath(self.path).name
        return name.startswith("test_") or name == "conftest.py" or self.inside(*TEST_FOLDERS)

    def inside(self, *folders: str) -> bool:
        """Whether it lies in (or is) one of these paths."""
        return any(self.path == folder or self.path.startswith(folder + "/") for folder in folders)

    def finding(self, node: ast.AST | int, what: str, why: str, do: str) -> Finding:
        """A finding at `node`, or at a line number."""
        line = node if isinstance(node, int) else getattr(node, "lineno", 1)
        return Finding(self.path, line, what, why, do)

    @cached_property
    def functions(self) -> list[Function]:
        """All functions and methods, in the order of the text."""
        return list(_functions(self.tree, public=True, inside_function=False))


@dataclass(frozen=True)
class Function:
    """One function; `public` where it is reached from outside by names without an underscore."""

    node: FunctionDef
    public: bool


def _functions(parent: ast.AST, *, public: bool, inside_function: bool) -> Iterator[Function]:
    for child in ast.iter_child_nodes(parent):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            if not _is_overload(child):
                named_publicly = not child.name.startswith("_")
                yield Function(child, public and named_publicly and not inside_function)
            yield from _functions(child, public=public, inside_function=True)
        elif isinstance(child, ast.ClassDef):
            inner = public and not child.name.startswith("_")
            yield from _functions(child, public=inner, inside_function=inside_function)
        else:
            yield from _functions(child, public=public, inside_function=inside_function)


def decorators(node: FunctionDef) -> set[str]:
    """The last names of a function's decorators: ``a.setter`` is setter."""
    plain = [mark.func if isinstance(mark, ast.Call) else mark for mark in node.decorator_list]
    return {mark.attr if isinstance(mark, ast.Attribute) else getattr(mark, "id", "") for mark in plain}


def _is_overload(node: FunctionDef) -> bool:
    return "overload" in decorators(node)


def parse(path: str, text: str) -> Source:
    """The file `path` with this text. Raises SyntaxError."""
    return Source(path, text, ast.parse(text, filename=path))


def read_tree(root: Path) -> list[Source]:
    """Every Python file of the product and its tests below `root`, by path."""
    found = []
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            found.append(parse(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")))
    return found
