"""Texts in ZQL become statements; what does not fit is told with its place and what may stand there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedInput, UnexpectedToken, VisitError

from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query.conditions import LONG_FORMS
from orrery.core.kernel.query.predicate import Comparison, Every, Predicate, Some, SubQuery
from orrery.core.kernel.query.zql.statement import Restriction, Target, ZqlStatement

GRAMMAR = Path(__file__).with_name("grammar.lark")

DIGITS_MAX = 19
TEXT_MAX = 100_000
"""Longest text, in characters."""

DEPTH_MAX = 50
"""Most parentheses inside one another."""

MEANT = re.compile(r"""'[^']*'?|"[^"]*"?|\{[^}]*\}?|[()]""")
"""Parentheses, and the texts in quotes and braces in which they mean nothing.

A text that is not closed goes on to the end. Were it passed over, the end of each of many open braces would
be searched for in all of the rest.
"""

STATEMENTS_MAX = 100
"""Most statements in one text."""

SEEN = 20
"""How many characters of the text stand in an error."""

SPOKEN = {
    "NAME": "a name",
    "PATH": "a field",
    "STRING": "a text in quotes",
    "NUMBER": "a number",
    "BOOLEAN": "true or false",
    "COMPARISON": "an operator such as = or like",
    "LIST": "in, not in, has or not has",
    "NULL_TEST": "is null or is not null",
    "DIRECTION": "asc or desc",
    "FUNCTION": "a function such as distinct(",
    "BLOCK": "a text in braces",
    "LPAR": "(",
    "RPAR": ")",
    "DOT": ".",
    "COMMA": ",",
    "SEMICOLON": ";",
    "$END": "the end",
}
"""Tokens as people call them; the others are keywords."""


def parse_zql(text: str) -> list[ZqlStatement]:
    """The statements of a text.

    Raises InvalidArgument with line, column and what was expected there, or for a text too long or too deep.
    """
    if len(text) > TEXT_MAX:
        raise InvalidArgument(f"the ZQL text has {len(text)} characters; {TEXT_MAX} are the most")
    _refuse_deep(text)
    try:
        tree = _grammar().parse(text)
    except UnexpectedInput as failure:
        raise InvalidArgument(_explained(failure, text)) from None
    try:
        statements: list[ZqlStatement] = _Statements().transform(tree)
    except VisitError as failure:
        raise failure.orig_exc from None
    if len(statements) > STATEMENTS_MAX:
        raise InvalidArgument(f"the ZQL text has {len(statements)} statements; {STATEMENTS_MAX} are the most")
    return statements


@cache
def _grammar() -> Lark:
    return Lark(GRAMMAR.read_text(encoding="utf-8"), parser="lalr", propagate_positions=False)


def _refuse_deep(text: str) -> None:
    depth = 0
    for found in MEANT.finditer(text):
        depth += (found[0] == "(") - (found[0] == ")")
        if depth > DEPTH_MAX:
            line, column = _place(text, found.start())
            raise InvalidArgument(
                f"ZQL, line {line}, column {column}: more than {DEPTH_MAX} parentheses inside one another"
            )


def _explained(failure: UnexpectedInput, text: str) -> str:
    expected: set[str] = set()
    at = len(text.rstrip())
    if isinstance(failure, UnexpectedToken):
        expected = failure.accepts or failure.expected
        if failure.token.type != "$END" and failure.token.start_pos is not None:
            at = failure.token.start_pos
    elif isinstance(failure, UnexpectedCharacters):
        expected, at = failure.allowed or set(), failure.pos_in_stream or 0
    elif isinstance(failure, UnexpectedEOF):
        expected = set(failure.expected)
    line, column = _place(text, at)
    found = f"found [{text[at : at + SEEN]}]" if at < len(text.rstrip()) else "the text ends"
    wanted = sorted(SPOKEN.get(name, name.lower().replace("_", " ")) for name in expected)
    return f"ZQL, line {line}, column {column}: {found}, where I expect {' | '.join(wanted) or 'nothing'}"


def _place(text: str, at: int) -> tuple[int, int]:
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1


class _Statements(Transformer[Token, Any]):
    """Builds statements from the tree, from its leaves up; each method is named after its rule."""

    def start(self, children: list[Any]) -> list[ZqlStatement]:
        return children

    def query(self, children: list[Any]) -> ZqlStatement:
        verb, target, *clauses = children
        return ZqlStatement(verb=verb.lower(), target=target, **dict(clauses))

    count = query

    def sum(self, children: list[Any]) -> ZqlStatement:
        verb, target, _, by, *clauses = children
        return ZqlStatement(verb=verb.lower(), target=target, sum_by=str(by), **dict(clauses))

    def entity(self, children: list[Any]) -> Target:
        name, *fields = children
        return Target(str(name), tuple(map(_path, fields)))

    def function(self, children: list[Any]) -> Target:
        function, inner = children
        if inner.function is not None:
            raise InvalidArgument(f"ZQL: {function}({inner.function}(...)) is a function of a function")
        return Target(inner.entity, inner.fields, function.lower())

    def where(self, children: list[Any]) -> tuple[str, Predicate]:
        return "where", children[1]

    def any_of(self, children: list[Any]) -> Predicate:
        return Some(tuple(child for child in children if not isinstance(child, Token)))

    def all_of(self, children: list[Any]) -> Predicate:
        return Every(tuple(child for child in children if not isinstance(child, Token)))

    def comparison(self, children: list[Any]) -> Comparison:
        path, operator, value = children
        return Comparison(_path(path), _operator(operator), value)

    def null_test(self, children: list[Any]) -> Comparison:
        path, operator = children
        return Comparison(_path(path), _operator(operator))

    def subquery(self, children: list[Any]) -> SubQuery:
        _, entity, field, *where = children
        return SubQuery(str(entity), _path(field), where[0][1] if where else None)

    def restrict(self, children: list[Any]) -> tuple[str, tuple[Restriction, ...]]:
        return "restrict_by", tuple(children[1:])

    def restriction(self, children: list[Any]) -> Restriction:
        path, operator, *value = children
        *entity, field = _path(path).split(".")
        if len(entity) > 1:
            raise InvalidArgument(f"ZQL: restrict by takes <kind>.<field>, not [{_path(path)}]")
        asked = Comparison(field, _operator(operator), value[0] if value else None)
        return Restriction(entity[0] if entity else None, asked)

    def return_with(self, children: list[Any]) -> tuple[str, tuple[str, ...]]:
        return "return_with", tuple(map(_path, children[1:]))

    def group_by(self, children: list[Any]) -> tuple[str, tuple[str, ...]]:
        return "group_by", tuple(map(_path, children[1:]))

    def order_by(self, children: list[Any]) -> tuple[str, tuple[tuple[str, bool], ...]]:
        return "order_by", tuple(children[1:])

    def order(self, children: list[Any]) -> tuple[str, bool]:
        return _path(children[0]), len(children) > 1 and children[1].lower() == "desc"

    def limit(self, children: list[Any]) -> tuple[str, int]:
        return "limit", _whole(*children)

    def offset(self, children: list[Any]) -> tuple[str, int]:
        return "offset", _whole(*children)

    def filter_by(self, children: list[Any]) -> tuple[str, tuple[str, ...]]:
        return "filter_by", tuple(children[1:])

    def filter(self, children: list[Any]) -> str:
        return str(children[0])

    def named_as(self, children: list[Any]) -> tuple[str, str]:
        return "name", children[1][1:-1]

    def values(self, children: list[Any]) -> list[str]:
        return children

    def value(self, children: list[Any]) -> str:
        token = children[0]
        return str(token[1:-1] if token.type == "STRING" else token)


def _path(token: str) -> str:
    return "".join(token.split())


def _operator(token: str) -> str:
    written = " ".join(token.lower().split())
    return LONG_FORMS.get(written, written)


def _whole(word: Token, number: Token) -> int:
    if not number.isdecimal() or len(number) > DIGITS_MAX or int(number) >= 2**63:
        raise InvalidArgument(f"ZQL, line {number.line}, column {number.column}: {word} takes a whole number")
    return int(number)
