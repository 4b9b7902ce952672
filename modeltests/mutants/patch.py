"""Changes the source of one module of the product, in this process only.

The module is compiled from the changed source when it is imported, so decorators, constants and dataclasses
follow. Nothing is written: neither the file nor its cached code.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import find_spec
from pathlib import Path
from types import CodeType, ModuleType

from orrery.modeltests.mutants.declaration import Mutant


class OutOfDate(ValueError):
    """The code is not what a mutant was written for; the text says what differs."""


@dataclass(frozen=True)
class Edit:
    """In the source of a module, `old` at a place (in characters) is replaced by `new`."""

    module: str
    start: int
    old: str
    new: str

    def applied(self, source: str) -> str:
        """The changed source. Raises OutOfDate where it has something else at the place."""
        end = self.start + len(self.old)
        if source[self.start : end] != self.old:
            raise OutOfDate(f"{self.module} has {source[self.start : end]!r} where {self.old!r} is expected")
        return source[: self.start] + self.new + source[end:]


def edit_of(mutant: Mutant, source: str) -> Edit:
    """The edit that a mutant means. Raises OutOfDate where its text is not there exactly once."""
    module, _, name = mutant.where.partition(":")
    start, end = span_of(ast.parse(source), source, name, mutant)
    found = source.count(mutant.old, start, end)
    if found != 1:
        raise OutOfDate(
            f"mutant {mutant.name}: {mutant.where} has its text {found} times, not once: {mutant.old!r};"
            " write it for the code as it is now"
        )
    return Edit(module, source.index(mutant.old, start, end), mutant.old, mutant.new)


def span_of(tree: ast.Module, source: str, name: str, mutant: Mutant) -> tuple[int, int]:
    """Where a function, class or constant of this dotted name begins and ends. Raises OutOfDate."""
    body: Sequence[ast.stmt] = tree.body
    found: ast.stmt | None = None
    for part in name.split("."):
        found = next((one for one in body if part in _names(one)), None)
        if found is None:
            raise OutOfDate(f"mutant {mutant.name}: {mutant.where} is not there any more; it was moved")
        body = getattr(found, "body", [])
    assert found is not None
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    first = min([found.lineno, *(one.lineno for one in getattr(found, "decorator_list", []))])
    return starts[first - 1], starts[found.end_lineno or found.lineno]


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [one.id for one in targets if isinstance(one, ast.Name)]


def path_of(module: str) -> Path:
    """The file of a module, of which nothing is imported. Raises OutOfDate where there is none."""
    top, folder, *rest = module.split(".")
    spec = find_spec(f"{top}.{folder}")
    for place in (spec.submodule_search_locations or ()) if spec is not None else ():
        for path in (Path(place, *rest).with_suffix(".py"), Path(place, *rest, "__init__.py")):
            if path.is_file():
                return path
    raise OutOfDate(f"there is no module {module} any more; it was moved")


class _Changed(SourceFileLoader):
    """Loads one module from its changed source."""

    def __init__(self, name: str, path: str, edit: Edit) -> None:
        super().__init__(name, path)
        self._edit = edit

    def get_code(self, fullname: str) -> CodeType:
        """The code of the changed source; the cached one is that of the real one."""
        source = Path(self.path).read_text(encoding="utf-8")
        return compile(self._edit.applied(source), self.path, "exec", dont_inherit=True)


class _Finder(MetaPathFinder):
    def __init__(self, edit: Edit) -> None:
        self._edit = edit

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module as it would be found, but with another loader."""
        if fullname != self._edit.module:
            return None
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(fullname, path, target)
            if spec is not None and spec.origin is not None:
                spec.loader = _Changed(fullname, spec.origin, self._edit)
                return spec
        return None


def install(edit: Edit) -> None:
    """From now on the module is imported as changed.

    Raises OutOfDate where it is imported already, or has another text at the place.
    """
    edit.applied(path_of(edit.module).read_text(encoding="utf-8"))
    if edit.module in sys.modules:
        raise OutOfDate(f"{edit.module} is imported already, so it cannot be changed any more")
    sys.meta_path.insert(0, _Finder(edit))
