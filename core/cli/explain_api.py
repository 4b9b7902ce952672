"""An API in words: its parameters with their limits, its answer, an example."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic.fields import FieldInfo

from orrery.core.api.catalogue import elements
from orrery.core.api.catalogue_export import constraints, type_name, values_allowed
from orrery.core.api.descriptions import class_doc, parameter_limits
from orrery.core.api.field_texts import fields_within, parameter_text, plain
from orrery.core.api.kinds import Kind, Kinds, is_size, refers_to_any
from orrery.core.api.reference import is_uuid, kind_of
from orrery.core.cli.lines import INDENT, aligned, part
from orrery.core.client import conditions
from orrery.core.client.fields import wire_fields
from orrery.core.kernel.api.message import CreateMessage, Declaration

WORDS = (
    ("limit=N", "at most so many; default 1000"),
    ("start=N", "leave out the first N"),
    ("after=TOKEN", "the next page: empty at first, then what the former page calls next"),
    ("count=true", "only how many there are"),
    ("replyWithCount=true", "how many there are, too"),
    ("sort=FIELD", "in this order; -FIELD descends"),
    ("fields=A,B", "only these fields"),
    ("groupBy=FIELD", "grouped by a field"),
)
"""What a query takes beside its conditions."""
_TYPES = {
    "String": "text",
    "Integer": "number",
    "Long": "number",
    "Double": "number",
    "Boolean": "true or false",
}
_OBJECT = "object as JSON"
_REFERENCES_SHOWN = 3
"""Optional references in an example: for a VM its offering, image and networks."""


def api_lines(declaration: Declaration, kinds: Kinds) -> Iterator[str]:
    """The explanation of an API, line by line."""
    yield from part(declaration.name, class_doc(declaration.message).splitlines())
    yield from ("", *part("call", aligned(_facts(declaration, kinds))))
    own = kinds.of(declaration.returns)
    if not declaration.is_query:
        yield from ("", *part("parameters", _parameters(declaration, kinds)))
    else:
        rows = [("operators", "  ".join(conditions.OPERATORS))]
        if own is not None:
            rows += [("fields", ", ".join(own.fields)), ("paths", f"see orrery explain {own.name}")]
        yield from ("", *part("conditions: FIELD OPERATOR VALUE, all must hold", aligned(rows)))
        yield from ("", *part("other words", aligned(WORDS)))
    if declaration.reply is not None:
        rows = [
            (path, plain(parameter_text(model, key))) for path, model, key in fields_within(declaration.reply)
        ]
        yield from ("", *part("answer", aligned(rows)))
    yield from ("", *part("example", [example(declaration, kinds)]))


def example(declaration: Declaration, kinds: Kinds) -> str:
    """A call as one might write it: with the required parameters, and the usual ones of a creation."""
    own = kinds.of(declaration.returns)
    if declaration.is_query:
        condition = "name=NAME " if own is not None and own.is_named else ""
        return f"orrery {declaration.name} {condition}limit=10 -o table"
    usual = _usual(declaration)
    words = [
        f"{wire}={_example_value(declaration, kinds, wire, info)}"
        for wire, info in wire_fields(declaration.message).items()
        if info.is_required() or wire in usual
    ]
    return " ".join(["orrery", declaration.name, *words])


def _facts(declaration: Declaration, kinds: Kinds) -> list[tuple[str, str]]:
    own = kinds.of(declaration.returns)
    answer = f"{own.name} (see orrery explain {own.name})" if own is not None else "nothing"
    if declaration.reply is not None:
        answer = ", ".join(info.alias or name for name, info in declaration.reply.model_fields.items())
    callers = "administrators" if declaration.admin else "every account, so far as its policies allow"
    return [
        ("route", f"{declaration.method} {declaration.path}"),
        ("answer", answer),
        ("runs", f"as a job, for at most {_duration(declaration)}" if declaration.is_async else "at once"),
        ("callers", callers if declaration.login_required else "anybody, without a login"),
    ]


def _duration(declaration: Declaration) -> str:
    seconds = declaration.timeout_seconds
    return f"{seconds // 3600} h" if seconds % 3600 == 0 else f"{seconds / 60:g} min"


def _parameters(declaration: Declaration, kinds: Kinds) -> Iterator[str]:
    fields = sorted(declaration.message.model_fields.items(), key=lambda item: _rank(*item))
    for key, info in fields:
        wire = info.alias or key
        what = [
            _shown_type(declaration, kinds, wire, info),
            *_need(info),
            *parameter_limits(declaration, key),
        ]
        yield f"{wire}: {', '.join(what)}"
        yield f"{INDENT * 2}{plain(parameter_text(declaration.message, key))}"
        for path, model, inner in fields_within(declaration.message):
            if path.startswith((f"{wire}[].", f"{wire}.")):
                yield f"{INDENT * 2}{path}: {plain(parameter_text(model, inner))}"


def _rank(key: str, info: FieldInfo) -> int:
    """Required parameters come first, and last those that all such messages have."""
    return 0 if info.is_required() else 2 if key in CreateMessage.model_fields else 1


def _shown_type(declaration: Declaration, kinds: Kinds, wire: str, info: FieldInfo) -> str:
    targets = kinds.parameter_targets(declaration, wire)
    if not targets and any(is_uuid(mark) for mark in constraints(info)):
        return kind_of(info)
    if not targets:
        return _type(type_name(info), wire)
    named = _kinds_of(kinds, targets)
    what = " or ".join(kind.name for kind in named)
    by = "name or uuid" if any(kind.is_named for kind in named) else "uuid"
    if refers_to_any(targets):
        what, by = "any resource", "as in vm/web-0, or uuid"
    return f"list of {what} ({by})" if type_name(info).startswith("List") else f"{what} ({by})"


def _need(info: FieldInfo) -> list[str]:
    if info.is_required():
        return ["required"]
    if info.default is True or info.default is False:
        return [f"default {str(info.default).lower()}"]
    return [f"default {info.default}"] if isinstance(info.default, str | int | float) else []


def _kinds_of(kinds: Kinds, targets: Sequence[str]) -> list[Kind]:
    return [kind for vo in targets if (kind := kinds.by_vo(vo)) is not None]


def _type(java: str, wire: str) -> str:
    if java.startswith("List<"):
        inner = _type(java[len("List<") : -1], wire)
        return "list of objects, as JSON" if inner == _OBJECT else f"list of {inner}"
    if java == "Long" and is_size(wire):
        return "bytes, or a size such as 8G"
    return _TYPES.get(java, _OBJECT)


def _usual(declaration: Declaration) -> set[str]:
    """The parameters that deployment files give for a resource first."""
    element = next((each for each in elements() if each.api == declaration.name), None)
    return {ref.wire for ref in element.refs[:_REFERENCES_SHOWN]} if element is not None else set()


def _example_value(declaration: Declaration, kinds: Kinds, wire: str, info: FieldInfo) -> str:
    targets = _kinds_of(kinds, kinds.parameter_targets(declaration, wire))
    if targets:
        return targets[0].name.upper() if targets[0].is_named else "UUID"
    if info.examples:
        return str(info.examples[0])
    own = kinds.of(declaration.returns)
    if wire == "name" and own is not None:
        return f"my-{own.name}"
    if type_name(info) in ("Integer", "Long"):
        least = max([1, *(each.ge for each in constraints(info) if getattr(each, "ge", None) is not None)])
        return "8G" if is_size(wire) else str(least)
    choices = values_allowed(info) or (["true"] if type_name(info) == "Boolean" else [wire.upper()])
    return choices[0]
