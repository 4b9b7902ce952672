"""`orrery explain`: what an API takes and answers, and what a kind of resource has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from orrery.core.api.catalogue import elements
from orrery.core.api.catalogue_export import constraints, type_name
from orrery.core.api.descriptions import class_doc, field_docs, parameter_doc, parameter_limits
from orrery.core.api.kinds import Kind, Kinds
from orrery.core.cli.main import catalogue
from orrery.core.cli.suggest import unknown_word
from orrery.core.client import conditions
from orrery.core.client.names import UnknownKind, kind_named
from orrery.core.kernel.api.message import ANY_RESOURCE, CreateMessage, Declaration
from orrery.core.kernel.errors import InvalidArgument

_WORDS = (
    ("limit=N", "at most so many; default 1000"),
    ("start=N", "leave out the first"),
    ("after=TOKEN", "the next page: empty at first, then what the former page answers as next"),
    ("count=true", "only how many there are"),
    ("replyWithCount=true", "how many there are, too"),
    ("sort=FIELD", "-FIELD descends"),
    ("fields=A,B", "only these fields"),
    ("groupBy=FIELD", "group by a field"),
)
"""What a query takes beside its conditions."""
_TYPES = {"String": "text", "Integer": "number", "Long": "number", "Boolean": "true or false", "Double": "number"}
_EXAMPLES = {"name": "my-{kind}", "description": "TEXT"}
_INDENT = "  "


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
    kinds = Kinds(known)
    click.echo(explained(known, kinds, word))


def explained(known: Mapping[str, Declaration], kinds: Kinds, word: str) -> str:
    """The explanation of an API, of a kind, or of what a path from a kind leads to.

    Raises UnknownKind where the word is none of them.
    """
    if word in known:
        return "\n".join(_api(known[word], kinds))
    if word[:1].isupper() and not kinds.matching(word.partition(".")[0]):
        raise UnknownKind(unknown_word(word, known, [], kinds))
    first, _, path = word.partition(".")
    return "\n".join(_kind(_walked(kinds, kind_named(kinds, first), path), kinds))


def _walked(kinds: Kinds, kind: Kind, path: str) -> Kind:
    """The kind that a path leads to. Raises UnknownKind with what there is."""
    if not path:
        return kind
    try:
        model = kinds.graph.walk(kind.model, f"{path}.uuid").model
        way = kinds.graph.walk(kind.model, f"{path}.*")
    except InvalidArgument as unknown:
        raise UnknownKind(str(unknown)) from None
    found = kinds.of(way.model) or kinds.of(model)
    if found is None:
        raise UnknownKind(f"{path} of {kind.name} leads to {way.model.__name__}, which no query lists")
    return found


def _api(declaration: Declaration, kinds: Kinds) -> Iterator[str]:
    yield declaration.name
    yield from _indented(class_doc(declaration.message).splitlines())
    yield ""
    yield from _facts(declaration, kinds)
    own = kinds.of(declaration.returns)
    if declaration.is_query and own is not None:
        yield from _query(declaration, own)
    elif not declaration.is_query:
        yield from _parameters(declaration, kinds)
    yield from ("", "example", f"{_INDENT}{example(declaration, kinds)}")


def _facts(declaration: Declaration, kinds: Kinds) -> Iterator[str]:
    own = kinds.of(declaration.returns)
    answer = f"{own.name} (orrery explain {own.name})" if own is not None else ""
    if declaration.reply is not None:
        answer = ", ".join(info.alias or name for name, info in declaration.reply.model_fields.items())
    who = "administrators" if declaration.admin else "whoever is allowed to"
    if not declaration.login_required:
        who = "anybody, without a login"
    rows = [
        ("route", f"{declaration.method} {declaration.path}"),
        ("answer", answer or "nothing"),
        ("runs", f"as a job of at most {declaration.timeout_seconds} s" if declaration.is_async else "at once"),
        ("callers", who),
    ]
    yield from _table(rows)


def _parameters(declaration: Declaration, kinds: Kinds) -> Iterator[str]:
    yield from ("", "parameters")
    for key, info in declaration.message.model_fields.items():
        wire = info.alias or key
        targets = kinds.parameter_targets(declaration, wire)
        what = [_type(type_name(info))]
        if targets:
            names = [kind.name for vo in targets if (kind := kinds.by_vo(vo)) is not None]
            what = [f"name or uuid of {' or '.join(names)}" if names else _any_or_uuid(targets)]
            what += ["several, separated by commas"] if type_name(info).startswith("List") else []
        if info.is_required():
            what.append("required")
        elif isinstance(info.default, str | int) and not isinstance(info.default, bool) or info.default is True:
            what.append(f"default {str(info.default).lower() if info.default is True else info.default}")
        what += parameter_limits(declaration, key)
        yield f"{_INDENT}{wire}: {', '.join(what)}"
        said = parameter_doc(declaration.message, key)
        if said:
            yield f"{_INDENT * 3}{said}"


def _any_or_uuid(targets: tuple[str, ...]) -> str:
    return "a resource of any kind, as in vm/web-0, or its uuid" if ANY_RESOURCE in targets else "uuid"


def _query(declaration: Declaration, kind: Kind) -> Iterator[str]:
    yield from ("", "conditions: FIELD OPERATOR VALUE, all must hold")
    yield f"{_INDENT}operators  {'  '.join(conditions.OPERATORS)}"
    yield f"{_INDENT}fields     {', '.join(kind.fields)}"
    yield f"{_INDENT}paths      see orrery explain {kind.name}"
    yield from ("", "other words", *_table(_WORDS))


def _kind(kind: Kind, kinds: Kinds) -> Iterator[str]:
    others = [name for name in kind.names if name != kind.name]
    yield f"{kind.name}" + (f" ({', '.join(others)})" if others else "")
    yield from _indented(class_doc(kind.model).splitlines())
    yield from ("", "fields", *_table(_field_rows(kind, kinds)))
    nested = [(each.wire, _nested_text(kinds, each.vo)) for each in kind.inventory.nested]
    if nested:
        yield from ("", "lists inside", *_table(nested))
    hops = kinds.graph.hops(kind.model)
    ways = [(name, _target_name(kinds, name, kind)) for name in kinds.graph.names(kind.model)]
    if ways:
        yield from ("", "paths, with a dot behind them, to", *_table(ways))
    step = next((name for name, hop in hops.items() if hop.is_forward and kinds.of(hop.target)), "")
    yield from ("", "examples", f"{_INDENT}orrery get {kind.name} -o wide")
    if step and "name" in [field for field in kinds.of(hops[step].target).fields]:  # type: ignore[union-attr]
        yield f"{_INDENT}orrery get {kind.name} {step}.name=NAME"
    yield f"{_INDENT}orrery explain {kind.query.name}"


def _field_rows(kind: Kind, kinds: Kinds) -> Iterator[tuple[str, ...]]:
    for wire, shown, said in field_docs(kind):
        target = kinds.target(kind, wire) if wire != "uuid" else None
        yield wire, f"uuid of {target.name}" if target is not None else shown, said


def _nested_text(kinds: Kinds, vo: str) -> str:
    kind = kinds.by_vo(vo)
    return f"{kind.name}: {', '.join(kind.fields)}" if kind is not None else vo.removesuffix("VO")


def _target_name(kinds: Kinds, name: str, kind: Kind) -> str:
    model = kinds.graph.walk(kind.model, f"{name}.*").model
    target = kinds.of(model)
    return target.name if target is not None else model.__name__


def example(declaration: Declaration, kinds: Kinds) -> str:
    """A call as one might write it: required parameters, and what a deployment file would name for it."""
    if declaration.is_query:
        kind = kinds.of(declaration.returns)
        word = "name=NAME " if kind is not None and kind.is_named else ""
        return f"orrery {declaration.name} {word}limit=10 -o table"
    wanted = {info.alias or key for key, info in declaration.message.model_fields.items() if info.is_required()}
    words = [f"orrery {declaration.name}"]
    fields = {info.alias or key: info for key, info in declaration.message.model_fields.items()}
    for wire in (*fields,):
        if wire in wanted | _usual(declaration):
            words.append(f"{wire}={_value(declaration, kinds, wire)}")
    return " ".join(words)


def _usual(declaration: Declaration) -> set[str]:
    """What elements of deployment files of this API refer to by singular needs: image, offering, networks."""
    if not issubclass(declaration.message, CreateMessage):
        return set()
    kind = next((each for each in elements() if each.api == declaration.name), None)
    return {each.wire for each in kind.refs[:3]} if kind is not None else set()


def _value(declaration: Declaration, kinds: Kinds, wire: str) -> str:
    info = next(i for key, i in declaration.message.model_fields.items() if (i.alias or key) == wire)
    targets = kinds.parameter_targets(declaration, wire)
    if targets:
        kind = kinds.by_vo(targets[0])
        return kind.name.upper() if kind is not None and kind.is_named else "UUID"
    if info.examples:
        return str(info.examples[0])
    own = kinds.of(declaration.returns)
    if wire == "name":
        return f"my-{own.name if own is not None else 'name'}"
    limits = [each for each in constraints(info) if getattr(each, "ge", None) is not None]
    if type_name(info) in ("Integer", "Long"):
        return "8G" if wire.endswith(("Size", "Capacity")) else str(max([1, *(each.ge for each in limits)]))
    return wire.upper()


def _type(java: str) -> str:
    if java.startswith("List<"):
        return f"list of {_type(java[5:-1])}"
    return _TYPES.get(java, "object as JSON" if java.startswith(("Map", "Object")) else java)


def _table(rows: object) -> Iterator[str]:
    from orrery.core.cli.describe import aligned

    listed = [tuple(row) for row in rows]  # type: ignore[attr-defined]
    yield from _indented(aligned(listed))


def _indented(lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield f"{_INDENT}{line}".rstrip()
