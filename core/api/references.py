"""The resources that a call names: whether they exist, and whether the caller may name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from core.kernel.api.message import ANY_RESOURCE, UUID_PATTERN, ApiMessage, Refers
from core.kernel.db.model import Base, Uuid
from core.kernel.db.transaction import Transaction
from core.kernel.errors import CallerError, NotFound
from core.kernel.ownership import Caller, Named, find_resource, refuse_stranger, sees
from core.kernel.query import Inventories


class Reference(NamedTuple):
    """A field that names existing resources."""

    key: str
    wire: str
    refers: Refers
    is_changed: bool
    """Whether the call changes them."""


class Mention(NamedTuple):
    """One uuid in such a field; `model` is None for a kind that there is not."""

    reference: Reference
    model: type[Base] | None
    uuid: Uuid


@cache
def references(message: type[ApiMessage]) -> tuple[Reference, ...]:
    """The fields of a message type that name existing resources."""
    found = []
    declaration = message.declaration
    for key, field in message.model_fields.items():
        wire = field.alias or key
        by_path = declaration.method != "GET" and wire in declaration.path_fields
        for mark in [*field.metadata, *_marks_inside(field.annotation)]:
            if isinstance(mark, Refers):
                is_changed = by_path if mark.is_changed is None else mark.is_changed
                found.append(Reference(key, wire, mark, is_changed))
    return tuple(found)


def _marks_inside(annotation: Any) -> list[Any]:
    marks: list[Any] = []
    for inner in get_args(annotation):
        marks += getattr(inner, "__metadata__", ())
        marks += _marks_inside(inner)
    return marks


def _mentions(tx: Transaction, message: ApiMessage, inventories: Inventories) -> Iterator[Mention]:
    for reference in references(type(message)):
        given = getattr(message, reference.key)
        for uuid in () if given is None else given if isinstance(given, list) else [given]:
            yield Mention(reference, _model_of(tx, message, reference.refers, uuid, inventories), uuid)


def _model_of(
    tx: Transaction, message: ApiMessage, refers: Refers, uuid: Uuid, inventories: Inventories
) -> type[Base] | None:
    if refers.vo != ANY_RESOURCE:
        return inventories.model(refers.vo)
    if refers.kind_in:
        return inventories.model(getattr(message, refers.kind_in))
    row = find_resource(tx, uuid, refers.among)
    return inventories.model(row.__vo__) if row is not None else None


def named_by(tx: Transaction, message: ApiMessage, inventories: Inventories) -> list[Named]:
    """The resources that a call names, by their kinds."""
    return [
        Named(model.__vo__ if model is not None else "", uuid)
        for _, model, uuid in _mentions(tx, message, inventories)
    ]


def refuse_dangling(
    tx: Transaction, message: ApiMessage, inventories: Inventories, caller: Caller | None
) -> None:
    """Raises NotFound for the first uuid in `message` that no resource of the field's kind has.

    A resource that the caller does not see is as good as absent; one that it sees, but may not change, is
    PermissionDenied where the call changes it. Where absence is no error, the uuid must at least be one.
    What system tags name is looked up as well.
    """
    is_tenant = caller is not None and not caller.is_admin
    for reference, model, uuid in _mentions(tx, message, inventories):
        if model is None:
            _require(reference.refers.vo != ANY_RESOURCE or not reference.refers.must_exist, reference, uuid)
            continue
        if reference.refers.must_exist:
            _require(tx.exists(model, uuid), reference, uuid)
        else:
            _require(re.fullmatch(UUID_PATTERN, uuid) is not None, reference, uuid)
        if is_tenant:
            assert caller is not None
            _refuse_strange(tx, caller, tx.get(model, uuid), reference)
    if is_tenant:
        assert caller is not None
        _refuse_hidden(tx, message, caller)


def _refuse_hidden(tx: Transaction, message: ApiMessage, caller: Caller) -> None:
    """Raises NotFound for a system tag that names a resource which the caller does not see.

    Every uuid in a tag is looked up, of whatever pattern, since tags choose networks, images and hosts.
    """
    for tag in _system_tags(message):
        for uuid in re.findall(UUID_PATTERN, tag):
            row = find_resource(tx, uuid)
            if row is not None and not sees(tx, caller, row):
                raise NotFound(f"system tag[{tag}]: no resource has the uuid[{uuid}]")


def _system_tags(message: ApiMessage) -> list[str]:
    """The tags that come with a call, and those that it is about."""
    about = [getattr(message, "tag", None), *(getattr(message, "tags", None) or ())]
    return [*(message.system_tags or ()), *(tag for tag in about if isinstance(tag, str))]


def _refuse_strange(tx: Transaction, caller: Caller, row: Base | None, reference: Reference) -> None:
    if row is not None:
        try:
            refuse_stranger(tx, caller, row, to_change=reference.is_changed)
        except CallerError as refusal:
            refusal.details = f"field[{reference.wire}]: {refusal.details}"
            raise


def _require(holds: bool, reference: Reference, uuid: Uuid) -> None:
    if not holds:
        kind = reference.refers.vo.removesuffix("VO")
        raise NotFound(f"field[{reference.wire}]: no {kind} has the uuid[{uuid}]")
