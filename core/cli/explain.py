"""`orrery explain`: what an API takes and answers, and what a kind of resource has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from orrery.core.api.descriptions import class_doc, field_docs
from orrery.core.api.field_texts import list_text, plain
from orrery.core.api.kinds import Kind, Kinds
from orrery.core.api.vocabulary import declared_values
from orrery.core.cli.explain_api import api_lines
from orrery.core.cli.lines import aligned, part
from orrery.core.cli.main import catalogue
from orrery.core.cli.suggest import suggestion
from orrery.core.client.names import UnknownKind, kind_named
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.errors import InvalidArgument


@click.command("explain")
@click.argument("word", metavar="API|KIND[.PATH]")
@click.pass_context
def explain_command(ctx: click.Context, word: str) -> None:
    """Explain an API: its parameters, limits and answer; or a kind of resource: its fields and paths.

    \b
      orrery explain CreateVmInstance
      orrery explain vm
      orrery explain vm.vmNics.l3Network
    """
    known = catalogue(ctx)
    click.echo(explained(known, Kinds(known), word))


def explained(known: Mapping[str, Declaration], kinds: Kinds, word: str) -> str:
    """The explanation of an API, of a kind, or of what a path from a kind leads to.

    Raises UnknownKind where the word is none of them.
    """
    if word in known:
        return "\n".join(api_lines(known[word], kinds))
    first, _, path = word.partition(".")
    if not kinds.matching(first):
        hint = suggestion(first, known, [kind.name for kind in kinds.all], kinds)
        raise UnknownKind(f"there is no API or kind of resource named '{first}'{hint}")
    return "\n".join(_kind_lines(_at_end(kinds, kind_named(kinds, first), path), kinds, known))


def _at_end(kinds: Kinds, kind: Kind, path: str) -> Kind:
    """The kind that a path leads to. Raises UnknownKind with what there is."""
    if not path:
        return kind
    try:
        model = kinds.graph.walk(kind.model, f"{path}.*").model
    except InvalidArgument as unknown:
        raise UnknownKind(unknown.details) from None
    found = kinds.of(model)
    if found is None:
        raise UnknownKind(f"{path} of {kind.name} leads to {model.__name__}, which no query lists by itself")
    return found


def _kind_lines(kind: Kind, kinds: Kinds, known: Mapping[str, Declaration]) -> Iterator[str]:
    others = ", ".join(kind.names[1:])
    yield from part(f"{kind.name} ({others})" if others else kind.name, class_doc(kind.model).splitlines())
    sections = (
        ("fields", _field_rows(kind, kinds, known)),
        ("lists inside it", _list_rows(kind, kinds)),
        ("paths of queries to other kinds", _ways(kind, kinds)),
    )
    for title, rows in sections:
        if rows:
            yield from ("", *part(title, aligned(rows)))
    yield from ("", *part("examples", _examples(kind, kinds)))


def _field_rows(kind: Kind, kinds: Kinds, known: Mapping[str, Declaration]) -> list[tuple[str, str, str]]:
    values = declared_values(kind.model, known.values())
    rows = []
    for wire, shown, said in field_docs(kind):
        allowed = f" One of {', '.join(values[wire])}." if shown == "text" and wire in values else ""
        target = kinds.target(kind, wire) if wire != "uuid" else None
        rows.append((wire, f"uuid of {target.name}" if target is not None else shown, plain(said) + allowed))
    return rows


def _list_rows(kind: Kind, kinds: Kinds) -> list[tuple[str, str, str]]:
    nested = [(each.wire, _members(kinds, each.vo)) for each in kind.inventory.nested]
    empty = [(wire, "list of values") for wire in kind.inventory.empty_lists]
    return [(wire, members, plain(list_text(wire))) for wire, members in (*nested, *empty)]


def _members(kinds: Kinds, vo: str) -> str:
    kind = kinds.by_vo(vo)
    return f"list of {kind.name}" if kind is not None else "list of values"


def _ways(kind: Kind, kinds: Kinds) -> list[tuple[str, str]]:
    rows = []
    for name in kinds.graph.names(kind.model):
        model = kinds.graph.walk(kind.model, f"{name}.*").model
        target = kinds.of(model)
        rows.append((f"{name}.", target.name if target is not None else model.__name__))
    return rows


def _examples(kind: Kind, kinds: Kinds) -> Iterator[str]:
    yield f"orrery get {kind.name} -o wide"
    for name, hop in kinds.graph.hops(kind.model).items():
        target = kinds.of(hop.target)
        if hop.is_forward and target is not None and target.is_named:
            yield f"orrery get {kind.name} {name}.name=NAME"
            break
    yield f"orrery explain {kind.query.name}"
