"""What happens to the rows of shares, and to owners. Pure transaction functions."""

from __future__ import annotations

from orrery.core.identity.account.model import Account
from orrery.core.identity.sharing.messages import RevokeResourceSharing, ShareResource
from orrery.core.kernel.db.model import Base, OwnedBy, Uuid, models_by_vo
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Busy, InvalidArgument, NotFound
from orrery.core.kernel.ownership import Caller, SharedResource, find_resource, lendable_kinds, owner_of
from orrery.core.kernel.plugins import Hooks
from orrery.core.kernel.query import Inventories
from orrery.core.kernel.query.inventory import Body
from orrery.core.kernel.workflow import Claim


def share(tx: Transaction, message: ShareResource) -> None:
    """Adds what is not shared yet. Raises InvalidArgument for what cannot be, or without a receiver."""
    accounts: list[Uuid | None] = list(dict.fromkeys(message.account_uuids or ()))
    if message.to_public:
        accounts.append(None)
    if not accounts:
        raise InvalidArgument("field[accountUuids] names the accounts, or field[toPublic] is true; give one")
    for uuid in dict.fromkeys(message.resource_uuids):
        row = _lendable(tx, uuid, "resourceUuids")
        shares = tx.find(SharedResource, resource_type=row.__vo__, resource_uuid=uuid)
        known = {each.receiver_account_uuid for each in shares}
        for account in accounts:
            if account not in known and account != row.__dict__["account_uuid"]:
                _add(tx, row, account)


def _add(tx: Transaction, row: Base, account: Uuid | None) -> None:
    values = row.__dict__
    tx.insert(
        SharedResource,
        owner_account_uuid=values["account_uuid"],
        receiver_account_uuid=account,
        to_public=account is None,
        resource_type=row.__vo__,
        resource_uuid=values["uuid"],
        create_date=tx.now,
        last_op_date=tx.now,
    )


def _lendable(tx: Transaction, uuid: Uuid, field: str) -> Base:
    row = find_resource(tx, uuid)
    if row is None:
        raise NotFound(f"field[{field}]: no resource has the uuid[{uuid}]")
    kinds = list(lendable_kinds())
    if row.__vo__ not in [kind.__vo__ for kind in kinds]:
        names = ", ".join(kind.__name__ for kind in kinds)
        raise InvalidArgument(
            f"field[{field}]: {type(row).__name__}[uuid:{uuid}] is none of what accounts can share"
            f" and give: {names}"
        )
    return row


def revoke(tx: Transaction, message: RevokeResourceSharing) -> None:
    """Removes shares; what was not shared is no error. Raises InvalidArgument without a receiver."""
    accounts = message.account_uuids or []
    if not (message.all or message.to_public or accounts):
        raise InvalidArgument("give field[accountUuids], or set field[toPublic] or field[all] to true")
    for uuid in message.resource_uuids:
        row = find_resource(tx, uuid)
        kind = row.__vo__ if row is not None else ""
        for each in tx.find(SharedResource, resource_type=kind, resource_uuid=uuid):
            is_meant = message.to_public if each.to_public else each.receiver_account_uuid in accounts
            if message.all or is_meant:
                tx.delete(SharedResource, id=each.id)


def change_owner(tx: Transaction, uuid: Uuid, account: Uuid, hooks: Hooks) -> None:
    """Gives a resource and its parts to an account. Raises Busy while a run works on any of them."""
    row = _lendable(tx, uuid, "resourceUuid")
    found = hooks.hook.parts_that_go_along(tx=tx, vo=row.__vo__, uuid=uuid)
    for vo, part in [(row.__vo__, uuid), *(part for parts in found for part in parts)]:
        _give(tx, models_by_vo()[vo], part, account, hooks)


def _give(tx: Transaction, model: type[Base], uuid: Uuid, account: Uuid, hooks: Hooks) -> None:
    if tx.first(Claim, resource=uuid) is not None:
        raise Busy(f"an operation works on {model.__name__}[uuid:{uuid}]; try again when it has ended")
    former = tx.require(model, uuid).__dict__["account_uuid"]
    if former == account:
        return
    tx.update(model, {"uuid": uuid}, account_uuid=account)
    shares = {"resource_type": model.__vo__, "resource_uuid": uuid}
    tx.delete(SharedResource, **shares, receiver_account_uuid=account)
    tx.update(SharedResource, shares, owner_account_uuid=account, last_op_date=tx.now)
    hooks.hook.owner_changed(tx=tx, vo=model.__vo__, uuid=uuid, former=former, account=account)


def forget(tx: Transaction, account: Uuid) -> None:
    """Removes what an account has shared, and what is shared with it."""
    tx.delete(SharedResource, owner_account_uuid=account)
    tx.delete(SharedResource, receiver_account_uuid=account)


def accounts_of(
    tx: Transaction, uuids: list[Uuid], inventories: Inventories, caller: Caller | None
) -> dict[str, Body]:
    """The account of each resource, so far as the caller sees that account."""
    found = {}
    for uuid in uuids:
        row = find_resource(tx, uuid)
        whose = owner_of(tx, row) if row is not None and isinstance(row.__ownership__, OwnedBy) else None
        if whose is None or (caller is not None and not caller.is_admin and whose[0] != caller.account_uuid):
            continue
        account = inventories.one(tx, Account, whose[0])
        if account is not None:
            found[uuid] = account
    return found
