"""Every error that a caller can meet stands in a drawn tree, in a module called ``errors``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from orrery.testlib.house.source import Finding, Source

ROOT_CLASS = "OrreryError"
CODE_FORM = re.compile(r"[A-Z0-9_]+\.\d{4}")


def errors_drawn(sources: Sequence[Source]) -> Iterator[Finding]:
    """Each subclass of OrreryError in the core and the backends: where it is, drawn, its code's form."""
    product = [source for source in sources if source.inside("core", "backends") and not source.is_test]
    classes = [
        (source, node) for source in product for node in source.tree.body if isinstance(node, ast.ClassDef)
    ]
    errors = {ROOT_CLASS}
    while grown := {node.name for _, node in classes if _bases(node) & errors} - errors:
        errors |= grown
    for source, node in classes:
        if node.name in errors:
            yield from _one_error(source, node)


def _bases(node: ast.ClassDef) -> set[str]:
    return {base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "") for base in node.bases}


def _one_error(source: Source, node: ast.ClassDef) -> Iterator[Finding]:
    why = "a reader finds every error and its code in one drawing"
    if source.module.rpartition(".")[2] != "errors":
        yield source.finding(
            node, f"{node.name} is no error of an errors.py", why, "move it to its noun's errors.py"
        )
        return
    drawing = ast.get_docstring(source.tree) or ""
    line = next((row for row in drawing.splitlines() if re.search(rf"\b{node.name}\b", row)), None)
    if line is None:
        yield source.finding(
            node, f"{node.name} is not drawn", why, "add it to the tree in the module's docstring"
        )
        return
    code = _code(node)
    if code is None:
        return
    if CODE_FORM.fullmatch(code) is None:
        form = "write it as AREA.1000"
        yield source.finding(node, f"{node.name} has the code {code}", "clients parse codes", form)
    elif node.name != ROOT_CLASS and "." in line and code not in line:
        yield source.finding(
            node, f"{node.name} is drawn with another code than {code}", why, "correct the drawing"
        )


def _code(node: ast.ClassDef) -> str | None:
    """The code that a class sets itself."""
    for statement in node.body:
        targets = (
            [statement.target] if isinstance(statement, ast.AnnAssign) else getattr(statement, "targets", [])
        )
        named = any(isinstance(target, ast.Name) and target.id == "code" for target in targets)
        value = getattr(statement, "value", None)
        if named and isinstance(value, ast.Constant) and isinstance(value.value, str):
            return value.value
    return None
