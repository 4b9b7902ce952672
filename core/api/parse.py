"""Wire parameters turned into a typed message, with errors that name the field."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import ValidationError

from core.kernel.api.declaration import Declaration
from core.kernel.api.message import UUID_PATTERN, ApiMessage, Refers
from core.kernel.api.secrecy import mask_urls, secret_fields
from core.kernel.db.model import Base, Uuid
from core.kernel.db.transaction import Transaction
from core.kernel.errors import CallerError, InvalidArgument, NotFound
from core.kernel.ownership import Caller, refuse_stranger
from core.kernel.query import Inventories


class Reference(NamedTuple):
    """A field that names existing resources."""

    key: str
    wire: str
    refers: Refers
    is_changed: bool
    """Whether the call changes them."""


def parse(declaration: Declaration, wire: dict[str, Any]) -> ApiMessage:
    """The message that `wire` means. Raises InvalidArgument naming the first bad field and the reason."""
    try:
        return declaration.message.model_validate(wire)
    except ValidationError as failure:
        raise InvalidArgument(_explain(declaration, failure)) from None


def _explain(declaration: Declaration, failure: ValidationError) -> str:
    first = failure.errors(include_url=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    reason = first["msg"].removeprefix("Value error, ")
    if first["type"] == "missing":
        return f"field[{where}] of {declaration.name} is mandatory, but is missing"
    if first["loc"][:1] and str(first["loc"][0]) in secret_fields(declaration.message).values():
        return f"field[{where}] of {declaration.name} is invalid: {reason}"
    given = mask_urls(repr(first.get("input")))[:200]
    return f"field[{where}] of {declaration.name} is invalid: {reason}; it was {given}"


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


def refuse_dangling(
    tx: Transaction, message: ApiMessage, inventories: Inventories, caller: Caller | None
) -> None:
    """Raises NotFound for the first uuid in `message` that no resource of the field's kind has.

    A resource that the caller does not see is as good as absent; one that it sees, but may not change, is
    PermissionDenied where the call changes it. Where absence is no error, the uuid must at least be one.
    """
    is_tenant = caller is not None and not caller.is_admin
    for reference in references(type(message)):
        given = getattr(message, reference.key)
        model = inventories.model(reference.refers.vo)
        if given is None or model is None:
            continue
        for uuid in given if isinstance(given, list) else [given]:
            if reference.refers.must_exist:
                _require(tx.exists(model, uuid), reference, uuid)
            else:
                _require(re.fullmatch(UUID_PATTERN, uuid) is not None, reference, uuid)
            if is_tenant:
                assert caller is not None
                _refuse_strange(tx, caller, tx.get(model, uuid), reference)


def _refuse_strange(tx: Transaction, caller: Caller, row: Base | None, reference: Reference) -> None:
    if row is not None:
        try:
            refuse_stranger(tx, caller, row, to_change=reference.is_changed)
        except CallerError as refusal:
            refusal.details = f"field[{reference.wire}]: {refusal.details}"
            raise


def _require(exists: bool, reference: Reference, uuid: Uuid) -> None:
    if not exists:
        kind = reference.refers.vo.removesuffix("VO")
        raise NotFound(f"field[{reference.wire}]: no {kind} has the uuid[{uuid}]")
