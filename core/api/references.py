"""The resources that a call names: whether they exist, and whether the caller may name them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from orrery.core.kernel.api.message import ANY_RESOURCE, UUID_PATTERN, ApiMessage, Refers
from orrery.core.kernel.api.secrecy import tag_fields
from orrery.core.kernel.db.model import Base, Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import CallerError, NotFound
from orrery.core.kernel.ownership import Caller, Named, find_resource, refuse_stranger, sees
from orrery.core.kernel.query import Inventories


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


def _mentions(
    tx: Transaction, message: ApiMessage, inventories: Inventories, caller: Caller | None
) -> Iterator[Mention]:
    for reference in references(type(message)):
        given = getattr(message, reference.key)
        for uuid in () if given is None else given if isinstance(given, list) else [given]:
            yield Mention(
                reference, _model_of(tx, message, (reference.refers, uuid), inventories, caller), uuid
            )


def _model_of(
    tx: Transaction,
    message: ApiMessage,
    named: tuple[Refers, Uuid],
    inventories: Inventories,
    caller: Caller | None,
) -> type[Base] | None:
    refers, uuid = named
    if refers.vo != ANY_RESOURCE:
        return inventories.model(refers.vo)
    if refers.kind_in:
        return inventories.model(getattr(message, refers.kind_in))
    row = find_resource(tx, uuid, refers.among)
    if row is None or (caller is not None and not sees(tx, caller, row)):
        return None
    return inventories.model(row.__vo__)


def named_by(
    tx: Transaction, message: ApiMessage, inventories: Inventories, caller: Caller | None
) -> list[Named]:
    """The resources that a call names, by their kinds; of what its caller does not see, no kind is told."""
    return [
        Named(model.__vo__ if model is not None else "", uuid)
        for _, model, uuid in _mentions(tx, message, inventories, caller)
    ]


def refuse_dangling(
    tx: Transaction,
    message: ApiMessage,
    inventories: Inventories,
    caller: Caller | None,
    references_in: Callable[[str], list[Uuid]],
) -> bool:
    """Raises NotFound for the first uuid in `message` that no resource of the field's kind has.

    A resource that a tenant does not see is treated as absent, also one that a system tag names, since tags
    choose networks, images and hosts (`references_in` gives the uuids in a tag). Raises PermissionDenied for
    one that it sees but may not change, where the call changes it. Where absence is no error, the uuid must
    still be well-formed; the answer is False for a tenant's call on an absent resource, which has nothing to
    do.
    """
    if caller is not None and caller.is_admin:
        caller = None
    has_something_to_do = True
    for mention in _mentions(tx, message, inventories, caller):
        reference, model, uuid = mention
        must_exist = reference.refers.must_exist
        if model is None and (reference.refers.kind_in or reference.refers.vo != ANY_RESOURCE):
            continue  # whoever handles the call says which kinds there are
        if not must_exist and re.fullmatch(UUID_PATTERN, uuid) is None:
            raise _absent(mention)
        if model is not None and _is_there(tx, caller, mention):
            continue
        if must_exist:
            raise _absent(mention)
        if caller is not None:
            has_something_to_do = False
    if caller is not None and has_something_to_do:
        _refuse_hidden(tx, message, references_in, caller)
    return has_something_to_do


def _refuse_hidden(
    tx: Transaction, message: ApiMessage, references_in: Callable[[str], list[Uuid]], caller: Caller
) -> None:
    for tag in _system_tags(message):
        for uuid in references_in(tag):
            row = find_resource(tx, uuid)
            if row is None or not sees(tx, caller, row):
                raise NotFound(f"system tag[{tag}]: no resource has the uuid[{uuid}]")


def _system_tags(message: ApiMessage) -> Iterator[str]:
    """The system tags that come with a call, and those that it is about."""
    for key in tag_fields(type(message)):
        yield from _texts(getattr(message, key))


def _texts(given: Any) -> Iterator[str]:
    if isinstance(given, str):
        yield given
    elif given:
        for one in given.values() if isinstance(given, dict) else given:
            yield from _texts(one)


def _is_there(tx: Transaction, caller: Caller | None, mention: Mention) -> bool:
    """Whether there is such a resource, and the caller, a tenant, sees it.

    Raises PermissionDenied where it may not change the resource, and the call would.
    """
    reference, model, uuid = mention
    assert model is not None
    if caller is None:
        return tx.exists(model, uuid)
    row = tx.get(model, uuid)
    if row is None:
        return False
    try:
        refuse_stranger(tx, caller, row, to_change=reference.is_changed)
    except NotFound:
        return False
    except CallerError as refusal:
        refusal.details = f"field[{reference.wire}]: {refusal.details}"
        raise
    return True


def _absent(mention: Mention) -> NotFound:
    """The one answer to a uuid that nothing has, and to one of what the caller does not see."""
    reference, model, uuid = mention
    vo = reference.refers.vo
    if model is not None and reference.refers.kind_in:
        vo = model.__vo__
    return NotFound(f"field[{reference.wire}]: no {vo.removesuffix('VO')} has the uuid[{uuid}]")
