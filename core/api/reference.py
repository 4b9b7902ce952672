"""The facts of each API for its readers: parameters with their limits, who may call it, what it answers."""

from __future__ import annotations

import inspect
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from orrery.core.api.catalogue import elements
from orrery.core.api.catalogue_export import constraints, type_name, values_allowed, wire_fields
from orrery.core.api.field_texts import (
    column_text,
    column_type,
    fields_within,
    list_text,
    parameter_text,
    with_wire_names,
)
from orrery.core.api.vocabulary import BOOLEANS, KindField, KindInfo
from orrery.core.api.who import Who, who_may_call
from orrery.core.kernel.api.message import (
    ANY_RESOURCE,
    INT_MAX,
    LONG_MAX,
    NEW_UUID_PATTERN,
    UUID_PATTERN,
    ApiMessage,
    CreateMessage,
    Declaration,
    DeleteMessage,
    Refers,
)
from orrery.core.kernel.api.secrecy import secret_fields
from orrery.core.kernel.query.fields import fields_of

COMMON = (ApiMessage, CreateMessage, DeleteMessage)
"""The messages whose parameters many calls have."""
CALLERS: Mapping[Who, str] = {
    Who.NOBODY: "everybody, without a login",
    Who.ITSELF: "every account and user, about their own session",
    Who.SESSION: "every account",
    Who.SHARED: "accounts, on what they own or have shared with them",
    Who.OWNER: "accounts, on what they own",
    Who.ADMIN: "administrators",
}
LIST = "List<"
USUAL = 3
"""So many references an example of a creation has."""
TYPES = {"String": "text", "Integer": "number", "Long": "number", "Double": "number", "Boolean": "boolean"}
WIDTHS = (-INT_MAX - 1, INT_MAX, -LONG_MAX - 1, LONG_MAX)
"""Bounds that only the width of a number sets."""
_CHOICES = re.compile(r"\^\(([\w|]+)\)\??\$")


@dataclass(frozen=True)
class ParameterFacts:
    """One parameter of a call."""

    name: str
    kind: str
    """Its type in words, such as ``list of text`` or ``uuid of a Zone``."""
    limits: str
    """What its value may be beyond the type; empty where anything of the type will do."""
    default: str
    """``required``, the default as text, or empty where it may be left out without one."""
    text: str
    is_common: bool
    """Whether many calls have it, with the same meaning."""


def callers(api: Declaration) -> str:
    """Who may call an API, in words; administrators may call all."""
    return CALLERS[who_may_call(api)]


def parameters(api: Declaration) -> list[ParameterFacts]:
    """The parameters of a call that is no query, the required ones first."""
    return parameters_of(api.message)


def parameters_of(message: type[ApiMessage]) -> list[ParameterFacts]:
    """As `parameters`, of a message or a base of messages; the fields of objects follow their parameter."""
    secrets = set(secret_fields(message).values())
    common = {name for base in COMMON for name, _ in wire_fields(base)}
    tops = {info.alias or key: info for key, info in message.model_fields.items()}

    def rank(each: ParameterFacts) -> tuple[bool, bool]:
        return each.is_common, not tops[each.name.partition(".")[0].removesuffix("[]")].is_required()

    return sorted(_facts(message, secrets, common), key=rank)


def answer_fields(api: Declaration) -> list[ParameterFacts]:
    """The fields of an answer that is no inventory, and of the objects inside it."""
    return _facts(api.reply) if api.reply is not None else []


def inventory_fields(api: Declaration, known: KindInfo, values_shown: int) -> list[ParameterFacts]:
    """The fields of the inventory that a query answers with, and the lists inside it.

    The type of a field is the values that it is one of, where these are at most `values_shown`.
    """
    model: Any = api.returns
    found = []
    for wire, field in fields_of(model).by_wire.items():
        kind = _field_kind(known.fields[wire], values_shown) or column_type(model, field.key, wire)
        found.append((wire, kind if wire != "uuid" else "uuid", column_text(model, field.key)))
    lists = [*(each.wire for each in model.__inventory__.nested), *model.__inventory__.empty_lists]
    found += [(wire, "list", list_text(wire)) for wire in lists]
    return [ParameterFacts(wire, kind, "", "", text, is_common=False) for wire, kind, text in found]


def _field_kind(field: KindField, values_shown: int) -> str:
    if 0 < len(field.values) <= values_shown and field.values != BOOLEANS:
        return ", ".join(f"`{value}`" for value in field.values)
    return f"uuid of {field.refers}" if field.refers else ""


def _facts(
    model: type[BaseModel], secrets: Collection[str] = (), common: Collection[str] = ()
) -> list[ParameterFacts]:
    found = []
    for path, within, key in fields_within(model):
        info = within.model_fields[key]
        found.append(
            ParameterFacts(
                name=path,
                kind="secret text" if path in secrets else kind_of(info),
                limits=limits(info),
                default=default(info),
                text=parameter_text(within, key),
                is_common=path in common,
            )
        )
    return found


def returns(api: Declaration) -> str:
    """The inventory, or list of them, that a call answers with; empty where its answer is none."""
    inventory = getattr(api.returns, "__inventory__", None)
    if inventory is not None:
        named = str(inventory.java).rpartition(".")[2]
        return f"`{api.shape}`: {'list of ' if str(api.shape) == 'inventories' else ''}{named}"
    return ""


def example(api: Declaration) -> str:
    """A command that calls an API with all that it requires."""
    if api.is_query:
        model: Any = api.returns
        has_name = getattr(model, "__table__", None) is not None and "name" in model.__table__.columns
        return f"orrery {api.name} {'name=NAME ' if has_name else ''}limit=10"
    usual = _usual(api.name)
    words = [
        f"{name}={_example(name, info)}"
        for name, info in wire_fields(api.message)
        if info.is_required() or name in usual
    ]
    return " ".join(["orrery", api.name, *words])


def message_text(message: type[Any]) -> str:
    """All that a message says of itself, with the names that callers know."""
    return with_wire_names(inspect.cleandoc(message.__doc__ or ""))


def kind_of(info: FieldInfo) -> str:
    """The type of a field in words."""
    name = type_name(info)
    is_list = name.startswith(LIST)
    marks = constraints(info)
    refers = next((mark for mark in marks if isinstance(mark, Refers)), None)
    if refers is None and any(is_uuid(mark) for mark in marks):
        return "list of uuids" if is_list else "uuid"
    if refers is None:
        return _words(name)
    kinds = refers.among or (refers.vo,)
    named = " or ".join(_article(vo.removesuffix("VO")) for vo in kinds)
    of = "any resource" if refers.vo == ANY_RESOURCE and not refers.among else named
    return f"list of uuids, each of {of}" if is_list else f"uuid of {of}"


def is_uuid(mark: Any) -> bool:
    """Whether a constraint lets nothing pass but uuids."""
    pattern = str(getattr(mark, "pattern", ""))
    return pattern.strip("^$") in (UUID_PATTERN, NEW_UUID_PATTERN)


def limits(info: FieldInfo) -> str:
    """What the value of a field may be beyond its type."""
    marks = constraints(info)
    allowed = values_allowed(info)
    patterns = [str(mark.pattern) for mark in marks if getattr(mark, "pattern", None)]
    for pattern in patterns:
        choices = _CHOICES.fullmatch(pattern)
        allowed = allowed or (choices[1].split("|") if choices else [])
    if allowed:
        return "one of " + ", ".join(f"`{value}`" for value in allowed)
    low, high = _bound(marks, "ge"), _bound(marks, "le")
    found = [f"at least {low}"] if low is not None and high is None else []
    found += [f"at most {high}"] if high is not None and low is None else []
    found += [f"{low} to {high}"] if high is not None and low is not None else []
    return ", ".join([*found, *_lengths(info, marks)])


def default(info: FieldInfo) -> str:
    """``required``, the default as a caller would write it, or nothing."""
    if info.is_required():
        return "required"
    value = info.default
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else ""


def _bound(marks: list[Any], name: str) -> int | None:
    found = [getattr(mark, name, None) for mark in marks]
    return next((bound for bound in found if bound is not None and bound not in WIDTHS), None)


def _lengths(info: FieldInfo, marks: list[Any]) -> Iterator[str]:
    if not type_name(info).startswith(LIST):
        most = _bound(marks, "max_length")
        least = _bound(marks, "min_length")
        if most is not None:
            yield f"{least} to {most} characters" if least and least > 1 else f"at most {most} characters"
        return
    of_list = [*info.metadata, *_marks_of_list(info)]
    items = _bound(of_list, "max_length")
    most = _bound([mark for mark in marks if mark not in of_list], "max_length")
    if items is not None:
        yield f"at most {items} items"
    if most is not None:
        yield f"each of at most {most} characters"


def _marks_of_list(info: FieldInfo) -> Iterator[Any]:
    """The marks of a list in ``Annotated[list[...], ...] | None``."""
    for each in get_args(info.annotation):
        if get_origin(each) is Annotated and get_origin(get_args(each)[0]) is list:
            for mark in get_args(each)[1:]:
                yield from mark.metadata if isinstance(mark, FieldInfo) else [mark]


def _words(java: str) -> str:
    if java.startswith(LIST):
        inner = _words(java.removeprefix(LIST)[:-1])
        return f"list of {inner if inner.endswith(('s', 'text')) else f'{inner}s'}"
    return TYPES.get(java, "object")


def _article(name: str) -> str:
    return f"{'an' if re.match('[AEIO]|L[0-9]', name) else 'a'} {name}"


def _usual(api: str) -> set[str]:
    """The references that deployment files give first for what an API creates: offering, image, networks."""
    element = next((each for each in elements() if each.api == api), None)
    return {each.wire for each in element.refs[:USUAL]} if element is not None else set()


def _example(name: str, info: FieldInfo) -> str:
    allowed = values_allowed(info)
    if allowed:
        return allowed[0]
    kind = kind_of(info)
    if "uuid" in kind:
        return "UUID"
    if kind == "number":
        return str(_bound(constraints(info), "ge") or 1)
    return "'[…]'" if kind == "list of objects" else "true" if kind == "boolean" else name.upper()
