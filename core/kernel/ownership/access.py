"""May a caller see a resource, or change it? One at a time; for queries: `kernel.query.visibility`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from orrery.core.kernel.caller import ADMIN_UUID, Caller
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import (
    AdminsOnly,
    Base,
    OwnedBy,
    OwnedThrough,
    OwnedWithResource,
    Resource,
    Uuid,
    models_by_vo,
)
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import NotFound, PermissionDenied
from orrery.core.kernel.ownership.model import SharedResource
from orrery.core.kernel.registry import RegisteredResource


def owner() -> Uuid:
    """The account to which a resource belongs that is created now."""
    caller = current_call().caller
    return caller.account_uuid if caller is not None else ADMIN_UUID


class Named(NamedTuple):
    """A resource that a call names: its kind in the wire catalogue, and its uuid."""

    vo: str
    uuid: Uuid


def owner_of(tx: Transaction, row: Base) -> tuple[Uuid, Named | None] | None:
    """The account that a row belongs to, and the resource as which it may be shared; None for a part of the
    datacenter."""
    whose: Any = row.__ownership__
    if whose is None:
        return None
    if isinstance(whose, OwnedBy):
        return getattr(row, whose.column), Named(row.__vo__, row.__dict__.get("uuid", ""))
    if isinstance(whose, AdminsOnly):
        return ADMIN_UUID, None
    vo, uuid = _named_by(row, whose)
    model = models_by_vo().get(vo)
    named = tx.get(model, uuid) if model is not None else None
    return owner_of(tx, named) if named is not None else (ADMIN_UUID, None)


def _named_by(row: Base, whose: OwnedThrough | OwnedWithResource) -> tuple[str, Uuid | None]:
    if isinstance(whose, OwnedThrough):
        return whose.vo, getattr(row, whose.column)
    return getattr(row, whose.type_column), getattr(row, whose.uuid_column)


def refuse_stranger(tx: Transaction, caller: Caller, row: Base, *, to_change: bool) -> None:
    """Raises NotFound where the caller does not see a row, PermissionDenied where it sees it, but no more.

    What belongs to nobody is changed by administrators alone.
    """
    if caller.is_admin:
        return
    found = owner_of(tx, row)
    if found is not None and found[0] == caller.account_uuid:
        return
    kind, uuid = type(row).__name__, row.__dict__.get("uuid", "")
    if found is not None and not is_shared(tx, found[1], caller.account_uuid):
        raise NotFound(f"no {kind} has the uuid[{uuid}]")
    if to_change:
        whose = "is a part of the datacenter" if found is None else "belongs to another account"
        raise PermissionDenied(
            f"{kind}[uuid:{uuid}] {whose}; only its owner and administrators may change it"
        )


def sees(tx: Transaction, caller: Caller, row: Base) -> bool:
    """Whether the caller sees a row."""
    try:
        refuse_stranger(tx, caller, row, to_change=False)
    except NotFound:
        return False
    return True


def is_shared(tx: Transaction, named: Named | None, account: Uuid) -> bool:
    """Whether a resource is shared with an account, or with everybody."""
    if named is None:
        return False
    shares = tx.find(SharedResource, resource_type=named.vo, resource_uuid=named.uuid)
    return any(share.to_public or share.receiver_account_uuid == account for share in shares)


def _kinds() -> tuple[type[Base], ...]:
    """Every kind that people name, in a fixed order."""
    return tuple(model for _, model in sorted(models_by_vo().items()) if issubclass(model, Resource))


def find_resource(tx: Transaction, uuid: Uuid, among: Sequence[str] = ()) -> Base | None:
    """The resource with this uuid, of whatever kind; `among` are the only kinds that it may be of."""
    if among:
        models = [models_by_vo()[vo] for vo in among]
        return next((row for model in models if (row := tx.get(model, uuid)) is not None), None)
    registered = tx.get(RegisteredResource, uuid)
    model = models_by_vo().get(registered.kind) if registered is not None else None
    return tx.get(model, uuid) if model is not None and issubclass(model, Resource) else None


def owned_kinds() -> list[type[Base]]:
    """The kinds of resources that belong to an account by a column of their own."""
    kinds = [(model, model.__ownership__) for model in _kinds()]
    return [model for model, whose in kinds if isinstance(whose, OwnedBy) and whose.column == "account_uuid"]


def lendable_kinds() -> list[type[Base]]:
    """Those of them that can be shared, and be given to another account."""
    kinds = [(model, model.__ownership__) for model in owned_kinds()]
    return [model for model, whose in kinds if isinstance(whose, OwnedBy) and whose.is_lendable]
