"""Sizes, nesting, documentation and annotations. The numbers are tightened over time, never loosened."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from orrery.testlib.house.source import Finding, Function, FunctionDef, Source, decorators

FILE_LINES_MAX = 600
FUNCTION_LINES_MAX = 70
NESTING_MAX = 4
PARAMETERS_MAX = 7
MEDIAN_FUNCTION_LINES_MAX = 10
P90_FUNCTION_LINES_MAX = 25
P90_PARAMETERS_MAX = 4

LISTS_ONLY = ("core/node/migrations/versions",)
"""Migrations: long lists of tables and columns, written once and never changed."""

BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)


def sizes(sources: Sequence[Source]) -> Iterator[Finding]:
    """No file, function, nesting or parameter list above its limit."""
    for source in sources:
        if source.inside(*LISTS_ONLY):
            continue
        lines = len(source.text.splitlines())
        if lines > FILE_LINES_MAX:
            what = f"{lines} lines, more than {FILE_LINES_MAX}"
            yield source.finding(
                FILE_LINES_MAX, what, "nobody reads it whole", "split it by what it is about"
            )
        for function in source.functions:
            yield from _function_sizes(source, function.node)


def _function_sizes(source: Source, node: FunctionDef) -> Iterator[Finding]:
    measured = (
        (lines_of(node), FUNCTION_LINES_MAX, "lines", "name its parts and make them functions"),
        (nesting(node.body), NESTING_MAX, "blocks inside one another", "return early, or make a function"),
        (len(parameters(node)), PARAMETERS_MAX, "parameters", "bundle those that belong together"),
    )
    for number, limit, unit, do in measured:
        if number > limit:
            what = f"{node.name} has {number} {unit}, more than {limit}"
            yield source.finding(node, what, "it does not fit in one look", do)


def lines_of(node: FunctionDef) -> int:
    """The lines from ``def`` to the end, docstring included."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def nesting(body: Sequence[ast.AST], depth: int = 0) -> int:
    """How many blocks enclose the deepest statement; neither ``elif`` nor an inner function deepens."""
    deepest = depth
    for statement in body:
        if isinstance(statement, BLOCKS):
            inner = depth + 1
        elif isinstance(statement, ast.ExceptHandler | ast.match_case):
            inner = depth
        else:
            continue
        for name, value in ast.iter_fields(statement):
            is_elif = name == "orelse" and isinstance(statement, ast.If) and _is_elif(statement)
            if isinstance(value, list) and value:
                deepest = max(deepest, nesting(value, depth if is_elif else inner))
    return deepest


def _is_elif(statement: ast.If) -> bool:
    following = statement.orelse
    return (
        len(following) == 1
        and isinstance(following[0], ast.If)
        and (following[0].col_offset == statement.col_offset)
    )


def parameters(node: FunctionDef) -> list[ast.arg]:
    """All parameters but self and cls."""
    given = node.args
    found = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    found += [extra for extra in (given.vararg, given.kwarg) if extra is not None]
    return found[1:] if found and found[0].arg in {"self", "cls"} else found


def ratchets(sources: Sequence[Source]) -> Iterator[Finding]:
    """The tree as a whole keeps short functions: median and 90th percentile of the product's code."""
    functions = [(source, f.node) for source in sources if not source.is_test for f in source.functions]
    if not functions:
        return
    lengths = sorted(lines_of(node) for _, node in functions)
    widths = sorted(len(parameters(node)) for _, node in functions)
    measured = (
        ("the median function has {} lines", _quantile(lengths, 0.5), MEDIAN_FUNCTION_LINES_MAX),
        ("a tenth of the functions have {} lines or more", _quantile(lengths, 0.9), P90_FUNCTION_LINES_MAX),
        ("a tenth of the functions have {} parameters or more", _quantile(widths, 0.9), P90_PARAMETERS_MAX),
    )
    for text, number, limit in measured:
        if number > limit:
            source, node = max(functions, key=lambda pair: lines_of(pair[1]))
            what = f"{text.format(number)}, the limit is {limit} (this is the longest)"
            yield source.finding(
                node, what, "the tree reads well only while this holds", "shorten the longest"
            )


def _quantile(ranked: Sequence[int], share: float) -> int:
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def documentation(sources: Sequence[Source]) -> Iterator[Finding]:
    """Every module and public function of the product is documented, and every function annotated."""
    for source in sources:
        if not source.text.strip():
            continue
        if ast.get_docstring(source.tree) is None:
            do = "begin it with a docstring that says what it is for"
            yield source.finding(1, "the module has no docstring", "a reader starts there", do)
        for function in source.functions:
            yield from _function_documentation(source, function)


def _function_documentation(source: Source, function: Function) -> Iterator[Finding]:
    node = function.node
    documented = ast.get_docstring(node) is not None or decorators(node) & {"setter", "deleter"}
    if function.public and not (source.is_test or node.name.startswith("test_") or documented):
        do = "say what it means, its units and what it raises"
        yield source.finding(node, f"{node.name} has no docstring", "it is public", do)
    bare = [parameter.arg for parameter in parameters(node) if parameter.annotation is None]
    if node.returns is None and node.name != "__init__":
        bare.append("the result")
    if bare:
        what = f"{node.name} leaves {', '.join(bare)} without a type"
        yield source.finding(node, what, "types are checked strictly", "annotate it")
