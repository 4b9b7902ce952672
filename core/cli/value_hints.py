"""Hints for conditions with a value that its field never has, as ``state=running``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from orrery.core.api.kinds import Kinds
from orrery.core.cli.main import catalogue
from orrery.core.client.errors import near_matches
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.api.text import escaped
from orrery.core.kernel.errors import InvalidArgument

_COMPARED = ("=", "!=", "in", "not in")


def tell(declaration: Declaration, conditions: Sequence[Mapping[str, Any]], body: Mapping[str, Any]) -> None:
    """Says on standard error which values of the conditions of a query their fields never have.

    The server answers such a query as any other, mostly with an empty list. An answer with rows shows that
    the values of ``=`` exist, so then only the other conditions are looked at.
    """
    has_rows = bool(body.get("inventories") or body.get("total"))
    doubtful = [
        each for each in conditions if each["op"] in _COMPARED and not (has_rows and each["op"] == "=")
    ]
    if not doubtful:
        return
    known = catalogue(click.get_current_context())
    for line in hints(Kinds(known), known, declaration, doubtful):
        click.echo(escaped(f"hint: {line}"), err=True)


def hints(
    kinds: Kinds,
    apis: Mapping[str, Declaration],
    declaration: Declaration,
    conditions: Sequence[Mapping[str, Any]],
) -> Iterator[str]:
    """A line for each value that is none of those that are declared for the field of its condition."""
    for condition in conditions:
        name, text = str(condition["name"]), condition.get("value")
        allowed = values_of(kinds, apis, declaration, name)
        given = [each.strip() for each in text.split(",")] if isinstance(text, str) else []
        for value in given if allowed else ():
            if value not in allowed:
                near = next(iter(near_matches(value, allowed)), "")
                meant = f"did you mean {near}? It" if near else "it"
                yield f"{name} is never '{value}'; {meant} is one of {', '.join(allowed)}"


def values_of(
    kinds: Kinds, apis: Mapping[str, Declaration], declaration: Declaration, path: str
) -> tuple[str, ...]:
    """The values that are declared for the field at the end of a path; none where any may occur."""
    from orrery.core.api.vocabulary import declared_values

    model: Any = declaration.returns
    if kinds.of(model) is None:
        return ()
    try:
        way = kinds.graph.walk(model, path)
    except InvalidArgument:
        return ()
    return declared_values(way.model, apis.values()).get(way.field, ())
