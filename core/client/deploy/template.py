"""Variables and counted names.

``${name}`` is a variable of the file or the command line. Inside an element with ``count:``, ``{i}`` is the
number of the copy (from 0), ``{zone}`` or ``{cluster}`` that of the enclosing zone or cluster, and
``{zone * 100 + i + 1}``, ``{i // 250}``, ``{i % 4}``, ``{i:04}`` what they look like. ``{{`` and ``}}`` are
braces.
"""

from __future__ import annotations

import ast
import ipaddress
import operator
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

_VARIABLE = re.compile(r"\$\{([^}]*)\}")
_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")
_FORMAT = re.compile(r"0?\d{0,2}d?")
_OPERATIONS: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}
VARIABLE_DEPTH_MAX = 20

Indexes = Mapping[str, int]
Expression = Callable[[Indexes], int]


def substitute(text: str, variables: Mapping[str, Any]) -> Any:
    """`text` with its ``${variables}`` replaced; one that stands alone keeps its type.

    Raises ValueError for an unknown variable and for variables that need each other.
    """
    for _ in range(VARIABLE_DEPTH_MAX):
        whole = _VARIABLE.fullmatch(text)
        if whole:
            value = _variable(whole[1], variables)
            if not isinstance(value, str):
                return value
            text = value
        elif "${" in text:
            text = _VARIABLE.sub(lambda m: str(_variable(m[1], variables)), text)
        else:
            return text
        if _VARIABLE.search(text) is None:
            return text
    raise ValueError(f"the variables in '{text}' need each other in a cycle")


def variables_of(text: str) -> list[str]:
    """The names of the variables that a text uses, in their order."""
    return list(dict.fromkeys(_VARIABLE.findall(text)))


def render(value: Any, indexes: Indexes) -> Any:
    """`value` with the expressions in its texts evaluated; one that stands alone gives a number.

    Raises ValueError naming the expression that is malformed or uses an unknown name.
    """
    if isinstance(value, str):
        return _render_text(value, indexes) if "{" in value or "}" in value else value
    if isinstance(value, list):
        return [render(item, indexes) for item in value]
    if isinstance(value, dict):
        return {key: render(item, indexes) for key, item in value.items()}
    return value


@lru_cache(maxsize=4096)
def names_used(text: str) -> frozenset[str]:
    """The names that the expressions in a text use."""
    found = [m[1] for m in _PIECE.finditer(text) if m[1] is not None]
    return frozenset(name for inner in found for name in re.findall(r"[A-Za-z_]\w*", inner.partition(":")[0]))


def next_address(address: str, step: int) -> str:
    """The IPv4 address `step` behind `address` (``localhost`` is 127.0.0.1); a host name gets ``-step``.

    Raises ValueError when there is no such address.
    """
    if step == 0:
        return address
    try:
        base = ipaddress.IPv4Address("127.0.0.1" if address == "localhost" else address)
    except ValueError:
        return f"{address}-{step}"
    return str(base + step)


def _render_text(text: str, indexes: Indexes) -> Any:
    whole = _PIECE.fullmatch(text)
    if whole is not None and whole[1] is not None and ":" not in whole[1]:
        return _evaluate(whole[1], indexes)

    def piece(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0][0]
        expression, _, form = match[1].partition(":")
        if not _FORMAT.fullmatch(form):
            raise ValueError(f"'{form}' in '{text}' is no format; write {{i:04}} for four digits")
        return format(_evaluate(expression, indexes), form)

    return _PIECE.sub(piece, text)


def _evaluate(expression: str, indexes: Indexes) -> int:
    try:
        return _compiled(expression)(indexes)
    except KeyError as missing:
        known = ", ".join(indexes) or "nothing is counted here"
        raise ValueError(f"{missing.args[0]} in '{{{expression}}}' is not known ({known})") from None
    except ZeroDivisionError:
        raise ValueError(f"'{{{expression}}}' divides by zero") from None


@lru_cache(maxsize=4096)
def _compiled(expression: str) -> Expression:
    try:
        return _function(ast.parse(expression.strip(), mode="eval").body)
    except (SyntaxError, TypeError, RecursionError):
        raise ValueError(
            f"'{{{expression}}}' is no expression; use numbers, names, + - * // % and parentheses"
        ) from None


def _function(node: ast.expr) -> Expression:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        number = node.value
        return lambda indexes: number
    if isinstance(node, ast.Name):
        name = node.id
        return lambda indexes: indexes[name]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _function(node.operand)
        return lambda indexes: -inner(indexes)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        apply = _OPERATIONS[type(node.op)]
        left, right = _function(node.left), _function(node.right)
        return lambda indexes: apply(left(indexes), right(indexes))
    raise TypeError(type(node).__name__)


def _variable(name: str, variables: Mapping[str, Any]) -> Any:
    if name not in variables:
        raise ValueError(f"the variable ${{{name}}} has no value; give one with --var {name}=...")
    return variables[name]
